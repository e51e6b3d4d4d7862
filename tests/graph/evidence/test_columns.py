"""The masses of all transfers at once, beside those of each by itself."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.columns import BELOW_FLOATS, as_columns, if_one_voice_of_all, masses_of_all
from graph.evidence.findings import LEVELS, Evidence
from graph.evidence.ladder import LADDER, Ladder, Rung
from graph.evidence.masses import ClosedForm, without_names
from tests.support import random_datasets
from tests.support.random_datasets import crowded
from tests.support.small_networks import heard
from tests.support.strategies import LADDERS

SEEDS = st.integers(0, 10**6)
NAMES = ("support", "conflict", "counter", "open")


@given(SEEDS, LADDERS, st.booleans())
def test_floating_point_gives_the_masses_of_each_transfer(
    seed: int, ladder: Ladder, crowd: bool
) -> None:
    data = crowded(seed) if crowd else random_datasets.draw(seed, transfers=15)
    evidence = Evidence(data, ladder)
    said = [evidence.assertions[one.id] for one in data.transfers]
    columns, voices = as_columns(said), [without_names(one) for one in said]
    for level in LEVELS:
        thresholds = evidence.thresholds(level)
        closed, worth = ClosedForm(thresholds), columns.worth(thresholds)
        found, exact = masses_of_all(columns, worth), [closed.masses(one) for one in voices]
        for name in NAMES:
            expected = [float(getattr(one, name)) for one in exact]
            assert getattr(found, name) == pytest.approx(expected, rel=0, abs=1e-14)
        supports = [float(one.support) for one in exact]
        assert found.support == pytest.approx(supports, rel=1e-14, abs=0)
        alone = [float(closed.if_one_voice(one)) for one in voices]
        assert if_one_voice_of_all(columns, worth) == pytest.approx(alone, rel=1e-14, abs=0)


@pytest.mark.parametrize(("backing", "denying"), [(280, 20), (4900, 100), (3, 497)])
def test_a_small_support_among_many_voices_is_right_in_its_last_digits(
    backing: int, denying: int
) -> None:
    evidence = Evidence(heard(backing, denying))
    columns = as_columns([evidence.assertions["a-b"]])
    found = masses_of_all(columns, columns.worth(evidence.thresholds()))
    assert found.support == pytest.approx(float(evidence.support(["a-b"])), rel=1e-12, abs=0)


def test_a_support_below_every_float_is_not_taken_for_none() -> None:
    evidence = Evidence(heard(3, 2000))
    columns = as_columns([evidence.assertions["a-b"]])
    assert masses_of_all(columns, columns.worth(evidence.thresholds())).support == BELOW_FLOATS


def test_what_nobody_speaks_of_is_open() -> None:
    columns = as_columns([(), ()])
    found = masses_of_all(columns, columns.worth(Evidence(heard(1, 0)).thresholds()))
    assert [one.tolist() for one in found] == [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [1.0, 1.0]]


def test_one_voice_that_is_sure_leaves_nothing_to_chance() -> None:
    sure = {**LADDER, "C": Rung(Fraction(1), Fraction(1), Fraction(1))}
    evidence = Evidence(heard(2, 1), sure)
    columns = as_columns([evidence.assertions["a-b"]])
    found = masses_of_all(columns, columns.worth(evidence.thresholds()))
    assert np.concatenate(found).tolist() == [0.0, 1.0, 0.0, 0.0]
