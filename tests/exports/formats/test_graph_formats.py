"""graphology, Cytoscape.js, networkx and pandas hold what we hold, in the formats they read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

import armstrail
from exports.formats.csv import write as write_csv
from exports.formats.exporting import save
from exports.formats.graph_rows import GraphRows
from exports.rows.columns import EDGE_COLUMNS
from exports.words.escapes import defused, restored
from graph.model.rows import Actor, Dataset
from graph.network import Network, as_graph, build
from seeds import tables
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.strategies import datasets
from tests.support.values import DEFUSED, texts

NETWORKS = {"bundled": armstrail.load().network, "sample": sample()}
JavaScript = Callable[[str, Path], Any]


@pytest.mark.node
@pytest.mark.parametrize("name", NETWORKS)
def test_gephi_lite_reads_every_value_of_the_gexf_file(
    name: str, javascript: JavaScript, tmp_path: Path
) -> None:
    network = NETWORKS[name]
    save(network, "gexf", tmp_path / "x.gexf")
    read = javascript("read-gexf.mjs", tmp_path / "x.gexf")
    rows = GraphRows(network)
    assert {one["id"]: _plain(one["data"]) for one in read["nodes"]} == {
        name: _plain(values) for name, values in rows.nodes()
    }
    # graphology too lays the interval over the columns of that name
    spans = {"start", "end", "kind"}
    found = {one["id"]: one for one in read["edges"]}
    for edge in rows.edges():
        got = found.pop(edge.id)
        assert (got["source"], got["target"]) == (edge.giver, edge.receiver)
        assert _without(got["data"], spans) == _without(edge.values, spans)
    assert not found


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return _without(values, {"color", "z"})


def _without(values: dict[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


@pytest.mark.node
@pytest.mark.parametrize("name", NETWORKS)
def test_cytoscape_js_holds_every_actor_at_its_place_and_every_transfer(
    name: str, javascript: JavaScript, tmp_path: Path
) -> None:
    network = NETWORKS[name]
    save(network, "cytoscape", tmp_path / "x.cyjs")
    read = javascript("read-cytoscape.mjs", tmp_path / "x.cyjs")
    nodes = {one["data"]["id"]: one for one in read["nodes"]}
    for actor, values in GraphRows(network).nodes():
        got = nodes.pop(actor)
        assert got["position"] == {"x": values.pop("x"), "y": -float(values.pop("y"))}
        assert _without(got["data"], {"id", "value"}) == values
    edges = {one["data"].pop("key"): one["data"] for one in read["edges"]}
    for edge in GraphRows(network).edges():
        got = edges.pop(edge.id)
        assert (got.pop("source"), got.pop("target")) == (edge.giver, edge.receiver)
        assert _without(got, {"id"}) == edge.values
    assert not nodes
    assert not edges


def drawn(network: Network) -> Any:
    """The graph of the network without the transfers that are no edges."""
    graph = as_graph(network)
    for giver, receiver, name in list(graph.edges(keys=True)):
        if network.no_edge(name):
            graph.remove_edge(giver, receiver, key=name)
    return graph


@given(datasets())
def test_networkx_makes_of_nodelink_the_very_graph(dataset: Dataset) -> None:
    network, whole = build(dataset), drawn(build(dataset))
    read = nx.node_link_graph(json.loads(exported(network, "nodelink")[0]), edges="edges")
    assert type(read) is nx.MultiDiGraph
    assert read.graph == {"title": dataset.title}
    for actor, values in whole.nodes.items():
        assert values.items() <= read.nodes[actor].items()
    assert read.edges.keys() == whole.edges.keys()
    for edge, values in whole.edges.items():
        assert values.items() <= read.edges[edge].items()


@given(datasets())
def test_networkx_reads_every_edge_of_the_gexf_file(dataset: Dataset) -> None:
    network, whole = build(dataset), drawn(build(dataset))
    content = io.BytesIO(exported(network, "gexf")[0])
    read = nx.read_gexf(content, version="1.3")
    assert set(read.nodes) == set(whole.nodes)
    assert read.number_of_edges() == whole.number_of_edges()
    for giver, receiver, values in read.edges(data=True):
        kept = whole.edges[giver, receiver, values["id"]]
        assert {name: values[name] for name in kept if name not in ("start", "end", "kind")} == {
            name: value for name, value in kept.items() if name not in ("start", "end", "kind")
        }


@pytest.mark.parametrize("name", NETWORKS)
def test_pandas_reads_the_figures_in_edges_csv_as_numbers(name: str, tmp_path: Path) -> None:
    network = NETWORKS[name]
    save(network, "csv", tmp_path / "csv")
    frame = pd.read_csv(tmp_path / "csv" / "edges.csv", keep_default_na=False, na_values=[""])
    assert list(frame.columns[:6]) == ["Source", "Target", "Type", "Kind", "Id", "Label"]
    assert len(frame.columns) == 6 + len(EDGE_COLUMNS) - 1
    assert not frame.duplicated(["Source", "Target", "Kind"]).any()
    assert set(frame["Type"]) == {"Directed"}
    for _, row in frame.iterrows():
        finding = network.findings[row["Id"]]
        for figure in ("support", "low", "high", "voices", "denials"):
            assert row[figure] == getattr(finding, figure)
        assert bool(row["disputed"]) is ("disputed" in finding.marks)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_folder_is_a_dataset_that_armstrail_reads_again(name: str, tmp_path: Path) -> None:
    save(NETWORKS[name], "csv", tmp_path / "csv")
    again = tables.read(tmp_path / "csv")
    assert again == NETWORKS[name].dataset
    assert again.title == NETWORKS[name].dataset.title


@pytest.mark.parametrize("text", DEFUSED)
def test_no_cell_is_left_that_a_spreadsheet_would_run(text: str, tmp_path: Path) -> None:
    network = build(Dataset(actors=(Actor("x", text, "state", aliases=(text,), note=text),)))
    (loss,) = write_csv(network, tmp_path)
    assert (loss.columns, loss.values) == (("actors.aliases", "actors.name", "actors.note"), 3)
    for file in ("actors.csv", "nodes.csv"):
        frame = pd.read_csv(tmp_path / file, dtype=str, keep_default_na=False)
        cells = [str(cell) for cell in frame.to_numpy().ravel()]
        assert not [
            cell for cell in cells if cell.startswith(tuple("=+@\t\r\n\uff1d\uff0b\uff0d\uff20"))
        ]
        assert restored(str(frame.iloc[0]["name"])) == text


@given(texts(lines=True, controls=True))
def test_defusing_can_be_undone(text: str) -> None:
    assert restored(defused(text)) == text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(datasets())
def test_of_the_csv_folder_every_text_comes_back_once_defusing_is_undone(
    tmp_path_factory: pytest.TempPathFactory, dataset: Dataset
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    write_csv(build(dataset), folder)
    frame = pd.read_csv(folder / "actors.csv", dtype=str, keep_default_na=False)
    assert [restored(cell) for cell in frame["name"]] == [one.name for one in dataset.actors]
    assert [restored(cell) for cell in frame["note"]] == [one.note for one in dataset.actors]
