"""The ten best paths between pairs of actors, beside a Dijkstra and an A* on the same graph.

    python -m benchmarks.tasks.searches FOLDER LIMIT [timely]

All solve the same question where voices are private: the support of a path is then the product of
its legs, and -log of support the cost of an edge. Where they are shared the peers are inexact, for
a product is then less than the support, and only a yardstick. Time and materiel are set aside,
except for ``timely``, which none of the peers can answer: the pairs are then such as a walk in
order of time connects.

- one *Dijkstra* is scipy's, compiled, from the start to all actors;
- *A\\** finds ten simple paths best first, with the exact cost to the goal (a Dijkstra of the
  reversed graph) as its estimate, so that it hardly ever looks at a path that it does not list;
- *bidirectional* is networkit's, compiled, and finds one path.

Peers have of parallel transfers the best alone, and of all transfers those that a path may use. All
graphs are made beforehand, and so are our arrays. Each question is asked up to three times, in a
process of its own that is ended after ``LIMIT`` seconds of CPU; a line of JSON is printed for each.
CPU is that of the thread, for under such a limit Linux tells that of the process by ticks alone; no
searcher here has more threads than one.
"""

from __future__ import annotations

import contextlib
import gc
import heapq
import json
import math
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from benchmarks.measuring import limited
from graph.arrays.compact import Compact, Names, compact
from graph.constraints.limits import Limits
from graph.model.vocabulary import ACTOR_TYPES
from graph.network import Network
from graph.paths.search import Search
from seeds.cache import store

K = 10
PAIRS = 5
ROUNDS = 3

ONCE = 2.0
"""After how many seconds of CPU a question is not asked again."""

Work = Callable[[int, int], Mapping[str, Any]]
"""Asks for the paths from one actor, by number, to another; returns what to tell of them."""


def matrix(arrays: Compact) -> Any:
    """Return the least cost from actor to actor, over transfers that a path may use."""
    size = len(arrays.actors)
    named = ~arrays.of_types([name for name, one in ACTOR_TYPES.items() if not one.junction])
    giver, receiver = arrays["giver"].astype(np.int64), arrays["receiver"].astype(np.int64)
    usable = arrays["goes_on"] & (arrays["point"] > 0) & named[giver] & named[receiver]
    giver, receiver, point = giver[usable], receiver[usable], arrays["point"][usable]
    cost = np.maximum(-np.log(np.minimum(point, 1)), 1e-12)  # scipy takes a 0 for no edge
    order = np.lexsort([cost, receiver, giver])
    _, first = np.unique((giver * size + receiver)[order], return_index=True)
    best = order[first]
    return csr_matrix((cost[best], (giver[best], receiver[best])), shape=(size, size))


def a_star(costs: Any, reverse: Any, start: int, goal: int) -> Mapping[str, Any]:
    """Find the ten simple paths of least cost, by best-first search with the exact rest."""
    rest = dijkstra(reverse, indices=goal)
    heads, ends, weights = costs.indices, costs.indptr, costs.data
    queue: list[tuple[float, float, tuple[int, ...]]] = [(rest[start], 0.0, (start,))]
    found = 0
    while queue and found < K:
        _, cost, path = heapq.heappop(queue)
        here = path[-1]
        if here == goal:
            found += 1
            continue
        for place in range(ends[here], ends[here + 1]):
            there = int(heads[place])
            if rest[there] < math.inf and there not in path:
                further = cost + weights[place]
                heapq.heappush(queue, (further + rest[there], further, (*path, there)))
    return {"found": found}


def one_dijkstra(costs: Any, start: int, _: int) -> Mapping[str, Any]:
    """Find the cost of every actor from the start."""
    return {"found": int(np.isfinite(dijkstra(costs, indices=start)).sum())}


