from __future__ import annotations

import csv
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DatasetError, FileError
from graph.model.dates import parse
from graph.model.materiel import Materiel
from graph.model.rows import (
    Actor,
    Dataset,
    Document,
    Origin,
    Quantity,
    Rejected,
    Statement,
    Transfer,
)
from graph.model.schema import TABLES
from seeds.sheets.sheet import load
from seeds.tables import bundled, read
from tests.seeds.conftest import Small
from tests.support.datasets_io import write_dataset
from tests.support.strategies import datasets

NEEDED = (
    "actors.csv, documents.csv, origins.csv, transfers.csv, statements.csv, or the same as .parquet"
)


def test_every_row_becomes_an_object_of_the_model(small: Small) -> None:
    dataset = small.read()
    assert dataset.actor["army"] == Actor(
        id="army",
        name="Army of Northland",
        type="armed-forces",
        parent="north",
        active_from=parse("1950"),
        active_to=parse("2021-08"),
    )
    assert dataset.document["again"] == Document(
        id="again",
        title="Arms of the North (again)",
        outlet="Weekly",
        published=parse("2022-03"),
        genre="repost",
        url="http://weekly.example/1?a=b",
        copy_of="daily",
    )
    assert dataset.origin["general"] == Origin(
        "general", "A general", "army", "army", "D", "speaks of what others saw"
    )
    assert dataset.rejected[1] == Rejected(
        "daily", 5, "2-3", "", "intent", (), "a wish to take the depot back"
    )
    assert dataset.materiel == (Materiel("kell-rifle", "rifle made at Kell", "assault-rifle"),)


def test_cells_become_numbers_dates_and_tuples(small: Small) -> None:
    dataset = small.read()
    assert dataset.actor["north"].aliases == ("NL", "the North")
    assert dataset.statement["s3"] == Statement(
        id="s3",
        transfer="t3",
        origin="general",
        document="again",
        stance="asserts",
        paragraph=7,
        explicitness="implied",
        basis="none-shown",
        interest="party",
        hedge="likely",
        relay=("daily", "wire"),
        fidelity="strengthened",
        status="active",
        summary="says who has it now\nand since when",
    )
    assert dataset.quantities[0] == Quantity(
        "q1", "s1", "kell-rifle", 1200.0, 1200.0, "pieces", "exactly", "1,200"
    )


def test_an_empty_cell_takes_the_default_of_its_column(small: Small) -> None:
    dataset = small.read()
    assert dataset.origin["spokesman"].grade == "F"
    assert dataset.transfer["t1"] == Transfer(
        id="t1",
        giver="north",
        receiver="army",
        mode="supplied",
        materiel=("rifle", "kell-rifle"),
        start=parse("2001"),
        end=parse("2020"),
        directness="direct",
        authorisation="unknown",
    )
    said = dataset.statement["s4"]
    assert (said.hedge, said.fidelity, said.status) == ("plain", "paraphrase", "active")
    assert (said.paragraph, said.sentences, said.relay) == (None, "", ())


def test_the_text_na_is_a_text(small: Small) -> None:
    assert small.read().document["daily"].outlet == "NA"


def test_the_title_is_that_of_the_data_package(small: Small) -> None:
    assert small.read().title == "A small dataset"
    (small.folder / "datapackage.json").unlink()
    assert small.read().title == ""


def test_columns_may_be_absent_unless_they_are_required_and_come_in_any_order(small: Small) -> None:
    small.write(
        "actors.csv",
        "type,id,name\n"
        + "".join(f"unit,{name},Unit {name}\n" for name in ("north", "army", "depot", "band")),
    )
    assert small.read().actor["band"] == Actor("band", "Unit band", "unit")


def test_tables_without_rows_make_an_empty_dataset(tmp_path: Path) -> None:
    assert read(write_dataset(Dataset(), tmp_path / "new")) == Dataset()


def test_other_files_in_the_folder_are_left_alone(small: Small) -> None:
    small.write("README.md", b"\xff\x00")
    small.write("notes.csv", "what,ever\n")
    (small.folder / "pictures").mkdir()
    assert len(small.read().actors) == 4


def test_a_link_to_a_table_is_followed(small: Small) -> None:
    (small.folder / "actors.csv").rename(small.folder / "elsewhere")
    (small.folder / "actors.csv").symlink_to("elsewhere")
    assert len(small.read().actors) == 4


def test_the_bundled_dataset_lies_beside_the_reader() -> None:
    assert bundled().name == "diversion"
    assert bundled().is_dir()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError) as refusal:
        read(tmp_path / "no-such")
    assert str(refusal.value) == (
        f"{tmp_path / 'no-such'}: there is no such folder; a dataset is a folder with {NEEDED}."
    )


def test_a_folder_that_is_a_file_is_one_sentence(small: Small) -> None:
    path = small.folder / "actors.csv"
    with pytest.raises(FileError) as refusal:
        read(path)
    assert str(refusal.value) == (
        f"{path}: this is a file, not a folder; a dataset is a folder with {NEEDED}."
    )


def test_a_folder_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(FileError) as refusal:
        read(loop)
    assert str(refusal.value).startswith(f"{loop}: the folder cannot be read (")


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as refusal:
        read(tmp_path)
    assert str(refusal.value) == f"{tmp_path}: it is empty; a dataset is a folder with {NEEDED}."


