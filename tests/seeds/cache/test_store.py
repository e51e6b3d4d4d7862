"""What is kept beside a large dataset says what the tables say, and only as long as they do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from armstrail import cli
from graph.arrays.compact import gazetteer, places
from graph.errors import DatasetError
from graph.model.names import gathered
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import Network, build
from graph.paths.answer import answer
from graph.scrutiny.supposing import suppose
from seeds import tables
from seeds.cache import arrow_files, seal, store
from tests.support import random_datasets
from tests.support.datasets_io import write_dataset
from tests.support.strategies import datasets

NAMED = ("actor", "document", "origin", "transfer", "statement")


@pytest.fixture(autouse=True)
def everything_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(tables, "MANY", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("user")))


def kept(folder: Path) -> Path:
    return folder / store.FOLDER / "made"


def rows_as_objects(folder: Path) -> Dataset:
    """The dataset as a small one is read: no row of it is a view."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "MANY", 10**9)
        return tables.read(folder)


def from_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Network:
    """The network out of the cache alone: the tables may not be read."""
    with monkeypatch.context() as patch:
        patch.setattr(tables, "read", None)
        return store.network(folder)


@settings(max_examples=25)
@given(st.data())
def test_every_row_is_what_the_tables_have(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = write_dataset(data.draw(datasets()), tmp_path_factory.mktemp("kept"))
    read = rows_as_objects(folder)
    store.network(folder)
    assert kept(folder).is_dir()
    found = store.network(folder).dataset
    assert (found.title, found.as_of) == (read.title, read.as_of)
    for name in TABLES:
        mine, theirs = getattr(found, name), getattr(read, name)
        assert tuple(mine) == theirs
        assert len(mine) == len(theirs)
    for name in NAMED:
        assert dict(getattr(found, name)) == getattr(read, name)
        assert "no such id" not in getattr(found, name)
    assert dict(found.statements_of) == read.statements_of
    assert found.direct_parts == read.direct_parts


@settings(max_examples=25)
@given(st.data())
def test_names_stand_for_whom_they_stand_for_in_the_tables(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = write_dataset(data.draw(datasets()), tmp_path_factory.mktemp("kept"))
    read = build(rows_as_objects(folder))
    store.network(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.model.names.gathered", None)  # no pass over the rows
        found = store.network(folder)
        kept_names, kept_places = gazetteer(found).known, places(found)
    names = gathered(read.dataset.actors)
    assert dict(kept_names.names) == dict(names.names)
    assert dict(kept_names.aliases) == dict(names.aliases)
    assert dict(kept_names.actors) == dict(names.actors)
    assert list(kept_places) == list(places(read))


def test_a_dataset_without_actors_knows_no_name(tmp_path: Path) -> None:
    folder = write_dataset(Dataset(), tmp_path / "empty")
    store.network(folder)
    found = store.network(folder)
    assert gazetteer(found).exact("anybody") == ()
    assert dict(gazetteer(found).known.names) == {}


@pytest.mark.parametrize("seed", range(40))
def test_questions_get_the_same_answers(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_dataset(random_datasets.draw(seed, 7, 16), tmp_path / "data")
    first, again = store.network(folder), from_cache(folder, monkeypatch)
    assert set(again.usable) == set(first.usable)
    assert len(again.usable) == len(first.usable)
    assert "no such id" not in again.usable
    assert dict(again.given) == dict(first.given)
    assert dict(again.taken) == dict(first.taken)
    assert (len(again.given), len(again.taken)) == (len(first.given), len(first.taken))
    assert again.given.get("no such id") is again.taken.get("no such id") is None
    for goal in ("a1", "a4", "a6"):
        assert answer(again, "a0", goal) == answer(first, "a0", goal)
    assert dict(again.findings) == dict(first.findings)
    without = [suppose(one.dataset, ["o0"])[0] for one in (first, again)]
    assert build(without[0]).findings == build(without[1]).findings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = write_dataset(random_datasets.draw(3), tmp_path / "data")
    store.network(found)
    assert kept(found).is_dir()
    return found


def test_a_table_that_was_changed_is_read_anew(folder: Path) -> None:
    path = folder / "actors.csv"
    path.write_text(path.read_text("utf-8").replace("Actor 1", "Actor X"), "utf-8")
    assert store.network(folder).dataset.actor["a1"].name == "Actor X"
    assert store.network(folder).dataset.actor["a1"].name == "Actor X"


def test_a_table_that_was_only_touched_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(folder / "actors.csv", (1, 1))
    assert from_cache(folder, monkeypatch).dataset.actor["a1"].name == "Actor 1"


def refused(folder: Path) -> bool:
    return seal.opened(folder, kept(folder)) is None


def test_a_cache_that_came_with_the_data_is_not_believed(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    assert refused(copy)
    assert not refused(folder)


def test_nor_one_that_another_user_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert refused(folder)


def test_nor_one_whose_rows_were_changed_in_place(folder: Path) -> None:
    rows = kept(folder) / "actors.arrow"
    before = rows.stat()
    rows.write_bytes(rows.read_bytes().replace(b"Actor 1", b"Actor X"))
    os.utime(rows, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert rows.stat().st_size == before.st_size
    assert refused(folder)
    assert store.network(folder).dataset.actor["a1"].name == "Actor 1"


def test_what_checks_a_dataset_reads_its_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "network", None)
    found = CliRunner().invoke(cli.main, ["check", str(folder)])
    assert found.exit_code == 0, found.output


def test_tables_that_change_while_they_are_read_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = write_dataset(random_datasets.draw(3), tmp_path / "data")
    read = tables.read

    def and_then_somebody_saves(folder: Path) -> Dataset:
        dataset = read(folder)
        path = folder / "actors.csv"
        path.write_text(path.read_text("utf-8").replace("Actor 1", "Actor X"), "utf-8")
        return dataset

    monkeypatch.setattr(tables, "read", and_then_somebody_saves)
    store.network(found)
    assert not kept(found).exists()


@pytest.mark.parametrize("linked", [True, False], ids=["a link", "a folder of somebody else's"])
def test_a_folder_that_is_not_ours_is_left_as_it_is(tmp_path: Path, linked: bool) -> None:
    found = write_dataset(random_datasets.draw(3), tmp_path / "data")
    theirs = tmp_path / "home" if linked else found / store.FOLDER
    (theirs / "thesis").mkdir(parents=True)
    (theirs / "made").mkdir()
    (theirs / ".gitignore").write_text("mine", "utf-8")
    if linked:
        (found / store.FOLDER).symlink_to(theirs)
    store.network(found)
    assert sorted(one.name for one in theirs.iterdir()) == [".gitignore", "made", "thesis"]
    assert (theirs / ".gitignore").read_text("utf-8") == "mine"


@pytest.mark.parametrize("spoil", ["cut", "gone", "key", "deep"])
def test_a_cache_that_is_damaged_is_made_anew(folder: Path, spoil: str) -> None:
    key, rows = kept(folder) / "key.json", kept(folder) / "actors.arrow"
    match spoil:
        case "cut":
            rows.write_bytes(rows.read_bytes()[:-3])
        case "gone":
            rows.unlink()
        case "key":
            key.write_text("[1", encoding="utf-8")
        case _:
            key.write_text("[" * 100_000, encoding="utf-8")
    assert refused(folder)
    assert store.network(folder).dataset.actor["a1"].name == "Actor 1"
    assert not refused(folder)


def test_a_cache_of_another_version_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "VERSION", seal.VERSION + 1)
    assert refused(folder)
    assert store.network(folder).dataset.actor["a1"].name == "Actor 1"
    assert not refused(folder)


def test_deleting_it_changes_no_answer(folder: Path) -> None:
    before = answer(store.network(folder), "a0", "a4")
    shutil.rmtree(folder / store.FOLDER)
    assert answer(store.network(folder), "a0", "a4") == before


def test_a_dataset_that_cannot_be_written_to_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = write_dataset(random_datasets.draw(3), tmp_path / "data")
    (found / store.FOLDER).write_text("in the way", encoding="utf-8")
    assert store.network(found).dataset.actor["a1"].name == "Actor 1"


def test_what_was_interrupted_leaves_the_old_cache_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(path.name for path in kept(folder).iterdir())

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(arrow_files, "write_arrays", interrupted)
        (folder / "actors.csv").write_bytes((folder / "actors.csv").read_bytes() + b"\n")
        with pytest.raises(KeyboardInterrupt):
            store.network(folder)
    assert sorted(path.name for path in kept(folder).iterdir()) == before
    assert [one.name for one in (folder / store.FOLDER).iterdir() if one.is_dir()] == ["made"]


def test_a_small_dataset_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MANY", 10_000)
    found = write_dataset(random_datasets.draw(3), tmp_path / "data")
    store.network(found)
    assert not (found / store.FOLDER).exists()


@pytest.mark.parametrize("spoil", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_key_that_is_no_file_is_not_waited_for(folder: Path, spoil: Any) -> None:
    expected = store.network(folder).dataset
    key = kept(folder) / seal.KEY
    key.unlink()
    spoil(key)
    assert store.network(folder).dataset == expected


def test_tables_that_cannot_be_looked_at_are_faults(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", refused)
    with pytest.raises(DatasetError, match=r"actors\.csv: it cannot be read \(Permission denied\)"):
        store.network(folder)
