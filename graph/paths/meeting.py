"""The best paths where voices are shared: grown from both ends, joined, and proved by pairs.

What the rest of a path adds to its support depends on who is heard twice, so that no product
bounds it from one end. But few halves of a path have more support than the ``k`` best paths: they
are grown from both ends, the best supported first, and joined where they meet. A path that was not
joined has a beginning and an end that were not expanded, and no more support than both together.
Where they hear no common voice that is their product; once this is below the k-th best, only pairs
that hear a common voice are left to be looked at, and what they lead to is expanded. (Search from
both ends: Pohl, *Bi-directional search*, 1971; that it may end when what is left on both sides
cannot beat what was found: Nicholson, *Finding the shortest route between two points in a network*,
1966.)
"""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Reals
from graph.errors import BudgetError
from graph.evidence.worlds import ONE
from graph.paths.bounds import FLOAT_MARGIN
from graph.paths.expansion import Expander
from graph.paths.halves import ClaimGroup, Half, Halves, Way
from graph.paths.partial_path import Extender, PartialPath, in_order

TINY = 1e-13
"""How far a support in floating point may be off besides."""

MOST_TIED = 1_000
"""How many paths are kept besides twice as many as are wanted: those that are as good."""

MET = 8
"""How many halves that are met cost as much as one that is made."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The paths that were joined, in order; all of the best where ``proved``.

    Otherwise none that was missed has a greater figure than ``open``.
    """

    paths: Sequence[PartialPath] = ()
    proved: bool = False
    open: Fraction = ONE


def pays(expander: Expander) -> bool:
    """Return whether growing from both ends is of use: voices are shared, and layers hold all."""
    return expander.aim != "none" and not (expander.all_private or expander.space.unlayered)


def joined(halves: Halves, k: int, work: int) -> Joined:
    """Return the ``k`` best paths of a search from both ends, for ``work`` at most."""
    search = MeetingSearch(halves, k, work)
    try:
        search.run()
    except BudgetError:  # too entangled: what was joined by then has its support all the same
        search.proved, search.open = False, 1.0
    extender, least = Extender(halves.expander), search.least
    best = sorted((-support, n, way) for n, (way, support) in enumerate(search.found.items()))
    kept = len([one for one in best if -one[0] >= least]) if search.proved else 2 * k
    made = [
        extender.along(halves.along(way), halves.supports.exactly(halves.names(way)))
        for _, _, way in best[:kept]
    ]
    found = sorted((one for one in made if one.support), key=in_order)[:k]
    most = max([0.0, search.open, *(-support for support, _, _ in best[kept : kept + 1])])
    return Joined(found, search.proved, Fraction(min(1.0, most * (1 + FLOAT_MARGIN) + TINY)))


class _Front:
    """The halves of one side: by support those not expanded, and all by who has the arms."""

    def __init__(self) -> None:
        self._queue: list[tuple[float, int, Half]] = []
        self._count = count()
        self.at: defaultdict[int, list[Half]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._queue)

    def push(self, half: Half) -> None:
        """Take in a half that was not expanded."""
        heapq.heappush(self._queue, (-half.support, next(self._count), half))
        self.at[half.at].append(half)

    def pop(self) -> Half:
        """Return the best supported half, to be expanded."""
        return heapq.heappop(self._queue)[2]

    @property
    def greatest(self) -> float:
        """Return the greatest support of what was not expanded; 0 where all was."""
        return -self._queue[0][0] if self._queue else -inf

    def unexpanded(self, least: float) -> list[Half]:
        """Return those not below ``least``, best first."""
        return [half for _, _, half in sorted(self._queue) if half.support >= least]


