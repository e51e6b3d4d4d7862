"""The kinds of cell: what is wrong with a text of that kind, and the value that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

from graph.errors import DateError
from graph.model import schema
from graph.model.dates import VALID as VALID_DATE
from graph.model.dates import parse
from graph.model.schema import Column
from seeds.sheets.complaints import Complaint, KnownWords, shown

Complain = Callable[[str, KnownWords | None], Iterator[Complaint]]


@dataclass(frozen=True, slots=True)
class Cell:
    """How texts of one kind are checked, and how a text without fault is read.

    ``complain`` takes the text and the words to choose from; None means that they cannot be told,
    because the table that lists them could not be read.
    """

    complain: Complain
    read: Callable[[str], object] = str


def cell(column: Column) -> Cell:
    """Return how the cells of a column are checked and read."""
    return CELLS[column.kind]


def _nothing(_text: str, _known: KnownWords | None) -> Iterator[Complaint]:
    yield from ()


def _word(text: str, known: KnownWords | None) -> Iterator[Complaint]:
    if known is not None and text not in known:
        yield known.complaint(text)


def _words(separator: str) -> Complain:
    def complain(text: str, known: KnownWords | None) -> Iterator[Complaint]:
        for part in _split(text, separator):
            if part:
                yield from _word(part, known)
        yield from _separated(separator)(text, known)

    return complain


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
    schema.SLUG.pattern,
    "slug",
    "a slug is lower-case letters a to z, digits and hyphens, and begins with no hyphen",
)
_A_NUMBER = _pattern(
    r"[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?",
    "number",
    "a number is digits, with a point before decimals and no sign, comma or blank: 7.1",
)
_A_RANGE = _pattern(
    schema.SENTENCES.pattern,
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


def _list(kind: schema.Kind, complain: Complain) -> Cell:
    return Cell(complain, lambda text: _split(text, kind.separator))


CELLS: Mapping[schema.Kind, Cell] = MappingProxyType(
    {
        schema.ID: Cell(_SLUG),
        schema.SLUG: Cell(_SLUG),
        schema.REF: Cell(_word),
        schema.TERM: Cell(_word),
        schema.DESIGNATION: Cell(_word),
        schema.REFS: _list(schema.REFS, _words(schema.REFS.separator)),
        schema.MATERIEL_TERMS: _list(
            schema.MATERIEL_TERMS, _words(schema.MATERIEL_TERMS.separator)
        ),
        schema.TEXTS: _list(schema.TEXTS, _separated(schema.TEXTS.separator)),
        schema.RELAY: _list(schema.RELAY, _separated(schema.RELAY.separator)),
        schema.DATE: Cell(_date, parse),
        schema.ORDINAL: Cell(
            _pattern(
                "[1-9][0-9]{0,8}",
                "whole number",
                "it counts from 1, in digits alone, up to 999999999",
            ),
            int,
        ),
        schema.NUMBER: Cell(_number, float),
        schema.SENTENCES: Cell(_sentences),
        schema.SHA256: Cell(
            _pattern(schema.SHA256.pattern, "SHA-256", "a SHA-256 is 64 digits 0 to 9 and a to f")
        ),
        schema.URL: Cell(
            _pattern(
                r'https?://[^\s\x00-\x1f\x7f<>"/?#][^\s\x00-\x1f\x7f<>"]*',
                "web address",
                "it begins with http:// or https:// and holds no blank",
            )
        ),
        schema.LANGUAGE: Cell(
            _pattern(schema.LANGUAGE.pattern, "language tag", "a tag is en, ar, ps or pt-BR")
        ),
        schema.WIKIDATA: Cell(
            _pattern(
                schema.WIKIDATA.pattern, "Wikidata item", "an item is Q and its number: Q11211"
            )
        ),
        schema.TEXT: Cell(_nothing),
    }
)
"""By the kind of a column that a researcher fills in, how its cells are checked and read."""
