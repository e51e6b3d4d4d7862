"""The kinds of cell: what is wrong with a text of that kind, and the value that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from math import isfinite
from types import MappingProxyType
from typing import Any

from graph.errors import DateError
from graph.model.dates import VALID as VALID_DATE
from graph.model.dates import parse
from graph.model.schema import Column, Table
from seeds.sheets.complaints import Complaint, KnownWords, shown

Complain = Callable[[str, KnownWords | None], Iterator[Complaint]]


@dataclass(frozen=True, slots=True)
class Kind:
    """How texts of one kind are checked, and how a text without fault is read.

    ``complain`` takes the text and the words to choose from; None means that they cannot be told,
    because the table that lists them could not be read.
    """

    complain: Complain
    read: Callable[[str], object] = str


def kind(table: Table, column: Column) -> Kind:
    """The kind of a column's cells."""
    return CELL_KINDS[strict(table, column).kind]


def strict(table: Table, column: Column) -> Column:
    """The column with the kind that its cells are held to, where the schema's own is wider."""
    name = _STRICTER.get((table.name, column.name), column.kind)
    if name == "materiel" and not isinstance(empty(table, column), tuple):
        name = "designation"  # the model holds one term, not several
    return replace(column, kind=name)


def empty(table: Table, column: Column) -> Any:
    """What an empty cell stands for; None for a column that must not be empty."""
    default = {field.name: field.default for field in fields(table.row)}[column.name]
    return column.default or (None if default is MISSING else default)


_STRICTER: Mapping[tuple[str, str], str] = MappingProxyType(
    {("origins", "group"): "slug", ("materiel", "parent"): "materiel"}
)


def _nothing(_text: str, _known: KnownWords | None) -> Iterator[Complaint]:
    yield from ()


def _word(text: str, known: KnownWords | None) -> Iterator[Complaint]:
    if known is not None and text not in known:
        yield known.complaint(text)


def _words(text: str, known: KnownWords | None) -> Iterator[Complaint]:
    for part in _split(text, ";"):
        if part:
            yield from _word(part, known)
    yield from _separated(";")(text, known)


def _separated(separator: str) -> Complain:
    def complain(text: str, _known: KnownWords | None) -> Iterator[Complaint]:
        if not all(_split(text, separator)):
            yield (
                f"{shown(text)} has an empty part",
                f"something stands on each side of a '{separator}'",
            )

    return complain


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(map(str.strip, text.split(separator)))


def _pattern(pattern: str, what: str, valid: str) -> Complain:
    fits = re.compile(pattern).fullmatch

    def complain(text: str, _known: KnownWords | None) -> Iterator[Complaint]:
        if not fits(text):
            yield f"{shown(text)} is no {what}", valid

    return complain


def _date(text: str, _known: KnownWords | None) -> Iterator[Complaint]:
    try:
        parse(text)
    except DateError as error:
        problem = str(error).removesuffix(f"; {VALID_DATE}").replace(f"'{text}'", shown(text))
        yield problem, VALID_DATE


_SLUG = _pattern(
    "[a-z0-9][a-z0-9-]*",
    "slug",
    "a slug is lower-case letters a to z, digits and hyphens, and begins with no hyphen",
)
_A_NUMBER = _pattern(
    r"[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?",
    "number",
    "a number is digits, with a point before decimals and no sign, comma or blank: 7.1",
)
_A_RANGE = _pattern(
    "[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?",
    "sentence or range of sentences",
    "sentences count from 1: 2 or 2-4",
)


def _number(text: str, known: KnownWords | None) -> Iterator[Complaint]:
    complaint = next(_A_NUMBER(text, known), None)
    if complaint:
        yield complaint
    elif not isfinite(float(text)):
        yield f"{shown(text)} is no number that can be held", "a number is less than 1e308"


def _sentences(text: str, known: KnownWords | None) -> Iterator[Complaint]:
    complaint = next(_A_RANGE(text, known), None)
    first, _, last = text.partition("-")
    if complaint:
        yield complaint
    elif last and int(last) < int(first):
        yield f"{shown(text)} ends before it begins", "sentences count from 1: 2 or 2-4"


CELL_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "id": Kind(_SLUG),
        "slug": Kind(_SLUG),
        "ref": Kind(_word),
        "term": Kind(_word),
        "designation": Kind(_word),
        "materiel": Kind(_words, lambda text: _split(text, ";")),
        "list": Kind(_separated(";"), lambda text: _split(text, ";")),
        "relay": Kind(_separated(">"), lambda text: _split(text, ">")),
        "date": Kind(_date, parse),
        "integer": Kind(
            _pattern(
                "[1-9][0-9]{0,8}",
                "whole number",
                "it counts from 1, in digits alone, up to 999999999",
            ),
            int,
        ),
        "number": Kind(_number, float),
        "sentences": Kind(_sentences),
        "sha256": Kind(
            _pattern("[0-9a-f]{64}", "SHA-256", "a SHA-256 is 64 digits 0 to 9 and a to f")
        ),
        "url": Kind(
            _pattern(
                r'https?://[^\s\x00-\x1f\x7f<>"/?#][^\s\x00-\x1f\x7f<>"]*',
                "web address",
                "it begins with http:// or https:// and holds no blank",
            )
        ),
        "wikidata": Kind(
            _pattern("Q[1-9][0-9]*", "Wikidata item", "an item is Q and its number: Q11211")
        ),
        "text": Kind(_nothing),
    }
)
