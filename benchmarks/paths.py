"""How fast the ten best paths are found, beside what other libraries have for it.

Run as ``python benchmarks/paths.py [STATEMENTS ...]`` (10000, 100000 and 1000000 without any)
after ``pip install igraph rustworkx``. Everything is drawn from fixed seeds. Only ratios are worth
reading: all run in turn in one process, on the same pairs of actors, and medians are compared.

The graphs have a transfer to each statement, a fifth as many actors (a tenth from a million on),
power-law degrees, and letters A to E. Each statement has a voice of its own, so that the support
of a path is the product of its legs and all solve the same question, -log of support being the
cost of an edge. What others cannot hold is spared them: of parallel transfers they get the best.
All graphs are built beforehand, and so are armstrail's arrays (``compact``), which can be kept.

- networkx ``shortest_simple_paths``, igraph ``get_k_shortest_paths``, scipy ``yen``: the ten best
  simple paths. A rival that does not end in :data:`MOST_SECONDS` is stopped: "more than".
- rustworkx has no such function; ``k_shortest_path_lengths`` gives the tenth length alone, and of
  walks, which is less.
- scipy ``dijkstra``, one run from the start to all actors: the yardstick.

*With time and materiel*: the same graph, nine in ten transfers dated to a month, half of them
with materiel, and a path must be possible. None of the others answers that. Between most of the
pairs nothing is possible then, so that as many pairs are asked about between which something is.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra, yen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.arrays.compact import compact
from graph.constraints.limits import Limits
from graph.evidence.ladder import LADDER
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.paths.search import Search
from graph.paths.state_space import Sought, StateSpace
from graph.paths.time_windows import NO_DAY, TimeWindows

SIZES = (10_000, 100_000, 1_000_000)
K = 10
PAIRS = 5
"""How many pairs of actors are asked about."""

MOST_SECONDS = 30.0
"""How long a rival may take for one pair."""

SLOPE = 0.6
"""The n-th actor by degree is drawn in proportion to n to the power of minus this."""

MONTHS = [f"{year}-{month:02d}" for year in range(2005, 2025) for month in range(1, 13)]
MATERIEL = ["small-arm", "rifle", "atgm", "ammunition", "vehicle", "tank", "uav"]
LIMITED = "with time and materiel"
POSSIBLE = "with time and materiel, where a path is possible"
ANYHOW = Limits(any_time=True, any_materiel=True)


def draw(seed: int, statements: int) -> Dataset:
    """A dataset of that many statements, with a transfer and a voice to each."""
    actors = statements // (5 if statements < 1_000_000 else 10)
    chooser, random = np.random.default_rng(seed), Random(seed)
    weights = np.arange(1, actors + 1) ** -SLOPE
    ends = [
        chooser.permutation(actors)[chooser.choice(actors, statements, p=weights / weights.sum())]
        for _ in range(2)
    ]
    documents = (Document("d", "D"),)
    transfers, said, voices = [], [], []
    for n, (giver, receiver) in enumerate(zip(*(one.tolist() for one in ends), strict=True)):
        receiver = receiver if receiver != giver else (receiver + 1) % actors
        start = parse(random.choice(MONTHS)) if random.random() < 0.9 else None
        materiel = (random.choice(MATERIEL),) if random.random() < 0.5 else ()
        one = Transfer(f"t{n}", f"a{giver}", f"a{receiver}", "supplied", materiel, start=start)
        transfers.append(one)
        voices.append(Origin(f"o{n}", "", "", "", random.choice("ABCDE"), "drawn"))
        said.append(Statement(f"s{n}", f"t{n}", f"o{n}", "d", "asserts", basis="testimony"))
    people = tuple(Actor(f"a{n}", "", "armed-group") for n in range(actors))
    return Dataset(people, documents, tuple(voices), tuple(transfers), tuple(said))


def matrix(network: Network) -> Any:
    """The least cost from actor to actor, numbered as in the arrays."""
    arrays = compact(network)
    size = len(arrays.actors)
    cost = -np.log(np.minimum(arrays["point"], 1.0))
    order = np.lexsort([cost, arrays["receiver"], arrays["giver"]])
    giver, receiver = arrays["giver"][order].astype(np.int64), arrays["receiver"][order]
    _, first = np.unique(giver * size + receiver, return_index=True)
    data = (cost[order][first], (giver[first], receiver[first]))
    return csr_matrix(data, shape=(size, size))


def rivals(costs: Any) -> Iterator[tuple[str, Callable[[int, int], float]]]:
    """By name, what finds the ten best paths of a pair and gives the cost of the last one."""
    plain = nx.from_scipy_sparse_array(costs, create_using=nx.DiGraph, edge_attribute="weight")

    def ask_networkx(start: int, goal: int) -> float:
        found = nx.shortest_simple_paths(plain, start, goal, weight="weight")
        paths = [path for _, path in zip(range(K), found, strict=False)]
        return float(nx.path_weight(plain, paths[-1], "weight"))

    yield "networkx", ask_networkx
    tail, head = costs.nonzero()
    try:
        igraph: Any = __import__("igraph")
        edges = igraph.Graph(n=costs.shape[0], edges=np.column_stack([tail, head]), directed=True)
        edges.es["weight"] = costs.data

        def ask_igraph(start: int, goal: int) -> float:
            how = {"to": goal, "k": K, "weights": "weight", "output": "epath"}
            path = edges.get_k_shortest_paths(start, **how)[-1]
            return float(sum(edges.es[path]["weight"]))

        yield "igraph", ask_igraph
    except ImportError:
        print("  igraph is not installed: left out")
    yield "scipy yen", lambda start, goal: float(yen(costs, start, goal, K)[-1])
    try:
        rustworkx: Any = __import__("rustworkx")
        rust = rustworkx.PyDiGraph()
        rust.add_nodes_from(range(costs.shape[0]))
        rust.add_edges_from(list(zip(tail.tolist(), head.tolist(), costs.data, strict=True)))

        def ask_rustworkx(start: int, goal: int) -> float:
            return float(rustworkx.k_shortest_path_lengths(rust, start, K, float, goal)[goal])

        yield "rustworkx (lengths of walks)", ask_rustworkx
    except ImportError:
        print("  rustworkx is not installed: left out")


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds that the work took, and its result."""
    gc.collect()
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def in_time(work: Callable[[], float]) -> tuple[float, float | None]:
    """The same in a process of its own, which is stopped after a while (result: None)."""
    here, there = multiprocessing.get_context("fork").Pipe()

    def answer() -> None:
        there.send(timed(work))

    child = multiprocessing.get_context("fork").Process(target=answer)
    child.start()
    answered = here.poll(MOST_SECONDS)
    found: tuple[float, float | None] = here.recv() if answered else (MOST_SECONDS, None)
    child.kill()
    child.join()
    return found


