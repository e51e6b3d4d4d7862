"""Least costs from many places to the nearest of a few (Dijkstra, *A note on two problems*, 1959).

Where there are many edges scipy does it, which takes longer to import than few of them to search.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import inf

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Reals

FEW = 2_000
"""Up to how many edges are searched without scipy."""


def distances(
    at: NDArray[np.integer],
    ends: NDArray[np.integer],
    cost: Reals,
    centre: NDArray[np.integer],
    radius: float = inf,
) -> Reals:
    """Return, by place, how far it is from the nearest of ``centre``.

    Infinite beyond ``radius``.

    The edges of place p lead to ``ends[at[p]:at[p + 1]]``, each at its ``cost``, 0 or more. Sums
    are added up in the order of the edges, so that either way gives the very same figures.
    """
    if len(cost) <= FEW:
        return _by_queue(at, ends, cost, centre, radius)
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    graph = csr_matrix((cost, ends, at), shape=(len(at) - 1, len(at) - 1))
    found: Reals = dijkstra(graph, indices=centre, min_only=True, limit=radius)
    return found


def _by_queue(
    at: NDArray[np.integer],
    ends: NDArray[np.integer],
    cost: Reals,
    centre: NDArray[np.integer],
    radius: float,
) -> Reals:
    first, onward, costs = at.tolist(), ends.tolist(), cost.tolist()
    found = [inf] * (len(first) - 1)
    queue = [(0.0, place) for place in centre.tolist()]
    for _, place in queue:
        found[place] = 0.0
    heapify(queue)
    while queue:
        far, place = heappop(queue)
        for edge in range(first[place], first[place + 1]) if far == found[place] else ():
            there, beyond = onward[edge], far + costs[edge]
            if beyond < found[there] and beyond <= radius:
                found[there] = beyond
                heappush(queue, (beyond, there))
    return np.array(found)
