"""Tables as Parquet: what is exported is a dataset, and what is wrong with one is told."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports.formats.exporting import save
from graph.errors import DatasetError
from graph.model.schema import TABLES
from graph.network import build
from seeds import tables
from seeds.cache import store
from seeds.sheets.parquet import parquet_records


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet") / "bundled"
    save(build(tables.read(tables.bundled())), "parquet", folder)
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    for name in TABLES:
        pq.write_table(pq.read_table(exported / f"{name}.parquet"), tmp_path / f"{name}.parquet")
    return tmp_path


def faults(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(DatasetError) as raised:
        tables.read(folder)
    return [(one.file, one.row, one.column) for one in raised.value.faults]


def test_what_the_format_parquet_writes_is_the_same_dataset(exported: Path) -> None:
    assert tables.read(exported) == tables.read(tables.bundled())


def test_a_folder_of_part_files_is_one_table_in_the_order_of_their_names(folder: Path) -> None:
    whole = folder / "statements.parquet"
    rows = pq.read_table(whole)
    whole.unlink()
    whole.mkdir()
    for place, start in enumerate(range(0, rows.num_rows, 20)):
        pq.write_table(rows.slice(start, 20), whole / f"part-{place:05}.snappy.parquet")
    (whole / "_SUCCESS").touch()
    (whole / ".part-00000.crc").write_bytes(b"no table")
    assert tables.read(folder) == tables.read(tables.bundled())


def test_faults_name_the_file_the_row_and_the_column(folder: Path) -> None:
    rows = pq.read_table(folder / "transfers.parquet").to_pydict()
    rows["mode"][3] = "blue"
    rows["x_mine"] = [{"a": 1}] * len(rows["id"])
    rows["colour"] = rows["id"]
    pq.write_table(pa.table(rows), folder / "transfers.parquet")
    assert faults(folder) == [
        ("transfers.parquet", 1, "colour"),
        ("transfers.parquet", 1, "x_mine"),
        ("transfers.parquet", 5, "mode"),
    ]


def test_a_table_that_is_there_twice_is_a_fault(folder: Path) -> None:
    (folder / "origins.csv").write_bytes((tables.bundled() / "origins.csv").read_bytes())
    assert ("origins.csv", 0, "") in faults(folder)


def test_what_is_no_parquet_is_a_fault_and_no_traceback(folder: Path) -> None:
    (folder / "origins.parquet").write_text("id,name\n")
    (folder / "documents.parquet").unlink()
    (folder / "documents.parquet").mkdir()
    assert {("origins.parquet", 0, ""), ("documents.parquet", 0, "")} <= set(faults(folder))


def test_a_cache_is_made_anew_when_a_part_file_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MANY", 1)
    before = store.network(folder).dataset.transfers[0].place
    rows = pq.read_table(folder / "transfers.parquet").to_pydict()
    rows["place"][0] = "elsewhere"
    pq.write_table(pa.table(rows), folder / "transfers.parquet")
    assert before != "elsewhere"
    assert store.network(folder).dataset.transfers[0].place == "elsewhere"


OF_NO_TEXT = {
    "list of structs": pa.array([[{"a": 1}]]),
    "list of bytes": pa.array([[b"\xff"]]),
    "list of bytes called texts": pa.ListArray.from_arrays(
        [0, 1], pa.array([b"\xff"]).view(pa.string())
    ),
    "bytes called text": pa.array([b"\xff"]).view(pa.string()),
    "bytes by number": pa.array([b"\xff"]).dictionary_encode(),
    "bytes of one length": pa.array([b"ab"], pa.binary(2)),
    "times of no place": pa.array([5], pa.timestamp("ns", "Mars/Phobos")),
    "map": pa.array([[("a", "b")]], pa.map_(pa.string(), pa.string())),
}


@pytest.mark.parametrize("values", OF_NO_TEXT.values(), ids=OF_NO_TEXT)
def test_a_column_that_is_no_text_is_one_fault(values: pa.Array, tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a"], "note": values}), tmp_path / "actors.parquet")
    found = parquet_records(tmp_path / "actors.parquet", TABLES["actors"])
    assert [(one.row, one.column) for one in found.faults] == [(1, "note")]


def test_a_null_within_a_list_is_a_fault_for_the_rest_of_it_would_be_lost(tmp_path: Path) -> None:
    names = [["A", "B"], None, [], ["A", None]]
    pq.write_table(pa.table({"id": [*"abcd"], "aliases": names}), tmp_path / "actors.parquet")
    found = parquet_records(tmp_path / "actors.parquet", TABLES["actors"])
    assert [(one.row, one.column) for one in found.faults] == [(5, "aliases")]
    assert found.columns[1].texts() == ["A;B", "", "", ""]


def test_a_part_that_is_at_fault_is_named(tmp_path: Path) -> None:
    whole = tmp_path / "actors.parquet"
    whole.mkdir()
    pq.write_table(pa.table([["a"], ["b"]], names=["id", "id"]), whole / "one.parquet")
    (told,) = parquet_records(whole, TABLES["actors"]).faults
    assert told.problem == "'one.parquet' has the column 'id' 2 times"
    (whole / "one.parquet").write_text("no table")
    (told,) = parquet_records(whole, TABLES["actors"]).faults
    assert told.problem.startswith("'one.parquet' cannot be read (")
