"""What the limits leave of time and materiel, of all transfers at once.

The days on which each can have happened, and the items that have to be told apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Flags, Names
from graph.arrays.compiling import fitting
from graph.constraints.limits import Limits
from graph.model.rows import Dataset


def days(flat: Compact, limits: Limits) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the first and the last day of each transfer, within the time asked for."""
    if limits.between is None:
        return flat["first"], flat["last"]
    first, last = (one.toordinal() for one in limits.between)
    return np.maximum(flat["first"], np.int32(first)), np.minimum(flat["last"], np.int32(last))


def items(flat: Compact, dataset: Dataset, limits: Limits, legs: Flags) -> Flags:
    """Return, by kind of materiel (rows), which of the items that have to be told apart fit it.

    An item is a narrowest designation. Of two of which one fits all that the other fits, that one
    alone is kept: legs that fit each other then still share an item. There is always one.
    """
    kinds = len(flat["kinds_at"]) - 1
    if limits.any_materiel or not kinds:
        return np.ones((kinds, 1), np.bool_)
    leaves = list(Names(flat.arrays, "leaves"))
    wanted = np.array(fitting(dataset.tree, limits.materiel, leaves), np.bool_)
    used = np.bincount(flat["kind"][legs], minlength=kinds) > 0
    columns = np.unique(flat["fits"][:, wanted] & used[:, None], axis=1)
    only = columns.T.astype(np.float32) @ ~columns  # how many kinds fit the one, not the other
    wider = only == 0
    np.fill_diagonal(wider, val=False)
    kept: Flags = columns[:, ~wider.any(axis=1)]
    return kept


def timeless(flat: Compact, limits: Limits, legs: Flags) -> bool:
    """Return whether order in time forbids nothing."""
    return limits.any_time or not (flat["dated"] & legs).any()
