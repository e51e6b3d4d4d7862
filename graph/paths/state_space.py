"""The state space of one question: who can have the arms, and which legs lead on to the goal.

A *state* is an actor that has the arms in a *layer*. A layer says what the legs so far have
achieved, one bit each: that a step was inferred (in a search for inferred chains), that a transfer
was not completed (in one for attempts), that the materiel asked for was named, and that each of
those to be passed was. Where steps are inferred an actor has a second state in each layer, from
which it gives; the step from having to giving is free, or a junction. Edges lie by their head,
so that all is followed backwards from where chains end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Flags, Junctions, compact, junctions, kinship
from graph.constraints.limits import Limits
from graph.constraints.narrowing import naming
from graph.constraints.refusals import permitted
from graph.network import Network
from graph.rules.kinship import Junction, above, held_since

Indices = NDArray[Any]

MOST_LAYERED = 4
"""How many of those to be passed have layers; whether the others were passed is seen at the end."""

MOST_EDGES = 16_000_000
"""How many edges the layers may come to; beyond that fewer have layers."""


@dataclass(frozen=True, slots=True)
class GivingStep:
    """From an actor that has the arms to one that gives them: see :class:`Kinship`."""

    giver: int
    junction: Junction | None
    gap: bool

    def since(self, network: Network) -> int:
        """Return the earliest day on which the step can be taken."""
        return held_since(network.dataset, self.junction).toordinal()


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges by head: those into state s lie from ``at[s]`` to ``at[s + 1]``.

    ``leg`` is the number of a transfer, -1 for a free step, or -2 - n for the n-th junction;
    ``open`` says which can be used at all.
    """

    at: NDArray[Any]
    tail: NDArray[Any]
    leg: NDArray[Any]
    open: Flags

    def into(self, states: Indices) -> tuple[Indices, Indices]:
        """Return all edges into ``states``, and the state that each leads to."""
        return row_entries(self.at, states)


def row_entries(at: Indices, states: Indices) -> tuple[Indices, Indices]:
    """Return the entries from ``at[s]`` to ``at[s + 1]`` for each s of ``states``, and its s."""
    starts = at[states]
    counts = at[states + 1] - starts
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    entries = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return entries, np.repeat(states, counts)


class Sought(NamedTuple):
    """Which chains are looked for: one of the lists of an answer.

    ``inferred`` ones have an inferred step, the others none; ``attempts`` have a transfer that was
    not completed, the others none. On ``unnamed`` ones no leg names the materiel asked for, on the
    others one does. ``direct`` ones are of one leg. With a ``source`` (its number in the arrays)
    every leg is asserted by it, and there are two legs at least.
    """

    inferred: bool = False
    attempts: bool = False
    unnamed: bool = False
    direct: bool = False
    source: int | None = None


