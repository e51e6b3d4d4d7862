"""Measures: what networkx says of the collapsed graph, and what must not move them."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from itertools import pairwise
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

import armstrail
from graph.errors import QuestionError
from graph.measures.centrality import MOST_EXACT, central
from graph.measures.measures import (
    COSTLY,
    NODE_CHOICES,
    TRANSFER_CHOICES,
    ActorMeasures,
    Choice,
    measure,
    node_columns,
)
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from tests.support.random_datasets import draw
from tests.support.strategies import datasets

CHOICES = [
    Choice(one, nodes, merge)
    for one in TRANSFER_CHOICES
    for nodes in NODE_CHOICES
    for merge in (False, True)
]


def network(*edges: str, letter: str = "B") -> Network:
    """Edges as "ab": each said by a voice of its own, graded ``letter``."""
    names = sorted({end for edge in edges for end in edge})
    return build(
        Dataset(
            actors=tuple(Actor(name, name.upper(), "armed-group") for name in names),
            documents=(Document("d", "D"),),
            origins=tuple(Origin(f"o{n}", "O", "", "", letter) for n in range(len(edges))),
            transfers=tuple(
                Transfer(f"t{n}", edge[0], edge[1], "sold") for n, edge in enumerate(edges)
            ),
            statements=tuple(
                Statement(f"s{n}", f"t{n}", f"o{n}", "d", "asserts", basis="testimony")
                for n in range(len(edges))
            ),
        )
    )


def by_actor(found: Network, nodes: str = "all") -> dict[str, ActorMeasures]:
    return {one.actor: one for one in measure(found, Choice(nodes=nodes)).actors}


def test_parallel_transfers_are_one_arrow_and_counted_as_transfers() -> None:
    found = measure(network("ab", "ab", "cb"))
    b = by_actor(network("ab", "ab", "cb"))["b"]
    assert (found.counts.transfers, found.counts.pairs) == (3, 2)
    assert (b.transfers_in, b.givers, b.transfers_out, b.receivers) == (3, 2, 0, 0)


def test_the_weight_of_an_arrow_is_the_support_that_one_of_its_transfers_stands() -> None:
    # two voices of .7: one of them is reliable with probability 1 - .3 · .3 = .91
    a = by_actor(network("ab", "ab"))["a"]
    assert a.closeness_out_by_support == pytest.approx(1 / -math.log(0.91), abs=1e-4)
    assert a.closeness_out == 1.0


def test_a_shared_voice_counts_once_in_the_weight() -> None:
    two = network("ab", "ab").dataset
    shared = replace(two, origins=tuple(replace(one, group="g") for one in two.origins))
    a = by_actor(build(shared))["a"]
    assert a.closeness_out_by_support == pytest.approx(1 / -math.log(0.7), abs=1e-4)


def test_what_is_not_graded_is_left_out_of_the_graph_by_support_and_counted() -> None:
    found = measure(network("ab", "bc", letter="F"))
    assert (found.counts.pairs, found.counts.pairs_without_support) == (2, 2)
    b = found.actors[1]
    assert (b.betweenness, b.betweenness_by_support) == (0.5, 0.0)


def test_an_actor_that_only_speaks_is_no_isolated_party() -> None:
    dataset = network("ab").dataset
    more = (
        Actor("press", "Press", "media"),
        Actor("spokesman", "S", "armed-group"),
        Actor("alone", "Alone", "armed-group"),
        Actor("part", "Part of A", "unit", parent="a"),
    )
    said_by = replace(dataset.origins[0], speaker="spokesman")
    counts = measure(
        build(replace(dataset, actors=(*dataset.actors, *more), origins=(said_by,)))
    ).counts
    assert (counts.actors, counts.only_speak) == (4, 2)
    assert (counts.isolated, counts.isolated_with_kin) == (2, 1)


def test_a_body_whose_spokesman_speaks_is_known_to_speak_and_a_movement_of_his_is_not() -> None:
    dataset = network("ab").dataset
    more = (
        Actor("command", "Command", "unit"),
        Actor("movement", "Movement", "armed-group"),
        Actor("spokesman", "S", "person", parent="command", parent_kind="organ"),
        Actor("member", "M", "person", parent="movement"),
    )
    counts = measure(build(replace(dataset, actors=(*dataset.actors, *more)))).counts
    assert (counts.actors, counts.only_speak) == (3, 3)


def test_parts_can_be_merged_into_their_whole() -> None:
    dataset = network("ab", "cd", "ac").dataset
    actors = tuple(replace(one, parent="a" if one.id == "c" else "") for one in dataset.actors)
    found = measure(build(replace(dataset, actors=actors)), Choice(merge_parts=True))
    assert [one.actor for one in found.actors] == ["a", "b", "d"]
    counts = found.counts
    assert (counts.merged, counts.inside, counts.transfers, counts.pairs) == (1, 1, 2, 2)


def test_the_giant_component_is_the_largest_and_of_two_the_first() -> None:
    assert [*by_actor(network("ab", "cd", "de"), "giant")] == ["c", "d", "e"]
    assert [*by_actor(network("cd", "ab"), "giant")] == ["a", "b"]


def test_hubs_and_authorities_are_the_same_however_often_they_are_asked_for() -> None:
    # two arrows apart: both singular vectors are as good, and none may be drawn by luck
    for _ in range(3):
        found = by_actor(network("ab", "cd"))
        assert [one.hub for one in found.values()] == [0.5, 0.0, 0.5, 0.0]
        assert [one.authority for one in found.values()] == [0.0, 0.5, 0.0, 0.5]


def test_hubs_and_authorities_are_those_of_networkx_where_only_one_pair_is_best() -> None:
    edges = ("ab", "ac", "ad", "bc", "db", "dc", "ec")
    graph: nx.DiGraph[str] = nx.DiGraph((edge[0], edge[1]) for edge in edges)
    hubs, authorities = nx.hits(graph, max_iter=1000, tol=1e-12)
    for name, one in by_actor(network(*edges)).items():
        assert one.hub == pytest.approx(hubs[name], abs=1e-7)
        assert one.authority == pytest.approx(authorities[name], abs=1e-7)


@pytest.mark.parametrize("seed", range(25))
def test_every_figure_of_the_plain_graph_is_that_of_networkx(seed: int) -> None:
    found = build(draw(seed))
    used = [one for one in found.dataset.transfers if one.id in found.usable]
    graph = nx.DiGraph([(one.giver, one.receiver) for one in used])
    graph.add_nodes_from(by_actor(found))
    between, close = nx.betweenness_centrality(graph), nx.closeness_centrality(graph)
    for name, one in by_actor(found).items():
        assert one.betweenness == pytest.approx(between[name], abs=1e-11)
        assert one.closeness_in == pytest.approx(close[name], abs=1e-11)
        assert one.transfers_out == sum(leg.giver == name for leg in used)
        assert one.receivers == graph.out_degree(name)
    counts = measure(found).counts
    assert counts.weak_components == nx.number_weakly_connected_components(graph)
    assert counts.strong_components == nx.number_strongly_connected_components(graph)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("choice", CHOICES)
def test_every_actor_and_transfer_is_accounted_for(seed: int, choice: Choice) -> None:
    dataset = draw(seed, actors=8)
    counts = measure(build(dataset), choice).counts
    assert counts.actors + counts.only_speak + counts.merged + counts.outside == 8
    in_giant = counts.transfers + counts.left_out + counts.inside
    assert in_giant == len(dataset.transfers) or choice.nodes == "giant"


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_rows_changes_nothing_bit_for_bit(seed: int) -> None:
    dataset = draw(seed)
    shuffled: dict[str, Any] = {}
    for name in ("actors", "origins", "transfers", "statements"):
        rows = list(getattr(dataset, name))
        Random(seed + 1).shuffle(rows)
        shuffled[name] = tuple(rows)
    for choice in CHOICES[:4]:
        assert measure(build(dataset), choice) == measure(
            build(replace(dataset, **shuffled)), choice
        )


def test_a_large_network_is_sampled_with_a_seed_and_says_so() -> None:
    names = [f"a{number}" for number in range(MOST_EXACT + 1)]
    graph = nx.DiGraph(list(pairwise(names)))
    first, again = central(graph, None, ""), central(graph, None, "")
    assert first == again
    assert not first["closeness_in"]
    assert not central(graph, None, "", estimate=False)["betweenness"]
    actors = tuple(Actor(name, name, "state") for name in names)
    found = measure(build(Dataset(actors=actors)))
    assert found.counts.sampled == 250
    assert found.actors[0].closeness_in is None
    assert not {*COSTLY} & {*node_columns(build(Dataset(actors=actors)))["a0"]}


def test_the_columns_are_those_of_the_default_choice() -> None:
    net = armstrail.load().network
    columns = node_columns(net)
    assert columns.keys() == {one.actor for one in measure(net).actors}
    assert set(columns["us"]) == {one.name for one in fields(ActorMeasures)} - {"actor"}


@given(datasets())
def test_an_alias_is_a_name_of_an_actor_and_never_an_actor(dataset: Dataset) -> None:
    bare = replace(dataset, actors=tuple(replace(one, aliases=()) for one in dataset.actors))
    named, unnamed = measure(build(dataset)), measure(build(bare))
    assert named.counts.aliases == sum(len(one.aliases) for one in dataset.actors)
    assert named == replace(unnamed, counts=replace(unnamed.counts, aliases=named.counts.aliases))


def test_a_choice_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="nearest is 'giant'"):
        Choice(nodes="gaint")
