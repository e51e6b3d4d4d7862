"""The legs that lead on from an actor, best first, and what the best rest is worth exactly."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import inf, nextafter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Flags, Reals
from graph.paths.bidirectional import Corridor
from graph.paths.bounds import MARGIN, Aim, Bounds
from graph.paths.time_windows import Feasible

MOST_SETTLED = 30_000
"""How many places are settled exactly at a time; beyond that floating point must do."""

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Fan:
    """The bundles that an actor can give in a layer, with a rest that leads to the goal.

    By bundle: ``begin`` and ``end`` in ``members`` (numbers of transfers), whether the chain is
    ``done`` with it, the ``receiver``, the layer and the place then; ``spent``, -log of the best
    product of it and its rest, and ``width``, the best weakest leg; ``rank`` of its least id.
    """

    members: NDArray[Any]
    begin: NDArray[Any]
    end: NDArray[Any]
    done: Flags
    receiver: NDArray[Any]
    layer: NDArray[Any]
    place: NDArray[Any]
    spent: Reals
    width: Reals
    rank: NDArray[Any]

    @property
    def columns(self) -> tuple[NDArray[Any], ...]:
        """All but the members, in their order."""
        where = (self.begin, self.end, self.done, self.receiver, self.layer, self.place)
        return (*where, self.spent, self.width, self.rank)

    def bundle(self, n: int) -> list[int]:
        """The transfers of the n-th bundle."""
        found: list[int] = self.members[self.begin[n] : self.end[n]].tolist()
        return found


class Ground(Bounds):
    """Bounds, with the fans and the exact rests that a search asks for one by one.

    ``within`` a corridor, what leads out of it is left aside: all that has a figure above
    ``floor`` is found nevertheless.
    """

    def __init__(self, feasible: Feasible, aim: Aim, within: Corridor | None = None) -> None:
        super().__init__(feasible, aim)
        self._within = within
        if within:
            self.product = within.product
        self._fans: dict[tuple[int, int], Fan] = {}
        self._rests: dict[int, tuple[Fraction, int]] = {}
        self._exact = not self.terrain.inferred and aim != "none"

    @property
    def floor(self) -> float:
        """Above which figure all is found."""
        return self._within.floor if self._within else 0.0

    def fan(self, giver: int, layer: int) -> Fan:
        """What ``giver`` can give in ``layer``; made once."""
        key = (giver, layer)
        if key not in self._fans:
            self._fans[key] = self._some(giver) if self._within else self._all(giver, layer)
        return self._fans[key]

    def _all(self, giver: int, layer: int) -> Fan:
        begin, end = self.terrain.flat["out_at"][giver : giver + 2].tolist()
        return self._made(np.arange(begin, end)[self.legs[begin:end]], layer)

    def _some(self, giver: int) -> Fan:
        every, givers = self._corridor
        part = slice(*np.searchsorted(givers, [giver, giver + 1]).tolist())
        return Fan(every.members, *(column[part] for column in every.columns))

    @cached_property
    def _corridor(self) -> tuple[Fan, NDArray[Any]]:
        """The fans of all in the corridor as one, and who gives each bundle."""
        legs = self._within.legs if self._within else np.zeros(0, np.int64)
        fan = self._made(legs, 0)
        return fan, self.terrain.flat["giver"][fan.members[fan.begin]]

    def _made(self, legs: NDArray[Any], layer: int) -> Fan:
        """The fan of these legs, which lie by giver; of each, the last legs come first."""
        terrain, flat = self.terrain, self.terrain.flat
        receiver = flat["receiver"][legs]
        onward = layer | terrain.passes[receiver]
        last = np.flatnonzero(terrain.completes(onward, receiver))
        going = np.flatnonzero(terrain.goes_on[legs])
        chosen, done = np.concatenate([last, going]), np.arange(len(last) + len(going)) < len(last)
        order = np.argsort(flat["giver"][legs[chosen]], kind="stable")
        chosen, done = chosen[order], done[order]
        place = onward[chosen] * len(flat.actors) + receiver[chosen]
        cost = self.cost[legs[chosen]]
        spent = np.where(done, cost, cost + self.product[place])
        kept = spent < np.inf
        chosen, done, place, spent = chosen[kept], done[kept], place[kept], spent[kept]
        return self._grouped(legs[chosen], done, onward[chosen], place, spent)

    def _grouped(
        self, legs: NDArray[Any], done: Flags, layer: NDArray[Any], place: Any, spent: Reals
    ) -> Fan:
        flat = self.terrain.flat
        bundle = flat["bundle"][legs] * 2 + done
        begin = np.flatnonzero(np.diff(bundle, prepend=-1))
        end = np.append(begin[1:], len(legs)) if len(begin) else begin
        width = self.value[legs[begin]]
        if not self.all_private and self.aim != "none":
            rest = self.widest[place[begin]]
            width = np.where(done[begin], width, np.minimum(width, rest))
        return Fan(
            legs,
            begin,
            end,
            done[begin],
            flat["receiver"][legs[begin]],
            layer[begin],
            place[begin],
            spent[begin],
            width,
            flat["rank"][legs[begin]],
        )

    @cached_property
    def worth(self) -> list[Fraction]:
        """The exact figure of each worth."""
        if self.aim == "none":
            return [ONE] * (len(self.terrain.flat["worth_point_at"]) - 1)
        return self.terrain.flat.worth[self.aim]

    def exactly(self, leg: int) -> Fraction:
        """The exact figure of a transfer."""
        return self.worth[int(self.terrain.flat["worth"][leg])]

    @cached_property
    def _rounded(self) -> dict[float, Fraction]:
        """The greatest figure for each that it may have been rounded to."""
        found = {1.0: ONE}
        for one in sorted(self.worth):
            found[nextafter(float(one), inf) if one else 0.0] = one
        return found

    def narrowest(self, place: int) -> Fraction:
        """The best weakest leg of a rest from ``place``, exactly."""
        width = float(self.widest[place])
        return self._rounded.get(width, ONE) if width else Fraction(0)

    def rest(self, actor: int, layer: int) -> tuple[Fraction, int] | None:
        """The best product of a rest and the fewest legs of one that has it; None if not known.

        Only legs within a margin of the best in floating point can be part of it; among these the
        best is found exactly, once for all places that they lead to.
        """
        place = self.terrain.has(actor, layer)
        if self.product[place] == 0 and not self.all_private:
            return ONE, int(self.length[place])
        if place not in self._rests and self._exact:
            self._settle(actor, layer)
        return self._rests.get(place)

    def _settle(self, actor: int, layer: int) -> None:
        first = self.terrain.has(actor, layer)
        before: dict[int, list[tuple[int, Fraction]]] = {first: []}
        queue, ends = [(actor, layer)], []
        while queue:
            one = queue.pop()
            if len(before) > MOST_SETTLED:
                self._exact = False
                return
            here = self.terrain.has(*one)
            fan = self.fan(*one)
            limit = self.product[here] + MARGIN * (1 + self.product[here])
            for n in np.flatnonzero(fan.spent <= limit).tolist():
                leg = int(fan.members[fan.begin[n]])
                worth = self.exactly(leg) if self.private[leg] else ONE
                if fan.done[n]:
                    ends.append((worth, 1, here))
                    continue
                there = int(fan.place[n])
                if there in self._rests:
                    product, legs = self._rests[there]
                    ends.append((worth * product, legs + 1, here))
                    continue
                if there not in before:
                    before[there] = []
                    queue.append((int(fan.receiver[n]), int(fan.layer[n])))
                before[there].append((here, worth))
        self._spread(before, ends)

    def _spread(
        self,
        before: dict[int, list[tuple[int, Fraction]]],
        ends: list[tuple[Fraction, int, int]],
    ) -> None:
        """Dijkstra's search with products for sums, shorter rests before longer ones."""
        queue = [(-product, legs, place) for product, legs, place in ends]
        heapq.heapify(queue)
        while queue:
            product, legs, place = heapq.heappop(queue)
            if place in self._rests:
                continue
            self._rests[place] = (-product, legs)
            for earlier, worth in before[place]:
                if earlier not in self._rests:
                    heapq.heappush(queue, (product * worth, legs + 1, earlier))
