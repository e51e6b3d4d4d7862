"""Worlds drawn at random, and when they stand in for exact evaluation."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence import elimination
from graph.evidence.sampling import Draws, Estimate, counted, estimates, shares
from graph.evidence.worlds import Formula, Worlds
from graph.network import Network, build
from graph.paths.answer import answer
from tests.support import random_datasets
from tests.support.random_formulas import formula

ANY = st.integers(0, 10**6)


@pytest.mark.parametrize("seed", range(300))
def test_a_share_lies_within_four_standard_errors_of_the_exact_probability(seed: int) -> None:
    worlds, draws = Worlds(), Draws(4096, seed)
    one = formula(worlds, seed)
    found = counted(draws.share(one), draws.worlds)
    assert abs(found.value - float(worlds.exact(one))) <= 4 * found.error


@given(ANY, st.fractions(0, 1), st.fractions(0, 1))
def test_one_draw_of_a_voice_serves_all_its_letters(
    seed: int, one: Fraction, other: Fraction
) -> None:
    draws = Draws(256, seed)
    low, high = (draws.below(("voice", "a"), letter) for letter in sorted((one, other)))
    assert not (low & ~high).any()


@given(ANY)
def test_what_was_asked_before_changes_no_draw(seed: int) -> None:
    worlds, used = Worlds(), Draws(256)
    for before in range(seed, seed + 3):
        used.share(formula(worlds, before))
    assert used.share(formula(worlds, seed)) == Draws(256).share(formula(worlds, seed))


@given(ANY, st.integers(0, 12))
def test_whether_the_budget_suffices_does_not_depend_on_what_was_asked_before(
    seed: int, budget: int
) -> None:
    draws = Draws(64)
    fresh, used = Worlds(budget), Worlds(budget)
    one = formula(used, seed)
    for part in sorted(one.parts, key=lambda part: len(part.variables)):
        shares(used, [part], draws)
    assert shares(used, [one], draws) == shares(fresh, [formula(fresh, seed)], draws)


def test_the_seed_and_the_name_alone_decide_what_is_drawn() -> None:
    first, again, other = (
        Draws(1024, seed).below(("voice", "a"), Fraction(1, 2)) for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert (first != other).any()


def entangled(worlds: Worlds) -> Formula:
    atoms = [worlds.below(("voice", str(n)), Fraction(1, 2)) for n in range(9)]
    return worlds.any_of(worlds.all_of(pair) for pair in combinations(atoms, 2))


def test_figures_that_belong_together_are_all_drawn_when_one_exceeds_the_budget() -> None:
    worlds, draws = Worlds(budget=2), Draws(1024)
    easy = worlds.below(("voice", "0"), Fraction(1, 2))
    assert estimates(worlds, [easy], draws) == [Estimate(0.5)]
    drawn = estimates(worlds, [easy, entangled(worlds)], draws)
    assert [(one.method, one.worlds) for one in drawn] == [("sampled", 1024)] * 2


def test_an_estimate_says_how_it_was_come_by() -> None:
    assert str(Estimate(0.5)) == "exact"
    assert str(counted(Fraction(1, 4), 1024)) == "sampled, 1024 worlds, standard error 0.0135"


def test_the_error_is_not_nothing_where_no_world_was_drawn() -> None:
    assert counted(Fraction(0), 64).error > 0
    assert counted(Fraction(1), 64).error == pytest.approx(counted(Fraction(0), 64).error)


def test_the_number_of_worlds_is_rounded_up_to_whole_words() -> None:
    assert Draws(65).worlds == 128


def sampled(seed: int) -> Network:
    """A network of which nothing that needs an expansion is evaluated exactly."""
    network = build(random_datasets.draw(seed))
    network.evidence.worlds.budget = 0
    return network


@pytest.mark.parametrize("seed", range(60))
def test_what_is_of_one_transfer_is_never_drawn(seed: int) -> None:
    network, exact = sampled(seed), build(random_datasets.draw(seed))
    assert network.findings == exact.findings
    for path in answer(network, "a0", "a5", 1000).paths:
        if len(path.claims) == 1:
            assert path.method.method == "exact"


@pytest.fixture
def no_closed_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of several transfers is small enough for its closed form."""
    monkeypatch.setattr(elimination, "MOST_TERMS", 0)
    monkeypatch.setattr(elimination, "MOST_ENTRIES", 0)


@pytest.mark.usefixtures("no_closed_form")
@pytest.mark.parametrize("seed", range(100))
def test_paths_beyond_the_budget_are_drawn_and_never_above_their_weakest_leg(seed: int) -> None:
    network, exact = sampled(seed), build(random_datasets.draw(seed))
    expected = {path.legs: path for path in answer(exact, "a0", "a5", 1000).paths}
    for path in answer(network, "a0", "a5", 1000).paths:
        assert path.low <= path.support <= path.high
        assert path.support <= min(network.findings[leg].support for leg in path.legs)
        assert path.keystones == expected[path.legs].keystones
        assert abs(path.support - expected[path.legs].support) <= 4 * path.method.error


@pytest.mark.usefixtures("no_closed_form")
def test_a_search_beyond_the_budget_finds_the_same_paths() -> None:
    drawn = [{one.legs for one in answer(sampled(n), "a0", "a5", 999).paths} for n in range(60)]
    exact = [build(random_datasets.draw(n)) for n in range(60)]
    assert drawn == [{one.legs for one in answer(n, "a0", "a5", 999).paths} for n in exact]
    assert sum(
        one.method.method == "sampled"
        for seed in range(60)
        for one in answer(sampled(seed), "a0", "a5", 999).paths
    )
