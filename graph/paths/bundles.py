"""From the path over bundles that a search ends with to the chain: its legs and alternatives."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

import numpy as np

from graph.arrays.compiling import FIRST, LAST
from graph.paths.partial_path import PartialPath
from graph.paths.time_windows import NO_DAY, TimeWindows
from graph.rules.admission import Admission, Chain, ChainState
from graph.rules.kinship import Junction, held_since, holding


class Bundles:
    """Makes chains of the partial paths of one question."""

    def __init__(self, windows: TimeWindows) -> None:
        self.windows, self.space = windows, windows.space
        self.arrays, limits = windows.space.arrays, windows.space.limits
        self.limits = limits
        self.dataset = windows.space.network.dataset
        self.admission = Admission(self.dataset, limits.any_time, limits.any_materiel)

    def chain(self, partial: PartialPath) -> Chain:
        """Return the first admissible choice by ids, with the alternatives of every leg."""
        way = partial.way()
        chosen = [int(self.arrays["by_rank"][rank]) for rank in partial.ids]
        legs = tuple(self.arrays.transfers[one] for one in chosen)
        last = self.space.kinship.arrives(
            self.arrays.actors[partial.at], self.space.goal, self.space.inferred
        )[1]
        junctions = (*(one.junction for one in way), last)
        found = self._others(way)
        others = tuple(
            tuple(sorted(self.arrays.transfers[one] for one in every if one != own))
            for every, own in zip(found, chosen, strict=True)
        )
        reported = not self.space.inferred and self._reported(way, found)
        return Chain(legs, junctions, self._state(legs, junctions), others, reported)

    def _others(self, way: Sequence[PartialPath]) -> list[set[int]]:
        """Return, for every leg, all that could be it, whoever asserts them."""
        members = [self._members(one) for one in way]
        if all(len(one) == 1 for one in members):
            return [set(one) for one in members]
        return self._admissible(way, members)

    def _members(self, partial: PartialPath) -> Sequence[int]:
        space, own = self.space, partial.members[0]
        if space.sought.source is None:
            return partial.members
        bundle = self.arrays["bundle"]
        every = np.arange(*np.searchsorted(bundle, [bundle[own], bundle[own] + 1]))
        good = space.of_any_source[every] & (partial.done | space.goes_on[every])
        if space.achieves is not None:
            good &= space.achieves[every] == space.achieves[own]
        found: list[int] = every[good].tolist()
        return found

    def _reported(self, way: Sequence[PartialPath], members: Sequence[set[int]]) -> bool:
        """Return whether one source asserts every leg of some admissible choice of ``members``."""
        if len(way) == 1:
            return True
        said = [self.arrays.sources(np.array(sorted(one))) for one in members]
        for source in reduce(np.intersect1d, said).tolist():
            own = [[m for m in one if self.arrays.asserts(source, m)] for one in members]
            if self._admissible(way, own)[0]:
                return True
        return False

    def _state(self, legs: Sequence[str], junctions: Sequence[Junction | None]) -> ChainState:
        state: ChainState = ChainState(carried=frozenset(self.limits.materiel))
        for place, leg in enumerate(legs):
            held = holding(self.dataset, junctions[place])
            state = self.admission.step(state, self.dataset.transfer[leg], not place, held).state
        kinds = [self.dataset.transfer[leg].materiel for leg in legs]
        if self.limits.any_materiel and not self._one_item(kinds):
            state = replace(state, carried=frozenset(), unspecified=True)
        return state

    def _one_item(self, kinds: Sequence[tuple[str, ...]]) -> bool:
        carried = frozenset(kinds[0])
        for kind in kinds[1:]:
            carried = self.dataset.tree.carried(carried, frozenset(kind))
            if not carried:
                return False
        return True

    def _admissible(
        self, way: Sequence[PartialPath], members: Sequence[Collection[int]]
    ) -> list[set[int]]:
        """Return, for every leg, those of its members that occur in some admissible choice.

        For each item by itself: forwards the earliest day on which arms can have come so far,
        backwards the latest on which they may have.
        """
        found: list[set[int]] = [set() for _ in way]
        for item in range(self.windows.every.bit_length()):
            fitting = [
                [m for m in own if self._fits(m, item)]
                if self.windows.passing(one.junction) >> item & 1
                else []
                for one, own in zip(way, members, strict=True)
            ]
            since = [self._since(one) for one in way]
            early = self._earliest(fitting, since)
            late = self._latest(fitting, since)
            for place, fit in enumerate(fitting):
                for member in fit:
                    day = max(early[place], since[place], self._first(member))
                    if day <= min(self._last(member), late[place + 1]):
                        found[place].add(member)
        return found

    def _earliest(self, fitting: Sequence[Sequence[int]], since: Sequence[int]) -> list[int]:
        days = [FIRST]
        for members, held in zip(fitting, since, strict=True):
            now = max(days[-1], held)
            possible = [max(now, self._first(m)) for m in members if now <= self._last(m)]
            days.append(min((d for d in possible), default=LAST + 1))
        return days

    def _latest(self, fitting: Sequence[Sequence[int]], since: Sequence[int]) -> list[int]:
        """Return, for every place before a leg, and after the last, the latest day that will
        do.
        """
        days = [LAST]
        for members, held in zip(fitting[::-1], since[::-1], strict=True):
            until = days[-1]
            possible = [min(self._last(m), until) for m in members if self._first(m) <= until]
            latest = max(possible, default=NO_DAY)
            days.append(latest if held <= latest else NO_DAY)
        return days[::-1]

    def _fits(self, member: int, item: int) -> bool:
        return bool(self.windows.fits[int(self.arrays["kind"][member])] >> item & 1)

    def _first(self, member: int) -> int:
        return self.windows.span(member)[0]

    def _last(self, member: int) -> int:
        return self.windows.span(member)[1]

    def _since(self, partial: PartialPath) -> int:
        if self.limits.any_time:
            return FIRST
        return held_since(self.dataset, partial.junction).toordinal()
