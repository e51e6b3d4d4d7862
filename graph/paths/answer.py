"""The answer to "how could X reach Y": paths with figures, near misses, dead ends.

Reported and assembled paths stand in one list, the inferred ones in a second after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import breaches
from graph.errors import QuestionError
from graph.evidence.figures import Figure
from graph.network import Network
from graph.paths import near_misses
from graph.paths.dead_ends import DeadEnds, find_dead_ends
from graph.paths.families import Families, singly, together
from graph.paths.near_misses import NearMiss, way_of
from graph.paths.path import TransferPath, describe, keystones
from graph.paths.search import SEARCH_BUDGET, Search
from graph.rules.admission import Chain

__all__ = ["Answer", "NearMiss", "TransferPath", "Unsearched", "answer", "describe", "keystones"]

FAMILIES_LISTED = 5
"""How many families of paths each list has, unless another number is asked for."""

MOST_WEAK = 3
"""How many chains of each kind are named that have less than the support asked for."""


@dataclass(frozen=True, slots=True)
class Unsearched:
    """What a search that ended at its budget leaves open.

    Of its list (``inferred`` or not) the first ``proved`` paths are the best there are. Of all
    that was not looked at none has support above ``most``, or, with ``upper`` (then all paths with
    support are found), none an upper end of the range above it.
    """

    inferred: bool
    proved: int
    most: float
    upper: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is answered: ids of start and goal, paths (inferred ones last), and what is not.

    ``paths`` are the best of their families; ``taken`` counts all paths that stand in a family,
    ``cut`` says that there may be more of them. ``near_misses`` are candidates that are no paths,
    ``near_misses_cut`` says that there may be more. ``dead_ends`` are there where nothing was found
    and the search was not cut short; ``truncated`` says that a search ended at its budget,
    ``unsearched`` what that leaves open. ``limits`` and ``inferred`` are what was asked for.
    """

    start: str
    goal: str
    paths: tuple[TransferPath, ...]
    taken: int = 0
    cut: bool = False
    near_misses: tuple[NearMiss, ...] = ()
    near_misses_cut: bool = False
    dead_ends: DeadEnds | None = None
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
) -> Answer:
    """Return how ``start`` could reach ``goal`` (actor ids): ``k`` families at most in each list.

    The inferred ones are the second list. ``families`` False shows ``k`` paths in each, one by
    one. Raises :class:`~graph.errors.QuestionError` for a question that makes no sense. Cost: see
    :class:`graph.paths.search.Search`, once for each list, and
    :func:`graph.paths.near_misses.find_near_misses`.
    """
    if k < 1:
        raise QuestionError(f"{k} paths are no answer; the least is 1.")
    kinds = (False, True) if inferred else (False,)
    searches = [Search(network, start, goal, limits, kind, budget) for kind in kinds]
    lists = [_families(network, search, k, families) for search in searches]
    heads = (head for one in lists for head in one.heads)
    paths = tuple(_numbered(head, rank) for rank, head in enumerate(heads, 1))
    unsearched = tuple(one for search in searches for one in _unsearched(search))
    none = not (paths or unsearched)
    looked = near_misses.NEAR_MISS_BUDGET if none else near_misses.NEAR_MISS_BUDGET_BESIDE_PATHS
    misses = near_misses.find_near_misses(network, start, goal, limits, inferred, budget=looked)
    weak = [one for kind in kinds for one in _weak(network, start, goal, limits, kind, budget)]
    known = {one.legs for one in weak}
    return Answer(
        start=start,
        goal=goal,
        paths=paths,
        taken=sum(one.taken for one in lists),
        cut=any(one.cut for one in lists),
        near_misses=(*weak, *(one for one in misses.candidates if one.legs not in known)),
        near_misses_cut=misses.cut,
        dead_ends=find_dead_ends(network, start, goal, limits, inferred) if none else None,
        truncated=bool(unsearched),
        unsearched=unsearched,
        limits=limits,
        inferred=inferred,
    )


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


def _families(network: Network, search: Search, k: int, families: bool) -> Families:
    paths = (describe(network, 0, chain) for chain in _chains(search))
    return together(paths, k) if families else singly(paths, k)


def _chains(search: Search) -> Iterator[Chain]:
    """Yield all chains, best first; where the budget ends it, then those found but not proved."""
    seen = set()
    for chain in search.chains():
        seen.add((chain.legs, chain.junctions))
        yield chain
    yield from (one for one in search.found.chains if (one.legs, one.junctions) not in seen)


def _unsearched(search: Search) -> Iterator[Unsearched]:
    found = search.found
    if found.truncated:
        yield Unsearched(search.inferred, found.proved, Figure(found.open), found.open_high)


def _numbered(head: TransferPath, rank: int) -> TransferPath:
    family = tuple(replace(one, rank=rank) for one in head.family)
    return replace(head, rank=rank, family=family)
