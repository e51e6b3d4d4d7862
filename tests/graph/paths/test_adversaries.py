"""Graphs made to flood a search: it ends, and what it cannot prove by then it does not claim."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from random import Random

import pytest

from graph.constraints.limits import NO_LIMITS, Limits
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.paths.search import Found, Search

Pairs = Sequence[tuple[str, str]]
Choice = Callable[[int], str]


def crossed(rungs: int) -> Pairs:
    """A ladder of two rails, each rung joined to both ends of the next."""
    pairs = [("a", "l00"), ("a", "r00"), (f"l{rungs:02}", "z"), (f"r{rungs:02}", "z")]
    for n in range(rungs):
        pairs += [(f"{x}{n:02}", f"{y}{n + 1:02}") for x in "lr" for y in "lr"]
    return pairs


def runged(rungs: int) -> Pairs:
    """A ladder of two rails with rungs that lead both ways."""
    pairs = [("a", "l00"), ("a", "r00"), (f"l{rungs:02}", "z"), (f"r{rungs:02}", "z")]
    for n in range(rungs):
        pairs += [(f"{x}{n:02}", f"{x}{n + 1:02}") for x in "lr"]
    every = range(rungs + 1)
    return pairs + [(f"{x}{n:02}", f"{y}{n:02}") for n in every for x, y in ("lr", "rl")]


def complete(actors: int) -> Pairs:
    """Everybody gives to everybody."""
    return list(itertools.permutations(["a", "z", *(f"n{n:02}" for n in range(actors - 2))], 2))


def hub(transfers: int) -> Pairs:
    """One actor through whom all goes, with that many transfers."""
    half = transfers // 2
    many = [(f"n{n % 300:03}", "h") for n in range(half)]
    many += [("h", f"m{n % 300:03}") for n in range(half)]
    outer = [pair for n in range(300) for pair in (("a", f"n{n:03}"), (f"m{n:03}", "z"))]
    return many + outer


def network(
    pairs: Pairs, voice: Choice, grade: Choice = lambda _: "B", day: Choice = lambda _: ""
) -> Network:
    """One transfer and one statement a pair; ``voice``, ``grade`` and ``day`` by number."""
    actors = sorted({end for pair in pairs for end in pair})
    voices = sorted({voice(n) for n in range(len(pairs))})
    return build(
        Dataset(
            actors=tuple(Actor(one, one, "armed-group") for one in actors),
            documents=(Document("d", "D"),),
            origins=tuple(Origin(one, one, "", "", grade(n), "") for n, one in enumerate(voices)),
            transfers=tuple(
                Transfer(f"t{n:05}", *pair, "supplied", start=parse(day(n)) if day(n) else None)
                for n, pair in enumerate(pairs)
            ),
            statements=tuple(
                Statement(f"s{n}", f"t{n:05}", voice(n), "d", "asserts", basis="testimony")
                for n in range(len(pairs))
            ),
        )
    )


def own(n: int) -> str:
    return f"o{n:05}"


def one(_: int) -> str:
    return "o"


def of_five(n: int) -> str:
    return f"o{n % 5}"


def of_forty(n: int) -> str:
    return f"o{Random(n).randrange(40):02}"


def any_letter(n: int) -> str:
    return Random(n).choice("ABCDE")


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
