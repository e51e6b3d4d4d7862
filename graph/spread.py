"""Reach of all actors at once, over sampled worlds: one sweep in order of time.

A place is an actor that has the arms, is about to give them, or ends a path; it holds one bit
for every world in which arms can have come there by the day of the sweep. Days only grow, so
bits are only added: as the sweep comes to the day on which a transfer can first have happened,
its step is opened and the new bits run on until nothing changes.

The sweep follows walks and finds what simple paths reach: dropping a circle leaves a walk
earlier and freer. The exception is an actor that is left by inference (as a collective, or as a
stockpile that somebody holds) and then come to, since what it holds itself was not open before;
walks remember such actors and do not enter them. Backwards (all that can have come *to* an
actor) is the same sweep with steps and time turned round.

Bits are whole numbers of Python: the words of :mod:`graph.sampling`, without an array for each.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

import networkx as nx

from graph.chain import Admission, Junction, Kinship, held_since
from graph.materiel import UNSPECIFIED, MaterielTree
from graph.network import Network

_ORIGIN = -1
_PORTS = 3
_HAS, _GIVES, _END = range(_PORTS)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()

_Carried = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Bits:
    """The worlds in which each transfer stands (``of``), one bit a world; ``full`` has all."""

    full: int
    of: Callable[[str], int]


@dataclass(slots=True)
class _Rule:
    """What a step does to a walk's memory: ``after`` by the number of what it was before."""

    materiel: _Carried
    notes: str
    refuses: str
    after: dict[int, int] = field(default_factory=dict)


class _Step(NamedTuple):
    tail: int
    head: int
    opens: int
    closes: int
    mask: int
    rule: _Rule


class _Memory:
    """What walks remember, numbered: what is carried (None before any leg), whom not to enter."""

    def __init__(self, tree: MaterielTree) -> None:
        self.tree = tree
        self.kept: list[tuple[_Carried, frozenset[str]]] = [(None, frozenset())]
        self._covers: dict[tuple[int, int], bool] = {}

    def step(self, before: int, rule: _Rule) -> int:
        """The number after the step; -1 where a walk with that memory may not take it."""
        if before not in rule.after:
            rule.after[before] = self._after(*self.kept[before], rule)
        return rule.after[before]

    def _after(self, carried: _Carried, noted: frozenset[str], rule: _Rule) -> int:
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

    def _wider(self, one: _Carried, other: _Carried) -> bool:
        """Whether each term of ``other`` lies below one of ``one``, or ``one`` says nothing."""
        if one is None or other is None:
            return one is other
        below = (any(self.tree.is_a(narrow, wide) for wide in one) for narrow in other)
        return not one or UNSPECIFIED in one or (bool(other) and all(below))


class _Sweep:
    """One sweep from the origin; ``known`` holds by place the bits that came, by memory."""

    def __init__(self, memory: _Memory, full: int) -> None:
        self.memory = memory
        self.known: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self.known[_ORIGIN][0] = full
        self._open: defaultdict[int, list[_Step]] = defaultdict(list)
        self._fresh: dict[tuple[int, int], int] = {}
        self._queue: deque[tuple[int, int]] = deque()

    def run(self, steps: Iterable[_Step]) -> dict[int, int]:
        """By place, the worlds in which it is come to, whatever is remembered."""
        by_day: defaultdict[int, list[_Step]] = defaultdict(list)
        for step in steps:
            if step.opens <= step.closes:
                by_day[step.opens].append(step)
        for day in sorted(by_day):
            for step in by_day[day]:
                self._open[step.tail].append(step)
                for before, bits in self.known[step.tail].items():
                    self._push(step, before, bits)
            self._run_on(day)
        return {place: _any(masks.values()) for place, masks in self.known.items() if masks}

    def _run_on(self, day: int) -> None:
        """Push fresh bits on until nothing changes; steps whose last day is over fall away."""
        while self._queue:
            place, before = self._queue.popleft()
            bits = self._fresh.pop((place, before))
            steps = self._open[place] = [one for one in self._open[place] if one.closes >= day]
            for step in steps:
                self._push(step, before, bits)

    def _push(self, step: _Step, before: int, bits: int) -> None:
        bits &= step.mask
        after = self.memory.step(before, step.rule) if bits else -1
        if after < 0:
            return
        known = self.known[step.head]
        for other, held in known.items():
            if self.memory.covers(other, after):
                bits ^= bits & held
        if bits:
            known[after] = known.get(after, 0) | bits
            place = (step.head, after)
            if place not in self._fresh:
                self._queue.append(place)
            self._fresh[place] = self._fresh.get(place, 0) | bits


