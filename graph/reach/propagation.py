"""Reach of all actors at once, over any set of worlds: one sweep in order of time.

A place is an actor that has the arms, is about to give them, or ends a path;
:mod:`graph.reach.sweep` carries to it the worlds in which arms can have come there.

The sweep follows walks and finds what simple paths reach: dropping a circle leaves a walk
earlier and freer. The exception is an actor that is left by inference (as a collective, or as a
stockpile that somebody holds) and then come to, since what it holds itself was not open before;
walks remember such actors and do not enter them. Backwards (all that can have come *to* an
actor) is the same sweep with steps and time turned round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import networkx as nx

from graph.model.rows import Transfer
from graph.network import Network
from graph.reach.sweep import ORIGIN, Bits, Carried, M, Memory, Rule, Step, Sweep
from graph.rules.admission import Admission
from graph.rules.kinship import Junction, Kinship, held_since

_PORTS = 3
_HAS, _GIVES, _END = range(_PORTS)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Spread:
    """The places of one network and the steps between them.

    ``inferred`` adds the steps that are no source's statement. A sweep costs, in the worst case,
    one operation on sets of worlds for each step, times the days on which some come late.
    """

    def __init__(self, network: Network, inferred: bool = False) -> None:
        self.dataset, self.inferred = network.dataset, inferred
        self.kinship = Kinship(network.dataset, network.usable)
        self.admission = Admission(network.dataset)
        self.legs = [leg for leg in self.dataset.transfers if leg.id in network.usable]
        self.receivers = {leg.receiver for leg in self.legs}
        self._place = {one: _PORTS * n for n, one in enumerate(self.dataset.actor)}
        self._memory = Memory(self.dataset.tree)
        self._rules: dict[tuple[Carried, str, str], Rule] = {}
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

    def _rule(self, materiel: Carried, notes: str = "", refuses: str = "") -> Rule:
        noted, refused = (one if one in self._noted else "" for one in (notes, refuses))
        key = (materiel, noted, refused)
        return self._rules.get(key) or self._rules.setdefault(key, Rule(*key))

    @cached_property
    def _legs(self) -> tuple[tuple[str, Step], ...]:
        """The step of every leg, with its receiver."""
        return tuple((leg.receiver, self._leg(leg)) for leg in self.legs)

    def _leg(self, leg: Transfer) -> Step:
        port = _END if self.admission.can_go_on(leg) else _HAS
        first, last = leg.span or (date.min, date.max)
        ends = self._place[leg.giver] + _GIVES, self._place[leg.receiver] + port
        rule = self._rule(frozenset(leg.materiel), refuses=leg.receiver)
        return Step(*ends, first.toordinal(), last.toordinal(), (leg.id,), rule)

    @cached_property
    def _junctions(self) -> tuple[Step, ...]:
        return tuple(
            self._junction(place + _HAS, there, junction)
            for actor, place in self._place.items()
            for there, junction in self._onward(actor)
        )

    def _junction(self, tail: int, there: str, junction: Junction | None) -> Step:
        since = held_since(self.dataset, junction).toordinal()
        held = junction.transfers if junction else ()
        rule = self._rule(None, notes=there if junction else "")
        return Step(tail, self._place[there] + _GIVES, since, _LAST, held, rule)

    def _steps(self, barred: frozenset[str]) -> Iterator[Step]:
        """All steps but those that come to an actor that is barred."""
        yield from self._junctions
        yield from (step for receiver, step in self._legs if receiver not in barred)

    def downstream(self, start: str, bits: Bits[M], goal: str = "") -> dict[str, M]:
        """By actor (``goal`` alone, if given): the worlds in which arms of ``start`` can be there.

        With a goal only the steps that lead to it are taken.
        """
        home = self.dataset.parts(start) | {start}
        begin = self.kinship.onward(start, True, self.inferred)
        steps = [*(self._junction(ORIGIN, *one) for one in begin), *self._steps(home)]
        found = Sweep(self._memory, bits).run(self._leading(steps, goal) if goal else steps)
        come = {one: self._at(bits, found, one, _HAS, _END) for one in self.receivers}
        goals = [goal] if goal else [one for one in self.dataset.actor if one != start]
        reached = {
            goal: bits.join(come[one] for one in self._ends(goal) if one in come) for goal in goals
        }
        return {goal: worlds for goal, worlds in reached.items() if worlds != bits.none}

    def _leading(self, steps: list[Step], goal: str) -> list[Step]:
        """The steps from which walks lead to the goal, time and materiel set aside."""
        back: defaultdict[int, list[int]] = defaultdict(list)
        for step in steps:
            back[step.head].append(step.tail)
        queue = [self._place[one] + port for one in self._ends(goal) for port in (_HAS, _END)]
        lead = set(queue)
        while queue:
            new = set(back[queue.pop()]) - lead
            lead |= new
            queue += new
        return [step for step in steps if step.head in lead]

    def _at(self, bits: Bits[M], found: Mapping[int, M], actor: str, *ports: int) -> M:
        places = (self._place[actor] + port for port in ports)
        return bits.join(found[place] for place in places if place in found)

    def _ends(self, goal: str) -> list[str]:
        return self.kinship.ends(goal, self.inferred)

    def upstream(self, goal: str, bits: Bits[M]) -> dict[str, M]:
        """By actor: the worlds in which arms from it can have come to ``goal``.

        A sweep of its own is made for each actor to which paths must not come home.
        """
        common, reached = self._back(goal, bits, frozenset()), {}
        for start in (one for one in self.dataset.actor if one != goal):
            parts = self.dataset.parts(start)
            alone = self._wins_by_return(start, goal)
            found = self._back(goal, bits, parts | {start}) if alone else common
            gives = (self._at(bits, found, part, _GIVES) for part in parts)
            worlds = bits.join([self._at(bits, found, start, _HAS), *gives])
            if worlds != bits.none:
                reached[start] = worlds
        return reached

    def _wins_by_return(self, start: str, goal: str) -> bool:
        """Whether walks that come home to ``start`` add to what simple paths reach."""
        home = (self.dataset.parts(start) | {start}) & self.receivers
        begin = self._open(start, True)
        return any(goal in self._counts(one) or self._open(one, False) - begin for one in home)

    def _back(self, goal: str, bits: Bits[M], barred: frozenset[str]) -> Mapping[int, M]:
        ends = {self._place[one] + _HAS: self._place[one] + _END for one in self._ends(goal)}
        turned = [self._turned(one) for one in self._steps(barred)]
        legs = [one for one in turned if one.rule.materiel is not None]
        turned += [one._replace(tail=ends[one.tail]) for one in legs if one.tail in ends]
        free = self._rule(None)
        turned += [Step(ORIGIN, end, -_LAST, -_FIRST, (), free) for end in ends.values()]
        return Sweep(self._memory, bits).run(turned)

    def _turned(self, step: Step) -> Step:
        rule = self._rule(step.rule.materiel, step.rule.refuses, step.rule.notes)
        return Step(step.head, step.tail, -step.closes, -step.opens, step.claims, rule)
