"""Every admissible chain between actors: the proofs that reach rests on.

Depth-first over simple chains, with the same rules as :mod:`graph.paths`; meant for the small
and middling graphs that are evaluated exactly. Beyond ``budget`` prefixes it raises
:class:`~graph.errors.BudgetError`, and reach is sampled instead (:mod:`graph.spread`).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from graph.chain import Admission, Chain, Junction, Kinship, State, held_since, lineage
from graph.errors import BudgetError
from graph.evidence import Level
from graph.model import Transfer
from graph.network import Network
from graph.worlds import ONE, Formula

BUDGET = 20_000
"""How many prefixes one question may look at, whatever their order."""


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

    def out_of(self, start: str) -> dict[str, Chains]:
        """The chains from ``start`` by the actor that they come to."""
        found: defaultdict[str, Chains] = defaultdict(Chains)
        for prefix in self._walk(start, None):
            for goal in self._goals(prefix):
                self._keep(found[goal], start, goal, prefix)
        return {goal: chains for goal, chains in found.items() if chains.strict}

    def into(self, goal: str) -> dict[str, Chains]:
        """The chains to ``goal`` by the actor that they come from."""
        aim = self._leading_to(goal)
        starts = (actor for actor in self.dataset.actor if actor in aim and actor != goal)
        found = {start: self._between(start, goal, aim) for start in starts}
        return {start: chains for start, chains in found.items() if chains.strict}

    def between(self, start: str, goal: str) -> Chains:
        """The chains of one pair."""
        return self._between(start, goal, self._leading_to(goal))

    def _between(self, start: str, goal: str, aim: set[str]) -> Chains:
        found = Chains()
        for prefix in self._walk(start, aim):
            self._keep(found, start, goal, prefix)
        return found

    def _leading_to(self, goal: str) -> set[str]:
        """Actors at which chains can be that come to the goal, time and materiel set aside."""
        back: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.dataset.actor:
            for there, _ in self.kinship.onward(actor, True, True):
                back[there].append(actor)
        into: defaultdict[str, list[str]] = defaultdict(list)
        for giver, legs in self.given.items():
            for leg in legs:
                into[leg.receiver] += back[giver]
        found = {one for one in into if self.kinship.arrives(one, goal, True)[0]}
        queue = list(found)
        while queue:
            new = set(into[queue.pop()]) - found
            found |= new
            queue += new
        return found

    def _walk(self, start: str, aim: set[str] | None) -> Iterator[_Prefix]:
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
            stack += (
                one
                for one in self._longer(prefix)
                if one.at not in home and (aim is None or one.at in aim)
            )

    def _longer(self, prefix: _Prefix) -> Iterator[_Prefix]:
        last = self.dataset.transfer[prefix.legs[-1]] if prefix.legs else None
        if last and self.admission.can_go_on(last):
            return
        for giver, junction in self.kinship.onward(prefix.at, not prefix.legs, True):
            if junction and giver in prefix.visited:
                continue
            visited = prefix.visited | {prefix.at, giver}
            for leg in self.given[giver]:
                if leg.receiver not in visited:
                    yield from self._with(prefix, junction, leg, visited)

    def _with(
        self, prefix: _Prefix, junction: Junction | None, leg: Transfer, visited: frozenset[str]
    ) -> Iterator[_Prefix]:
        since = held_since(self.dataset, junction)
        state = self.admission.step(prefix.state, leg, not prefix.legs, since)
        if isinstance(state, State):
            legs, junctions = (*prefix.legs, leg.id), (*prefix.junctions, junction)
            yield _Prefix(leg.receiver, legs, junctions, visited, state)

    def _goals(self, prefix: _Prefix) -> tuple[str, ...]:
        """The actors it may have come to: its receiver, what that is a part of, and its parts."""
        return (prefix.at, *self.dataset.collectives(prefix.at), *self.dataset.parts(prefix.at))

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
    ends: dict[str, tuple[Fraction, Fraction]] = {}
    for leg in {leg for chain in chains for leg in chain.legs}:
        ends[leg] = (network.evidence.support([leg]), network.evidence.support([leg], "high"))

    def most(chain: Chain) -> tuple[Fraction, Fraction]:
        support, high = (min(ends[leg][n] for leg in chain.legs) for n in (0, 1))
        return support, ONE if support else high

    best: list[tuple[Fraction, Fraction, int, Sequence[str], Chain]] = []
    for chain in sorted(chains, key=most, reverse=True):
        if len(best) == k and most(chain) < (-best[-1][0], -best[-1][1]):
            break
        support = _value(network, chain, "point")
        high = Fraction(0) if support else _value(network, chain, "high")
        best.append((-support, -high, len(chain.legs), chain.legs, chain))
        best = heapq.nsmallest(k, best, key=lambda row: row[:4])
    return [row[-1] for row in best]


def _value(network: Network, chain: Chain, level: Level) -> Fraction:
    formula = lineage(network.evidence, chain.legs, chain.junctions, level)
    return network.evidence.worlds.probability(formula)
