"""What is nearly a path and is none: candidates that break a rule or a limit, each with its reason.

The relaxed question has no rules but these: legs follow each other, no actor is passed twice, and
the chain does not pass its start or its goal. What an admissible path must keep besides (legs
that are asserted, order in time, materiel, no possession and nobody in particular in the middle)
and what the asker limited, is counted where it is broken. A best-first search finds first what
breaks little by a short way: broken rules and legs together, with the fewest legs still needed
(Hart, Nilsson and Raphael, 1968). Of the many ways to one actor that break equally much only the
first few are followed, so that dense graphs do not drown the search: the list is of near misses,
never of all.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from graph.arrays.compact import compact, kinship
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import refusal
from graph.model.rows import Transfer
from graph.network import Network
from graph.rules.admission import Admission, State, Stepped, lineage
from graph.rules.kinship import Junction, holding

MOST = 50
"""How many candidates are listed."""

BUDGET = 10_000
"""How many legs are looked at before the search is cut short."""

BESIDE_PATHS = 2_000
"""How many where paths were found, so that the near misses matter less."""

FARTHEST = 200
"""How many legs from the goal it is looked for."""

WIDTH = 4
"""How many ways to one actor, with as much broken, are followed."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A candidate that is no path: its legs, the first reason, and how many there are besides."""

    legs: tuple[str, ...]
    reason: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Candidates, those first that break the fewest rules; ``cut`` says that there may be more."""

    candidates: tuple[Excluded, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _Prefix:
    at: str
    state: State
    legs: tuple[str, ...] = ()
    junctions: tuple[Junction | None, ...] = ()
    visited: frozenset[str] = frozenset()
    broken: tuple[str, ...] = ()
    done: bool = False


_Entry = tuple[int, int, tuple[str, ...], int, _Prefix]
"""Broken rules and legs together, legs alone, which ones, the order of making, and the prefix."""


def excluded(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
    most: int = MOST,
    budget: int = BUDGET,
) -> Exclusions:
    """The candidates from ``start`` to ``goal`` that come nearest to being a path and are none.

    ``inferred`` lets them take steps that no source states. Cost: some passes of compiled code
    over the transfers, then ``budget`` legs at most.
    """
    return _Relaxed(network, start, goal, limits, inferred, budget).nearest(most)


def too_weak(
    network: Network, legs: Sequence[str], junctions: Sequence[Junction | None], least: Fraction
) -> str:
    """That a chain has less than the support asked for; empty where it has as much."""
    evidence = network.evidence
    support = evidence.worlds.probability(lineage(evidence, legs, junctions))
    if support >= least:
        return ""
    return f"support: {float(support):.2g} is less than the {float(least):.2g} asked for"


class _Relaxed:
    def __init__(
        self,
        network: Network,
        start: str,
        goal: str,
        limits: Limits,
        inferred: bool,
        budget: int,
    ) -> None:
        self.network, self.dataset = network, network.dataset
        self.goal, self.limits, self.inferred = goal, limits, inferred
        self.start, self.budget, self.cut, self.made = start, budget, False, 0
        self.kinship = kinship(network)
        self.admission = Admission(network.dataset, limits.any_time, limits.any_materiel)
        self.home = network.dataset.parts(start) | {start}
        self.ends = self.home | network.dataset.parts(goal) | {goal}
        self.distance = self._distances()

    def _distances(self) -> Callable[[str], int]:
        """The fewest legs from an actor that has the arms to the goal, -1 where none lead there.

        A pass of compiled code over the transfers for each leg that the farthest needs.
        """
        flat, back = compact(self.network), self.kinship.before(self.inferred)
        giver, receiver = flat["giver"], flat["receiver"]
        found = np.full(len(flat.actors), -1)
        ends = self.kinship.ends(self.goal, self.inferred)
        layer, legs = flat.marked(ends), 0
        beside = [(flat.actor(there), [*map(flat.actor, had)]) for there, had in back.items()]
        while layer.any() and legs < FARTHEST:
            giving, legs = np.zeros_like(layer), legs + 1
            giving[giver[layer[receiver]]] = True
            layer = giving.copy()
            for there, had in beside:
                layer[had] |= giving[there]
            layer &= found < 0
            found[layer] = legs
        self.cut = bool(layer.any())
        return lambda actor: int(found[flat.actor(actor)])

    def _arrives(self, receiver: str) -> tuple[bool, Junction | None]:
        return self.kinship.arrives(receiver, self.goal, self.inferred)

    def nearest(self, most: int) -> Exclusions:
        found: list[tuple[int, int, Excluded]] = []
        ways: Counter[tuple[str, int, bool]] = Counter()
        queue = [self._entry(self._first())]
        left = self.budget
        while queue and len(found) < most and left > 0:
            prefix = heapq.heappop(queue)[-1]
            if prefix.done:
                found += self._candidate(prefix)
                continue
            key = (prefix.at, len(prefix.broken), bool(prefix.legs))
            ways[key] += 1
            if ways[key] > WIDTH:
                self.cut = True
                continue
            for longer in self._longer(prefix):
                heapq.heappush(queue, self._entry(longer))
                left -= 1
        best = sorted(found, key=lambda row: (row[:2], row[2].legs))
        return Exclusions(tuple(row[2] for row in best), self.cut or bool(queue))

    def _first(self) -> _Prefix:
        now = self.limits.between[0] if self.limits.between else date.min
        return _Prefix(self.start, State(now=now, carried=frozenset(self.limits.materiel)))

    def _entry(self, prefix: _Prefix) -> _Entry:
        rest = 0 if prefix.done else max(self.distance(prefix.at), 0)
        legs, self.made = len(prefix.legs) + rest, self.made + 1
        return len(prefix.broken) + legs, legs, prefix.legs, self.made, prefix

    def _candidate(self, prefix: _Prefix) -> Iterator[tuple[int, int, Excluded]]:
        """What the chain breaks, its legs, and itself; nothing where it is admissible."""
        broken = (*prefix.broken, *self._whole(prefix))
        if broken:
            one = Excluded(prefix.legs, broken[0], len(broken) - 1)
            yield len(broken), len(prefix.legs), one

    def _whole(self, prefix: _Prefix) -> Iterator[str]:
        """What the limits on a whole path say against it."""
        limits, legs = self.limits, len(prefix.legs)
        if limits.max_legs is not None and legs > limits.max_legs:
            yield f"length: {legs} legs, and at most {limits.max_legs} were asked for"
        touched = self._touched(prefix)
        for via in limits.via:
            if touched.isdisjoint({via} | self.dataset.parts(via)):
                yield f"way: it does not pass {self.dataset.actor[via].name}"
        types = {self.dataset.actor[one].type for one in touched - self.ends}
        for kind in limits.via_types:
            if kind not in types:
                yield f"way: it passes no actor of the type “{kind}”"
        if limits.min_support is not None and not prefix.broken:
            weak = too_weak(self.network, prefix.legs, prefix.junctions, limits.min_support)
            yield from filter(None, [weak])

    def _touched(self, prefix: _Prefix) -> set[str]:
        legs = [self.dataset.transfer[leg] for leg in prefix.legs]
        return {end for leg in legs for end in (leg.giver, leg.receiver)}

    def _longer(self, prefix: _Prefix) -> Iterator[_Prefix]:
        start = not prefix.legs
        for giver, junction in self.kinship.onward(prefix.at, start, self.inferred):
            if not (junction and giver in prefix.visited):
                held, broken = self._holding(junction)
                onward = replace(prefix, broken=(*prefix.broken, *broken))
                for leg in self.network.given.get(giver, ()):
                    yield from self._with(onward, held, leg)

    def _holding(self, junction: Junction | None) -> tuple[Junction | None, tuple[str, ...]]:
        """The junction with the claims that pass the limits; where none does, as it is, and why."""
        if not (junction and junction.transfers):
            return junction, ()
        claims = map(self.dataset.transfer.__getitem__, junction.transfers)
        said = {one.id: refusal(self.network, one, self.limits) for one in claims}
        good = tuple(one for one, reason in said.items() if not reason)
        if good:
            return replace(junction, transfers=good), ()
        here, there = (self.dataset.actor[one].name for one in (junction.here, junction.there))
        why = next(iter(said.values()))
        return junction, (f"{why}; nothing within the limits says that {here} holds {there}",)

    def _with(self, prefix: _Prefix, junction: Junction | None, leg: Transfer) -> Iterator[_Prefix]:
        visited = prefix.visited | {prefix.at, leg.giver}
        arrived, last = self._arrives(leg.receiver)
        ended = arrived and not (last and last.kind == "collective")
        goes_on = not ended and self.distance(leg.receiver) > 0
        if leg.receiver in visited | self.home or not (arrived or goes_on):
            return
        state, broken = self._step(prefix, junction, leg)
        broken = (*prefix.broken, *broken)
        legs, junctions = (*prefix.legs, leg.id), (*prefix.junctions, junction)
        longer = _Prefix(leg.receiver, state, legs, junctions, visited, broken)
        if arrived:
            yield replace(longer, junctions=(*junctions, last), done=True)
        if goes_on:
            passing = self.admission.can_go_on(leg)
            yield replace(longer, broken=(*broken, passing)) if passing else longer

    def _step(self, prefix: _Prefix, junction: Junction | None, leg: Transfer) -> Stepped:
        """The state after the leg, with what it breaks set aside."""
        said = (self._unusable(leg), refusal(self.network, leg, self.limits))
        broken = [*filter(None, said), *self._of_type(leg, junction)]
        held = holding(self.dataset, junction)
        state, out = self.admission.step(prefix.state, leg, not prefix.legs, held)
        if prefix.legs or not broken:  # what is of another kind than was asked for was refused
            broken += out
        return Stepped(state, tuple(broken))

    def _unusable(self, leg: Transfer) -> str:
        if leg.id in self.network.usable:
            return ""
        if "retracted" in self.network.evidence.marks(leg.id):
            return f"retracted: every assertion of {leg.id} has been withdrawn"
        return f"not asserted: no document that counts says that {leg.id} happened"

    def _of_type(self, leg: Transfer, junction: Junction | None) -> Iterator[str]:
        """Who is of a type to be avoided among those that the leg comes to."""
        ends = (leg.giver, leg.receiver) if junction else (leg.receiver,)
        for one in ends if self.limits.avoid_types else ():
            actor = self.dataset.actor[one]
            if one not in self.ends and actor.type in self.limits.avoid_types:
                yield f"avoided: {actor.name} is of the type “{actor.type}”"
