"""A probability as a number that knows the fraction it is, and the one way to round it."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Self


class Figure(float):
    """A probability, nearest float first; ``exact`` is the fraction that was worked out.

    >>> Figure(Fraction(1, 8)), Figure(Fraction(1, 3)).exact
    (0.125, Fraction(1, 3))
    """

    exact: Fraction

    def __new__(cls, exact: Fraction | float) -> Self:
        """Make one of a fraction, or of a float that is exactly meant."""
        made = super().__new__(cls, exact)
        made.exact = Fraction(exact)
        return made


def exactly(value: float | Fraction) -> Fraction:
    """Return the fraction that is meant: of a plain float the one that it is written as.

    >>> exactly(0.145), exactly(Figure(Fraction(29, 200)))
    (Fraction(29, 200), Fraction(29, 200))
    """
    if isinstance(value, Figure):
        return value.exact
    return value if isinstance(value, Fraction) else Fraction(repr(float(value)))


def half_up(value: float | Fraction, digits: int = 2) -> int:
    """Return how many units of the last of ``digits`` decimals it is, a half of one rounded up.

    >>> half_up(Fraction(1, 8)), half_up(0.135), half_up(Fraction(1249, 10000)), half_up(1.0)
    (13, 14, 12, 100)
    """
    rounded: int = floor(exactly(value) * 10**digits + Fraction(1, 2))
    return rounded
