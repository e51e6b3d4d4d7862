"""The support of all transfers at once: columns of assertions, grouped by transfer and voice.

This is the closed form of :mod:`graph.evidence.masses` in float64. Along the rows of one transfer
and voice, by falling threshold, what their coins fail with multiplies to what is left after each
row; that, weighed by the steps between thresholds, sums to the factor of the voice; and the factors
multiply over the voices of a transfer. Where one such product has more to fail than another, their
difference is put together from what each voice loses, and nothing is subtracted that is about as
large: a support is accurate in proportion, however small it is, and 0 exactly where it is 0.

Cost: a few passes over the columns, and as many short ones as one voice has rows on one transfer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ulp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.evidence.assertions import Assertion
from graph.evidence.ladder import LETTERS
from graph.evidence.masses import BARE, FULL, HARD, SOFT, Side, Thresholds
from graph.evidence.worlds import Variable

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

LETTERS_AND_F = (*LETTERS, "F")

BELOW_FLOATS = ulp(0.0)
"""What stands for a probability that is above 0 and below all that a float can be."""

_PLACE = {letter: place for place, letter in enumerate(LETTERS_AND_F)}


@dataclass(frozen=True, slots=True)
class AssertionColumns:
    """A row an assertion: the numbers of its ``transfer`` (one of ``size``), voice and coin.

    ``letter`` is its place in :data:`LETTERS_AND_F`; ``hedge`` the probability that the coin falls
    right.
    """

    size: int
    transfer: Whole
    voice: Whole
    coin: Whole
    letter: Whole
    hedge: Floats
    asserts: Truths
    hard: Truths

    def worth(self, thresholds: Thresholds) -> Floats:
        """Return by row the probability that the voice is relied on for it."""
        table = [[thresholds[one, side] for one in LETTERS_AND_F] for side in (False, True)]
        found: Floats = np.array(table, np.float64)[self.asserts.astype(np.int64), self.letter]
        return found


def as_columns(said: Sequence[Iterable[Assertion]]) -> AssertionColumns:
    """Return the assertions on each transfer, numbered as they come, as columns."""
    voices: dict[Variable, int] = {}
    coins: dict[Variable, int] = {}
    rows = [
        (
            transfer,
            voices.setdefault(one.variable, len(voices)),
            coins.setdefault(one.coin, len(coins)),
            _PLACE[one.letter],
            float(one.hedge),
            one.supports,
            one.hard,
        )
        for transfer, own in enumerate(said)
        for one in own
    ]
    kinds: tuple[Any, ...] = (*(np.int64,) * 4, np.float64, np.bool_, np.bool_)
    every = zip(*rows, strict=True) if rows else ((),) * len(kinds)
    return AssertionColumns(
        len(said), *(np.array(own, kind) for own, kind in zip(every, kinds, strict=True))
    )


def supports_of_all(said: AssertionColumns, worth: Floats) -> Floats:
    """Return by transfer its support; ``worth`` is that of each row."""
    voices = _Voices(said, worth)
    without_bare = voices.gap((FULL,), (FULL, HARD))
    soft_alone = voices.gap((FULL, HARD, BARE), (FULL, HARD, BARE, SOFT))
    return without_bare + soft_alone


class _Voices:
    """Assertions by transfer, voice and falling threshold, with where each voice begins."""

    def __init__(self, said: AssertionColumns, worth: Floats) -> None:
        self.size = said.size
        order = np.lexsort((-worth, said.voice, said.transfer))
        transfer, voice = said.transfer[order], said.voice[order]
        first = _changes(transfer, voice)
        self.begin = np.flatnonzero(first)
        self.last = np.append(first[1:], True) if len(first) else first
        threshold = worth[order]
        below = np.where(self.last, 0.0, np.append(threshold[1:], 0.0))
        self.step, self.certain = threshold - below, 1.0 - threshold[self.begin]
        self.hedge = said.hedge[order]
        self.asserts, self.hard = said.asserts[order], said.hard[order]
        owner = transfer[self.begin]
        self.heard = np.flatnonzero(_changes(owner))
        self.owner = owner[self.heard]
        self._along = _Running(self.begin, len(transfer))
        number = np.cumsum(first) - 1
        self.by_coin = np.lexsort((np.arange(len(transfer)), said.coin[order], number))
        apart = _changes(number[self.by_coin], said.coin[order][self.by_coin])
        self._same_coin = _Running(np.flatnonzero(apart), len(transfer))

    def gap(self, sides: Sequence[Side], more: Sequence[Side]) -> Floats:
        """Return by transfer that nothing on these sides holds, and something on ``more``."""
        left = self._left(sides)
        silent, lost = self._silent(left), self._sum(left - self._left(more))
        share = np.divide(lost, silent, out=np.zeros(len(lost)), where=silent > 0)
        with np.errstate(divide="ignore"):
            kept = np.log1p(-np.minimum(share, 1.0))
        spent = np.zeros(self.size)
        if len(kept):
            spent[self.owner] = np.add.reduceat(kept, self.heard)
        found = self._product(silent) * -np.expm1(spent)
        return np.where((found == 0) & (spent < 0) & self._product(silent > 0), BELOW_FLOATS, found)

    def _left(self, sides: Sequence[Side]) -> Floats:
        """Return what is left where U is below the threshold of each row: no coin falls right."""
        meant = np.zeros(len(self.hedge), np.bool_)
        for asserts, hard in sides:
            meant |= (self.asserts == asserts) & (self.hard == hard)
        fails = 1.0 - np.where(meant, self.hedge, 0.0)[self.by_coin]
        least = self._same_coin.accumulated(np.minimum, fails)
        before = self._same_coin.before(least)
        ratio = np.empty(len(fails))
        ratio[self.by_coin] = np.divide(least, before, out=np.zeros(len(fails)), where=before > 0)
        return self._along.accumulated(np.multiply, ratio)

    def _sum(self, left: Floats) -> Floats:
        if not len(left):
            return left
        found: Floats = np.add.reduceat(left * self.step, self.begin)
        return found

    def _silent(self, left: Floats) -> Floats:
        return self.certain + self._sum(left)

    def _product(self, factors: NDArray[Any]) -> NDArray[Any]:
        found = np.ones(self.size, factors.dtype)
        if len(factors):
            found[self.owner] = np.multiply.reduceat(factors, self.heard)
        return found


class _Running:
    """Runs of rows that lie together: what accumulates along each of them."""

    def __init__(self, begin: Whole, rows: int) -> None:
        self.begin = begin
        lengths = np.diff(np.append(begin, rows))
        order = np.argsort(-lengths, kind="stable")
        self._longest, self._lengths = begin[order], -lengths[order]

    def accumulated(self, join: Callable[[Floats, Floats], Floats], values: Floats) -> Floats:
        """Return what joins each value with those before it in its run."""
        found = values.copy()
        for place in range(1, -int(self._lengths[0]) if len(self._lengths) else 0):
            rows = self._longest[: np.searchsorted(self._lengths, -place)] + place
            found[rows] = join(found[rows - 1], found[rows])
        return found

    def before(self, values: Floats) -> Floats:
        """Return the value before each in its run; 1 before the first."""
        found = np.append(1.0, values[:-1]) if len(values) else values.copy()
        found[self.begin] = 1.0
        return found


def _changes(*numbers: Whole) -> Truths:
    """Return where one of these begins anew."""
    found = np.zeros(len(numbers[0]), np.bool_)
    found[:1] = True
    for one in numbers:
        found[1:] |= one[1:] != one[:-1]
    return found
