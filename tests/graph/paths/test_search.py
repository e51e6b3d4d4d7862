"""The search against trying everything: which paths, in which order, with which alternatives."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.constraints.limits import NO_LIMITS, Limits
from graph.model.rows import Statement
from graph.network import Network, build
from graph.paths.search import Search
from graph.rules.admission import Admission, ChainState
from graph.rules.kinship import holding
from tests.support.oracles import oracle
from tests.support.oracles.search_oracle import (
    ENDS,
    agrees,
    crowded,
    draw,
    graded,
    some_limits,
)
from tests.support.random_datasets import MATERIEL
from tests.support.small_networks import dataset, edge

PLAIN = range(1_000)
LIMITED = range(1_000)
CROWDED = range(300)


@pytest.mark.parametrize("seed", PLAIN)
def test_paths_are_those_that_trying_everything_finds(seed: int) -> None:
    network = build(draw(seed))
    for start, goal in itertools.permutations(ENDS[:2], 2):
        agrees(network, start, goal, NO_LIMITS)


@pytest.mark.parametrize("seed", LIMITED)
def test_limits_let_through_what_trying_everything_lets_through(seed: int) -> None:
    data = draw(seed)
    network = build(data)
    agrees(network, *ENDS[:2], some_limits(seed, data))


@pytest.mark.parametrize("seed", range(300))
def test_attempts_are_the_routes_that_use_what_was_not_completed(seed: int) -> None:
    data = draw(seed)
    limits = some_limits(seed, data) if seed % 2 else NO_LIMITS
    agrees(build(data), *ENDS[:2], limits, attempts=True)


@pytest.mark.parametrize("seed", range(300))
def test_what_no_leg_names_is_told_apart_from_what_one_does(seed: int) -> None:
    data = draw(seed)
    known = [one for one in (*MATERIEL, "rifle", "aircraft") if one != "equipment"]
    asked = Random(seed).sample(known, 1 + seed % 2)
    for unnamed in (False, True):
        agrees(build(data), *ENDS[:2], Limits(materiel=tuple(asked)), unnamed=unnamed)


@given(st.integers(0, 10**6), st.sampled_from(["some", "date", "item", "none"]))
def test_no_leg_of_a_path_breaks_what_was_not_set_aside(seed: int, wanted: str) -> None:
    data = draw(seed)
    network = build(data)
    limits = {
        "some": some_limits(seed, data),
        "date": Limits(between=(date(2016, 1, 1), date(2020, 12, 31)), materiel=("rifle",)),
        "item": Limits(materiel=("small-arm", "equipment"), any_time=True),
    }.get(wanted, NO_LIMITS)
    admission = Admission(data, limits.any_time, limits.any_materiel)
    for inferred in (False, True):
        for chain in Search(network, *ENDS[:2], limits, inferred).best(100).chains:
            state = ChainState(carried=frozenset(limits.materiel))
            for place, leg in enumerate(chain.legs):
                held = holding(data, chain.junctions[place])
                state, broken = admission.step(state, data.transfer[leg], not place, held)
                assert not broken
            assert limits.any_time or chain.state.order != "impossible"


@pytest.mark.parametrize("seed", range(100))
def test_whoever_has_no_layer_must_be_passed_all_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.paths.state_space.MOST_LAYERED", 1)
    data = draw(seed)
    via = Random(seed).sample(["a1", "a2", "a4", "a5"], 2)
    agrees(build(data), "a0", "a3", Limits(via=tuple(via), via_types=("armed-group",)))


@pytest.mark.parametrize("seed", CROWDED)
def test_the_best_few_of_many_are_those_that_all_in_order_begin_with(seed: int) -> None:
    network = crowded(seed)
    limits = Limits(max_legs=4) if seed % 3 == 0 else NO_LIMITS
    chains = [legs for legs, _, _ in oracle.Brute(network, "a0", "a1", limits).chains()]
    rows = sorted(figures(network, legs) for legs in chains)
    brute = oracle.Brute(network, "a0", "a1", limits)
    known: dict[object, tuple[str, ...]] = {}
    for row in rows:
        transfers = [network.dataset.transfer[leg] for leg in row[3]]
        known.setdefault(tuple(map(brute.same, transfers)), row[3])
    expected = list(known.values())
    for k in (1, 2, 3, 5, 12):
        search = Search(network, "a0", "a1", limits)
        assert [chain.legs for chain in search.best(k).chains] == expected[:k]
    lazily = [chain.legs for chain in Search(network, "a0", "a1", limits).chains()]
    assert lazily == expected


def figures(network: Network, legs: tuple[str, ...]) -> tuple[Any, ...]:
    """What decides the order of stated chains, the exact evaluator being tested elsewhere."""
    support = network.evidence.support(legs)
    high = Fraction(0) if support else network.evidence.support(legs, "high")
    return (-support, -high, len(legs), legs)


@pytest.mark.parametrize("seed", range(60))
def test_what_was_proved_stays_proved_where_a_later_run_is_cut_short(seed: int) -> None:
    network = crowded(seed)
    every = [chain.legs for chain in Search(network, "a0", "a1").chains()]
    for budget in (20, 40, 60, 80, 120, 200, 400):
        search = Search(network, "a0", "a1", budget=budget)
        given = [chain.legs for chain in search.chains()]
        found = search.found
        assert found.proved == len(given)
        assert (
            [chain.legs for chain in found.chains[: found.proved]] == given == every[: len(given)]
        )
        assert len({chain.legs for chain in found.chains}) == len(found.chains)
        shown = {chain.legs for chain in found.chains}
        for legs in set(every) - shown if found.truncated else ():
            support, high, *_ = figures(network, legs)
            assert found.open_high or -support <= found.open
            assert not found.open_high or (not support and -high <= found.open)


def test_a_later_run_that_proves_less_takes_nothing_back() -> None:
    ways = [f"m{n:02}" for n in range(20)]
    legs = [edge(f"{one}-{two}") for m in ways for one, two in (("a0", m), (m, "x"))]
    grades = dict.fromkeys([leg.id for leg in legs], "A")
    data = dataset(*legs, edge("x-y"), edge("y-a1"))
    # what one denies the next relies on: all 20 beginnings look better than their best end
    more = [
        Statement("no", "x-y", "o-y-a1", "e", "denies", basis="testimony"),
        Statement("also", "y-a1", "o-a0-m00", "e", "asserts", basis="testimony"),
    ]
    network = build(graded(replace(data, statements=(*data.statements, *more)), grades, {}))
    assert Search(network, "a0", "a1", budget=60).best(32).proved < 8
    search = Search(network, "a0", "a1", budget=60)
    given = list(search.chains())
    found = search.found
    assert (found.truncated, found.proved, len(given)) == (True, 8, 8)
    assert found.chains[:8] == given == Search(network, "a0", "a1").best(8).chains
    ninth = Search(network, "a0", "a1").best(9).chains[8]
    assert network.evidence.support(ninth.legs) <= found.open
    assert found.open <= network.evidence.support(given[7].legs)


def test_a_better_beginning_that_has_used_up_the_way_on_displaces_none() -> None:
    names = ["a-x", "x-v", "x-m", "m-v", "x-c", "a-y", "y-v", "v-x"]
    better = dict.fromkeys(["a-x", "x-v", "x-m", "m-v"], "A")
    data = graded(dataset(*map(edge, names)), better, {})
    found = Search(build(data), "a", "c").best(2)
    assert [chain.legs for chain in found.chains] == [
        ("a-x", "x-c"),
        ("a-y", "y-v", "v-x", "x-c"),
    ]


def test_a_better_beginning_that_is_too_long_by_then_displaces_none() -> None:
    names = ["a-x", "x-v", "x-m", "m-v", "x-n", "n-v", "v-x", "x-c", "v-p", "p-q", "q-c"]
    better = dict.fromkeys(["x-m", "m-v", "x-n", "n-v"], "A")
    data = graded(dataset(*map(edge, names)), {**better, "x-v": "E"}, {})
    found = Search(build(data), "a", "c", Limits(max_legs=5)).best(2)
    assert [chain.legs for chain in found.chains] == [
        ("a-x", "x-c"),
        ("a-x", "x-v", "v-p", "p-q", "q-c"),
    ]
