"""What a spreadsheet did to tables is undone where it is certain, and every change is told."""

from __future__ import annotations

import csv
import io
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FileError
from graph.model.schema import TABLES
from graph.model.vocabulary import MODES
from seeds.tables import read
from seeds.tidying.repairs import bare, repaired, words_of
from seeds.tidying.tidying import tidied
from tests.support.cli import run
from tests.support.places import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small dataset."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def semicolons(raw: bytes) -> bytes:
    """A table as a spreadsheet of another country saves it, in UTF-16."""
    stream = io.StringIO()
    rows = csv.reader(io.StringIO(raw.decode(), newline=""))
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-16")


def change(path: Path, how: Callable[[bytes], bytes]) -> None:
    path.write_bytes(how(path.read_bytes()))


@pytest.mark.parametrize(
    ("table", "column", "text", "meant"),
    [
        ("statements", "stance", "Asserts", "asserts"),
        ("statements", "stance", " no comment\u00a0", "no-comment"),
        ("statements", "stance", "assertz", "assertz"),
        ("statements", "paragraph", "13.0", "13"),
        ("statements", "paragraph", "13.5", "13.5"),
        ("statements", "sentences", "02-Apr", "2-4"),
        ("statements", "sentences", "04-Feb", "2-4"),
        ("statements", "sentences", "2024-04-02 00:00:00", "2-4"),
        ("statements", "sentences", "2 \u2013 4", "2-4"),
        ("statements", "sentences", "3.0", "3"),
        ("statements", "sentences", "04-Apr", "04-Apr"),
        ("statements", "sentences", "Apr-02", "Apr-02"),
        ("statements", "stated_on", "2021-08-15 00:00:00", "2021-08-15"),
        ("statements", "stated_on", "2021-08-15T00:00:00.000", "2021-08-15"),
        ("statements", "stated_on", "15/08/2021", "2021-08-15"),
        ("statements", "stated_on", "15-Aug-2021", "2021-08-15"),
        ("statements", "stated_on", "2021.0", "2021"),
        ("statements", "stated_on", "05/08/2021", "05/08/2021"),
        ("statements", "stated_on", "15-Aug-21", "15-Aug-21"),
        ("statements", "stated_on", "circa 2015", "circa 2015"),
        ("statements", "stated_on", "44423", "44423"),
        ("statements", "span_sha256", "AB" * 32, "ab" * 32),
        ("actors", "id", "US-Army", "us-army"),
        ("actors", "id", "US Army", "US Army"),
        ("actors", "wikidata", "q42", "Q42"),
        ("actors", "name", "\ufeff The  Band\u200b ", "The  Band"),
        ("transfers", "materiel", "Rifle ;assault rifle", "rifle;assault-rifle"),
        ("documents", "url", "example.org", "example.org"),
    ],
)
def test_a_cell_is_what_it_stood_for_or_left(
    table: str, column: str, text: str, meant: str
) -> None:
    found = TABLES[table].column(column)
    materiel = ("rifle", "assault-rifle")
    assert repaired(found, text, words_of(found, {"materiel": materiel})) == meant


@given(st.sampled_from([*MODES]))
def test_a_cell_without_fault_stays(word: str) -> None:
    column = TABLES["transfers"].column("mode")
    assert repaired(column, word, words_of(column, {})) == word


def test_tables_without_fault_are_copied_and_nothing_is_told(small: Path) -> None:
    found = tidied(small)
    assert found.told == []
    for name, raw in found.files.items():
        (small / name).write_bytes(raw)
    assert read(small) == read(SMALL)


