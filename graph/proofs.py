"""Every admissible chain between two actors: the proofs that reach of the pair rests on.

Depth-first over simple chains, with the same rules as :mod:`graph.paths`; meant for the small
and middling graphs whose cuts are wanted (:mod:`graph.scrutiny`). Beyond ``budget`` prefixes it
raises :class:`~graph.errors.BudgetError`.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache

from graph.chain import Admission, Chain, Junction, Kinship, State, held_since, lineage
from graph.errors import BudgetError
from graph.evidence import Level
from graph.model import Transfer
from graph.network import Network
from graph.worlds import Formula

BUDGET = 20_000
"""How many prefixes one question may look at, whatever their order."""

_RANKS: tuple[Level, Level] = ("point", "high")

MOST_LOOKED_AT = 64
"""How many actors are looked at to tell whether a prefix is a dead end."""


@dataclass(frozen=True, slots=True)
class _Prefix:
    at: str
    legs: tuple[str, ...] = ()
    junctions: tuple[Junction | None, ...] = ()
    visited: frozenset[str] = frozenset()
    state: State = field(default_factory=State)


@dataclass(slots=True)
class Chains:
    """The chains of one pair: those that documents state throughout, and those with inference.

    A chain that passes its goal, or a part of it, on its way is not among them.
    """

    stated: list[Chain] = field(default_factory=list)
    inferred: list[Chain] = field(default_factory=list)

    @property
    def strict(self) -> list[Chain]:
        """The stated ones where there are any, the inferred ones otherwise."""
        return self.stated or self.inferred


@dataclass(frozen=True, slots=True)
class _Move:
    """A leg that can follow where an actor has the arms: through which junction, and since when."""

    junction: Junction | None
    leg: Transfer
    since: date


@dataclass(frozen=True, slots=True)
class _Aim:
    """A goal: the receivers at which chains end, and all actors from which some come there."""

    ends: frozenset[str]
    leading: frozenset[str]


class Proofs:
    """Lists the chains of one network; ``budget`` is for all that one object is asked."""

    def __init__(self, network: Network, budget: int = BUDGET) -> None:
        self.network, self.dataset = network, network.dataset
        self.budget, self.taken = budget, 0
        self.kinship = Kinship(network.dataset, network.usable)
        self.admission = Admission(network.dataset)
        self.given: defaultdict[str, list[Transfer]] = defaultdict(list)
        for transfer in network.dataset.transfers:
            if transfer.id in network.usable:
                self.given[transfer.giver].append(transfer)
        self._moves = cache(self._find_moves)
        self._next = cache(self._find_next)
        self._last = {one.id for legs in self.given.values() for one in legs if self._ends(one)}

    def _ends(self, leg: Transfer) -> bool:
        return bool(self.admission.can_go_on(leg))

    def _find_moves(self, actor: str, start: bool) -> tuple[_Move, ...]:
        return tuple(
            _Move(junction, leg, held_since(self.dataset, junction))
            for giver, junction in self.kinship.onward(actor, start, True)
            for leg in self.given[giver]
        )

    def _find_next(self, actor: str) -> tuple[str, ...]:
        return tuple(sorted({move.leg.receiver for move in self._moves(actor, False)}))

    def between(self, start: str, goal: str) -> Chains:
        """The chains of one pair."""
        found, aim = Chains(), self._aim(goal)
        for prefix in self._walk(start, aim):
            if prefix.at in aim.ends:
                self._keep(found, start, goal, prefix)
        return found

    def _aim(self, goal: str) -> _Aim:
        """Where chains end that come to the goal, and lead there, time and materiel set aside."""
        back: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.dataset.actor:
            for there, _ in self.kinship.onward(actor, True, True):
                back[there].append(actor)
        into: defaultdict[str, list[str]] = defaultdict(list)
        for giver, legs in self.given.items():
            for leg in legs:
                into[leg.receiver] += back[giver]
        ends = {one for one in into if self.kinship.arrives(one, goal, True)[0]}
        found, queue = set(ends), list(ends)
        while queue:
            new = set(into[queue.pop()]) - found
            found |= new
            queue += new
        return _Aim(frozenset(ends), frozenset(found))

    def _walk(self, start: str, aim: _Aim) -> Iterator[_Prefix]:
        home = self.dataset.parts(start) | {start}
        stack = [_Prefix(start)]
        while stack:
            prefix = stack.pop()
            self.taken += 1
            if self.taken > self.budget:
                raise BudgetError(
                    f"More than {self.budget} chains of transfers would have to be listed;"
                    " ask for a pair of actors that lie nearer to each other."
                )
            if prefix.legs:
                yield prefix
            longer = (one for one in self._longer(prefix, aim) if one.at not in home)
            stack += (one for one in longer if self._can_come(one, aim))

    def _can_come(self, prefix: _Prefix, aim: _Aim) -> bool:
        """Whether the goal can still be come to without an actor that was visited.

        After :data:`MOST_LOOKED_AT` actors it is taken for granted.
        """
        seen, queue = {prefix.at}, [prefix.at]
        for actor in queue:
            if actor in aim.ends or len(seen) > MOST_LOOKED_AT:
                return True
            for one in self._next(actor):
                if one not in seen and one in aim.leading and one not in prefix.visited:
                    seen.add(one)
                    queue.append(one)
        return False

    def _longer(self, prefix: _Prefix, aim: _Aim) -> Iterator[_Prefix]:
        if prefix.legs and prefix.legs[-1] in self._last:
            return
        visited = prefix.visited | {prefix.at}
        for move in self._moves(prefix.at, not prefix.legs):
            leg = move.leg
            if leg.receiver in visited or (move.junction and leg.giver in prefix.visited):
                continue
            if leg.receiver not in aim.leading:
                continue
            state = self.admission.step(prefix.state, leg, not prefix.legs, move.since)
            if isinstance(state, State):
                junctions = (*prefix.junctions, move.junction)
                legs = (*prefix.legs, leg.id)
                yield _Prefix(leg.receiver, legs, junctions, visited | {leg.giver}, state)

    def _keep(self, found: Chains, start: str, goal: str, prefix: _Prefix) -> None:
        arrived, last = self.kinship.arrives(prefix.at, goal, True)
        if arrived and goal != start and not self._passed(prefix, goal):
            chain = Chain(prefix.legs, (*prefix.junctions, last), prefix.state)
            (found.inferred if chain.gaps else found.stated).append(chain)

    def _passed(self, prefix: _Prefix, goal: str) -> bool:
        """Whether an earlier leg has come to the goal, so that a shorter chain already did."""
        ends = self.dataset.parts(goal) | {goal}
        return any(self.dataset.transfer[leg].receiver in ends for leg in prefix.legs[:-1])


def reach_formula(
    network: Network, chains: Iterable[Chain], level: Level = "point", voice: str | None = None
) -> Formula:
    """That at least one of the chains stands."""
    evidence = network.evidence
    return evidence.worlds.any_of(
        lineage(evidence, chain.legs, chain.junctions, level, voice) for chain in chains
    )


def ranked(network: Network, chains: Sequence[Chain], k: int = 1) -> list[Chain]:
    """The ``k`` best chains, in the order of :mod:`graph.paths`.

    A chain is never better than its weakest leg, so that most need not be evaluated.
    """
    legs = {leg for chain in chains for leg in chain.legs}
    point, high = (
        {leg: float(network.evidence.support([leg], level)) for leg in legs} for level in _RANKS
    )

    def most(chain: Chain) -> tuple[float, float]:
        weakest = min(point[leg] for leg in chain.legs)
        return weakest, 1.0 if weakest else min(high[leg] for leg in chain.legs)

    best: list[tuple[Fraction, Fraction, int, Sequence[str], Chain]] = []
    for limit, chain in sorted(((most(one), one) for one in chains), key=_limit, reverse=True):
        if len(best) == k and limit < (float(-best[-1][0]), float(-best[-1][1])):
            break
        support = _value(network, chain, "point")
        upper = Fraction(0) if support else _value(network, chain, "high")
        best.append((-support, -upper, len(chain.legs), chain.legs, chain))
        best = heapq.nsmallest(k, best, key=lambda row: row[:4])
    return [row[-1] for row in best]


def _limit(row: tuple[tuple[float, float], Chain]) -> tuple[float, float]:
    return row[0]


def _value(network: Network, chain: Chain, level: Level) -> Fraction:
    formula = lineage(network.evidence, chain.legs, chain.junctions, level)
    return network.evidence.worlds.probability(formula)
