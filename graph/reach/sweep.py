"""Sets of worlds carried from place to place in order of time: the sweep under the propagation.

A place holds the set of worlds in which arms can have come there by the day of the sweep. Days
only grow, so worlds are only added: as the sweep comes to the day on which a step can first have
been taken, the step is opened and the new worlds run on until nothing changes.

What stands for a set of worlds is up to the caller: a whole number with a bit for each world drawn
(:mod:`graph.evidence.sampling`), or a decision diagram for all of them
(:mod:`graph.reach.decision_diagrams`).
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Generic, NamedTuple, Protocol, Self, TypeVar

from graph.model.materiel import UNSPECIFIED, MaterielTree

ORIGIN = -1
"""The place at which every sweep begins, in all worlds."""

Carried = frozenset[str] | None


class Mask(Protocol):
    """A set of worlds: cut, joined, and told apart by ``==``."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __xor__(self, other: Self, /) -> Self: ...


M = TypeVar("M", bound=Mask)


@dataclass(frozen=True, slots=True)
class Bits(Generic[M]):
    """The worlds in which each transfer stands (``of``); ``full`` has all worlds, ``none`` none."""

    full: M
    none: M
    of: Callable[[str], M]

    def any_of(self, transfers: Iterable[str]) -> M:
        """The worlds in which one of the transfers stands."""
        return self.join(map(self.of, transfers))

    def meet(self, masks: Iterable[M]) -> M:
        """The worlds that are in every mask."""
        return reduce(and_, masks, self.full)

    def join(self, masks: Iterable[M]) -> M:
        """All worlds of the masks."""
        return reduce(or_, masks, self.none)


def noting() -> tuple[dict[str, int], Bits[int]]:
    """One world in which everything stands, and the transfers asked for so far, in order."""
    met: dict[str, int] = {}
    return met, Bits(1, 0, lambda transfer: met.setdefault(transfer, 1))


@dataclass(slots=True)
class Rule:
    """What a step does to a walk's memory: ``after`` by the number of what it was before."""

    materiel: Carried
    notes: str
    refuses: str
    after: dict[int, int] = field(default_factory=dict)


class Step(NamedTuple):
    """A step from place to place, open from one day to another (ordinals).

    It stands where one of ``claims`` (transfers) does; without any, always.
    """

    tail: int
    head: int
    opens: int
    closes: int
    claims: tuple[str, ...]
    rule: Rule


class Memory:
    """What walks remember, numbered: what is carried (None before any leg), whom not to enter."""

    def __init__(self, tree: MaterielTree) -> None:
        self.tree = tree
        self.kept: list[tuple[Carried, frozenset[str]]] = [(None, frozenset())]
        self._covers: dict[tuple[int, int], bool] = {}

    def step(self, before: int, rule: Rule) -> int:
        """The number after the step; -1 where a walk with that memory may not take it."""
        if before not in rule.after:
            rule.after[before] = self._after(*self.kept[before], rule)
        return rule.after[before]

    def _after(self, carried: Carried, noted: frozenset[str], rule: Rule) -> int:
        if rule.refuses in noted:
            return -1
        if rule.materiel is not None:
            first = carried is None
            own = rule.materiel
            carried = own if carried is None else self.tree.carried(carried, own)
            if not first and not carried:
                return -1
        kept = (carried, noted | {rule.notes} if rule.notes else noted)
        if kept not in self.kept:
            self.kept.append(kept)
        return self.kept.index(kept)

    def covers(self, one: int, other: int) -> bool:
        """Whether all that is open to a walk with memory ``other`` is open with ``one``."""
        if (one, other) not in self._covers:
            (carried, noted), (less, more) = self.kept[one], self.kept[other]
            self._covers[one, other] = noted <= more and self._wider(carried, less)
        return self._covers[one, other]

    def _wider(self, one: Carried, other: Carried) -> bool:
        """Whether each term of ``other`` lies below one of ``one``, or ``one`` says nothing."""
        if one is None or other is None:
            return one is other
        below = (any(self.tree.is_a(narrow, wide) for wide in one) for narrow in other)
        return not one or UNSPECIFIED in one or (bool(other) and all(below))


class Sweep(Generic[M]):
    """One sweep from the origin; ``known`` holds by place the worlds that came, by memory."""

    def __init__(self, memory: Memory, bits: Bits[M]) -> None:
        self.memory, self.bits = memory, bits
        self.known: defaultdict[int, dict[int, M]] = defaultdict(dict)
        self.known[ORIGIN][0] = bits.full
        self._open: defaultdict[int, list[Step]] = defaultdict(list)
        self._fresh: dict[tuple[int, int], M] = {}
        self._queue: deque[tuple[int, int]] = deque()

    def run(self, steps: Iterable[Step]) -> Mapping[int, M]:
        """By place, the worlds in which it is come to, whatever is remembered."""
        by_day: defaultdict[int, list[Step]] = defaultdict(list)
        for step in steps:
            if step.opens <= step.closes:
                by_day[step.opens].append(step)
        for day in sorted(by_day):
            for step in by_day[day]:
                self._open[step.tail].append(step)
                if step.tail in self.known:
                    for before, worlds in self.known[step.tail].items():
                        self._push(step, before, worlds)
            self._run_on(day)
        return {place: self.bits.join(came.values()) for place, came in self.known.items()}

    def _run_on(self, day: int) -> None:
        """Push fresh worlds on until nothing changes; steps whose last day is over fall away."""
        while self._queue:
            place, before = self._queue.popleft()
            worlds = self._fresh.pop((place, before))
            steps = self._open[place] = [one for one in self._open[place] if one.closes >= day]
            for step in steps:
                self._push(step, before, worlds)

    def _push(self, step: Step, before: int, worlds: M) -> None:
        after = self.memory.step(before, step.rule)
        if after < 0:
            return
        none, known = self.bits.none, self.known.get(step.head, {})
        if step.claims:
            worlds = worlds & self._stands(step.claims)
        for other, held in known.items():
            if worlds != none and self.memory.covers(other, after):
                worlds = worlds ^ (worlds & held)
        if worlds != none:
            known = self.known[step.head]
            known[after] = known[after] | worlds if after in known else worlds
            place = (step.head, after)
            if place not in self._fresh:
                self._queue.append(place)
            self._fresh[place] = self._fresh.get(place, none) | worlds

    def _stands(self, claims: tuple[str, ...]) -> M:
        return self.bits.of(claims[0]) if len(claims) == 1 else self.bits.any_of(claims)
