"""One table as text: its known columns, its spreadsheet rows, and the faults of its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.errors import Fault, FileError
from graph.model.schema import Table
from graph.model.vocabulary import nearest
from seeds.sheets.complaints import plain, shown
from seeds.sheets.files import content, file_name
from seeds.sheets.records import Records, records


@dataclass(frozen=True, eq=False, slots=True)
class Sheet:
    """The text cells of one table.

    ``cells`` holds the columns of the schema that the file has, each as a pandas categorical (so
    that what depends on a cell's text alone is done once for each distinct text), without blank
    rows. Its index counts rows as a spreadsheet does: the header is row 1. ``whole`` is false
    where rows are missing, so that an id that is not there may yet exist.
    """

    table: Table
    cells: pd.DataFrame = field(default_factory=pd.DataFrame)
    whole: bool = True
    faults: tuple[Fault, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file, for faults."""
        return file_name(self.table)

    def has(self, *columns: str) -> bool:
        """Whether the file has all these columns."""
        return all(column in self.cells.columns for column in columns)

    def distinct(self, column: str) -> list[str]:
        """The distinct texts of a column, in the order of first appearance."""
        return list(self.cells[column].cat.categories)

    def codes(self, column: str) -> NDArray[Any]:
        """For each row, which of the distinct texts its cell holds."""
        return self.cells[column].cat.codes.to_numpy()

    def texts(self, column: str) -> list[str]:
        """The cells of a column, row by row."""
        return list(map(self.distinct(column).__getitem__, self.codes(column).tolist()))

    def text(self, row: int, column: str) -> str:
        """One cell, by its spreadsheet row."""
        return str(self.cells.at[row, column])

    def tuples(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Row by row, the spreadsheet row and the cells of these columns."""
        return zip(self.cells.index.tolist(), *map(self.texts, columns), strict=True)

    def holds(self, column: str, texts: Collection[str]) -> NDArray[np.bool_]:
        """For each row, whether its cell in ``column`` is one of ``texts``."""
        return self.cells[column].isin(list(texts)).to_numpy()

    def rows(self, chosen: NDArray[np.bool_]) -> list[int]:
        """The spreadsheet rows of the chosen cells."""
        return [int(row) for row in self.cells.index[chosen]]

    def where(self, column: str, texts: Collection[str]) -> Iterator[tuple[int, str]]:
        """The rows, with the text, whose cell in ``column`` is one of ``texts``."""
        if texts:
            chosen = self.holds(column, texts)
            yield from zip(self.rows(chosen), self.cells[column][chosen], strict=True)

    def fault(self, row: int, column: str, problem: str, valid: str = "") -> Fault:
        """A fault of this table."""
        return Fault(self.file, row, column, problem, valid)


def load(path: Path, table: Table) -> Sheet:
    """Read a table from its CSV file; what is wrong with its form is in the sheet's faults."""
    try:
        raw = content(path)
    except FileError as error:
        return Sheet(
            table, whole=False, faults=(Fault(path.name, 0, "", str(error), _wanted(table)),)
        )
    form = records(path.name, raw)
    if not (form.whole or form.header):
        return Sheet(table, whole=False, faults=tuple(form.faults))
    wrong = _no_header(table, form)
    if wrong:
        return Sheet(table, whole=False, faults=(wrong,))
    spoilt = {fault.column for fault in form.faults if fault.row == 1}
    header = [fault for fault in _header(table, form) if fault.column not in spoilt]
    return Sheet(table, _cells(table, form), form.whole, (*form.faults, *header))


def _wanted(table: Table) -> str:
    names = ", ".join(column.name for column in table.columns)
    return f"the first row of {file_name(table)} names the columns {names}"


def _no_header(table: Table, form: Records) -> Fault | None:
    """The fault of a file whose first row names no column at all."""
    if {column.name for column in table.columns} & set(form.header):
        return None
    if not form.body:
        return Fault(form.file, 0, "", "the file is empty", _wanted(table))
    first = ",".join(form.header)
    problem = f"the first row is no header: {shown(first)}" if first else "the first row is blank"
    for sign, name in {";": "semicolons", "\t": "tabs"}.items():
        if len(form.header) == 1 and sign in first:
            problem = f"the cells are separated by {name}, not by commas: {shown(first)}"
    return Fault(form.file, 1, "", problem, _wanted(table))


def _header(table: Table, form: Records) -> Iterator[Fault]:
    """Unknown, repeated and missing columns."""
    known = {column.name: column for column in table.columns}
    for name in dict.fromkeys(form.header):
        places = [str(place) for place, other in enumerate(form.header, 1) if other == name]
        if name not in known:
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
    near = nearest(name, {column.name: column for column in table.columns})
    return f"{shown(name)} is no column of {table.name}", f"the nearest is '{near}'"


def _cells(table: Table, form: Records) -> pd.DataFrame:
    frame: pd.DataFrame = pd.read_csv(
        io.BytesIO(form.body),
        names=range(len(form.header)),
        header=0,
        dtype=object,
        na_filter=False,  # the text "NA" is a text
        skip_blank_lines=False,  # a blank line is a row of the spreadsheet
        quoting=csv.QUOTE_MINIMAL,
    )
    frame.index = pd.RangeIndex(2, len(frame) + 2)
    frame = frame[~_blank(frame)]
    known = [column.name for column in table.columns if column.name in form.header]
    return pd.DataFrame(
        {name: _categorical(frame[form.header.index(name)]) for name in known},
        index=frame.index,
    )


def _blank(frame: pd.DataFrame) -> NDArray[np.bool_]:
    blank = np.ones(len(frame), dtype=bool)
    for column in frame:
        blank[blank] = (frame[column][blank] == "").to_numpy()
        if not blank.any():
            break
    return blank


def _categorical(cells: pd.Series[Any]) -> pd.Categorical:
    codes, distinct = pd.factorize(cells)
    return pd.Categorical.from_codes(codes, pd.Index(distinct, dtype=object))
