from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DatasetError, Fault
from graph.model.schema import TABLES
from seeds.tables import read
from tests.seeds.conftest import Small
from tests.support.places import SMALL

HEADER = "id,name,type,parent,aliases,active_from,active_to,wikidata,note"
COLUMNS = (
    "the first row of actors.csv names the columns id, name, type, parent, parent_kind, aliases,"
    " weak_aliases, active_from, active_to, wikidata, note"
)
UTF8 = 'save the file as UTF-8 (spreadsheets call it "CSV UTF-8")'


def test_a_byte_order_mark_changes_nothing(small: Small) -> None:
    plain = small.read()
    small.change("actors.csv", HEADER, "\ufeff" + HEADER)
    assert small.read() == plain


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_the_ends_of_lines_change_nothing(small: Small, end: bytes) -> None:
    plain = small.read()
    path = small.folder / "transfers.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", end))
    assert small.read() == plain


def test_a_last_line_without_an_end_is_read(small: Small) -> None:
    plain = small.read()
    path = small.folder / "actors.csv"
    path.write_bytes(path.read_bytes().rstrip())
    assert small.read() == plain


@pytest.mark.parametrize("blank", ["\n\n\n", "\r\n\n\r\n", ",,,,,,,,\n\n\n", "  \n,,\n\n"])
def test_blank_rows_count_as_rows_and_hold_nothing(small: Small, blank: str) -> None:
    small.change("actors.csv", "band,The Band,armed-group", f"{blank}band,,armed-group")
    assert small.faults() == [
        "actors.csv, row 8, column name: the cell is empty; needed here: the name shown."
    ]


def test_a_line_break_in_a_cell_does_not_shift_the_rows(small: Small) -> None:
    small.change("actors.csv", "depot,Depot at Kell,", 'depot,"Depot\nat\r\n\nKell",')
    small.change("actors.csv", "armed-group", "armed group")
    (sentence,) = small.faults()
    assert sentence.startswith("actors.csv, row 5, column type: 'armed group' is no actor type;")


def test_an_empty_file_has_no_header(small: Small) -> None:
    small.write("actors.csv", "")
    assert small.faults() == [f"actors.csv: the file is empty; {COLUMNS}."]


def test_a_table_that_begins_with_a_blank_row_has_no_header(small: Small) -> None:
    small.write("actors.csv", f"\n{HEADER}\n")
    assert small.faults() == [f"actors.csv, row 1: the first row is blank; {COLUMNS}."]


def test_a_table_that_begins_with_data_has_no_header(small: Small) -> None:
    small.change("actors.csv", HEADER + "\n", "")
    assert small.faults() == [
        f"actors.csv, row 1: the first row is no header: 'north,Northland,state,,NL; the"
        f" North,,,Q1,'; {COLUMNS}."
    ]


@pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_cells_separated_by_other_signs_are_one_sentence(
    small: Small, sign: str, name: str
) -> None:
    small.write("actors.csv", "id,name,type\nnorth,Northland,state\n".replace(",", sign))
    shown = "id,name,type".replace(",", {";": ";", "\t": "\\t"}[sign])
    assert small.faults() == [
        f"actors.csv, row 1: the cells are separated by {name}, not by commas: '{shown}';"
        f" {COLUMNS}."
    ]


def test_an_unknown_column_is_named_with_the_nearest_one(small: Small) -> None:
    small.change("actors.csv", "wikidata,note", "wiki-data,note")
    assert small.faults() == [
        "actors.csv, row 1, column wiki-data: 'wiki-data' is no column of actors;"
        " the nearest is 'wikidata'; a column of your own begins with x_."
    ]


def test_a_column_without_a_name_is_a_fault(small: Small) -> None:
    small.write("materiel.csv", "id,name,,parent\nkell-rifle,Kell rifle,,rifle\n")
    assert small.faults() == [
        "materiel.csv, row 1: cell 3 of the header is empty; every column has a name."
    ]


def test_a_required_column_that_is_missing_is_named(small: Small) -> None:
    small.write("materiel.csv", "id,parent\nkell-rifle,rifle\n")
    assert small.faults() == [
        "materiel.csv, row 1, column name: the column is missing;"
        " the first row of materiel.csv names the columns id, name, parent, aliases."
    ]


def test_without_ids_a_table_is_not_held_against_those_that_refer_to_it(small: Small) -> None:
    small.change("documents.csv", "id,title", "di,title")
    assert [sentence.partition(":")[0] for sentence in small.faults()] == [
        "documents.csv, row 1, column di",
        "documents.csv, row 1, column id",
    ]


def test_a_column_that_stands_twice_is_named_with_its_places(small: Small) -> None:
    small.write("materiel.csv", "id,name,parent,name\nkell-rifle,Kell rifle,rifle,x\n")
    assert small.faults() == [
        "materiel.csv, row 1, column name: 'name' stands in the header 2 times;"
        " of the cells 2, 4 only one may be called that."
    ]


def test_rows_with_too_few_and_too_many_cells_are_named(small: Small) -> None:
    small.change("transfers.csv", "t2,army,depot,abandoned,,", "t2,army,depot,abandoned,x,y,")
    small.change("transfers.csv", "t3,depot,band,unspecified,assault-rifle,,2022,,", "t3,,")
    assert small.faults() == [
        "transfers.csv, row 3: the row that begins with 't2' has 12 cells;"
        " the header has 11, and a cell with a comma in it stands in double quotes.",
        "transfers.csv, row 4: the row that begins with 't3' has 5 cells;"
        " the header has 11, and a cell with a comma in it stands in double quotes.",
    ]


