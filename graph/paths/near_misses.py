"""What is nearly a path and is none: candidates that break a rule or a limit, each with its reason.

The relaxed question has no rules but these: legs follow each other, no actor is passed twice, and
the chain does not pass its start or its goal. What an admissible path must keep besides (legs
that are asserted and completed, order in time, materiel, no possession and nobody in particular in
the middle) and what the asker limited, is counted where it is broken. A best-first search finds
first what breaks little by a short way: broken rules and legs together, with the fewest legs still
needed (Hart, Nilsson and Raphael, 1968). Of the many ways to one actor that break equally much
only the first few are followed, so that dense graphs do not drown the search: the list is of near
misses, never of all.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import compact, junctions, kinship
from graph.constraints.constraint import Way
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import breaches, objections, refusal
from graph.model.rows import Transfer
from graph.network import Network
from graph.rules.admission import Admission, ChainState, Stepped, lineage
from graph.rules.kinship import Junction, holding

Numbers = NDArray[np.int64]

MOST_NEAR_MISSES = 50
"""How many candidates are listed."""

NEAR_MISS_BUDGET = 10_000
"""How many legs are looked at before the search is cut short."""

NEAR_MISS_BUDGET_BESIDE_PATHS = 2_000
"""How many where paths were found, so that the near misses matter less."""

FARTHEST = 200
"""How many legs from the goal it is looked for."""

MOST_WAYS = 4
"""How many ways to one actor, with as much broken, are followed."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A candidate that is no path: its legs, the first reason, and how many there are besides."""

    legs: tuple[str, ...]
    reason: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class NearMisses:
    """Candidates, those first that break the fewest rules; ``cut`` says that there may be more."""

    candidates: tuple[NearMiss, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class _PartialChain:
    at: str
    state: ChainState
    legs: tuple[str, ...] = ()
    junctions: tuple[Junction | None, ...] = ()
    visited: frozenset[str] = frozenset()
    broken: tuple[str, ...] = ()
    done: bool = False


_Entry = tuple[int, int, tuple[str, ...], int, _PartialChain]
"""Broken rules and legs together, legs alone, which ones, the order of making, the chain."""


def find_near_misses(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
    most: int = MOST_NEAR_MISSES,
    budget: int = NEAR_MISS_BUDGET,
) -> NearMisses:
    """Return the candidates from ``start`` to ``goal`` that are nearly a path and are none.

    ``inferred`` lets them take steps that no source states. Cost: some passes of compiled code
    over the transfers, then ``budget`` legs at most.
    """
    return _RelaxedSearch(network, start, goal, limits, inferred, budget).nearest(most)


def way_of(
    network: Network, ends: Set[str], legs: Sequence[str], junctions: Sequence[Junction | None]
) -> Way:
    """Return a chain as the limits of a whole path see it, its support not yet evaluated."""
    rows = [network.dataset.transfer[leg] for leg in legs]
    touched = {end for leg in rows for end in (leg.giver, leg.receiver)}

    def support() -> Fraction:
        evidence = network.evidence
        return evidence.worlds.probability(lineage(evidence, legs, junctions))

    return Way(len(legs), touched, ends, support)


class _RelaxedSearch:
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
        self.kinship = kinship(network, any_materiel=limits.any_materiel)
        self.admission = Admission(network.dataset, limits.any_time, limits.any_materiel)
        self.home = network.dataset.parts(start) | {start}
        self.ends = self.home | network.dataset.parts(goal) | {goal}
        self.distance = self._distances()

    def _distances(self) -> Callable[[str], int]:
        """Return what tells the fewest legs from an actor with the arms to the goal; -1 if none.

        A pass of compiled code over the transfers for each leg that the farthest needs.
        """
        arrays = compact(self.network)
        here, there = self._junctions()
        giver, receiver = arrays["giver"], arrays["receiver"]
        found = np.full(len(arrays.actors), -1)
        ends = self.kinship.ends(self.goal, self.inferred)
        layer, legs = arrays.marked(ends), 0
        while layer.any() and legs < FARTHEST:
            giving, legs = np.zeros_like(layer), legs + 1
            giving[giver[layer[receiver]]] = True
            layer = giving.copy()
            layer[here[giving[there]]] = True
            layer &= found < 0
            found[layer] = legs
        self.cut = bool(layer.any())
        return lambda actor: int(found[arrays.actor(actor)])

    def _junctions(self) -> tuple[Numbers, Numbers]:
        """Return from whom and to whom arms can have passed by inference, as numbers of actors."""
        if not self.inferred:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        return junctions(self.network, self.kinship)[:2]

    def _arrives(self, receiver: str) -> tuple[bool, Junction | None]:
        return self.kinship.arrives(receiver, self.goal, self.inferred)

    def nearest(self, most: int) -> NearMisses:
        found: list[tuple[int, int, NearMiss]] = []
        good = set[tuple[str, ...]]()
        ways: Counter[tuple[str, int, bool]] = Counter()
        queue = [self._entry(self._first())]
        left = self.budget
        while queue and len(found) < most and left > 0:
            partial = heapq.heappop(queue)[-1]
            if partial.done:
                candidates = [*self._candidate(partial)]
                found += candidates
                good |= {partial.legs} - {row[2].legs for row in candidates}
                continue
            key = (partial.at, len(partial.broken), bool(partial.legs))
            ways[key] += 1
            if ways[key] > MOST_WAYS:
                self.cut = True
                continue
            for longer in self._longer(partial):
                heapq.heappush(queue, self._entry(longer))
                left -= 1
        best: dict[tuple[str, ...], NearMiss] = {}
        for row in sorted(found, key=lambda row: (row[:2], row[2].legs)):
            if row[2].legs not in good:  # a stockpile may be held in several ways
                best.setdefault(row[2].legs, row[2])
        return NearMisses((*best.values(),), self.cut or bool(queue))

    def _first(self) -> _PartialChain:
        now = self.limits.between[0] if self.limits.between else date.min
        return _PartialChain(
            self.start, ChainState(now=now, carried=frozenset(self.limits.materiel))
        )

    def _entry(self, partial: _PartialChain) -> _Entry:
        rest = 0 if partial.done else max(self.distance(partial.at), 0)
        legs, self.made = len(partial.legs) + rest, self.made + 1
        return len(partial.broken) + legs, legs, partial.legs, self.made, partial

    def _candidate(self, partial: _PartialChain) -> Iterator[tuple[int, int, NearMiss]]:
        """Yield what the chain breaks, its legs, and itself; nothing where it is admissible."""
        broken = (*partial.broken, *self._whole(partial))
        if broken:
            one = NearMiss(partial.legs, broken[0], len(broken) - 1)
            yield len(broken), len(partial.legs), one

    def _whole(self, partial: _PartialChain) -> Iterator[str]:
        """Yield what the limits on a whole path say against it."""
        way = way_of(self.network, self.ends, partial.legs, partial.junctions)
        way = way._replace(support=None) if partial.broken else way
        return breaches(self.dataset, way, self.limits)

    def _longer(self, partial: _PartialChain) -> Iterator[_PartialChain]:
        start = not partial.legs
        for giver, junction in self.kinship.onward(partial.at, start, self.inferred):
            if not (junction and giver in partial.visited):
                held, broken = self._holding(junction)
                onward = replace(partial, broken=(*partial.broken, *broken))
                for leg in self.network.given.get(giver, ()):
                    yield from self._with(onward, held, leg)

    def _holding(self, junction: Junction | None) -> tuple[Junction | None, tuple[str, ...]]:
        """Return the junction with the claims within the limits; if none is, itself and why."""
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

    def _with(
        self, partial: _PartialChain, junction: Junction | None, leg: Transfer
    ) -> Iterator[_PartialChain]:
        visited = partial.visited | {partial.at, leg.giver}
        arrived, last = self._arrives(leg.receiver)
        ended = arrived and not (last and last.upward)
        goes_on = not ended and self.distance(leg.receiver) > 0
        if leg.receiver in visited | self.home or not (arrived or goes_on):
            return
        state, broken = self._step(partial, junction, leg)
        broken = (*partial.broken, *broken)
        legs, junctions = (*partial.legs, leg.id), (*partial.junctions, junction)
        longer = _PartialChain(leg.receiver, state, legs, junctions, visited, broken)
        if arrived:
            yield replace(longer, junctions=(*junctions, last), done=True)
        if goes_on:
            passing = self.admission.can_go_on(leg)
            yield replace(longer, broken=(*broken, passing)) if passing else longer

    def _step(self, partial: _PartialChain, junction: Junction | None, leg: Transfer) -> Stepped:
        """Return the state after the leg, with what it breaks set aside."""
        said = (self._unusable(leg), refusal(self.network, leg, self.limits))
        broken = [*filter(None, said), *self._objections(leg, junction)]
        held = holding(self.dataset, junction)
        state, out = self.admission.step(partial.state, leg, not partial.legs, held)
        if partial.legs or not broken:  # what is of another kind than was asked for was refused
            broken += out
        return Stepped(state, tuple(broken))

    def _unusable(self, leg: Transfer) -> str:
        if leg.id in self.network.usable:
            return ""
        if leg.id in self.network.asserted:
            return f"not completed: {leg.id} is said to be {leg.outcome}, not to have come about"
        if "retracted" in self.network.evidence.marks(leg.id):
            return f"retracted: every assertion of {leg.id} has been withdrawn"
        return f"not asserted: no document that counts says that {leg.id} happened"

    def _objections(self, leg: Transfer, junction: Junction | None) -> Iterator[str]:
        """Yield who cannot be passed among those that the leg comes to."""
        for one in (leg.giver, leg.receiver) if junction else (leg.receiver,):
            if one not in self.ends:
                yield from objections(self.dataset, one, self.limits)
