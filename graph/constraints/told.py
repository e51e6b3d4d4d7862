"""Whether a transfer says what was asked of it, where it is not merely not ruled out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from graph.constraints.limits import Limits
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset, Transfer


def _names_kind(dataset: Dataset, transfer: Transfer, limits: Limits) -> bool:
    wanted, is_a = limits.materiel, dataset.tree.is_a
    if not wanted or UNSPECIFIED in wanted:
        return True
    return any(is_a(one, kind) for one in transfer.materiel for kind in wanted)


def _was_then(_: Dataset, transfer: Transfer, limits: Limits) -> bool:
    if not limits.between:
        return True
    first, last = limits.between
    span = transfer.span
    return span is not None and first <= span[0] and span[1] <= last


def _was_there(_: Dataset, transfer: Transfer, limits: Limits) -> bool:
    return bool(transfer.place or not limits.places)


TELLS: Mapping[str, Callable[[Dataset, Transfer, Limits], bool]] = MappingProxyType(
    {"materiel": _names_kind, "between": _was_then, "places": _was_there}
)
"""The limits that also hold of a transfer that says nothing of them, and whether it says so.

Of a transfer that the limits do not leave out.
"""