class StateSpace:
    """What one question allows, of the chains ``sought``.

    Building it costs a few passes of compiled code over the transfers, times the layers.
    """

    def __init__(
        self, network: Network, start: str, goal: str, limits: Limits, sought: Sought
    ) -> None:
        self.network, self.limits, self.inferred = network, limits, sought.inferred
        self.sought = sought
        self.arrays: Compact = compact(network)
        legs = permitted(self.arrays, network.dataset, limits)
        self.kinship = kinship(network, legs, limits.any_materiel)
        self.naming = naming(network, limits)
        self.start, self.goal = start, goal
        parts = network.dataset.parts
        self.endpoints = {start, goal} | parts(start) | parts(goal)
        self.at_start: Flags = self.arrays.marked({start} | parts(start))
        self.at_goal = self.arrays.marked({goal} | parts(goal))
        self._permitted = legs
        legs = self._sought(legs, sought.source)
        self.limited = bool(limits.avoid_types) or not bool(legs.all())
        self.above_goal = self._above_goal()
        self.gap = int(self.inferred)
        self.achieves, self.achievements = self._achieves()
        self.legs = self._legs(legs)
        self.passes, self.unlayered = self._passes()
        self.layers = 1 << (self.achievements + self.layered)
        self.all_passed = (self.layers - 1) & ~self.gap

    def _sought(self, legs: Flags, source: int | None) -> Flags:
        """Return those of the legs that the chains sought can have."""
        if self.sought.unnamed and self.naming is not None:
            legs = legs & ~self.naming
        if source is not None:
            legs = legs & self.arrays.asserted_by(source) & ~self.direct
        return legs & self.direct if self.sought.direct else legs

    @cached_property
    def direct(self) -> Flags:
        """Return the transfers that lead from start to goal by themselves."""
        given, taken = self.arrays["giver"], self.arrays["receiver"]
        found: Flags = self.at_start[given] & self.at_goal[taken]
        return found

    @cached_property
    def of_any_source(self) -> Flags:
        """Return the transfers that could be a leg, whoever asserts them."""
        return self._legs(self._sought(self._permitted, None))

    def sources(self) -> list[int]:
        """Return those who assert a first and a last leg of chains of two legs at least."""
        arrays, legs = self.arrays, self.legs & ~self.direct
        first = np.flatnonzero(legs & self.at_start[arrays["giver"]])
        last = np.flatnonzero(legs & self.at_goal[arrays["receiver"]])
        found: list[int] = np.intersect1d(arrays.sources(first), arrays.sources(last)).tolist()
        return found

    def _achieves(self) -> tuple[NDArray[np.int64] | None, int]:
        """Return, by transfer, the bits of the layer that it sets, and how many bits are taken.

        None where no transfer sets any; the first bit is that of an inferred step.
        """
        wanted = [~self.arrays["usable"]] if self.sought.attempts else []
        if self.naming is not None and not self.sought.unnamed:
            wanted.append(self.naming)
        bits = np.zeros(len(self.arrays["giver"]), np.int64)
        for bit, one in enumerate(wanted, self.gap):
            bits |= one.astype(np.int64) << bit
        return (bits if wanted else None), self.gap + len(wanted)

    def onward(self, layer: Any, legs: NDArray[Any]) -> NDArray[Any]:
        """Return the layers after legs that were begun in ``layer``."""
        found: NDArray[Any] = layer | self.passes[self.arrays["receiver"][legs]]
        return found if self.achieves is None else found | self.achieves[legs]

    def _above_goal(self) -> Flags:
        """Return what the goal is part of: there arms have come to it by inference."""
        if not self.inferred:
            return np.zeros(len(self.arrays.actors), np.bool_)
        return self.arrays.marked({one for one, _ in above(self.network.dataset, self.goal)})

    def _legs(self, legs: Flags) -> Flags:
        """Return the transfers that can be a leg of some chain here."""
        arrays = self.arrays
        usable = arrays["asserted" if self.sought.attempts else "usable"]
        useful = usable & self.goes_on
        last = self._received_by(self.arriving)
        useful[last] = usable[last]
        useful[self._received_by(self.at_start)] = False
        if self.inferred and not (self.above_goal.any() or self.junctions.here.size):
            useful[:] = False  # no step can be inferred
        if self.limits.avoid_types:
            bad = self._of_types(self.limits.avoid_types)
            useful &= ~(bad[arrays["giver"]] | bad[arrays["receiver"]])
        return useful & legs

    def _received_by(self, actors: Flags) -> Indices:
        """Return the transfers that these, few of all, receive."""
        at, order = self.arrays["in_at"], self.arrays["in_order"]
        every = [order[at[one] : at[one + 1]] for one in np.flatnonzero(actors).tolist()]
        return np.concatenate([order[:0], *every])

    def _of_types(self, types: Sequence[str]) -> Flags:
        """Return the actors of these types, start, goal and their parts left aside."""
        return self.arrays.of_types(types) & ~self.arrays.marked(self.endpoints)

    def _passes(self) -> tuple[NDArray[np.int64], list[Flags]]:
        """Return, by actor, the bits of the layer that it sets.

        And who else must be passed.
        """
        dataset = self.network.dataset
        groups = [self.arrays.marked({one} | dataset.parts(one)) for one in self.limits.via]
        groups += [self._of_types([one]) for one in self.limits.via_types]
        bits = np.zeros(len(self.arrays.actors), np.int64)
        for bit, group in enumerate(groups[: self.layered]):
            bits |= group.astype(np.int64) << (bit + self.achievements)
        return bits, groups[self.layered :]

    @cached_property
    def layered(self) -> int:
        """Return how many of those to be passed have layers: one at least, if any."""
        layered = min(len(self.limits.via) + len(self.limits.via_types), MOST_LAYERED)
        while layered > 1 and len(self.legs) << (layered + self.achievements) > MOST_EDGES:
            layered -= 1
        return layered

    @cached_property
    def arriving(self) -> Flags:
        """Return the actors at which arms have come to the goal."""
        return self.at_goal | self.above_goal

    @cached_property
    def goes_on(self) -> Flags:
        """Return the transfers after which a chain can go on."""
        found: Flags = self.arrays["goes_on"].copy()
        found[self._received_by(self.at_goal)] = False
        return found

    @cached_property
    def single_layer(self) -> bool:
        """Return whether each actor has one state, so that edges need not be made."""
        return self.layers == 1

    @property
    def size(self) -> int:
        """Return how many states there are; with several layers all chains end in the last one."""
        actors = len(self.arrays.actors)
        return actors if self.single_layer else self.layers * actors * (1 + self.gap) + 1

    @property
    def goal_states(self) -> Indices:
        """Return the states where chains end."""
        return np.flatnonzero(self.at_goal) if self.single_layer else np.array([self.size - 1])

    def state(self, actor: int, layer: int) -> int:
        """Return the state of an actor that has the arms."""
        return layer * len(self.arrays.actors) + actor

    def _giving_from(self, layer: int) -> int:
        """Return the number at which the states begin from which actors give in the layer."""
        return (self.layers * self.gap + layer) * len(self.arrays.actors)

    def completes(self, layer: NDArray[Any], receiver: NDArray[Any]) -> Flags:
        """Return whether a chain that comes to ``receiver`` in ``layer`` is one looked for."""
        whole = (layer & self.all_passed) == self.all_passed
        if self.inferred:
            whole = whole & (((layer & 1) == 1) | self.above_goal[receiver])
        found: Flags = self.arriving[receiver] & whole
        return found

    def steps(self, actor: int, first: bool) -> list[GivingStep]:
        """Return who can give when the actor has the arms; ``first``: it is the start."""
        if not (first or self.inferred):
            return [GivingStep(actor, None, False)]
        found = self.kinship.onward(self.arrays.actors[actor], first, self.inferred)
        return [
            GivingStep(
                self.arrays.actor(there),
                one,
                one is not None and not (first and one.kind == "part"),
            )
            for there, one in found
        ]

    @cached_property
    def edges(self) -> Edges:
        """Return all edges, by head."""
        arrays = self.arrays
        if self.single_layer:
            order = arrays["in_order"]
            return Edges(arrays["in_at"], arrays.inward, order, self.legs[order])
        parts = [self._leg_edges(layer) for layer in range(self.layers)]
        if self.inferred:
            parts += [self._step_edges(layer) for layer in range(self.layers)]
        tail, head, leg = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.argsort(head, kind="stable")
        at = np.searchsorted(head[order], np.arange(self.size + 1))
        return Edges(at, tail[order], leg[order], np.ones(len(order), np.bool_))

    def _leg_edges(self, layer: int) -> tuple[Indices, Indices, Indices]:
        arrays = self.arrays
        going = np.flatnonzero(self.legs & self.goes_on)
        receiver = arrays["receiver"][going]
        heads = self.onward(layer, going) * len(arrays.actors) + receiver
        last = np.flatnonzero(self.legs & self.arriving[arrays["receiver"]])
        receiver = arrays["receiver"][last]
        last = last[self.completes(self.onward(layer, last), receiver)]
        legs = np.concatenate([going, last])
        heads = np.concatenate([heads, np.full(len(last), self.size - 1)])
        return self._giving_from(layer) + arrays["giver"][legs].astype(np.int64), heads, legs

    def _step_edges(self, layer: int) -> tuple[Indices, Indices, Indices]:
        here, there = self.junctions.here, self.junctions.there
        actors = len(self.arrays.actors)
        every = np.arange(actors)
        tail = layer * actors + np.concatenate([every, here])
        onward = self.passes[there] | layer | 1
        gives = (self.layers + onward) * actors + there
        heads = np.concatenate([self._giving_from(layer) + every, gives])
        leg = np.concatenate([np.full(actors, -1), -2 - np.arange(len(here))])
        return tail, heads, leg

    @cached_property
    def junctions(self) -> Junctions:
        """Return all by which arms can have passed by inference."""
        return junctions(self.network, self.kinship)
