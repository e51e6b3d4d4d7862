"""The graph and the frames that a network gives out: typed, whole, and nobody else's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings

import armstrail
from armstrail.notebook.explorer import Explorer
from exports.rows.columns import row
from graph.model.rows import Dataset
from graph.network import build
from tests.support.cli import printed
from tests.support.strategies import datasets

NET = armstrail.load()


def test_the_graph_is_a_plain_graph_of_networkx() -> None:
    assert type(NET.graph) is nx.MultiDiGraph


def _written(net: Explorer, folder: Path) -> dict[str, bytes]:
    """What answers and exports have to say, by name."""
    folder.mkdir()
    for name in ("graphml", "gexf", "csv", "json", "cytoscape", "nodelink", "cypher", "svg"):
        net.export(name, folder / name)
    (folder / "paths").write_text(str(net.paths("US", "Taliban")), "utf-8")
    (folder / "measures").write_text(net.measures().to_csv(), "utf-8")
    (folder / "reach").write_text(str(net.downstream("US")), "utf-8")
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_what_is_done_to_the_graph_and_the_frames_changes_no_answer_and_no_export(
    tmp_path: Path,
) -> None:
    net = armstrail.load()
    graph = net.graph
    graph.remove_node("us")
    graph.nodes["taliban"]["name"] = "changed"
    for name in ("actors", "transfers", "statements", "documents", "origins"):
        frame = getattr(net, name)
        assert frame is getattr(net, name)
        for column in frame.columns[frame.dtypes == "object"]:
            for cell in frame[column]:
                cell.clear()
        del frame[frame.columns[-1]]
    assert net.graph is graph
    untouched = _written(armstrail.load(), tmp_path / "before")
    assert _written(net, tmp_path / "after") == untouched
    graph.add_edge("hamas", "us", key="made-up")
    assert _written(net, tmp_path / "again") == untouched


@pytest.mark.parametrize("name", ["actors", "transfers"])
def test_a_frame_has_the_columns_and_values_of_the_contract(name: str) -> None:
    frame = getattr(NET, name)
    rows = printed(name, "--json")[name]
    assert [frame.index.name, *frame.columns] == [*rows[0]]
    for one in rows:
        for column, value in one.items():
            cell = one["id"] if column == "id" else frame.loc[one["id"], column]
            assert (None if cell is pd.NA else cell) == value


@pytest.mark.parametrize("name", ["origins", "documents"])
def test_the_frames_of_sources_are_those_of_the_contract(name: str) -> None:
    frame, rows = getattr(NET, name), printed("sources", "--json")[name]
    assert [frame.index.name, *frame.columns] == [*rows[0]]
    assert list(frame.index) == [one["id"] for one in rows]


def test_frames_are_typed() -> None:
    types = {name: str(kind) for name, kind in NET.transfers.dtypes.items()}
    assert (types["mode"], types["support"], types["voices"]) == ("string", "float64", "int64")
    assert str(NET.statements["paragraph"].dtype) == "Int64"
    assert str(NET.measures()["transfers_in"].dtype) == "int64"


@settings(max_examples=25)
@given(datasets())
def test_the_frames_of_any_dataset_hold_every_row(dataset: Dataset) -> None:
    net = Explorer(build(dataset))
    for name in ("actors", "transfers", "statements", "documents", "origins"):
        frame, rows = getattr(net, name), getattr(dataset, name)
        assert list(frame.index) == [one.id for one in rows]
        for one in rows:
            for column in ("name", "place", "title", "stance"):
                if column in frame:
                    cell = frame.loc[one.id, column]
                    assert (None if cell is pd.NA else cell) == row(one)[column]


@pytest.mark.parametrize("name", ["actors", "transfers", "statements", "documents", "origins"])
def test_a_frame_has_a_column_of_texts_for_each_of_the_users_own(name: str) -> None:
    first, *rest = getattr(NET.dataset, name)
    marked: dict[str, Any] = {name: (replace(first, own=(("x_box", "7"),)), *rest)}
    frame = getattr(Explorer(build(replace(NET.dataset, **marked))), name)
    assert str(frame["x_box"].dtype) == "string"
    assert frame["x_box"].dropna().to_dict() == {first.id: "7"}
