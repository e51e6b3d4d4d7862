"""Reads what ``armstrail export json`` writes; figures are left out, for they are computed anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import DatasetError, Fault, FileError
from graph.model.own import is_own
from graph.model.schema import FIGURES, JSON_VERSION, TABLES, Column, Table, own_column
from graph.model.vocabulary import nearest
from seeds.sheets.complaints import shown, valid_column
from seeds.sheets.files import content

_COMPUTED = "measures"
"""The table of the export that holds nothing but figures."""

_UNMARKED = "0.1"
"""The version that did not say so; it has fewer columns, which count as empty."""


def read(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table of the file, a text by column.

    Raises :class:`~graph.errors.FileError` where it is no JSON object of tables, or of a version
    that is not known, and
    :class:`~graph.errors.DatasetError` with every table, row, column and value that is none of
    ours. The whole file is held in memory.
    """
    found = _object(path)
    _check_version(path, found.pop("armstrail", _UNMARKED))
    faults: list[Fault] = []
    rows = {
        name: list(_rows(path.name, TABLES[name], values, faults))
        for name, values in found.items()
        if _known(path.name, name, faults)
    }
    if faults:
        raise DatasetError(faults)
    return rows


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(content(path).decode("utf-8-sig"))
    except FileError as error:
        raise FileError(f"{path}: {error}.") from None
    except (ValueError, RecursionError) as error:
        raise FileError(
            f"{path}: this is no JSON in UTF-8 ({_reason(error)}); it must be what 'armstrail"
            " export json' writes."
        ) from None
    if not isinstance(found, dict):
        raise FileError(f"{path}: the JSON must be an object with a table by each name.")
    return found


def _check_version(path: Path, version: object) -> None:
    if version not in (_UNMARKED, JSON_VERSION):
        given = shown(json.dumps(version))
        raise FileError(
            f'{path}: "armstrail" gives {given} as the version of this export;'
            f" {_UNMARKED} and {JSON_VERSION} can be read."
        )


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    return "nested too deeply" if isinstance(error, RecursionError) else "not in UTF-8"


def _known(file: str, name: str, faults: list[Fault]) -> bool:
    if name not in TABLES and name != _COMPUTED:
        near = nearest(name, TABLES)
        faults.append(Fault(file, 0, "", f"{shown(name)} is no table", f"the nearest is '{near}'"))
    return name in TABLES


def _rows(file: str, table: Table, values: object, faults: list[Fault]) -> Iterator[dict[str, str]]:
    columns = {column.name: column for column in table.columns}
    computed = {one.name for one in FIGURES} - columns.keys() if table.name == "transfers" else ()
    for number, row in enumerate(values if isinstance(values, list) else [values], 1):
        if not isinstance(row, Mapping):
            problem = f"row {number} of {table.name} is no object of cells"
            faults.append(Fault(file, 0, "", problem, "every row must have a cell by column"))
            continue
        cells = {name: value for name, value in row.items() if name not in computed}
        yield {
            name: _text(file, columns.get(name) or own_column(name), value, number, faults)
            for name, value in cells.items()
            if _is_column(file, table.name, columns, name, number, faults)
        }


def _is_column(
    file: str,
    table: str,
    columns: Mapping[str, Column],
    name: str,
    number: int,
    faults: list[Fault],
) -> bool:
    known = name in columns or is_own(name)
    if not known:
        problem = f"row {number} of {table} has no column {shown(name)}"
        faults.append(Fault(file, 0, "", problem, valid_column(name, columns)))
    return known


def _text(file: str, column: Column, value: object, number: int, faults: list[Fault]) -> str:
    """Return the cell that ``value`` stands for in a CSV table."""
    if value is None:
        return ""
    if isinstance(value, list) and column.kind.separator:
        return column.kind.separator.join(map(str, value))
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    problem = f"the value in row {number} is {shown(json.dumps(value))}"
    faults.append(Fault(file, 0, column.name, problem, "a cell is a text, a number or null"))
    return ""
