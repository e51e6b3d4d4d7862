"""What a reader is shown of each actor and each transfer, as plain values: text, numbers, lists.

The map's panel and its table of statements are made from these and from nothing else, so that
both always say the same. Ids are kept beside names; nothing here is markup.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from exports.rows import near
from exports.rows.columns import own_cells
from exports.rows.quantities import reconciled
from exports.rows.sayings import Standing, standings, told_of
from exports.words import phrases, verdict
from exports.words.clauses import clause
from exports.words.dates import between, in_words
from exports.words.templates import say
from graph.model.dates import Period
from graph.model.rows import Actor, Dataset, Document, Statement, Transfer
from graph.model.schema import STATEMENTS, TERM
from graph.model.vocabulary import (
    ACTOR_TYPES,
    DIRECTNESS,
    EXPLICITNESS,
    MODES,
    OUTCOMES,
    Term,
    Vocabulary,
    spoken,
)
from graph.network import Network
from graph.rules.kinship import Upward, above

Plain = dict[str, Any]

OF_ANOTHER: Mapping[Upward, str] = MappingProxyType(
    {
        "whole": "said of the whole, not of this actor by name",
        "collective": "said of the collective, not of this actor by name",
    }
)
"""How a transfer is marked that the actor has only as an organ, or only as a member."""

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f]+", re.IGNORECASE)
UNTOLD = ("id", "span_sha256")
"""Columns of a statement that no text tells: they are for machines."""

_TOLD_APART = frozenset(
    ("transfer", "origin", "document", "stance", "paragraph", "sentences", "explicitness", "relay")
) | {"stated_on", "status", "summary"}

MANNERS: Mapping[str, Any] = MappingProxyType(
    {
        column.name: "none" if column.name == "interest" else column.empty
        for column in STATEMENTS.without(*UNTOLD, *_TOLD_APART)
    }
)
"""The manners of a statement: the columns that have no place of their own in a text. Of each the
usual one, which is not told."""


def manner(statement: Statement) -> dict[str, str]:
    """Return what is out of the ordinary in a statement, in words by column."""
    found = {name: getattr(statement, name) for name in MANNERS}
    return {name: _told(name, value) for name, value in found.items() if value != MANNERS[name]}


def _told(column: str, value: object) -> str:
    """Return a value in words: a term is read out, what a person wrote stands as it is."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Period):
        return in_words(value.text)
    return spoken(str(value)) if STATEMENTS.column(column).kind is TERM else str(value)


def web_address(url: str) -> str:
    """Return ``url`` if it is http or https and nothing else, otherwise nothing.

    >>> web_address("javascript:alert(1)")
    ''
    """
    return url if _WEB_ADDRESS.fullmatch(url) else ""


def actors(network: Network) -> dict[str, Plain]:
    """Return the dossier of every actor by id, in the dataset's order."""
    dataset = network.dataset
    on_map = on_the_map(network)
    spoken = _spoken(dataset)
    return {
        actor.id: {
            "verdict": verdict.of_actor(network, actor.id)._asdict(),
            **_actor(dataset, actor),
            "drawn": actor.id in on_map,
            "says": spoken[actor.id],
            "close": [near.passage(dataset, one) for one in near.passages(dataset, actor.id)],
            "incoming": _ends(dataset, actor, "receiver"),
            "outgoing": _ends(dataset, actor, "giver"),
        }
        for actor in dataset.actors
    }


def on_the_map(network: Network) -> frozenset[str]:
    """Return ids of the actors that give or receive in a transfer that is drawn."""
    drawn = (network.dataset.transfer[one] for one in network.drawn)
    return frozenset(end for one in drawn for end in (one.giver, one.receiver))


def _actor(dataset: Dataset, actor: Actor) -> Plain:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": spoken(actor.type),
        "type_means": _means(ACTOR_TYPES, actor.type),
        "shape": _shape(actor.type),
        "aliases": list(actor.aliases),
        "weak_aliases": list(actor.weak_aliases),
        "within": list(dataset.ancestors(actor.id)),
        "parts": [one.id for one in dataset.actors if one.parent == actor.id],
        "active": between(actor.active_from, actor.active_to, "until"),
        "wikidata": f"https://www.wikidata.org/wiki/{actor.wikidata}" if actor.wikidata else "",
        "note": actor.note,
        "own": dict(actor.own),
    }


