"""The masses of one transfer in closed form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.figures import exactly
from graph.evidence.findings import Evidence, Finding
from graph.evidence.ladder import Ladder
from graph.evidence.masses import without_names
from graph.model.rows import Document
from tests.support import random_datasets
from tests.support.oracles import enumeration as oracle
from tests.support.random_datasets import crowded
from tests.support.small_networks import dataset, edge, heard
from tests.support.statements import denies, says
from tests.support.strategies import LADDERS

C = Fraction(1, 2)


SEEDS = st.integers(0, 10**6)


def figures(found: Finding) -> tuple[Fraction, ...]:
    names = ("support", "conflict", "counter", "open", "low", "high", "if_one_voice")
    return tuple(exactly(getattr(found, name)) for name in names)


@given(SEEDS, LADDERS)
def test_where_many_speak_of_one_transfer_the_figures_are_what_full_enumeration_gives(
    seed: int, ladder: Ladder
) -> None:
    evidence = Evidence(crowded(seed), ladder)
    ends = (oracle.masses(evidence, "t0", level)[0] for level in ("low", "high"))
    alone, *_ = oracle.masses(evidence, "t0", named=oracle.as_one)
    assert figures(evidence.finding("t0")) == (*oracle.masses(evidence, "t0"), *ends, alone)


@given(SEEDS)
def test_the_evaluator_over_worlds_gives_the_same_support(seed: int) -> None:
    evidence, alike = Evidence(crowded(seed)), Evidence(crowded(seed))
    alike.worlds.know = lambda formula, value: None  # type: ignore[method-assign]
    for level in ("point", "low", "high"):
        formula = alike.stands("t0", level)
        assert evidence.support(["t0"], level) == alike.worlds.exact(formula)


def test_an_origin_that_says_and_denies_it_in_one_span_tosses_one_coin() -> None:
    span = {"paragraph": 1, "hedge": "even"}
    said = [says(id="s", transfer="a-b", **span), denies(id="n", transfer="a-b", **span)]
    data = dataset(edge("a-b"))
    origin = replace(data.origins[0], id="o", grade="C")
    data = replace(data, statements=tuple(said), origins=(origin,), documents=(Document("d", "D"),))
    found = Evidence(data).finding("a-b")
    assert figures(found)[:4] == (Fraction(0), C * C, Fraction(0), 1 - C * C)


@pytest.mark.parametrize(("backing", "denying"), [(280, 20), (4990, 10), (3, 4997)])
def test_however_many_speak_of_it_the_figures_are_exact(backing: int, denying: int) -> None:
    found = Evidence(heard(backing, denying)).finding("a-b")
    backed, denied = 1 - C**backing, 1 - C**denying
    masses = (
        backed * (1 - denied),
        backed * denied,
        denied * (1 - backed),
        C**backing * C**denying,
    )
    assert figures(found)[:4] == masses
    assert exactly(found.if_one_voice) == C * (1 - denied)


@given(SEEDS)
def test_transfers_on_which_voices_speak_alike_have_the_same_figures(seed: int) -> None:
    data = random_datasets.draw(seed, transfers=12, origins=6)
    evidence = Evidence(data)
    found: dict[object, set[tuple[Fraction, ...]]] = {}
    for one in data.transfers:
        alike = frozenset(without_names(evidence.assertions[one.id]).items())
        found.setdefault(alike, set()).add(oracle.masses(evidence, one.id))
    assert all(len(values) == 1 for values in found.values())
