"""What comes close to an answer and is none: the passages that were rejected."""

from __future__ import annotations

from typing import Any

from exports.rows import sayings
from exports.rows.columns import own_cells
from graph.model.rows import Dataset, Rejected
from graph.model.vocabulary import spoken


def passages(dataset: Dataset, *actors: str) -> list[Rejected]:
    """Return the rejected passages that are about each of these actors, or its kin.

    Of one that nobody has read it is not known that it states no transfer.
    """
    wanted = [_kin(dataset, one) for one in actors]
    return [
        one
        for one in dataset.rejected
        if not one.is_unread and all(not kin.isdisjoint(one.actors) for kin in wanted)
    ]


def _kin(dataset: Dataset, actor: str) -> set[str]:
    return {actor, *dataset.parts(actor), *dataset.ancestors(actor)}


def passage(dataset: Dataset, one: Rejected) -> str:
    """Return a rejected passage: where it stands, why it states no transfer, and what it says."""
    own = f" ({'; '.join(own_cells(dict(one.own)))})" if one.own else ""
    return f"{place(dataset, one)}{f': {one.summary}' if one.summary else ''}{own}"


def place(dataset: Dataset, one: Rejected) -> str:
    """Return where a rejected passage stands, and why it states no transfer."""
    where = f"{sayings.printed(dataset.document[one.document])}, paragraph {one.paragraph}"
    return f"{where} ({spoken(one.reason)})"


def passage_row(one: Rejected) -> dict[str, Any]:
    """Return a rejected passage as plain values."""
    return {
        "document": one.document,
        "paragraph": one.paragraph,
        "sentences": one.sentences,
        "reason": one.reason,
        "actors": list(one.actors),
        "summary": one.summary,
    }
