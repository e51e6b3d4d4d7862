"""How a support came about: every figure that is shown adds up to the one it explains."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.report.explanations import written
from graph.evidence.worlds import Worlds
from graph.model.rows import Dataset
from graph.network import Network, build
from graph.paths.answer import TransferPath, answer
from graph.rules.admission import lineage
from graph.scrutiny.arithmetic import Sum, written_out
from graph.scrutiny.explanation import Explanation, explain
from tests.support import random_datasets
from tests.support.random_datasets import crowded
from tests.support.small_networks import dataset, edge, without

seeds = st.integers(0, 10**6)


def explained(seed: int) -> list[tuple[Network, TransferPath, Explanation]]:
    network = build(random_datasets.draw(seed))
    paths = answer(network, "a0", "a5", 50, families=False).paths
    return [(network, path, explain(network, path)) for path in paths]


def only(data: Dataset) -> Explanation:
    network = build(data)
    return explain(network, answer(network, "a", "c").paths[0])


def again(one: Sum) -> Fraction:
    """The value of a sum, worked out from its leaves alone."""
    parts = [again(part) for part in one.parts]
    if one.how == "product":
        return prod(parts, start=Fraction(1))
    if one.how == "either":
        return 1 - prod((1 - part for part in parts), start=Fraction(1))
    if one.how == "cases":
        return sum((w * part for w, part in zip(one.widths, parts, strict=True)), Fraction(0))
    return one.value


def calculated(text: str) -> Fraction:
    """What a reader gets who types the sum into a calculator that knows fractions."""
    figures = re.sub(r"\d*\.\d+|\d+", r"Fraction('\g<0>')", text).replace(" x ", " * ")
    return Fraction(eval(figures, {"Fraction": Fraction}))  # noqa: S307


def test_equal_parts_stand_in_the_same_order_whenever_they_are_written() -> None:
    worlds = [Worlds() for _ in range(30)]  # kept, so that no two formulas lie in one place
    sums = {_alike(one) for one in worlds}
    assert len(sums) == 1


def _alike(worlds: Worlds) -> Sum | None:
    """The sum of six parts of two voices each, all as probable."""
    half = Fraction(1, 2)
    pairs = ("ab", "cd", "ef", "gh", "ij", "kl")
    parts = [worlds.any_of(worlds.below(("voice", name), half) for name in pair) for pair in pairs]
    return written_out(worlds, worlds.all_of(parts))


@given(seeds)
def test_what_is_explained_is_the_figure_that_is_shown(seed: int) -> None:
    for _, path, found in explained(seed):
        assert found.level == "point" or not path.support
        assert float(found.value) == (path.support if found.level == "point" else path.high)


@given(seeds)
def test_the_cases_of_every_voice_sum_to_the_figure(seed: int) -> None:
    for _, _, found in explained(seed):
        for voice in found.voices:
            assert sum(case.width for case in voice.cases) == 1
            assert sum(case.width * case.support for case in voice.cases) == found.value


@given(seeds)
def test_the_calculation_gives_the_figure_when_done_again(seed: int) -> None:
    for _, _, found in explained(seed):
        if found.sum:
            assert again(found.sum) == found.value
            text = written(found.sum)
            assert "about" in text or calculated(text) == found.value


@given(seeds)
def test_a_voice_that_is_not_relied_on_at_all_leaves_what_its_absence_leaves(seed: int) -> None:
    for network, path, found in explained(seed)[:5]:
        for voice in found.voices:
            evidence = build(without(network.dataset, voice.voice)).evidence
            left = lineage(evidence, path.legs, path.junctions, found.level)
            assert evidence.worlds.probability(left) == voice.silent


@given(seeds)
def test_every_assertion_on_the_path_stands_under_its_voice(seed: int) -> None:
    for network, path, found in explained(seed):
        claims = {*path.legs, *(t for j in path.junctions if j for t in j.transfers)}
        assert {one.transfer for one in found.claims} == claims
        told = [
            (said.transfer, said.origin, one.voice, side)
            for one in found.voices
            for side, all_said in ((True, one.backs), (False, one.denies))
            for said in all_said
        ]
        held = [
            (claim, one.origin.id, one.voice, one.supports)
            for claim in claims
            for one in network.evidence.assertions[claim]
        ]
        assert sorted(told) == sorted(held)


def test_two_voices_multiply_and_one_voice_behind_two_legs_counts_once() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    apart = only(data)
    assert apart.sum
    assert (apart.sum.how, written(apart.sum), apart.value) == (
        "product",
        ".70 x .70",
        Fraction(49, 100),
    )
    shared = only(replace(data, origins=tuple(replace(o, group="one") for o in data.origins)))
    assert shared.sum
    assert (shared.sum.how, shared.value) == ("holds", Fraction(7, 10))
    (voice,) = shared.voices
    assert voice.wholly == 1
    assert voice.silent == 0
    assert [said.transfer for said in voice.backs] == ["a-b", "b-c"]


def test_a_voice_shared_in_part_is_summed_over_its_cases_and_never_multiplied() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    both = tuple(replace(one, id=f"{one.id}-x", origin="x") for one in data.statements)
    third = replace(data.origins[0], id="x")
    wide = replace(data, statements=(*data.statements, *both), origins=(*data.origins, third))
    found = only(wide)
    assert found.sum
    assert (found.sum.how, found.sum.variable) == ("cases", ("voice", "x"))
    assert written(found.sum) == ".70 + .30 x .70 x .70"
    assert found.value == Fraction(7, 10) + Fraction(3, 10) * Fraction(49, 100)


def test_a_sum_that_is_too_long_is_not_written_out() -> None:
    network = build(dataset(edge("a-b"), edge("b-c")))
    (path,) = answer(network, "a", "c").paths
    formula = lineage(network.evidence, path.legs, path.junctions)
    assert written_out(network.evidence.worlds, formula, most=1) is None


@pytest.mark.parametrize("grade", ["F", "B"])
def test_where_nothing_is_graded_the_upper_end_is_explained(grade: str) -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    found = only(replace(data, origins=(replace(data.origins[0], grade=grade), *data.origins[1:])))
    assert found.level == ("high" if grade == "F" else "point")
    assert found.value == (Fraction(2, 5) if grade == "F" else Fraction(49, 100))


def test_a_figure_that_is_sampled_is_said_to_be_and_is_not_written_out() -> None:
    network = build(dataset(edge("a-b"), edge("b-c")))
    (path,) = answer(network, "a", "c").paths
    fresh = build(network.dataset)
    fresh.evidence.worlds.know = lambda formula, value: None  # type: ignore[method-assign]
    fresh.evidence.worlds.budget = -1
    found = explain(fresh, path)
    assert (found.method.method, found.sum) == ("sampled", None)
    assert float(found.value) == pytest.approx(0.49, abs=0.02)


@given(seeds)
def test_what_is_of_one_transfer_is_explained_exactly_however_many_speak_of_it(seed: int) -> None:
    data = crowded(seed)
    spare, drawn = build(data), build(data)
    spare.evidence.worlds.know = lambda formula, value: None  # type: ignore[method-assign]
    drawn.evidence.worlds.budget = -1
    leg = data.transfer["t0"]
    paths = [one for one in answer(spare, leg.giver, leg.receiver).paths if one.legs == ("t0",)]
    for path in (one for one in paths if one.claims == ("t0",)):
        expected, found = explain(spare, path), explain(drawn, path)
        assert found.method.method == "exact"
        assert (found.value, found.voices) == (expected.value, expected.voices)
        for voice in found.voices:
            assert sum(case.width * case.support for case in voice.cases) == found.value