class Spread:
    """The places of one network and the steps between them.

    ``inferred`` adds the steps that are no source's statement. A sweep costs, in the worst case,
    the number of steps times the number of worlds / 64, times the days on which bits come late.
    """

    def __init__(self, network: Network, inferred: bool = False) -> None:
        self.dataset, self.inferred = network.dataset, inferred
        self.kinship = Kinship(network.dataset, network.usable)
        self.admission = Admission(network.dataset)
        self.legs = [leg for leg in self.dataset.transfers if leg.id in network.usable]
        self.receivers = {leg.receiver for leg in self.legs}
        self._place = {one: _PORTS * n for n, one in enumerate(self.dataset.actor)}
        self._memory = _Memory(self.dataset.tree)
        self._rules: dict[tuple[_Carried, str, str], _Rule] = {}
        self._noted = self._won_by_return() if inferred else frozenset()

    @property
    def adds(self) -> bool:
        """Whether there is anything here that stated steps alone do not have."""
        every = (junction for actor in self._place for _, junction in self._onward(actor))
        whole = (self.dataset.parts(leg.receiver) for leg in self.legs)
        return not self.inferred or any(every) or any(whole)

    def _won_by_return(self) -> frozenset[str]:
        """Actors that a walk can leave by inference and come to again, and win by that."""
        graph: nx.DiGraph[str] = nx.DiGraph((leg.giver, leg.receiver) for leg in self.legs)
        left: set[str] = set()
        for actor in self.dataset.actor:
            for there, junction in self._onward(actor):
                graph.add_edge(actor, there)
                # what a start has by inference has not come yet; its parts are barred anyway
                if junction and (junction.kind != "part" or self._is_more(there, actor)):
                    left.add(there)
        circles = (one for one in nx.strongly_connected_components(graph) if len(one) > 1)
        return frozenset(left & self.receivers & {actor for one in circles for actor in one})

    def _onward(self, actor: str) -> Iterator[tuple[str, Junction | None]]:
        return self.kinship.onward(actor, False, self.inferred)

    def _is_more(self, there: str, here: str) -> bool:
        """Whether arms at ``there`` can go on, or count as come, where those at ``here`` cannot."""
        more = self._open(there, False) - self._open(here, False)
        return bool(more or self._counts(there) - self._counts(here))

    def _open(self, actor: str, start: bool) -> set[tuple[str, tuple[str, ...]]]:
        onward = self.kinship.onward(actor, start, self.inferred)
        return {(there, junction.transfers if junction else ()) for there, junction in onward}

    def _counts(self, actor: str) -> set[str]:
        """The goals at which arms are that came to the actor."""
        kin = (actor, *self.dataset.collectives(actor), *self.dataset.parts(actor))
        return {goal for goal in kin if self.kinship.arrives(actor, goal, self.inferred)[0]}

    def _rule(self, materiel: _Carried, notes: str = "", refuses: str = "") -> _Rule:
        noted, refused = (one if one in self._noted else "" for one in (notes, refuses))
        key = (materiel, noted, refused)
        return self._rules.get(key) or self._rules.setdefault(key, _Rule(*key))

    def _legs(self, bits: Bits, barred: frozenset[str]) -> Iterator[_Step]:
        for leg in self.legs:
            if leg.receiver not in barred:
                port = _END if self.admission.can_go_on(leg) else _HAS
                first, last = leg.span or (date.min, date.max)
                ends = self._place[leg.giver] + _GIVES, self._place[leg.receiver] + port
                days = first.toordinal(), last.toordinal()
                rule = self._rule(frozenset(leg.materiel), refuses=leg.receiver)
                yield _Step(*ends, *days, bits.of(leg.id), rule)

    def _junctions(self, bits: Bits) -> Iterator[_Step]:
        for actor, place in self._place.items():
            for there, junction in self._onward(actor):
                yield self._junction(bits, place + _HAS, there, junction)

    def _junction(self, bits: Bits, tail: int, there: str, junction: Junction | None) -> _Step:
        since = held_since(self.dataset, junction).toordinal()
        held = junction.transfers if junction else ()
        mask = _any(map(bits.of, held)) if held else bits.full
        rule = self._rule(None, notes=there if junction else "")
        return _Step(tail, self._place[there] + _GIVES, since, _LAST, mask, rule)

    def downstream(self, start: str, bits: Bits) -> dict[str, int]:
        """By actor: the worlds in which arms from ``start`` can have come to it."""
        home = self.dataset.parts(start) | {start}
        begin = self.kinship.onward(start, True, self.inferred)
        steps = [self._junction(bits, _ORIGIN, *one) for one in begin]
        steps += [*self._junctions(bits), *self._legs(bits, home)]
        found = _Sweep(self._memory, bits.full).run(steps)
        come = {one: self._at(found, one, _HAS, _END) for one in self.receivers}
        goals = (goal for goal in self.dataset.actor if goal != start)
        reached = {goal: _any(come.get(one, 0) for one in self._ends(goal)) for goal in goals}
        return {goal: worlds for goal, worlds in reached.items() if worlds}

    def _at(self, found: Mapping[int, int], actor: str, *ports: int) -> int:
        return _any(found.get(self._place[actor] + port, 0) for port in ports)

    def _ends(self, goal: str) -> list[str]:
        """The receivers at which arms are at ``goal``."""
        kin = (goal, *self.dataset.parts(goal), *self.dataset.collectives(goal))
        return [one for one in kin if self.kinship.arrives(one, goal, self.inferred)[0]]

    def upstream(self, goal: str, bits: Bits) -> dict[str, int]:
        """By actor: the worlds in which arms from it can have come to ``goal``.

        A sweep of its own is made for each actor to which paths must not come home.
        """
        common, reached = self._back(goal, bits, frozenset()), {}
        for start in (one for one in self.dataset.actor if one != goal):
            parts = self.dataset.parts(start)
            alone = self._wins_by_return(start, goal)
            found = self._back(goal, bits, parts | {start}) if alone else common
            gives = (self._at(found, part, _GIVES) for part in parts)
            if worlds := _any([self._at(found, start, _HAS), *gives]):
                reached[start] = worlds
        return reached

    def _wins_by_return(self, start: str, goal: str) -> bool:
        """Whether walks that come home to ``start`` add to what simple paths reach."""
        home = (self.dataset.parts(start) | {start}) & self.receivers
        begin = self._open(start, True)
        return any(goal in self._counts(one) or self._open(one, False) - begin for one in home)

    def _back(self, goal: str, bits: Bits, barred: frozenset[str]) -> dict[int, int]:
        ends = {self._place[one] + _HAS: self._place[one] + _END for one in self._ends(goal)}
        turned = [self._turned(one) for one in (*self._junctions(bits), *self._legs(bits, barred))]
        legs = [one for one in turned if one.rule.materiel is not None]
        turned += [one._replace(tail=ends[one.tail]) for one in legs if one.tail in ends]
        free = self._rule(None)
        turned += [_Step(_ORIGIN, end, -_LAST, -_FIRST, bits.full, free) for end in ends.values()]
        return _Sweep(self._memory, bits.full).run(turned)

    def _turned(self, step: _Step) -> _Step:
        rule = self._rule(step.rule.materiel, step.rule.refuses, step.rule.notes)
        return _Step(step.head, step.tail, -step.closes, -step.opens, step.mask, rule)


def _any(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)
