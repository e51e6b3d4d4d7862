"""What rows say of other rows: ids that stand twice, words to refer to, links in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from graph.errors import Fault
from graph.model.materiel import BUILT_IN
from graph.model.schema import DESIGNATION, MATERIEL_TERMS, REF, REFS, TERM, Column
from graph.model.vocabulary import VOCABULARIES
from seeds.sheets.complaints import KnownWords, plain, shown
from seeds.sheets.sheet import Sheet

Sheets = Mapping[str, Sheet]

_LINKS_SHOWN = 6


def repeated(sheet: Sheet, column: str) -> Iterator[Fault]:
    """Yield each row whose id an earlier row has, naming both. O(rows)."""
    if not sheet.has(column):
        return
    cells = sheet.cells[column]
    often = np.bincount(cells.codes, minlength=len(cells.distinct)) > 1
    texts = {cells.distinct[code] for code in np.flatnonzero(often).tolist()} - {""}
    first: dict[str, int] = {}
    for row, text in sheet.where(column, texts):
        if first.setdefault(text, row) != row:
            problem = f"{shown(text)} is already the {column} of row {first[text]}"
            yield sheet.fault(row, column, problem, f"each {column} stands once")


def known(sheets: Sheets, column: Column) -> KnownWords | None:
    """Return the words that a column's cells may hold.

    None where any may, or where nobody can tell.
    """
    if column.kind is TERM:
        return KnownWords(column.target, VOCABULARIES[column.target])
    if column.kind in (REF, REFS):
        return _ids(sheets[column.target], f"id in {sheets[column.target].file}", {})
    if column.kind in (MATERIEL_TERMS, DESIGNATION):
        return _ids(sheets[column.target], "materiel term", BUILT_IN)
    return None


def _ids(sheet: Sheet, what: str, others: Mapping[str, object]) -> KnownWords | None:
    if not sheet.whole or (len(sheet.numbers) and not sheet.has("id")):
        return None
    ids = sheet.distinct("id") if sheet.has("id") else []
    return KnownWords(what, {**others, **dict.fromkeys(ids)})


def circles(sheet: Sheet, column: str) -> Iterator[Fault]:
    """Yield each circle of links from ``id`` by ``column``, once, at its first row. O(rows)."""
    links, rows = _links(sheet, column)
    for circle in _circles(links):
        start = circle.index(min(circle, key=rows.__getitem__))
        names = [plain(name) for name in circle[start:] + circle[:start]]
        rest = f"… (after {len(names)} links)" if len(names) > _LINKS_SHOWN else names[0]
        trail = " > ".join([*names[:_LINKS_SHOWN], rest])
        problem = f"'{names[0]}' leads back to itself: {trail}"
        yield sheet.fault(rows[circle[start]], column, problem, f"no {column} may lead in a circle")


def deep(sheet: Sheet, column: str, most: int) -> Iterator[Fault]:
    """Yield where a chain of links by ``column`` gets longer than ``most``. O(rows · most)."""
    links, rows = _links(sheet, column)
    for name in links:
        above, at = 0, name
        while at in links and above <= most + 1:
            above, at = above + 1, links[at]
        if above == most + 1:  # those below it need not be told
            problem = f"{shown(name)} lies {above} levels deep"
            yield sheet.fault(rows[name], column, problem, f"at most {most} levels")


def _links(sheet: Sheet, column: str) -> tuple[dict[str, str], dict[str, int]]:
    """Return what each id links to, and the row of the id."""
    links: dict[str, str] = {}
    rows: dict[str, int] = {}
    for row, name, target in sheet.tuples("id", column) if sheet.has("id", column) else ():
        if target:
            links[name], rows[name] = target, row
    return links, rows


def _circles(links: Mapping[str, str]) -> Iterator[list[str]]:
    settled: set[str] = set()
    for name in links:
        trail: dict[str, None] = {}
        while name in links and name not in settled and name not in trail:
            trail[name] = None
            name = links[name]
        if name in trail:
            names = list(trail)
            yield names[names.index(name) :]
        settled.update(trail)
