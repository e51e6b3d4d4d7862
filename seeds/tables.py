"""Reads a dataset from a folder of CSV tables."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import repeat
from pathlib import Path
from typing import Any

from graph.errors import DatasetError
from graph.model.own import Own
from graph.model.rows import Dataset
from graph.model.schema import TABLES, Column, Table
from seeds.checks.faults import faults
from seeds.sheets import files
from seeds.sheets.cells import cell
from seeds.sheets.sheet import Sheet, load


def bundled() -> Path:
    """Return the folder of the bundled dataset."""
    return Path(__file__).resolve().parent / "diversion"


def read(folder: Path) -> Dataset:
    """Return the dataset in a folder: its CSV tables and, for its title, its ``datapackage.json``.

    The tables and their columns are those of :mod:`graph.model.schema`, and the user's own. A
    table's file is UTF-8, with or without a byte-order mark; columns come in any order, and those
    that are not required may be absent. An empty cell is unknown and takes the column's default;
    the text ``NA`` is a text. Blank rows are passed over. Other files in the folder are left alone.

    Raises :class:`~graph.errors.FileError` where the folder is not there or cannot be read, and
    :class:`~graph.errors.DatasetError` with every fault of every table. O(cells).
    """
    found = files.names(folder)
    sheets = {table.name: _sheet(folder, table, found) for table in TABLES.values()}
    title, wrong = files.title(folder, found)
    wrong += faults(sheets)
    if wrong:
        raise DatasetError(wrong)
    with _no_collector():
        rows: dict[str, Any] = {name: _rows(sheet) for name, sheet in sheets.items()}
    return Dataset(**rows, title=title)


def _sheet(folder: Path, table: Table, found: list[str]) -> Sheet:
    if files.file_name(table) in found:
        return load(folder / files.file_name(table), table)
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


def _rows(sheet: Sheet) -> tuple[Any, ...]:
    """Return one object of the model for each row, column by column in the schema's order."""
    columns = [
        _values(sheet, column)
        if sheet.has(column.name)
        else repeat(column.empty, len(sheet.numbers))
        for column in sheet.table.columns
    ]
    found = map(sheet.table.row, *columns)
    if not sheet.own:
        return tuple(found)
    return tuple(
        replace(one, own=own) if own else one for one, own in zip(found, _own(sheet), strict=True)
    )


def _own(sheet: Sheet) -> Iterator[Own]:
    """Yield row by row what stands in the user's own columns."""
    for texts in zip(*map(sheet.texts, sheet.own), strict=True):
        yield tuple(pair for pair in zip(sheet.own, texts, strict=True) if pair[1])


def _values(sheet: Sheet, column: Column) -> list[Any]:
    read_text = cell(column).read
    values = [read_text(text) if text else column.empty for text in sheet.distinct(column.name)]
    return [values[code] for code in sheet.codes(column.name).tolist()]
