"""An edge is what an active document statement asserts, as having come about."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from graph.network import build
from tests.support import undrawn
from tests.support.strategies import datasets


def test_what_is_no_edge_says_why() -> None:
    network = undrawn.network()
    found = {name: network.no_edge(name) for name in network.dataset.transfer}
    assert found == {undrawn.EDGE: "", **undrawn.WHY}


def test_a_line_of_the_map_is_an_edge_or_was_once_stated_or_did_not_come_about() -> None:
    assert {*undrawn.network().drawn} == undrawn.LINES


@given(datasets())
def test_an_edge_is_completed_and_asserted_and_nothing_else_is_one(dataset: Any) -> None:
    network = build(dataset)
    edges = {one.id for one in dataset.transfers if not network.no_edge(one.id)}
    asserted = {
        name
        for name, said in network.evidence.assertions.items()
        if any(one.supports for one in said)
    }
    completed = {one.id for one in dataset.transfers if one.outcome == "completed"}
    assert edges == asserted & completed
    assert edges <= {*network.drawn}


def test_another_denial_or_a_qualification_makes_no_edge_of_what_is_none() -> None:
    network = undrawn.network()
    assert network.not_stated("b-both") == "only denied"
    assert network.not_stated("b-intended") == ""
