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
    """Transfer ids, best supported first.

    ``from_start``: the last transfers on the ways out of the start; ``to_goal``: the first ones
    on the ways into the goal. Order in time and materiel are set aside on purpose.
    """

    from_start: tuple[str, ...]
    to_goal: tuple[str, ...]


def nearest_reported(network: Network, start: str, goal: str) -> Near:
    """The transfers at the open ends of what goes out from ``start`` and comes in to ``goal``.

    Cost: one breadth-first pass over the transfers from each side.
    """
    sides = _Sides(network)
    first = [leg for one, _ in sides.kinship.onward(start, True, True) for leg in sides.given[one]]
    last = [
        leg
        for receiver, legs in sides.taken.items()
        if sides.kinship.arrives(receiver, goal, True)[0]
        for leg in legs
    ]
    return Near(
        _ends(network, first, lambda leg: sides.after(leg.receiver) if sides.open(leg) else ()),
        _ends(network, last, lambda leg: sides.before(leg.giver)),
    )


class _Sides:
    """Usable transfers by giver and by receiver, and who can have the arms of whom."""

    def __init__(self, network: Network) -> None:
        self.kinship = Kinship(network.dataset, network.usable)
        self.admission = Admission(network.dataset)
        self.given: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.taken: defaultdict[str, list[Transfer]] = defaultdict(list)
        self.back: defaultdict[str, list[str]] = defaultdict(list)
        for leg in network.dataset.transfers:
            if leg.id in network.usable:
                self.given[leg.giver].append(leg)
                self.taken[leg.receiver].append(leg)
        for actor in network.dataset.actors:
            for there, _ in self.kinship.onward(actor.id, False, True):
                self.back[there].append(actor.id)
        self.after = cache(self._after)
        self.before = cache(self._before)

    def open(self, leg: Transfer) -> bool:
        """Whether a path may go on after ``leg``."""
        return not self.admission.can_go_on(leg)

    def _after(self, receiver: str) -> tuple[Transfer, ...]:
        onward = self.kinship.onward(receiver, False, True)
        return tuple(leg for there, _ in onward for leg in self.given[there])

    def _before(self, giver: str) -> tuple[Transfer, ...]:
        legs = (leg for here in self.back[giver] for leg in self.taken[here])
        return tuple(leg for leg in legs if self.open(leg))


def _ends(
    network: Network, begin: list[Transfer], following: Callable[[Transfer], tuple[Transfer, ...]]
) -> tuple[str, ...]:
    """The transfers at which the search from ``begin`` stops; all of ``begin`` if it never does."""
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
    found = set(ends or seen)
    rank = {leg: (-network.findings[leg].support, -network.findings[leg].high) for leg in found}
    return tuple(sorted(found, key=lambda leg: (*rank[leg], leg))[:MOST])
