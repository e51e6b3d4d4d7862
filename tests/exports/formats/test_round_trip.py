"""Any dataset goes through every format and comes back, but for what the loss report names."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import Loss
from exports.formats import FORMATS
from exports.writing.format import OWN_COLUMNS
from graph.model.own import is_own
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import build
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.readers.tables_read import READERS, missing
from tests.support.strategies import datasets

ANY = st.booleans().flatmap(lambda controls: datasets(controls=controls))


def read_back(name: str, written: Any) -> Any:
    if not FORMATS[name].folder:
        return READERS[name](written)
    with tempfile.TemporaryDirectory() as folder:
        for file, content in written.items():
            (Path(folder) / file).write_bytes(content)
        return READERS[name](Path(folder))


def reported(losses: list[Loss]) -> set[str]:
    return {column for loss in losses for column in loss.columns}


def in_tables(loss: Loss) -> bool:
    """Whether the loss is of a dataset's own columns; figures and looks are none."""
    return all(column.partition(".")[0] in TABLES for column in loss.columns)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40)
@given(dataset=ANY)
def test_what_does_not_come_back_is_in_the_loss_report_and_counted(
    name: str, dataset: Dataset
) -> None:
    written, losses = exported(build(dataset), name)
    lost = missing(dataset, read_back(name, written))
    named = reported(losses)
    silent = {column for column in lost if not {column, f"{column.partition('.')[0]}.*"} & named}
    assert silent == set()
    assert sum(loss.values for loss in losses if in_tables(loss)) == lost.total()


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=6)
@given(dataset=ANY)
def test_the_same_dataset_gives_the_same_bytes(name: str, dataset: Dataset) -> None:
    assert exported(build(dataset), name) == exported(build(dataset), name)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15)
@given(dataset=ANY)
def test_what_is_lost_is_what_the_format_is_said_not_to_hold(name: str, dataset: Dataset) -> None:
    """Characters and cells that a format changes are of any column, and told as they come."""
    changed = ("taken out", "formula", "BibTeX knows", "takes no such value", "on the map")
    losses = exported(build(dataset), name)[1]
    for loss in losses:
        if not any(word in loss.why for word in changed):
            known = {*FORMATS[name].cannot_hold, "*.*"}
            for column in loss.columns:
                table, _, own = column.partition(".")
                every = f"{table}.{OWN_COLUMNS}" if is_own(own) else column
                assert {column, every, f"{table}.*"} & known, loss


@pytest.mark.parametrize("name", FORMATS)
def test_every_loss_says_how_many_values_and_why(name: str) -> None:
    for loss in exported(sample(), name)[1]:
        assert loss.values > 0
        assert str(loss).startswith(", ".join(loss.columns))
        assert len(loss.why) > 10


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_for_something_and_no_two_share_a_file(name: str) -> None:
    assert FORMATS[name].help
    assert Counter(form.suffix for form in FORMATS.values())[FORMATS[name].suffix] == 1
