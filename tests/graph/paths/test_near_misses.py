"""What is nearly a path, and the reason why it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.constraints.limits import Limits
from graph.model.dates import parse
from graph.model.rows import Dataset, Transfer
from graph.network import Network, build
from graph.paths.near_misses import NearMiss, find_near_misses
from tests.support import random_datasets
from tests.support.oracles import oracle
from tests.support.oracles import search_oracle as drawn
from tests.support.small_networks import dataset, edge

BOTH = (parse("2019").earliest, parse("2020").latest)


class _Anything(oracle.Brute):
    """All chains, whatever they break."""

    def __init__(self, network: Network, start: str, goal: str) -> None:
        super().__init__(network, start, goal)
        self.allowed = [*self.dataset.transfers]

    def _stops(self, leg: Transfer) -> bool:
        return False

    def _of_this_list(self, legs: tuple[Transfer, ...]) -> bool:
        return True

    def _all_of(self, legs: tuple[Transfer, ...], thing: str) -> bool:
        return True

    def _in_order(self, legs: tuple[Transfer, ...], claims: tuple[tuple[str, ...], ...]) -> bool:
        return True

    def can_be(self, materiel: Iterable[str], thing: str) -> bool:
        return True


def candidates(data: Dataset, **limits: Any) -> list[NearMiss]:
    return list(find_near_misses(build(data), "a", "c", Limits(**limits)).candidates)


@given(st.integers(0, 10**6), st.booleans())
def test_they_are_exactly_the_chains_that_break_a_rule(seed: int, inferred: bool) -> None:
    network = build(random_datasets.draw(seed))
    good = {row[0] for row in oracle.Brute(network, "a0", "a5").chains()}
    every = {row[0] for row in _Anything(network, "a0", "a5").chains() if inferred or not row[1]}
    found = find_near_misses(network, "a0", "a5", inferred=inferred, most=10_000)
    legs = [one.legs for one in found.candidates]
    assert len(set(legs)) == len(legs)
    assert set(legs) <= every - good
    if not found.cut:
        assert set(legs) == every - good


@given(st.integers(0, 10**6))
def test_what_the_limits_allow_is_never_among_them_and_all_else_is(seed: int) -> None:
    data = drawn.draw(seed)
    network, limits = build(data), replace(drawn.some_limits(seed, data), min_support=None)
    lists = (oracle.Brute(network, "a0", "a5", limits, unnamed=one) for one in (False, True))
    good = {row[0] for one in lists for row in one.chains()}
    every = {row[0] for row in _Anything(network, "a0", "a5").chains()}
    found = find_near_misses(network, "a0", "a5", limits, most=10_000)
    legs = {one.legs for one in found.candidates}
    assert legs <= every - good
    assert found.cut or legs == every - good


@given(st.integers(0, 10**6))
def test_the_order_of_rows_changes_none_and_the_least_broken_come_first(seed: int) -> None:
    data = random_datasets.draw(seed)
    found = find_near_misses(build(data), "a0", "a5")
    assert find_near_misses(build(turned(data)), "a0", "a5") == found
    ranks = [(one.others, len(one.legs), one.legs) for one in found.candidates]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (dataset(edge("a-b", start="2020"), edge("b-c", start="2015")), "order in time: b-c"),
        (
            dataset(edge("a-b", materiel=("tank",)), edge("b-c", materiel=("atgm",))),
            "materiel: b-c is of atgm, the legs before it of tank",
        ),
        (dataset(edge("a-b", "observed-with"), edge("b-c")), "possession: a-b"),
        (dataset(edge("a-b"), edge("b-c"), b="unknown"), "unknown party: B is nobody"),
    ],
)
def test_each_rule_that_is_broken_is_the_reason(data: Dataset, reason: str) -> None:
    (one,) = candidates(data)
    assert (one.legs, one.others) == (("a-b", "b-c"), 0)
    assert one.reason.startswith(reason)


def test_a_claim_that_is_withdrawn_or_only_denied_is_told_from_each_other() -> None:
    data = dataset(edge("a-c"))
    said = data.statements[0]
    for changed, reason in (
        (replace(said, status="retracted"), "retracted: every assertion of a-c has been withdrawn"),
        (
            replace(said, stance="denies"),
            "not asserted: no document that counts says that a-c happened",
        ),
    ):
        (one,) = candidates(replace(data, statements=(changed,)))
        assert one.reason == reason


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"max_legs": 1}, "length: 2 legs, and at most 1"),
        ({"via": ("d",)}, "way: it does not pass D"),
        ({"via_types": ("state",)}, "way: it passes no actor of the type “state”"),
        ({"avoid": ("b",)}, "avoided: B"),
        ({"avoid_types": ("armed-group",)}, "avoided: B is of the type"),
        ({"modes": ("captured",)}, "mode: a-b is supplied"),
        ({"places": ("Mosul",)}, "place: a-b was in Kabul"),
        ({"between": BOTH}, "time: a-b cannot have happened between"),
        ({"materiel": ("tank",)}, "materiel: a-b is of rifle"),
        ({"min_support": Fraction(1, 2)}, "support: 0.49 is less than the 0.5 asked for"),
        ({"least_band": "documented"}, "band: a-b is "),
        ({"only_direct": True}, "directness: b-c names no carrier"),
    ],
)
def test_what_was_asked_for_and_is_not_so_is_the_reason(
    limits: dict[str, Any], reason: str
) -> None:
    first = edge("a-b", start="2015", place="Kabul", materiel=("rifle",))
    second = edge("b-c", directness="carrier-unknown")
    one = candidates(dataset(first, second, d="armed-group"), **limits)[0]
    assert (one.legs, one.reason[: len(reason)]) == (("a-b", "b-c"), reason)


def test_what_the_asker_set_aside_excludes_nothing() -> None:
    late = dataset(edge("a-b", start="2020"), edge("b-c", start="2015"))
    assert not candidates(late, any_time=True)
    other = dataset(edge("a-b", materiel=("tank",)), edge("b-c", materiel=("atgm",)))
    assert not candidates(other, any_materiel=True)


def test_all_that_is_broken_is_counted_and_the_first_is_told() -> None:
    data = dataset(
        edge("a-b", "observed-with", start="2020", materiel=("tank",)),
        edge("b-c", start="2015", materiel=("atgm",)),
    )
    (one,) = candidates(data)
    assert (one.reason.split(":")[0], one.others) == ("possession", 2)


def test_what_is_broken_is_set_aside_for_the_legs_after_it() -> None:
    first = edge("a-b", start="2020", materiel=("tank",))
    second = edge("b-d", start="2015", materiel=("atgm",))
    data = dataset(first, second, edge("d-c", start="2016", materiel=("atgm",)))
    (one,) = candidates(data)
    assert (one.reason.split(":")[0], one.others) == ("order in time", 1)


def turned(data: Dataset) -> Dataset:
    """The same dataset with its rows the other way round."""
    return replace(
        data,
        actors=data.actors[::-1],
        transfers=data.transfers[::-1],
        statements=data.statements[::-1],
    )


@given(st.integers(0, 10**6), st.integers(0, 30), st.integers(1, 3))
def test_the_order_of_rows_changes_none_where_the_search_is_cut_short(
    seed: int, budget: int, width: int
) -> None:
    data = random_datasets.draw(seed, 5, 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.paths.near_misses.MOST_WAYS", width)
        one, other = (
            find_near_misses(build(rows), "a0", "a4", budget=budget)
            for rows in (data, turned(data))
        )
    assert one == other


def _ladder() -> Iterator[Transfer]:
    for rung in range(60):
        for side in "xy":
            for other in "xy":
                year = f"{1990 - rung}"
                yield Transfer(
                    f"t{rung}{side}{other}", f"{side}{rung}", f"{other}{rung + 1}", "sold", (),
                    parse(year),
                )  # fmt: skip


def test_a_ladder_that_runs_backwards_in_time_ends_at_once_and_says_that_there_is_more() -> None:
    data = dataset(*_ladder())
    found = find_near_misses(build(data), "x0", "y60")
    assert found.cut
    assert found.candidates[0].reason.startswith("order in time")
