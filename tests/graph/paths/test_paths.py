"""Paths between two actors: which are admissible, in which order, resting on what."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.rows import Statement
from graph.network import Network, build
from graph.paths.answer import TransferPath
from tests.support import random_datasets
from tests.support.oracles import oracle
from tests.support.small_networks import answer, dataset, edge, found, legs, without

SEEDS = range(300)


@pytest.mark.parametrize("seed", SEEDS)
def test_paths_are_those_that_trying_everything_finds_in_the_same_order(seed: int) -> None:
    data = random_datasets.draw(seed)
    network = build(data)
    for start, goal in itertools.permutations(["a0", "a3", "a5"], 2):
        tiers, detours = oracle.Brute(network, start, goal).listed()
        expected = [(tier, row) for tier, rows in tiers.items() for row in rows]
        result = answer(network, start, goal, 10_000)
        paths = result.paths
        assert [(path.tier, path.legs) for path in paths] == [(t, row[4]) for t, row in expected]
        assert [path.alternatives for path in paths] == [row[5] for _, row in expected]
        assert [path.support for path in paths] == [float(-row[1]) for _, row in expected]
        assert [tuple(sorted(path.claims)) for path in paths] == [row[6] for _, row in expected]
        assert result.detours == detours
        best = answer(network, start, goal, 1).paths
        assert [path.legs for path in best] == [rows[0][4] for rows in tiers.values() if rows]


@given(st.integers(0, 10**6))
def test_no_path_is_better_supported_than_its_weakest_leg(seed: int) -> None:
    network = build(random_datasets.draw(seed))
    for path in answer(network, "a0", "a5", 50).paths:
        assert path.support <= min(network.findings[leg].support for leg in path.legs)
        assert path.low <= path.support <= path.high


@given(st.integers(0, 10**6), st.data())
def test_a_repeat_changes_no_path_bit_for_bit(seed: int, choose: st.DataObject) -> None:
    data = random_datasets.draw(seed)
    known = choose.draw(st.sampled_from(data.statements))
    repeat = replace(known, id="again", relay=(*known.relay, "x"))
    before = answer(build(data), "a0", "a5").paths
    after = answer(build(replace(data, statements=(*data.statements, repeat))), "a0", "a5").paths
    figures = [(one.legs, one.support, one.low, one.high, one.voices) for one in before]
    assert [(one.legs, one.support, one.low, one.high, one.voices) for one in after] == figures


@given(st.integers(0, 10**6))
def test_the_order_of_rows_changes_no_answer(seed: int) -> None:
    data = random_datasets.draw(seed)
    turned = replace(
        data,
        actors=data.actors[::-1],
        origins=data.origins[::-1],
        transfers=data.transfers[::-1],
        statements=data.statements[::-1],
    )
    assert answer(build(turned), "a0", "a5").paths == answer(build(data), "a0", "a5").paths


@given(st.integers(0, 10**6))
def test_without_any_keystone_nothing_of_the_path_is_left(seed: int) -> None:
    network = build(random_datasets.draw(seed))
    for path in answer(network, "a0", "a5").paths:
        for voice in network_voices(network, path):
            remains = without(network.dataset, voice)
            again = [
                one
                for one in answer(build(remains), "a0", "a5", 1000).paths
                if one.legs == path.legs and (one.support if path.support else one.high)
            ]
            assert (not again) == (voice in path.keystones or not path.high)


def network_voices(network: Network, path: TransferPath) -> set[str]:
    assertions = (one for leg in path.legs for one in network.evidence.assertions[leg])
    return {one.voice for one in assertions}


def test_support_of_a_path_is_not_the_product_where_legs_share_a_voice() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    shared = replace(data, origins=tuple(replace(one, group="one") for one in data.origins))
    assert found(data)[0].support == pytest.approx(0.49)
    assert found(shared)[0].support == pytest.approx(0.7)
    assert found(shared)[0].keystones == ("one",)


def test_a_path_through_the_same_actor_twice_is_none() -> None:
    assert legs(found(dataset(edge("a-b"), edge("b-d"), edge("d-b"), edge("b-c")))) == ["a-b b-c"]


def test_legs_out_of_order_in_time_are_excluded_with_the_reason() -> None:
    data = dataset(edge("a-b", start="2020"), edge("b-c", start="2015"))
    result = answer(build(data), "a", "c")
    assert not result.paths
    assert [one.legs for one in result.near_misses] == [("a-b", "b-c")]
    assert "order in time: b-c ended by 2015-12-31" in result.near_misses[0].reason


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ({"start": "2015"}, {"start": "2016"}, "established"),
        ({"start": "2015"}, {"start": "2015"}, "possible"),
        ({"start": "2015"}, {}, "possible"),
        ({}, {"start": "2015"}, "possible"),
        ({"start": "2015/2018"}, {"start": "2016/2020"}, "possible"),
        ({"start": "2015", "end": "2016"}, {"start": "2016-12-31"}, "possible"),
        ({"start": "2015", "end": "2016"}, {"start": "2017-01-01"}, "established"),
    ],
)
def test_order_in_time_is_established_only_where_no_reading_breaks_it(
    first: dict[str, str], second: dict[str, str], order: str
) -> None:
    assert found(dataset(edge("a-b", **first), edge("b-c", **second)))[0].order == order


@pytest.mark.parametrize(
    ("held", "order"),
    [
        ({"start": "2005"}, "established"),
        ({"start": "2012"}, "established"),
        ({"start": "../2019"}, "established"),
        ({"start": "2020/2023"}, "possible"),
        ({"start": "2021"}, "possible"),
        ({}, "possible"),
    ],
)
def test_a_stockpile_must_surely_be_held_before_it_gives(held: dict[str, str], order: str) -> None:
    seized = edge("s-b", "captured", **held)
    data = dataset(edge("a-b", start="2010"), seized, edge("s-c", start="2021"), s="stockpile")
    assert found(data)[0].order == order
    assert found(data, start="b")[0].order == "none"


def test_of_several_claims_that_a_stockpile_is_held_one_is_enough() -> None:
    seized = edge("s-b", "captured", start="2012"), edge("s-b-again", "captured", start="2020/2023")
    data = dataset(edge("a-b", start="2010"), *seized, edge("s-c", start="2021"), s="stockpile")
    assert found(data)[0].order == "established"


def test_a_stockpile_that_was_taken_after_it_gave_is_out_of_order_where_that_is_set_aside() -> None:
    seized = edge("s-b", "captured", start="2022")
    data = dataset(edge("a-b", start="2010"), seized, edge("s-c", start="2021"), s="stockpile")
    assert not found(data)
    assert found(data, any_time=True)[0].order == "impossible"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_verdict_on_order_in_time_is_that_of_trying_every_reading(seed: int) -> None:
    network = build(random_datasets.draw(seed, 6, 14))
    judge = oracle.Brute(network, "a0", "a3")
    for path in answer(network, "a0", "a3", 100).paths:
        held = [one.transfers for one in path.junctions if one and one.transfers]
        assert path.order == judge.order(path.legs, held)


def test_incompatible_materiel_is_excluded_and_unspecified_is_flagged() -> None:
    rifles: dict[str, Any] = {"materiel": ("rifle",)}
    missiles: dict[str, Any] = {"materiel": ("atgm",)}
    result = answer(build(dataset(edge("a-b", **rifles), edge("b-c", **missiles))), "a", "c")
    assert "materiel: b-c is of atgm" in result.near_misses[0].reason
    vague = found(dataset(edge("a-b", **rifles), edge("b-c")))[0]
    assert (vague.materiel, vague.agreement.level) == (("rifle",), "unstated")


def test_possession_ends_a_path_and_is_never_its_middle() -> None:
    seen = edge("a-b", "observed-with")
    assert legs(found(dataset(seen), goal="b")) == ["a-b"]
    result = answer(build(dataset(seen, edge("b-c"))), "a", "c")
    assert "possession: a-b says who has it" in result.near_misses[0].reason


@pytest.mark.parametrize("kind", ["unknown", "unspecified"])
def test_an_unknown_party_is_no_junction(kind: str) -> None:
    data = dataset(edge("a-b"), edge("b-c"), b=kind)
    result = answer(build(data), "a", "c")
    assert "unknown party: B" in result.near_misses[0].reason
    assert legs(found(data, goal="b")) == ["a-b"]


def test_a_transfer_that_is_only_denied_or_retracted_is_no_leg() -> None:
    data = dataset(edge("a-b"))
    denied = replace(data, statements=(replace(data.statements[0], stance="denies"),))
    withdrawn = replace(data, statements=(replace(data.statements[0], status="retracted"),))
    for one, reason in ((denied, "not asserted"), (withdrawn, "retracted")):
        result = answer(build(one), "a", "b")
        assert not result.paths
        assert result.near_misses[0].reason.startswith(reason)


def test_a_part_of_the_start_or_of_the_goal_is_said_so_and_is_no_inference() -> None:
    data = dataset(edge("a1-b"), edge("b-c1"), parents={"a1": "a", "c1": "c"}, a="state", c="state")
    path = found(data)[0]
    assert path.tier == "assembled"
    assert [junction and junction.kind for junction in path.junctions] == ["part", None, "part"]


def test_what_is_said_of_a_collective_is_inferred_of_its_members_and_named() -> None:
    data = dataset(edge("a-b"), parents={"c": "b"})
    path = found(data)[0]
    assert path.tier == "inferred"
    assert [one and one.kind for one in path.junctions] == [None, "collective"]
    assert not answer(build(data), "a", "c", inferred=False).paths


def test_a_stockpile_that_somebody_is_said_to_hold_is_an_inferred_step() -> None:
    edges = (edge("a-b"), edge("s-b", "seized-on-collapse"), edge("s-c", "unspecified"))
    path = found(dataset(*edges, s="stockpile"))[0]
    assert (path.tier, path.legs) == ("inferred", ("a-b", "s-c"))
    assert [one and one.kind for one in path.junctions] == [None, "held", None]
    assert path.support == pytest.approx(0.7**3)
    assert (path.voices, path.band) == (3, "alleged")


def test_what_says_that_a_stockpile_is_held_counts_among_what_the_path_rests_on() -> None:
    edges = (edge("a-b"), edge("s-b", "seized-on-collapse"), edge("s-c", "unspecified"))
    data = dataset(*edges, s="stockpile")
    held = Statement("no", "s-b", "o-a-b", "e", "denies", basis="testimony")
    ungraded = [replace(o, grade="F") if o.id == "o-s-b" else o for o in data.origins]
    disputed = replace(data, statements=(*data.statements, held), origins=tuple(ungraded))
    path = found(disputed)[0]
    assert (path.marks, path.denials) == (("disputed", "ungraded"), 1)


def test_a_path_that_one_origin_asserts_in_one_document_is_reported() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    one = replace(data, statements=tuple(replace(s, origin="o-a-b") for s in data.statements))
    assert found(one)[0].tier == "reported"
    apart = (one.statements[0], replace(one.statements[1], document="e"))
    assert found(replace(one, statements=apart))[0].tier == "assembled"
    assert found(data)[0].tier == "assembled"


def test_a_path_is_exact_where_an_expansion_of_its_voices_is_not_afforded() -> None:
    data = dataset(edge("a-b"), edge("b-c"), edge("c-d"))
    also = [replace(one, id=f"{one.id}-too", origin="o-c-d") for one in data.statements[:2]]
    data = replace(data, statements=(*data.statements, *also))
    (expected,) = answer(build(data), "a", "c").paths
    spare, drawn = build(data), build(data)
    drawn.evidence.worlds.know = lambda formula, value: None  # type: ignore[method-assign]
    for network in (spare, drawn):
        network.evidence.worlds.budget = 0
    assert answer(spare, "a", "c").paths == (expected,)
    assert [one.method.method for one in answer(drawn, "a", "c").paths] == ["sampled"]
