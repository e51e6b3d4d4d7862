"""The network within limits: the same chains as a search within them."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from graph.errors import QuestionError
from graph.limits import NO_LIMITS, Limits
from graph.model import Dataset
from graph.network import build
from graph.paths import Search
from graph.restriction import restricted
from tests.random_datasets import MATERIEL, MODE_CHOICES, draw


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
    here = Search(within, start, goal).best(50).chains
    there = Search(network, start, goal, limits).best(50).chains
    assert {one.legs for one in here} == {one.legs for one in there}


def test_without_limits_the_network_is_the_same() -> None:
    network = build(draw(1))
    assert restricted(network, NO_LIMITS) is network


def test_a_limit_of_a_path_is_refused() -> None:
    with pytest.raises(QuestionError, match="'max_legs' is a limit of a path"):
        restricted(build(draw(1)), Limits(max_legs=2))


def test_who_is_asked_for_cannot_be_avoided() -> None:
    with pytest.raises(QuestionError, match="'a1' is asked for and to be avoided"):
        restricted(build(draw(1)), Limits(avoid=("a1",)), "a1")
