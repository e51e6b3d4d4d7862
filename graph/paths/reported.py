"""The chains that one origin asserts whole in one document: the first tier of an answer.

They are looked for by themselves, so that none is lost among many that are better supported: those
of one leg, and then, for each origin and document that assert a first and a last leg, those over
what these assert.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from heapq import merge

from graph.paths.search import Found, Search
from graph.rules.admission import Chain

_Key = tuple[Fraction, Fraction, int, tuple[str, ...]]
"""Sorts chains: support, and the upper end where that is 0 (both negative), legs, ids."""


class ReportedSearch:
    """The reported chains of one question; ``stated`` searches for all that are stated.

    ``search`` makes one for the same question that is narrowed by its keywords ``direct`` or
    ``source``. ``found`` tells how those that were made ended.
    """

    def __init__(self, stated: Search, search: Callable[..., Search]) -> None:
        space = stated.windows.space
        longer = stated.limits.max_legs is None or stated.limits.max_legs > 1
        self.searches = [search(direct=True)] if bool((space.legs & space.direct).any()) else []
        self.searches += [search(source=one) for one in (space.sources() if longer else ())]

    def listed(self) -> Iterator[Chain]:
        """Yield all, best first: each chain once, whoever reports it."""
        seen = set[object]()
        for _, chain in merge(*map(_keyed, self.searches), key=lambda one: one[0]):
            every = zip(chain.legs, chain.alternatives, strict=True)
            same = (*(frozenset([leg, *others]) for leg, others in every), chain.junctions)
            if same not in seen:
                seen.add(same)
                yield chain

    @property
    def found(self) -> list[Found]:
        """Return how the searches that were cut short ended."""
        return [one.found for one in self.searches if one.found.truncated]


def _keyed(search: Search) -> Iterator[tuple[_Key, Chain]]:
    for chain in search.listed():
        support = search.figure(chain, "point")
        high = Fraction(0) if support else search.figure(chain, "high")
        yield (-support, -high, len(chain.legs), chain.legs), chain
