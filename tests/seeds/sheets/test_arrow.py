"""A large file is read as Arrow columns only where it is read as row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seeds.sheets import arrow, records

ROWS = 'id,name\na,"one, or\ntwo"\nb,"a ""b"""\n,\nc,é\n'


def read(raw: bytes, monkeypatch: pytest.MonkeyPatch, large: int) -> Any:
    monkeypatch.setattr(records, "LARGE_FILE", large)
    found = records.records("x.csv", raw)
    columns = [(list(one.distinct), one.codes.tolist()) for one in found.columns]
    return (
        found.header,
        columns,
        found.numbers.tolist(),
        found.faults,
        found.whole,
        found.empty,
    )


TEXTS = st.lists(st.sampled_from([*'a,"\n\r \té\0', '""', ',"', '",', '"\n', "\r\n"])).map("".join)


@given(st.sampled_from(["a,b\n", "a,b\r\n", '"a",b\n', "a\n", ""]), TEXTS)
@example("", ROWS)
@example("a,b\n", 'x,"y\n\nz"\n')
@example("a,b\n", "x,y\r")
@example("a,b\n", '"x"y,z\n')
@example("a,b\n", '"x",y"\n"z",w\n')
def test_both_ways_give_the_same_columns_rows_and_faults(header: str, text: str) -> None:
    raw = (header + text).encode()
    with pytest.MonkeyPatch.context() as patch:
        assert read(raw, patch, 0) == read(raw, patch, 10**12)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_text_are_told_alike(raw: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert read(b"a,b\n" + raw, patch, 0) == read(b"a,b\n" + raw, patch, 10**12)


def test_a_sound_file_is_read_as_arrow_columns() -> None:
    found = arrow.sound(ROWS.replace(",\n", "").encode(), 100)
    assert found is not None
    assert found.numbers.tolist() == [2, 3, 4]
    assert [np.array(list(texts))[codes].tolist() for texts, codes in found.columns] == [
        ["a", "b", "c"],
        ["one, or\ntwo", 'a "b"', "é"],
    ]


OTHERS = {
    "text after a quote": 'a,b\n"x"y,z\n',
    "too few cells": "a,b\nx\n",
    "a blank line": "a,b\n\nx,y\n",
    "a blank row": "a,b\n,\nx,y\n",
    "NUL": "a,b\nx,\0\n",
    "an open quote": 'a,b\n"x,y\n',
    "a long cell": "a,b\nxxxxxxxxxxx,y\n",
    "no row": "a,b\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_any_other_is_left_alone(text: str) -> None:
    assert arrow.sound(text.encode(), 10) is None


def test_a_name_of_a_column_that_is_too_long_is_told_alike() -> None:
    raw = b"a," + b"x" * (records.MOST_CHARACTERS + 1) + b"\n1,2\n"
    with pytest.MonkeyPatch.context() as patch:
        assert read(raw, patch, 0) == read(raw, patch, 10**12)
