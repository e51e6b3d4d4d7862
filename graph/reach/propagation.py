"""Reach of all actors at once, over any set of worlds: one sweep in order of time.

A state is an actor that has the arms, is about to give them, or ends a path;
:mod:`graph.reach.sweep` carries to it the worlds in which arms can have come there.

The sweep follows walks and finds what simple paths reach: dropping a circle leaves a walk
earlier and freer. The exception is an actor that is left by inference (as a collective, or as a
stockpile that somebody holds) and then come to, since what it holds itself was not open before;
walks remember such actors and do not enter them. Backwards (all that can have come *to* an
actor) is the same sweep with edges and time turned round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

import networkx as nx

from graph.arrays.compact import kinship
from graph.model.rows import Transfer
from graph.network import Network
from graph.reach.sweep import ORIGIN, Carried, M, Memory, TimedEdge, Transition, WorldSets
from graph.rules.admission import Admission
from graph.rules.kinship import Junction, holding

_PORTS = 3
_HAS, _GIVES, _END = range(_PORTS)
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Propagation:
    """The states of one network and the edges between them.

    ``inferred`` adds the edges that are no source's statement. A sweep costs, in the worst case,
    one operation on sets of worlds for each edge, times the days on which some come late.
    """

    def __init__(self, network: Network, inferred: bool = False) -> None:
        self.dataset, self.inferred = network.dataset, inferred
        self.kinship = kinship(network)
        self.admission = Admission(network.dataset)
        self.legs = [leg for leg in self.dataset.transfers if leg.id in network.usable]
        self.receivers = {leg.receiver for leg in self.legs}
        self._state = {one: _PORTS * n for n, one in enumerate(self.dataset.actor)}
        self._memory = Memory(self.dataset.tree)
        self._transitions: dict[tuple[Carried, str, str], Transition] = {}
        self._noted = self._won_by_return() if inferred else frozenset()

    @property
    def adds(self) -> bool:
        """Return whether there is anything here that stated edges alone do not have."""
        every = (junction for actor in self._state for _, junction in self._onward(actor))
        whole = (self.dataset.parts(leg.receiver) for leg in self.legs)
        return not self.inferred or any(every) or any(whole)

    def _won_by_return(self) -> frozenset[str]:
        """Return actors that a walk can leave by inference and come to again, and win by that."""
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
        """Return whether arms ``there`` can go on, or have come, where those ``here`` cannot."""
        more = self._open(there, False) - self._open(here, False)
        return bool(more or self._counts(there) - self._counts(here))

    def _open(self, actor: str, start: bool) -> set[tuple[str, tuple[str, ...]]]:
        onward = self.kinship.onward(actor, start, self.inferred)
        return {(there, junction.transfers if junction else ()) for there, junction in onward}

    def _counts(self, actor: str) -> set[str]:
        """Return the goals at which arms are that came to the actor."""
        kin = {actor, *self.dataset.ancestors(actor), *self.dataset.parts(actor)}
        return {goal for goal in kin if self.kinship.arrives(actor, goal, self.inferred)[0]}

    def _transition(self, materiel: Carried, notes: str = "", refuses: str = "") -> Transition:
        noted, refused = (one if one in self._noted else "" for one in (notes, refuses))
        key = (materiel, noted, refused)
        return self._transitions.get(key) or self._transitions.setdefault(key, Transition(*key))

    @cached_property
    def _legs(self) -> tuple[tuple[str, TimedEdge], ...]:
        """Return the edge of every leg, with its receiver."""
        return tuple((leg.receiver, self._leg(leg)) for leg in self.legs)

    def _leg(self, leg: Transfer) -> TimedEdge:
        port = _END if self.admission.can_go_on(leg) else _HAS
        first, last = leg.span or (date.min, date.max)
        ends = self._state[leg.giver] + _GIVES, self._state[leg.receiver] + port
        transition = self._transition(frozenset(leg.materiel), refuses=leg.receiver)
        return TimedEdge(*ends, first.toordinal(), last.toordinal(), (leg.id,), transition)

    @cached_property
    def _junctions(self) -> tuple[TimedEdge, ...]:
        return tuple(
            self._junction(state + _HAS, there, junction)
            for actor, state in self._state.items()
            for there, junction in self._onward(actor)
        )

    def _junction(self, tail: int, there: str, junction: Junction | None) -> TimedEdge:
        when = holding(self.dataset, junction)
        since = when.since.toordinal() if when else _FIRST
        held = junction.transfers if junction else ()
        kinds = when.materiel if when and when.materiel else None
        transition = self._transition(kinds, notes=there if junction else "")
        return TimedEdge(tail, self._state[there] + _GIVES, since, _LAST, held, transition)

    def _legs_but(self, barred: frozenset[str]) -> Iterator[TimedEdge]:
        """Yield the edges of all legs but those that come to an actor that is barred."""
        return (edge for receiver, edge in self._legs if receiver not in barred)

    def downstream(self, start: str, sets: WorldSets[M], goal: str = "") -> dict[str, M]:
        """Return, by actor (or the ``goal``), the worlds in which arms of ``start`` can be
        there.

        With a goal only the edges that lead to it are taken.
        """
        home = self.dataset.parts(start) | {start}
        begin = self.kinship.onward(start, True, self.inferred)
        edges = [self._junction(ORIGIN, *one) for one in begin]
        edges += [*self._junctions, *self._legs_but(home)]
        found = sets.swept(self._memory, self._leading(edges, goal) if goal else edges)
        come = {one: self._at(sets, found, one, _HAS, _END) for one in self.receivers}
        goals = [goal] if goal else [one for one in self.dataset.actor if one != start]
        reached = {
            goal: sets.join(come[one] for one in self._ends(goal) if one in come) for goal in goals
        }
        return {goal: worlds for goal, worlds in reached.items() if worlds != sets.none}

    def _leading(self, edges: list[TimedEdge], goal: str) -> list[TimedEdge]:
        """Return the edges from which walks lead to the goal, time and materiel set aside."""
        back: defaultdict[int, list[int]] = defaultdict(list)
        for edge in edges:
            back[edge.head].append(edge.tail)
        queue = [self._state[one] + port for one in self._ends(goal) for port in (_HAS, _END)]
        lead = set(queue)
        while queue:
            new = set(back[queue.pop()]) - lead
            lead |= new
            queue += new
        return [edge for edge in edges if edge.head in lead]

    def _at(self, sets: WorldSets[M], found: Mapping[int, M], actor: str, *ports: int) -> M:
        states = (self._state[actor] + port for port in ports)
        return sets.join(found[state] for state in states if state in found)

    def _ends(self, goal: str) -> list[str]:
        return self.kinship.ends(goal, self.inferred)

    def upstream(self, goal: str, sets: WorldSets[M]) -> dict[str, M]:
        """Return, by actor, the worlds in which arms from it can have come to ``goal``.

        A sweep of its own is made for each actor to which paths must not come home.
        """
        common, reached = self._back(goal, sets, frozenset()), {}
        for start in (one for one in self.dataset.actor if one != goal):
            parts = self.dataset.parts(start)
            alone = self._wins_by_return(start, goal)
            found = self._back(goal, sets, parts | {start}) if alone else common
            gives = (self._at(sets, found, part, _GIVES) for part in parts)
            worlds = sets.join([self._at(sets, found, start, _HAS), *gives])
            if worlds != sets.none:
                reached[start] = worlds
        return reached

    def _wins_by_return(self, start: str, goal: str) -> bool:
        """Return whether walks that come home to ``start`` add to what simple paths reach."""
        home = (self.dataset.parts(start) | {start}) & self.receivers
        begin = self._open(start, True)
        return any(goal in self._counts(one) or self._open(one, False) - begin for one in home)

    def _back(self, goal: str, sets: WorldSets[M], barred: frozenset[str]) -> Mapping[int, M]:
        ends = {self._state[one] + _HAS: self._state[one] + _END for one in self._ends(goal)}
        legs = [self._turned(one) for one in self._legs_but(barred)]
        turned = [*legs, *(self._turned(one) for one in self._junctions)]
        turned += [one._replace(tail=ends[one.tail]) for one in legs if one.tail in ends]
        free = self._transition(None)
        turned += [TimedEdge(ORIGIN, end, -_LAST, -_FIRST, (), free) for end in ends.values()]
        return sets.swept(self._memory, turned)

    def _turned(self, edge: TimedEdge) -> TimedEdge:
        transition = self._transition(
            edge.transition.materiel, edge.transition.refuses, edge.transition.notes
        )
        return TimedEdge(edge.head, edge.tail, -edge.closes, -edge.opens, edge.claims, transition)
