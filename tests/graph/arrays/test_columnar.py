"""The arrays of a dataset whose rows are views are those of its rows one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.columnar import compile_columns
from graph.arrays.compact import Compact
from graph.arrays.compiled import AllFindings
from graph.arrays.compiling import compile_arrays
from graph.evidence.frames import coded
from graph.evidence.masses import without_names
from graph.model.columns import DatasetColumns
from graph.model.rows import Dataset
from graph.network import build
from tests.support.datasets_io import as_viewed
from tests.support.random_datasets import draw, many
from tests.support.strategies import datasets

BACKENDS = ("polars", "pandas")


def viewed(data: Dataset) -> DatasetColumns:
    columns = as_viewed(data).viewed
    assert columns is not None
    return columns


def plain(values: Any) -> tuple[str, list[Any]]:
    kind = values.dtype.str if isinstance(values, np.ndarray) else "texts"
    return kind, np.asarray(values).tolist() if kind != "texts" else list(values)


def assert_alike(data: Dataset) -> None:
    found, network = compile_columns(viewed(data)), build(data)
    expected = compile_arrays(network)
    for name in expected.keys() - {"worth"}:
        assert plain(found[name]) == plain(expected[name]), name
    said: dict[int, Any] = {}
    for transfer, worth in zip(found["transfers"], found["worth"].tolist(), strict=True):
        voices = without_names(network.evidence.assertions[transfer])
        assert said.setdefault(worth, voices) == voices


@pytest.mark.parametrize("backend", BACKENDS)
def test_all_arrays_are_alike(backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coded, "backend", lambda: backend)
    for seed in range(8):
        assert_alike(draw(seed, 7, 16))
    assert_alike(many(range(30)))


@settings(max_examples=15)
@given(datasets())
def test_they_are_of_whatever_a_table_can_hold(data: Dataset) -> None:
    assert_alike(data)


@given(st.integers(0, 10**6))
@settings(max_examples=10)
def test_figures_of_all_are_those_of_each(seed: int) -> None:
    data = draw(seed, 6, 14)
    columns, network = viewed(data), build(data)
    found = AllFindings(
        Compact(compile_columns(columns)), columns.by_id("transfers"), network.evidence
    )
    assert dict(found) == {one.id: network.evidence.finding(one.id) for one in data.transfers}
    assert "no such id" not in found