def _shape(kind: str) -> str:
    """Return how the box is drawn.

    ``stock``, ``open`` for a party that is not known, or ``known``.
    """
    if kind == "stockpile":
        return "stock"
    return "known" if ACTOR_TYPES[kind].junction else "open"


def _spoken(dataset: Dataset) -> Mapping[str, list[str]]:
    """Return ids of the transfers that each actor speaks of as the origin of a statement."""
    spoken: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for statement in dataset.statements:
        spoken[dataset.origin[statement.origin].speaker][statement.transfer] = None
    return defaultdict(list, {actor: list(found) for actor, found in spoken.items()})


def _ends(dataset: Dataset, actor: Actor, end: str) -> list[Plain]:
    """Return transfers with the actor at that end.

    Then those said of its parts, then of what it is a part of.
    """
    standing = [(actor.id, "")]
    parts = dataset.parts(actor.id)
    standing += [(one.id, "said of a part of it") for one in dataset.actors if one.id in parts]
    standing += [(one, OF_ANOTHER[kind]) for one, kind in above(dataset, actor.id)]
    return [
        {"transfer": transfer.id, "how": how}
        for holder, how in standing
        for transfer in dataset.transfers
        if getattr(transfer, end) == holder
    ]


CAME, WENT, UNCOUNTED = say("came-to-it"), say("went-on-from-it"), say("uncounted")
"""The titles of an actor's transfers; the last one's nobody can be quoted for as come about."""


def ends(network: Network, values: Plain) -> dict[str, list[Plain]]:
    """Return the transfers of an actor's dossier by title, with why one is not counted."""
    both = {CAME: values["incoming"], WENT: values["outgoing"]}
    counted = {
        title: [one for one in its if not network.no_edge(one["transfer"])]
        for title, its in both.items()
    }
    rest = [
        {**one, "how": "; ".join(filter(None, (told_of(network, one["transfer"]), one["how"])))}
        for its in both.values()
        for one in its
        if network.no_edge(one["transfer"])
    ]
    return counted | ({UNCOUNTED: rest} if rest else {})


def transfers(network: Network) -> dict[str, Plain]:
    """Return the dossier of every transfer by id, in the dataset's order."""
    drawn = frozenset(network.drawn)
    return {
        transfer.id: {**_dossier(network, transfer), "drawn": transfer.id in drawn}
        for transfer in network.dataset.transfers
    }


def _dossier(network: Network, transfer: Transfer) -> Plain:
    dataset, gap = network.dataset, _gap(network, transfer)
    return {
        "verdict": verdict.of_transfer(network, transfer.id)._asdict(),
        "clause": clause(dataset, transfer.id),
        **_transfer(dataset, transfer),
        **_figures(network, transfer),
        "gap": gap,
        **_line(network, transfer, gap),
        "statements": [_statement(dataset, one) for one in standings(network, transfer.id)],
        "quantities": reconciled(dataset, transfer.id),
    }


def _line(network: Network, transfer: Transfer, gap: str) -> Plain:
    """Return how it is drawn, and why it is no arrow if it is none.

    A line of the kind ``short`` stops short of the receiver.
    """
    no_edge, found = network.no_edge(transfer.id), network.findings[transfer.id]
    band = found.band if not gap else "open-documented" if found.band == "documented" else "alleged"
    voices = 1 if no_edge else min(max(found.voices, 1), 3)
    return {
        "no_edge": no_edge,
        "line": "short" if no_edge else band,
        "breadth": f"voices-{voices}",
    }


def _transfer(dataset: Dataset, transfer: Transfer) -> Plain:
    terms = dataset.tree.terms
    return {
        "id": transfer.id,
        "giver": transfer.giver,
        "giver_name": dataset.actor[transfer.giver].name,
        "receiver": transfer.receiver,
        "receiver_name": dataset.actor[transfer.receiver].name,
        "mode": spoken(transfer.mode),
        "mode_means": _means(MODES, transfer.mode),
        "family": MODES[transfer.mode].family,
        "outcome": transfer.outcome,
        "outcome_means": _means(OUTCOMES, transfer.outcome),
        "materiel": [terms[one].name for one in transfer.materiel],
        "designations": {
            terms[one.id].name: dict(one.own)
            for one in dataset.materiel
            if one.id in transfer.materiel and one.own
        },
        "when": phrases.when(transfer),
        "place": transfer.place,
        "authorisation": spoken(transfer.authorisation),
        "note": transfer.note,
        "own": dict(transfer.own),
    }


