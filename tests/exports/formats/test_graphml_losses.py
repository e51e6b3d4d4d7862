"""What GraphML cannot hold is said, and nothing else is."""

from __future__ import annotations

from exports.formats import FORMATS
from graph.measures.measures import COSTLY
from graph.model.materiel import Materiel
from graph.model.rows import Actor, Dataset, Document, Origin, Rejected, Statement, Transfer
from graph.network import build
from tests.support.readers.readback import by_networkx, small, written


def test_characters_that_xml_forbids_are_taken_out_counted_and_named() -> None:
    transfer = Transfer("a", "x", "y", "sold", place="\ud800", note="b\x0bell\uffff\ttab")
    content, losses = written(small(transfer, name="\x1bX\x00"))
    read = by_networkx(content)
    assert read.nodes["x"]["name"] == read.nodes["x"]["label"] == "X"
    assert read.edges["x", "y", "a"]["note"] == "bell\ttab"
    assert "place" not in read.edges["x", "y", "a"]
    assert (("actors.name", "transfers.note", "transfers.place"), 3) in [
        (loss.columns, loss.values) for loss in losses
    ]


def test_tables_that_a_graph_cannot_hold_are_reported_with_their_count_of_values() -> None:
    network = small(
        Transfer("a", "x", "y", "sold"),
        documents=(Document("d", "D"),),
        origins=(Origin("o", "O"),),
        statements=(Statement("s", "a", "o", "d", "asserts"),),
        rejected=(Rejected("d", 1, reason="risk"),),
        materiel=(Materiel("sling", "sling", "small-arm"),),
    )
    losses = {loss.columns: loss.values for loss in written(network)[1]}
    assert losses == {
        ("documents.*",): 2,
        ("origins.*",): 3,
        ("statements.*",): 12,
        ("rejected.*",): 3,
        ("materiel.*",): 3,
    }
    assert {column for columns in losses for column in columns} <= {*FORMATS["graphml"].cannot_hold}


def test_nothing_is_reported_of_actors_and_edges_that_fit() -> None:
    losses = written(small(Transfer("a", "x", "y", "sold")))[1]
    assert [loss.columns for loss in losses] == [
        ("documents.*",),
        ("origins.*",),
        ("statements.*",),
    ]


def test_a_large_graph_gets_no_places_at_all_and_the_report_says_so() -> None:
    actors = tuple(Actor(f"a{number}", "A", "state") for number in range(2001))
    content, losses = written(build(Dataset(actors=actors)))
    assert not any({"x", "y"} & set(values) for values in by_networkx(content).nodes.values())
    costly, places = losses
    assert (costly.columns, costly.values) == (tuple(f"actors.{name}" for name in COSTLY), 12006)
    assert (places.columns, places.values) == (("actors.x", "actors.y"), 4002)