def test_a_ragged_row_still_lends_its_id_and_hides_no_other_fault(small: Small) -> None:
    small.change("actors.csv", "band,The Band,armed-group,", "band,The Band\n")
    small.change("actors.csv", "stockpile", "stokpile")
    assert [sentence.partition(":")[0] for sentence in small.faults()] == [
        "actors.csv, row 4, column type",
        "actors.csv, row 5",
        "actors.csv, row 6",
    ]


def test_every_cell_in_the_wrong_encoding_is_named_and_the_rest_is_checked(small: Small) -> None:
    small.change("actors.csv", "Army of Northland", b"Arm\xe9e")
    small.change("actors.csv", "armed-group", "armed group")
    small.change("actors.csv", "The Band", b"\x80\x9f")
    assert small.faults() == [
        f"actors.csv, row 3, column name: 'Arm\ufffde' holds the byte E9, which is not UTF-8;"
        f" {UTF8}.",
        f"actors.csv, row 5, column name: '\ufffd\ufffd' holds the byte 80, which is not UTF-8;"
        f" {UTF8}.",
        "actors.csv, row 5, column type: 'armed group' is no actor type;"
        " the nearest is 'armed-group'.",
    ]


def test_a_cell_in_the_wrong_encoding_has_no_second_fault(small: Small) -> None:
    small.change("transfers.csv", "2001,2020", b"2001\xa0,2020")
    (sentence,) = small.faults()
    assert sentence.startswith("transfers.csv, row 2, column start: '2001\ufffd' holds the byte A0")


def test_a_header_in_the_wrong_encoding_is_named_once(small: Small) -> None:
    small.change("actors.csv", "wikidata,note", b"wikidata,n\xf6te")
    assert small.faults() == [
        "actors.csv, row 1, column n\ufffdte: 'n\ufffdte' holds the byte F6, which is not UTF-8;"
        f" {UTF8}."
    ]


def test_a_nul_character_is_named_with_its_cell(small: Small) -> None:
    small.change("statements.csv", "the depot was left", "the depot\0was left")
    assert small.faults() == [
        "statements.csv, row 3, column summary: 'says that the depot\ufffdwas left' holds a NUL"
        " character; remove it."
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_one_sentence(small: Small, encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    small.write("actors.csv", (mark + HEADER).encode(encoding))
    assert small.faults() == [
        'actors.csv: the file is in UTF-16; save it as UTF-8 (spreadsheets call it "CSV UTF-8").'
    ]


@pytest.mark.parametrize("ending", ["", '\nx,"y",z\n', '" and more\n'])
def test_a_double_quote_that_is_not_closed_is_named_with_its_cell(
    small: Small, ending: str
) -> None:
    content = f'id,name,parent\n"a\n""b""",A,rifle\nkell-rifle,"Kell, rifle\n{ending}'
    small.write("materiel.csv", content)
    start = ("Kell, rifle\\n" + ending.replace("\n", "\\n"))[:80]
    assert [sentence for sentence in small.faults() if "quote" in sentence] == [
        f"materiel.csv, row 3, column name: the double quote that opens '\"{start}' is not closed"
        " at the end of the cell, and the rows below were not read;"
        " a quoted cell ends with one double quote, and double quotes within it are doubled."
    ]


def test_ids_below_an_unclosed_quote_are_not_called_unknown(small: Small) -> None:
    small.change("actors.csv", "depot,Depot at Kell", 'depot,"Depot at Kell')
    (sentence,) = small.faults()
    assert sentence.startswith("actors.csv, row 4, column name: the double quote that opens")


def test_an_unclosed_quote_in_the_header_is_named(small: Small) -> None:
    small.change("actors.csv", HEADER, HEADER.replace("name", '"name'))
    (sentence,) = small.faults()
    assert sentence.startswith("actors.csv, row 1: the double quote that opens '\"name,type,")


def test_a_cell_that_is_too_long_is_named_with_its_row_whatever_others_allow(small: Small) -> None:
    csv.field_size_limit(10**9)
    small.change("statements.csv", "says that the depot was left", "x" * 200_000)
    assert small.faults() == [
        "statements.csv, row 3: a cell of this row is too long, and the rows below were not read;"
        " a cell has up to 131072 characters."
    ]


@given(
    st.sampled_from(["actors.csv", "statements.csv", "datapackage.json", "materiel.csv"]),
    st.integers(0, 900),
    st.integers(0, 40),
    st.sampled_from([b"\x01", b"\x1b[2J"])
    | st.binary(max_size=20)
    | st.sampled_from([b'"', b",", b"\n", b"\r", b"\0", b"\xff\xfe", b'""']),
)
def test_whatever_the_bytes_the_reader_reads_or_names_the_faults(
    file: str, place: int, length: int, put: bytes
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(SMALL, Path(name) / "small"))
        raw = (folder / file).read_bytes()
        (folder / file).write_bytes(raw[:place] + put + raw[place + length :])
        faults = _refused(folder)
    assert all(str(fault).isprintable() for fault in faults)
    assert {fault.file for fault in faults} <= {*(f"{table}.csv" for table in TABLES), file}


def _refused(folder: Path) -> Sequence[Fault]:
    try:
        read(folder)
    except DatasetError as refusal:
        return refusal.faults
    return ()
