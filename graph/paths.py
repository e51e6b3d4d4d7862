"""The k best admissible paths between two actors, in order of support.

Best-first search over prefixes. The support of a prefix, being the probability that all its legs
stand in one world, is never less than that of any path that continues it, and neither is the
widest path from its end to the goal; so the first k complete chains taken from the queue are the
k best (the argument of A* with a consistent bound: Hart, Nilsson and Raphael, 1968). Support is
evaluated over worlds, never as a product of legs that share a voice.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from graph.bounds import Rest, is_collective
from graph.chain import Admission, Chain, Junction, Kinship, State, held_since, lineage
from graph.errors import QuestionError
from graph.evidence import Level
from graph.limits import NO_LIMITS, Limits
from graph.model import Transfer
from graph.network import Network
from graph.worlds import Formula

BUDGET = 50_000
"""How many prefixes a search makes before it stops and says so."""

MOST_EXCLUDED = 100
"""How many excluded candidates a search keeps; the others are counted."""


@dataclass(frozen=True, slots=True)
class Excluded:
    """A candidate that is no path: its legs up to the one that fails, and the reason."""

    legs: tuple[str, ...]
    reason: str


@dataclass(slots=True)
class Found:
    """The chains of one search, best first, what was excluded, and whether it was cut short."""

    chains: list[Chain] = field(default_factory=list)
    excluded: dict[tuple[str, ...], str] = field(default_factory=dict)
    more_excluded: int = 0
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class _Prefix:
    at: str
    legs: tuple[str, ...]
    junctions: tuple[Junction | None, ...]
    visited: frozenset[str]
    state: State
    formula: Formula
    support: Fraction
    gapped: bool = False
    done: bool = False


class Search:
    """One question: chains of transfers from ``start`` to ``goal`` (actor ids).

    ``inferred`` False finds the chains that documents state throughout; True only those with a
    step that is inferred. Raises :class:`~graph.errors.QuestionError` where start is goal or a
    limit makes no sense. Cost: ``budget`` prefixes at most, one product for each whose last leg
    shares no voice with the others, one evaluation of worlds for the rest.
    """

    def __init__(
        self,
        network: Network,
        start: str,
        goal: str,
        limits: Limits = NO_LIMITS,
        inferred: bool = False,
        budget: int = BUDGET,
    ) -> None:
        self.network, self.start, self.goal = network, start, goal
        self.limits, self.inferred, self.budget = limits, inferred, budget
        dataset = network.dataset
        self.evidence = network.evidence
        self.kinship = Kinship(dataset, network.usable)
        self.admission = Admission(dataset)
        self.given: defaultdict[str, list[Transfer]] = defaultdict(list)
        for transfer in dataset.transfers:
            self.given[transfer.giver].append(transfer)
        self.home = dataset.parts(start) | {start}
        self.barred = self._barred()
        rest = Rest(network, self.kinship, goal, inferred)
        self.distance = rest.distance()
        ends: tuple[Level, ...] = ("point", "high")
        self.widest = {level: rest.widest(level) for level in ends}
        self.found = Found()

    def _barred(self) -> frozenset[str]:
        dataset, limits = self.network.dataset, self.limits
        if self.start == self.goal:
            raise QuestionError(f"'{self.start}' is both start and goal; name two actors.")
        barred: set[str] = set()
        for actor in limits.avoid:
            barred |= {actor} | dataset.parts(actor)
        for actor in (self.start, self.goal, *limits.via):
            if actor in barred:
                raise QuestionError(f"'{actor}' is to be avoided and to be passed at once.")
        if limits.max_legs is not None and limits.max_legs < 1:
            raise QuestionError(f"{limits.max_legs} legs are no path; the least is 1.")
        return frozenset(barred)

    def best(self, k: int) -> Found:
        """The ``k`` best chains. ``Found.truncated`` says that the budget ended the search."""
        if k < 1:
            raise QuestionError(f"{k} paths are no answer; the least is 1.")
        true = self.evidence.worlds.all_of([])
        first = _Prefix(self.start, (), (), frozenset(), State(), true, Fraction(1))
        queue: list[tuple[tuple[object, ...], int, _Prefix]] = [((), 0, first)]
        pushed = 0
        while queue and len(self.found.chains) < k:
            if pushed > self.budget:
                self.found.truncated = True
                break
            prefix = heapq.heappop(queue)[2]
            if prefix.done:
                self._keep(prefix)
                continue
            for longer in self._longer(prefix):
                pushed += 1
                heapq.heappush(queue, (self._rank(longer), pushed, longer))
        return self.found

    def _keep(self, prefix: _Prefix) -> None:
        chain = Chain(prefix.legs, prefix.junctions, prefix.state)
        if self._passes(chain):
            self.found.chains.append(chain)

    def _passes(self, chain: Chain) -> bool:
        legs = [self.network.dataset.transfer[leg] for leg in chain.legs]
        between = {leg.giver for leg in legs[1:]} | {leg.receiver for leg in legs[:-1]}
        parts = self.network.dataset.parts
        return all(not between.isdisjoint({via} | parts(via)) for via in self.limits.via)

    def _rank(self, prefix: _Prefix) -> tuple[object, ...]:
        support = min(prefix.support, self._width(prefix, "point"))
        high = Fraction(0) if support else min(self._high(prefix), self._width(prefix, "high"))
        return (-support, -high, len(prefix.legs), prefix.legs)

    def _width(self, prefix: _Prefix, level: Level) -> Fraction:
        """What the weakest leg of any rest can be at best; 1 where there is no rest."""
        if prefix.done:
            return Fraction(1)
        widest = self.widest[level]
        return max(widest.get((prefix.at, kind), Fraction(0)) for kind in self._kinds(prefix))

    def _kinds(self, prefix: _Prefix) -> tuple[bool, ...]:
        """Whether the rest may, or must, have a step that is inferred."""
        return (False, True) if prefix.gapped else (self.inferred,)

    def _high(self, prefix: _Prefix) -> Fraction:
        formula = lineage(self.evidence, prefix.legs, prefix.junctions, "high")
        return self.evidence.worlds.probability(formula)

    def _longer(self, prefix: _Prefix) -> Iterator[_Prefix]:
        start = not prefix.legs
        for giver, junction in self.kinship.onward(prefix.at, start, self.inferred):
            if (junction and giver in prefix.visited) or giver in self.barred:
                continue
            for leg in self.given[giver]:
                yield from self._with(prefix, junction, leg)

    def _with(self, prefix: _Prefix, junction: Junction | None, leg: Transfer) -> Iterator[_Prefix]:
        visited = prefix.visited | {prefix.at, leg.giver}
        if leg.receiver in visited | self.home | self.barred:
            return
        arrived, last = self.kinship.arrives(leg.receiver, self.goal, self.inferred)
        gapped = prefix.gapped or _is_gap(junction, not prefix.legs)
        ended = arrived and not is_collective(last)
        goes_on = not ended and self._can_reach_goal(prefix, leg, gapped)
        arrived = arrived and self.inferred == (gapped or not ended)
        if not arrived and not goes_on:
            return
        legs = (*prefix.legs, leg.id)
        state = self._admit(prefix, junction, leg)
        if isinstance(state, str):
            self._exclude(legs, state)
            return
        junctions = (*prefix.junctions, junction)
        formula, support = self._weigh(prefix, junction, leg)
        longer = _Prefix(leg.receiver, legs, junctions, visited, state, formula, support, gapped)
        if arrived:
            yield replace(longer, junctions=(*junctions, last), done=True)
        if goes_on and self._may_go_on(legs, leg):
            yield longer

    def _weigh(
        self, prefix: _Prefix, junction: Junction | None, leg: Transfer
    ) -> tuple[Formula, Fraction]:
        """The formula of the longer chain and its probability: a product only where no variable
        is shared."""
        worlds = self.evidence.worlds
        piece = lineage(self.evidence, (leg.id,), (junction,))
        formula = worlds.all_of([prefix.formula, piece])
        if not prefix.support:
            return formula, prefix.support
        if piece.variables.isdisjoint(prefix.formula.variables):
            return formula, prefix.support * worlds.probability(piece)
        return formula, worlds.probability(formula)

    def _can_reach_goal(self, prefix: _Prefix, leg: Transfer, gapped: bool) -> bool:
        """Whether legs after ``leg`` can still make a chain of the wanted kind in the limit."""
        kinds = (False, True) if gapped else (self.inferred,)
        found = [self.distance.get((leg.receiver, kind)) for kind in kinds]
        onward = min((legs for legs in found if legs is not None), default=None)
        if onward is None or self.limits.max_legs is None:
            return onward is not None
        return len(prefix.legs) + 1 + onward <= self.limits.max_legs

    def _may_go_on(self, legs: tuple[str, ...], leg: Transfer) -> bool:
        reason = self.admission.can_go_on(leg)
        if reason:
            self._exclude(legs, reason)
        return not reason

    def _admit(self, prefix: _Prefix, junction: Junction | None, leg: Transfer) -> State | str:
        if leg.id not in self.network.usable:
            return self._unusable(leg)
        return self.admission.step(
            prefix.state, leg, not prefix.legs, held_since(self.network.dataset, junction)
        )

    def _unusable(self, leg: Transfer) -> str:
        if "retracted" in self.evidence.marks(leg.id):
            return f"retracted: every assertion of {leg.id} has been withdrawn"
        return f"not asserted: no document that counts says that {leg.id} happened"

    def _exclude(self, legs: tuple[str, ...], reason: str) -> None:
        if legs in self.found.excluded:
            return
        if len(self.found.excluded) < MOST_EXCLUDED:
            self.found.excluded[legs] = reason
        else:
            self.found.more_excluded += 1


def _is_gap(junction: Junction | None, start: bool) -> bool:
    """Whether the step is no source's statement; a part of the start is no gap."""
    return junction is not None and not (start and junction.kind == "part")
