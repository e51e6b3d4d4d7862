"""Sets of worlds carried from state to state in order of time: the sweep under the propagation.

A state holds the set of worlds in which arms can have come there by the day of the sweep. Days
only grow, so worlds are only added: as the sweep comes to the day on which an edge can first have
been taken, the edge is opened and the new worlds run on until nothing changes.

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
"""The state at which every sweep begins, in all worlds."""

Carried = frozenset[str] | None


class WorldSet(Protocol):
    """A set of worlds: cut, joined, and told apart by ``==``."""

    def __and__(self, other: Self, /) -> Self: ...
    def __or__(self, other: Self, /) -> Self: ...
    def __xor__(self, other: Self, /) -> Self: ...


M = TypeVar("M", bound=WorldSet)


@dataclass(frozen=True, slots=True)
class WorldSets(Generic[M]):
    """The worlds in which each transfer stands (``of``); ``full`` has all worlds, ``none`` none."""

    full: M
    none: M
    of: Callable[[str], M]

    def any_of(self, transfers: Iterable[str]) -> M:
        """Return the worlds in which one of the transfers stands."""
        return self.join(map(self.of, transfers))

    def meet(self, sets: Iterable[M]) -> M:
        """Return the worlds that are in every set."""
        return reduce(and_, sets, self.full)

    def join(self, sets: Iterable[M]) -> M:
        """Return all worlds of the sets."""
        return reduce(or_, sets, self.none)

    def swept(self, memory: Memory, edges: Iterable[TimedEdge]) -> Mapping[int, M]:
        """Return, by state, the worlds in which it is come to from the origin."""
        return Sweep(memory, self).run(edges)


def noting() -> tuple[dict[str, int], WorldSets[int]]:
    """Return one world in which everything stands, and the transfers asked for so far, in order."""
    met: dict[str, int] = {}
    return met, WorldSets(1, 0, lambda transfer: met.setdefault(transfer, 1))


@dataclass(slots=True)
class Transition:
    """What an edge does to a walk's memory: ``after`` by the number of what it was before."""

    materiel: Carried
    notes: str
    refuses: str
    after: dict[int, int] = field(default_factory=dict)

    @property
    def free(self) -> bool:
        """Return whether every memory is after the edge what it was before."""
        return self.materiel is None and not self.notes and not self.refuses


class TimedEdge(NamedTuple):
    """An edge from state to state, open from one day to another (ordinals).

    It stands where one of ``claims`` (transfers) does; without any, always.
    """

    tail: int
    head: int
    opens: int
    closes: int
    claims: tuple[str, ...]
    transition: Transition


class Memory:
    """What walks remember, numbered: what is carried (None before any leg), whom not to enter."""

    def __init__(self, tree: MaterielTree) -> None:
        self.tree = tree
        self.kept: list[tuple[Carried, frozenset[str]]] = [(None, frozenset())]
        self._covers: dict[tuple[int, int], bool] = {}

    def after(self, before: int, transition: Transition) -> int:
        """Return the number after the edge; -1 where a walk with that memory may not take it."""
        if before not in transition.after:
            transition.after[before] = self._after(*self.kept[before], transition)
        return transition.after[before]

    def _after(self, carried: Carried, noted: frozenset[str], transition: Transition) -> int:
        if transition.refuses in noted:
            return -1
        if transition.materiel is not None:
            carried = self.tree.carried(carried or frozenset(), transition.materiel)
            if not carried:
                return -1
        kept = (carried, noted | {transition.notes} if transition.notes else noted)
        if kept not in self.kept:
            self.kept.append(kept)
        return self.kept.index(kept)

    def covers(self, one: int, other: int) -> bool:
        """Return whether all that is open to a walk with memory ``other`` is open with ``one``."""
        if (one, other) not in self._covers:
            (carried, noted), (less, more) = self.kept[one], self.kept[other]
            self._covers[one, other] = noted <= more and self._wider(carried, less)
        return self._covers[one, other]

    def _wider(self, one: Carried, other: Carried) -> bool:
        """Return whether each term of ``other`` is below one of ``one``, or ``one`` is open."""
        if one is None or other is None:
            return one is other
        below = (any(self.tree.is_a(narrow, wide) for wide in one) for narrow in other)
        return UNSPECIFIED in one or all(below)


class Sweep(Generic[M]):
    """One sweep from the origin; ``known`` holds by state the worlds that came, by memory."""

    def __init__(self, memory: Memory, sets: WorldSets[M]) -> None:
        self.memory, self.sets = memory, sets
        self.known: defaultdict[int, dict[int, M]] = defaultdict(dict)
        self.known[ORIGIN][0] = sets.full
        self._open: defaultdict[int, list[TimedEdge]] = defaultdict(list)
        self._fresh: dict[tuple[int, int], M] = {}
        self._queue: deque[tuple[int, int]] = deque()

    def run(self, edges: Iterable[TimedEdge]) -> Mapping[int, M]:
        """Return, by state, the worlds in which it is come to, whatever is remembered."""
        by_day: defaultdict[int, list[TimedEdge]] = defaultdict(list)
        for edge in edges:
            if edge.opens <= edge.closes:
                by_day[edge.opens].append(edge)
        for day in sorted(by_day):
            for edge in by_day[day]:
                self._open[edge.tail].append(edge)
                if edge.tail in self.known:
                    for before, worlds in self.known[edge.tail].items():
                        self._push(edge, before, worlds)
            self._run_on(day)
        return {state: self.sets.join(came.values()) for state, came in self.known.items()}

    def _run_on(self, day: int) -> None:
        """Push fresh worlds on until nothing changes; edges whose last day is over fall away."""
        while self._queue:
            state, before = self._queue.popleft()
            worlds = self._fresh.pop((state, before))
            edges = self._open[state] = [one for one in self._open[state] if one.closes >= day]
            for edge in edges:
                self._push(edge, before, worlds)

    def _push(self, edge: TimedEdge, before: int, worlds: M) -> None:
        after = self.memory.after(before, edge.transition)
        if after < 0:
            return
        none, known = self.sets.none, self.known.get(edge.head, {})
        if edge.claims:
            worlds = worlds & self._stands(edge.claims)
        for other, held in known.items():
            if worlds != none and self.memory.covers(other, after):
                worlds = worlds ^ (worlds & held)
        if worlds != none:
            known = self.known[edge.head]
            known[after] = known[after] | worlds if after in known else worlds
            state = (edge.head, after)
            if state not in self._fresh:
                self._queue.append(state)
            self._fresh[state] = self._fresh.get(state, none) | worlds

    def _stands(self, claims: tuple[str, ...]) -> M:
        return self.sets.of(claims[0]) if len(claims) == 1 else self.sets.any_of(claims)