def ask(network: Network, limits: Limits, start: str, goal: str) -> Any:
    """armstrail's answer: the stated chains, with what is proved."""
    return Search(network, start, goal, limits).best(K)


def compare(statements: int) -> Iterator[str]:
    """One size, as lines."""
    taken, network = timed(lambda: build(draw(1, statements)))
    built, arrays = timed(lambda: compact(network))
    yield f"{statements:,} statements on {len(arrays.actors):,} actors"
    yield f"  (rows drawn in {taken:.1f} s, arrays built in {built:.1f} s)"
    costs = matrix(network)
    others = dict(rivals(costs))
    gc.freeze()
    reverse = dict(enumerate(arrays.actors))
    seconds: dict[str, list[float]] = {"armstrail": [], LIMITED: [], POSSIBLE: []}
    stopped: dict[str, int] = {}
    cut, asked, possible = 0, pairs(costs), timely(network)
    ask(network, ANYHOW, reverse[asked[0][0]], reverse[asked[0][1]])  # keeps costs with the arrays
    for (start, goal), later in zip(asked, possible, strict=True):
        seconds.setdefault("one Dijkstra", []).append(
            timed(partial(dijkstra, costs, indices=start))[0]
        )
        own, found = timed(partial(ask, network, ANYHOW, reverse[start], reverse[goal]))
        seconds["armstrail"].append(own)
        support = network.evidence.support(found.chains[-1].legs)
        for name, work in others.items():
            taken, cost = in_time(partial(work, start, goal))
            seconds.setdefault(name, []).append(taken)
            stopped[name] = stopped.get(name, 0) + (cost is None)
            best = None if cost is None else float(np.exp(-cost))
            same = best is None or abs(best - float(support)) < 1e-9
            if not same and "walks" not in name:
                yield f"  {name} differs: {best:.9f}, armstrail {float(support):.9f}"
        for name, ends in ((LIMITED, (start, goal)), (POSSIBLE, later)):
            own, limited = timed(partial(ask, network, Limits(), *(reverse[one] for one in ends)))
            seconds[name].append(own)
            cut += limited.truncated
    yield from ratios(seconds, stopped)
    yield f"  {cut} of {2 * PAIRS} searches with time and materiel ended at their budget"


def pairs(costs: Any) -> list[tuple[int, int]]:
    """Pairs of actors drawn, the second to be come to from the first."""
    random = Random(2)
    found: list[tuple[int, int]] = []
    while len(found) < PAIRS:
        start, goal = random.sample(range(costs.shape[0]), 2)
        if dijkstra(costs, indices=start)[goal] < np.inf and costs[start, goal] == 0:
            found.append((start, goal))
    return found


def timely(network: Network) -> list[tuple[int, int]]:
    """Pairs drawn between which a path is possible, with time and materiel."""
    random, arrays = Random(3), compact(network)
    found: list[tuple[int, int]] = []
    while len(found) < PAIRS:
        start, goal = random.sample(range(len(arrays.actors)), 2)
        space = StateSpace(network, arrays.actors[start], arrays.actors[goal], Limits(), Sought())
        possible = np.flatnonzero((TimeWindows(space).latest > NO_DAY).any(axis=0))
        others = [one for one in possible.tolist() if one != goal]
        if others:
            found.append((random.choice(others), goal))
    return found


def ratios(seconds: dict[str, list[float]], stopped: dict[str, int]) -> Iterator[str]:
    """Medians, and how they compare."""
    own, yardstick = median(seconds["armstrail"]), median(seconds["one Dijkstra"])
    for name, taken in seconds.items():
        more = "more than " if stopped.get(name, 0) * 2 > len(taken) else ""
        line = f"  {name}: {more}{median(taken) * 1000:,.1f} ms"
        if name in (LIMITED, POSSIBLE):
            line += f" (worst {max(taken):,.1f} s), {median(taken) / yardstick:.1f} times Dijkstra"
        elif name == "armstrail":
            line += f", {own / yardstick:.2f} times one Dijkstra"
        elif name != "one Dijkstra":
            line += f"; armstrail is {more}{median(taken) / own:,.0f} times faster"
        yield line


if __name__ == "__main__":
    for size in [int(one) for one in sys.argv[1:]] or SIZES:
        for text in compare(size):
            print(text, flush=True)
    print(f"(LADDER A to E: {', '.join(str(float(LADDER[one].point)) for one in 'ABCDE')})")
