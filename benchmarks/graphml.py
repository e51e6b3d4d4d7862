"""How long our GraphML takes and how much memory, beside networkx's own writer on the same graph.

    .venv/bin/python -m benchmarks.graphml [TRANSFERS]

Memory is what each writer needed beyond the graph. Both write to a file that is thrown away. The
last lines are the ratios that the project holds itself to: networkx takes at least three times as
long, and our memory does not grow with the number of transfers. There are more actors than get a
place (2,000), since finding places is no part of the writing; measures, which are columns of the
actors, are computed before, as all other figures are.
"""

from __future__ import annotations

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

import networkx as nx

from exports.formats import FORMATS
from exports.formats import graph_rows as rows
from exports.map.layout import MOST_ACTORS_LAID_OUT
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MODES
from graph.network import Network, build

DEFAULT = 1_000_000
MIB = 1 << 20
STATUS = Path("/proc/self/status")


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
    count = max(transfers // 10, MOST_ACTORS_LAID_OUT + 1)
    actors = [Actor(f"a{n}", f"Actor {n}", draw.choice(types)) for n in range(count)]
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
        said.append(
            Statement(f"s{n}", f"t{n}", f"o{n % 2}", f"d{n % 20}", "asserts", summary="said")
        )
    return build(
        Dataset(
            actors=tuple(actors),
            documents=tuple(Document(f"d{n}", f"Document {n}") for n in range(20)),
            origins=(Origin("o0", "One", grade="B", grade_reason="drawn"), Origin("o1", "Two")),
            transfers=tuple(edges),
            statements=tuple(said),
        )
    )


def cost(write: Callable[[BinaryIO], object]) -> Cost:
    """What it costs to write a file; memory is the peak of the resident set, where Linux tells."""
    gc.collect()
    with tempfile.TemporaryFile() as file:
        before = _memory("VmRSS", forget=True)
        began = time.perf_counter()
        write(file)
        seconds = time.perf_counter() - began
        return Cost(seconds, _memory("VmHWM") - before, file.tell() / MIB)


def _memory(name: str, forget: bool = False) -> float:
    """The resident set in mebibytes, now or at its peak; ``forget`` the peak so far."""
    if not STATUS.exists():
        return 0.0
    if forget:
        STATUS.with_name("clear_refs").write_text("5")
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def measured(transfers: int) -> tuple[Cost, Cost]:
    """Our cost and networkx's."""
    began = time.perf_counter()
    net = network(transfers)
    graph, _ = net.graph, rows.measured(net)
    gc.freeze()
    print(
        f"{transfers:,} transfers; the graph took {time.perf_counter() - began:.0f} s", flush=True
    )
    ours = cost(lambda file: FORMATS["graphml"].write(net, file))
    print(f"  armstrail                   {ours}", flush=True)
    theirs = cost(lambda file: nx.write_graphml_lxml(graph, file))
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
