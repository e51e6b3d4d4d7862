"""Several transfers together in closed form, against a sum over every world there is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from graph.errors import BudgetError
from graph.evidence.elimination import Elimination
from graph.evidence.findings import LEVELS, Level
from graph.model.rows import Dataset, Statement
from graph.network import build
from tests.support.oracles import enumeration
from tests.support.oracles.search_oracle import draw
from tests.support.small_networks import dataset, edge, one_voice

Groups = list[tuple[str, ...]]


def groups(random: Random, ids: list[str], most: int) -> Groups:
    """Return a few legs, and at times that one of some transfers stands."""
    sizes = [random.choice([1, 1, 1, 2, 3]) for _ in range(random.randrange(1, most + 1))]
    return [tuple(sorted(random.sample(ids, size))) for size in sizes]


@pytest.mark.parametrize("level", LEVELS)
def test_it_is_the_sum_over_every_world(level: Level) -> None:
    for seed in range(40):
        evidence = build(draw(seed)).evidence
        claims = groups(Random(seed), [one.id for one in evidence.dataset.transfers], 2)
        expected = enumeration.support(evidence, [], claims, level)
        assert Elimination(evidence, level).probability(claims) == expected


@pytest.mark.parametrize("level", LEVELS)
def test_it_is_what_expansion_gives_and_in_floating_point_hardly_differs(level: Level) -> None:
    for seed in range(60):
        evidence = build(draw(seed)).evidence
        worlds, random = evidence.worlds, Random(seed)
        exact, rounded = Elimination(evidence, level), Elimination(evidence, level, exact=False)
        for _ in range(3):
            claims = groups(random, [one.id for one in evidence.dataset.transfers], 6)
            every = (worlds.any_of(evidence.stands(one, level) for one in own) for own in claims)
            expected = worlds.exact(worlds.all_of(every))
            assert exact.probability(claims) == expected
            assert abs(rounded.probability(claims) - float(expected)) < 1e-14


def chain(legs: int) -> Dataset:
    return dataset(*(edge(f"n{n:03}-n{n + 1:03}") for n in range(legs)))


def test_one_voice_on_hundreds_of_legs_is_one_voice() -> None:
    evidence = build(one_voice(chain(300))).evidence
    every = [(one.id,) for one in evidence.dataset.transfers]
    assert Elimination(evidence).probability(every) == Fraction(7, 10)


def test_legs_that_hear_a_common_voice_and_one_of_their_own_are_no_product() -> None:
    data = chain(60)
    also = tuple(
        replace(Statement(f"also-{leg.id}", leg.id, "o-n000-n001", "e", "asserts"), basis="record")
        for leg in data.transfers[1:]
    )
    evidence = build(replace(data, statements=(*data.statements, *also))).evidence
    every = [(one.id,) for one in data.transfers]
    # with the common voice all stand, and without it the first does not
    assert Elimination(evidence).probability(every) == Fraction(7, 10)
    first, rest = every[0], every[1:]
    alone = Fraction(7, 10) + Fraction(3, 10) * Fraction(7, 10) ** 59
    assert Elimination(evidence).probability(rest) == alone
    assert Elimination(evidence).probability([first, first, *rest]) == Fraction(7, 10)


def test_a_voice_that_says_one_leg_and_denies_another_leaves_nothing() -> None:
    data = chain(2)
    denial = replace(Statement("no", "n001-n002", "o-n000-n001", "e", "denies"), basis="record")
    evidence = build(replace(data, statements=(*data.statements, denial))).evidence
    assert Elimination(evidence).probability([("n000-n001",), ("n001-n002",)]) == 0
    assert Elimination(evidence).probability([("n001-n002",)]) == Fraction(7, 10) * Fraction(3, 10)


@pytest.mark.parametrize("said_by", ["a document of its own", "one span of text"])
def test_a_hedge_over_two_legs_is_tossed_once(said_by: str) -> None:
    data = one_voice(chain(2))
    place = 1 if said_by == "one span of text" else None
    said = tuple(
        replace(one, origin="o-n000-n001", hedge="even", paragraph=place) for one in data.statements
    )
    evidence = build(replace(data, statements=said)).evidence
    expected = Fraction(7, 10) * (Fraction(1, 2) if place else Fraction(1, 4))
    assert Elimination(evidence).probability([("n000-n001",), ("n001-n002",)]) == expected


def test_what_is_too_entangled_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.evidence.elimination.MOST_ENTRIES", 20)
    data = chain(8)
    also = [
        replace(one, id=f"{one.id}-{n}", origin=f"o-{data.transfers[n].id}")
        for one in data.statements
        for n in range(8)
    ]
    evidence = build(replace(data, statements=tuple(also))).evidence
    with pytest.raises(BudgetError):
        Elimination(evidence).probability([(one.id,) for one in data.transfers])


def test_that_one_of_too_many_stands_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.evidence.elimination.MOST_TERMS", 20)
    data = chain(8)
    denied = [
        replace(one, id=f"no-{one.id}", stance="denies", origin=f"o-{other.id}")
        for one, other in zip(data.statements, data.transfers[::-1], strict=True)
    ]
    evidence = build(replace(data, statements=(*data.statements, *denied))).evidence
    with pytest.raises(BudgetError):
        Elimination(evidence).probability([tuple(one.id for one in data.transfers)])
