"""Reads a dataset from a folder of tables, CSV or Parquet."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.errors import DatasetError
from graph.model.columns import Coded, DatasetColumns, TableColumns, Values
from graph.model.rows import Dataset
from graph.model.schema import TABLES, Column, Table
from seeds.checks.faults import faults
from seeds.sheets import files
from seeds.sheets.cells import cell
from seeds.sheets.records import Cells
from seeds.sheets.sheet import Sheet, load, of_form

MANY = 20_000
"""From how many statements on rows are views, made when somebody asks for one; they are tuples of
objects in a smaller dataset.
"""


def bundled() -> Path:
    """Return the folder of the bundled dataset."""
    return Path(__file__).resolve().parent / "diversion"


def read(folder: Path) -> Dataset:
    """Return the dataset in a folder: its tables and, for its title, its ``datapackage.json``.

    The tables and their columns are those of :mod:`graph.model.schema`, and the user's own. A
    table's file is UTF-8, with or without a byte-order mark; columns come in any order, and those
    that are not required may be absent. In its place there can be a Parquet file, or a folder of
    part files (:mod:`seeds.sheets.parquet`). An empty cell is unknown and takes the column's
    default; the text ``NA`` is a text. Blank rows are passed over. Other files in the folder are
    left alone.

    Raises :class:`~graph.errors.FileError` where the folder is not there or cannot be read, and
    :class:`~graph.errors.DatasetError` with every fault of every table. O(cells).
    """
    found, title = sheets(folder)
    columns = as_columns(found)
    if len(columns.rows["statements"]) >= MANY:
        return Dataset.of(columns, title)
    with _no_collector():
        rows = {name: tuple(found) for name, found in columns.rows.items()}
    return Dataset(**rows, title=title)  # type: ignore[arg-type]


def sheets(folder: Path) -> tuple[dict[str, Sheet], str]:
    """Return the tables in a folder without fault, as they are written, and the dataset's title.

    Raises as :func:`read` does.
    """
    found = files.names(folder)
    made = {table.name: _sheet(folder, table, found) for table in TABLES.values()}
    title, wrong = files.title(folder, found)
    wrong += faults(made)
    if wrong:
        raise DatasetError(wrong)
    return made, title


def as_columns(sheets: Mapping[str, Sheet]) -> DatasetColumns:
    """Return the columns of sheets without fault, one for every table of the schema."""
    return DatasetColumns({name: _columns(sheet) for name, sheet in sheets.items()})


def _columns(sheet: Sheet) -> TableColumns[Any]:
    columns = {
        column.name: _column(sheet.cells[column.name], column)
        if sheet.has(column.name)
        else column.empty
        for column in sheet.table.columns
    }
    own = {name: Coded(sheet.distinct(name), sheet.codes(name)) for name in sheet.own}
    return TableColumns(sheet.table.row, len(sheet.numbers), columns, own)


def _column(cells: Cells, column: Column) -> Coded:
    read = cell(column).read
    if read is str and column.empty == "":
        return Coded(cells.distinct, cells.codes)
    return Coded(Values(cells.distinct, read, column.empty), cells.codes)


def _sheet(folder: Path, table: Table, found: list[str]) -> Sheet:
    own = [name for name in (files.file_name(table), files.parquet_name(table)) if name in found]
    if len(own) > 1:
        return Sheet(table, whole=False, faults=(files.both(table),))
    if files.parquet_name(table) in own:
        from seeds.sheets.parquet import parquet_records  # here, because few have any

        return of_form(table, parquet_records(folder / own[0], table))
    if own:
        return load(folder / own[0], table)
    wrong = files.missing(table, found)
    return Sheet(table, whole=False, faults=(wrong,)) if wrong else Sheet(table)


@contextmanager
def _no_collector() -> Iterator[None]:
    # Rows hold no circles, yet the collector walks all of them again and again as they grow in
    # number: a quarter of the time of a large dataset.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
