"""Inferred chains that add nothing but steps to a path that is listed: counted, never listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.paths.path import TransferPath
from graph.rules.admission import Chain


class Detours:
    """What is listed so far, beginning with ``listed``, and how many detours were met.

    ``cut`` says that so many were met that the rest was not looked at.
    """

    def __init__(self, listed: Iterable[TransferPath]) -> None:
        self._listed = [(one.legs, frozenset(one.claims)) for one in listed]
        self.count, self.cut = 0, False

    def left_out(self, chains: Iterable[Chain], most: int) -> Iterator[Chain]:
        """Yield the chains, which come best first, that are no detours, until ``most`` were met.

        A detour is a chain whose claims contain all that a listed one rests on. One with the very
        legs of a listed one, held by some of its claims, is that one again.
        """
        for chain in chains:
            own = frozenset(chain.claims)
            if any(legs == chain.legs and _nested(own, claims) for legs, claims in self._listed):
                continue
            if any(claims <= own for _, claims in self._listed):
                self.count += 1
                self.cut = self.count == most
                if self.cut:
                    return
                continue
            self._listed.append((chain.legs, own))
            yield chain


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
