"""What a rest of a chain can have at best: the product of its legs, its weakest leg, its length.

Each is computed backwards from the goal, once for a question, by compiled code, and bounds every
rest from above (its length from below):

- *product*: over the legs of which no voice is heard again on the chain; the others count 1.
  These are independent of all else, so that the support of a prefix times this product bounds
  the chains that continue it, and where all legs are such it is exact (Dijkstra's search on
  -log, by scipy). A product of legs that share voices would be no bound.
- *widest*: the best achievable weakest leg (Pollack, *The maximum capacity through a network*,
  1960), taken value by value.
- *length*: the fewest legs, by layers.

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
from graph.paths.time_windows import Feasible

Aim = Literal["point", "high", "none"]
"""Which figure decides the order: point, the upper end where that is 0, or neither."""

MARGIN = 1e-9
"""How far, in proportion, a figure in floating point may be off; it is much less."""


def above(spent: float) -> Fraction:
    """A figure that is no less than the product of which ``spent`` is -log, nor much more."""
    return Fraction(min(1.0, max(exp(-spent) * (1 + MARGIN), ulp(0.0))))


class Bounds:
    """The bounds of one terrain for one figure; all arrays are by place, infinite or 0 if lost."""

    def __init__(self, feasible: Feasible, aim: Aim) -> None:
        self.feasible, self.terrain = feasible, feasible.terrain
        self.aim = aim
        flat = self.terrain.flat
        self.reserved = "private_inferred" if self.terrain.inferred else "private"
        self.private: Flags = flat[self.reserved]
        if aim == "none":
            self.value, self.cost = np.ones(len(self.private)), np.zeros(len(self.private))
        else:
            self.value, self.cost = flat[aim], flat.cost(aim, self.reserved)

    @cached_property
    def legs(self) -> Flags:
        """The transfers that are left by time, materiel and limits."""
        if self.feasible.free:
            return self.terrain.legs
        found = np.zeros(len(self.private), np.bool_)
        leg = self.terrain.edges.leg[self.feasible.open]
        found[leg[leg >= 0]] = True
        return found

    @cached_property
    def all_private(self) -> bool:
        """Whether no voice can be heard twice on a chain: the product is then exact."""
        return not self.terrain.inferred and bool((self.private | ~self.legs).all())

    @cached_property
    def product(self) -> Reals:
        """-log of the best product of private legs from each place."""
        if self.aim == "none" or not self.cost.any():
            return np.where(self.length < np.inf, 0.0, np.inf)
        if self.terrain.simple:
            cost = self.terrain.flat.inward_cost(self.aim, self.reserved)
        else:
            cost = self._by_edge(self.cost, 0.0)
        data = np.where(self.feasible.open, cost, np.inf)
        edges = self.terrain.edges
        return distances(edges.at, edges.tail, data, self.terrain.ends)

    def _by_edge(self, values: NDArray[Any], step: float) -> NDArray[Any]:
        leg = self.terrain.edges.leg
        found: NDArray[Any] = values[np.maximum(leg, 0)] if len(values) else np.zeros(len(leg))
        if not self.terrain.simple:
            found = np.where(leg >= 0, found, step)
        return found

    @cached_property
    def length(self) -> Reals:
        """The fewest legs from each place; infinite where the goal cannot be come to."""
        found = np.full(self.terrain.size, np.inf)
        layer, legs = np.asarray(self.terrain.ends), 0
        while len(layer):
            layer = self._settled(found, layer, legs)
            legs += 1
            layer = self._before(found, layer, steps=False)
        return found

    def _settled(self, found: Reals, layer: NDArray[Any], legs: int) -> NDArray[Any]:
        """The layer with all that leads to it without a leg, all of it settled."""
        found[layer] = legs
        while not self.terrain.simple:
            more = self._before(found, layer, steps=True)
            if not len(more):
                break
            found[more] = legs
            layer = np.concatenate([layer, more])
        return layer

    def _before(self, found: Reals, layer: NDArray[Any], steps: bool) -> NDArray[Any]:
        edges, _ = self.terrain.edges.into(layer)
        edges = edges[self.feasible.open[edges] & ((self.terrain.edges.leg[edges] < 0) == steps)]
        tail = self.terrain.edges.tail[edges]
        mark = np.zeros(self.terrain.size, np.bool_)
        mark[tail[found[tail] == np.inf]] = True
        return np.flatnonzero(mark)

    @cached_property
    def widest(self) -> Reals:
        """The best weakest leg of any rest from each place; 0 where there is none."""
        values = self._by_edge(self.value, 1.0)
        found = np.zeros(self.terrain.size)
        found[self.terrain.ends] = 1.0
        usable = np.flatnonzero(self.feasible.open & (values > 0))
        usable = usable[np.argsort(-values[usable], kind="stable")]
        heads = np.repeat(np.arange(len(self.terrain.edges.at) - 1), np.diff(self.terrain.edges.at))
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
            tail = self.terrain.edges.tail[edges]
            mark = np.zeros(self.terrain.size, np.bool_)
            mark[tail[found[tail] == 0]] = True
            new = np.flatnonzero(mark)
            found[new] = width
            edges, _ = self.terrain.edges.into(new)
            edges = edges[self.feasible.open[edges] & (values[edges] >= width)]

    @cached_property
    def circles(self) -> NDArray[np.int32]:
        """By actor, a number that those share who can come to each other and back."""
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import connected_components

        actors = len(self.terrain.flat.actors)
        head = np.repeat(np.arange(len(self.terrain.edges.at) - 1), np.diff(self.terrain.edges.at))
        last = self.terrain.size - 1 if not self.terrain.simple else -1
        kept = self.feasible.open & (head != last)
        tail, head = self.terrain.edges.tail[kept] % actors, head[kept] % actors
        graph = csr_matrix((np.ones(len(tail)), (tail, head)), shape=(actors, actors))
        found: NDArray[np.int32] = connected_components(graph, connection="strong")[1]
        return found
