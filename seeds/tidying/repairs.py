"""The cell that one stood for, by the kind of its column: what a spreadsheet made of it, undone."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from graph.errors import DateError
from graph.model import schema
from graph.model.date_proposals import proposals
from graph.model.dates import parse
from graph.model.folding import fold
from graph.model.schema import Column
from graph.model.vocabulary import VOCABULARIES
from seeds.sheets.cells import cell

Known = Collection[str]
"""The words that a column takes."""

_QUADS = "".join(map(chr, range(0x2000, 0x200C)))
_AROUND = f" \t\r\n\x0b\x0c\x85\xa0\u1680{_QUADS}\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"


def bare(text: str) -> str:
    """Return the text without blanks around it, those that nobody sees among them."""
    return text.strip(_AROUND)


def repaired(column: Column, text: str, known: Known) -> str:
    """Return what a cell stood for; itself where that is not certain, or nothing is wrong.

    ``known`` are the words that the column takes. A cell without fault only loses the blanks.
    """
    clean = bare(text)
    if not clean or not _is_wrong(column, clean, known):
        return clean
    repair = _REPAIRS.get(column.kind)
    found = repair(column, clean, known) if repair else clean
    return clean if _is_wrong(column, found, known) else found


def _is_wrong(column: Column, text: str, known: Known) -> bool:
    if column.kind in _WORDS:
        parts = _parts(column, text)
        return not all(part in known for part in parts)
    return any(cell(column).complain(text, None))


def _parts(column: Column, text: str) -> list[str]:
    separator = column.kind.separator
    return [bare(part) for part in text.split(separator)] if separator else [text]


def _term(column: Column, text: str, known: Known) -> str:
    """Return the words in the spelling of the vocabulary: case, blanks and underscores apart."""
    alike: dict[str, list[str]] = {}
    for word in known:
        alike.setdefault(_folded(word), []).append(word)
    parts = []
    for part in _parts(column, text):
        same = alike.get(_folded(part), [])
        parts.append(same[0] if len(same) == 1 else part)
    return column.kind.separator.join(parts)


def _folded(word: str) -> str:
    return fold(word).replace(" ", "-")


def _small(_column: Column, text: str, _known: Known) -> str:
    return text.lower()


def _great(_column: Column, text: str, _known: Known) -> str:
    return text.upper()


def _whole(_column: Column, text: str, _known: Known) -> str:
    return re.sub(r"\.0+$", "", text)


_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_DAY_MONTH = re.compile(r"(\d{1,2})[-/. ]([A-Za-z]{3})\.?(?:[-/. ]\d{2,4})?")
_ISO_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?")


def _sentences(_column: Column, text: str, _known: Known) -> str:
    """Return the range that was taken for a day: 2-4 became 02-Apr here, 04-Feb there."""
    dashes = re.sub(r"\s*[\u2010-\u2015\u2212-]\s*", "-", text)
    day = _DAY_MONTH.fullmatch(text)
    if day and day[2].lower() in _MONTHS:
        ends = sorted((int(day[1]), _MONTHS[day[2].lower()]))
    elif iso := _ISO_DAY.fullmatch(text):
        ends = sorted((int(iso[1]), int(iso[2])))
    else:
        return _whole(_column, dashes, _known)
    return f"{ends[0]}-{ends[1]}" if ends[0] < ends[1] else text


_IN_FIGURES = re.compile(
    r"[\d/. -]+|\d{4}-\d\d-\d\d[T ][\d:.]+Z?|\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}"
)
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?Z?$")


def _date(column: Column, text: str, known: Known) -> str:
    """Return the one reading of a date in figures; the text where it has two, or none."""
    day = _MIDNIGHT.sub("", _whole(column, text, known))
    if _is_date(day):
        return day
    meant = [one for one in proposals(day) if _is_date(one)] if _IN_FIGURES.fullmatch(day) else []
    return meant[0] if len(meant) == 1 else text


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


_WORDS = frozenset(
    {schema.TERM, schema.REF, schema.REFS, schema.MATERIEL_TERMS, schema.DESIGNATION}
)

_REPAIRS: Mapping[schema.Kind, Callable[[Column, str, Known], str]] = MappingProxyType(
    {
        **dict.fromkeys(_WORDS, _term),
        schema.ID: _small,
        schema.SLUG: _small,
        schema.SHA256: _small,
        schema.WIKIDATA: _great,
        schema.ORDINAL: _whole,
        schema.SENTENCES: _sentences,
        schema.DATE: _date,
    }
)


def words_of(column: Column, ids: Mapping[str, Known]) -> Known:
    """Return the words that a column takes; ``ids`` are those of each table."""
    if column.kind is schema.TERM:
        return VOCABULARIES[column.target]
    return ids.get(column.target, ()) if column.kind in _WORDS else ()
