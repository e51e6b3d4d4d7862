"""What the limits leave of time and materiel, of all transfers at once.

The days on which each can have happened, and the items that have to be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Flags, Names, compact
from graph.constraints.limits import Limits
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset
from graph.network import Network


def days(flat: Compact, limits: Limits) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the first and the last day of each transfer, within the time asked for."""
    if limits.between is None:
        return flat["first"], flat["last"]
    first, last = (one.toordinal() for one in limits.between)
    return np.maximum(flat["first"], np.int32(first)), np.minimum(flat["last"], np.int32(last))


def items(
    flat: Compact,
    dataset: Dataset,
    limits: Limits,
    legs: Flags,
    held: Sequence[tuple[str, ...]] = (),
) -> Flags:
    """Return, by kind of materiel (rows), which of the items that have to be told apart fit it.

    After the kinds of transfers come those of what is ``held``. An item is a narrowest
    designation. Of two of which one fits all that the other fits, that one alone is kept: legs
    that fit each other then still share an item. There is always one.
    """
    kinds = len(Names(flat.arrays, "kinds"))
    if limits.any_materiel or not kinds:
        return np.ones((kinds + len(held), 1), np.bool_)
    leaves = list(Names(flat.arrays, "leaves"))
    fit = dataset.tree.things(limits.materiel)
    wanted = np.array([leaf in fit for leaf in leaves], np.bool_)
    used = np.bincount(flat["kind"][legs], minlength=kinds + len(held)) > 0
    used[kinds:] = True
    of_held = [[not one or leaf in one for leaf in leaves] for one in held]
    fits = np.concatenate([flat["fits"], np.array(of_held, np.bool_).reshape(-1, len(leaves))])
    columns = np.unique(fits[:, wanted] & used[:, None], axis=1)
    only = columns.T.astype(np.float32) @ ~columns  # how many kinds fit the one, not the other
    wider = only == 0
    np.fill_diagonal(wider, val=False)
    kept: Flags = columns[:, ~wider.any(axis=1)]
    return kept


def timeless(flat: Compact, limits: Limits, legs: Flags) -> bool:
    """Return whether order in time forbids nothing."""
    return limits.any_time or not (flat["dated"] & legs).any()


def asks_names(limits: Limits) -> bool:
    """Return whether materiel was asked for that a document can fail to name."""
    return bool(limits.materiel) and UNSPECIFIED not in limits.materiel


def naming(network: Network, limits: Limits) -> Flags | None:
    """Return which transfers name the materiel asked for: a kind of it, or itself.

    None where nothing was asked for that a document could fail to name.
    """
    flat = compact(network)
    if network.naming is not None:
        return np.array([one in network.naming for one in flat.transfers], np.bool_)
    if not asks_names(limits):
        return None
    kinds = (_terms(kind) for kind in Names(flat.arrays, "kinds"))
    named = [names(network.dataset, kind, limits) for kind in kinds]
    found: Flags = np.array(named, np.bool_)[flat["kind"]]
    return found


def names(dataset: Dataset, materiel: Iterable[str], limits: Limits) -> bool:
    """Return whether one of the terms is a kind of what was asked for."""
    is_a = dataset.tree.is_a
    return any(is_a(term, wide) for term in materiel for wide in limits.materiel)


def _terms(kind: str) -> Iterable[str]:
    return kind.split(";") if kind else ()
