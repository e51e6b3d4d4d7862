"""The ground of one question: who can have the arms, and which legs lead on to the goal.

A *place* is an actor that has the arms in a *layer*. A layer says what the legs so far have
achieved, one bit each: that a step was inferred (in a search for inferred chains), and that each
of those to be passed was. Where steps are inferred an actor has a second place in each layer, from
which it gives; the step from having to giving is free, or a junction. Edges lie by their head,
so that all is followed backwards from where chains end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Flags, compact, junctions, kinship
from graph.constraints.limits import Limits
from graph.constraints.refusals import permitted
from graph.network import Network
from graph.rules.kinship import Junction, held_since

Places = NDArray[Any]

MOST_LAYERED = 4
"""How many of those to be passed have layers; whether the others were passed is seen at the end."""

MOST_EDGES = 16_000_000
"""How many edges the layers may come to; beyond that fewer have layers."""


@dataclass(frozen=True, slots=True)
class Step:
    """From an actor that has the arms to one that gives them: see :class:`Kinship`."""

    giver: int
    junction: Junction | None
    gap: bool

    def since(self, network: Network) -> int:
        """The earliest day on which the step can be taken."""
        return held_since(network.dataset, self.junction).toordinal()


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges by head: those into place p lie from ``at[p]`` to ``at[p + 1]``.

    ``leg`` is the number of a transfer, -1 for a free step, or -2 - n for the n-th junction;
    ``open`` says which can be used at all.
    """

    at: NDArray[Any]
    tail: NDArray[Any]
    leg: NDArray[Any]
    open: Flags

    def into(self, places: Places) -> tuple[Places, Places]:
        """All edges into ``places``, and the place that each leads to."""
        return rows(self.at, places)


def rows(at: Places, places: Places) -> tuple[Places, Places]:
    """The entries from ``at[p]`` to ``at[p + 1]`` for each p of ``places``, and the p of each."""
    starts = at[places]
    counts = at[places + 1] - starts
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    entries = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return entries, np.repeat(places, counts)


