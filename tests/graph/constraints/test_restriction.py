"""The network within limits: the same chains as a search within them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.restriction import restricted
from graph.errors import QuestionError
from graph.model.rows import Dataset, Statement, Transfer
from graph.network import build
from graph.paths.answer import answer
from graph.paths.search import Search
from graph.reach.reach import between
from graph.rules.kinship import Junction
from tests.support.random_datasets import MATERIEL, MODE_CHOICES, draw
from tests.support.small_networks import dataset, edge


def some(random: Random, dataset: Dataset) -> Limits:
    """One to three limits that can be told from a transfer by itself."""
    first = date(random.randrange(2014, 2022), 1, 1)
    ends = {dataset.actors[0].id, dataset.actors[-1].id}
    inner = [one.id for one in dataset.actors if not ends & {one.id, *dataset.parts(one.id)}]
    choices = {
        "avoid": tuple(inner[:1]),
        "modes": tuple(random.sample(MODE_CHOICES, 5)),
        "materiel": (random.choice(MATERIEL[:-1]),),
        "between": (first, date(random.randrange(first.year, 2024), 12, 31)),
        "least_band": random.choice(["reported", "alleged"]),
        "only_direct": True,
        "undisputed": True,
    }
    names = random.sample(sorted(choices), random.choice([1, 2, 3]))
    return Limits(**{name: choices[name] for name in names})  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(150))
def test_the_best_path_within_limits_is_the_best_path_of_the_network_within(seed: int) -> None:
    dataset = draw(seed)
    network, limits = build(dataset), some(Random(seed), dataset)
    start, goal = dataset.actors[0].id, dataset.actors[-1].id
    within = restricted(network, limits)
    for inferred in (False, True):
        here = Search(within, start, goal, inferred=inferred).best(50).chains
        there = Search(network, start, goal, limits, inferred).best(50).chains
        assert {one.claims for one in here} == {one.claims for one in there}


PLAIN = ("supplied", "sold")


def held(seed: int) -> Dataset:
    """A drawn dataset with a depot, said to be held, between its first and its last actor."""
    drawn = draw(seed, 5, 6)
    actors = [one if one.id != "a2" else replace(one, type="stockpile") for one in drawn.actors]
    ends = (("a0", "a1", "supplied"), ("a2", "a1", "captured"), ("a2", "a4", "sold"))
    changed = [
        replace(leg, giver=giver, receiver=receiver, mode=mode, directness="direct")
        for leg, (giver, receiver, mode) in zip(drawn.transfers, ends, strict=False)
    ]
    transfers = (*changed, *drawn.transfers[len(ends) :])
    return replace(
        drawn, actors=tuple(replace(one, parent="") for one in actors), transfers=transfers
    )


@pytest.mark.parametrize("seed", range(150))
def test_reach_within_limits_is_no_less_than_the_best_path_within_them(seed: int) -> None:
    dataset = held(seed)
    some_of_a_leg = [some(Random(seed), dataset), Limits(undisputed=True), Limits(modes=PLAIN)]
    network, limits = build(dataset), some_of_a_leg[seed % 3]
    start, goal = dataset.actors[0].id, dataset.actors[-1].id
    found = answer(network, start, goal, 1, limits)
    paths = found.paths or found.unnamed
    reached = between(restricted(network, limits), start, goal)
    assert bool(paths) == bool(reached)
    for path in paths:
        assert reached is not None
        assert reached.unnamed is not bool(found.paths)
        figures = reached.with_inferred if path.tier == "inferred" else reached.figures
        assert path.support <= figures.support.value
        assert path.high <= figures.high.value


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(undisputed=True), "disputed: somebody denies s-b"),
        (Limits(only_direct=True, modes=("supplied",)), "mode: s-b is captured, not supplied"),
        (Limits(places=("Kabul",)), "place: s-b was in Mosul, not in Kabul"),
        (
            Limits(between=(date(2021, 1, 1), date(2022, 1, 1))),
            "time: s-b cannot have happened between",
        ),
        (Limits(least_band="documented"), "band: s-b is alleged, not documented or better"),
    ],
)
def test_a_claim_that_a_stockpile_is_held_keeps_to_the_limits_as_a_leg_does(
    limits: Limits, reason: str
) -> None:
    network = build(depot())
    assert answer(network, "a", "c").paths[0].legs == ("a-b", "s-c")
    within = answer(network, "a", "c", limits=limits)
    assert not within.paths
    assert between(restricted(network, limits), "a", "c") is None
    (miss,) = within.near_misses
    assert (miss.legs, miss.others) == (("a-b", "s-c"), 0)
    assert miss.reason.startswith(reason)
    assert miss.reason.endswith("nothing within the limits says that B holds S")
    assert within.nearest is not None
    assert within.nearest.from_start == ("a-b",)


def test_of_the_claims_that_a_stockpile_is_held_those_within_the_limits_are_left() -> None:
    again = edge("s-b-again", "captured")
    network = build(depot(again))
    every, (undisputed,) = (
        answer(network, "a", "c", limits=one).paths for one in (NO_LIMITS, Limits(undisputed=True))
    )
    assert every[0].junctions[1] == Junction("held", "b", "s", ("s-b", "s-b-again"))
    assert undisputed.junctions[1] == Junction("held", "b", "s", ("s-b-again",))
    assert undisputed.marks == ()


def depot(*more: Transfer) -> Dataset:
    """The goal is supplied out of a depot; that b holds it is disputed, and alone in Mosul."""
    seized = edge("s-b", "captured", start="2015", place="Mosul")
    data = dataset(edge("a-b"), seized, edge("s-c"), *more, s="stockpile")
    no = Statement("no", "s-b", "o-a-b", "e", "denies", basis="testimony")
    said = [
        one if one.transfer == "s-b" else replace(one, basis="physical") for one in data.statements
    ]
    return replace(data, statements=(*said, no))


def test_without_limits_the_network_is_the_same() -> None:
    network = build(draw(1))
    assert restricted(network, NO_LIMITS) is network


def test_a_limit_of_a_path_is_refused() -> None:
    with pytest.raises(QuestionError, match="'max_legs' is a limit of a path"):
        restricted(build(draw(1)), Limits(max_legs=2))


def test_who_is_asked_for_cannot_be_avoided() -> None:
    with pytest.raises(QuestionError, match="'a1' is asked for and to be avoided"):
        restricted(build(draw(1)), Limits(avoid=("a1",)), "a1")
