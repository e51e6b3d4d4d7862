"""A case of one's own: begun by ``init``, and read where one stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.model.rows import PACKAGE, Dataset
from graph.model.schema import TABLES
from seeds.codebook import code_book
from seeds.tables import read
from tests.support.cli import run
from tests.support.contracts import VALID
from tests.support.places import SMALL

NEEDED = [f"{table.name}.csv" for table in TABLES.values() if not table.optional]


def test_a_case_begins_empty_with_its_package_and_the_code_book(tmp_path: Path) -> None:
    folder = tmp_path / "Tal Valley"
    assert run("init", str(folder), "--title", "Tal").exit_code == 0
    assert read(folder) == Dataset(title="Tal")
    assert (folder / "code-book.md").read_text("utf-8") == code_book()
    package = json.loads((folder / PACKAGE).read_text("utf-8"))
    assert (package["name"], package["title"]) == ("tal-valley", "Tal")
    described = {one["path"]: one["schema"]["fields"] for one in package["resources"]}
    headers = {one.name: one.read_text("utf-8").strip() for one in folder.glob("*.csv")}
    assert headers == {
        name: ",".join(field["name"] for field in fields) for name, fields in described.items()
    }


@pytest.mark.parametrize(
    "there", ["actors.csv", "materiel.csv", "origins.parquet", PACKAGE, "code-book.md"]
)
def test_no_case_is_begun_where_anything_of_one_lies(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", "utf-8")
    refused = run("init", str(tmp_path))
    assert refused.exit_code == 2
    assert f"it already holds {there}" in refused.stderr
    assert [one.name for one in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text("utf-8") == "mine"


def test_articles_in_the_folder_are_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "article.pdf").touch()
    assert run("init", str(tmp_path)).exit_code == 0


def test_a_case_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "no case can be begun there" in run("init", str(tmp_path / "file" / "case")).stderr
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_inside_a_case_that_case_is_read_and_said_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", str(tmp_path / "case"))
    monkeypatch.chdir(tmp_path / "case")
    found = run("check")
    assert found.stdout.startswith("No fault found. 0 actors")
    assert found.stderr == f"Reading the case in {tmp_path / 'case'}.\n"


def test_in_a_folder_within_a_case_it_is_said_that_another_dataset_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", str(tmp_path / "case"))
    (tmp_path / "case" / "texts").mkdir()
    monkeypatch.chdir(tmp_path / "case" / "texts")
    told = run("actors").stderr
    assert told.startswith(f"Reading the bundled dataset, not the case in {tmp_path / 'case'}: ")


def test_what_is_named_goes_before_the_case_that_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    named = (run("check", str(SMALL)), run("actors", "--data", str(SMALL)))
    by_environment = run("actors", env={"ARMSTRAIL_DATA": str(SMALL)})
    assert {one.stderr for one in (*named, by_environment)} == {""}
    assert by_environment.stdout == named[1].stdout


def test_a_case_without_one_of_its_tables_is_at_fault_and_no_reason_to_read_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actors.csv").unlink()
    assert "actors.csv: the table is missing" in run("actors").stderr


def test_a_folder_with_a_table_or_two_is_no_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NEEDED[:2]:
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    found = run("actors")
    assert (found.exit_code, found.stderr) == (0, "")


def test_faults_are_listed_as_json_one_by_one_with_the_exit_code_of_faults(tmp_path: Path) -> None:
    run("init", str(tmp_path / "case"))
    rows = "".join(f"a{number},A,sate\n" for number in range(5))
    (tmp_path / "case" / "actors.csv").write_text(f"id,name,type\n{rows}", "utf-8")
    found = run("check", str(tmp_path / "case"), "--json")
    told = json.loads(found.stdout)
    VALID["check"].validate(told)
    assert (found.exit_code, found.stderr) == (2, "")
    assert [one["row"] for one in told["faults"]] == [2, 3, 4, 5, 6]
    assert (told["counts"], told["advice"]) == (None, [])
    assert "2 more of this kind, in rows 5, 6." in run("check", str(tmp_path / "case")).stderr
