"""Where the reporting comes nearest when it states no path: the open ends of both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from graph.chain import Admission, Kinship
from graph.model import Transfer
from graph.network import Network

MOST = 5
"""How many transfers are named on each side."""


@dataclass(frozen=True, slots=True)
class Near:
    """Transfer ids: those next to the end asked for first, then the farthest, best first.

    ``from_start``: transfers out of the start, and the last ones on the ways out of it;
    ``to_goal``: transfers into the goal, and the first ones on the ways into it. Neither way
    passes the other end. Order in time and materiel are set aside on purpose.
    """

    from_start: tuple[str, ...]
    to_goal: tuple[str, ...]


def nearest_reported(
    network: Network,
    start: str,
    goal: str,
    avoid: frozenset[str] = frozenset(),
    inferred: bool = True,
) -> Near:
    """Where what goes out from ``start`` and what comes in to ``goal`` begins and ends.

    ``avoid`` are actors that no way may touch; ``inferred`` lets the ways take steps that no
    source states. Cost: one breadth-first pass over the transfers from each side.
    """
    parts = network.dataset.parts
    ends = {start, goal} | parts(start) | parts(goal)
    sides = _Sides(network, avoid, inferred)
    outward = sides.kinship.onward(start, True, inferred)
    first = [leg for one, _ in outward for leg in sides.given[one]]
    last = [
        leg
        for receiver, legs in sides.taken.items()
        if sides.kinship.arrives(receiver, goal, inferred)[0]
        for leg in legs
    ]
    return Near(
        _ends(network, first, lambda leg: sides.after(leg) if leg.receiver not in ends else ()),
        _ends(network, last, lambda leg: sides.before(leg) if leg.giver not in ends else ()),
    )


class _Sides:
    """Usable transfers by giver and by receiver, and who can have the arms of whom."""

    def __init__(self, network: Network, avoid: frozenset[str], inferred: bool) -> None:
        self.kinship = Kinship(network.dataset, network.usable)
        self.inferred = inferred
        self.admission = Admission(network.dataset)
        self.given: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.taken: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.back: defaultdict[str, list[str]] = defaultdict(list)
        for leg in network.dataset.transfers:
            if leg.id in network.usable and avoid.isdisjoint((leg.giver, leg.receiver)):
                self.given[leg.giver].append(leg)
                self.taken[leg.receiver].append(leg)
        for actor in network.dataset.actors:
            for there, _ in self.kinship.onward(actor.id, False, inferred):
                self.back[there].append(actor.id)
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


def _ends(
    network: Network, begin: list[Transfer], following: Callable[[Transfer], tuple[Transfer, ...]]
) -> tuple[str, ...]:
    """The transfers of ``begin``, then those at which a search from them stops."""
    seen = {leg.id for leg in begin}
    queue, ends = list(begin), []
    for leg in queue:
        longer = following(leg)
        if not longer:
            ends.append(leg.id)
        for one in longer:
            if one.id not in seen:
                seen.add(one.id)
                queue.append(one)

    def rank(leg: str) -> tuple[float, float, str]:
        found = network.evidence.finding(leg)
        return (-found.support, -found.high, leg)

    nearest = sorted({leg.id for leg in begin}, key=rank)
    return tuple(dict.fromkeys([*nearest, *sorted(ends, key=rank)]))[:MOST]
