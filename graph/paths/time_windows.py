"""Where a chain can still come to its goal in time, with one item of materiel throughout.

For each item, and each state, the latest day on which arms at that state can still come to the
goal: backwards from where chains end, L(state) is the greatest min(last day of the leg, L(head))
over the legs whose first day is not after L(head). Walks are followed, not simple chains: what is
said to be impossible is so, and what cannot be told apart is left to the search.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Flags
from graph.arrays.compiling import FIRST, LAST
from graph.constraints.narrowing import days, items, timeless
from graph.paths.state_space import Edges, StateSpace
from graph.rules.kinship import Junction

NO_DAY = FIRST - 1


class TimeWindows:
    """What time and materiel leave of the edges of a state space.

    ``latest[item][state]`` is a day, :data:`NO_DAY` where none will do; ``fits[kind]``
    has one bit for each item that a kind of materiel fits, and :meth:`passing` for a junction;
    ``open`` says which edges are left.
    Cost: passes of compiled code over the edges, for each item as many as a way has legs.
    """

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        arrays, limits, network = space.arrays, space.limits, space.network
        self.timeless = timeless(arrays, limits, space.legs) and not space.inferred
        self.first, self.last = days(arrays, limits)
        held = space.junctions.kinds if space.inferred else ()
        self.items = items(arrays, network.dataset, limits, space.legs, held)
        self.fits = [sum(1 << n for n in np.flatnonzero(row).tolist()) for row in self.items]
        self._held = dict(zip(held, self.fits[len(self.fits) - len(held) :], strict=True))
        self.every = (1 << self.items.shape[1]) - 1
        self.free = self.timeless and self._of_one_kind()

    def _of_one_kind(self) -> bool:
        """Return whether materiel forbids nothing."""
        if self.space.limits.any_materiel:
            return True
        used = np.bincount(self.space.arrays["kind"][self.space.legs]).nonzero()[0]
        return all(self.fits[code] == self.every for code in used.tolist())

    def passing(self, junction: Junction | None) -> int:
        """Return the items that can have passed by the junction, a bit for each."""
        return self.of(junction.things) if junction else self.every

    def of(self, things: tuple[str, ...]) -> int:
        """Return the items that what is held can be of; of nothing named, all."""
        return self._held[things] if things else self.every

    @property
    def open(self) -> Flags:
        """Return the edges that are left."""
        return self._swept[0]

    @property
    def latest(self) -> NDArray[np.int32]:
        """Return, by item and state, the latest day."""
        return self._swept[1]

    @cached_property
    def _swept(self) -> tuple[Flags, NDArray[np.int32]]:
        edges = self.space.edges
        if self.free or not self.space.legs.any():
            return edges.open, np.full((1, self.space.size), NO_DAY, np.int32)
        is_leg = edges.leg >= 0
        first, last = self._days(edges, is_leg)
        kind = self._kinds(edges, is_leg)
        head = np.repeat(np.arange(len(edges.at) - 1), np.diff(edges.at))
        found, rows = np.zeros(len(edges.open), np.bool_), []
        for item in self.items.T:
            good = edges.open & (first <= last) & ((kind < 0) | item[kind])
            latest = _latest(edges, good, first, last, self.space.goal_states, self.space.size)
            found |= good & (first <= latest[head])
            rows.append(latest)
        return found, np.array(rows, np.int32)

    def _kinds(self, edges: Edges, is_leg: Flags) -> NDArray[Any]:
        """Return the rows of the items that the edges ask for, -1 for steps that are free."""
        arrays = self.space.arrays
        found = np.where(is_leg, arrays["kind"][np.maximum(edges.leg, 0)], -1)
        junction = np.flatnonzero(edges.leg < -1)
        if len(junction):
            kinds = self.space.junctions.kind[-2 - edges.leg[junction]]
            found[junction] = len(self.items) - len(self.space.junctions.kinds) + kinds
        return found

    def _days(self, edges: Edges, is_leg: Flags) -> tuple[NDArray[Any], NDArray[Any]]:
        if self.space.limits.any_time:
            return np.full(len(edges.leg), FIRST), np.full(len(edges.leg), LAST)
        leg = np.maximum(edges.leg, 0)
        first = np.where(is_leg, self.first[leg], FIRST)
        last = np.where(is_leg, self.last[leg], LAST)
        junction = np.flatnonzero(edges.leg < -1)
        if len(junction):
            first[junction] = self.space.junctions.since[-2 - edges.leg[junction]]
        return first, last

    def span(self, leg: int) -> tuple[int, int]:
        """Return the first and the last day of a transfer, as far as time matters."""
        if self.space.limits.any_time:
            return FIRST, LAST
        return int(self.first[leg]), int(self.last[leg])

    def narrowed(self, state: int, now: int, mask: int) -> int:
        """Return the items of ``mask`` of which arms at ``state`` can still come to the goal."""
        if self.free:
            return mask
        for item, day in enumerate(self.latest[:, state].tolist()):
            if now > day:
                mask &= ~(1 << item)
        return mask


def _latest(
    edges: Edges, good: Flags, first: Any, last: Any, ends: Any, size: int
) -> NDArray[np.int32]:
    latest = np.full(size, NO_DAY, np.int32)
    latest[ends] = LAST
    changed = np.asarray(ends)
    while len(changed):
        found, head = edges.into(changed)
        until = latest[head]
        kept = good[found] & (first[found] <= until)
        found, until = found[kept], until[kept]
        day = np.minimum(last[found], until).astype(np.int32)
        tail = edges.tail[found]
        later = day > latest[tail]
        tail = tail[later]
        np.maximum.at(latest, tail, day[later])
        mark = np.zeros(size, np.bool_)
        mark[tail] = True
        changed = np.flatnonzero(mark)
    return latest
