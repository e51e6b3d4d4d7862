"""Shortest ways in a graph, from many actors at once: betweenness and closeness.

Brandes' accumulation (2001, "A faster algorithm for betweenness centrality") over arrays: all ways
from some actors are lengthened by one arrow at a time, in one product of matrices a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

HELD_ARROWS = 1_000_000
"""How many arrows, times actors begun from, are held at a time."""

Reals = NDArray[np.float64]


class ShortestWays:
    """The shortest ways of ``graph``; ``length`` names the attribute of an arrow, None for 1 each.

    Lengths are whole numbers of at least 1, so that ways that are as long are exactly as long.
    """

    def __init__(self, graph: nx.DiGraph[str], length: str | None) -> None:
        self.actors = list(graph)
        number = {actor: n for n, actor in enumerate(self.actors)}
        arrows = [
            (number[one], number[other], float(values.get(length or "", 1)))
            for one, other, values in graph.edges(data=True)
        ]
        tails, heads, cost = np.array(arrows, np.float64).reshape(-1, 3).T
        self.tails, self.heads = tails.astype(np.int64), heads.astype(np.int64)
        self.cost = cost[:, None]

    @cached_property
    def matrix(self) -> csr_array[Any]:
        """Return the length of the arrow from each actor (row) to each other (column)."""
        size = len(self.actors)
        return csr_array((self.cost[:, 0], (self.tails, self.heads)), shape=(size, size))

    def _ends(self, ends: NDArray[np.int64]) -> csr_array[Any]:
        """Return what adds up values of arrows (columns) at the actors (rows) that are ``ends``."""
        size, count = len(self.actors), len(ends)
        return csr_array((np.ones(count), (ends, np.arange(count))), shape=(size, count))

    def _batches(self, begun: Sequence[int], width: int) -> Iterator[NDArray[np.int64]]:
        size = max(1, HELD_ARROWS // max(1, width))
        for first in range(0, len(begun), size):
            yield np.array(begun[first : first + size], np.int64)

    def betweenness(self, begun: Sequence[int] | None = None) -> dict[str, float]:
        """Return, by actor, the share of ordered pairs of others between which it lies on a way.

        Where several ways are as short, each counts in part. ``begun`` are numbers of the actors
        from which ways are counted (at least two of them), all if None; of those an actor cannot
        lie between itself and others. O(actors begun from · arrows · arrows of the longest way).
        """
        size = len(self.actors)
        if size < 3:
            return dict.fromkeys(self.actors, 0.0)
        found = np.zeros(size)
        into, out_of = self._ends(self.heads), self._ends(self.tails)
        sources = range(size) if begun is None else begun
        for batch in self._batches(sources, len(self.tails)):
            found += self._between(batch, into, out_of)
        pairs = np.full(size, len(sources) * (size - 2), np.float64)
        pairs[np.array(sources, np.int64)] = (len(sources) - 1) * (size - 2)
        return dict(zip(self.actors, (found / pairs).tolist(), strict=True))

    def _between(
        self, begun: NDArray[np.int64], into: csr_array[Any], out_of: csr_array[Any]
    ) -> Reals:
        far = dijkstra(self.matrix, indices=begun).T
        on = np.isfinite(far[self.tails]) & (far[self.tails] + self.cost == far[self.heads])
        one = np.zeros(far.shape)
        one[begun, np.arange(len(begun))] = 1.0
        ways = _lengthened(one, into, on.astype(np.float64), self.tails)
        with np.errstate(invalid="ignore"):
            share = np.where(on, ways[self.tails] / ways[self.heads], 0.0)
        behind = _lengthened(out_of @ share, out_of, share, self.heads)
        behind[begun, np.arange(len(begun))] = 0.0
        total: Reals = behind.sum(axis=1)
        return total

    def closeness(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Return, by actor, Wasserman and Faust's closeness over the ways to it, and from it.

        O(actors · (arrows + actors · log actors)).
        """
        return self._closeness(self.matrix.T.tocsr()), self._closeness(self.matrix)

    def _closeness(self, matrix: csr_array[Any]) -> Mapping[str, float]:
        size = len(self.actors)
        found: list[float] = []
        for batch in self._batches(range(size), size):
            far = dijkstra(matrix, indices=batch)
            reached = np.isfinite(far)
            others = reached.sum(axis=1) - 1.0
            total = np.where(reached, far, 0.0).sum(axis=1)
            near = np.divide(others, total, out=np.zeros(len(batch)), where=total > 0)
            found += (near * others / max(1, size - 1)).tolist()
        return dict(zip(self.actors, found, strict=True))


def _lengthened(
    begun: Reals, adding: csr_array[Any], share: Reals, ends: NDArray[np.int64]
) -> Reals:
    """Return the sum of ``begun``, of that carried over one arrow, over two, until nothing is left.

    An arrow (row of ``share``) carries its share of what is at its end.
    """
    total, step = begun, begun
    while step.any():
        step = adding @ (share * step[ends])
        total = total + step
    return total
