"""Which transfers the limits of a question leave out, and why; and when no path could be meant.

What limits ask of every leg they ask as well of every claim that a stockpile is held, which a path
through it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from graph.arrays.compact import Compact, Flags
from graph.constraints.constraint import Constraint, Way
from graph.constraints.limits import Limits
from graph.constraints.registry import CONSTRAINTS
from graph.errors import QuestionError
from graph.model.rows import Dataset, Transfer
from graph.network import Network


def refusal(network: Network, transfer: Transfer, limits: Limits) -> str:
    """Return why a path under ``limits`` cannot use ``transfer``, in one short sentence.

    Empty if it can, as far as that can be told from the transfer by itself. Of several reasons the
    first in the order of ``reason_turn``. Cost: one pass over the constraints.
    """
    for one in _sorting(limits):
        if reason := one.refusal(network, transfer, limits):
            return reason
    return ""


def permitted(flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
    """Return by transfer whether :func:`refusal` is empty: all at once.

    These can be legs, or say that a stockpile is held. Whether they are usable is another matter.
    """
    good = np.ones(len(flat["giver"]), np.bool_)
    for one in _sorting(limits):
        good &= one.mask(flat, dataset, limits)
    return good


def breaches(dataset: Dataset, way: Way, limits: Limits) -> Iterator[str]:
    """Yield what the limits say against a whole path, in the order of ``reason_turn``."""
    for one in _asked(limits):
        yield from one.breaches(dataset, way, limits)


def objections(dataset: Dataset, actor: str, limits: Limits) -> Iterator[str]:
    """Yield why no path under ``limits`` can pass the actor, who is no end of it."""
    return filter(None, (one.objection(dataset, actor, limits) for one in _asked(limits)))


@lru_cache(maxsize=256)
def _asked(limits: Limits) -> tuple[Constraint, ...]:
    asked = (one for one in CONSTRAINTS if one.asked(limits))
    return tuple(sorted(asked, key=lambda one: one.reason_turn))


@lru_cache(maxsize=256)
def _sorting(limits: Limits) -> tuple[Constraint, ...]:
    return tuple(one for one in _asked(limits) if one.sorts(limits))


def excluded(dataset: Dataset, limits: Limits) -> frozenset[str]:
    """Return the actors of whom the limits leave no transfer."""
    return frozenset().union(*(one.excludes(dataset, limits) for one in _sorting(limits)))


def check(dataset: Dataset, start: str, goal: str, limits: Limits) -> None:
    """Raise :class:`~graph.errors.QuestionError` where no path could be meant.

    Words that no vocabulary has raise :class:`~graph.errors.TermError`, naming the nearest.
    """
    for actor in (start, goal):
        if actor not in dataset.actor:
            raise QuestionError(f"'{actor}' is no actor of this dataset.")
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    for one in CONSTRAINTS:
        if one.asked(limits):
            one.check(dataset, (start, goal), limits)
