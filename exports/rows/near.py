"""What comes close to an answer and is none: rejected passages, and transfers not completed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from exports.rows import sayings
from graph.model.rows import Dataset, Rejected, Transfer
from graph.network import Network


def passages(dataset: Dataset, *actors: str) -> list[Rejected]:
    """Return the rejected passages that are about each of these actors, or its kin."""
    wanted = [_kin(dataset, one) for one in actors]
    return [
        one for one in dataset.rejected if all(not kin.isdisjoint(one.actors) for kin in wanted)
    ]


def _kin(dataset: Dataset, actor: str) -> set[str]:
    return {actor, *dataset.parts(actor), *dataset.collectives(actor)}


def passage(dataset: Dataset, one: Rejected) -> str:
    """Return a rejected passage: where it stands, why it states no transfer, and what it says."""
    where = f"{sayings.printed(dataset.document[one.document])}, paragraph {one.paragraph}"
    summary = f": {one.summary}" if one.summary else ""
    return f"{where} ({one.reason.replace('-', ' ')}){summary}"


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


def unfinished(network: Network, start: str, goal: str) -> Iterator[Transfer]:
    """Yield the transfers out of the one or into the other, parts too, that did not come about.

    Only those that somebody says were intended, attempted or stopped.
    """
    dataset = network.dataset
    givers, receivers = ({one, *dataset.parts(one)} for one in (start, goal))
    for one in dataset.transfers:
        touched = one.giver in givers or one.receiver in receivers
        if touched and one.outcome != "completed" and _is_said(network, one.id):
            yield one


def _is_said(network: Network, transfer: str) -> bool:
    return any(one.supports for one in network.evidence.assertions[transfer])
