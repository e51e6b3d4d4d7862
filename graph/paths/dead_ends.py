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

MOST = 5
"""How many transfers, and how many actors, are named on each side."""

BUDGET = 20_000
"""How many transfers are followed on each side before it is cut short."""

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Near:
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


def nearest_reported(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
) -> Near:
    """Where what goes out from ``start`` and what comes in to ``goal`` begins and ends.

    Of the ``limits`` those that concern one leg or one actor hold; ``inferred`` lets the ways take
    steps that no source states. Cost: a few passes of compiled code over all transfers, then
    breadth first from each side, :data:`BUDGET` transfers.
    """
    sides = _Sides(network, start, goal, limits, inferred)
    outward = sides.kinship.onward(start, True, inferred)
    first = [leg for one, _ in outward for leg in sides.given(sides.number(one))]
    arriving = sides.kinship.ends(goal, inferred)
    last = [leg for one in arriving for leg in sides.taken(sides.number(one))]
    out = _way(first, sides.receiver, sides.after)
    back = _way(last, sides.giver, sides.before)
    return Near(
        sides.best(out),
        sides.best(back),
        sides.actors(out, sides.flat["receiver"]),
        sides.actors(back, sides.flat["giver"]),
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
        self.flat = flat = compact(network)
        allowed = permitted(flat, network.dataset, limits)
        self.kinship = kinship(network, allowed)
        parts = network.dataset.parts
        home, ended = (flat.marked({one} | parts(one)) for one in (start, goal))
        self.own = home | ended
        bad = flat.of_types(limits.avoid_types) & ~self.own
        barred = (bad | ended)[flat["giver"]] | (bad | home)[flat["receiver"]]
        self.good = flat["usable"] & allowed & ~barred
        self.back = self.kinship.before(inferred)

    def number(self, actor: str) -> int:
        """The number of an actor."""
        return self.flat.actor(actor)

    def given(self, actor: int) -> list[int]:
        """The usable transfers from the actor, by id."""
        begin, end = self.flat["out_at"][actor : actor + 2].tolist()
        return self._sorted(begin + np.flatnonzero(self.good[begin:end]))

    def taken(self, actor: int) -> list[int]:
        """The usable transfers to the actor, by id."""
        begin, end = self.flat["in_at"][actor : actor + 2].tolist()
        legs = self.flat["in_order"][begin:end]
        return self._sorted(legs[self.good[legs]])

    def _sorted(self, legs: NDArray[Any]) -> list[int]:
        found: list[int] = legs[np.argsort(self.flat["rank"][legs])].tolist()
        return found

    def receiver(self, leg: int) -> int:
        """The actor from which arms can go on after ``leg``; :data:`NOBODY` where they cannot."""
        receiver = int(self.flat["receiver"][leg])
        return receiver if self.flat["goes_on"][leg] and not self.own[receiver] else NOBODY

    def giver(self, leg: int) -> int:
        """The actor to which arms can have come before ``leg``, or :data:`NOBODY`."""
        giver = int(self.flat["giver"][leg])
        return NOBODY if self.own[giver] else giver

    def after(self, receiver: int) -> list[int]:
        """What can come after a leg to ``receiver``."""
        name = self.flat.actors[receiver]
        if name not in self.kinship.related:
            return self.given(receiver)
        onward = self.kinship.onward(name, False, self.inferred)
        return [leg for there, _ in onward for leg in self.given(self.number(there))]

    def before(self, giver: int) -> list[int]:
        """What can come before a leg from ``giver``."""
        havers = (giver, *map(self.number, self.back.get(self.flat.actors[giver], ())))
        legs = (leg for here in havers for leg in self.taken(here))
        return [leg for leg in legs if self.flat["goes_on"][leg]]

    def _ranked(self, legs: Iterable[int]) -> list[int]:
        """Best supported first, by the upper end of the range where the figure is 0."""

        def rank(leg: int) -> tuple[Fraction, Fraction, int]:
            support = self._support(leg, "point")
            high = Fraction(0) if support else self._support(leg, "high")
            return -support, -high, int(self.flat["rank"][leg])

        return sorted(set(legs), key=rank)

    def _support(self, leg: int, level: Level) -> Fraction:
        worth: Fraction = self.flat.worth[level][int(self.flat["worth"][leg])]
        if worth < 1:
            return worth
        # 1 stands for what could not be evaluated exactly when the arrays were made
        return self.network.evidence.support([self.flat.transfers[leg]], level)

    def best(self, way: _Way) -> tuple[str, ...]:
        """The transfers that the side begins with, then those at which it ends."""
        ordered = [*self._ranked(way.begin), *self._ranked(way.ends)]
        return tuple(self.flat.transfers[leg] for leg in dict.fromkeys(ordered))[:MOST]

    def actors(self, way: _Way, end: NDArray[Any]) -> tuple[str, ...]:
        """The actors at which it ends; those next to its beginning where it goes in circles."""
        ends = (int(end[leg]) for leg in self._ranked(way.ends or way.begin))
        return tuple(self.flat.actors[one] for one in islice(dict.fromkeys(ends), MOST))


def _way(
    begin: list[int], reached: Callable[[int], int], following: Callable[[int], list[int]]
) -> _Way:
    """Breadth first; each actor that is ``reached`` is gone on from once."""
    seen = set(begin)
    queue, ends = list(begin), []
    goes_on = {NOBODY: False}
    for place, leg in enumerate(queue):
        if place >= BUDGET:
            break
        actor = reached(leg)
        if actor not in goes_on:
            longer = following(actor)
            goes_on[actor] = bool(longer)
            queue += [one for one in longer if one not in seen]
            seen.update(longer)
        if not goes_on[actor]:
            ends.append(leg)
    return _Way(begin, ends, seen, len(queue) > BUDGET)
