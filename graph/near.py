"""Where the reporting comes nearest when it states no path: the open ends of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from graph.chain import Admission
from graph.compact import kinship
from graph.limits import NO_LIMITS, Limits
from graph.model import Transfer
from graph.network import Network
from graph.refusals import refusal

MOST = 5
"""How many transfers, and how many actors, are named on each side."""


@dataclass(frozen=True, slots=True)
class Near:
    """Transfer ids: those next to the end asked for first, then the farthest, best first.

    ``from_start``: transfers out of the start, and the last ones on the ways out of it;
    ``to_goal``: transfers into the goal, and the first ones on the ways into it. Neither way
    passes the other end. ``as_far_as`` are the actors at which the ways out end, ``begins_at``
    those at which the ways in begin. ``joined`` says that the two sides meet: what is stated does
    lead from the one to the other, but not so that it makes a path. Order in time and materiel
    are set aside on purpose.
    """

    from_start: tuple[str, ...]
    to_goal: tuple[str, ...]
    as_far_as: tuple[str, ...] = ()
    begins_at: tuple[str, ...] = ()
    joined: bool = False


def nearest_reported(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
) -> Near:
    """Where what goes out from ``start`` and what comes in to ``goal`` begins and ends.

    Of the ``limits`` those that concern one leg or one actor hold; ``inferred`` lets the ways take
    steps that no source states. Cost: one breadth-first pass over the transfers from each side.
    """
    parts = network.dataset.parts
    ends = {start, goal} | parts(start) | parts(goal)
    sides = _Sides(network, limits, inferred, ends)
    outward = sides.kinship.onward(start, True, inferred)
    first = [leg for one, _ in outward for leg in sides.given[one]]
    last = [
        leg
        for receiver, legs in sides.taken.items()
        if sides.kinship.arrives(receiver, goal, inferred)[0]
        for leg in legs
    ]
    out = _way(first, lambda leg: sides.after(leg) if leg.receiver not in ends else ())
    back = _way(last, lambda leg: sides.before(leg) if leg.giver not in ends else ())
    return Near(
        _best(network, out),
        _best(network, back),
        _actors(network, out, lambda leg: leg.receiver),
        _actors(network, back, lambda leg: leg.giver),
        not out.seen.isdisjoint(back.seen),
    )


class _Sides:
    """Usable transfers by giver and by receiver, and who can have the arms of whom."""

    def __init__(
        self, network: Network, limits: Limits, inferred: bool, ends: Iterable[str]
    ) -> None:
        self.kinship = kinship(network)
        self.inferred = inferred
        self.admission = Admission(network.dataset)
        self.given: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.taken: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.back = self.kinship.before(inferred)
        avoided = _of_types(network, limits.avoid_types) - {*ends}
        for leg in network.dataset.transfers:
            if leg.id not in network.usable or not avoided.isdisjoint((leg.giver, leg.receiver)):
                continue
            if limits == NO_LIMITS or not refusal(network, leg, limits):
                self.given[leg.giver].append(leg)
                self.taken[leg.receiver].append(leg)
        self._after = cache(self._given_after)
        self._before = cache(self._taken_before)

    def after(self, leg: Transfer) -> tuple[Transfer, ...]:
        """What can come after ``leg``."""
        return () if self.admission.can_go_on(leg) else self._after(leg.receiver)

    def before(self, leg: Transfer) -> tuple[Transfer, ...]:
        """What can come before ``leg``."""
        return self._before(leg.giver)

    def _given_after(self, receiver: str) -> tuple[Transfer, ...]:
        onward = self.kinship.onward(receiver, False, self.inferred)
        return tuple(leg for there, _ in onward for leg in self.given[there])

    def _taken_before(self, giver: str) -> tuple[Transfer, ...]:
        legs = (leg for here in self.back[giver] for leg in self.taken[here])
        return tuple(leg for leg in legs if not self.admission.can_go_on(leg))


def _of_types(network: Network, types: Iterable[str]) -> set[str]:
    wanted = frozenset(types)
    return {one.id for one in network.dataset.actors if one.type in wanted} if wanted else set()


class _Way(NamedTuple):
    """The legs that a side begins with, those at which it ends, and all that it comes to."""

    begin: list[Transfer]
    ends: list[Transfer]
    seen: set[str]


def _way(begin: list[Transfer], following: Callable[[Transfer], tuple[Transfer, ...]]) -> _Way:
    seen = {leg.id for leg in begin}
    queue, ends = list(begin), []
    for leg in queue:
        longer = following(leg)
        if not longer:
            ends.append(leg)
        for one in longer:
            if one.id not in seen:
                seen.add(one.id)
                queue.append(one)
    return _Way(begin, ends, seen)


def _ranked(network: Network, legs: Iterable[Transfer]) -> list[Transfer]:
    def rank(leg: Transfer) -> tuple[float, float, str]:
        found = network.evidence.finding(leg.id)
        return (-found.support, -found.high, leg.id)

    return sorted({leg.id: leg for leg in legs}.values(), key=rank)


def _best(network: Network, way: _Way) -> tuple[str, ...]:
    """The transfers that the side begins with, then those at which it ends."""
    ordered = [*_ranked(network, way.begin), *_ranked(network, way.ends)]
    return tuple(dict.fromkeys(leg.id for leg in ordered))[:MOST]


def _actors(network: Network, way: _Way, end: Callable[[Transfer], str]) -> tuple[str, ...]:
    """The actors at which the side ends; those next to its beginning where it goes in circles."""
    legs = _ranked(network, way.ends or way.begin)
    return tuple(dict.fromkeys(end(leg) for leg in legs))[:MOST]
