"""A subspace is a short cut: what is found within it is what is found without it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction
from math import exp
from random import Random

import numpy as np
import pytest

from graph.constraints.limits import Limits
from graph.network import Network, build
from graph.paths import bidirectional, search
from graph.paths.best_first import BestFirstQueue
from graph.paths.bidirectional import Subspace
from graph.paths.bounds import Bounds
from graph.paths.expansion import Expander
from graph.paths.search import Found, Search
from tests.support.floods import crossed, network, own, runged
from tests.support.oracles.search_oracle import ENDS, agrees, draw, some_limits

FREE = Limits(any_time=True, any_materiel=True)
GRADES = "AABBCDE"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Subspace]:
    """Subspaces are looked for in every graph; the list is filled with those that were found."""
    found: list[Subspace] = []

    def watched(bounds: Bounds, k: int) -> Subspace | None:
        one = bidirectional.bidirectional_subspace(bounds, k)
        found.extend([one] if one else [])
        return one

    monkeypatch.setattr(bidirectional, "LEAST_LEGS", 0)
    monkeypatch.setattr(bidirectional, "MOST_TOUCHED", 1e9)
    monkeypatch.setattr(bidirectional, "FEW_SHARE", 1e9)
    monkeypatch.setattr(search, "bidirectional_subspace", watched)
    return found


def scattered(seed: int, actors: int, transfers: int, shared: int = 0) -> Network:
    """Transfers drawn among some actors; of the first ``shared``, three have each voice."""
    random = Random(seed)
    names = ["a", "z", *(f"n{n:04}" for n in range(actors - 2))]
    pairs = [(one, other) for one, other in (random.sample(names, 2) for _ in range(transfers))]
    return network(
        pairs,
        lambda n: own(n - n % 3 if n < shared else n),
        lambda n: GRADES[random.randrange(len(GRADES))],
    )


def without(graph: Network, start: str, goal: str, limits: Limits, k: int) -> Found:
    """What is found when no subspace is looked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bidirectional, "LEAST_LEGS", 10**9)
        return Search(graph, start, goal, limits).best(k)


def narrow(made: list[Subspace]) -> bool:
    """Whether some subspace was narrower than all that can be come to."""
    return any(one.floor for one in made)


@pytest.mark.parametrize("seed", range(100))
def test_paths_within_are_those_that_trying_everything_finds(
    seed: int, made: list[Subspace]
) -> None:
    data = draw(seed)
    for start, goal in itertools.permutations(ENDS[:2], 2):
        agrees(build(data), start, goal, FREE if seed % 2 else some_limits(seed, data))


@pytest.mark.parametrize("shared", [0, 24], ids=["own voices", "some shared"])
@pytest.mark.parametrize("k", [1, 3, 10])
def test_the_best_few_within_are_those_found_without(
    k: int, shared: int, made: list[Subspace]
) -> None:
    for seed in range(20):
        graph = scattered(seed, 40, 140, shared)
        for limits in (FREE, replace(FREE, min_support=Fraction(1, 20)), replace(FREE, max_legs=5)):
            found = Search(graph, "a", "z", limits).best(k)
            assert found == without(graph, "a", "z", limits, k)
    assert narrow(made)


def test_what_is_proved_within_counts_where_the_budget_ends_the_search(
    made: list[Subspace],
) -> None:
    cut = 0
    for seed in range(30):
        graph = scattered(seed, 40, 140)
        every = without(graph, "a", "z", FREE, 12).chains
        for budget in (20, 40, 80, 160):
            made.clear()
            found = Search(graph, "a", "z", FREE, budget=budget).best(12)
            assert found.chains[: found.proved] == every[: found.proved]
            assert len({one.legs for one in found.chains}) == len(found.chains)
            cut += found.truncated and narrow(made)
            shown = {one.legs for one in found.chains}
            for chain in every if found.truncated else ():
                support = graph.evidence.support(chain.legs)
                assert chain.legs in shown or support <= found.open
    assert cut


