"""Best-first search over prefixes, for the chains of one figure in their order.

A prefix stands in the queue by what a chain that it begins can be at best: figure, then legs, then
ids. What is not yet made of its fan stands there as one entry, by the bound of the best bundle
left, so that a hub of many transfers costs only those that are looked at. (A* with a consistent
bound: Hart, Nilsson and Raphael, 1968; partial expansion: Yoshizumi, Miura and Ishida, 2000.)
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

from graph.paths.bounds import MARGIN
from graph.paths.dominance import Dominance
from graph.paths.expansion import Fan, Ground
from graph.paths.partial_path import Growth, Prefix, Ranks
from graph.paths.state_space import Step

Key = tuple[float, Fraction | int, int, Ranks]
"""Sorts entries: the figure rounded and exact (both negative), legs, ranks of ids."""

_BEFORE_ALL = -2

_ONE = np.zeros(1, np.int64)  # the order of a fan of one bundle

MOST_DIVED = 5_000
"""How many steps a search that was cut short takes to find some chains at least."""


@dataclass(slots=True)
class _Rest:
    """What is left of a fan: bundles from ``at`` on in ``order``, the first ``tied`` by id."""

    prefix: Prefix
    step: Step
    fan: Fan
    order: NDArray[Any]
    bounds: NDArray[np.float64]
    tied: int
    at: int = 0


class Frontier:
    """One run over a ground; ``k`` as many chains as are wanted at most.

    ``taken`` counts the prefixes made, ``cut`` says that ``budget`` ended the run, and ``open``
    is then the best figure of what was left.
    """

    def __init__(self, ground: Ground, k: int, budget: int) -> None:
        self.ground, self.k, self.budget = ground, k, budget
        self.growth = Growth(ground)
        self.dominance = Dominance(ground, k)
        self.taken, self.cut = 0, False
        self.open = Fraction(0)
        self._queue: list[tuple[Key, int, Prefix | _Rest]] = []
        self._count = count()
        self._steps: dict[tuple[int, bool], list[Step]] = {}
        least = ground.terrain.limits.min_support
        self._least = least if least and ground.aim == "point" else Fraction(0)

    def run(self) -> Iterator[Prefix]:
        """The whole prefixes in order; the figure of each is exact."""
        self._expand(self.growth.root())
        while self._queue:
            if self.taken > self.budget:
                self.cut, self.open = True, _figure(self._queue[0][0])
                return
            key, _, entry = heapq.heappop(self._queue)
            floor = self.ground.floor
            if floor and -key[0] <= floor:  # a figure may be so small that it is rounded to 0
                return
            if isinstance(entry, _Rest):
                self._advance(entry)
            elif entry.bound < self._least:
                return
            elif entry.done:
                yield entry
            elif not self.dominance.needless(entry):
                self._expand(entry)

    def left(self) -> list[Prefix]:
        """Whole prefixes that were not shown to be the next ones, best first.

        Those that the run has found, and where there are few, those that a search finds which goes
        on from the best of what is open, deep before broad, for a while.
        """
        found = [(key, n, one) for key, n, one in self._queue if _is_whole(one)]
        stack = [entry for entry in sorted(self._queue)[::-1] if not _is_whole(entry[2])]
        self._queue, tries = [], 0
        while stack and len(found) < self.k and tries < MOST_DIVED:
            entry = stack.pop()[2]
            tries += 1
            if isinstance(entry, _Rest):
                self._advance(entry)
            elif not self.dominance.needless(entry):
                self._expand(entry)
            found += [one for one in self._queue if _is_whole(one[2])]
            stack += sorted(one for one in self._queue if not _is_whole(one[2]))[::-1]
            self._queue = []
        return [one for _, _, one in sorted(found) if isinstance(one, Prefix)]

    def _expand(self, prefix: Prefix) -> None:
        for step in self._onward(prefix):
            if step.junction and step.giver in prefix.visited:
                continue
            layer = prefix.layer
            if step.junction or not prefix.legs:
                layer |= int(self.ground.terrain.passes[step.giver]) | step.gap
            fan = self.ground.fan(step.giver, layer)
            if len(fan.begin):
                self._push_rest(self._sorted(prefix, step, fan))

    def _onward(self, prefix: Prefix) -> list[Step]:
        first = not prefix.legs
        key = (prefix.at, first)
        if key not in self._steps:
            self._steps[key] = self.ground.terrain.steps(prefix.at, first)
        return self._steps[key]

    def _sorted(self, prefix: Prefix, step: Step, fan: Fan) -> _Rest:
        """The fan by bounds; bundles that may be as good as the best one come by ids."""
        bounds = float(prefix.support) * np.exp(-fan.spent)
        if self.ground.aim == "none":
            bounds = np.ones(len(fan.spent))
        elif not self.ground.all_private:
            bounds = np.minimum(np.minimum(bounds, fan.width), float(prefix.bound))
        if len(bounds) == 1:
            return _Rest(prefix, step, fan, _ONE, bounds, 1)
        tied = bounds >= bounds.max() * (1 - 4 * MARGIN)
        order = np.lexsort([fan.rank, np.where(tied, -np.inf, -bounds)])
        return _Rest(prefix, step, fan, order, bounds, int(tied.sum()))

    def _push_rest(self, rest: _Rest) -> None:
        prefix = rest.prefix
        n = rest.order[rest.at]
        if rest.at < rest.tied:
            ranks = (*prefix.ids, int(rest.fan.rank[n]))
            key: Key = (-float(prefix.bound), -prefix.bound, prefix.least, ranks)
        else:
            key = (-float(rest.bounds[n]) * (1 + 2 * MARGIN), _BEFORE_ALL, 0, ())
        self._push(key, rest)

    def _push(self, key: Key, entry: Prefix | _Rest) -> None:
        heapq.heappush(self._queue, (key, next(self._count), entry))

    def _advance(self, rest: _Rest) -> None:
        n = int(rest.order[rest.at])
        self.taken += 1
        grown = self.growth.longer(rest.prefix, rest.step, rest.fan, n)
        if grown:
            key = (-float(grown.bound), -grown.bound, grown.least, grown.ids)
            self._push(key, grown)
        rest.at += 1
        if rest.at < len(rest.order):
            self._push_rest(rest)


def _is_whole(entry: Prefix | _Rest) -> bool:
    return isinstance(entry, Prefix) and entry.done


def _figure(key: Key) -> Fraction:
    """The exact figure in a key."""
    return Fraction(min(1.0, -key[0])) if key[1] == _BEFORE_ALL else Fraction(-key[1])
