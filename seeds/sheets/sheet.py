"""One table as text: its known columns, its spreadsheet rows, and the faults of its form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.errors import Fault, FileError
from graph.model.own import is_own
from graph.model.schema import Table
from graph.model.texts import found_in
from seeds.sheets.complaints import plain, shown, valid_column
from seeds.sheets.files import content, file_name
from seeds.sheets.records import Cells, Records, records


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """The text cells of one table, without blank rows.

    ``cells`` holds the columns of the schema that the file has, and the user's own. ``numbers`` are
    those of the rows, counted as a spreadsheet does: the header is row 1. ``whole`` is false where
    rows are missing, so that an id that is not there may yet exist.
    """

    table: Table
    cells: Mapping[str, Cells] = field(default_factory=dict)
    numbers: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    whole: bool = True
    faults: tuple[Fault, ...] = ()
    source: str = ""

    @property
    def file(self) -> str:
        """Return the name of the file, for faults."""
        return self.source or file_name(self.table)

    def has(self, *columns: str) -> bool:
        """Return whether the file has all these columns."""
        return all(column in self.cells for column in columns)

    @property
    def own(self) -> list[str]:
        """Return the names of the user's own columns, sorted."""
        return sorted(filter(is_own, self.cells))

    def distinct(self, column: str) -> Sequence[str]:
        """Return the distinct texts of a column, in the order of first appearance."""
        return self.cells[column].distinct

    def codes(self, column: str) -> NDArray[np.integer[Any]]:
        """Return, for each row, which of the distinct texts its cell holds."""
        return self.cells[column].codes

    def texts(self, column: str) -> list[str]:
        """Return the cells of a column, row by row."""
        return self.cells[column].texts()

    def text(self, row: int, column: str) -> str:
        """Return one cell, by its spreadsheet row."""
        place = int(np.searchsorted(self.numbers, row))
        return self.distinct(column)[int(self.codes(column)[place])]

    def tuples(
        self, *columns: str, chosen: NDArray[np.bool_] | None = None
    ) -> Iterator[tuple[Any, ...]]:
        """Yield, of all or the ``chosen``, the spreadsheet row and the cells of these columns."""
        rows = slice(None) if chosen is None else chosen
        texts = [self.cells[one].of(self.codes(one)[rows]) for one in columns]
        return zip(self.numbers[rows].tolist(), *texts, strict=True)

    def holds(self, column: str, texts: Collection[str]) -> NDArray[np.bool_]:
        """Return, for each row, whether its cell in ``column`` is one of ``texts``."""
        wanted = [text in texts for text in self.distinct(column)]
        found: NDArray[np.bool_] = np.array(wanted, np.bool_)[self.codes(column)]
        return found

    def alike(self, column: str, other: str) -> NDArray[np.bool_]:
        """Return, for each row, whether its cells in both columns hold the same text."""
        codes = found_in(self.distinct(other), self.distinct(column))
        found: NDArray[np.bool_] = codes[self.codes(other)] == self.codes(column)
        return found

    def rows(self, chosen: NDArray[np.bool_]) -> list[int]:
        """Return the spreadsheet rows of the chosen cells."""
        found: list[int] = self.numbers[chosen].tolist()
        return found

    def where(self, column: str, texts: Collection[str]) -> Iterator[tuple[int, str]]:
        """Yield the rows, with the text, whose cell in ``column`` is one of ``texts``."""
        if texts:
            chosen = self.holds(column, texts)
            yield from self.tuples(column, chosen=chosen)

    def fault(self, row: int, column: str, problem: str, valid: str = "") -> Fault:
        """Return a fault of this table."""
        return Fault(self.file, row, column, problem, valid)


def load(path: Path, table: Table) -> Sheet:
    """Read a table from its CSV file; what is wrong with its form is in the sheet's faults."""
    try:
        raw = content(path)
    except FileError as error:
        return Sheet(
            table, whole=False, faults=(Fault(path.name, 0, "", str(error), _wanted(table)),)
        )
    return of_form(table, records(path.name, raw))


def of_form(table: Table, form: Records) -> Sheet:
    """Return the sheet of a table whose form was read; what is wrong with it is in its faults."""
    if not (form.whole or form.header):
        return Sheet(table, whole=False, faults=tuple(form.faults), source=form.file)
    wrong = _no_header(table, form)
    if wrong:
        return Sheet(table, whole=False, faults=(wrong,), source=form.file)
    spoilt = {fault.column for fault in form.faults if fault.row == 1}
    header = [fault for fault in _header(table, form) if fault.column not in spoilt]
    names = [*(column.name for column in table.columns), *filter(is_own, form.header)]
    there = dict(zip(reversed(form.header), reversed(form.columns), strict=True))  # the first wins
    cells = {name: there[name] for name in names if name in there}
    return Sheet(table, cells, form.numbers, form.whole, (*form.faults, *header), form.file)


def _wanted(table: Table) -> str:
    names = ", ".join(column.name for column in table.columns)
    return f"the first row of {file_name(table)} names the columns {names}"


def _no_header(table: Table, form: Records) -> Fault | None:
    """Return the fault of a file whose first row names no column at all."""
    if {column.name for column in table.columns} & set(form.header):
        return None
    if form.empty:
        return Fault(form.file, 0, "", "the file is empty", _wanted(table))
    first = ",".join(form.header)
    problem = f"the first row is no header: {shown(first)}" if first else "the first row is blank"
    for sign, name in {";": "semicolons", "\t": "tabs"}.items():
        if len(form.header) == 1 and sign in first:
            problem = f"the cells are separated by {name}, not by commas: {shown(first)}"
    return Fault(form.file, 1, "", problem, _wanted(table))


def _header(table: Table, form: Records) -> Iterator[Fault]:
    """Yield unknown, repeated and missing columns."""
    known = {column.name: column for column in table.columns}
    standing: dict[str, list[str]] = {}
    for place, name in enumerate(form.header, 1):
        standing.setdefault(name, []).append(str(place))
    for name, places in standing.items():
        if name not in known and not is_own(name):
            yield Fault(form.file, 1, plain(name), *_unknown(table, name, places[0]))
        elif len(places) > 1:
            problem = f"'{name}' stands in the header {len(places)} times"
            valid = f"of the cells {', '.join(places)} only one may be called that"
            yield Fault(form.file, 1, name, problem, valid)
    for column in table.columns:
        if column.required and column.name not in form.header:
            yield Fault(form.file, 1, column.name, "the column is missing", _wanted(table))


def _unknown(table: Table, name: str, place: str) -> tuple[str, str]:
    if not name.strip():
        return f"cell {place} of the header is empty", "every column has a name"
    valid = valid_column(name, (column.name for column in table.columns))
    return f"{shown(name)} is no column of {table.name}", valid
