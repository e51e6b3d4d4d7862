"""What a reliability letter is worth: the one table of numbers in armstrail.

========  ======  =============  ==================================
letter    value   range          STIX 2.1, appendix A, "Admiralty"
========  ======  =============  ==================================
A         0.90    0.80 to 0.99   confirmed by other sources
B         0.70    0.60 to 0.80   probably true
C         0.50    0.40 to 0.60   possibly true
D         0.30    0.20 to 0.40   doubtful
E         0.10    0.00 to 0.20   improbable
F         none    0.00 to 0.50   truth cannot be judged
========  ======  =============  ==================================

STIX 2.1 gives the ladder for the credibility of information; it is applied here to the letter of
the voice. F has no value of its own: it adds nothing to the point figure and widens the range.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

LETTERS = tuple("ABCDE")
"""The letters that can be stepped down, best first; F is not graded and is never stepped."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The probability that a voice of this letter can be relied on: low, point, high."""

    low: Fraction
    point: Fraction
    high: Fraction


Ladder = Mapping[str, Rung]


def _rung(low: str, point: str, high: str) -> Rung:
    return Rung(Fraction(low), Fraction(point), Fraction(high))


LADDER: Ladder = MappingProxyType(
    {
        "A": _rung(".80", ".90", ".99"),
        "B": _rung(".60", ".70", ".80"),
        "C": _rung(".40", ".50", ".60"),
        "D": _rung(".20", ".30", ".40"),
        "E": _rung("0", ".10", ".20"),
        "F": _rung("0", "0", ".50"),
    }
)


def stepped(letter: str, steps: int) -> str:
    """Return ``letter`` lowered by ``steps``, never below E; F stays F.

    >>> stepped("B", 1), stepped("D", 2), stepped("F", 1)
    ('C', 'E', 'F')
    """
    if letter not in LETTERS:
        return letter
    return LETTERS[min(LETTERS.index(letter) + steps, len(LETTERS) - 1)]
