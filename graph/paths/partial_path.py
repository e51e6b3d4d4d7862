"""Partial paths, the beginnings of chains: how they are extended leg by leg.

A partial path goes over bundles (transfers of one giver, receiver and evidence), so that parallel
transfers of the same evidence are one. Which of their members it takes stays open: its
*choices* are those that no other choice dominates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.arrays.compiling import FIRST
from graph.evidence.findings import Level
from graph.evidence.worlds import ONE, Formula
from graph.paths.bounds import Aim, above
from graph.paths.expansion import Expander, Expansion
from graph.paths.state_space import GivingStep
from graph.rules.kinship import Junction

Choice = tuple[tuple[int, ...], int, int]
"""A choice of members: the ranks of their ids, the earliest day then, the items it may be of."""

Ranks = tuple[int, ...]


@dataclass(slots=True)
class PartialPath:
    """A beginning, or with ``done`` the whole, of a chain.

    ``own`` is the product of its private legs; ``shared`` are formulas of the others, by parts
    that share no variable, and ``heard`` the figure of these; ``common`` has a bit for the
    evidence of each.
    ``support`` is the figure of all. ``least_legs`` bounds the number of
    legs of the chain from below.
    """

    before: PartialPath | None
    junction: Junction | None
    members: Sequence[int]
    at: int
    layer: int
    legs: int
    visited: frozenset[int]
    choices: list[Choice]
    common: int
    own: Fraction
    shared: tuple[Formula, ...]
    heard: Fraction
    done: bool = False
    support: Fraction = ONE
    bound: Fraction = ONE
    least_legs: int = 0

    @property
    def ids(self) -> Ranks:
        """Return the ranks of the ids of the first choice of members."""
        return self.choices[0][0]

    def way(self) -> list[PartialPath]:
        """Return the partial paths that end with each leg in turn, this one last."""
        found: list[PartialPath] = []
        one = self
        while one.before:
            found.append(one)
            one = one.before
        return found[::-1]


def in_order(partial: PartialPath) -> tuple[Fraction, int, Ranks]:
    """Return a key by which whole partial paths are sorted."""
    return -partial.support, partial.legs, partial.ids


class Extender:
    """Extends the partial paths of one search for one figure."""

    def __init__(self, expander: Expander) -> None:
        self.expander, self.space, self.windows = expander, expander.space, expander.windows
        self.arrays, self.network = expander.space.arrays, expander.space.network
        self.aim: Aim = expander.aim
        self._keys: dict[object, int] = {}
        self.most = self.space.limits.max_legs
        self.measured = self.most is not None or not expander.all_private or expander.aim == "none"

    def root(self) -> PartialPath:
        """Return the empty partial path, at the start."""
        start = self.arrays.actor(self.space.start)
        choices: list[Choice] = [((), FIRST, self.windows.every)]
        return PartialPath(None, None, (), start, 0, 0, frozenset(), choices, 0, ONE, (), ONE)

    def extend(
        self, partial: PartialPath, step: GivingStep, expansion: Expansion, n: int
    ) -> PartialPath | None:
        """Return the partial path with the n-th bundle; None where no admissible one begins so."""
        extended = self._extended(partial, step, expansion, n)
        if extended is None:
            return None
        if self.aim != "none":
            self._weigh(extended, step, extended.members[0])
        return extended if self._bounded(extended, int(expansion.state[n])) else None

    def expansion(self, partial: PartialPath, step: GivingStep) -> Expansion:
        """Return what can follow the partial path after the step."""
        layer = partial.layer
        if step.junction or not partial.legs:
            layer |= int(self.space.passes[step.giver]) | step.gap
        return self.expander.expand(step.giver, layer)

    def along(self, way: Iterable[tuple[GivingStep, int, bool]], support: Fraction) -> PartialPath:
        """Return the whole partial path of that support over these steps, each with the first leg
        of a bundle and whether it is the last one."""
        partial = self.root()
        for step, leg, done in way:
            expansion = self.expansion(partial, step)
            place = expansion.place(leg, done)
            extended = self._extended(partial, step, expansion, place)
            if extended is None:
                raise ValueError(f"No admissible path goes on with transfer {leg} here.")
            partial = extended
        partial.support = support
        return partial

    def _extended(
        self, partial: PartialPath, step: GivingStep, expansion: Expansion, n: int
    ) -> PartialPath | None:
        receiver, done = int(expansion.receiver[n]), bool(expansion.done[n])
        visited = partial.visited | {partial.at, step.giver}
        state = int(expansion.state[n])
        if receiver in visited or self._too_long(partial, state, done):
            return None
        members = expansion.bundle(n)
        choices = self._choices(partial, step, members, -1 if done else state)
        if not choices:
            return None
        return PartialPath(
            before=partial,
            junction=step.junction,
            members=members,
            at=receiver,
            layer=int(expansion.layer[n]),
            legs=partial.legs + 1,
            visited=visited,
            choices=choices,
            common=partial.common,
            own=partial.own,
            shared=partial.shared,
            heard=partial.heard,
            done=done,
        )

    def _too_long(self, partial: PartialPath, state: int, done: bool) -> bool:
        if self.most is None:
            return False
        rest = 0.0 if done else float(self.expander.length[state])
        return partial.legs + 1 + rest > self.most

    def _choices(
        self, partial: PartialPath, step: GivingStep, members: Sequence[int], state: int
    ) -> list[Choice]:
        rank = self.arrays["rank"]
        if self.windows.free:
            ids, now, mask = partial.choices[0]
            return [((*ids, int(rank[members[0]])), now, mask)]
        since = FIRST if self.space.limits.any_time else step.since(self.network)
        passing = self.windows.passing(step.junction)
        found = []
        for ids, now, mask in partial.choices:
            for member in members:
                first, last = self.windows.span(member)
                day = max(now, since, first)
                items = mask & passing & self.windows.fits[int(self.arrays["kind"][member])]
                if state >= 0:
                    items = self.windows.narrowed(state, day, items)
                if items and day <= last:
                    found.append(((*ids, int(rank[member])), day, items))
        return _undominated(found)

    def _weigh(self, extended: PartialPath, step: GivingStep, leg: int) -> None:
        """Take the leg, and that a stockpile is held, into the figures of the partial path."""
        if self.expander.private[leg]:
            extended.own *= self.expander.exactly(leg)
        else:
            evidence = self.network.evidence
            self._hear(
                extended,
                int(self.arrays["evidence"][leg]),
                evidence.stands(self.arrays.transfers[leg], self._level),
            )
        if step.junction and step.junction.transfers:
            evidence = self.network.evidence
            held = [evidence.stands(one, self._level) for one in step.junction.transfers]
            self._hear(extended, step.junction.transfers, evidence.worlds.any_of(held))
        extended.support = extended.own * extended.heard if extended.shared else extended.own

    @property
    def _level(self) -> Level:
        return "high" if self.aim == "high" else "point"

    def _hear(self, extended: PartialPath, key: object, piece: Formula) -> None:
        """Join the piece with what it shares a variable with; the other parts stay as they are."""
        bit = 1 << self._keys.setdefault(key, len(self._keys))
        if extended.common & bit:
            return
        worlds = self.network.evidence.worlds
        touched = [one for one in extended.shared if not one.variables.isdisjoint(piece.variables)]
        joined = worlds.all_of([*touched, piece]) if touched else piece
        for one in touched:
            extended.heard /= worlds.probability(one) or ONE
        extended.heard *= worlds.probability(joined)
        extended.common |= bit
        extended.shared = (*(one for one in extended.shared if one not in touched), joined)

    def _bounded(self, extended: PartialPath, state: int) -> bool:
        """Set what the chain can be at best; return whether it can be one of those looked for."""
        if extended.done:
            extended.bound, extended.least_legs = extended.support, extended.legs
            return True
        extended.bound, extended.least_legs = extended.support, extended.legs + 1
        if self.measured:
            extended.least_legs = extended.legs + int(self.expander.length[state])
        if self.aim == "none":
            return True
        if not self.expander.all_private:
            extended.bound = min(extended.bound, self.expander.exact_widest(state))
        rest = self.expander.rest(extended.at, extended.layer)
        if rest is None:
            product = above(float(self.expander.product[state]))
            extended.bound = min(extended.bound, extended.support * product)
        elif (whole := extended.support * rest[0]) <= extended.bound:
            extended.bound = whole
            extended.least_legs = max(extended.least_legs, extended.legs + rest[1])
        return bool(extended.bound)


def _undominated(choices: list[Choice]) -> list[Choice]:
    """Return the choices that none dominates: none before them in order leaves as much open."""
    kept: list[Choice] = []
    for ids, now, mask in sorted(choices):
        if not any(day <= now and mask & ~items == 0 for _, day, items in kept):
            kept.append((ids, now, mask))
    return kept
