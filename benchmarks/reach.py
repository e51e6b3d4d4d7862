"""How fast reach is, beside naive sampling with networkx and beside ProbLog.

Run as ``python -m benchmarks.reach``; everything is drawn from fixed seeds and takes about two
minutes. Only ratios are worth reading: the rivals run in turn in one process, on the same inputs,
and medians over the rounds are compared.

*Twenty voices*: reach of one pair over 30, 45 and 60 transfers, the point figure. armstrail
evaluates it exactly, from the dataset on. Naive sampling draws a world (who can be relied on),
builds the networkx graph of the transfers that stand in it and searches it, as often as armstrail
would draw by itself (:data:`graph.evidence.sampling.WORLDS`); it is given the assertions. ProbLog
gets the same voices, transfers and rules as a program, and answers exactly too; a run of it ends
after :data:`PATIENCE` seconds and counts as that long. Where few transfers leave the voices
untangled, starting up is most of what either takes.

*A hundred thousand transfers*: reach of all actors from one, with its range, over 4,096 worlds;
one transfer in twenty is undated. Naive sampling draws one world at a time and is let off all
that is hard: it finds the point figure alone, and minds neither time order nor materiel. The
sweep is slowest where many transfers are undated, as what comes late then runs on through all of
them: *five thousand transfers, one in five undated* shows how much.

ProbLog (``pip install problog``) is left out, and the run says so, where it is not installed.
"""

from __future__ import annotations

import gc
import math
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from random import Random
from statistics import median
from typing import Any

import networkx as nx

from graph.evidence.findings import Evidence
from graph.evidence.sampling import WORLDS, Draws
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.reach.propagation import Propagation
from graph.reach.worldsets import drawn, every, layer

ROUNDS = 3
SIZES = {30: 3, 45: 3, 60: 2}
"""By number of transfers: how many inputs of twenty voices are drawn."""

PATIENCE = 30
"""Seconds that ProbLog has for one answer."""

_MONTHS = [f"{year}-{month:02d}" for year in range(2005, 2025) for month in range(1, 13)]
DATES = [f"{month}-{day:02d}" for month in _MONTHS for day in range(1, 29)]
DATES += _MONTHS * 8 + [month[:4] for month in _MONTHS] * 4
"""Seven in ten to the day, two to the month, one to the year."""

MATERIEL = ["small-arm", "rifle", "atgm", "ammunition", "equipment"]


def draw(seed: int, actors: int, transfers: int, voices: int, dated: float = 0) -> Dataset:
    """A dataset of that size: one to two voices a transfer, some of the second ones denying.

    ``dated`` is the part of the transfers that have a date; without any, none has materiel.
    """
    random = Random(seed)
    legs, said = [], []
    for n in range(transfers):
        giver, receiver = random.sample(range(actors), 2)
        start = parse(random.choice(DATES)) if random.random() < dated else None
        materiel = (random.choice(MATERIEL),) if dated and random.random() < 0.5 else ()
        ends = (f"a{giver}", f"a{receiver}")
        legs.append(Transfer(f"t{n}", *ends, "supplied", materiel, start=start))
        for m in range(random.choice([1, 1, 2])):
            stance = random.choice(["asserts"] * 6 + ["denies"]) if m else "asserts"
            voice = f"o{n % voices if not m else random.randrange(voices)}"
            said.append(Statement(f"s{n}-{m}", f"t{n}", voice, "d", stance, basis="testimony"))
    return Dataset(
        actors=tuple(Actor(f"a{n}", f"A{n}", "armed-group") for n in range(actors)),
        documents=(Document("d", "D"),),
        origins=tuple(
            Origin(f"o{n}", f"O{n}", "", "", random.choice("ABCD"), "drawn") for n in range(voices)
        ),
        transfers=tuple(legs),
        statements=tuple(said),
    )


class Naive:
    """One world at a time: who can be relied on, the graph of what then stands, a search."""

    def __init__(self, evidence: Evidence) -> None:
        self.random = Random(1)
        self.voices = sorted({one.voice for one in evidence.dataset.origins})
        self.legs = [
            (leg.giver, leg.receiver, self._said(evidence, leg.id))
            for leg in evidence.dataset.transfers
        ]

    def _said(self, evidence: Evidence, transfer: str) -> list[tuple[str, float, bool]]:
        return [
            (one.voice, float(evidence.ladder[one.letter].point), one.supports)
            for one in evidence.assertions[transfer]
        ]

    def world(self) -> nx.DiGraph[str]:
        """The graph of the transfers that are backed and not countered in a world drawn."""
        drawn = {voice: self.random.random() for voice in self.voices}
        graph: nx.DiGraph[str] = nx.DiGraph()
        for giver, receiver, said in self.legs:
            held = {supports for voice, limit, supports in said if drawn[voice] <= limit}
            if held == {True}:
                graph.add_edge(giver, receiver)
        return graph

    def reach(self, start: str, goal: str, worlds: int) -> float:
        """In which part of the worlds the goal is reached."""
        hits = 0
        for _ in range(worlds):
            graph = self.world()
            hits += start in graph and goal in graph and nx.has_path(graph, start, goal)
        return hits / worlds

    def descendants(self, start: str, worlds: int) -> int:
        """How often any actor is reached from the start."""
        found = 0
        for _ in range(worlds):
            graph = self.world()
            found += len(nx.descendants(graph, start)) if start in graph else 0
        return found


