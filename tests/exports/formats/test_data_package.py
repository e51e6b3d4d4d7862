"""The data package of ``export csv``: every column has its Table Schema, and every cell fits it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from exports.formats.exporting import save
from graph.model.rows import Dataset, Quantity, Rejected
from graph.network import build
from seeds import tables

Row = Mapping[str, str]

CASTS: Mapping[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
}


def owned() -> Dataset:
    """Return the bundled dataset with columns of the user's own in tables of every sort."""
    data = tables.read(tables.bundled())
    own = (("x_box", "7"), ("x_said", "=1+1"))
    changes: dict[str, Any] = {
        table: (replace(rows[0], own=own), *rows[1:])
        for table in ("actors", "transfers", "statements", "quantities", "rejected")
        if (rows := getattr(data, table))
    }
    return replace(data, **changes)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "armstrail-csv"
    save(build(owned()), "csv", path)
    return path


def resources(folder: Path) -> Iterator[tuple[dict[str, Any], list[Row], list[str]]]:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for one in package["resources"]:
        with (folder / one["path"]).open(encoding=one["encoding"], newline="") as stream:
            reader = csv.DictReader(stream)
            yield one, list(reader), list(reader.fieldnames or ())


def misfits(field: dict[str, Any], cells: list[str]) -> Iterator[str]:
    """Yield what is wrong with the cells of a column, as Table Schema 1 reads them."""
    limits = field.get("constraints", {})
    known = [text for text in cells if text]
    if limits.get("required") and len(known) < len(cells):
        yield "missing"
    if limits.get("unique") and len({*known}) < len(known):
        yield "twice"
    for text in known:
        value = CASTS[field["type"]](text)
        if not re.fullmatch(limits.get("pattern", ".*"), text, re.DOTALL):
            yield f"pattern {text}"
        if text not in limits.get("enum", [text]):
            yield f"enum {text}"
        if isinstance(value, int | float) and value < limits.get("minimum", value):
            yield f"minimum {text}"


def faults(folder: Path) -> list[str]:
    ids = {one["name"]: {row.get("id", "") for row in rows} for one, rows, _ in resources(folder)}
    found = []
    for one, rows, header in resources(folder):
        schema, name = one["schema"], one["name"]
        if [field["name"] for field in schema["fields"]] != header:
            found.append(f"{name}: header")
        for field in schema["fields"]:
            cells = [row[field["name"]] for row in rows]
            found += [f"{name}.{field['name']}: {it}" for it in misfits(field, cells)]
        for link in schema.get("foreignKeys", ()):
            (column,), there = link["fields"], link["reference"]["resource"] or name
            found += [
                f"{name}.{column}: {row[column]}"
                for row in rows
                if row[column] and row[column] not in ids[there]
            ]
    return found


def test_every_file_has_its_columns_with_types_and_every_cell_fits(folder: Path) -> None:
    assert faults(folder) == []
    every = {one["name"] for one, _, _ in resources(folder)}
    assert {f"{name}.csv" for name in every} | {"datapackage.json"} == {
        one.name for one in folder.iterdir()
    }


def test_the_users_own_columns_are_texts_of_the_schema(folder: Path) -> None:
    own = {
        one["name"]: [field["type"] for field in one["schema"]["fields"] if "x_" in field["name"]]
        for one, _, _ in resources(folder)
    }
    assert own["quantities"] == own["rejected"] == own["edges"] == ["string", "string"]
    assert own["documents"] == []


@pytest.mark.parametrize(
    ("file", "right", "wrong", "fault"),
    [
        ("transfers.csv", '"supplied"', '"given"', "transfers.mode: enum given"),
        ("transfers.csv", '"us-forces-afghanistan"', '"nobody"', "transfers.giver: nobody"),
    ],
)
def test_what_does_not_fit_is_seen(
    folder: Path, tmp_path: Path, file: str, right: str, wrong: str, fault: str
) -> None:
    for one in folder.iterdir():
        text = one.read_text("utf-8")
        (tmp_path / one.name).write_text(text.replace(right, wrong) if one.name == file else text)
    assert fault in faults(tmp_path)


def test_the_dataset_of_the_folder_is_the_one_that_was_exported(folder: Path) -> None:
    read, before = tables.read(folder), owned()
    for table in ("quantities", "rejected"):
        first: Quantity | Rejected = getattr(read, table)[0]
        assert dict(first.own)["x_box"] == "7"
        assert dict(first.own)["x_said"] == "'=1+1"
    plain = {table: getattr(read, table)[1:] for table in ("actors", "transfers", "statements")}
    assert plain == {table: getattr(before, table)[1:] for table in plain}
    assert read.documents == before.documents
    assert read.origins == before.origins
