"""Reach: every actor that arms come to or came from, exactly or from sampled worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import QuestionError
from graph.evidence.findings import LEVELS
from graph.evidence.sampling import Draws
from graph.model.rows import Dataset, Origin, Statement
from graph.network import build
from graph.reach.reach import Reach, between, downstream, upstream
from tests.support import random_datasets
from tests.support.oracles import oracle

ANY = st.integers(0, 10**6).map(random_datasets.draw)
DRAWS = Draws(1024)

Told = dict[tuple[str, bool], tuple[float, ...]]
"""By pair: support and its range over stated paths alone, and with inferred ones (True)."""


def figures(found: list[Reach]) -> Told:
    told: Told = {}
    for one in found:
        pair = f"{one.start} {one.goal}"
        told[pair, True] = tuple(end.value for end in one.with_inferred)
        if one.stated:
            told[pair, False] = tuple(end.value for end in one.stated)
    return told


def from_a0(data: Dataset) -> Told:
    return figures(downstream(build(data), "a0"))


@pytest.mark.parametrize("seed", range(120))
def test_downstream_and_upstream_are_what_trying_everything_gives(seed: int) -> None:
    network = build(random_datasets.draw(seed, 5, 7, 4))
    expected: Told = {}
    for start in network.dataset.actor:
        for goal in set(network.dataset.actor) - {start}:
            every = list(oracle.Brute(network, start, goal).chains())
            stated = [row for row in every if not row[1]]
            for inferred, rows in ((False, stated), (True, every)):
                if rows:
                    ends = (oracle.reach(network.evidence, rows, one) for one in LEVELS)
                    expected[f"{start} {goal}", inferred] = tuple(map(float, ends))
    down, up = (
        figures([one for actor in network.dataset.actor for one in way(network, actor)])
        for way in (downstream, upstream)
    )
    assert down == expected
    assert up == expected


@pytest.mark.parametrize("way", [downstream, upstream])
@pytest.mark.parametrize("seed", range(120))
def test_sampled_reach_is_within_four_standard_errors_of_exact(
    seed: int, way: Callable[..., list[Reach]]
) -> None:
    network = build(random_datasets.draw(seed, 7, 14))
    for actor in ("a0", "a4"):
        exact = {(one.start, one.goal): one for one in way(network, actor)}
        drawn = {(one.start, one.goal): one for one in way(network, actor, DRAWS, budget=0)}
        assert drawn.keys() == exact.keys()
        for pair, one in drawn.items():
            assert one.figures.support.method == "sampled"
            assert one.inferred is exact[pair].inferred
            support, low, high = one.figures
            assert low.value <= support.value <= high.value
            both = (
                (one.figures, exact[pair].figures),
                (one.with_inferred, exact[pair].with_inferred),
            )
            for had, expected in (ends for figures in both for ends in zip(*figures, strict=True)):
                assert abs(had.value - expected.value) <= 4 * had.error


@given(ANY)
def test_reach_is_never_below_the_best_path_and_the_range_holds_it(data: Dataset) -> None:
    network = build(data)
    for one in [*downstream(network, "a0"), *downstream(network, "a0", DRAWS, budget=0)]:
        for support, low, high in filter(None, (one.stated, one.with_inferred)):
            assert low.value <= support.value <= high.value
            assert one.best is None or one.best.support <= support.value
        assert all(a.value <= b.value for a, b in zip(one.figures, one.with_inferred, strict=True))
        assert one.voices == (one.best.voices if one.best else 0)


@given(ANY)
def test_a_pair_is_answered_as_among_all(data: Dataset) -> None:
    network = build(data)
    every = {one.goal: one for one in downstream(network, "a0")}
    for goal in set(network.dataset.actor) - {"a0"}:
        assert between(network, "a0", goal) == every.get(goal)
        drawn = between(network, "a0", goal, DRAWS, budget=0)
        assert (drawn is None) is (goal not in every)


def _with(data: Dataset, *said: Statement) -> Dataset:
    voice = Origin("new", "New", "a0", "new", "B", "a reason")
    return replace(data, origins=(*data.origins, voice), statements=(*data.statements, *said))


def _new(transfer: str, stance: str, copy: int = 0) -> Statement:
    relay = ("outlet",) * copy
    name = f"new-{copy}"
    return Statement(name, transfer, "new", "d0", stance, basis="testimony", relay=relay)


@given(ANY, st.data())
def test_a_new_independent_asserting_voice_never_lowers_reach(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    before, after = from_a0(data), from_a0(_with(data, _new(transfer, "asserts")))
    for told, (support, low, _) in before.items():
        assert after[told][0] >= support
        assert after[told][1] >= low


@given(ANY, st.data())
def test_a_denial_never_raises_reach_and_five_outlets_make_it_no_stronger(
    data: Dataset, choose: st.DataObject
) -> None:
    transfer = choose.draw(st.sampled_from(data.transfers)).id
    before, once = from_a0(data), from_a0(_with(data, _new(transfer, "denies")))
    five = from_a0(_with(data, *(_new(transfer, "denies", copy) for copy in range(5))))
    assert once.keys() == before.keys()
    assert five == once
    for pair, (support, _, high) in once.items():
        assert support <= before[pair][0]
        assert high <= before[pair][2]


@given(ANY, st.data())
def test_a_repeat_changes_no_reach_bit_for_bit(data: Dataset, choose: st.DataObject) -> None:
    known = choose.draw(st.sampled_from(data.statements))
    repeat = replace(known, id="again", relay=(*known.relay, "x"), document="d1")
    assert from_a0(replace(data, statements=(repeat, *data.statements))) == from_a0(data)


@given(ANY, st.data())
def test_a_retraction_never_raises_reach_and_undoing_it_restores(
    data: Dataset, choose: st.DataObject
) -> None:
    support = [one for one in data.statements if one.stance in ("asserts", "acknowledges")]
    active = [one for one in support if one.status == "active"]
    if not active:
        return
    one = choose.draw(st.sampled_from(active))
    withdrawn = replace(one, status="retracted")
    after = from_a0(_exchanged(data, one, withdrawn))
    before = from_a0(data)
    assert from_a0(_exchanged(_exchanged(data, one, withdrawn), withdrawn, one)) == before
    for (pair, inferred), (support_after, _, high) in after.items():
        if (pair, inferred) in before:
            assert support_after <= before[pair, inferred][0]
            assert high <= before[pair, inferred][2]


def _exchanged(data: Dataset, old: Statement, new: Statement) -> Dataset:
    return replace(data, statements=tuple(new if one == old else one for one in data.statements))


@given(ANY)
def test_order_of_rows_and_names_of_voices_change_no_reach(data: Dataset) -> None:
    turned = replace(
        data,
        actors=data.actors[::-1],
        origins=data.origins[::-1],
        transfers=data.transfers[::-1],
        statements=data.statements[::-1],
    )
    assert downstream(build(turned), "a0") == downstream(build(data), "a0")
    draws = {"draws": DRAWS, "budget": 0}
    found = [downstream(build(one), "a0", **draws) for one in (turned, data)]  # type: ignore[arg-type]
    assert found[0] == found[1]
    renamed = replace(
        data,
        origins=tuple(
            replace(one, id=f"x-{one.id[::-1]}", group=f"y-{one.voice[::-1]}")
            for one in data.origins
        ),
        transfers=tuple(replace(one, id=f"z-{one.id}") for one in data.transfers),
        statements=tuple(
            replace(one, transfer=f"z-{one.transfer}", origin=f"x-{one.origin[::-1]}")
            for one in data.statements
        ),
    )
    assert from_a0(renamed) == from_a0(data)
    sampled = [figures(downstream(build(one), "a0", budget=0)) for one in (data, renamed)]
    assert sampled[0] == sampled[1]


def test_stated_reach_comes_first_and_the_best_supported_before_the_rest() -> None:
    for seed in range(50):
        found = downstream(build(random_datasets.draw(seed, 7, 14)), "a0")
        order = [
            (one.inferred, -one.figures.support.value, -one.figures.high.value) for one in found
        ]
        assert order == sorted(order)


def test_reach_beyond_the_budget_is_sampled_with_all_its_actors() -> None:
    methods = set()
    for seed in range(30):
        exact = {one.goal: one for one in downstream(build(_dense(seed)), "a0")}
        found = downstream(build(_dense(seed)), "a0", DRAWS, budget=24)
        assert {one.goal for one in found} == exact.keys()
        for one in found:
            support = one.figures.support
            assert abs(support.value - exact[one.goal].figures.support.value) <= 4 * support.error
            methods.add(support.method)
    assert methods == {"exact", "sampled"}


def _dense(seed: int) -> Dataset:
    return random_datasets.draw(seed, 6, 16)


def test_an_actor_has_no_reach_to_itself() -> None:
    with pytest.raises(QuestionError):
        between(build(random_datasets.draw(1)), "a0", "a0")


def test_a_share_of_all_worlds_is_a_whole_number_of_them() -> None:
    network = build(random_datasets.draw(5, 7, 14))
    for one in downstream(network, "a0", DRAWS, budget=0):
        if one.best is None or one.figures.support.value > one.best.support:
            assert Fraction(one.figures.support.value) * DRAWS.worlds % 1 == 0
