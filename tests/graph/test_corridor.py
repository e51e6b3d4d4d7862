"""A corridor is a short cut: what is found within it is what is found without it."""

from __future__ import annotations

import itertools
from math import exp
from random import Random

import numpy as np
import pytest

from graph import corridor as corridors
from graph import paths
from graph.bounds import Bounds
from graph.corridor import Corridor
from graph.limits import NO_LIMITS, Limits
from graph.network import Network, build
from graph.paths import Search
from tests.graph.test_adversaries import crossed, network, own, runged
from tests.graph.test_search import ENDS, agrees, crowded, draw, figures, some_limits

FREE = Limits(any_time=True, any_materiel=True)
GRADES = "AABBCDE"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Corridor | None]:
    """Corridors are looked for in every graph; the list is filled with those that were found."""
    found: list[Corridor | None] = []

    def watched(bounds: Bounds, k: int) -> Corridor | None:
        found.append(corridors.corridor(bounds, k))
        return found[-1]

    monkeypatch.setattr(corridors, "LEAST_LEGS", 0)
    monkeypatch.setattr(corridors, "WIDEST", 1e9)
    monkeypatch.setattr(paths, "corridor", watched)
    return found


def scattered(seed: int, actors: int, transfers: int) -> Network:
    """Transfers drawn among ``a``, ``z`` and others, each with a voice of its own."""
    random = Random(seed)
    names = ["a", "z", *(f"n{n:04}" for n in range(actors - 2))]
    pairs = [(one, other) for one, other in (random.sample(names, 2) for _ in range(transfers))]
    return network(pairs, own, lambda n: GRADES[random.randrange(len(GRADES))])


@pytest.mark.parametrize("seed", range(300))
def test_paths_within_are_those_that_trying_everything_finds(
    seed: int, made: list[Corridor | None]
) -> None:
    data = draw(seed)
    for start, goal in itertools.permutations(ENDS[:2], 2):
        agrees(build(data), start, goal, FREE if seed % 2 else some_limits(seed, data))
    assert made


@pytest.mark.parametrize("seed", range(100))
def test_the_best_few_within_are_those_that_all_in_order_begin_with(
    seed: int, made: list[Corridor | None]
) -> None:
    graph = crowded(seed)
    for k in (1, 3, 10):
        within = Search(graph, "a0", "a1", FREE).best(k).chains
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(corridors, "LEAST_LEGS", 10**9)
            assert within == Search(graph, "a0", "a1", FREE).best(k).chains
    assert any(made)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_proved_within_counts_where_the_budget_ends_the_search(
    seed: int, made: list[Corridor | None]
) -> None:
    graph = crowded(seed)
    every = [chain.legs for chain in Search(graph, "a0", "a1", FREE).chains()]
    for budget in (20, 60, 200):
        found = Search(graph, "a0", "a1", FREE, budget=budget).best(6)
        assert [one.legs for one in found.chains[: found.proved]] == every[: found.proved]
        for legs in set(every) - {one.legs for one in found.chains} if found.truncated else ():
            support, high, *_ = figures(graph, legs)
            assert found.open_high or -support <= found.open
            assert not found.open_high or (not support and -high <= found.open)
    assert any(made)


@pytest.mark.parametrize("seed", range(40))
def test_no_way_that_costs_less_than_both_radii_leaves_it(
    seed: int, made: list[Corridor | None]
) -> None:
    graph = scattered(seed, 300, 900)
    search = Search(graph, "a", "z", FREE)
    bounds = Bounds(search.feasible, "point")
    within = corridors.corridor(bounds, 4)
    if not within:
        return
    flat, legs = bounds.terrain.flat, set(within.legs.tolist())
    inside = within.product < np.inf
    assert np.allclose(within.product[inside], bounds.product[inside], atol=1e-12)
    for chain in Search(graph, "a", "z", FREE).best(50).chains:
        if graph.evidence.support(chain.legs) > within.floor:
            assert {list(flat.transfers).index(leg) for leg in chain.legs} <= legs
    if within.floor:
        assert exp(-bounds.product[flat.actor("a")]) > within.floor


def test_in_a_large_network_the_few_best_are_found_without_a_look_at_all_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = scattered(1, 5_000, corridors.LEAST_LEGS)
    every = Search(graph, "a", "z", FREE)
    monkeypatch.setattr(corridors, "LEAST_LEGS", 10**9)
    expected = every.best(10).chains
    monkeypatch.undo()
    within = corridors.corridor(Bounds(every.feasible, "point"), 10)
    assert within
    assert 0 < len(within.legs) < 500
    monkeypatch.setattr("graph.bounds.dijkstra", lambda *_, **__: pytest.fail("a look at all"))
    found = Search(graph, "a", "z", FREE).best(10)
    assert (found.proved, found.chains) == (10, expected)


@pytest.mark.parametrize("pairs", [crossed(60), runged(60)])
def test_a_ladder_ends_within_it_as_it_does_without(
    pairs: list[tuple[str, str]], made: list[Corridor | None]
) -> None:
    graph = network(pairs, own)
    found = Search(graph, "a", "z", FREE).best(10)
    assert made
    assert (found.truncated, found.proved) == (False, 10)


def test_where_nothing_leads_on_all_that_can_be_come_to_is_the_corridor(
    made: list[Corridor | None],
) -> None:
    graph = network([("a", "b"), ("b", "c"), ("y", "z"), ("x", "y")], own)
    assert Search(graph, "a", "z", FREE).best(3).chains == []
    assert [one.floor for one in made if one] == [0.0]
    assert Search(graph, "a", "z", NO_LIMITS).best(3).chains == []
