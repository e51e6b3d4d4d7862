"""What no document states as having come about is no edge of any graph, and is told as lost."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Collection, Set
from typing import Any

import networkx as nx
import pandas as pd
import pygraphviz
import pytest
from hypothesis import given
from lxml import etree

from exports.formats import FORMATS
from exports.formats.exporting import save
from exports.formats.graph_rows import GraphRows
from graph.errors import QuestionError
from graph.network import Network, build
from seeds import tables
from tests.support import undrawn
from tests.support.cli import run
from tests.support.exported import exported, need
from tests.support.places import FIELD_CASES
from tests.support.readers.readback import by_networkx
from tests.support.strategies import datasets

Labels = dict[str, str]
NETWORK = undrawn.network()
ONLY_DENIED = build(tables.read(FIELD_CASES / "only-denied"))


def graphml(content: bytes) -> Labels:
    read: Any = by_networkx(content)
    return {name: values["label"] for *_, name, values in read.edges(keys=True, data=True)}


def gexf(content: bytes) -> Labels:
    read: Any = nx.read_gexf(io.BytesIO(content), version="1.3")
    return {values["id"]: values["label"] for *_, values in read.edges(data=True)}


def csv(files: dict[str, bytes]) -> Labels:
    frame = pd.read_csv(io.BytesIO(files["edges.csv"]))
    assert frame["Label"].equals(frame["Kind"])
    return dict(zip(frame["Id"], frame["Label"], strict=True))


def cytoscape(content: bytes) -> Labels:
    edges = json.loads(content)["elements"]["edges"]
    return {one["data"]["key"]: one["data"]["label"] for one in edges}


def nodelink(content: bytes) -> Labels:
    read: Any = nx.node_link_graph(json.loads(content), edges="edges")
    return {name: values["label"] for *_, name, values in read.edges(keys=True, data=True)}


def dot(content: bytes) -> Labels:
    read = pygraphviz.AGraph(string=content.decode())
    return {one.attr["id"]: one.attr["label"] for one in read.edges()}


def ftm(content: bytes) -> Set[str]:
    found = map(json.loads, content.splitlines())
    links = (one["id"] for one in found if one["schema"] == "UnknownLink")
    return {name.removeprefix("armstrail-").removesuffix("-transfer") for name in links}


def stix(content: bytes) -> Set[str]:
    links = (one for one in json.loads(content)["objects"] if one["type"] == "relationship")
    held = (one["extensions"] for one in links if one["relationship_type"] == "related-to")
    return {each["columns"]["id"] for one in held for each in one.values()}


def neo4j(files: dict[str, bytes]) -> Set[str]:
    return {*pd.read_csv(io.BytesIO(files["alleged-transfer.csv"]))["id:string"]}


def cypher(content: bytes) -> Set[str]:
    made = [one for one in content.decode().splitlines() if "MERGE (a)-[r:ALLEGED_TRANSFER" in one]
    return {*re.findall(r"values: \{id: .([a-z0-9-]+)", " ".join(made))}


LABELLED: dict[str, Callable[[Any], Labels]] = {
    "graphml": graphml,
    "gexf": gexf,
    "csv": csv,
    "cytoscape": cytoscape,
    "nodelink": nodelink,
    "dot": dot,
}
"""Formats that can be asked for what is not drawn, with a reader of their edges."""

READERS: dict[str, Callable[[Any], Collection[str]]] = {
    **LABELLED,
    "ftm": ftm,
    "stix": stix,
    "neo4j": neo4j,
    "cypher": cypher,
}


@pytest.mark.parametrize("name", READERS)
def test_a_transfer_that_no_document_says_came_about_is_no_edge(name: str) -> None:
    assert {*READERS[name](exported(NETWORK, name)[0])} == {undrawn.EDGE}


@pytest.mark.parametrize("name", READERS)
def test_what_is_only_denied_or_only_qualified_is_no_edge(name: str) -> None:
    assert {*READERS[name](exported(ONLY_DENIED, name)[0])} == {"t1"}


@given(datasets())
def test_the_edges_are_the_same_ones_in_every_format(dataset: Any) -> None:
    network = build(dataset)
    edges = {one.id for one in dataset.transfers if not network.no_edge(one.id)}
    for name in ("graphml", "nodelink", "dot"):
        assert {*READERS[name](exported(network, name)[0])} == edges


@pytest.mark.parametrize("name", sorted({*LABELLED} - {"csv"}))
def test_what_is_left_out_is_counted_with_its_reason(name: str) -> None:
    told = " ".join(str(loss) for loss in exported(NETWORK, name)[1])
    for why in undrawn.WHY.values():
        assert f"1 transfer that no active statement says came about ({why})" in told


def test_the_tables_beside_edges_csv_hold_every_transfer_so_that_nothing_is_lost() -> None:
    files, losses = exported(NETWORK, "csv")
    assert {*pd.read_csv(io.BytesIO(files["transfers.csv"]))["id"]} == {*NETWORK.dataset.transfer}
    assert losses == []


@pytest.mark.parametrize("name", LABELLED)
def test_with_undrawn_every_transfer_is_an_edge_whose_label_says_why_it_should_be_none(
    name: str, tmp_path: Any
) -> None:
    assert "with_undrawn" in FORMATS[name].options
    losses = save(NETWORK, name, tmp_path / "x", with_undrawn=True)
    path = tmp_path / "x"
    whole = (
        {one.name: one.read_bytes() for one in path.iterdir()}
        if path.is_dir()
        else path.read_bytes()
    )
    expected = {one: f"supplied ({why})" for one, why in undrawn.WHY.items()}
    assert LABELLED[name](whole) == {undrawn.EDGE: "supplied", **expected}
    assert "came about" not in " ".join(map(str, losses))


def test_in_dot_it_is_a_dotted_line_without_a_head(tmp_path: Any) -> None:
    save(NETWORK, "dot", tmp_path / "x.dot", with_undrawn=True)
    read = pygraphviz.AGraph(str(tmp_path / "x.dot"))
    looks = {one.attr["id"]: (one.attr["style"], one.attr["arrowhead"]) for one in read.edges()}
    assert looks.pop(undrawn.EDGE)[1] != "none"
    assert {*looks.values()} == {("dotted", "none")}


@pytest.mark.parametrize("name", sorted({*FORMATS} - {*LABELLED}))
def test_a_format_that_holds_it_otherwise_refuses_to_make_edges_of_it(name: str) -> None:
    result = run("export", name, "--with-undrawn", "-o", "-")
    assert result.exit_code == 2
    assert f"{name} takes no --with-undrawn; that is for graphml" in result.stderr


def test_the_command_takes_it(tmp_path: Any) -> None:
    target = str(tmp_path / "x.graphml")
    result = run("export", "graphml", "--with-undrawn", "-o", target)
    assert result.exit_code == 0, result.output
    assert "--with-undrawn puts them in" not in result.stderr
    with pytest.raises(QuestionError, match="takes no --with-undrawn"):
        save(NETWORK, "json", tmp_path / "x.json", with_undrawn=True)


def test_the_notes_of_other_formats_say_why_it_is_no_link() -> None:
    need("ftm")
    notes = [
        one["properties"]["summary"][0]
        for one in map(json.loads, exported(NETWORK, "ftm")[0].splitlines())
        if one["schema"] == "Note"
    ]
    assert len(notes) == len(undrawn.WHY)
    for why, standing in (
        ("only denied", "not stated by any document"),
        ("retracted", "stated once and retracted"),
        ("intended", "not said to have come about"),
    ):
        assert [one for one in notes if one.startswith(f"{standing} ({why}): ")]


def test_a_node_is_as_large_as_it_has_edges() -> None:
    sizes = {name: values["size"] for name, values in GraphRows(NETWORK).nodes()}
    assert sizes["a"] == sizes["b"] == 13.0
    assert sizes["c"] == sizes["intended"] == 10.0


@pytest.mark.parametrize("network", [NETWORK], ids=["every reason"])
def test_in_a_picture_it_has_no_arrowhead_and_its_word_says_why(network: Network) -> None:
    root = etree.fromstring(exported(network, "svg")[0])
    groups = {one.get("id", ""): len(one) for one in root.iter("{*}g")}
    lines = {
        name.removeprefix("transfer-"): parts
        for name, parts in groups.items()
        if name.startswith("transfer-")
    }
    assert lines.pop(undrawn.EDGE) == 3  # title, line and head
    assert lines == dict.fromkeys(undrawn.LINES - {undrawn.EDGE}, 2)
    words = " ".join(map(str, root.itertext()))
    for why in ("intended", "attempted", "intercepted", "retracted"):
        assert f"({why})" in words
