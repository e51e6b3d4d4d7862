"""Where the reporting comes nearest when it states no path: the open ends of both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import compact, kinship
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import permitted
from graph.evidence.findings import Level
from graph.network import Network

MOST_DEAD_ENDS = 5
"""How many transfers, and how many actors, are named on each side."""

DEAD_END_BUDGET = 20_000
"""How many transfers are followed on each side before it is cut short."""

NOBODY = -1


@dataclass(frozen=True, slots=True)
class DeadEnds:
    """Transfer ids: those next to the end asked for first, then the farthest, best first.

    ``from_start``: transfers out of the start, and the last ones on the ways out of it;
    ``to_goal``: transfers into the goal, and the first ones on the ways into it. Neither way
    passes the other end. ``as_far_as`` are the actors at which the ways out end, ``begins_at``
    those at which the ways in begin. ``joined`` says that the two sides meet: what is stated does
    lead from the one to the other, but not so that it makes a path; ``cut`` that a side was too
    large to be followed to all its ends. Order in time and materiel are set aside on purpose.
    """

    from_start: tuple[str, ...]
    to_goal: tuple[str, ...]
    as_far_as: tuple[str, ...] = ()
    begins_at: tuple[str, ...] = ()
    joined: bool = False
    cut: bool = False


def find_dead_ends(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
) -> DeadEnds:
    """Return where what goes out from ``start`` and what comes in to ``goal`` begins and ends.

    Of the ``limits`` those that concern one leg or one actor hold; ``inferred`` lets the ways take
    steps that no source states. Cost: a few passes of compiled code over all transfers, then
    breadth first from each side, :data:`DEAD_END_BUDGET` transfers.
    """
    sides = _Sides(network, start, goal, limits, inferred)
    outward = sides.kinship.onward(start, True, inferred)
    first = [leg for one, _ in outward for leg in sides.given(sides.number(one))]
    arriving = sides.kinship.ends(goal, inferred)
    last = [leg for one in arriving for leg in sides.taken(sides.number(one))]
    out = _way(first, sides.receiver, sides.after)
    back = _way(last, sides.giver, sides.before)
    return DeadEnds(
        sides.best(out),
        sides.best(back),
        sides.actors(out, sides.arrays["receiver"]),
        sides.actors(back, sides.arrays["giver"]),
        not out.seen.isdisjoint(back.seen),
        out.cut or back.cut,
    )


class _Way(NamedTuple):
    """The legs that a side begins with, those at which it ends, and all that it comes to.

    ``cut``: it was not followed to all its ends.
    """

    begin: list[int]
    ends: list[int]
    seen: set[int]
    cut: bool


class _Sides:
    """Usable transfers and actors by number, and who can have the arms of whom."""

    def __init__(
        self, network: Network, start: str, goal: str, limits: Limits, inferred: bool
    ) -> None:
        self.network, self.inferred = network, inferred
        self.arrays = arrays = compact(network)
        allowed = permitted(arrays, network.dataset, limits)
        self.kinship = kinship(network, allowed)
        parts = network.dataset.parts
        home, ended = (arrays.marked({one} | parts(one)) for one in (start, goal))
        self.own = home | ended
        bad = arrays.of_types(limits.avoid_types) & ~self.own
        barred = (bad | ended)[arrays["giver"]] | (bad | home)[arrays["receiver"]]
        self.good = arrays["usable"] & allowed & ~barred
        self.back = self.kinship.before(inferred)

    def number(self, actor: str) -> int:
        """Return the number of an actor."""
        return self.arrays.actor(actor)

    def given(self, actor: int) -> list[int]:
        """Return the usable transfers from the actor, by id."""
        begin, end = self.arrays["out_at"][actor : actor + 2].tolist()
        return self._sorted(begin + np.flatnonzero(self.good[begin:end]))

    def taken(self, actor: int) -> list[int]:
        """Return the usable transfers to the actor, by id."""
        begin, end = self.arrays["in_at"][actor : actor + 2].tolist()
        legs = self.arrays["in_order"][begin:end]
        return self._sorted(legs[self.good[legs]])

    def _sorted(self, legs: NDArray[Any]) -> list[int]:
        found: list[int] = legs[np.argsort(self.arrays["rank"][legs])].tolist()
        return found

    def receiver(self, leg: int) -> int:
        """Return the actor from which arms can go on after ``leg``, or :data:`NOBODY`."""
        receiver = int(self.arrays["receiver"][leg])
        return receiver if self.arrays["goes_on"][leg] and not self.own[receiver] else NOBODY

    def giver(self, leg: int) -> int:
        """Return the actor to which arms can have come before ``leg``, or :data:`NOBODY`."""
        giver = int(self.arrays["giver"][leg])
        return NOBODY if self.own[giver] else giver

    def after(self, receiver: int) -> list[int]:
        """Return what can come after a leg to ``receiver``."""
        name = self.arrays.actors[receiver]
        if name not in self.kinship.related:
            return self.given(receiver)
        onward = self.kinship.onward(name, False, self.inferred)
        return [leg for there, _ in onward for leg in self.given(self.number(there))]

    def before(self, giver: int) -> list[int]:
        """Return what can come before a leg from ``giver``."""
        havers = (giver, *map(self.number, self.back.get(self.arrays.actors[giver], ())))
        legs = (leg for here in havers for leg in self.taken(here))
        return [leg for leg in legs if self.arrays["goes_on"][leg]]

    def _ranked(self, legs: Iterable[int]) -> list[int]:
        """Return them best supported first, by the upper end of the range where the figure is 0."""

        def rank(leg: int) -> tuple[Fraction, Fraction, int]:
            support = self._support(leg, "point")
            high = Fraction(0) if support else self._support(leg, "high")
            return -support, -high, int(self.arrays["rank"][leg])

        return sorted(set(legs), key=rank)

    def _support(self, leg: int, level: Level) -> Fraction:
        worth: Fraction = self.arrays.worth[level][int(self.arrays["worth"][leg])]
        if worth < 1:
            return worth
        # 1 stands for what could not be evaluated exactly when the arrays were made
        return self.network.evidence.support([self.arrays.transfers[leg]], level)

    def best(self, way: _Way) -> tuple[str, ...]:
        """Return the transfers that the side begins with, then those at which it ends."""
        ordered = [*self._ranked(way.begin), *self._ranked(way.ends)]
        return tuple(self.arrays.transfers[leg] for leg in dict.fromkeys(ordered))[:MOST_DEAD_ENDS]

    def actors(self, way: _Way, end: NDArray[Any]) -> tuple[str, ...]:
        """Return the actors at which it ends; where it goes in circles, those it begins with."""
        ends = (int(end[leg]) for leg in self._ranked(way.ends or way.begin))
        return tuple(self.arrays.actors[one] for one in islice(dict.fromkeys(ends), MOST_DEAD_ENDS))


def _way(
    begin: list[int], reached: Callable[[int], int], following: Callable[[int], list[int]]
) -> _Way:
    """Return what a breadth-first search finds; each actor ``reached`` is gone on from once."""
    seen = set(begin)
    queue, ends = list(begin), []
    goes_on = {NOBODY: False}
    for place, leg in enumerate(queue):
        if place >= DEAD_END_BUDGET:
            break
        actor = reached(leg)
        if actor not in goes_on:
            longer = following(actor)
            goes_on[actor] = bool(longer)
            queue += [one for one in longer if one not in seen]
            seen.update(longer)
        if not goes_on[actor]:
            ends.append(leg)
    return _Way(begin, ends, seen, len(queue) > DEAD_END_BUDGET)