class Terrain:
    """What one question allows; ``inferred`` as for :class:`graph.paths.search.Search`.

    Building it costs a few passes of compiled code over the transfers, times the layers.
    """

    def __init__(
        self, network: Network, start: str, goal: str, limits: Limits, inferred: bool
    ) -> None:
        self.network, self.limits, self.inferred = network, limits, inferred
        self.flat: Compact = compact(network)
        legs = permitted(self.flat, network.dataset, limits)
        self.limited = bool(limits.avoid_types) or not bool(legs.all())
        self.kinship = kinship(network, legs)
        self.start, self.goal = start, goal
        parts = network.dataset.parts
        self.own = {start, goal} | parts(start) | parts(goal)
        self.home = self.flat.marked({start} | parts(start))
        self.ended = self.flat.marked({goal} | parts(goal))
        self.above = self._above()
        self.legs = self._legs(legs)
        self.passes, self.unlayered = self._passes()
        self.gap = 1 if inferred else 0
        self.layers = 1 << (self.gap + self.layered)
        self.all_passed = (self.layers - 1) & ~self.gap

    def _above(self) -> Flags:
        """The collectives at which arms have come to the goal by inference."""
        if not self.inferred:
            return np.zeros(len(self.flat.actors), np.bool_)
        above = self.network.dataset.collectives(self.goal)
        arrives = self.kinship.arrives
        return self.flat.marked({one for one in above if arrives(one, self.goal, True)[0]})

    def _legs(self, legs: Flags) -> Flags:
        """The transfers that can be a leg of some chain here."""
        flat, usable = self.flat, self.flat["usable"]
        useful = usable & self.goes_on
        last = self._into(self.arriving)
        useful[last] = usable[last]
        useful[self._into(self.home)] = False
        if self.inferred and not (self.above.any() or self.junctions.size):
            useful[:] = False  # no step can be inferred
        if self.limits.avoid_types:
            bad = self._of_types(self.limits.avoid_types)
            useful &= ~(bad[flat["giver"]] | bad[flat["receiver"]])
        return useful & legs

    def _into(self, actors: Flags) -> Places:
        """The transfers that these, few of all, receive."""
        at, order = self.flat["in_at"], self.flat["in_order"]
        every = [order[at[one] : at[one + 1]] for one in np.flatnonzero(actors).tolist()]
        return np.concatenate([order[:0], *every])

    def _of_types(self, types: Sequence[str]) -> Flags:
        """The actors of these types, start, goal and their parts left aside."""
        return self.flat.of_types(types) & ~self.flat.marked(self.own)

    def _passes(self) -> tuple[NDArray[np.int64], list[Flags]]:
        """By actor, the bits of the layer that passing it sets; and who else must be passed."""
        dataset = self.network.dataset
        groups = [self.flat.marked({one} | dataset.parts(one)) for one in self.limits.via]
        groups += [self._of_types([one]) for one in self.limits.via_types]
        bits = np.zeros(len(self.flat.actors), np.int64)
        for place, group in enumerate(groups[: self.layered]):
            bits |= group.astype(np.int64) << (place + self.inferred)
        return bits, groups[self.layered :]

    @cached_property
    def layered(self) -> int:
        """How many of those to be passed have layers: one at least, if any."""
        layered = min(len(self.limits.via) + len(self.limits.via_types), MOST_LAYERED)
        while layered > 1 and len(self.legs) << (layered + self.inferred) > MOST_EDGES:
            layered -= 1
        return layered

    @cached_property
    def arriving(self) -> Flags:
        """The actors at which arms have come to the goal."""
        return self.ended | self.above

    @cached_property
    def goes_on(self) -> Flags:
        """The transfers after which a chain can go on."""
        found: Flags = self.flat["goes_on"].copy()
        found[self._into(self.ended)] = False
        return found

    @cached_property
    def simple(self) -> bool:
        """Whether each actor has one place, so that edges need not be made."""
        return self.layers == 1

    @property
    def size(self) -> int:
        """How many places there are; the last one is where all chains end, unless simple."""
        actors = len(self.flat.actors)
        return actors if self.simple else self.layers * actors * (1 + self.gap) + 1

    @property
    def ends(self) -> Places:
        """The places where chains end."""
        return np.flatnonzero(self.ended) if self.simple else np.array([self.size - 1])

    def has(self, actor: int, layer: int) -> int:
        """The place of an actor that has the arms."""
        return layer * len(self.flat.actors) + actor

    def _gives(self, layer: int) -> int:
        """Where the places of the layer begin from which actors give."""
        return (self.layers * self.gap + layer) * len(self.flat.actors)

    def completes(self, layer: NDArray[Any], receiver: NDArray[Any]) -> Flags:
        """Whether a chain that comes to ``receiver`` in ``layer`` is one of those looked for."""
        whole = (layer & self.all_passed) == self.all_passed
        if self.inferred:
            whole = whole & (((layer & 1) == 1) | self.above[receiver])
        found: Flags = self.arriving[receiver] & whole
        return found

    def steps(self, actor: int, first: bool) -> list[Step]:
        """Who can give when the actor has the arms; ``first``: it is the start."""
        if not (first or self.inferred):
            return [Step(actor, None, False)]
        found = self.kinship.onward(self.flat.actors[actor], first, self.inferred)
        return [
            Step(
                self.flat.actor(there), one, one is not None and not (first and one.kind == "part")
            )
            for there, one in found
        ]

    @cached_property
    def edges(self) -> Edges:
        """All edges, by head."""
        flat = self.flat
        if self.simple:
            order = flat["in_order"]
            return Edges(flat["in_at"], flat.inward, order, self.legs[order])
        parts = [self._leg_edges(layer) for layer in range(self.layers)]
        if self.inferred:
            parts += [self._steps(layer) for layer in range(self.layers)]
        tail, head, leg = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        order = np.argsort(head, kind="stable")
        at = np.searchsorted(head[order], np.arange(self.size + 1))
        return Edges(at, tail[order], leg[order], np.ones(len(order), np.bool_))

    def _leg_edges(self, layer: int) -> tuple[Places, Places, Places]:
        flat = self.flat
        going = np.flatnonzero(self.legs & self.goes_on)
        receiver = flat["receiver"][going]
        heads = (layer | self.passes[receiver]) * len(flat.actors) + receiver
        last = np.flatnonzero(self.legs & self.arriving[flat["receiver"]])
        receiver = flat["receiver"][last]
        last = last[self.completes(layer | self.passes[receiver], receiver)]
        legs = np.concatenate([going, last])
        heads = np.concatenate([heads, np.full(len(last), self.size - 1)])
        return self._gives(layer) + flat["giver"][legs].astype(np.int64), heads, legs

    def _steps(self, layer: int) -> tuple[Places, Places, Places]:
        here, there, _ = self.junctions
        actors = len(self.flat.actors)
        every = np.arange(actors)
        tail = layer * actors + np.concatenate([every, here])
        onward = self.passes[there] | layer | 1
        gives = (self.layers + onward) * actors + there
        heads = np.concatenate([self._gives(layer) + every, gives])
        leg = np.concatenate([np.full(actors, -1), -2 - np.arange(len(here))])
        return tail, heads, leg

    @cached_property
    def junctions(self) -> NDArray[np.int64]:
        """From whom to whom, and since when, arms can have passed where no source says so."""
        return junctions(self.network, self.kinship)