def test_what_spreadsheets_do_is_undone_and_each_change_told(small: Path, tmp_path: Path) -> None:
    change(small / "actors.csv", semicolons)
    change(small / "origins.csv", lambda raw: raw.replace(b",", b"\t"))
    change(small / "transfers.csv", lambda raw: raw.replace(b"id,giver", b" ID ,Giver", 1))
    change(small / "transfers.csv", lambda raw: raw.replace(b"2021-08-15,", b"15/08/2021,", 1))
    change(
        small / "rejected.csv",
        lambda raw: b"".join(b"%b,,\r\n" % one for one in (*raw.splitlines(), b",,,,,")),
    )
    change(small / "rejected.csv", lambda raw: raw.replace(b"2-3", b"02-Mar"))
    (small / "documents.csv").rename(small / "Documents.CSV")
    change(small / "Documents.CSV", lambda raw: raw.replace(b"A. Writer", b"A. Caf\xe9"))
    ended = run("tidy", str(small), "-o", str(tmp_path / "new"))
    assert ended.exit_code == 0, ended.output
    assert set(ended.stdout.splitlines()) == {
        "documents.csv: the file was called 'Documents.CSV'.",
        "actors.csv: it was in UTF-16.",
        "actors.csv: the cells were separated by semicolons.",
        "origins.csv: the cells were separated by tabs.",
        "transfers.csv, row 1: the column ' ID ' is now 'id'.",
        "transfers.csv, row 1: the column 'Giver' is now 'giver'.",
        "transfers.csv, row 3, column start: '15/08/2021' is now '2021-08-15'.",
        "rejected.csv: empty rows are left out (1).",
        "rejected.csv: empty columns are left out (2).",
        "rejected.csv, row 3, column sentences: '02-Mar' is now '2-3'.",
        "Documents.CSV: it was not in UTF-8 and is read as Windows-1252; see whether its letters"
        " are right: 'Caf\u00e9'.",
    }
    new, old = read(tmp_path / "new"), read(SMALL)
    assert new.document["daily"].author == "A. Caf\u00e9"
    assert (new.actors, new.transfers, new.rejected) == (old.actors, old.transfers, old.rejected)


def test_what_is_not_certain_is_left_and_told(small: Path, tmp_path: Path) -> None:
    change(small / "transfers.csv", lambda raw: raw.replace(b"2021-08-15,", b"05/08/2021,", 1))
    change(small / "actors.csv", lambda raw: raw.replace(b"band,The Band,", b"band,The Band,,,", 1))
    ended = run("tidy", str(small), "-o", str(tmp_path / "new"))
    assert ended.exit_code == 2
    assert "Left as it is:\n" in ended.stderr
    assert "transfers.csv, row 3, column start: '05/08/2021' is no date" in ended.stderr
    assert "actors.csv, row 5: the row that begins with 'band' has 11 cells" in ended.stderr
    assert b"05/08/2021" in (tmp_path / "new" / "transfers.csv").read_bytes()


@pytest.mark.parametrize(
    ("raw", "why"),
    [(b"id,name,type\n\x81,a,b\n", "neither in UTF-8"), (b'id,name,type\n"a,b\n', "row 2")],
)
def test_what_cannot_be_read_at_all_is_refused_and_nothing_written(
    small: Path, tmp_path: Path, raw: bytes, why: str
) -> None:
    (small / "actors.csv").write_bytes(raw)
    refused = run("tidy", str(small), "-o", str(tmp_path / "new"))
    assert refused.exit_code == 2
    assert why in refused.stderr
    assert not (tmp_path / "new").exists()


def test_no_dataset_is_overwritten_and_none_is_made_of_nothing(small: Path, tmp_path: Path) -> None:
    assert "it is the dataset that was read" in run("tidy", str(small), "-o", str(small)).stderr
    for folder, why in ((tmp_path / "none", "cannot be read"), (tmp_path, "none of the tables")):
        with pytest.raises(FileError, match=why):
            tidied(folder)


def test_blanks_within_a_cell_take_no_longer_than_others() -> None:
    begun = time.process_time()
    assert bare(f" a{' ' * 100_000}b\u200b ") == f"a{' ' * 100_000}b"
    assert time.process_time() - begun < 2


def test_a_header_longer_than_a_cell_may_be_is_a_header(small: Path) -> None:
    names = "".join(f",x_{number}" for number in range(30_000)).encode()
    change(small / "actors.csv", lambda raw: raw.replace(b"\n", names + b"\n", 1))
    header = tidied(small).files["actors.csv"].split(b"\n", 1)[0]
    assert header.endswith(b",x_29999")


def test_a_table_that_would_be_left_out_is_refused(small: Path) -> None:
    (small / "rejected.csv").unlink(missing_ok=True)
    for name in ("Rejected.csv", "REJECTED.txt"):
        (small / name).write_text("document,paragraph,reason,summary\n", "utf-8")
    with pytest.raises(FileError, match=r"may be rejected\.csv; keep one"):
        tidied(small)
    (small / "REJECTED.txt").unlink()
    (small / "quantities.parquet").touch()
    with pytest.raises(FileError, match=r"quantities\.parquet: this is no CSV"):
        tidied(small)