def mode(values: Mapping[str, Any]) -> str:
    """Return the mode of a transfer; of one that is no edge it never stands without the reason."""
    why = f" ({values['no_edge']})" if values["no_edge"] else ""
    return f"{values['mode']}{why}"


def meanings(values: Plain) -> list[str]:
    """Return what the mode of a transfer means, and its outcome if it is not said to have come
    about."""
    terms = ("mode",) if values["outcome"] == "completed" else ("mode", "outcome")
    return [f"{values[one]}: {values[f'{one}_means']}" for one in terms]


def designation_cells(values: Plain) -> list[str]:
    """Return what stands in the user's own columns of the designations that a transfer names."""
    return [
        f"{name}, {cell}" for name, own in values["designations"].items() for cell in own_cells(own)
    ]


def _gap(network: Network, transfer: Transfer) -> str:
    """Return what keeps it from being a plain claim of custody passing on, in words.

    "" if nothing.
    """
    if transfer.directness == "carrier-unknown":
        return _means(DIRECTNESS, transfer.directness)
    assertions = network.evidence.assertions[transfer.id]
    backing = [EXPLICITNESS[one.nearest.explicitness] for one in assertions if one.supports]
    if backing and not any(one.hand_over for one in backing):
        return _means(EXPLICITNESS, "implied")
    return ""


def _figures(network: Network, transfer: Transfer) -> Plain:
    found = network.findings[transfer.id]
    return {
        "band": found.band or None,
        "marks": list(found.marks),
        "reads": phrases.reads(found),
        "masses": {
            mass: [getattr(found, mass), phrases.number(getattr(found, mass))]
            for mass in ("support", "conflict", "counter", "open")
        },
        "if_one_voice": phrases.alone(found),
        "voices": found.voices,
        "counts": phrases.counts(found.voices, found.documents, found.denials),
    }


def _statement(dataset: Dataset, standing: Standing) -> Plain:
    statement = standing.statement
    origin = dataset.origin[statement.origin]
    return {
        "id": statement.id,
        "side": standing.side,
        "origin": origin.name,
        "voice": origin.voice,
        "speaker": origin.speaker,
        "grading": phrases.grading(origin.grade),
        "grade_reason": origin.grade_reason,
        "stance": spoken(statement.stance),
        "status": statement.status,
        "counted": standing.counted,
        "explicitness": statement.explicitness,
        "manner": manner(statement),
        "chain": [phrases.passed_by(dataset, one) for one in statement.relay],
        "document": _document(dataset, dataset.document[statement.document]),
        "paragraph": statement.paragraph or 0,
        "sentences": statement.sentences,
        "stated_on": in_words(str(statement.stated_on or "")),
        "summary": statement.summary,
        "own": dict(statement.own),
    }


def _document(dataset: Dataset, document: Document) -> Plain:
    original = dataset.document.get(document.copy_of)
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": in_words(str(document.published or "")),
        "genre": document.genre,
        "url": web_address(document.url),
        "copy_of": original.title if original else "",
        "grading": phrases.grading(document.grade) if document.grade else "",
        "grade_reason": document.grade_reason,
    }


def _means(vocabulary: Vocabulary, word: str) -> str:
    term: Term = vocabulary[word]
    return term.definition


def counts(network: Network) -> dict[str, int]:
    """Return how much there is: what is drawn, what is said, by how many voices, how often denied.

    ``voices`` are those that back or deny anything, ``denying`` those that deny anything;
    ``denials`` are the transfers that somebody denies.
    """
    dataset = network.dataset
    weighty = [one for found in network.evidence.assertions.values() for one in found]
    return {
        "actors": len(dataset.actors),
        "on_map": len(on_the_map(network)),
        "transfers": len(dataset.transfers),
        "drawn": len(network.drawn),
        "edges": sum(not network.no_edge(one.id) for one in dataset.transfers),
        "statements": len(dataset.statements),
        "voices": len({one.voice for one in weighty}),
        "documents": len(dataset.documents),
        "denying": len({one.voice for one in weighty if not one.supports}),
        "denials": sum(bool(found.denials) for found in network.findings.values()),
    }
