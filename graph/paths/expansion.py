"""Expansions, the legs that lead on from a state; and what its best rest is worth exactly."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import ExactSupports, Flags, Reals, exact_supports
from graph.evidence.worlds import ONE
from graph.paths.bidirectional import Subspace
from graph.paths.bounds import FLOAT_MARGIN, Aim, Bounds
from graph.paths.time_windows import TimeWindows

MOST_SETTLED = 30_000
"""How many states are settled exactly at a time; beyond that floating point must do."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The bundles that an actor can give in a layer, with a rest that leads to the goal.

    By bundle: ``begin`` and ``end`` in ``members`` (numbers of transfers), whether the chain is
    ``done`` with it, the ``receiver``, the layer and the state then; ``spent``, -log of the best
    product of it and its rest, and ``width``, the best weakest leg; ``rank`` of its least id.
    """

    members: NDArray[Any]
    begin: NDArray[Any]
    end: NDArray[Any]
    done: Flags
    receiver: NDArray[Any]
    layer: NDArray[Any]
    state: NDArray[Any]
    spent: Reals
    width: Reals
    rank: NDArray[Any]

    @property
    def columns(self) -> tuple[NDArray[Any], ...]:
        """Return all but the members, in their order."""
        where = (self.begin, self.end, self.done, self.receiver, self.layer, self.state)
        return (*where, self.spent, self.width, self.rank)

    def place(self, leg: int, done: bool) -> int:
        """Return the number of the bundle that begins with that transfer."""
        return int(np.flatnonzero((self.members[self.begin] == leg) & (self.done == done))[0])

    def bundle(self, n: int) -> list[int]:
        """Return the transfers of the n-th bundle."""
        found: list[int] = self.members[self.begin[n] : self.end[n]].tolist()
        return found


class Expander(Bounds):
    """Bounds, with the expansions and the exact rests that a search asks for one by one.

    ``within`` a subspace, what leads out of it is left aside: all that has a figure above
    ``floor`` is found nevertheless.
    """

    def __init__(self, windows: TimeWindows, aim: Aim, within: Subspace | None = None) -> None:
        super().__init__(windows, aim)
        self._within = within
        if within:
            self.product = within.product
        self._expansions: dict[tuple[int, int], Expansion] = {}
        self._rests: dict[int, tuple[Fraction, int]] = {}
        self._exact = not self.space.inferred and aim != "none"

    @property
    def floor(self) -> float:
        """Return the figure above which all is found."""
        return self._within.floor if self._within else 0.0

    def expand(self, giver: int, layer: int) -> Expansion:
        """Return what ``giver`` can give in ``layer``; made once."""
        key = (giver, layer)
        if key not in self._expansions:
            self._expansions[key] = (
                self._in_subspace(giver) if self._within else self._in_whole_space(giver, layer)
            )
        return self._expansions[key]

    def _in_whole_space(self, giver: int, layer: int) -> Expansion:
        begin, end = self.space.arrays["out_at"][giver : giver + 2].tolist()
        return self._expanded(np.arange(begin, end)[self.legs[begin:end]], layer)

    def _in_subspace(self, giver: int) -> Expansion:
        every, givers = self._subspace_expansion
        part = slice(*np.searchsorted(givers, [giver, giver + 1]).tolist())
        return Expansion(every.members, *(column[part] for column in every.columns))

    @cached_property
    def _subspace_expansion(self) -> tuple[Expansion, NDArray[Any]]:
        """Return the expansions of all in the subspace as one, and who gives each bundle."""
        legs = self._within.legs if self._within else np.zeros(0, np.int64)
        expansion = self._expanded(legs, 0)
        return expansion, self.space.arrays["giver"][expansion.members[expansion.begin]]

    def _expanded(self, legs: NDArray[Any], layer: int) -> Expansion:
        """Return the expansion over these legs, which lie by giver; last legs come first."""
        space, arrays = self.space, self.space.arrays
        receiver = arrays["receiver"][legs]
        onward = space.onward(layer, legs)
        last = np.flatnonzero(space.completes(onward, receiver))
        going = np.flatnonzero(space.goes_on[legs])
        chosen, done = np.concatenate([last, going]), np.arange(len(last) + len(going)) < len(last)
        order = self._order(legs[chosen], done)
        chosen, done = chosen[order], done[order]
        state = onward[chosen] * len(arrays.actors) + receiver[chosen]
        cost = self.cost[legs[chosen]]
        spent = np.where(done, cost, cost + self.product[state])
        kept = spent < np.inf
        chosen, done, state, spent = chosen[kept], done[kept], state[kept], spent[kept]
        return self._grouped(legs[chosen], done, onward[chosen], state, spent)

    def _order(self, legs: NDArray[Any], done: Flags) -> NDArray[Any]:
        """Return the order by giver, last legs first, and by bundle and what the leg achieves."""
        arrays, achieves = self.space.arrays, self.space.achieves
        if achieves is None:
            return np.argsort(arrays["giver"][legs], kind="stable")
        bundle, giver = arrays["bundle"][legs], arrays["giver"][legs]
        return np.lexsort([achieves[legs], bundle, ~done, giver])

    def _grouped(
        self, legs: NDArray[Any], done: Flags, layer: NDArray[Any], state: Any, spent: Reals
    ) -> Expansion:
        arrays = self.space.arrays
        bundle = arrays["bundle"][legs] * 2 + done
        if self.space.achieves is not None:
            bundle = bundle * np.int64(self.space.layers) + self.space.achieves[legs]
        begin = np.flatnonzero(np.diff(bundle, prepend=-1))
        end = np.append(begin[1:], len(legs)) if len(begin) else begin
        width = self.value[legs[begin]]
        if not self.all_private and self.aim != "none":
            rest = self.widest[state[begin]]
            width = np.where(done[begin], width, np.minimum(width, rest))
        return Expansion(
            legs,
            begin,
            end,
            done[begin],
            arrays["receiver"][legs[begin]],
            layer[begin],
            state[begin],
            spent[begin],
            width,
            arrays["rank"][legs[begin]],
        )

    @cached_property
    def _supports(self) -> ExactSupports:
        return exact_supports(self.space.network)[self.aim]

    def exactly(self, leg: int) -> Fraction:
        """Return the exact figure of a transfer."""
        return ONE if self.aim == "none" else self._supports[leg]

    def exact_widest(self, state: int) -> Fraction:
        """Return the best weakest leg of a rest from ``state``, exactly."""
        width = float(self.widest[state])
        if self.aim == "none" or width in (0.0, 1.0):
            return Fraction(width)
        return self._supports.greatest(width * (1 - FLOAT_MARGIN), width)

    def rest(self, actor: int, layer: int) -> tuple[Fraction, int] | None:
        """Return the best product of a rest and its fewest legs; None where that is not known.

        Only legs within a margin of the best in floating point can be part of it; among these the
        best is found exactly, once for all states that they lead to.
        """
        state = self.space.state(actor, layer)
        if self.product[state] == 0 and not self.all_private:
            return ONE, int(self.length[state])
        if state not in self._rests and self._exact:
            self._settle(actor, layer)
        return self._rests.get(state)

    def _settle(self, actor: int, layer: int) -> None:
        first = self.space.state(actor, layer)
        before: dict[int, list[tuple[int, Fraction]]] = {first: []}
        queue, ends = [(actor, layer)], []
        while queue:
            one = queue.pop()
            if len(before) > MOST_SETTLED:
                self._exact = False
                return
            here = self.space.state(*one)
            expansion = self.expand(*one)
            limit = self.product[here] + FLOAT_MARGIN * (1 + self.product[here])
            for n in np.flatnonzero(expansion.spent <= limit).tolist():
                leg = int(expansion.members[expansion.begin[n]])
                worth = self.exactly(leg) if self.private[leg] else ONE
                if expansion.done[n]:
                    ends.append((worth, 1, here))
                    continue
                there = int(expansion.state[n])
                if there in self._rests:
                    product, legs = self._rests[there]
                    ends.append((worth * product, legs + 1, here))
                    continue
                if there not in before:
                    before[there] = []
                    queue.append((int(expansion.receiver[n]), int(expansion.layer[n])))
                before[there].append((here, worth))
        self._settle_backwards(before, ends)

    def _settle_backwards(
        self,
        before: dict[int, list[tuple[int, Fraction]]],
        ends: list[tuple[Fraction, int, int]],
    ) -> None:
        """Settle all by Dijkstra's search, products for sums, shorter rests before longer ones."""
        queue = [(-product, legs, state) for product, legs, state in ends]
        heapq.heapify(queue)
        while queue:
            product, legs, state = heapq.heappop(queue)
            if state in self._rests:
                continue
            self._rests[state] = (-product, legs)
            for earlier, worth in before[state]:
                if earlier not in self._rests:
                    heapq.heappush(queue, (product * worth, legs + 1, earlier))
