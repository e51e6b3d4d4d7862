"""Dominance: which partial paths need not be followed, since better ones lead to the same end.

A partial path is given up where ``k`` others at its state are each as good whatever follows: then k
chains come before each chain that it begins. One is as good as another where

- what it rests on is implied: its shared evidence is among the other's, and the product of its
  private legs is no smaller (these are independent of all that follows);
- it is no later and can be of every item, for each choice of members of the other;
- it has visited nobody more of those whom a rest could meet again: the actors from which there is
  a way to the state and back;
- and where both are equal in all this, it comes first in the order of ties.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.paths.expansion import Expander
from graph.paths.partial_path import PartialPath

MOST_COMPARED = 300
"""With how many others at its state a partial path is compared."""


@dataclass(slots=True)
class _Kept:
    partial: PartialPath
    own: float
    met: frozenset[int] | None = None


class Dominance:
    """The partial paths that were followed, by state; ``k`` as in the module's first sentence."""

    def __init__(self, expander: Expander, k: int) -> None:
        self.expander, self.k = expander, k
        self._kept: defaultdict[tuple[int, int], list[_Kept]] = defaultdict(list)
        self._ordered = expander.aim != "none"
        self._unlimited = expander.space.limits.max_legs is None

    def dominated(self, partial: PartialPath) -> bool:
        """Return whether the partial path can be given up; otherwise remember it as followed."""
        if self.expander.space.unlayered:
            return False
        kept = self._kept[partial.at, partial.layer]
        own = _Kept(partial, float(partial.own))
        if len(kept) >= self.k:
            found = 0
            for other in kept:
                found += self._dominates(other, own)
                if found >= self.k:
                    return True
        if len(kept) < MOST_COMPARED:
            kept.append(own)
        return False

    def _dominates(self, one: _Kept, other: _Kept) -> bool:
        first, second = one.partial, other.partial
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
        """Return the actors visited that a rest could meet again."""
        if kept.met is None:
            components = self.expander.components
            here = components[kept.partial.at]
            kept.met = frozenset(one for one in kept.partial.visited if components[one] == here)
        return kept.met

    def _before(self, first: PartialPath, second: PartialPath) -> bool:
        """Return whether chains that go on alike come in this order, whatever members they take."""
        rank = self.expander.space.arrays["rank"]
        for ending, rival in zip(first.way(), second.way(), strict=True):
            one, other = tuple(ending.members), tuple(rival.members)
            if one == other:
                if len(one) > 1:
                    return False
                continue
            return int(rank[one[-1]]) < int(rank[other[0]])
        return False


def _as_free(first: PartialPath, second: PartialPath) -> bool:
    """Return whether for each choice of the second one of the first leaves as much open."""
    return all(
        any(now <= day and items & ~mask == 0 for _, now, mask in first.choices)
        for _, day, items in second.choices
    )
