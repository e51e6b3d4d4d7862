"""Paths that rest on the same, shown as one: what differs between them is one leg.

Two paths are akin that have the same keystones and the same legs but one (which the other has
not, or has otherwise), and that share something at all, a keystone or a leg. A family is the best
of its paths, its head, and all later ones that are akin to the head.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from graph.paths.path import TransferPath

MOST_EACH = 20
"""How many paths are taken, at most, for every family that was asked for."""


@dataclass(frozen=True, slots=True)
class Families:
    """The heads, best first, each with its ``family``; and all ``paths`` that were taken, in order.

    ``cut`` says that the bound ended it, so that families may have further members.
    """

    heads: tuple[TransferPath, ...]
    paths: tuple[TransferPath, ...]
    cut: bool


def akin(one: TransferPath, other: TransferPath) -> bool:
    """Return whether the two rest on the same and differ in one leg at most."""
    mine, theirs = set(one.legs), set(other.legs)
    if set(one.keystones) != set(other.keystones) or not (one.keystones or mine & theirs):
        return False
    return len(mine - theirs) <= 1 and len(theirs - mine) <= 1


def together(paths: Iterable[TransferPath], k: int, most_each: int = MOST_EACH) -> Families:
    """Return the first ``k`` families of the paths, which come best first, as asked for.

    Taken until a further family begins, until there are no more, or ``k * most_each`` paths have
    been looked at. Cost: one comparison for each path and family.
    """
    heads: list[TransferPath] = []
    members: list[list[TransferPath]] = []
    taken: list[TransferPath] = []
    for path in paths:
        near = next((place for place, head in enumerate(heads) if akin(head, path)), None)
        if near is None and len(heads) == k:
            return _families(heads, members, taken, False)
        taken.append(path)
        if near is None:
            heads.append(path)
            members.append([])
        else:
            members[near].append(path)
        if len(taken) == k * most_each:
            return _families(heads, members, taken, True)
    return _families(heads, members, taken, False)


def singly(paths: Iterable[TransferPath], k: int) -> Families:
    """Return the first ``k`` paths, each by itself."""
    heads = list(islice(paths, k))
    return _families(heads, [[] for _ in heads], heads, False)


def _families(
    heads: list[TransferPath],
    members: list[list[TransferPath]],
    taken: list[TransferPath],
    cut: bool,
) -> Families:
    whole = zip(heads, members, strict=True)
    shown = tuple(replace(head, family=tuple(own)) for head, own in whole)
    return Families(shown, tuple(taken), cut)
