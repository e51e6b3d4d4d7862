"""Which beginnings of chains need not be followed, since better ones lead to the same end.

A prefix is given up where ``k`` others at its place are each as good whatever follows: then k
chains come before each chain that it begins. One is as good as another where

- what it rests on is implied: its shared evidence is among the other's, and the product of its
  private legs is no smaller (these are independent of all that follows);
- it is no later and can be of every item, for each choice of members of the other;
- it has visited nobody more of those whom a rest could meet again: the actors from which there is
  a way to the place and back;
- and where both are equal in all this, it comes first in the order of ties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.paths.expansion import Ground
from graph.paths.partial_path import Prefix

MOST_COMPARED = 300
"""With how many prefixes at its place a prefix is compared."""


@dataclass(slots=True)
class _Kept:
    prefix: Prefix
    own: float
    met: frozenset[int] | None = None


class Dominance:
    """The prefixes that were followed, by place; ``k`` as in the module's first sentence."""

    def __init__(self, ground: Ground, k: int) -> None:
        self.ground, self.k = ground, k
        self._kept: defaultdict[tuple[int, int], list[_Kept]] = defaultdict(list)
        self._ordered = ground.aim != "none"
        self._unlimited = ground.terrain.limits.max_legs is None

    def needless(self, prefix: Prefix) -> bool:
        """Whether the prefix can be given up; otherwise it is remembered as followed."""
        if self.ground.terrain.unlayered:
            return False
        kept = self._kept[prefix.at, prefix.layer]
        own = _Kept(prefix, float(prefix.own))
        if len(kept) >= self.k:
            found = 0
            for other in kept:
                found += self._as_good(other, own)
                if found >= self.k:
                    return True
        if len(kept) < MOST_COMPARED:
            kept.append(own)
        return False

    def _as_good(self, one: _Kept, other: _Kept) -> bool:
        first, second = one.prefix, other.prefix
        better = False
        if self._ordered:
            if first.common & ~second.common or one.own < other.own:
                return False
            better = one.own > other.own or first.own > second.own
            if not better and first.own < second.own:
                return False
        if first.legs > second.legs and not (better and self._unlimited):
            return False
        if not better and first.legs == second.legs and not self._before(first, second):
            return False
        return _as_free(first, second) and self._met(one) <= self._met(other)

    def _met(self, kept: _Kept) -> frozenset[int]:
        """The actors visited that a rest could meet again."""
        if kept.met is None:
            circles = self.ground.circles
            here = circles[kept.prefix.at]
            kept.met = frozenset(one for one in kept.prefix.visited if circles[one] == here)
        return kept.met

    def _before(self, first: Prefix, second: Prefix) -> bool:
        """Whether chains that go on alike come in this order, whatever members they take."""
        rank = self.ground.terrain.flat["rank"]
        for ending, rival in zip(first.way(), second.way(), strict=True):
            one, other = tuple(ending.members), tuple(rival.members)
            if one == other:
                if len(one) > 1:
                    return False
                continue
            return int(rank[one[-1]]) < int(rank[other[0]])
        return False


def _as_free(first: Prefix, second: Prefix) -> bool:
    """Whether for each choice of members of the second, one of the first leaves as much open."""
    return all(
        any(now <= day and items & ~mask == 0 for _, now, mask in first.states)
        for _, day, items in second.states
    )
