"""The answer to "how could X reach Y": paths with figures, near misses, what is not counted.

Paths stand in three lists, by tier: reported, assembled, inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from graph.arrays.compact import compact, kinship
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import breaches, permitted
from graph.errors import QuestionError
from graph.evidence.figures import Figure
from graph.network import Network
from graph.paths import near_misses
from graph.paths.detours import Detours
from graph.paths.families import MOST_EACH, Families, singly, together
from graph.paths.near_misses import NearMiss, way_of
from graph.paths.nearest import Nearest, find_nearest
from graph.paths.path import TIERS, TransferPath, describe, keystones
from graph.paths.reported import ReportedSearch
from graph.paths.search import SEARCH_BUDGET, Found, Search
from graph.rules.admission import Chain

__all__ = ["Answer", "NearMiss", "TransferPath", "Unsearched", "answer", "describe", "keystones"]

FAMILIES_LISTED = 5
"""How many families of paths each list has, unless another number is asked for."""

MOST_WEAK = 3
"""How many chains of each kind are named that have less than the support asked for."""


@dataclass(frozen=True, slots=True)
class Unsearched:
    """What a search that ended at its budget leaves open.

    Of the list of its ``tier`` the first ``proved`` paths are the best there are. Of all that was
    not looked at none has support above ``most``, or, with ``upper`` (then all paths with support
    are found), none an upper end of the range above it.
    """

    tier: str
    proved: int
    most: float
    upper: bool


class NotCompleted(NamedTuple):
    """Ids of the transfers that were intended, attempted or intercepted, by whose they are.

    Those ``between`` the start and the goal, or kin of theirs; those of the start that were meant
    ``to_others``; those to the goal that were to come ``from_others``.
    """

    between: tuple[str, ...] = ()
    to_others: tuple[str, ...] = ()
    from_others: tuple[str, ...] = ()


ALL_COMPLETED = NotCompleted()
"""Nothing that was not completed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is answered: ids of start and goal, paths in the order of their tiers, what is not.

    ``paths`` are the best of their families; ``taken`` counts all paths that stand in a family,
    ``cut`` says that there may be more of them, ``detours`` counts inferred paths that only add
    steps to one that is listed. ``unnamed`` are admissible paths on which no leg names the
    materiel asked for, ``attempts`` routes with a transfer that was not completed, where these
    were asked for: both in the order of their tiers. ``not_completed`` are the transfers of start,
    goal and their kin that are in no path because they are not said to have come about.
    ``near_misses`` are candidates that are no paths, ``near_misses_cut`` says that there may be
    more. ``nearest`` is there where nothing was found and the search was not cut short;
    ``truncated`` says that a search ended at its budget, ``unsearched`` what that leaves open.
    ``limits`` and ``inferred`` are what was asked for.
    """

    start: str
    goal: str
    paths: tuple[TransferPath, ...]
    taken: int = 0
    cut: bool = False
    detours: int = 0
    unnamed: tuple[TransferPath, ...] = ()
    attempts: tuple[TransferPath, ...] = ()
    not_completed: NotCompleted = ALL_COMPLETED
    near_misses: tuple[NearMiss, ...] = ()
    near_misses_cut: bool = False
    nearest: Nearest | None = None
    truncated: bool = False
    unsearched: tuple[Unsearched, ...] = ()
    limits: Limits = NO_LIMITS
    inferred: bool = True


def answer(
    network: Network,
    start: str,
    goal: str,
    k: int = FAMILIES_LISTED,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
    budget: int = SEARCH_BUDGET,
    families: bool = True,
    attempts: bool = False,
) -> Answer:
    """Return how ``start`` could reach ``goal`` (actor ids): ``k`` families at most of each tier.

    ``families`` False shows ``k`` paths of each, one by one; ``attempts`` has routes looked for
    that use transfers which were not completed. Raises :class:`~graph.errors.QuestionError` for a
    question that makes no sense. Cost: see :class:`graph.paths.search.Search`, some times for each
    tier, and :func:`graph.paths.near_misses.find_near_misses`.
    """
    if k < 1:
        raise QuestionError(f"{k} paths are no answer; the least is 1.")
    asked = _Asked(network, start, goal, k, limits, inferred, budget, families)
    listed = asked.tiers()
    beside = asked.tiers(attempts=True).paths if attempts else ()
    none = not (listed.paths or listed.unsearched)
    looked = near_misses.NEAR_MISS_BUDGET if none else near_misses.NEAR_MISS_BUDGET_BESIDE_PATHS
    misses = near_misses.find_near_misses(network, start, goal, limits, inferred, budget=looked)
    kinds = (False, True) if inferred else (False,)
    weak = [one for kind in kinds for one in _weak(network, start, goal, limits, kind, budget)]
    known = {one.legs for one in weak} | {one.legs for one in beside}
    return Answer(
        start=start,
        goal=goal,
        paths=listed.paths,
        taken=listed.taken,
        cut=listed.cut,
        detours=listed.detours,
        unnamed=asked.tiers(unnamed=True).paths if asked.naming else (),
        attempts=beside,
        not_completed=asked.not_completed(),
        near_misses=(*weak, *(one for one in misses.candidates if one.legs not in known)),
        near_misses_cut=misses.cut,
        nearest=find_nearest(network, start, goal, limits, inferred) if none else None,
        truncated=bool(listed.unsearched),
        unsearched=listed.unsearched,
        limits=limits,
        inferred=inferred,
    )


@dataclass(frozen=True, slots=True)
class _Tiers:
    """The paths of all tiers, numbered; the rest as in :class:`Answer`."""

    paths: tuple[TransferPath, ...]
    taken: int
    cut: bool
    detours: int
    unsearched: tuple[Unsearched, ...]


class _Asked:
    """One question, and the lists of its answer."""

    def __init__(
        self,
        network: Network,
        start: str,
        goal: str,
        k: int,
        limits: Limits,
        inferred: bool,
        budget: int,
        families: bool,
    ) -> None:
        self.network, self.start, self.goal, self.k = network, start, goal, k
        self.limits, self.inferred, self.families = limits, inferred, families
        self.search = partial(Search, network, start, goal, limits, budget=budget)
        self.stated = self.search()

    @property
    def naming(self) -> bool:
        """Return whether materiel was asked for that a document can fail to name."""
        return self.stated.windows.space.naming is not None

    def tiers(self, *, attempts: bool = False, unnamed: bool = False) -> _Tiers:
        """Return the paths of every tier; of attempts, or those that do not name the materiel."""
        search = partial(self.search, attempts=attempts, unnamed=unnamed)
        stated = search() if attempts or unnamed else self.stated
        reported = ReportedSearch(stated, search)
        lists = [
            self._grouped(reported.listed()),
            self._grouped(one for one in stated.listed() if not one.reported),
        ]
        ended = [reported.found, [stated.found]]
        detours = Detours(path for one in lists for path in one.paths)
        if self.inferred:
            more = search(inferred=True)
            lists.append(self._grouped(detours.left_out(more.listed(), self.k * MOST_EACH)))
            ended.append([more.found])
        heads = (head for one in lists for head in one.heads)
        open_ends = map(_unsearched, TIERS, ended, lists)
        return _Tiers(
            tuple(_numbered(head, rank) for rank, head in enumerate(heads, 1)),
            sum(len(one.paths) for one in lists),
            detours.cut or any(one.cut for one in lists),
            detours.count,
            tuple(one for one in open_ends if one),
        )

    def _grouped(self, chains: Iterable[Chain]) -> Families:
        paths = (describe(self.network, 0, chain) for chain in chains)
        return together(paths, self.k) if self.families else singly(paths, self.k)

    def not_completed(self) -> NotCompleted:
        """Return what was not completed of the start's kin as giver or the goal's as receiver.

        What both are a part of is kin of neither: it says nothing of the one and the other.
        """
        flat, kin = compact(self.network), kinship(self.network)
        start, goal = ({*kin.kin(end)} for end in (self.start, self.goal))
        gives, takes = flat.marked(start - goal)[flat["giver"]], flat.marked(goal - start)
        takes = takes[flat["receiver"]]
        good = permitted(flat, self.network.dataset, self.limits)
        good &= flat["asserted"] & ~flat["usable"]
        kinds = (gives & takes, gives & ~takes, takes & ~gives)
        found = (np.flatnonzero(good & one).tolist() for one in kinds)
        return NotCompleted(*(tuple(sorted(flat.transfers[leg] for leg in one)) for one in found))


def _unsearched(tier: str, ended: Sequence[Found], listed: Families) -> Unsearched | None:
    """Return what the searches of a list leave open; None where all of them came to their end."""
    cut = [one for one in ended if one.truncated]
    if not cut:
        return None
    upper = all(one.open_high for one in cut)
    most = max(Figure(one.open) for one in cut if one.open_high is upper)
    sure = {(one.legs, one.junctions) for found in ended for one in found.chains[: found.proved]}

    def proved(path: TransferPath) -> bool:
        enough = path.support >= most or (upper and (path.support > 0 or path.high >= most))
        return enough and (path.legs, path.junctions) in sure

    return Unsearched(tier, sum(1 for _ in takewhile(proved, listed.paths)), most, upper)


def _weak(
    network: Network, start: str, goal: str, limits: Limits, inferred: bool, budget: int
) -> Iterator[NearMiss]:
    """Yield the best of those that would be paths, had they the support that was asked for."""
    if limits.min_support is None:
        return
    asked = Limits(min_support=limits.min_support)
    search = Search(network, start, goal, replace(limits, min_support=None), inferred, budget)
    found = 0
    for chain in search.chains():
        way = way_of(network, {start, goal}, chain.legs, chain.junctions)
        for reason in breaches(network.dataset, way, asked):
            found += 1
            yield NearMiss(chain.legs, reason)
        if found == MOST_WEAK:
            return


def _numbered(head: TransferPath, rank: int) -> TransferPath:
    family = tuple(replace(one, rank=rank) for one in head.family)
    return replace(head, rank=rank, family=family)
