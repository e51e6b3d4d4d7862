"""FollowTheMoney entities, one JSON a line, for Aleph and OpenSanctions' tools (extra ``ftm``).

Actors are of the schema that their type is nearest to, documents are documents, a transfer that a
document states as having come about is an ``UnknownLink`` from giver to receiver: its ``role`` is
the mode after ``alleged:``, its ``status`` band and marks, its ``proof`` the documents, its
``description`` what is said of it and by whom, its ``summary`` the figure with what it means. Any
other transfer is a ``Note`` on both actors, which says so, and no link. The library checks every
entity.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, BinaryIO

from exports.rows import dossier, sayings
from exports.rows.sayings import place, reference, standings
from exports.rows.tables import absent_tables
from exports.words import phrases
from exports.words.dates import date_parts, in_words
from exports.writing.format import OWN_COLUMNS, Loss, absent, counted, left_out, library
from graph.model.rows import Actor, Document, Statement, Transfer
from graph.model.schema import STATEMENTS
from graph.network import Network

HELD = {
    "actors": ("id", "name", "type", "parent", "aliases", "wikidata", "note"),
    "documents": ("id", "title", "outlet", "author", "published", "genre", "url", "note"),
    "transfers": ("id", "giver", "receiver", "mode", "start", "end", "note"),
}
"""Columns that an entity has a property for, by table."""

_NO_SCHEMA = "FollowTheMoney has no schema for them"

ABSENT = absent_tables(
    (*HELD, "statements"),
    _NO_SCHEMA,
    {
        "origins": f"{_NO_SCHEMA}; links name who says what",
        "rejected": "what is no transfer, or unread, is no link",
        "materiel": "FollowTheMoney has no place for own designations; links have their names",
    },
)

_SCHEMATA = {
    "PublicBody": "state government-body armed-forces unit former-government",
    "Organization": "former-forces de-facto-authority armed-group coalition criminal-network"
    " international-organisation research-organisation media",
    "Company": "company",
    "LegalEntity": "broker market civilians unspecified unknown",
    "Person": "person",
    "Asset": "stockpile",
}
SCHEMATA: Mapping[str, str] = MappingProxyType(
    {kind: name for name, kinds in _SCHEMATA.items() for kind in kinds.split()}
)
"""The schema of an entity by the type of the actor."""

IN_WORDS = tuple(column.name for column in STATEMENTS.without(*dossier.UNTOLD))
"""Columns of a statement that are words in the description of its link."""


Properties = Iterable[tuple[str, str, str]]
"""Property, value, and the column that it is counted under if the library changes it."""


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the entities; return what they could not hold."""
    made = _Entities(network)
    for entity in made.all():
        stream.write(json.dumps(entity, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return made.losses()


class _Entities:
    def __init__(self, network: Network) -> None:
        self.network, self.dataset = network, network.dataset
        self.model = library("followthemoney", "ftm").model
        self.changed: Counter[str] = Counter()
        self.undrawn = sayings.undrawn(network)
        self.drawn = tuple(one for one in self.dataset.transfers if not network.no_edge(one.id))

    def all(self) -> Iterator[dict[str, Any]]:
        for actor in self.dataset.actors:
            schema = SCHEMATA[actor.type]
            yield self._entity(schema, "actor", actor.id, self._actor(actor, schema))
        for document in self.dataset.documents:
            schema = "Article" if document.genre in ("news", "opinion") else "Document"
            yield self._entity(schema, "document", document.id, self._document(document))
        for transfer in self.drawn:
            yield self._entity("UnknownLink", "transfer", transfer.id, self._transfer(transfer))
        for transfer in self.undrawn:
            yield self._entity("Note", "note", transfer.id, self._note(transfer))

    def _entity(self, schema: str, kind: str, name: str, found: Properties) -> dict[str, Any]:
        entity = self.model.make_entity(schema)
        entity.id = identifier(kind, name)
        changed: set[str] = set()
        for prop, value, column in found:
            before = set(entity.get(prop, quiet=True))
            entity.add(prop, value, quiet=True)
            new = set(entity.get(prop, quiet=True)) - before
            if any(entity.schema.get(prop).validate([one]) for one in new):
                entity.set(prop, before)
            if column and value not in entity.get(prop, quiet=True):
                changed.add(column)
        self.changed.update(changed)
        values = {
            prop: sorted(set(texts)) for prop, texts in entity.to_dict()["properties"].items()
        }
        made = {"id": entity.id, "schema": schema, "properties": values}
        entity.schema.validate(made)
        return made

    def _actor(self, actor: Actor, schema: str) -> Properties:
        yield "name", actor.name, "actors.name"
        yield "keywords", actor.type, "actors.type"
        for alias in actor.aliases:
            yield "alias", alias, "actors.aliases"
        if actor.parent:
            legal = SCHEMATA[self.dataset.actor[actor.parent].type] != "Asset"
            # an asset is no one's parent: the schema would not be told, and a reader be misled
            prop = "parent" if legal and schema != "Asset" else ""
            yield prop, identifier("actor", actor.parent), "actors.parent"
        if actor.wikidata:
            yield "wikidataId", actor.wikidata, "actors.wikidata"
        if actor.note:
            yield "notes", actor.note, "actors.note"

    def _document(self, document: Document) -> Properties:
        for prop, column in _DOCUMENT.items():
            if text := getattr(document, column):
                yield prop, text, f"documents.{column}"
        yield from _dated("publishedAt", document.published, "documents.published")
        yield "summary", reference(document), ""

    def _transfer(self, transfer: Transfer) -> Properties:
        found = self.network.findings[transfer.id]
        yield "subject", identifier("actor", transfer.giver), "transfers.giver"
        yield "object", identifier("actor", transfer.receiver), "transfers.receiver"
        yield "role", f"alleged: {transfer.mode}", "transfers.mode"
        yield "recordId", transfer.id, "transfers.id"
        yield "status", phrases.grade(found.band, found.marks), ""
        yield "summary", f"Alleged, not established: {phrases.what(transfer)}.", ""
        yield "summary", f"{phrases.strength(found)}. {phrases.SUPPORT_MEANS}", ""
        yield from _dated("startDate", transfer.start, "transfers.start")
        yield from _dated("endDate", transfer.end, "transfers.end")
        if transfer.note:
            yield "description", transfer.note, "transfers.note"
        yield from self._said(transfer)

    def _note(self, transfer: Transfer) -> Properties:
        told = sayings.told_of(self.network, transfer.id)
        yield "name", f"{told}: {phrases.arrow(self.dataset, transfer)}", ""
        for end in (transfer.giver, transfer.receiver):
            yield "entity", identifier("actor", end), ""
        yield "summary", f"{told}: {phrases.what(transfer)}", ""
        if transfer.note:
            yield "notes", transfer.note, ""
        yield from self._said(transfer)

    def _said(self, transfer: Transfer) -> Properties:
        for one in standings(self.network, transfer.id):
            statement = one.statement
            document = self.dataset.document[statement.document]
            said = f"{sayings.claim(self.dataset, statement, one.counted)}: {statement.summary}"
            told = "; ".join([place(statement), statement.status, *_manner(statement)])
            yield "description", f"{said} [{told}]", ""
            yield "proof", identifier("document", document.id), ""
            yield "publisher", document.outlet, ""
            yield "sourceUrl", document.url, ""

    def losses(self) -> list[Loss]:
        """Return what has no property, and what the library changed."""
        found, why = absent(self.dataset, ABSENT), "there is no property for them"
        linked = replace(self.dataset, transfers=self.drawn)
        for table, held in HELD.items():
            instead = "words in the summary of the link" if table == "transfers" else ""
            found += left_out(linked, table, held, why, instead)
        why = "no active statement says that they came about, as a link would"
        noted = replace(self.dataset, transfers=self.undrawn)
        found += left_out(noted, "transfers", (), why, "a note on both actors says so in words")
        why = "FollowTheMoney has no schema for statements"
        instead = "words in the description of the link or note"
        found += left_out(self.dataset, "statements", (*dossier.UNTOLD, OWN_COLUMNS), why, instead)
        found += left_out(self.dataset, "statements", IN_WORDS, why)
        why = "the property takes no such value, or the library changes it"
        return found + counted(self.changed, why, "its nearest form, where there is one")


def _manner(statement: Statement) -> Iterator[str]:
    """Yield how it is said, by the names of the columns.

    What a column calls the usual is not told.
    """
    if statement.explicitness != "explicit":
        yield f"explicitness {statement.explicitness}"
    for column, told in dossier.manner(statement).items():
        yield f"{column} {told}"
    if statement.stated_on:
        yield f"said {in_words(statement.stated_on.text)}"


_DOCUMENT = {
    "title": "title",
    "publisher": "outlet",
    "author": "author",
    "keywords": "genre",
    "sourceUrl": "url",
    "notes": "note",
}


def identifier(kind: str, name: str) -> str:
    """Return the id of an entity, the same for the same row.

    It may not end with a hyphen, as ours may.

    >>> identifier("actor", "us")
    'armstrail-us-actor'
    """
    return f"armstrail-{name}-{kind}"


def _dated(prop: str, period: object, column: str) -> Properties:
    """Return a date as far as it is known; one that is no plain date is left out and counted."""
    if period:
        plain = date_parts(str(period))
        valid = plain and not plain[1] and plain[0][1:2] not in ([21], [22], [23], [24])
        yield (prop if valid else "", str(period), column)
