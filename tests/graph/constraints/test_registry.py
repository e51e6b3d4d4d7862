"""Every constraint of the registry, whichever there are: its rule, its mask, its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import armstrail
from exports.words.dates import in_words
from graph.arrays.compact import compact
from graph.constraints import registry
from graph.constraints.constraint import Constraint, Flag
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import check, permitted, refusal
from graph.constraints.registry import BY_FIELD, CONSTRAINTS
from graph.constraints.restriction import restricted
from graph.errors import ArmstrailError, QuestionError
from graph.model.dates import in_full
from graph.network import Network, build
from graph.paths.search import Search
from graph.question.asked import Question
from graph.question.lexicon import Lexicon
from graph.question.phrasing import phrase
from graph.question.question import read
from graph.rules.admission import Chain
from tests.support.oracles.search_oracle import draw
from tests.support.typed.asking import drawn

NET = armstrail.load().network
LEXICON = Lexicon(NET.dataset)
every = pytest.mark.parametrize("one", CONSTRAINTS, ids=lambda one: one.name)
of_transfers = pytest.mark.parametrize(
    "one", [one for one in CONSTRAINTS if one.of_transfer], ids=lambda one: one.name
)
seeds = st.integers(0, 10**6)


def let_through(network: Network, limits: Limits) -> list[bool]:
    """Which transfers have no refusal, and so say the arrays."""
    flat = compact(network)
    rows = (network.dataset.transfer[name] for name in flat.transfers)
    by_rule = [not refusal(network, leg, limits) for leg in rows]
    assert permitted(flat, network.dataset, limits).tolist() == by_rule
    return by_rule


@every
@settings(max_examples=50)
@given(seeds)
def test_the_rule_of_one_transfer_is_the_mask_of_all(one: Constraint, seed: int) -> None:
    network = build(draw(seed))
    limits = drawn(Random(seed), network, [one])
    assert one.asked(limits)
    let_through(network, limits)


@given(seeds, st.sets(st.sampled_from(CONSTRAINTS), min_size=2))
def test_rule_and_mask_agree_on_several_at_once(seed: int, asked: set[Constraint]) -> None:
    network = build(draw(seed))
    limits = drawn(Random(seed), network, sorted(asked, key=lambda one: one.name))
    let_through(network, limits)


@every
def test_a_constraint_refuses_transfers_if_and_only_if_one_can_tell_it(one: Constraint) -> None:
    found: Counter[bool] = Counter()
    for seed in range(30):
        network = build(draw(seed))
        limits = drawn(Random(seed), network, [one])
        found.update(let_through(network, limits))
    assert found[True]
    assert bool(found[False]) == bool(one.of_transfer)


@of_transfers
def test_a_reason_is_one_sentence_that_names_its_sort(one: Constraint) -> None:
    reasons = set()
    for seed in range(30):
        network = build(draw(seed))
        limits = drawn(Random(seed), network, [one])
        reasons |= {refusal(network, leg, limits) for leg in network.dataset.transfers} - {""}
    assert reasons
    assert len({reason.partition(": ")[0] for reason in reasons}) == 1
    assert all(reason.partition(": ")[2] and "\n" not in reason for reason in reasons)


@of_transfers
@settings(max_examples=15)
@given(seeds)
def test_paths_within_a_limit_are_those_of_the_network_within_it(
    one: Constraint, seed: int
) -> None:
    network = build(draw(seed))
    asked = drawn(Random(seed), network, [one])
    limits = Limits(**{name: getattr(asked, name) for name in one.of_transfer})
    ends = network.dataset.actors[0].id, network.dataset.actors[-1].id
    try:
        check(network.dataset, *ends, limits)
    except ArmstrailError:
        return
    within = restricted(network, limits, *ends)
    for inferred in (False, True):
        here = Search(within, *ends, inferred=inferred).best(20).chains
        there = Search(network, *ends, limits, inferred).best(20).chains
        ways = {routed(network, chain) for chain in there}
        assert ways <= {routed(network, chain) for chain in here}
        if "materiel" not in one.fields:  # what is asked for must be named besides
            assert {chain.claims for chain in here} == {chain.claims for chain in there}


def routed(network: Network, chain: Chain) -> tuple[tuple[str, str], ...]:
    """Who gave whom, leg by leg: of transfers between two any can stand for the others."""
    legs = map(network.dataset.transfer.__getitem__, chain.legs)
    return tuple((leg.giver, leg.receiver) for leg in legs)


@every
def test_reach_is_asked_within_what_one_transfer_tells_alone(one: Constraint) -> None:
    for seed in range(5):
        limits = drawn(Random(seed), NET, [one])
        asked = {name for name in one.fields if getattr(limits, name) != getattr(NO_LIMITS, name)}
        if asked <= {*one.of_transfer}:
            restricted(NET, limits)
        else:
            with pytest.raises(QuestionError, match=r"'.*' is a (limit of a path|type of actor)"):
                restricted(NET, limits)


@every
def test_a_constraint_has_help_and_keywords(one: Constraint) -> None:
    assert one.help.endswith(".")
    assert {*one.of_transfer} <= {*one.fields}
    assert all(BY_FIELD[name] is one for name in one.fields)


def test_every_field_of_the_limits_has_one_constraint() -> None:
    covered = Counter(name for one in CONSTRAINTS for name in one.fields)
    assert covered == Counter(field.name for field in fields(Limits))
    assert len({one.name for one in CONSTRAINTS}) == len(CONSTRAINTS)


@every
def test_a_constraint_is_said_where_it_is_asked_for_and_nowhere_else(one: Constraint) -> None:
    assert registry.words(NET, NO_LIMITS) == registry.phrases(NO_LIMITS, str) == []
    for seed in range(10):
        limits = drawn(Random(seed), NET, [one])
        assert registry.words(NET, limits) == [*one.words(NET, limits)] != []
        assert registry.phrases(limits, str) == [*one.phrase(limits, str)] != []


@settings(max_examples=60)
@given(seeds, st.sets(st.sampled_from(CONSTRAINTS), max_size=4))
def test_a_question_is_said_back_with_the_phrases_of_its_constraints(
    seed: int, asked: set[Constraint]
) -> None:
    by_name = sorted(asked, key=lambda one: one.name)
    limits = drawn(Random(seed), NET, by_name)
    said = phrase(LEXICON, Question("paths", "us", "isis", limits)).split("; ")[1:]
    name = NET.dataset.actor
    forms = [
        registry.phrases(limits, lambda one: f"{mark}{name[one].name}{mark}", quoted)  # noqa: B023
        for quoted, mark in ((False, ""), (True, '"'))
    ]
    assert said in forms


@pytest.mark.parametrize(
    ("one", "wording"),
    [(one, said) for one in CONSTRAINTS if isinstance(one, Flag) for said in one.wordings],
)
def test_a_question_asks_for_a_flag_in_each_of_its_wordings(one: Flag, wording: str) -> None:
    found = read(LEXICON, f"how could US arms reach ISIS {wording}?")
    assert found.limits == registry.read(NET, str, {one.name: True})


@given(st.dates())
def test_a_day_is_said_in_full_as_any_date_is(day: date) -> None:
    assert in_full(day) == in_words(day.isoformat())


def test_nothing_asked_for_lets_all_through() -> None:
    assert np.all(permitted(compact(NET), NET.dataset, NO_LIMITS))
