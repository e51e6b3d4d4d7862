"""Best-first search over partial paths, for the chains of one figure in their order.

A partial path stands in the queue by what a chain that it begins can be at best: figure, then legs,
then ids. What is not yet made of its expansion stands there as one entry, by the bound of the best
bundle left, so that a hub of many transfers costs only those that are looked at. (A* with a
consistent bound: Hart, Nilsson and Raphael, 1968; partial expansion: Yoshizumi, Miura and Ishida,
2000.)
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.paths.bounds import FLOAT_MARGIN
from graph.paths.dominance import Dominance
from graph.paths.expansion import Expander, Expansion
from graph.paths.partial_path import Extender, PartialPath, Ranks
from graph.paths.state_space import GivingStep

Key = tuple[float, Fraction | int, int, Ranks]
"""Sorts entries: the figure rounded and exact (both negative), legs, ranks of ids."""

_BEFORE_ALL = -2

_SINGLE = np.zeros(1, np.int64)  # the order of an expansion of one bundle

MOST_DIVED = 5_000
"""How many steps a search that was cut short takes to find some chains at least."""


@dataclass(slots=True)
class _PartialExpansion:
    """What an expansion has left: bundles from ``at`` on in ``order``, the first ``tied`` by id."""

    partial: PartialPath
    step: GivingStep
    expansion: Expansion
    order: NDArray[Any]
    bounds: NDArray[np.float64]
    tied: int
    at: int = 0


class BestFirstQueue:
    """One best-first search; ``k`` as many chains as are wanted at most.

    ``taken`` counts the partial paths made, ``cut`` says that ``budget`` ended the run, and
    ``open`` is then the best figure of what was left.
    """

    def __init__(self, expander: Expander, k: int, budget: int) -> None:
        self.expander, self.k, self.budget = expander, k, budget
        self.extender = Extender(expander)
        self.dominance = Dominance(expander, k)
        self.taken, self.cut, self._begun = 0, False, False
        self.open = Fraction(0)
        self._queue: list[tuple[Key, int, PartialPath | _PartialExpansion]] = []
        self._count = count()
        self._steps: dict[tuple[int, bool], list[GivingStep]] = {}
        least = expander.space.limits.min_support
        self._least = least if least and expander.aim == "point" else Fraction(0)

    def run(self) -> Iterator[PartialPath]:
        """Yield the whole partial paths in order; the figure of each is exact.

        Where the budget ended it, another run goes on, if the budget was raised.
        """
        self._begin()
        while self._queue:
            if self.taken > self.budget:
                self.cut, self.open = True, _figure(self._queue[0][0])
                return
            key, _, entry = heapq.heappop(self._queue)
            floor = self.expander.floor
            if floor and -key[0] <= floor:  # a figure may be so small that it is rounded to 0
                return
            if isinstance(entry, _PartialExpansion):
                self._advance(entry)
            elif entry.bound < self._least:
                return
            elif entry.done:
                yield entry
            elif not self.dominance.dominated(entry):
                self._expand(entry)

    def _begin(self) -> None:
        self.cut = False
        if not self._begun:
            self._begun = True
            self._expand(self.extender.root())

    def left(self, wanted: int) -> list[PartialPath]:
        """Return whole partial paths that were not shown to be the next ones, best first.

        Those that the run has found, and where fewer than are ``wanted``, those that a search finds
        which goes on from the best of what is open, deep before broad, for a while.
        """
        found = [(key, n, one) for key, n, one in self._queue if _is_whole(one)]
        stack = [entry for entry in sorted(self._queue)[::-1] if not _is_whole(entry[2])]
        self._queue, tries = [], 0
        while stack and len(found) < wanted and tries < MOST_DIVED:
            entry = stack.pop()[2]
            tries += 1
            if isinstance(entry, _PartialExpansion):
                self._advance(entry)
            elif not self.dominance.dominated(entry):
                self._expand(entry)
            found += [one for one in self._queue if _is_whole(one[2])]
            stack += sorted(one for one in self._queue if not _is_whole(one[2]))[::-1]
            self._queue = []
        return [one for _, _, one in sorted(found) if isinstance(one, PartialPath)]

    def _expand(self, partial: PartialPath) -> None:
        for step in self._onward(partial):
            if step.junction and step.giver in partial.visited:
                continue
            expansion = self.extender.expansion(partial, step)
            if len(expansion.begin):
                self._push_rest(self._sorted(partial, step, expansion))

    def _onward(self, partial: PartialPath) -> list[GivingStep]:
        first = not partial.legs
        key = (partial.at, first)
        if key not in self._steps:
            self._steps[key] = self.expander.space.steps(partial.at, first)
        return self._steps[key]

    def _sorted(
        self, partial: PartialPath, step: GivingStep, expansion: Expansion
    ) -> _PartialExpansion:
        """Return the expansion by bounds; bundles that may be as good as the best come by ids."""
        bounds = float(partial.support) * np.exp(-expansion.spent)
        if self.expander.aim == "none":
            bounds = np.ones(len(expansion.spent))
        elif not self.expander.all_private:
            bounds = np.minimum(np.minimum(bounds, expansion.width), float(partial.bound))
        if len(bounds) == 1:
            return _PartialExpansion(partial, step, expansion, _SINGLE, bounds, 1)
        tied = bounds >= bounds.max() * (1 - 4 * FLOAT_MARGIN)
        order = np.lexsort([expansion.rank, np.where(tied, -np.inf, -bounds)])
        return _PartialExpansion(partial, step, expansion, order, bounds, int(tied.sum()))

    def _push_rest(self, rest: _PartialExpansion) -> None:
        partial = rest.partial
        n = rest.order[rest.at]
        if rest.at < rest.tied:
            ranks = (*partial.ids, int(rest.expansion.rank[n]))
            key: Key = (-float(partial.bound), -partial.bound, partial.least_legs, ranks)
        else:
            key = (-float(rest.bounds[n]) * (1 + 2 * FLOAT_MARGIN), _BEFORE_ALL, 0, ())
        self._push(key, rest)

    def _push(self, key: Key, entry: PartialPath | _PartialExpansion) -> None:
        heapq.heappush(self._queue, (key, next(self._count), entry))

    def _advance(self, rest: _PartialExpansion) -> None:
        n = int(rest.order[rest.at])
        self.taken += 1
        extended = self.extender.extend(rest.partial, rest.step, rest.expansion, n)
        if extended:
            key = (-float(extended.bound), -extended.bound, extended.least_legs, extended.ids)
            self._push(key, extended)
        rest.at += 1
        if rest.at < len(rest.order):
            self._push_rest(rest)


def _is_whole(entry: PartialPath | _PartialExpansion) -> bool:
    return isinstance(entry, PartialPath) and entry.done


def _figure(key: Key) -> Fraction:
    """Return the exact figure in a key."""
    return Fraction(min(1.0, -key[0])) if key[1] == _BEFORE_ALL else Fraction(-key[1])
