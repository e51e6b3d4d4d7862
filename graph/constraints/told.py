"""Whether a transfer says what was asked of it, where it is not merely not ruled out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from graph.constraints import registry
from graph.constraints.limits import NO_LIMITS, Limits
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


def in_words(limits: Limits, name: str) -> str:
    """Return one of the limits as a question says it."""
    return " ".join(registry.phrases(replace(NO_LIMITS, **{name: getattr(limits, name)}), str))


def unsaid(dataset: Dataset, legs: Sequence[Transfer], limits: Limits) -> Iterator[str]:
    """Yield, in words, the time and the place asked for that some leg does not state."""
    for name in ("between", "places"):
        if not all(TELLS[name](dataset, leg, limits) for leg in legs):
            yield in_words(limits, name)
