"""Graphs made to flood a search: it ends, and what it cannot prove by then it does not claim."""

from __future__ import annotations

import pytest

from graph.constraints.limits import NO_LIMITS, Limits
from graph.network import Network
from graph.paths.search import Found, Search
from tests.support.floods import (
    Choice,
    Pairs,
    any_letter,
    complete,
    crossed,
    hub,
    network,
    of_five,
    of_forty,
    one,
    own,
    runged,
)


def best(net: Network, budget: int = 50_000, limits: Limits = NO_LIMITS) -> Found:
    return Search(net, "a", "z", limits, budget=budget).best(10)


@pytest.mark.parametrize("voice", [own, one, of_five])
@pytest.mark.parametrize("pairs", [crossed(60), runged(60), complete(40), hub(50_000)])
def test_the_best_of_a_flood_are_found_and_proved(pairs: Pairs, voice: Choice) -> None:
    found = best(network(pairs, voice, any_letter))
    assert (found.proved, found.truncated) == (10, False)


@pytest.mark.parametrize("letter", ["B", "F"])
@pytest.mark.parametrize("pairs", [crossed(60), runged(60), complete(40), hub(50_000)])
def test_paths_that_are_all_as_good_come_by_legs_and_ids(pairs: Pairs, letter: str) -> None:
    found = best(network(pairs, own, lambda _: letter))
    assert (found.proved, found.truncated) == (10, False)
    order = [(len(chain.legs), chain.legs) for chain in found.chains]
    assert order == sorted(order)


def test_what_cannot_be_in_order_ends_at_once() -> None:
    falling = network(crossed(60), own, day=lambda n: str(2100 - n // 4))
    found = best(falling, budget=0)
    assert (found.chains, found.truncated) == ([], False)
    assert best(falling, limits=Limits(any_time=True)).proved == 10


def test_who_must_be_passed_and_cannot_be_ends_at_once() -> None:
    apart = network([*crossed(60), ("z", "y"), ("y", "x")], own)
    assert not best(apart, budget=0, limits=Limits(via=("y",))).truncated
    assert not best(apart, budget=0, limits=Limits(via_types=("state",))).truncated


def test_what_the_budget_leaves_open_is_said_and_bounds_all_that_is_shown() -> None:
    net = network(crossed(60), of_forty, any_letter)
    found = best(net, budget=500)
    assert found.truncated
    assert found.proved < len(found.chains) == 10
    figures = [net.evidence.support(chain.legs) for chain in found.chains]
    assert figures[found.proved :] == sorted(figures[found.proved :], reverse=True)
    assert max(figures[found.proved :]) <= found.open


def test_a_crowd_of_equal_evidence_between_two_is_one_leg_with_alternatives() -> None:
    parallel = network([("a", "z")] * 3_000, one, day=lambda n: str(1900 + n % 100))
    found = best(parallel)
    assert [chain.legs for chain in found.chains] == [("t00000",)]
    assert len(found.chains[0].alternatives[0]) == 2_999


def test_more_to_be_passed_than_have_layers_are_passed_all_the_same() -> None:
    via = tuple(f"n{n:02}" for n in range(6))
    found = best(network(complete(10), own), limits=Limits(via=via, max_legs=7))
    assert found.proved == 10
    for chain in found.chains:
        assert len(chain.legs) == 7
