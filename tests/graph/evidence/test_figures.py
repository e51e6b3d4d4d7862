"""Probabilities that know the fraction that they are, and the one way to round them."""

from __future__ import annotations

import copy
import json
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.words import phrases
from graph.evidence.figures import Figure, exactly, half_up

SHARES = st.integers(0, 10**12).map(lambda n: Fraction(n, 10**12))


@given(SHARES | st.integers(0, 2000).map(lambda n: Fraction(n, 2000)))
def test_a_half_is_rounded_up_as_decimals_are(exact: Fraction) -> None:
    precise = Context(prec=60)
    decimal = precise.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    rounded = decimal.quantize(Decimal(".01"), ROUND_HALF_UP, precise)
    assert Fraction(half_up(Figure(exact)), 100) == Fraction(rounded)


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        (Fraction(1, 8), ".13"),
        (Fraction(29, 200), ".15"),
        (Fraction(1, 8) - Fraction(1, 10**30), ".12"),
        (Fraction(1, 200), ".01"),
        (Fraction(1, 201), "under .01"),
        (Fraction(1, 10**400), "under .01"),
        (Fraction(199, 200), "over .99"),
        (1 - Fraction(1, 10**30), "over .99"),
        (Fraction(0), "0"),
        (Fraction(1), "1"),
    ],
)
def test_a_figure_is_told_from_its_fraction_not_from_its_float(exact: Fraction, told: str) -> None:
    assert phrases.number(Figure(exact)) == phrases.number(exact) == told


def test_a_plain_float_is_the_decimal_that_it_is_written_as() -> None:
    assert (exactly(0.145), phrases.number(0.145)) == (Fraction(29, 200), ".15")


@given(SHARES)
def test_a_figure_is_a_float_to_all_that_know_of_nothing_else(exact: Fraction) -> None:
    figure = Figure(exact)
    assert figure == float(exact)
    assert json.dumps(figure) == json.dumps(float(exact))
    again = copy.deepcopy(figure)
    assert (again, again.exact) == (figure, exact)
