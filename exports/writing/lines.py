"""JSON written as it is made: one object whose lists have one item a line.

So a file of any number of rows costs the memory of one of them, and a change of a row is a change
of a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

Lists = Mapping[str, Iterable[Any]]
"""The lists of an object by key; each is gone through once, when it is written."""


def write_object(stream: BinaryIO, values: Mapping[str, Any], lists: Lists) -> None:
    """Write an object with these plain ``values`` first, then these lists.

    UTF-8, a line feed at the end. Raises ValueError for a number that is not finite. The time is
    that of the encoder in C, which writes no blanks at the beginnings of lines.
    """
    members = [
        *((name, iter([_text(value)])) for name, value in values.items()),
        *((name, _listed(items)) for name, items in lists.items()),
    ]
    between = "{\n"
    for name, parts in members:
        stream.write(f"{between}{_text(name)}: ".encode())
        for part in parts:
            stream.write(part.encode())
        between = ",\n"
    stream.write(b"\n}\n" if members else b"{}\n")


def _listed(items: Iterable[Any]) -> Iterator[str]:
    between = "["
    for item in items:
        yield f"{between}\n{_text(item)}"
        between = ","
    yield "[]" if between == "[" else "\n]"


def _text(value: object) -> str:
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
