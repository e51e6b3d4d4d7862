"""Writes a dataset as the folder that it would be read from."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.model.own import own_names
from graph.model.rows import Dataset
from graph.model.schema import TABLES, Column
from seeds import tables


def write_dataset(dataset: Dataset, folder: Path, *, bom: bool = False, blank: int = 0) -> Path:
    """Write the tables of ``dataset`` into a new folder, each column of the schema; the folder.

    With ``bom`` the files begin with a byte-order mark; ``blank`` blank lines follow each row.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES.values():
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
            rows = csv.writer(stream, quoting=csv.QUOTE_ALL)
            own = own_names(getattr(dataset, table.name))
            rows.writerow([*(column.name for column in table.columns), *own])
            for row in getattr(dataset, table.name):
                cells = [cell(column, getattr(row, column.name)) for column in table.columns]
                rows.writerow([*cells, *(dict(row.own).get(name, "") for name in own)])
                stream.write("\r\n" * blank)
    package = json.dumps({"name": "dataset", "title": dataset.title})
    (folder / "datapackage.json").write_text(package, encoding="utf-8")
    return folder


def cell(column: Column, value: object) -> str:
    """A value of the model as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return column.kind.separator.join(value)
    return str(value)


def as_viewed(dataset: Dataset) -> Dataset:
    """The same dataset, every row a view of columns, as a large one is read; faults pass."""
    with tempfile.TemporaryDirectory() as work, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "MANY", 0)
        patch.setattr(tables, "faults", lambda _: [])
        return tables.read(write_dataset(dataset, Path(work)))
