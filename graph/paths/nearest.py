"""What comes nearest when no path exists: the transfers next to each end, and none farther off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Flags, compact, exact_supports, kinship
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.narrowing import naming
from graph.constraints.refusals import permitted
from graph.evidence.findings import Level
from graph.network import Network

MOST_NEAREST = 5
"""How many transfers are named on each side."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Transfer ids: those out of the start and those into the goal, the nearest of each first.

    Each obeys the limits of the question by itself. Those that name the materiel asked for come
    first, then those of the actor or a part of it before those of its kin by inference, then the
    better supported.
    """

    from_start: tuple[str, ...]
    to_goal: tuple[str, ...]


def find_nearest(
    network: Network,
    start: str,
    goal: str,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
) -> Nearest:
    """Return the transfers next to each end, within the ``limits`` that concern one transfer.

    ``inferred`` lets them be said of the whole or the collective that the actor is part of, or
    leave a stockpile that it is said to hold. Cost: some passes of compiled code over transfers.
    """
    sides = _Sides(network, start, goal, limits)
    given = {there for there, _ in sides.kinship.onward(start, True, inferred)}
    taken = sides.kinship.ends(goal, inferred)
    return Nearest(sides.nearest("giver", start, given), sides.nearest("receiver", goal, taken))


class _Sides:
    """Usable transfers by number that lead neither back to the start nor away from the goal."""

    def __init__(self, network: Network, start: str, goal: str, limits: Limits) -> None:
        self.network, self.parts = network, network.dataset.parts
        self.arrays = compact(network)
        allowed = permitted(self.arrays, network.dataset, limits)
        self.kinship = kinship(network, allowed)
        home, ended = self._own(start), self._own(goal)
        bad = self.arrays.of_types(limits.avoid_types) & ~(home | ended)
        barred = (bad | ended)[self.arrays["giver"]] | (bad | home)[self.arrays["receiver"]]
        self.good = self.arrays["usable"] & allowed & ~barred
        self.naming = naming(network, limits)

    def _own(self, actor: str) -> Flags:
        return self.arrays.marked({actor} | self.parts(actor))

    def nearest(self, end: str, actor: str, kin: Iterable[str]) -> tuple[str, ...]:
        """Return the transfers whose ``end`` is among the kin of the actor, by id."""
        near = self.arrays.marked({*kin})[self.arrays[end]]
        own = self._own(actor)[self.arrays[end]]
        legs = sorted(
            np.flatnonzero(self.good & near).tolist(), key=lambda leg: self._rank(leg, own)
        )
        return tuple(self.arrays.transfers[leg] for leg in legs[:MOST_NEAREST])

    def _rank(self, leg: int, own: NDArray[Any]) -> tuple[bool, bool, Fraction, Fraction, int]:
        """Return what sorts it; the upper end of its range counts where its support is 0."""
        names = self.naming is None or bool(self.naming[leg])
        support = self._support(leg, "point")
        high = Fraction(0) if support else self._support(leg, "high")
        return not names, not own[leg], -support, -high, int(self.arrays["rank"][leg])

    def _support(self, leg: int, level: Level) -> Fraction:
        return exact_supports(self.network)[level][leg]