def program(evidence: Evidence, start: str, goal: str) -> str:
    """The same question to ProbLog: voices as annotated disjunctions, reach as a rule."""
    lines = []
    cuts: dict[str, set[int]] = {}
    for leg in evidence.dataset.transfers:
        lines.append(
            f"leg({leg.giver},{leg.receiver}) :- backed({leg.id}), \\+countered({leg.id})."
        )
        lines += [f"backed({leg.id}) :- fail.", f"countered({leg.id}) :- fail."]
        for one in evidence.assertions[leg.id]:
            limit = int(evidence.ladder[one.letter].point * 100)
            cuts.setdefault(one.voice, set()).add(limit)
            side = "backed" if one.supports else "countered"
            lines.append(f"{side}({leg.id}) :- u({one.voice},U), U =< {limit}.")
    for voice, limits in cuts.items():
        ends = pairwise(sorted({0, 100, *limits}))
        lines.append("; ".join(f"{(b - a) / 100}::u({voice},{b})" for a, b in ends) + ".")
    lines += ["reach(X,Y) :- leg(X,Y).", "reach(X,Y) :- leg(X,Z), reach(Z,Y)."]
    return "\n".join([*lines, f"query(reach({start},{goal}))."])


def ask_problog() -> Callable[[str], float] | None:
    """A function that gives the probability that a program asks for; None without ProbLog."""
    try:
        problog: Any = __import__("problog.program")
    except ImportError:
        return None

    def ask(text: str) -> float:
        model = problog.program.PrologString(text)
        return float(next(iter(problog.get_evaluatable().create_from(model).evaluate().values())))

    return ask


def timed(work: Callable[[], float]) -> tuple[float, float]:
    """Seconds that the work took, and its result; nobody pays for the litter of the others."""
    gc.collect()
    gc.freeze()
    begin = time.perf_counter()
    result = work()
    return time.perf_counter() - begin, result


def exact(data: Dataset, start: str, goal: str) -> float:
    """Reach of the pair by armstrail, the point figure, from the dataset on."""
    network = build(data)
    diagrams, sets = every(network, network.dataset.transfer, "point")
    stands = Propagation(network).downstream(start, sets, goal)
    return float(diagrams.probability(stands.get(goal, sets.none)))


def within(seconds: int, work: Callable[[], float]) -> float:
    """The result of the work; not a number where it takes longer than that."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return work()
    except TimeoutError:
        return math.nan
    finally:
        signal.alarm(0)


def twenty_voices(transfers: int, inputs: int) -> Iterator[str]:
    """The first comparison for one size, as lines."""
    ask = ask_problog()
    seconds: dict[str, list[float]] = {"armstrail": [], "naive sampling": [], "ProbLog": []}
    for seed in range(1, inputs + 1):
        data = draw(seed, actors=10, transfers=transfers, voices=20)
        evidence = Evidence(data)
        rivals = {
            "armstrail": partial(exact, data, "a0", "a1"),
            "naive sampling": partial(Naive(evidence).reach, "a0", "a1", WORLDS),
        }
        if ask:
            question = partial(ask, program(evidence, "a0", "a1"))
            rivals["ProbLog"] = partial(within, PATIENCE, question)
        results = {}
        for turn in range(ROUNDS):
            for name, work in rivals.items():
                if turn and max(seconds[name][-1:], default=0) > PATIENCE / 3:
                    continue  # once is enough for what takes so long
                taken, results[name] = timed(work)
                seconds[name].append(taken)
        told = (f"{name} {figure:.4f}" for name, figure in results.items())
        yield f"  {transfers} transfers, input {seed}: {', '.join(told)}"
    yield from ratios(seconds)
    if not ask:
        yield "  ProbLog is not installed: left out"


def ratios(seconds: dict[str, list[float]]) -> Iterator[str]:
    """How many times faster armstrail is than each rival, by medians."""
    own = median(seconds.pop("armstrail"))
    for name, taken in seconds.items():
        if taken:
            yield f"  armstrail is {median(taken) / own:,.0f} times faster than {name}"


def all_actors(network: Network, propagation: Propagation, start: str) -> float:
    """Reach of all actors over 4,096 worlds with its range; how many actors are reached."""
    draws = Draws(4096)
    found = propagation.downstream(start, drawn(network, draws))
    figures = [
        [layer(bits, place, draws.worlds).bit_count() for place in range(3)]
        for bits in found.values()
    ]
    return len(figures)


def sweeps(transfers: int, dated: float, worlds: int) -> Iterator[str]:
    """The comparison of sweeps, naive sampling drawing ``worlds`` a round, as lines."""
    network = build(draw(1, transfers // 10, transfers, voices=2_000, dated=dated))
    naive, propagation, usable = Naive(network.evidence), Propagation(network), network.usable
    yield f"  {len(usable):,} transfers, reach of all actors with its range, 4,096 worlds"
    own, one_world = [], []
    for _ in range(ROUNDS):
        own.append(timed(partial(all_actors, network, propagation, "a0"))[0])
        one_world.append(timed(partial(naive.descendants, "a0", worlds))[0] / worlds)
    many = median(own) / median(one_world)
    yield f"  armstrail takes as long as naive sampling for {many:,.1f} worlds,"
    yield f"  so for as many worlds it is {4096 / many:,.0f} times faster"


if __name__ == "__main__":
    print(f"Twenty voices, {WORLDS:,} worlds for naive sampling:")
    for transfers, inputs in SIZES.items():
        for line in twenty_voices(transfers, inputs):
            print(line)
    print("A hundred thousand transfers, one in twenty undated:")
    for line in sweeps(100_000, 0.95, 2):
        print(line)
    print("Five thousand transfers, one in five undated:")
    for line in sweeps(5_000, 0.8, 40):
        print(line)
