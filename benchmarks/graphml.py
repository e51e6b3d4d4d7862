"""How long our GraphML takes and how much memory, beside networkx's own writer on the same graph.

    .venv/bin/python -m benchmarks.graphml [TRANSFERS]

Each writer runs in a process of its own, forked after the graph is there; memory is what the
process needed beyond that. Both write to a file that is thrown away. The last lines are the ratios
that the project holds itself to: networkx takes at least three times as long, and our memory does
not grow with the number of transfers.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from exports.exporting import save
from graph.dates import parse
from graph.model import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.vocabulary import ACTOR_TYPES, MODES

DEFAULT = 1_000_000
KIB = 1024


class Cost(NamedTuple):
    """Seconds, mebibytes beyond the graph, and the size of the file in mebibytes."""

    seconds: float
    memory: float
    size: float

    def __str__(self) -> str:
        return f"{self.seconds:7.1f} s  {self.memory:7.1f} MiB more  {self.size:7.1f} MiB written"


def network(transfers: int) -> Network:
    """A network of that many transfers among a tenth as many actors, two voices, 20 documents."""
    draw = random.Random(transfers)
    types, modes = list(ACTOR_TYPES), list(MODES)
    actors = [Actor(f"a{n}", f"Actor {n}", draw.choice(types)) for n in range(transfers // 10)]
    edges, said = [], []
    for n in range(transfers):
        giver, receiver = draw.sample(range(len(actors)), 2)
        edges.append(
            Transfer(
                f"t{n}",
                f"a{giver}",
                f"a{receiver}",
                draw.choice(modes),
                ("assault-rifle", "ammunition") if n % 3 else (),
                parse(str(draw.randrange(1990, 2026))) if n % 4 else None,
                place=f"Place {draw.randrange(5000)}",
                note=f"what the researcher noted of transfer number {n}",
            )
        )
        said.append(Statement(f"s{n}", f"t{n}", f"o{n % 2}", f"d{n % 20}", "asserts"))
    return build(
        Dataset(
            actors=tuple(actors),
            documents=tuple(Document(f"d{n}", f"Document {n}") for n in range(20)),
            origins=(Origin("o0", "One", grade="B"), Origin("o1", "Two", grade="D")),
            transfers=tuple(edges),
            statements=tuple(said),
        )
    )


def apart(write: Callable[[Path], object]) -> Cost:
    """What it costs to write in a forked process; memory by the peak of its resident set."""
    with tempfile.TemporaryDirectory() as folder:
        file, result = Path(folder) / "graph.graphml", Path(folder) / "cost"
        child = os.fork()
        if not child:
            before, began = _peak(), time.perf_counter()
            write(file)
            seconds = time.perf_counter() - began
            result.write_text(f"{seconds} {(_peak() - before) / KIB}")
            os._exit(0)
        os.waitpid(child, 0)
        seconds, memory = map(float, result.read_text().split())
        return Cost(seconds, memory, file.stat().st_size / KIB / KIB)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measured(transfers: int) -> tuple[Cost, Cost]:
    """Our cost and networkx's."""
    began = time.perf_counter()
    net = network(transfers)
    graph = net.graph
    gc.freeze()
    print(
        f"{transfers:,} transfers; the graph took {time.perf_counter() - began:.0f} s", flush=True
    )
    ours = apart(lambda file: save(net, "graphml", file))
    print(f"  armstrail                   {ours}", flush=True)
    theirs = apart(lambda file: nx.write_graphml_lxml(graph, file))
    print(f"  networkx write_graphml_lxml {theirs}", flush=True)
    return ours, theirs


def main(transfers: int) -> int:
    """Measure a tenth and the whole; the exit code says whether the promises hold."""
    small, _ = measured(transfers // 10)
    gc.unfreeze()
    gc.collect()
    ours, theirs = measured(transfers)
    faster = theirs.seconds / ours.seconds
    grown = ours.memory - small.memory
    print(f"networkx takes {faster:.1f} times as long (promised: at least 3)")
    print(f"ten times the transfers: {grown:+.1f} MiB of our memory (promised: under 64)")
    return 0 if faster >= 3 and grown < 64 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT))
