"""A large CSV file whose form is plainly sound, read as Arrow columns; any other is left alone.

Arrow's parser is lenient where the reader of :mod:`seeds.sheets.records` is strict: it drops the
quotes of ``"a"b`` and passes over blank lines. So a file is read here only where a look at all its
bytes shows that both read it alike.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
from numpy.typing import NDArray

from graph.model.texts import ArrowTexts

_QUOTE, _COMMA, _LINE, _RETURN = b'",\n\r'

_BLOCK = 1 << 24


class Form(NamedTuple):
    """A header, the distinct texts of each column with which of them each row holds, and the
    numbers of the rows.
    """

    header: list[str]
    columns: list[tuple[ArrowTexts, NDArray[np.int32]]]
    numbers: NDArray[np.int64]


def sound(raw: bytes, longest: int) -> Form | None:
    """Return the form of a table; None where it is to be read row by row.

    That is where its form is at fault, or a row is blank, or a cell has more than ``longest``
    characters. O(n), with a core for each block.
    """
    header = _header(raw)
    if header is None or not _alike(raw):
        return None
    try:
        table = _read(raw, len(header))
    except pa.ArrowException:
        return None
    columns = [table.column(place) for place in range(len(header))]
    if any(one.num_chunks != 1 for one in columns):  # none, or more text than an array can hold
        return None
    columns = [one.chunk(0) for one in columns]
    if any(_longest(column.dictionary) > longest for column in columns):
        return None
    if not _filled(columns).all():
        return None
    found = [(ArrowTexts(one.dictionary), one.indices.to_numpy()) for one in columns]
    return Form(header, found, np.arange(2, table.num_rows + 2))


def _header(raw: bytes) -> list[str] | None:
    first = raw[: max(raw.find(b"\n"), 0)]
    if not first or b'"' in first or b"\r" in first[:-1]:
        return None
    try:
        found = next(csv.reader([first.decode()]))
    except (UnicodeDecodeError, csv.Error):  # a name can be too long for the module
        return None
    return found if len(found) > 1 else None


def _alike(raw: bytes) -> bool:
    """Return whether quotes open and close cells alone, and no line is blank."""
    if b"\0" in raw or b"\n\n" in raw or b"\r\r" in raw or b"\n\r" in raw:
        return False
    quotes = raw.find(b'"') >= 0
    return not quotes or _quoted_whole(np.frombuffer(raw, np.uint8))


def _quoted_whole(seen: NDArray[np.uint8]) -> bool:
    """Return whether each first of two quotes begins a cell and each second ends it, or is doubled.

    Quotes are counted off in pairs: outside of them a comma or an end of line separates cells.
    """
    at = np.flatnonzero(seen == _QUOTE)
    if len(at) % 2:
        return False
    opens, closes = at[::2], at[1::2]
    doubled = np.append(False, opens[1:] == closes[:-1] + 1)
    begins = np.isin(seen[opens - 1], (_COMMA, _LINE, _RETURN)) | doubled
    after = seen[np.minimum(closes + 1, len(seen) - 1)]
    ends = np.isin(after, (_COMMA, _LINE, _RETURN, _QUOTE)) | (closes == len(seen) - 1)
    return bool(begins.all() and ends.all())


def _read(raw: bytes, width: int) -> Any:
    """Return the rows below the header as a table of dictionaries, each in one piece."""
    names = [str(place) for place in range(width)]
    begun = raw.index(b"\n") + 1
    quoted = raw.find(b'"', begun) >= 0
    table = pa.csv.read_csv(
        pa.BufferReader(pa.py_buffer(raw).slice(begun)),
        read_options=pa.csv.ReadOptions(column_names=names, block_size=_BLOCK),
        parse_options=pa.csv.ParseOptions(newlines_in_values=quoted),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
            strings_can_be_null=False,
        ),
    )
    return table.unify_dictionaries().combine_chunks()


def _longest(texts: Any) -> int:
    found: int | None = pc.max(pc.utf8_length(texts)).as_py()
    return found or 0


def _filled(columns: Sequence[Any]) -> NDArray[np.bool_]:
    """Return which rows have any cell that is not empty."""
    found = np.zeros(len(columns[0]), np.bool_)
    for column in columns:
        empty = pc.index(column.dictionary, pa.scalar("", pa.string())).as_py()
        found |= column.indices.to_numpy() != empty
    return found