def bidirectional(costs: Any) -> Work:
    """Return networkit's search for one path."""
    networkit: Any = import_module("networkit")
    networkit.setNumberOfThreads(1)
    coo = costs.tocoo()
    edges = (coo.data, (coo.row.astype(np.uint64), coo.col.astype(np.uint64)))
    graph = networkit.GraphFromCoo(edges, n=costs.shape[0], weighted=True, directed=True)

    def work(start: int, goal: int) -> Mapping[str, Any]:
        search = networkit.distance.BidirectionalDijkstra(graph, start, goal)
        search.run()
        return {"found": int(search.getDistance() < math.inf)}

    return work


def ours(network: Network, limits: Limits, start: int, goal: int) -> Mapping[str, Any]:
    """Find the ten best stated chains, and tell how many are proved."""
    ids = compact(network).actors
    found = Search(network, ids[start], ids[goal], limits).best(K)
    return {"found": len(found.chains), "proved": not found.truncated, "first": found.proved}


def pairs(costs: Any) -> list[tuple[int, int]]:
    """Return pairs of actors drawn, the second to be come to from the first, not at once."""
    random, found = Random(2), list[tuple[int, int]]()
    while len(found) < PAIRS:
        start, goal = random.sample(range(costs.shape[0]), 2)
        if costs[start, goal] == 0 and dijkstra(costs, indices=start)[goal] < np.inf:
            found.append((start, goal))
    return found


def later_pairs(arrays: Compact) -> list[tuple[int, int]]:
    """Return pairs of actors with a walk between them that time and materiel allow."""
    random, found = Random(2), list[tuple[int, int]]()
    while len(found) < PAIRS:
        start = random.randrange(len(arrays.actors))
        *_, goal = walked(arrays, start, random)
        if goal != start:
            found.append((start, goal))
    return found


def walked(arrays: Compact, here: int, random: Random) -> Iterator[int]:
    """Yield the actors of a random walk of four legs in order of time, none naming materiel."""
    unnamed = list(Names(arrays.arrays, "kinds")).index("")
    free, day = arrays["goes_on"] & (arrays["kind"] == unnamed) & (arrays["point"] > 0), 0
    yield here
    for _ in range(4):
        out = range(arrays["out_at"][here], arrays["out_at"][here + 1])
        legs = [leg for leg in out if free[leg] and arrays["last"][leg] >= day]
        if legs:
            leg = random.choice(legs)
            here, day = int(arrays["receiver"][leg]), max(day, int(arrays["first"][leg]))
            yield here


def asked(work: Callable[[], Mapping[str, Any]], limit: float) -> list[Mapping[str, Any]]:
    """Return what up to three runs cost and tell, in a process that is ended after a while."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)

    def answer() -> None:
        limited(limit)
        for _ in range(ROUNDS):
            cpu, wall = time.thread_time(), time.perf_counter()
            told = work()
            spent = time.thread_time() - cpu
            there.send({"cpu": spent, "wall": time.perf_counter() - wall, **told})
            if spent > ONCE:
                break

    child = fork.Process(target=answer)
    child.start()
    there.close()
    found = list[Mapping[str, Any]]()
    with contextlib.suppress(EOFError):
        while True:
            found.append(here.recv())
    child.join()
    return found


def main(folder: Path, limit: float, timely: bool) -> None:
    """Print a line for each pair and searcher."""
    network = store.network(folder)
    costs = matrix(compact(network))
    limits = Limits() if timely else Limits(any_time=True, any_materiel=True)
    searchers: dict[str, Work] = {
        "Dijkstra": partial(one_dijkstra, costs),
        "A*": partial(a_star, costs, costs.T.tocsr()),
        "bidirectional": bidirectional(costs),
        "armstrail": partial(ours, network, limits),
    }
    gc.collect()
    gc.freeze()
    for pair in later_pairs(compact(network)) if timely else pairs(costs):
        for name, work in searchers.items():
            runs = asked(partial(work, *pair), limit)
            told = {"what": name, "pair": pair, "over": 0 if runs else limit, "runs": runs}
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), "timely" in sys.argv[3:])
