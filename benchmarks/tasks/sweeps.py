"""Reach of all actors from one, over worlds drawn, beside the same worlds over a bit matrix.

    python -m benchmarks.tasks.sweeps FOLDER

Point, low and high figure are swept together over :data:`WORLDS` worlds, time and materiel minded.
The *bit matrix* has a row of the same bits for each actor, and passes them on along all transfers
at once until nothing changes; it minds neither time nor materiel, and so finds more. Reading and
drawing are done before. A line of JSON is printed for each.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.evidence.sampling import Draws
from graph.network import Network, build
from graph.reach.propagation import Propagation
from graph.reach.sweep import WorldSets
from graph.reach.worldsets import drawn
from seeds import tables

WORLDS = 4096


def busiest(network: Network) -> str:
    """Return the actor that gives most often."""
    return max(network.given, key=lambda one: (len(network.given[one]), one))


def rows(network: Network, sets: WorldSets[int]) -> tuple[Any, Any, NDArray[np.uint64]]:
    """Return giver, receiver and the worlds of every transfer that a path may use, by receiver."""
    numbers = {one: n for n, one in enumerate(network.dataset.actor)}
    legs = [one for one in network.dataset.transfers if one.id in network.usable]
    legs.sort(key=lambda one: numbers[one.receiver])
    words = (sets.full.bit_length() + 63) // 64
    bits = b"".join(sets.of(one.id).to_bytes(8 * words, "little") for one in legs)
    giver = np.array([numbers[one.giver] for one in legs])
    receiver = np.array([numbers[one.receiver] for one in legs])
    return giver, receiver, np.frombuffer(bits, np.uint64).reshape(len(legs), words)


def bit_matrix(start: int, giver: Any, receiver: Any, worlds: NDArray[np.uint64]) -> int:
    """Return how many actors are reached from the start in some world."""
    firsts = np.flatnonzero(np.diff(receiver, prepend=-1))
    ends = receiver[firsts]
    reached = np.zeros((max(giver.max(), receiver.max()) + 1, worlds.shape[1]), np.uint64)
    reached[start] = ~np.uint64(0)
    while True:
        come = np.bitwise_or.reduceat(reached[giver] & worlds, firsts, axis=0)
        more = reached[ends] | come
        if np.array_equal(more, reached[ends]):
            return int(reached.any(axis=1).sum()) - 1
        reached[ends] = more


def swept(network: Network, sets: WorldSets[int], start: str) -> int:
    """Return how many actors an admissible path leads to."""
    return len(Propagation(network).downstream(start, sets))


def told(name: str, work: Callable[[], int]) -> None:
    """Print what the work costs, and what it finds."""
    cpu, wall = time.thread_time(), time.perf_counter()
    found = work()
    cost = {"cpu": time.thread_time() - cpu, "wall": time.perf_counter() - wall}
    print(json.dumps({"what": name, "reached": found, **cost}), flush=True)


def main(folder: Path) -> None:
    """Print a line for the sweep and one for the bit matrix."""
    network = build(tables.read(folder))
    sets, start = drawn(network, Draws(WORLDS)), busiest(network)
    for transfer in network.usable:
        sets.of(transfer)
    print(json.dumps({"what": "transfers", "number": len(network.usable)}), flush=True)
    number = list(network.dataset.actor).index(start)
    told("bit matrix", partial(bit_matrix, number, *rows(network, sets)))
    told("armstrail", partial(swept, network, sets, start))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
