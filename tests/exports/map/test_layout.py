"""Actors stand from left to right, apart from each other, and the same way every time."""

from __future__ import annotations

import random
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pygraphviz
import pytest
from hypothesis import given

from exports.map.layout import DOT_ACTORS, Curve, Layout, Place, lay_out, place, placeable
from graph.model.rows import Dataset
from graph.network import build
from tests.support.strategies import datasets

SIZE = (100.0, 40.0)


def graph_of(*transfers: tuple[str, str, str], alone: tuple[str, ...] = ()) -> Any:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, giver, receiver in transfers:
        graph.add_edge(giver, receiver, key=name)
    graph.add_nodes_from(alone)
    return graph


def many(actors: int, transfers: int) -> Any:
    dice = random.Random(1)
    names = [f"a{number}" for number in range(actors)]
    pairs = ((dice.choice(names), dice.choice(names)) for _ in range(transfers))
    return graph_of(*((f"t{n}", *pair) for n, pair in enumerate(pairs)), alone=tuple(names))


def sized(graph: Any) -> dict[str, tuple[float, float]]:
    return dict.fromkeys(graph, SIZE)


def overlaps(one: Place, other: Place) -> bool:
    return abs(one.x - other.x) < SIZE[0] and abs(one.y - other.y) < SIZE[1]


def on_border(point: tuple[float, float], at: Place) -> bool:
    """Whether a point lies on the border of the box at a place, to within the rounding."""
    across, down = abs(point[0] - at.x) - SIZE[0] / 2, abs(point[1] - at.y) - SIZE[1] / 2
    return abs(max(across, down)) < 1.0


def assert_complete(graph: Any, layout: Layout) -> None:
    """Every actor has a place, every transfer a curve from its giver's to its receiver's box."""
    assert set(layout.nodes) == set(graph)
    assert set(layout.edges) == {name for _, _, name in graph.edges(keys=True)}
    for giver, receiver, name in graph.edges(keys=True):
        curve = layout.edges[name]
        assert len(curve) % 3 == 1
        assert on_border(curve[0], layout.nodes[giver])
        assert on_border(curve[-1], layout.nodes[receiver])


@given(datasets())
def test_every_actor_has_a_place_and_every_transfer_a_curve_between_its_boxes(
    dataset: Dataset,
) -> None:
    graph = build(dataset).graph
    layout = lay_out(graph, sized(graph))
    assert_complete(graph, layout)
    assert not any(overlaps(*pair) for pair in combinations(layout.nodes.values(), 2))


def test_a_chain_runs_from_left_to_right() -> None:
    nodes = place(graph_of(("t1", "c", "a"), ("t2", "a", "b")))
    assert nodes["c"].x < nodes["a"].x < nodes["b"].x


def test_y_grows_downwards_so_that_actors_without_transfers_stand_below_the_others() -> None:
    nodes = place(graph_of(("t", "a", "b"), alone=("x", "y")))
    assert max(nodes["a"].y, nodes["b"].y) < min(nodes["x"].y, nodes["y"].y)


def test_actors_without_transfers_stand_in_rows_that_do_not_run_on_for_ever() -> None:
    graph = graph_of(alone=tuple(f"a{number:02}" for number in range(30)))
    nodes = lay_out(graph, sized(graph)).nodes
    rows = {at.y: [one.x for one in nodes.values() if one.y == at.y] for at in nodes.values()}
    assert 1 < len(rows) < 30
    assert all(max(xs) < 1000 for xs in rows.values())
    assert all(b - a >= SIZE[0] for xs in rows.values() for a, b in pairwise(sorted(xs)))


@given(datasets())
def test_the_order_of_actors_and_transfers_changes_nothing(dataset: Dataset) -> None:
    graph = build(dataset).graph
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes.items())))
    turned.add_edges_from(reversed(list(graph.edges(keys=True))))
    assert lay_out(turned) == lay_out(graph)


def test_names_are_never_read_as_markup() -> None:
    plain, hostile = graph_of(("t", "a", "b")), graph_of(("t", "a", "b"))
    hostile.nodes["a"]["name"] = '<b>\\N\\G "x" ]; node [pos="9,9"]'
    assert lay_out(hostile, sized(hostile)) == lay_out(plain, sized(plain))


def test_a_longer_name_gets_more_room() -> None:
    short, long = graph_of(("t", "a", "b")), graph_of(("t", "a", "b"))
    short.nodes["a"]["name"], long.nodes["a"]["name"] = "Ax", "A name of some length"
    gap = [at["b"].x - at["a"].x for at in (place(short), place(long))]
    assert gap[0] < gap[1]


def test_parallel_and_opposite_transfers_and_loops_have_curves_of_their_own() -> None:
    graph = graph_of(("1", "a", "b"), ("2", "a", "b"), ("3", "b", "a"), ("4", "a", "a"))
    layout = lay_out(graph, sized(graph))
    assert_complete(graph, layout)
    assert len({frozenset(curve) for curve in layout.edges.values()}) == 4


LARGE = {"force": many(DOT_ACTORS + 20, 500), "transfers": many(40, 900), "grid": many(2100, 2200)}


@pytest.mark.parametrize("size", LARGE)
def test_large_graphs_are_placed_whole_and_the_same_way_again(size: str) -> None:
    graph = LARGE[size]
    layout = lay_out(graph, sized(graph))
    assert_complete(graph, layout)
    assert len(set(layout.nodes.values())) == len(graph)
    assert lay_out(graph, sized(graph)) == layout


@pytest.mark.parametrize(("size", "said"), [("force", True), ("transfers", True), ("grid", False)])
def test_whether_places_say_anything_can_be_asked(size: str, said: bool) -> None:
    assert placeable(LARGE[size]) is said


def test_bowed_curves_of_one_pair_stand_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = graph_of(("1", "a", "b"), ("2", "a", "b"), ("3", "b", "a"), ("4", "a", "a"))
    layout = without_graphviz(graph, monkeypatch)
    assert_complete(graph, layout)
    tops = sorted(middle(layout.edges[name])[1] for name in ("1", "2", "3"))
    assert all(below - above > 10 for above, below in pairwise(tops))
    assert middle(layout.edges["4"])[1] < layout.nodes["a"].y - SIZE[1] / 2


def test_where_graphviz_gives_up_the_actors_stand_in_a_grid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = many(20, 50)
    nodes = list(without_graphviz(graph, monkeypatch).nodes.values())
    assert not any(overlaps(*pair) for pair in combinations(nodes, 2))
    assert len({at.x for at in nodes}) == 5


def without_graphviz(graph: Any, monkeypatch: pytest.MonkeyPatch) -> Layout:
    def fail(*_: Any, **__: Any) -> None:
        raise ValueError("no layout")

    monkeypatch.setattr(pygraphviz.AGraph, "layout", fail)
    return lay_out(graph, sized(graph))


def middle(curve: Curve) -> tuple[float, float]:
    p0, p1, p2, p3 = curve
    return (p0[0] + 3 * p1[0] + 3 * p2[0] + p3[0]) / 8, (p0[1] + 3 * p1[1] + 3 * p2[1] + p3[1]) / 8


def test_nothing_is_placed_as_nothing() -> None:
    assert lay_out(graph_of()) == Layout({}, {})
