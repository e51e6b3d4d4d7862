"""GraphML is written whole, and other programs read back what was written."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from lxml import etree

from exports.formats import FORMATS
from exports.map.marks import NODE_COLOURS
from exports.rows.columns import EDGE_COLUMNS, NODE_COLUMNS
from graph.measures.measures import node_columns
from graph.model import schema
from graph.model.dates import parse
from graph.model.own import is_own
from graph.model.rows import Actor, Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MARKS
from graph.network import build
from tests.support.map_sample import network as sample
from tests.support.readers.readback import by_networkx, elements, small, stated, written
from tests.support.strategies import datasets
from tests.support.undrawn import edges_of

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LOOKS = {"label", "size", "color", "x", "y"}
MEASURES = {column.name for column in schema.MEASURES}
ADDED = {*MARKS, "drawn", "start_year", "end_year", "label", "weight"}


def without(values: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without what XML forbids; a text that was nothing else is no value."""
    texts = {k: FORBIDDEN.sub("", v) if isinstance(v, str) else v for k, v in values.items()}
    return {name: value for name, value in texts.items() if value != ""}


@given(datasets(controls=True))
def test_networkx_reads_back_every_actor_and_transfer_with_its_values(dataset: Dataset) -> None:
    network = build(dataset)
    read = by_networkx(written(network)[0])
    assert {name: without(values, LOOKS | MEASURES) for name, values in read.nodes.items()} == {
        name: clean(values) for name, values in network.graph.nodes.items()
    }
    assert {edge: without(values, ADDED) for edge, values in read.edges.items()} == {
        edge: clean(values)
        for edge, values in network.graph.edges.items()
        if not network.no_edge(edge[2])
    }


@given(datasets())
def test_actors_and_transfers_can_be_made_again_from_the_file(dataset: Dataset) -> None:
    network = build(dataset)
    read = by_networkx(written(network)[0])
    actors = [made(Actor, {"id": name, **values}) for name, values in read.nodes.items()]
    transfers = {
        made(Transfer, {"id": name, "giver": giver, "receiver": receiver, **values})
        for giver, receiver, name, values in read.edges(keys=True, data=True)
    }
    assert actors == list(dataset.actors)
    assert transfers == {one for one in dataset.transfers if not network.no_edge(one.id)}


def made(table: type, values: Mapping[str, str]) -> Any:
    hints = get_type_hints(table)
    cells: dict[str, Any] = {}
    for field in fields(table):
        if field.name == "own":
            cells["own"] = tuple(sorted(one for one in values.items() if is_own(one[0])))
        elif text := values.get(field.name):
            of = str(hints[field.name])
            cells[field.name] = (
                tuple(text.split(";")) if "tuple" in of else parse(text) if "Period" in of else text
            )
    return table(**cells)


@given(datasets())
def test_the_measures_are_read_back_as_the_numbers_that_they_are(dataset: Dataset) -> None:
    network = build(dataset)
    read = by_networkx(written(network)[0])
    measures = {
        name: {key: value for key, value in values.items() if key in MEASURES}
        for name, values in read.nodes.items()
    }
    assert {name: values for name, values in measures.items() if values} == node_columns(network)


@given(datasets())
def test_derived_columns_agree_with_what_they_are_derived_from(dataset: Dataset) -> None:
    network = build(dataset)
    read = by_networkx(written(network)[0])
    for _, _, name, values in read.edges(keys=True, data=True):
        marks = network.findings[name].marks
        assert [values[mark] for mark in MARKS] == [mark in marks for mark in MARKS]
        assert values["weight"] == 1.0
        assert values["drawn"] is True
        assert values["label"].partition(" #")[0] == dataset.transfer[name].mode


@pytest.mark.maven
@given(dataset=datasets(controls=True))
def test_the_file_is_valid_against_the_graphml_schema(
    graphml_schema: etree.XMLSchema, dataset: Dataset
) -> None:
    graphml_schema.assertValid(etree.fromstring(written(build(dataset))[0]))


@pytest.mark.maven
def test_the_schema_would_refuse_an_attribute_that_graphml_does_not_know(
    graphml_schema: etree.XMLSchema,
) -> None:
    content = written(sample())[0].replace(b"<edge ", b'<edge strength="1" ', 1)
    assert not graphml_schema.validate(etree.fromstring(content))


@pytest.mark.node
def test_graphology_reads_what_networkx_reads(
    graphology: Callable[[Path], Any], tmp_path: Path
) -> None:
    hostile = "</data><script>alert(1)</script> ]]> &amp; \u202e \U0001f4a3 \r\n\t 'a' \"b\" "
    network = sample()
    actors = tuple(replace(one, note=hostile) for one in network.dataset.actors)
    content = written(build(replace(network.dataset, actors=actors)))[0]
    (tmp_path / "all.graphml").write_bytes(content)
    read, expected = graphology(tmp_path / "all.graphml"), by_networkx(content)
    assert read["type"] == "directed"
    assert {one["id"]: one["data"] for one in read["nodes"]} == dict(expected.nodes)
    assert {(one["source"], one["target"], one["id"]): one["data"] for one in read["edges"]} == (
        dict(expected.edges)
    )
    assert expected.nodes["north"]["note"] == hostile


