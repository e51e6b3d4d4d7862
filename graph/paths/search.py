"""The k best admissible paths between two actors, in order of support.

The order has three parts: chains with support, by support; those whose point figure is 0, by the
upper end of their range; and those for which that is 0 too. Each is one best-first search
(:mod:`graph.paths.best_first`), the later ones only where the earlier found too few; in each, fewer
legs and then ids decide between equals. Where voices are shared, so that no product bounds what is
left of a path, and a short search does not end, paths are joined from both ends
(:mod:`graph.paths.meeting`). Support is evaluated over worlds, never as a product of
legs that share a voice. Transfers of one giver, receiver and evidence are one leg with
alternatives.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import check
from graph.errors import QuestionError
from graph.evidence.findings import Level
from graph.network import Network
from graph.paths.best_first import BestFirstQueue
from graph.paths.bidirectional import bidirectional_subspace
from graph.paths.bounds import Aim
from graph.paths.bundles import Bundles
from graph.paths.expansion import Expander
from graph.paths.halves import Halves
from graph.paths.meeting import Joined, joined, pays
from graph.paths.partial_path import PartialPath, in_order
from graph.paths.state_space import Sought, StateSpace
from graph.paths.time_windows import TimeWindows
from graph.rules.admission import Chain, lineage

SEARCH_BUDGET = 50_000
"""How many partial paths a search makes before it stops and says so."""

SUBSPACE_SHARE = 4
"""One in how many partial paths may be made within a subspace, before the whole space is open."""

QUICK = 500
"""How many partial paths are made from one end before both are tried, where voices are shared."""

LAST_SHARE = 4
"""One in how many partial paths may be made from one end in all, where both have been tried."""

MEETING_SHARE = 2
"""How much a search from both ends may cost for each partial path that may be made from one."""

AIMS: tuple[Aim, ...] = ("point", "high", "none")

FIRST_ASKED = 8
"""For how many chains a search is made at first when nobody says how many are wanted."""


@dataclass(slots=True)
class Found:
    """The chains of one search, best first, and what is proved of them.

    The first ``proved`` of ``chains`` are the best there are, in their order. Where the search was
    cut short (``truncated``) the others are the best of those found by then, and of all that was
    not looked at none has a figure above ``open``: support, or with ``open_high`` (all with
    support are then found) the upper end of the range.
    """

    chains: list[Chain] = field(default_factory=list)
    truncated: bool = False
    proved: int = 0
    open: Fraction = Fraction(0)
    open_high: bool = False


class Search:
    """One question: chains of transfers from ``start`` to ``goal`` (actor ids).

    ``inferred`` False finds the chains that documents state throughout; True only those with a
    step that is inferred. For ``attempts`` and the others see
    :class:`~graph.paths.state_space.Sought`. Raises :class:`~graph.errors.QuestionError` where
    start is goal or a limit makes no sense. Cost: some passes of compiled code over the transfers,
    and ``budget`` partial paths at most, after a quarter as many within a subspace: a product for
    each of private legs, an evaluation of worlds for the rest. Where voices are shared a quarter
    as many, after twice ``budget`` of halves of paths and of claims evaluated for them.
    """

    def __init__(
        self,
        network: Network,
        start: str,
        goal: str,
        limits: Limits = NO_LIMITS,
        inferred: bool = False,
        budget: int = SEARCH_BUDGET,
        *,
        attempts: bool = False,
        unnamed: bool = False,
        direct: bool = False,
        source: int | None = None,
    ) -> None:
        check(network.dataset, start, goal, limits)
        self.network, self.start, self.goal = network, start, goal
        self.limits, self.inferred, self.budget = limits, inferred, budget
        sought = Sought(inferred, attempts, unnamed, direct, source)
        self.windows = TimeWindows(StateSpace(network, start, goal, limits, sought))
        self.bundles = Bundles(self.windows)
        self.found = Found()
        self._expanders: dict[Aim, Expander] = {}
        self._halves: dict[Aim, Halves] = {}

    def best(self, k: int) -> Found:
        """Return the ``k`` best chains; ``Found.truncated`` says that the budget ended it."""
        if k < 1:
            raise QuestionError(f"{k} paths are no answer; the least is 1.")
        for _ in islice(self._run(k), min(k, sys.maxsize)):
            pass
        return self.found

    def chains(self) -> Iterator[Chain]:
        """Yield all chains, best first, each when it is asked for; ``found`` tells how it ended.

        The search is made anew for four times as many whenever those found are used up, since
        what it can give up depends on how many are wanted.
        """
        k, given = FIRST_ASKED, list[Chain]()
        while True:
            for chain in islice(self._run(k), len(given), k):
                given.append(chain)
                yield chain
            if len(given) < k:
                self._keep(given)
                return
            k *= 4

    def listed(self) -> Iterator[Chain]:
        """Yield all chains, best first; where the budget ends it, then those not proved."""
        seen = set()
        for chain in self.chains():
            seen.add((chain.legs, chain.junctions))
            yield chain
        yield from (one for one in self.found.chains if (one.legs, one.junctions) not in seen)

    def _keep(self, proved: list[Chain]) -> None:
        """Have what earlier runs proved stand where the last one was cut short before it did."""
        found = self.found
        if found.proved >= len(proved):
            return
        known = {(one.legs, one.junctions) for one in proved}
        rest = [one for one in found.chains if (one.legs, one.junctions) not in known]
        found.chains, found.proved = [*proved, *rest], len(proved)
        support = self.figure(proved[-1], "point")  # no chain after it has a greater one
        figure = support or self.figure(proved[-1], "high")
        later = not support and not found.open_high
        found.open = figure if later else min(found.open, figure)
        found.open_high = found.open_high or later

    def _run(self, k: int) -> Iterator[Chain]:
        """Yield up to k proved chains; where the budget ends them, ``found`` is filled up."""
        self.found = Found()
        left = self.budget
        enough = yield from self._within_subspace(k)
        for aim in AIMS:
            if enough or self.found.proved == k or self.found.truncated:
                return
            if self._possible(aim):
                left -= yield from self._searched(aim, k, left)

    def _within_subspace(self, k: int) -> Generator[Chain, None, bool]:
        """Yield what is proved in a subspace, if there is one; return whether that is all."""
        subspace = bidirectional_subspace(self._expander("point"), k)
        if not subspace:
            return False
        expander = Expander(self.windows, "point", subspace)
        if not subspace.floor:
            self._expanders["point"] = expander
            return False
        queue = BestFirstQueue(expander, k, self.budget // SUBSPACE_SHARE)
        yield from self._in_order(queue, k)
        least = self.limits.min_support
        return not queue.cut and least is not None and expander.floor < least

    def _searched(self, aim: Aim, k: int, left: int) -> Generator[Chain, None, int]:
        """Yield what is proved in one part of the order; return what that took."""
        expander = self._expander(aim)
        queue, joined = BestFirstQueue(expander, k, left), Joined()
        if pays(expander):
            queue.budget = min(QUICK, left)
        yield from self._in_order(queue, k)
        if queue.cut and queue.budget < left:
            joined = self._joined(aim, k, left)
            if joined.proved:
                yield from self._add(joined.paths, k)
                return queue.taken
            queue.budget = max(left // LAST_SHARE, QUICK)
            yield from self._in_order(queue, k)
        if queue.cut:
            yield from self._cut_short(queue, joined, k)
        return queue.taken

    def _in_order(self, queue: BestFirstQueue, k: int) -> Iterator[Chain]:
        """Yield the chains that a queue ends with, but for those that are found, up to k in all."""
        aim = queue.expander.aim
        yield from self._add((one for one in queue.run() if self._wanted(one, aim)), k)

    def _add(self, partials: Iterable[PartialPath], k: int) -> Iterator[Chain]:
        """Yield the next chains that are proved, up to k in all; those found are left out."""
        known = {(one.legs, one.junctions) for one in self.found.chains}
        for partial in partials if self.found.proved < k else ():
            chain = self.bundles.chain(partial)
            if (chain.legs, chain.junctions) in known:
                continue
            self.found.chains.append(chain)
            self.found.proved += 1
            yield chain
            if self.found.proved == k:
                return

    def _joined(self, aim: Aim, k: int, left: int) -> Joined:
        """Return what a search from both ends finds, in order."""
        if aim not in self._halves:
            self._halves[aim] = Halves(self._expander(aim))
        return joined(self._halves[aim], k, MEETING_SHARE * left)

    def _cut_short(self, queue: BestFirstQueue, joined: Joined, k: int) -> Iterator[Chain]:
        """Yield what is proved of the best that were found by then, and keep the rest of them."""
        found, aim = self.found, queue.expander.aim
        upper = min(queue.open, joined.open)
        lacking = k - found.proved
        more = (one for one in queue.left(lacking - len(joined.paths)) if self._wanted(one, aim))
        known = {(one.legs, one.junctions) for one in found.chains}
        rest = []
        for partial in sorted((*joined.paths, *more), key=in_order):
            chain = self.bundles.chain(partial)
            if (chain.legs, chain.junctions) not in known:
                known.add((chain.legs, chain.junctions))
                rest.append((partial, chain))
        rest = rest[:lacking]
        sure = [chain for partial, chain in rest if partial.support > upper]
        found.truncated, found.open = len(sure) < lacking, upper
        found.open_high = aim != "point"
        for chain in sure:
            found.chains.append(chain)
            found.proved += 1
            yield chain
        found.chains += [chain for _, chain in rest[len(sure) :]]

    def _expander(self, aim: Aim) -> Expander:
        if aim not in self._expanders:
            self._expanders[aim] = Expander(self.windows, aim)
        return self._expanders[aim]

    def _possible(self, aim: Aim) -> bool:
        """Return whether there can be chains in that part of the order."""
        if aim == "point":
            return True
        if self.limits.min_support:
            return False
        expander = self._expander("point" if aim == "high" else "high")
        legs, arrays = expander.legs, expander.space.arrays
        certain = not (arrays["disputed"] & legs).any() and bool((expander.value[legs] > 0).all())
        return self.inferred or not certain

    def _wanted(self, partial: PartialPath, aim: Aim) -> bool:
        """Return whether the chain is of this part of the order, and passes those to be passed."""
        passed = self._touched(partial) if self.windows.space.unlayered else set()
        if not all(any(group[one] for one in passed) for group in self.windows.space.unlayered):
            return False
        if aim == "point":
            return partial.support > 0
        if aim == "high" and not partial.support:
            return False
        chain = self.bundles.chain(partial)
        figures = (self.figure(chain, "point"), aim == "none" and self.figure(chain, "high"))
        return not any(figures)

    def figure(self, chain: Chain, level: Level) -> Fraction:
        """Return the support of a chain, or an end of its range."""
        evidence = self.network.evidence
        return evidence.worlds.probability(lineage(evidence, chain.legs, chain.junctions, level))

    def _touched(self, partial: PartialPath) -> set[int]:
        """Return the givers and receivers of the legs."""
        arrays = self.windows.space.arrays
        ends = ((int(arrays["giver"][one.members[0]]), one.at) for one in partial.way())
        return {end for both in ends for end in both}
