"""Rows are put after the last one of a table, and nothing else of its bytes changes."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.schema import ACTORS
from seeds.entry.appending import appended, without
from seeds.sheets.records import records

NEWLINES = st.sampled_from(["\n", "\r\n", "\r"])
CELLS = st.text(alphabet='aé",; \n\r', max_size=6)
BOMS = st.sampled_from([b"", codecs.BOM_UTF8])
NAMES = ["name", "id", "x_box", "type"]


@st.composite
def tables(draw: st.DrawFn) -> tuple[bytes, list[list[str]], str]:
    """A table's file, its rows, and how its lines end; with blank lines, or no last line end."""
    newline = draw(NEWLINES)
    rows = draw(st.lists(st.lists(CELLS, min_size=4, max_size=4), max_size=4))
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator=newline, quoting=csv.QUOTE_ALL)
    stream.write(",".join(NAMES) + newline)
    for row in rows:
        writer.writerow(row)
        stream.write(newline * draw(st.integers(0, 1)))
    text = stream.getvalue()
    if draw(st.booleans()):
        text = text.removesuffix(newline)
    return draw(BOMS) + text.encode(), [row for row in rows if any(row)], newline


def read(raw: bytes) -> list[dict[str, str]]:
    """The rows of a file, by the strict reader."""
    form = records("actors.csv", raw)
    assert form.faults == []
    columns = [column.texts() for column in form.columns]
    return [dict(zip(form.header, row, strict=True)) for row in zip(*columns, strict=True)]


@given(tables(), st.lists(st.fixed_dictionaries({"id": st.just("a"), "name": CELLS}), min_size=1))
def test_what_is_there_stays_to_the_last_byte_and_new_rows_follow(
    table: tuple[bytes, list[list[str]], str], new: list[dict[str, str]]
) -> None:
    raw, rows, newline = table
    made = appended(raw, ACTORS, new)
    assert made.startswith(raw)
    assert made.endswith(newline.encode()) or newline.encode() not in raw
    old = [dict(zip(NAMES, row, strict=True)) for row in rows]
    assert read(made) == old + [{"x_box": "", "type": "", **one} for one in new]


@given(tables(), CELLS.filter(bool))
def test_a_column_that_is_new_is_the_last_one_and_empty_above(
    table: tuple[bytes, list[list[str]], str], note: str
) -> None:
    raw, rows, _ = table
    made = appended(raw, ACTORS, [{"id": "a", "note": note, "parent": ""}])
    old = [{**dict(zip(NAMES, row, strict=True)), "note": ""} for row in rows]
    new = {**dict.fromkeys(NAMES, ""), "id": "a", "note": note}
    assert read(made) == [*old, new]
    assert made.startswith(codecs.BOM_UTF8) == raw.startswith(codecs.BOM_UTF8)


@given(tables())
def test_rows_taken_out_leave_the_others_as_they_were(
    table: tuple[bytes, list[list[str]], str],
) -> None:
    raw, rows, _ = table
    assert without(raw, lambda _: False) == raw
    gone = without(raw, lambda cells: "a" in cells["name"])
    kept = [dict(zip(NAMES, row, strict=True)) for row in rows if "a" not in row[0]]
    assert read(gone) == kept


@pytest.mark.parametrize("cells", [{"id": "a", "x_box": "7"}, {"id": "a"}])
def test_a_table_that_is_not_there_gets_all_its_columns(cells: dict[str, str]) -> None:
    (row,) = read(appended(None, ACTORS, [cells]))
    columns = dict.fromkeys([column.name for column in ACTORS.columns], "")
    assert row == {**columns, **cells}
