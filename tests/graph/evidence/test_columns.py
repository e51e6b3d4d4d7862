"""The support of all transfers at once, beside that of each by itself."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.columns import BELOW_FLOATS, as_columns, supports_of_all
from graph.evidence.findings import LEVELS, Evidence
from graph.evidence.ladder import LADDER, Ladder, Rung
from graph.evidence.masses import ClosedForm, without_names
from tests.support import random_datasets
from tests.support.random_datasets import crowded
from tests.support.small_networks import heard
from tests.support.strategies import LADDERS

SEEDS = st.integers(0, 10**6)


@given(SEEDS, LADDERS, st.booleans())
def test_floating_point_gives_the_support_of_each_transfer(
    seed: int, ladder: Ladder, crowd: bool
) -> None:
    data = crowded(seed) if crowd else random_datasets.draw(seed, transfers=15)
    evidence = Evidence(data, ladder)
    said = [evidence.assertions[one.id] for one in data.transfers]
    columns, voices = as_columns(said), [without_names(one) for one in said]
    for level in LEVELS:
        thresholds = evidence.thresholds(level)
        closed, worth = ClosedForm(thresholds), columns.worth(thresholds)
        exact = [float(closed.masses(one).support) for one in voices]
        assert supports_of_all(columns, worth) == pytest.approx(exact, rel=1e-14, abs=0)


@pytest.mark.parametrize(("backing", "denying"), [(280, 20), (4900, 100), (3, 497)])
def test_a_small_support_among_many_voices_is_right_in_its_last_digits(
    backing: int, denying: int
) -> None:
    evidence = Evidence(heard(backing, denying))
    columns = as_columns([evidence.assertions["a-b"]])
    found = supports_of_all(columns, columns.worth(evidence.thresholds()))
    assert found == pytest.approx(float(evidence.support(["a-b"])), rel=1e-12, abs=0)


def test_a_support_below_every_float_is_not_taken_for_none() -> None:
    evidence = Evidence(heard(3, 2000))
    columns = as_columns([evidence.assertions["a-b"]])
    assert supports_of_all(columns, columns.worth(evidence.thresholds())) == BELOW_FLOATS


def test_what_nobody_speaks_of_has_none() -> None:
    columns = as_columns([(), ()])
    found = supports_of_all(columns, columns.worth(Evidence(heard(1, 0)).thresholds()))
    assert found.tolist() == [0.0, 0.0]


def test_a_denial_that_is_sure_leaves_none() -> None:
    sure = {**LADDER, "C": Rung(Fraction(1), Fraction(1), Fraction(1))}
    evidence = Evidence(heard(2, 1), sure)
    columns = as_columns([evidence.assertions["a-b"]])
    found = supports_of_all(columns, columns.worth(evidence.thresholds()))
    assert found.tolist() == [0.0]
