"""What armstrail exports comes back; what others write is read, or refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from exports.formats.exporting import save
from graph.errors import DatasetError, QuestionError
from graph.model.materiel import BUILT_IN, UNSPECIFIED
from graph.model.rows import Dataset
from graph.network import build
from seeds import importers, tables
from tests.support.cli import run
from tests.support.datasets_io import write_dataset
from tests.support.strategies import datasets


def imported(path: Path, folder: Path) -> Dataset:
    folder.mkdir()
    importers.write(path, importers.find("", path), folder)
    return tables.read(folder)


def _without_designations(dataset: Dataset) -> Dataset:
    """The dataset without designations of its own, which the JSON has no table for."""
    transfers = (
        replace(one, materiel=tuple(term for term in one.materiel if term in BUILT_IN))
        for one in dataset.transfers
    )
    figures = (
        one if one.of in BUILT_IN else replace(one, of=UNSPECIFIED) for one in dataset.quantities
    )
    return replace(dataset, materiel=(), transfers=tuple(transfers), quantities=tuple(figures))


@given(datasets())
def test_what_is_exported_as_json_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, dataset: Dataset
) -> None:
    work = tmp_path_factory.mktemp("json")
    dataset = tables.read(write_dataset(_without_designations(dataset), work / "before"))
    save(build(dataset), "json", work / "data.json")
    assert imported(work / "data.json", work / "after") == replace(dataset, title="")


@pytest.mark.parametrize("version", ["0.3", "", None, 0.2, ["0.2"]])
def test_an_export_of_another_version_is_refused_with_those_that_can_be_read(
    tmp_path: Path, version: object
) -> None:
    (tmp_path / "data.json").write_text(json.dumps({"armstrail": version, "actors": []}))
    result = run("import", str(tmp_path / "data.json"), "-o", str(tmp_path / "new"))
    said = " ".join(result.stderr.split())
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert f"'{json.dumps(version)}' as the version of this export; 0.1 and 0.2 can be read" in said


def test_an_export_that_names_no_version_is_read_as_the_first_one(tmp_path: Path) -> None:
    assert run("export", "json", "-o", str(tmp_path / "data.json")).exit_code == 0
    found = json.loads((tmp_path / "data.json").read_text("utf-8"))
    assert found.pop("armstrail") == "0.2"
    (tmp_path / "old.json").write_text(json.dumps(found))
    assert imported(tmp_path / "old.json", tmp_path / "old") == imported(
        tmp_path / "data.json", tmp_path / "new"
    )


def test_the_command_makes_a_dataset_that_every_other_command_takes(tmp_path: Path) -> None:
    data, folder = str(tmp_path / "data.json"), str(tmp_path / "Übung 1")
    assert run("export", "json", "-o", data).exit_code == 0
    made = run("import", data, "-o", folder, "--title", "Again")
    assert (made.exit_code, made.stderr) == (0, f"Dataset written to {folder}\n")
    package = json.loads((tmp_path / "Übung 1" / "datapackage.json").read_text("utf-8"))
    assert (package["name"], package["title"]) == ("ubung-1", "Again")
    again = str(tmp_path / "again.json")
    assert run("export", "json", "-o", again, "--data", folder).exit_code == 0
    assert Path(again).read_bytes() == Path(data).read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "this is no JSON in UTF-8 (line 1, column 2"),
        (b"\xff", "this is no JSON in UTF-8 (not in UTF-8)"),
        (b"[" * 100_000, "this is no JSON in UTF-8 (nested too deeply)"),
        (b"[]", "must be an object with a table by each name"),
        (b'{"actor": []}', "'actor' is no table; the nearest is 'actors'"),
        (b'{"actors": [7]}', "row 1 of actors is no object of cells"),
        (b'{"actors": [{"nmae": "A"}]}', "row 1 of actors has no column 'nmae'; the nearest is"),
        (b'{"actors": [{"id": {"a": 1}}]}', "column id: the value in row 1 is"),
        (b'{"actors": [{"id": "US"}]}', "actors.csv, row 2, column id: 'US' is no slug"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "data.json").write_bytes(content)
    result = run("import", str(tmp_path / "data.json"), "-o", str(tmp_path / "new"))
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert said in " ".join(result.stderr.split())
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("name", "file"), [("jsn", "a.json"), ("", "a.xml")])
def test_an_importer_that_there_is_not_is_refused_with_those_that_there_are(
    name: str, file: str
) -> None:
    with pytest.raises(QuestionError, match=r"json \(\.json\)"):
        importers.find(name, Path(file))


def test_faults_of_what_is_imported_are_those_of_a_dataset(tmp_path: Path) -> None:
    rows: dict[str, Any] = {"actors": [{"id": "a", "name": "A", "type": "blue"}]}
    (tmp_path / "data.json").write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "new").mkdir()
    with pytest.raises(DatasetError, match="'blue' is no actor type"):
        importers.write(tmp_path / "data.json", "json", tmp_path / "new")