def test_keys_come_first_have_one_id_each_and_only_types_that_everybody_reads() -> None:
    root = etree.fromstring(written(sample())[0])
    children = [etree.QName(child).localname for child in root]
    keys = elements(etree.tostring(root), "key")
    assert children == ["key"] * len(keys) + ["graph"]
    assert len({key.get("id") for key in keys}) == len(keys)
    assert {key.get("for") for key in keys} == {"node", "edge"}
    assert {key.get("attr.type") for key in keys} <= {"string", "int", "double", "boolean"}
    assert [key.get("attr.name") for key in keys] == [
        column.name for column in (*NODE_COLUMNS, *EDGE_COLUMNS)
    ]


def test_the_graph_is_directed_and_no_edge_says_otherwise() -> None:
    content = written(sample())[0]
    (graph,) = elements(content, "graph")
    assert graph.get("edgedefault") == "directed"
    assert {name for edge in elements(content, "edge") for name in edge.attrib} == {
        "id",
        "source",
        "target",
        "label",
    }
    assert not elements(content, "desc")


@given(datasets())
def test_data_refer_to_keys_of_their_kind_and_are_never_empty(dataset: Dataset) -> None:
    content = written(build(dataset))[0]
    of = {key.get("id"): key.get("for") for key in elements(content, "key")}
    for data in elements(content, "data"):
        parent = data.getparent()
        assert parent is not None
        assert of[data.get("key")] == etree.QName(parent).localname
        assert data.text


def test_5_000_transfers_among_few_actors_have_5_000_edge_ids() -> None:
    actors = tuple(Actor(f"a{number}", f"Actor {number}", "state") for number in range(40))
    transfers = tuple(
        Transfer(f"t{number}", f"a{number % 40}", f"a{number * 7 % 39 + 1}", "sold")
        for number in range(5_000)
    )
    content = written(build(stated(transfers, *actors)))[0]
    assert len({edge.get("id") for edge in elements(content, "edge")}) == 5_000
    assert by_networkx(content).number_of_edges() == 5_000


@given(datasets())
def test_the_same_dataset_gives_the_same_bytes(dataset: Dataset) -> None:
    assert written(build(dataset)) == written(build(dataset))


def test_a_pair_that_repeats_a_mode_gets_numbered_labels() -> None:
    network = small(
        Transfer("a", "x", "y", "sold"),
        Transfer("b", "y", "x", "sold"),
        Transfer("c", "x", "y", "stolen"),
        Transfer("d", "x", "y", "sold"),
        Transfer("e", "x", "y", "sold"),
    )
    content = written(network)[0]
    labels = {edge.get("id"): edge.get("label") for edge in elements(content, "edge")}
    assert labels == {"a": "sold", "b": "sold", "c": "stolen", "d": "sold #2", "e": "sold #3"}
    read = by_networkx(content).edges
    assert {name: values["label"] for (_, _, name), values in read.items()} == labels


@given(datasets())
def test_no_two_transfers_of_a_pair_share_a_label(dataset: Dataset) -> None:
    network = build(dataset)
    edges = elements(written(network)[0], "edge")
    kinds = {(edge.get("source"), edge.get("target"), edge.get("label")) for edge in edges}
    assert len(kinds) == len(edges) == len(edges_of(network))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2015-21", "2021-08", {"start_year": 2015, "end_year": 2021}),
        ("2020", "", {"start_year": 2020, "end_year": 2020}),
        ("", "2021", {"end_year": 2021}),
        ("2021/..", "", {"start_year": 2021}),
        ("", "", {}),
    ],
)
def test_years_are_the_first_and_last_that_the_dates_allow(
    start: str, end: str, years: dict[str, int]
) -> None:
    first, last = (parse(text) if text else None for text in (start, end))
    transfer = Transfer("a", "x", "y", "sold", start=first, end=last)
    values = by_networkx(written(small(transfer))[0]).edges["x", "y", "a"]
    assert {name: values[name] for name in ("start_year", "end_year") if name in values} == years
    assert (values.get("start", ""), values.get("end", "")) == (start, end)


def test_carriage_returns_survive_the_reader() -> None:
    content = written(small(name="one\r\ntwo\rthree"))[0]
    assert by_networkx(content).nodes["x"]["name"] == "one\r\ntwo\rthree"


def test_every_actor_has_a_place_a_size_and_a_colour() -> None:
    nodes = by_networkx(written(sample())[0]).nodes
    assert all(set(values) >= LOOKS for values in nodes.values())
    assert len({(values["x"], values["y"]) for values in nodes.values()}) == len(nodes)


def test_the_giver_stands_left_of_the_receiver() -> None:
    nodes = by_networkx(written(small(Transfer("a", "y", "x", "sold")))[0]).nodes
    assert nodes["y"]["x"] < nodes["x"]["x"]


def test_every_actor_type_has_a_colour() -> None:
    assert set(NODE_COLOURS) == set(ACTOR_TYPES)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in NODE_COLOURS.values())


class Counting(io.RawIOBase):
    """A stream that keeps nothing but the size of the longest piece."""

    longest = 0

    def writable(self) -> bool:
        return True

    def write(self, content: Any) -> int:
        self.longest = max(self.longest, len(content))
        return len(content)


def test_edges_are_written_one_by_one_not_held_back() -> None:
    transfers = tuple(Transfer(f"t{number}", "x", "y", "sold") for number in range(5000))
    stream = Counting()
    FORMATS["graphml"].write(small(*transfers), stream)
    assert stream.longest < 50_000
