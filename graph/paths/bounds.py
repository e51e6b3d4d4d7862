"""What a rest of a chain can have at best: the product of its legs, its weakest leg, its length.

A *rest* is what a chain still lacks from a state to the goal. Each bound is computed backwards
from the goal, once for a question, by compiled code, and bounds every rest from above (its length
from below):

- *product*: over the legs of which no voice is heard again on the chain; the others count 1.
  These are independent of all else, so that the support of a partial path times this product bounds
  the chains that continue it, and where all legs are such it is exact (Dijkstra's search on
  -log, by scipy). A product of legs that share voices would be no bound.
- *widest*: the best achievable weakest leg (Pollack, *The maximum capacity through a network*,
  1960), taken value by value.
- *length*: the fewest legs, breadth first.

Floating point is used with a margin, so that no bound lies below what it bounds.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from math import exp, ulp
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Flags, Reals
from graph.paths.shortest import distances
from graph.paths.time_windows import TimeWindows

Aim = Literal["point", "high", "none"]
"""Which figure decides the order: point, the upper end where that is 0, or neither."""

FLOAT_MARGIN = 1e-9
"""How far, in proportion, a figure in floating point may be off; it is much less."""


def above(spent: float) -> Fraction:
    """Return a figure no less than the product of which ``spent`` is -log, nor much more."""
    return Fraction(min(1.0, max(exp(-spent) * (1 + FLOAT_MARGIN), ulp(0.0))))


class Bounds:
    """The bounds of one state space for one figure, by state; infinite or 0 where it is lost."""

    def __init__(self, windows: TimeWindows, aim: Aim) -> None:
        self.windows, self.space = windows, windows.space
        self.aim = aim
        arrays = self.space.arrays
        self.private_name = "private_inferred" if self.space.inferred else "private"
        self.private: Flags = arrays[self.private_name]
        if aim == "none":
            self.value, self.cost = np.ones(len(self.private)), np.zeros(len(self.private))
        else:
            self.value, self.cost = arrays[aim], arrays.cost(aim, self.private_name)

    @cached_property
    def legs(self) -> Flags:
        """Return the transfers that are left by time, materiel and limits."""
        if self.windows.free:
            return self.space.legs
        found = np.zeros(len(self.private), np.bool_)
        leg = self.space.edges.leg[self.windows.open]
        found[leg[leg >= 0]] = True
        return found

    @cached_property
    def all_private(self) -> bool:
        """Return whether no voice can be heard twice on a chain: the product is then exact."""
        return not self.space.inferred and bool((self.private | ~self.legs).all())

    @cached_property
    def product(self) -> Reals:
        """Return -log of the best product of private legs from each state."""
        if self.aim == "none" or not self.cost.any():
            return np.where(self.length < np.inf, 0.0, np.inf)
        if self.space.single_layer:
            cost = self.space.arrays.inward_cost(self.aim, self.private_name)
        else:
            cost = self._by_edge(self.cost, 0.0)
        data = np.where(self.windows.open, cost, np.inf)
        edges = self.space.edges
        return distances(edges.at, edges.tail, data, self.space.goal_states)

    def _by_edge(self, values: NDArray[Any], step: float) -> NDArray[Any]:
        leg = self.space.edges.leg
        found: NDArray[Any] = values[np.maximum(leg, 0)] if len(values) else np.zeros(len(leg))
        if not self.space.single_layer:
            found = np.where(leg >= 0, found, step)
        return found

    @cached_property
    def length(self) -> Reals:
        """Return the fewest legs from each state; infinite where the goal cannot be come to."""
        found = np.full(self.space.size, np.inf)
        wave, legs = np.asarray(self.space.goal_states), 0
        while len(wave):
            wave = self._settled(found, wave, legs)
            legs += 1
            wave = self._predecessors(found, wave, steps=False)
        return found

    def _settled(self, found: Reals, wave: NDArray[Any], legs: int) -> NDArray[Any]:
        """Return the wave with all that leads to it without a leg, all of it settled."""
        found[wave] = legs
        while not self.space.single_layer:
            more = self._predecessors(found, wave, steps=True)
            if not len(more):
                break
            found[more] = legs
            wave = np.concatenate([wave, more])
        return wave

    def _predecessors(self, found: Reals, wave: NDArray[Any], steps: bool) -> NDArray[Any]:
        edges, _ = self.space.edges.into(wave)
        edges = edges[self.windows.open[edges] & ((self.space.edges.leg[edges] < 0) == steps)]
        tail = self.space.edges.tail[edges]
        mark = np.zeros(self.space.size, np.bool_)
        mark[tail[found[tail] == np.inf]] = True
        return np.flatnonzero(mark)

    @cached_property
    def widest(self) -> Reals:
        """Return the best weakest leg of any rest from each state; 0 where there is none."""
        values = self._by_edge(self.value, 1.0)
        found = np.zeros(self.space.size)
        found[self.space.goal_states] = 1.0
        usable = np.flatnonzero(self.windows.open & (values > 0))
        usable = usable[np.argsort(-values[usable], kind="stable")]
        heads = np.repeat(np.arange(len(self.space.edges.at) - 1), np.diff(self.space.edges.at))
        ends = np.flatnonzero(np.diff(values[usable], append=-1.0))
        begin = 0
        for end in ends.tolist():
            group = usable[begin : end + 1]
            self._widen(found, group[found[heads[group]] > 0], values, values[usable[end]])
            begin = end + 1
        return found

    def _widen(self, found: Reals, edges: NDArray[Any], values: Reals, width: float) -> None:
        """Settle all that leads over ``edges`` to what is settled, no leg below ``width``."""
        while len(edges):
            tail = self.space.edges.tail[edges]
            mark = np.zeros(self.space.size, np.bool_)
            mark[tail[found[tail] == 0]] = True
            new = np.flatnonzero(mark)
            found[new] = width
            edges, _ = self.space.edges.into(new)
            edges = edges[self.windows.open[edges] & (values[edges] >= width)]

    @cached_property
    def components(self) -> NDArray[np.int32]:
        """Return, by actor, the number of its strongly connected component."""
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import connected_components

        actors = len(self.space.arrays.actors)
        head = np.repeat(np.arange(len(self.space.edges.at) - 1), np.diff(self.space.edges.at))
        last = self.space.size - 1 if not self.space.single_layer else -1
        kept = self.windows.open & (head != last)
        tail, head = self.space.edges.tail[kept] % actors, head[kept] % actors
        graph = csr_matrix((np.ones(len(tail)), (tail, head)), shape=(actors, actors))
        found: NDArray[np.int32] = connected_components(graph, connection="strong")[1]
        return found
