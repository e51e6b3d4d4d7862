"""Bidirectional search: the few states through which the best chains go in a large network.

Where few chains are asked for, what a rest can have at best need not be known from every state: two
balls are enough, one grown forwards from the start and one backwards from the goal, by -log of the
product of private legs, until as many ways as are wanted lead from the one into the other. A chain
whose legs cost no more than both radii together never leaves them: at each state on it, what was
spent is within the first radius, or what is left is within the second. (Search from both sides:
Pohl, *Bi-directional search*, 1971; here it gives the bound of a search for several.)
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, ulp

import numpy as np

from graph.arrays.compact import Flags, Reals
from graph.paths.bounds import FLOAT_MARGIN, Bounds
from graph.paths.shortest import distances
from graph.paths.state_space import Indices, row_entries

LEAST_LEGS = 20_000
"""From how many transfers on both ends are searched from; below, all states cost as little."""

FEW_SHARE = 1 / 1000
"""Up to which part of all transfers ``k`` is few; more ways would hardly be met in time."""

MOST_WAVES = 200
"""After how many waves, of both balls together, they are given up."""

MOST_TOUCHED = 1 / 8
"""Which part of all transfers the balls may touch; beyond that all states are as good."""

LOOK_AHEAD = 2
"""For how many new states to each that it has a ball looks ahead to find its next radius."""

LOOK_AHEAD_SHARE = 4
"""One in how many of the entries that lead out of it a ball looks ahead at most."""

JUST_BELOW_0 = -ulp(0.0)


@dataclass(frozen=True, slots=True)
class Subspace:
    """What is known of the states and the transfers in it.

    ``product`` is by state, as :attr:`graph.paths.bounds.Bounds.product`, infinite outside;
    ``legs`` are the transfers, by number. No chain with a figure above ``floor`` leaves the
    subspace; of those below nothing is said. A floor of 0 says that no chain at all does.
    """

    product: Reals
    legs: Indices
    floor: float


class _Ball:
    """All states within a radius of its centre, along rows of a matrix given by its three arrays.

    ``far`` is by state, infinite outside. Of the entries in the rows of its states, numbered by
    ``entry``, ``tail`` is inside, ``head`` is where they lead, and ``spent`` how far that is then.
    It grows by label correction, in waves over what changed, so that a small ball costs little
    however large the matrix is (Meyer and Sanders, *Delta-stepping*, 2003).
    """

    def __init__(self, at: Indices, ends: Indices, cost: Reals, centre: Indices) -> None:
        self.at, self.ends, self.cost = at, ends, cost
        self.far = np.full(len(at) - 1, inf)
        self.far[centre] = 0.0
        self.radius = JUST_BELOW_0  # whom entries that cost nothing lead to is not inside yet
        self.states, self.waves = centre, 0
        self.entry, self.tail, self.head, self.spent = self._rows(centre)

    def _rows(self, states: Indices) -> tuple[Indices, Indices, Indices, Reals]:
        entry, tail = row_entries(self.at, states)
        return entry, tail, self.ends[entry], self.far[tail] + self.cost[entry]

    def grow(self, radius: float) -> None:
        """Take in all within that radius."""
        self.radius = radius
        head, spent, new = self.head, self.spent, [self.states]
        while self.waves < MOST_WAVES:
            nearer = (spent <= radius) & (spent < self.far[head])
            if not nearer.any():
                break
            np.minimum.at(self.far, head[nearer], spent[nearer])
            new.append(np.unique(head[nearer]))
            _, _, head, spent = self._rows(new[-1])
            self.waves += 1
        self.states = np.unique(np.concatenate(new))
        self.entry, self.tail, self.head, self.spent = self._rows(self.states)

    @property
    def onward(self) -> Flags:
        """Return the entries with which it is left."""
        found: Flags = (self.spent > self.radius) & (self.spent < inf)
        return found

    @property
    def next_radius(self) -> float:
        """Return a radius at which it has some more states; infinite where it has all of them."""
        spent = self.spent[self.onward & (self.far[self.head] == inf)]
        if not len(spent):
            return inf
        nth = min(LOOK_AHEAD * len(self.states), len(spent) // LOOK_AHEAD_SHARE)
        return float(np.partition(spent, nth)[nth])


def bidirectional_subspace(bounds: Bounds, k: int) -> Subspace | None:
    """Return where the ``k`` best chains probably go; None where looking for that would not pay.

    Of ``bounds`` only costs and legs are read. Cost: some passes of compiled code over the balls,
    which in a large network hold a small part of it, and a few over all states.
    """
    space, arrays = bounds.space, bounds.space.arrays
    plain = space.single_layer and bounds.windows.free and bounds.aim == "point"
    if not plain or len(bounds.private) < LEAST_LEGS or k > FEW_SHARE * len(bounds.private):
        return None
    cost, inward = bounds.cost, arrays.inward_cost(bounds.aim, bounds.private_name)
    if space.limited:
        cost = np.where(bounds.legs, cost, inf)
        inward = cost[arrays["in_order"]]
    start = _Ball(arrays["out_at"], arrays["receiver"], cost, np.flatnonzero(space.at_start))
    goal = _Ball(arrays["in_at"], arrays.inward, inward, space.goal_states)
    if not _meet(start, goal, k, MOST_TOUCHED * len(cost)):
        return None
    return _between(bounds, start, goal)


def _meet(start: _Ball, goal: _Ball, k: int, most: float) -> bool:
    """Grow both until ``k`` ways join them that cost no more than both; return whether they did.

    A ball that cannot grow holds all there is: its radius is then infinite, which also will do.
    """
    while start.waves + goal.waves < MOST_WAVES:
        onward = start.onward
        met = start.spent[onward] + goal.far[start.head[onward]]
        met = met[met < inf]
        lacking = inf
        if len(met) >= k:
            needed = (
                float(np.partition(met, k - 1)[k - 1]) * (1 + 4 * FLOAT_MARGIN) + 4 * FLOAT_MARGIN
            )
            lacking = needed - start.radius - goal.radius
            if lacking <= FLOAT_MARGIN:
                return True
        ball = min(start, goal, key=lambda one: len(one.tail))
        radius = ball.next_radius
        if radius == inf:
            ball.radius = inf
            return True
        ball.grow(min(radius, ball.radius + lacking))
        if len(start.tail) + len(goal.tail) > most:
            return False
    return False


def _between(bounds: Bounds, start: _Ball, goal: _Ball) -> Subspace:
    """Return what lies on ways that cost no more than both radii, over legs that are allowed."""
    arrays, limit = bounds.space.arrays, start.radius + goal.radius
    inside = (start.far < inf) | (goal.far < inf)
    legs = np.concatenate(
        [start.entry[inside[start.head]], arrays["in_order"][goal.entry[inside[goal.head]]]]
    )
    legs = np.unique(legs[bounds.legs[legs]])
    number = np.cumsum(inside) - 1
    tail, head = number[arrays["giver"][legs]], number[arrays["receiver"][legs]]
    cost = bounds.cost[legs]
    every = np.arange(number[-1] + 2)
    start_states = number[np.flatnonzero(bounds.space.at_start)]
    gone = distances(np.searchsorted(tail, every), head, cost, start_states, limit)
    order = np.argsort(head, kind="stable")
    at = np.searchsorted(head[order], every)
    left = distances(at, tail[order], cost[order], number[bounds.space.goal_states], limit)
    product = np.full(len(inside), inf)
    product[inside] = np.where(gone + left <= limit, left, inf)
    whole = gone[tail] + cost + left[head]
    floor = max(exp(-limit) * (1 + 2 * FLOAT_MARGIN), ulp(0.0)) if limit < inf else 0.0
    return Subspace(product, legs[(whole <= limit) & (whole < inf)], floor)
