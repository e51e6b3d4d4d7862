"""Beginnings of chains: how they grow leg by leg, and which of them can be given up.

A prefix goes over bundles (transfers of one giver, receiver and evidence), so that parallel
transfers of the same evidence are one. Which of their members it takes stays open: its states are
the choices that no other choice makes needless.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.arrays.compiling import FIRST
from graph.evidence.findings import Level
from graph.evidence.worlds import Formula
from graph.paths.bounds import Aim, above
from graph.paths.expansion import ONE, Fan, Ground
from graph.paths.state_space import Step
from graph.rules.kinship import Junction

State = tuple[tuple[int, ...], int, int]
"""A choice of members: the ranks of their ids, the earliest day then, the items it may be of."""

Ranks = tuple[int, ...]


@dataclass(slots=True)
class Prefix:
    """A beginning, or with ``done`` the whole, of a chain.

    ``own`` is the product of its private legs; ``shared`` are formulas of the others, by parts
    that share no variable, and ``heard`` the figure of these; ``common`` has a bit for the
    evidence of each.
    ``support`` is the figure of all. ``least`` bounds the number of
    legs of the chain from below.
    """

    before: Prefix | None
    junction: Junction | None
    members: Sequence[int]
    at: int
    layer: int
    legs: int
    visited: frozenset[int]
    states: list[State]
    common: int
    own: Fraction
    shared: tuple[Formula, ...]
    heard: Fraction
    done: bool = False
    support: Fraction = ONE
    bound: Fraction = ONE
    least: int = 0

    @property
    def ids(self) -> Ranks:
        """The ranks of the ids of the first choice of members."""
        return self.states[0][0]

    def way(self) -> list[Prefix]:
        """The prefixes that end with each leg in turn, this one last."""
        found: list[Prefix] = []
        one = self
        while one.before:
            found.append(one)
            one = one.before
        return found[::-1]


class Growth:
    """Grows the prefixes of one search for one figure."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.terrain, self.feasible = ground, ground.terrain, ground.feasible
        self.flat, self.network = ground.terrain.flat, ground.terrain.network
        self.aim: Aim = ground.aim
        self._keys: dict[object, int] = {}
        self.most = self.terrain.limits.max_legs
        self.measured = self.most is not None or not ground.all_private or ground.aim == "none"

    def root(self) -> Prefix:
        """The empty prefix, at the start."""
        start = self.flat.actor(self.terrain.start)
        states: list[State] = [((), FIRST, self.feasible.every)]
        return Prefix(None, None, (), start, 0, 0, frozenset(), states, 0, ONE, (), ONE)

    def longer(self, prefix: Prefix, step: Step, fan: Fan, n: int) -> Prefix | None:
        """The prefix with the n-th bundle of the fan; None where that can be no admissible one."""
        receiver, done = int(fan.receiver[n]), bool(fan.done[n])
        visited = prefix.visited | {prefix.at, step.giver}
        place = int(fan.place[n])
        if receiver in visited or self._too_long(prefix, place, done):
            return None
        members = fan.bundle(n)
        states = self._states(prefix, step, members, -1 if done else place)
        if not states:
            return None
        grown = Prefix(
            before=prefix,
            junction=step.junction,
            members=members,
            at=receiver,
            layer=int(fan.layer[n]),
            legs=prefix.legs + 1,
            visited=visited,
            states=states,
            common=prefix.common,
            own=prefix.own,
            shared=prefix.shared,
            heard=prefix.heard,
            done=done,
        )
        if self.aim != "none":
            self._weigh(grown, step, members[0])
        return grown if self._bounded(grown, place) else None

    def _too_long(self, prefix: Prefix, place: int, done: bool) -> bool:
        if self.most is None:
            return False
        rest = 0.0 if done else float(self.ground.length[place])
        return prefix.legs + 1 + rest > self.most

    def _states(
        self, prefix: Prefix, step: Step, members: Sequence[int], place: int
    ) -> list[State]:
        rank = self.flat["rank"]
        if self.feasible.free:
            ids, now, mask = prefix.states[0]
            return [((*ids, int(rank[members[0]])), now, mask)]
        since = FIRST if self.terrain.limits.any_time else step.since(self.network)
        found = []
        for ids, now, mask in prefix.states:
            for member in members:
                first, last = self.feasible.span(member)
                day = max(now, since, first)
                items = mask & self.feasible.fits[int(self.flat["kind"][member])]
                if place >= 0:
                    items = self.feasible.narrowed(place, day, items)
                if items and day <= last:
                    found.append(((*ids, int(rank[member])), day, items))
        return _needed(found)

    def _weigh(self, grown: Prefix, step: Step, leg: int) -> None:
        """Take the leg, and that a stockpile is held, into the figures of the prefix."""
        if self.ground.private[leg]:
            grown.own *= self.ground.exactly(leg)
        else:
            evidence = self.network.evidence
            self._hear(
                grown,
                int(self.flat["evidence"][leg]),
                evidence.stands(self.flat.transfers[leg], self._level),
            )
        if step.junction and step.junction.transfers:
            evidence = self.network.evidence
            held = [evidence.stands(one, self._level) for one in step.junction.transfers]
            self._hear(grown, step.junction.transfers, evidence.worlds.any_of(held))
        grown.support = grown.own * grown.heard if grown.shared else grown.own

    @property
    def _level(self) -> Level:
        return "high" if self.aim == "high" else "point"

    def _hear(self, grown: Prefix, key: object, piece: Formula) -> None:
        """Join the piece with what it shares a variable with; the other parts stay as they are."""
        bit = 1 << self._keys.setdefault(key, len(self._keys))
        if grown.common & bit:
            return
        worlds = self.network.evidence.worlds
        touched = [one for one in grown.shared if not one.variables.isdisjoint(piece.variables)]
        joined = worlds.all_of([*touched, piece]) if touched else piece
        for one in touched:
            grown.heard /= worlds.probability(one) or ONE
        grown.heard *= worlds.probability(joined)
        grown.common |= bit
        grown.shared = (*(one for one in grown.shared if one not in touched), joined)

    def _bounded(self, grown: Prefix, place: int) -> bool:
        """Set what the chain can be at best; whether it can be one of those looked for."""
        if grown.done:
            grown.bound, grown.least = grown.support, grown.legs
            return True
        grown.bound, grown.least = grown.support, grown.legs + 1
        if self.measured:
            grown.least = grown.legs + int(self.ground.length[place])
        if self.aim == "none":
            return True
        if not self.ground.all_private:
            grown.bound = min(grown.bound, self.ground.narrowest(place))
        rest = self.ground.rest(grown.at, grown.layer)
        if rest is None:
            product = above(float(self.ground.product[place]))
            grown.bound = min(grown.bound, grown.support * product)
        elif (whole := grown.support * rest[0]) <= grown.bound:
            grown.bound = whole
            grown.least = max(grown.least, grown.legs + rest[1])
        return bool(grown.bound)


def _needed(states: list[State]) -> list[State]:
    """The states of which no one that comes before in order leaves as much open."""
    kept: list[State] = []
    for ids, now, mask in sorted(states):
        if not any(day <= now and mask & ~items == 0 for _, day, items in kept):
            kept.append((ids, now, mask))
    return kept
