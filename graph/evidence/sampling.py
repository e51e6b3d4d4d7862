"""Worlds drawn at random, 64 in a machine word, for what exact evaluation cannot afford.

Every variable has its own stream, seeded from the seed and the variable's name, so that a figure
does not depend on what was asked before, nor on the order of rows. One draw of U serves all
thresholds of a variable, which keeps the letters of a voice nested, and the low, point and high
figure of one thing in that order.

Worlds are drawn by names that are steady when the ids of a dataset change: a voice by the names of
its origins, a coin by its origin and the place in its document. Where two would be drawn by the
same text (which would tie them to each other), what they speak of tells them apart, and only where
that is the same too, the order of their ids. What is said, how often and how it counts never
enters: a repeat or a retraction draws no other world.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.errors import BudgetError
from graph.evidence.assertions import coin
from graph.evidence.figures import Figure
from graph.evidence.worlds import Formula, Variable, Worlds
from graph.model.rows import Dataset

Mask = NDArray[np.uint64]
"""One bit a world."""

WORLDS = 65_536
SEED = 1


@dataclass(frozen=True, slots=True)
class Estimate:
    """A probability, how it was come by, and its standard error (0 where exact)."""

    value: float
    method: str = "exact"
    worlds: int = 0
    error: float = 0.0

    def __str__(self) -> str:
        if self.method == "exact":
            return "exact"
        return f"sampled, {self.worlds} worlds, standard error {self.error:.4f}"


def counted(share: Fraction, worlds: int) -> Estimate:
    """Return the estimate from that share of ``worlds`` drawn; of 0 worlds: the exact probability.

    The error is that of a proportion, with one world added on each side so that it is not
    0 where no world, or every world, was drawn.
    """
    if not worlds:
        return Estimate(Figure(share))
    smoothed = float((share * worlds + 1) / (worlds + 2))
    error = math.sqrt(smoothed * (1 - smoothed) / worlds)
    return Estimate(Figure(share), "sampled", worlds, error)


class Draws:
    """``worlds`` random worlds (rounded up to a multiple of 64) under one ``seed``.

    ``name`` gives the text by which a variable is drawn: its own, unless something steadier than
    the ids of a dataset is known of it.
    """

    def __init__(
        self, worlds: int = WORLDS, seed: int = SEED, name: Callable[[Variable], str] = "\0".join
    ) -> None:
        self.words = -(-worlds // 64)
        self.worlds = self.words * 64
        self.seed = seed
        self._name = name
        self._masks: dict[tuple[Variable, Fraction], Mask] = {}
        self._last: tuple[Variable, NDArray[np.float64]] | None = None

    def fewer(self, worlds: int) -> Draws:
        """Return draws of as many worlds as said, with the same seed and names."""
        return Draws(worlds, self.seed, self._name)

    def nowhere(self) -> Mask:
        """Return a mask without any world."""
        return np.zeros(self.words, np.uint64)

    def everywhere(self) -> Mask:
        """Return a mask of all worlds."""
        return ~self.nowhere()

    def below(self, variable: Variable, threshold: Fraction) -> Mask:
        """Return the worlds in which U of ``variable`` is at most ``threshold``."""
        key = (variable, threshold)
        if key not in self._masks:
            drawn = self._uniform(variable) <= float(threshold)
            self._masks[key] = np.packbits(drawn).view(np.uint64)
        return self._masks[key]

    def _uniform(self, variable: Variable) -> NDArray[np.float64]:
        if self._last is None or self._last[0] != variable:  # one variable's letters come in turn
            name = hashlib.blake2b(self._name(variable).encode(), digest_size=8).digest()
            drawn = np.random.default_rng([self.seed, *name]).random(self.worlds)
            self._last = variable, drawn
        return self._last[1]

    def mask(self, formula: Formula) -> Mask:
        """Return the worlds in which ``formula`` is true; cost: its nodes times the words."""
        return self._mask(formula, {})

    def _mask(self, formula: Formula, done: dict[Formula, Mask]) -> Mask:
        if formula not in done:
            match formula.kind:
                case "below":
                    done[formula] = self.below(formula.variable, formula.threshold)
                case "above":
                    done[formula] = ~self.below(formula.variable, formula.threshold)
                case "and" | "true":
                    parts = [self._mask(part, done) for part in formula.parts]
                    done[formula] = np.bitwise_and.reduce([self.everywhere(), *parts])
                case _:
                    parts = [self._mask(part, done) for part in formula.parts]
                    done[formula] = np.bitwise_or.reduce([self.nowhere(), *parts])
        return done[formula]

    def share(self, formula: Formula) -> Fraction:
        """Return in which part of the worlds ``formula`` is true."""
        return Fraction(int(np.bitwise_count(self.mask(formula)).sum()), self.worlds)


def shares(worlds: Worlds, formulas: Sequence[Formula], draws: Draws) -> tuple[list[Fraction], int]:
    """Return the probabilities of formulas that belong together, and in how many worlds they were
    drawn.

    All are exact (0 worlds) where all are within the budget of ``worlds``; otherwise all are
    drawn, in the same worlds, so that what is nested stays so and what sums to 1 does.
    """
    try:
        return [worlds.exact(one) for one in formulas], 0
    except BudgetError:
        return [draws.share(one) for one in formulas], draws.worlds


def estimates(worlds: Worlds, formulas: Sequence[Formula], draws: Draws) -> list[Estimate]:
    """Return the same with the method and the standard error of each."""
    values, drawn = shares(worlds, formulas, draws)
    return [counted(value, drawn) for value in values]


class Signatures:
    """The texts for one dataset, made when the first is asked for: one pass over its rows."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def of(self, variable: Variable) -> str:
        """Return the text by which a variable of :mod:`graph.evidence.findings` is drawn."""
        return self._text.get(variable) or "\0".join(variable)

    @cached_property
    def _text(self) -> dict[Variable, str]:
        names: defaultdict[Variable, set[str]] = defaultdict(set)
        speaks_of: defaultdict[Variable, set[str]] = defaultdict(set)
        origin, transfer = self.dataset.origin, self._transfer
        for one in self.dataset.statements:
            said_by = origin[one.origin]
            voice, hedged = ("voice", said_by.voice), coin(one)
            names[voice].add(said_by.name)
            names[hedged] |= {said_by.name, self._place(hedged)}
            for variable in (voice, hedged):
                speaks_of[variable].add(transfer[one.transfer])
        plain = {name: _joined(name[0], *sorted(names[name])) for name in names}
        return _apart(plain, lambda name: _joined(plain[name], *sorted(speaks_of[name])))

    def _place(self, hedged: Variable) -> str:
        """Return where a coin's span stands without its ids; of one without a place its side."""
        document = self.dataset.document.get(hedged[2])
        return _joined(*((document.title, *hedged[3:]) if document else hedged[4:]))

    @cached_property
    def _transfer(self) -> dict[str, str]:
        """Return each transfer without its ids."""
        return {
            one.id: _joined(
                *(self.dataset.actor[end].name for end in (one.giver, one.receiver)),
                *(one.mode, ";".join(one.materiel), one.place, str(one.start), str(one.end)),
            )
            for one in self.dataset.transfers
        }


def _joined(*texts: str) -> str:
    return json.dumps(texts)


def _apart(text: dict[Variable, str], longer: Callable[[Variable], str]) -> dict[Variable, str]:
    """Return the texts, made longer where two are the same, and numbered where they still are."""
    found = dict(text)
    for same in _alike(text, text):
        found.update({name: longer(name) for name in same})
        for still in _alike(found, same):
            found.update({name: f"{found[name]} {n}" for n, name in enumerate(sorted(still))})
    return found


def _alike(text: dict[Variable, str], names: Iterable[Variable]) -> list[list[Variable]]:
    groups: defaultdict[str, list[Variable]] = defaultdict(list)
    for name in names:
        groups[text[name]].append(name)
    return [group for group in groups.values() if len(group) > 1]
