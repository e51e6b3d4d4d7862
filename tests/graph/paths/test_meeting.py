"""A search from both ends finds what trying everything finds, and claims no more than it proved."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from graph.constraints.limits import NO_LIMITS, Limits
from graph.network import Network, build
from graph.paths import meeting, search
from graph.paths.best_first import BestFirstQueue
from graph.paths.expansion import Expander
from graph.paths.halves import Halves
from graph.paths.meeting import Joined
from graph.paths.search import Search
from tests.support.floods import Pairs, any_letter, crossed, network, of_five, of_forty, runged
from tests.support.oracles.search_oracle import ENDS, agrees, crowded, draw, some_limits
from tests.support.random_datasets import MATERIEL


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[Joined]:
    """Both ends are grown from at once; the list is filled with what was joined."""
    found: list[Joined] = []

    def watched(halves: Halves, k: int, work: int) -> Joined:
        found.append(meeting.joined(halves, k, work))
        return found[-1]

    monkeypatch.setattr(search, "QUICK", 0)
    monkeypatch.setattr(search, "MEETING_SHARE", 1_000)
    monkeypatch.setattr(search, "joined", watched)
    return found


def shared(seed: int, actors: int, transfers: int, voices: int) -> Network:
    """Transfers drawn among some actors, each asserted by one of some voices."""
    random = Random(seed)
    names = ["a", "z", *(f"n{n:03}" for n in range(actors - 2))]
    pairs = [(one, other) for one, other in (random.sample(names, 2) for _ in range(transfers))]
    heard = [f"o{int(voices * random.random() ** 2):03}" for _ in pairs]
    return network(pairs, heard.__getitem__, any_letter)


@pytest.mark.parametrize("seed", range(80))
def test_paths_joined_are_those_that_trying_everything_finds(seed: int, met: list[Joined]) -> None:
    data = draw(seed)
    for start, goal in itertools.permutations(ENDS[:2], 2):
        agrees(build(data), start, goal, NO_LIMITS)
    assert all(one.proved for one in met)


@pytest.mark.parametrize("seed", range(80))
def test_limits_let_through_what_trying_everything_lets_through(
    seed: int, met: list[Joined]
) -> None:
    data = draw(seed)
    agrees(build(data), *ENDS[:2], some_limits(seed, data))
    agrees(build(data), *ENDS[:2], some_limits(seed + 1, data), attempts=True)
    known = [one for one in (*MATERIEL, "rifle", "aircraft") if one != "equipment"]
    asked = Limits(materiel=tuple(Random(seed).sample(known, 1 + seed % 2)))
    for unnamed in (False, True):
        agrees(build(data), *ENDS[:2], asked, unnamed=unnamed)


@pytest.mark.parametrize("seed", range(40))
def test_the_best_few_of_many_are_those_found_from_one_end(seed: int, met: list[Joined]) -> None:
    graph = crowded(seed)
    limits = Limits(max_legs=4) if seed % 3 == 0 else NO_LIMITS
    for k in (1, 3, 12):
        found = Search(graph, "a0", "a1", limits).best(k)
        assert (found.proved, found.chains) == (len(found.chains), from_one_end(graph, limits, k))


def from_one_end(graph: Network, limits: Limits, k: int) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "QUICK", 10**9)
        return [*Search(graph, "a0", "a1", limits, budget=10**6).best(k).chains]


@pytest.mark.parametrize("voices", [4, 12, 40])
def test_in_a_crowd_both_ends_prove_what_one_end_does(voices: int, met: list[Joined]) -> None:
    for seed in range(4):
        graph = shared(seed, 25, 70, voices)
        found = Search(graph, "a", "z").best(10)
        bounds = Expander(Search(graph, "a", "z").windows, "point")
        every = itertools.islice(BestFirstQueue(bounds, 10, 10**6).run(), 10)
        assert [chain.legs for chain in found.chains] == [
            tuple(bounds.space.arrays.transfers[leg.members[0]] for leg in one.way())
            for one in every
        ]
    assert all(one.proved for one in met)


def test_what_the_work_leaves_open_bounds_all_that_was_missed(
    met: list[Joined], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = 0
    for seed, share in itertools.product(range(12), (1, 5, 20, 80)):
        graph = shared(seed, 20, 60, 12)
        monkeypatch.setattr(search, "MEETING_SHARE", 1_000)
        every = Search(graph, "a", "z").best(40).chains
        support = {one.legs: graph.evidence.support(one.legs) for one in every}
        monkeypatch.setattr(search, "MEETING_SHARE", share)
        found = Search(graph, "a", "z", budget=10).best(6)
        assert found.chains[: found.proved] == every[: found.proved]
        missed = set(support) - {one.legs for one in found.chains}
        assert not found.truncated or all(support[one] <= found.open for one in missed)
        cut += found.truncated and not met[-1].proved
    assert cut


def test_chains_that_are_proved_by_the_bound_alone_are_yielded(met: list[Joined]) -> None:
    graph = shared(3, 20, 60, 12)
    for budget in (5, 10, 20, 40):
        one = Search(graph, "a", "z", budget=budget)
        assert [*one.chains()] == one.found.chains[: one.found.proved]


@pytest.mark.parametrize("pairs", [crossed(30), runged(30)])
def test_where_too_many_are_as_good_one_end_goes_on(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = network(pairs, of_five, any_letter)
    monkeypatch.setattr(search, "QUICK", 20)
    monkeypatch.setattr(search, "MEETING_SHARE", 1)
    found = Search(graph, "a", "z").best(3)
    monkeypatch.setattr(search, "QUICK", 10**9)
    assert found == Search(graph, "a", "z").best(3)
    assert found.proved == 3


def test_what_one_end_cannot_prove_both_ends_can(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = network(runged(30), of_forty, any_letter)
    found = Search(graph, "a", "z").best(3)
    assert (found.proved, found.truncated) == (3, False)
    monkeypatch.setattr(search, "QUICK", 10**9)
    assert Search(graph, "a", "z", budget=5_000).best(3).proved == 0