def test_a_budget_that_was_enough_without_is_enough_within(made: list[Subspace]) -> None:
    for seed in range(20):
        graph = scattered(seed, 40, 140)
        search = Search(graph, "a", "z", FREE)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bidirectional, "LEAST_LEGS", 10**9)
            queue = BestFirstQueue(Expander(search.windows, "point"), 12, 10**6)
            expected = [one.ids for one in itertools.islice(queue.run(), 12)]
        found = Search(graph, "a", "z", FREE, budget=queue.taken).best(12)
        assert found.proved == len(expected)
    assert narrow(made)


@pytest.mark.parametrize("seed", range(40))
def test_no_way_that_costs_less_than_both_radii_leaves_it(seed: int, made: list[Subspace]) -> None:
    graph = scattered(seed, 300, 900)
    search = Search(graph, "a", "z", FREE)
    bounds = Bounds(search.windows, "point")
    within = bidirectional.bidirectional_subspace(bounds, 4)
    if not within:
        return
    arrays, legs = bounds.space.arrays, set(within.legs.tolist())
    inside = within.product < np.inf
    assert np.allclose(within.product[inside], bounds.product[inside], atol=1e-12)
    for chain in Search(graph, "a", "z", FREE).best(50).chains:
        if graph.evidence.support(chain.legs) > within.floor:
            assert {list(arrays.transfers).index(leg) for leg in chain.legs} <= legs
    if within.floor:
        assert exp(-bounds.product[arrays.actor("a")]) > within.floor


def test_in_a_large_network_the_few_best_are_found_without_a_look_at_all_places(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = scattered(2, 5_000, bidirectional.LEAST_LEGS)
    every = Search(graph, "a", "z", FREE)
    monkeypatch.setattr(bidirectional, "LEAST_LEGS", 10**9)
    expected = every.best(10).chains
    monkeypatch.undo()
    within = bidirectional.bidirectional_subspace(Bounds(every.windows, "point"), 10)
    assert within
    assert 0 < len(within.legs) < 500
    monkeypatch.setattr(
        "graph.paths.bounds.distances", lambda *_, **__: pytest.fail("a look at all")
    )
    found = Search(graph, "a", "z", FREE).best(10)
    assert (found.proved, found.chains) == (10, expected)


@pytest.mark.parametrize("pairs", [crossed(60), runged(60)])
def test_a_ladder_ends_within_it_as_it_does_without(
    pairs: list[tuple[str, str]], made: list[Subspace]
) -> None:
    graph = network(pairs, own)
    found = Search(graph, "a", "z", FREE).best(2)
    assert found == without(graph, "a", "z", FREE, 2)
    assert (found.truncated, found.proved) == (False, 2)
    assert narrow(made)


def test_where_nothing_leads_on_all_that_can_be_come_to_is_the_subspace(
    made: list[Subspace],
) -> None:
    graph = network([("a", "b"), ("b", "c"), ("y", "z"), ("x", "y")], own)
    assert Search(graph, "a", "z", FREE).best(3).chains == []
    assert [one.floor for one in made] == [0.0]


@pytest.mark.parametrize("both_ways", [False, True])
def test_a_path_is_found_however_small_its_support(
    both_ways: bool, made: list[Subspace], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not both_ways:
        monkeypatch.setattr(bidirectional, "LEAST_LEGS", 10**9)
    stops = ["a", *(f"n{n:03}" for n in range(400)), "z"]
    longer = ["a", *(f"m{n:03}" for n in range(401)), "z"]
    pairs = [*itertools.pairwise(stops), *itertools.pairwise(longer)]
    graph = network(pairs, own, lambda _: "E")
    found = Search(graph, "a", "z", FREE).best(2)
    assert [len(one.legs) for one in found.chains] == [401, 402]
    assert not found.truncated
