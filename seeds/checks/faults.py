"""Every fault of a dataset in one go: file, row, column, value and what would be valid.

Cells are checked by the kind of their column (:mod:`seeds.sheets.cells`), links between rows by
:mod:`seeds.checks.references`, the rules across columns by :mod:`seeds.checks.rules`. Each text is
checked once however many rows hold it, and rows are looked for only where a text is at fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import Fault
from graph.model.schema import ID, REF, SHA256, SLUG, TERM, TEXT, Column
from seeds.checks import rules
from seeds.checks.references import known, repeated
from seeds.sheets import sieve
from seeds.sheets.cells import cell
from seeds.sheets.complaints import Complaint, KnownWords, shown
from seeds.sheets.sheet import Sheet

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What embeds, overrides or isolates a direction of writing (Unicode Standard Annex 9)."""


def faults(tables: Mapping[str, Sheet]) -> list[Fault]:
    """Return all faults of the tables, those of their form (:attr:`Sheet.faults`) first.

    ``tables`` holds a sheet for every table of the schema. A cell or row whose form is at fault
    has no further fault. Columns that refer to a table which could not be read whole are not held
    against it. O(cells).
    """
    form = [fault for sheet in tables.values() for fault in sheet.faults]
    spoilt = {(fault.file, fault.row, fault.column) for fault in form}
    return form + [
        fault
        for fault in _all(tables)
        if (fault.file, fault.row, fault.column) not in spoilt
        and (fault.file, fault.row, "") not in spoilt
    ]


def _all(tables: Mapping[str, Sheet]) -> Iterator[Fault]:
    for sheet in tables.values():
        for column in sheet.table.columns:
            if sheet.has(column.name):
                yield from _column(tables, sheet, column)
        for name in sheet.cells:
            yield from _turned(sheet, name)
    yield from rules.faults(tables)


def _turned(sheet: Sheet, column: str) -> Iterator[Fault]:
    """Yield the cells that show their text, or what stands after it, in another order."""
    texts = sieve.holding(sheet.distinct(column), _TURNING)
    signs = {text: _TURNING.search(text) for text in texts}
    found = {text: sign[0] for text, sign in signs.items() if sign}
    for row, text in sheet.where(column, found):
        told = f"{unicodedata.name(found[text])} (U+{ord(found[text]):04X})"
        problem = f"{shown(text)} has {told}, which shows letters in another order"
        yield sheet.fault(row, column, problem, "remove it; text from right to left needs none")


def _column(tables: Mapping[str, Sheet], sheet: Sheet, column: Column) -> Iterator[Fault]:
    complaints = _complaints(tables, sheet, column)
    for row, text in sheet.where(column.name, complaints):
        for problem, valid in complaints[text]:
            yield sheet.fault(row, column.name, problem, valid)
    if column.kind is ID:
        yield from repeated(sheet, column.name)


def _complaints(
    tables: Mapping[str, Sheet], sheet: Sheet, column: Column
) -> Mapping[str, list[Complaint]]:
    """Return the complaints about each distinct text of a column that gives cause for any."""
    words = known(tables, column)
    complain = cell(column).complain
    texts = sheet.distinct(column.name)
    found: dict[str, list[Complaint]] = {}
    if column.required:
        found = {text: [_empty(column, text)] for text in sieve.blank(texts)}
    for text in _suspects(texts, column, words):
        if text and text not in found and (complaints := list(complain(text, words))):
            found[text] = complaints
    return found


def _suspects(texts: Sequence[str], column: Column, words: KnownWords | None) -> Iterable[str]:
    """Return the texts that could give cause for complaint; of many kinds, all."""
    if column.kind is TEXT:
        return ()
    if column.kind in _BY_PATTERN:
        return sieve.unlike(texts, column.kind.pattern)
    if column.kind in (REF, TERM) and words is not None:
        return sieve.others(texts, words.words)
    return texts


_BY_PATTERN = (ID, SLUG, SHA256)
"""The kinds of which every text that fits the pattern is without fault."""


def _empty(column: Column, text: str) -> Complaint:
    problem = f"{shown(text)} is blank" if text else "the cell is empty"
    return problem, f"needed here: {column.description.partition(';')[0]}"
