"""What a person should look at: independence and faithfulness that the data may have wrong.

Nothing here is a fault, and nothing is decided or changed: each proposal says what was noticed
and what could be done about it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from graph.evidence.assertions import countering, supporting
from graph.model.rows import Dataset, Statement
from seeds.review.drift import drifting_figures, growing_wording
from seeds.review.half_said import half_said
from seeds.review.odd_dates import odd_dates
from seeds.review.same_actor import look_alikes, same_actors
from seeds.review.same_origin import same_origins
from seeds.review.text_overlap import shared_texts
from seeds.sheets.complaints import Noticed, listed


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something to look at: a key of :data:`PROPOSAL_KINDS`, ids of rows, and one sentence."""

    kind: str
    ids: tuple[str, ...]
    sentence: str


PROPOSAL_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "look-alike": "names of actors with letters that are not what they look like",
        "same-actor": "actors that look like one and stand twice",
        "same-origin": "origins that look like one and count as several voices",
        "shared-text": "documents that share rare errors or long runs of text",
        "both-sides": "one voice on both sides of one transfer",
        "figure-drift": "figures of one origin that drift or are not linked",
        "relay-drift": "wording that grows stronger along the relay",
        "odd-date": "dates that another calendar or a span of years would explain better",
        "half-said": "cells that say nothing, or are lost, without another",
        "unread": "passages that nobody has accounted for yet",
    }
)
"""The kinds of proposal, in the order in which they are made, with what each is about."""


def propose(dataset: Dataset, documents: Path | None = None) -> list[Proposal]:
    """Return what a person should look at, in the order of :data:`PROPOSAL_KINDS`, then of the ids.

    ``documents`` is the folder that holds the documents' files; without it no texts are
    compared, and documents that are not in it are passed over. The order of rows changes
    nothing. Raises :class:`~graph.errors.FileError` where the folder cannot be read.

    Near-linear in rows and in the length of the texts: names and texts are only compared where
    they share a word or ten words in a row.
    """
    found = [
        Proposal(kind, ids, sentence)
        for kind, notice in _NOTICES.items()
        for ids, sentence in sorted(notice(dataset))
    ]
    if documents is not None:
        shared = sorted(shared_texts(dataset, documents))
        found += [Proposal("shared-text", ids, sentence) for ids, sentence in shared]
    return sorted(found, key=lambda one: list(PROPOSAL_KINDS).index(one.kind))


def _both_sides(dataset: Dataset) -> Iterator[Noticed]:
    for transfer, statements in dataset.statements_of.items():
        sides: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for one in statements:
            if supporting(one):
                sides[_voice(dataset, one)][0].append(one.id)
            elif countering(one):
                sides[_voice(dataset, one)][1].append(one.id)
        for voice, (says, denies) in sides.items():
            if says and denies:
                ids = (transfer, *sorted(says), *sorted(denies))
                yield ids, _contradiction(voice, transfer, sorted(says), sorted(denies))


def _unread(dataset: Dataset) -> Iterator[Noticed]:
    count = Counter(one.document for one in dataset.rejected if one.reason == "unread")
    for document, number in count.items():
        passages = "1 passage" if number == 1 else f"{number} passages"
        yield (
            (document,),
            f"The document {document} has {passages} unread; make each a statement, or give the"
            " reason why it states no transfer.",
        )


def _voice(dataset: Dataset, statement: Statement) -> str:
    return dataset.origin[statement.origin].voice


def _contradiction(voice: str, transfer: str, says: list[str], denies: list[str]) -> str:
    return (
        f"The voice {voice} is on both sides of {transfer}: it backs it in {listed(says)} and"
        f" denies it in {listed(denies)}; see whether one of them is about another transfer, was"
        " withdrawn, or is another voice's."
    )


_NOTICES: Mapping[str, Callable[[Dataset], Iterator[Noticed]]] = MappingProxyType(
    {
        "look-alike": look_alikes,
        "same-actor": same_actors,
        "same-origin": same_origins,
        "both-sides": _both_sides,
        "figure-drift": drifting_figures,
        "relay-drift": growing_wording,
        "odd-date": odd_dates,
        "half-said": half_said,
        "unread": _unread,
    }
)
