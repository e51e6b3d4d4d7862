"""Where the reporting comes nearest when it states no path: the open ends of both sides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from graph.chain import Admission
from graph.compact import compact, kinship
from graph.limits import NO_LIMITS, Limits
from graph.model import Transfer
from graph.network import Network
from graph.permits import permitted
from graph.refusals import refusal

MOST = 5
"""How many transfers, and how many actors, are named on each side."""

BUDGET = 20_000
"""How many transfers are followed on each side before it is cut short."""


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
    steps that no source states. Cost: breadth first from each side, :data:`BUDGET` transfers.
    """
    parts = network.dataset.parts
    ends = {start, goal} | parts(start) | parts(goal)
    sides = _Sides(network, limits, inferred, ends)
    outward = sides.kinship.onward(start, True, inferred)
    first = [leg for one, _ in outward for leg in sides.given(one)]
    last = [leg for one in sides.kinship.ends(goal, inferred) for leg in sides.taken(one)]
    out = _way(first, lambda leg: sides.goes_on(leg, ends), sides.after)
    back = _way(last, lambda leg: "" if leg.giver in ends else leg.giver, sides.before)
    return Near(
        _best(network, out),
        _best(network, back),
        _actors(network, out, lambda leg: leg.receiver),
        _actors(network, back, lambda leg: leg.giver),
        not out.seen.isdisjoint(back.seen),
        out.cut or back.cut,
    )


class _Sides:
    """Usable transfers by giver and by receiver, and who can have the arms of whom."""

    def __init__(
        self, network: Network, limits: Limits, inferred: bool, ends: Collection[str]
    ) -> None:
        self.network, self.limits, self.inferred = network, limits, inferred
        self.ends = ends
        flat = compact(network)
        self.kinship = kinship(network, permitted(flat, network.dataset, limits))
        self.admission = Admission(network.dataset)
        self.back = self.kinship.before(inferred)

    def given(self, actor: str) -> list[Transfer]:
        """The usable transfers from the actor."""
        return self._usable(self.network.given.get(actor, ()))

    def taken(self, actor: str) -> list[Transfer]:
        """The usable transfers to the actor."""
        return self._usable(self.network.taken.get(actor, ()))

    def _usable(self, legs: Iterable[Transfer]) -> list[Transfer]:
        return [
            leg
            for leg in legs
            if leg.id in self.network.usable
            and not (self._avoided(leg.giver) or self._avoided(leg.receiver))
            and (self.limits == NO_LIMITS or not refusal(self.network, leg, self.limits))
        ]

    def _avoided(self, actor: str) -> bool:
        types = self.limits.avoid_types
        bad = bool(types) and self.network.dataset.actor[actor].type in types
        return bad and actor not in self.ends

    def goes_on(self, leg: Transfer, ends: Collection[str]) -> str:
        """The actor from which arms can go on after ``leg``; empty where they cannot."""
        return "" if leg.receiver in ends or self.admission.can_go_on(leg) else leg.receiver

    def after(self, receiver: str) -> list[Transfer]:
        """What can come after a leg to ``receiver``."""
        onward = self.kinship.onward(receiver, False, self.inferred)
        return [leg for there, _ in onward for leg in self.given(there)]

    def before(self, giver: str) -> list[Transfer]:
        """What can come before a leg from ``giver``."""
        havers = (giver, *self.back.get(giver, ()))
        legs = (leg for here in havers for leg in self.taken(here))
        return [leg for leg in legs if not self.admission.can_go_on(leg)]


class _Way(NamedTuple):
    """The legs that a side begins with, those at which it ends, and all that it comes to.

    ``cut``: it was not followed to all its ends.
    """

    begin: list[Transfer]
    ends: list[Transfer]
    seen: set[str]
    cut: bool


def _way(
    begin: list[Transfer],
    reached: Callable[[Transfer], str],
    following: Callable[[str], list[Transfer]],
) -> _Way:
    """Breadth first; each actor that is ``reached`` is gone on from once."""
    seen = {leg.id for leg in begin}
    queue, ends = list(begin), []
    goes_on: dict[str, bool] = {"": False}
    for place, leg in enumerate(queue):
        if place >= BUDGET:
            break
        actor = reached(leg)
        if actor not in goes_on:
            longer = following(actor)
            goes_on[actor] = bool(longer)
            queue += [one for one in longer if one.id not in seen]
            seen |= {one.id for one in longer}
        if not goes_on[actor]:
            ends.append(leg)
    return _Way(begin, ends, seen, len(queue) > BUDGET)


def _ranked(network: Network, legs: Iterable[Transfer]) -> list[Transfer]:
    """Best supported first, by the upper end of the range where the figure is 0."""
    evidence = network.evidence

    def rank(leg: Transfer) -> tuple[Fraction, Fraction, str]:
        support = evidence.support([leg.id])
        return -support, Fraction(0) if support else -evidence.support([leg.id], "high"), leg.id

    return sorted({leg.id: leg for leg in legs}.values(), key=rank)


def _best(network: Network, way: _Way) -> tuple[str, ...]:
    """The transfers that the side begins with, then those at which it ends."""
    ordered = [*_ranked(network, way.begin), *_ranked(network, way.ends)]
    return tuple(dict.fromkeys(leg.id for leg in ordered))[:MOST]


def _actors(network: Network, way: _Way, end: Callable[[Transfer], str]) -> tuple[str, ...]:
    """The actors at which the side ends; those next to its beginning where it goes in circles."""
    legs = _ranked(network, way.ends or way.begin)
    return tuple(dict.fromkeys(end(leg) for leg in legs))[:MOST]