class MeetingSearch:
    """One search from both ends, for ``work`` at most: halves made and claims evaluated.

    ``found`` has paths by their steps and bundles, with support; those that can be among the ``k``
    best are all there when it is ``proved``. Otherwise none that was missed has support above
    ``open``.
    """

    def __init__(self, halves: Halves, k: int, work: int) -> None:
        self.halves, self.k, self.most = halves, k, halves.supports.work + work
        self.proved, self.open = False, 1.0
        self.found: dict[Way, float] = {}
        self._best: list[float] = []
        self._skipped = -inf
        self._room = MOST_TIED + 2 * k
        self._fronts = (_Front(), _Front())
        least = halves.space.limits.min_support
        self._floor = float(least) if least else 0.0

    @property
    def least(self) -> float:
        """Return the support below which no path is wanted any more."""
        kth = self._best[0] if len(self._best) == self.k else 0.0
        return max(kth, self._floor) * (1 - FLOAT_MARGIN) - TINY

    @property
    def work(self) -> int:
        """Return what it has cost."""
        return self.halves.supports.work

    def run(self) -> None:
        """Find the paths, and prove them as far as the work goes."""
        for half in self.halves.onward(self.halves.beginning(), self.least):
            self._take(0, half)
        for half in self.halves.backward(None, self.least):
            self._take(1, half)
        if self._grown():
            self._certify()
        self.open = max(self.open, self._skipped)
        self.proved = self.proved and self._skipped < self.least

    def _grown(self) -> bool:
        """Grow both fronts until halves without a common voice make no path any more; return
        whether others might."""
        beginnings, ends = self._fronts
        while True:
            self.open = min(beginnings.greatest, ends.greatest)
            self.proved = self.open < self.least
            if self.proved or self.work > self.most:
                return False
            if beginnings.greatest * ends.greatest < self.least:
                return True
            side = int(len(ends) < len(beginnings))
            self._expand(side, self._fronts[side].pop())

    def _expand(self, side: int, half: Half) -> list[Half]:
        """Return the halves that are one leg longer."""
        halves, made = self.halves, []
        for one in (halves.backward if side else halves.onward)(half, self.least):
            if self._take(side, one):
                made.append(one)
        return made

    def _take(self, side: int, half: Half) -> bool:
        """Join a new half with all that it meets; return False where it is a path by itself."""
        if not side and self.halves.is_done(half):
            if self.halves.admitted(half.bits, half.days):
                self._offer(half.way, half.support)
            return False
        self._fronts[side].push(half)
        met = self._fronts[1 - side].at.get(half.at, ())
        self.halves.supports.work += len(met) // MET
        for other in met:
            one, two = (other, half) if side else (half, other)
            if self.halves.fit(one, two):
                self._join(one, two)
        return True

    def _join(self, one: Half, two: Half) -> None:
        least, most = self.least, min(one.support, two.support)
        if most < least:
            return
        if self.work > self.most:
            self._skipped = max(self._skipped, most)
            return
        support = self.halves.supports.together(one, two)
        if support >= least:
            self._offer((*one.way, *two.way), support)

    def _offer(self, way: Way, support: float) -> None:
        if way in self.found:
            return
        if self.halves.is_counted(way):
            return
        self.halves.supports.work += len(way)
        self.found[way] = support
        if len(self.found) > self._room:
            self._weed()
        add = heapq.heappush if len(self._best) < self.k else heapq.heappushpop
        add(self._best, support)

    def _weed(self) -> None:
        """Drop what is not among the best any more; of too many that are as good none is proved."""
        least = self.least
        self.found = {way: support for way, support in self.found.items() if support >= least}
        self._room = MOST_TIED + 2 * self.k
        if 2 * len(self.found) > self._room:
            self.most = 0

    def _certify(self) -> None:
        """Settle what is left: expand what may have support enough together with some end."""
        beginnings, ends = (front.unexpanded(self.least) for front in self._fronts)
        contacts = Contacts(self.halves, ends)
        while beginnings:
            made: list[Half] = []
            pairs = contacts.pairs(beginnings, self.least)
            for n, half in enumerate(beginnings):
                if self.work > self.most:
                    rest = max((bounds.max(initial=0) for bounds, _ in pairs[n:]), default=0.0)
                    again = contacts.pairs(made, self.least)
                    self.open = max(rest, *(b.max(initial=0) for b, _ in again), 0.0)
                    return
                if self._live(half, *pairs[n], ends):
                    made += self._expand(0, half)
            beginnings = [one for one in made if one.support >= self.least]
        self.proved = True

    def _live(self, half: Half, bounds: Reals, others: NDArray[np.int64], ends: list[Half]) -> bool:
        """Return whether some end has enough support together with the beginning."""
        least = self.least
        order = np.argsort(-bounds, kind="stable")[: int((bounds >= least).sum())]
        for place in others[order].tolist():
            end = ends[place]
            if self.halves.apart(half, end) and self.halves.supports.together(half, end) >= least:
                return True
        return False


class Contacts:
    """Which beginnings and ends hear a common voice, and what they have together at most.

    An end cannot have more support in company than where all the voices that both hear can be
    relied on: each leg that hears one of them then gains as much as it does so by itself.
    """

    def __init__(self, halves: Halves, ends: Sequence[Half]) -> None:
        from scipy.sparse import csr_matrix  # here, because most searches need none of it

        self._matrix = csr_matrix
        self.halves = halves
        self.support = np.array([one.support for one in ends])
        claims: dict[ClaimGroup, int] = {}
        every = [halves.claims(one) for one in ends]
        held = [[claims.setdefault(part, len(claims)) for part in own] for own in every]
        self._of_claim = self._incidence(held, len(claims))
        voices = sorted({voice for part in claims for voice in part.voices})
        self._voice = {voice: n for n, voice in enumerate(voices)}
        gains = [
            (self._voice[voice], n, gain)
            for part, n in claims.items()
            for voice, gain in halves.supports.gains(part).items()
        ]
        rows, columns, values = zip(*gains, strict=True) if gains else ((), (), ())
        shape = (len(voices), len(claims))
        self._gain = csr_matrix((np.log(np.array(values)), (rows, columns)), shape=shape)
        self._most = -np.log(np.array([part.value for part in claims]))
        self._mixed = np.array([halves.supports.mixed(own) for own in every], np.bool_)

    def _incidence(self, places: Sequence[Sequence[int]], size: int) -> Any:
        at = np.cumsum([0, *map(len, places)])
        every = np.array([one for own in places for one in own], np.int64)
        return self._matrix((np.ones(len(every)), every, at), shape=(len(places), size))

    def pairs(
        self, beginnings: Sequence[Half], least: float
    ) -> list[tuple[Reals, NDArray[np.int64]]]:
        """Return, for each beginning, bounds not below ``least``, and the ends they are with."""
        known = self._voice
        heard = [[known[v] for v in sorted(one.voices) if v in known] for one in beginnings]
        gain = self._incidence(heard, len(known)) @ self._gain
        gain.data = np.minimum(gain.data, self._most[gain.indices])
        found = (gain @ self._of_claim.T).tocsr()
        found.sort_indices()
        support = np.array([one.support for one in beginnings])
        row = np.repeat(np.arange(len(beginnings)), np.diff(found.indptr))
        one, other = support[row], self.support[found.indices]
        least_of_both = np.minimum(one, other)
        bounds = np.minimum(one * other * np.exp(found.data), least_of_both)
        bounds = np.where(self._mixed[found.indices], least_of_both, bounds) * (1 + FLOAT_MARGIN)
        kept = bounds >= least
        at = np.concatenate([[0], np.cumsum(kept)])[found.indptr]
        bounds, ends = bounds[kept], found.indices[kept]
        return [(bounds[a:b], ends[a:b]) for a, b in itertools.pairwise(at.tolist())]