def test_a_folder_without_any_table_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    with pytest.raises(DatasetError) as refusal:
        read(tmp_path)
    assert str(refusal.value) == (
        f"{tmp_path}: the folder holds none of the tables of a dataset;"
        f" a dataset is a folder with {NEEDED}."
    )


def test_each_missing_table_is_named_with_what_it_must_hold(small: Small) -> None:
    (small.folder / "origins.csv").unlink()
    (small.folder / "actors.csv").rename(small.folder / "actor.csv")
    assert small.faults() == [
        "actors.csv: the table is missing ('actor.csv' is there, and is not read);"
        " it is a CSV file with at least the columns id, name, type.",
        "origins.csv: the table is missing; it is a CSV file with at least the columns id, name.",
    ]


def test_tables_that_are_not_needed_may_be_missing(small: Small) -> None:
    for name in ("materiel", "quantities", "rejected"):
        (small.folder / f"{name}.csv").unlink()
    small.change("transfers.csv", "rifle; kell-rifle", "rifle")
    dataset = small.read()
    assert (dataset.materiel, dataset.quantities, dataset.rejected) == ((), (), ())


def test_a_table_that_is_not_needed_is_missed_where_a_file_looks_like_it(small: Small) -> None:
    (small.folder / "quantities.csv").rename(small.folder / "Quantities.csv")
    assert small.faults() == [
        "quantities.csv: the table is missing ('Quantities.csv' is there, and is not read);"
        " it is a CSV file with at least the columns id, statement, of, unit."
    ]


def test_a_table_that_is_a_folder_is_one_sentence(small: Small) -> None:
    (small.folder / "actors.csv").unlink()
    (small.folder / "actors.csv").mkdir()
    (sentence,) = small.faults()
    assert sentence.startswith("actors.csv: it is a folder; the first row of actors.csv names the")


def test_a_link_to_nothing_is_one_sentence(small: Small) -> None:
    (small.folder / "actors.csv").unlink()
    (small.folder / "actors.csv").symlink_to("gone.csv")
    (sentence,) = small.faults()
    assert sentence.startswith("actors.csv: it is a link to 'gone.csv', which is not there; the")


def test_a_table_that_cannot_be_read_is_one_sentence(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    content = {path.name: path.read_bytes() for path in small.folder.iterdir()}
    monkeypatch.setattr(
        Path,
        "read_bytes",
        lambda path: refuse(path) if path.name == "origins.csv" else content[path.name],
    )
    (sentence,) = small.faults()
    assert sentence.startswith("origins.csv: it cannot be read (Permission denied); the first row")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{", "it is no JSON (Expecting property name"),
        (b"", "it is no JSON (Expecting value"),
        (b'{"title": "\xe9"}', "it is no JSON ("),
        (b"[" * 100_000, "it is no JSON ("),
        (b"[1]", "it is no JSON object"),
        (b'{"title": 5}', "its title '5' is no text"),
    ],
)
def test_a_data_package_that_is_no_json_object_is_a_fault(
    small: Small, content: bytes, problem: str
) -> None:
    small.write("datapackage.json", content)
    (sentence,) = small.faults()
    assert sentence.startswith(f"datapackage.json: {problem}")
    assert sentence.endswith("; a data package is a JSON object whose title is a text.")


def test_the_faults_of_the_package_and_of_the_tables_come_in_one_run(small: Small) -> None:
    small.write("datapackage.json", "[]")
    small.change("actors.csv", "stockpile", "stokpile")
    (small.folder / "origins.csv").unlink()
    assert [sentence.partition(":")[0] for sentence in small.faults()] == [
        "actors.csv, row 4, column type",
        "datapackage.json",
        "origins.csv",
    ]


def test_nothing_is_printed(small: Small, capfd: pytest.CaptureFixture[str]) -> None:
    small.read()
    small.change("actors.csv", "stockpile", "stokpile")
    small.faults()
    assert capfd.readouterr() == ("", "")


@given(datasets(controls=True), st.booleans(), st.integers(0, 2))
def test_a_dataset_that_is_written_is_read_back_the_same(
    dataset: Dataset, bom: bool, blank: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again = read(write_dataset(dataset, Path(folder), bom=bom, blank=blank))
    assert again == dataset
    assert again.title == dataset.title


@given(datasets(), st.randoms(use_true_random=False))
def test_the_order_of_columns_changes_nothing(dataset: Dataset, order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write_dataset(dataset, Path(name))
        for table in TABLES:
            _shuffle_columns(folder / f"{table}.csv", order)
        assert read(folder) == dataset


def _shuffle_columns(path: Path, order: random.Random) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        columns = list(zip(*csv.reader(stream), strict=True))
    order.shuffle(columns)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(zip(*columns, strict=True))


def test_many_columns_of_ones_own_are_read(tmp_path: Path) -> None:
    names = [f"x_{number}" for number in range(50_000)]
    (tmp_path / "actors.csv").write_text(",".join(["id", *names]) + "\n", "utf-8")
    assert len(load(tmp_path / "actors.csv", TABLES["actors"]).own) == len(names)
