"""Which transfers a question's limits let through, and what of materiel tells them apart.

The same as :func:`graph.constraints.refusals.refusal`, of all transfers at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Flags, Names
from graph.arrays.compiling import fitting
from graph.constraints.limits import Limits
from graph.constraints.refusals import at_least, at_place, avoided_actors, of_kind, of_mode
from graph.model.rows import Dataset
from graph.model.vocabulary import BANDS, MODES


def permitted(flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
    """By transfer, whether ``limits`` let it be a leg, or say that a stockpile is held.

    Whether it is usable is another matter.
    """
    good = np.ones(len(flat["giver"]), np.bool_)
    for column, values in _tables(flat, dataset, limits):
        good &= np.array(values, np.bool_)[flat[column]]
    if limits.only_direct:
        good &= flat["direct"]
    if limits.undisputed:
        good &= ~flat["disputed"]
    if limits.between:
        first, last = days(flat, limits)
        good &= ~flat["dated"] | (first <= last)
    return good


def _tables(
    flat: Compact, dataset: Dataset, limits: Limits
) -> Iterator[tuple[str, Sequence[bool] | Flags]]:
    """Columns of codes, and by code whether the limits let it through."""
    if limits.avoid:
        good = ~flat.marked(avoided_actors(dataset, limits))
        yield from (("giver", good), ("receiver", good))
    if limits.modes:
        yield "mode", [of_mode(mode, limits) for mode in MODES]
    if limits.places:
        yield "place", [at_place(place, limits) for place in Names(flat.arrays, "places")]
    if limits.materiel:
        kinds = Names(flat.arrays, "kinds")
        yield "kind", [of_kind(dataset, _terms(kind), limits) for kind in kinds]
    if limits.least_band:
        yield "band", [at_least(band, limits.least_band) for band in BANDS]


def _terms(text: str) -> tuple[str, ...]:
    return tuple(text.split(";")) if text else ()


def days(flat: Compact, limits: Limits) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The first and the last day of each transfer, within the time asked for."""
    if limits.between is None:
        return flat["first"], flat["last"]
    first, last = (one.toordinal() for one in limits.between)
    return np.maximum(flat["first"], np.int32(first)), np.minimum(flat["last"], np.int32(last))


def items(flat: Compact, dataset: Dataset, limits: Limits, legs: Flags) -> Flags:
    """By kind of materiel (rows), which of the items that have to be told apart fit it.

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
    """Whether order in time forbids nothing."""
    return limits.any_time or not (flat["dated"] & legs).any()
