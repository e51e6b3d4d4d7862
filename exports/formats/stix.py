"""A STIX 2.1 bundle, made and checked by the library ``stix2`` (extra ``stix``).

Actors and origins are identities, transfers are ``related-to`` relationships between actors, the
documents are reports on them. A denial is an ``opinion`` on its relationship, every other statement
a ``note``. A transfer that no document states, or none as having come about, is no relationship: it
is a note on both actors that says so, and what is said of it are notes on that note. All columns
stand in an extension, under their own names, so that nothing is lost that STIX has no property for.
``confidence`` is the
support in percent; where no voice is graded, and so nothing can be judged, there is none.

Ids are made from the dataset's title and its rows' ids alone (UUID version 5), so that the same
dataset gives the same bundle, parallel transfers of one pair stay apart, and so do the rows of two
datasets. ``created`` and ``modified`` are the date of the newest document: a dataset has no date
of its own, so that they do not tell of a change of the coding.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO
from uuid import UUID, uuid5

from exports.rows import sayings
from exports.rows.columns import figures_row
from exports.rows.sayings import SIDES, place, reference, standings
from exports.rows.tables import absent_tables, rows
from exports.words import phrases
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent, library
from graph.evidence.figures import half_up
from graph.model.rows import Document, Statement, Transfer
from graph.network import Network

STIX_NAMESPACE = UUID("7cf3f2a9-5ab4-4bb6-b7ea-2d4c8a6f3b51")
"""What every id is made under; to change it would change them all."""

_HELD = ("actors", "documents", "origins", "transfers", "statements", "quantities")

ABSENT = absent_tables(
    _HELD,
    "STIX has no place for them",
    {
        "rejected": "what is no transfer is no object",
        "materiel": "STIX has no place for own designations; relationships carry their ids",
    },
)

_CLASSES = {
    "organization": "state government-body armed-forces unit former-government former-forces"
    " de-facto-authority company broker international-organisation research-organisation media",
    "group": "armed-group coalition criminal-network",
    "class": "civilians",
    "individual": "person",
    "unspecified": "market stockpile unspecified unknown",
}
CLASSES: Mapping[str, str] = MappingProxyType(
    {kind: name for name, kinds in _CLASSES.items() for kind in kinds.split()}
)
"""The identity class by the type of the actor."""

_UNDATED = "it is the date of the newest document, and tells nothing of changes of the coding"
_COMPARE = "the columns in the extension tell them"

_EARLIEST = date(1970, 1, 1)
_SCHEMA = "Under 'columns': the row of the table named, as armstrail's README describes it."


def identifier(kind: str, name: str, title: str | None = None) -> str:
    """Return the id of an object of that STIX type, for a name such as ``actors/us``.

    ``title`` is the dataset's; without it the object is armstrail's own.

    >>> identifier("identity", "actors/us", "A") == identifier("identity", "actors/us", "B")
    False
    """
    plain = UTF8.cleared(title or "")
    space = STIX_NAMESPACE if title is None else uuid5(STIX_NAMESPACE, f"dataset/{plain}")
    return f"{kind}--{uuid5(space, f'{kind}/{name}')}"


EXTENSION = identifier("extension-definition", "columns")
_PRODUCER = identifier("identity", "armstrail")


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the bundle; return what it could not hold."""
    bundle = _Bundle(network)
    objects = list(bundle.objects())
    made = bundle.stix.Bundle(*objects, id=bundle.id("bundle", "armstrail"))
    stream.write(json.dumps(json.loads(made.serialize()), ensure_ascii=False, indent=1).encode())
    stream.write(b"\n")
    undated = Loss(("modified",), len(objects), _UNDATED, _COMPARE)
    return [*absent(network.dataset, ABSENT), *bundle.cleaner.losses(), undated]


class _Bundle:
    """Makes the objects of one bundle."""

    def __init__(self, network: Network) -> None:
        self.network, self.dataset = network, network.dataset
        self.stix = library("stix2.v21", "stix")
        self.cleaner = Cleaner(UTF8)
        self.rows = {
            table: {one["id"]: self._columns(one, table) for one in rows(network.dataset, table)}
            for table in _HELD
        }
        transfers = network.dataset.transfers
        self.drawn = frozenset(one.id for one in transfers if not network.no_edge(one.id))
        by_statement: defaultdict[str, list[Any]] = defaultdict(list)
        for figure in self.rows["quantities"].values():
            by_statement[figure["statement"]].append(figure)
        self.quantities = by_statement
        dates = (one.published for one in self.dataset.documents if one.published)
        self.now = _timestamp(max((one.earliest for one in dates), default=_EARLIEST))
        self.standing = {
            one.statement.id: one
            for transfer in self.dataset.transfers
            for one in standings(network, transfer.id)
        }

    def id(self, kind: str, name: str) -> str:
        """Return the id of an object of this dataset."""
        return identifier(kind, name, self.dataset.title)

    def _subject(self, transfer: str) -> str:
        """Return the id of what statements on the transfer are about."""
        return self.id(
            "relationship" if transfer in self.drawn else "note", f"transfers/{transfer}"
        )

    def _kind(self, statement: Statement) -> str:
        denies = self.standing[statement.id].side == SIDES[1]
        return "opinion" if denies and statement.transfer in self.drawn else "note"

    def _columns(self, values: Mapping[str, Any], table: str) -> dict[str, Any]:
        """Return the known values of a row, without what UTF-8 cannot hold."""
        clean = format.cleaned_row(values, table, self.cleaner)
        return {name: value for name, value in clean.items() if value not in (None, "", [])}

    def objects(self) -> Iterator[Any]:
        """Yield all objects, each after those that it refers to."""
        stix = self.stix
        always = dict.fromkeys(("created", "modified"), _timestamp(_EARLIEST))
        yield stix.Identity(id=_PRODUCER, name="armstrail", identity_class="system", **always)
        yield stix.ExtensionDefinition(
            id=EXTENSION,
            created_by_ref=_PRODUCER,
            name="armstrail",
            schema=_SCHEMA,
            version="1.0.0",
            extension_types=["property-extension"],
            **always,
        )
        yield from map(self._actor, self.rows["actors"].values())
        yield from map(self._origin, self.rows["origins"].values())
        yield from self._parts()
        yield from map(self._transfer, self.dataset.transfers)
        yield from map(self._statement, self.dataset.statements)
        yield from self._reports()

    def _times(self) -> dict[str, str]:
        return {"created": self.now, "modified": self.now}

    def _common(self, kind: str, table: str, columns: Mapping[str, Any], **more: Any) -> Any:
        extension = {"extension_type": "property-extension", "table": table, "columns": columns}
        return {
            "id": self.id(kind, f"{table}/{columns['id']}"),
            "created_by_ref": _PRODUCER,
            "extensions": {EXTENSION: {**extension, **more}},
            **self._times(),
        }

    def _actor(self, row: Mapping[str, Any]) -> Any:
        more: dict[str, Any] = {"description": row["note"]} if row.get("note") else {}
        if wikidata := row.get("wikidata"):
            url = f"https://www.wikidata.org/wiki/{wikidata}"
            more["external_references"] = [
                {"source_name": "wikidata", "external_id": wikidata, "url": url}
            ]
        common = self._common("identity", "actors", row)
        kind = CLASSES[row["type"]]
        return self.stix.Identity(name=row["name"], identity_class=kind, **common, **more)

    def _origin(self, row: Mapping[str, Any]) -> Any:
        reason = f": {row['grade_reason']}" if row.get("grade_reason") else ""
        return self.stix.Identity(
            name=row["name"],
            description=f"A source, {phrases.grading(row['grade'])}{reason}",
            identity_class="unspecified",
            **self._common("identity", "origins", row),
        )

    def _parts(self) -> Iterator[Any]:
        for one in self.dataset.actors:
            if one.parent:
                yield self.stix.Relationship(
                    id=self.id("relationship", f"part-of/{one.id}"),
                    relationship_type="part-of",
                    source_ref=self.id("identity", f"actors/{one.id}"),
                    target_ref=self.id("identity", f"actors/{one.parent}"),
                    created_by_ref=_PRODUCER,
                    **self._times(),
                )

    def _transfer(self, transfer: Transfer) -> Any:
        found = self.network.findings[transfer.id]
        columns = {**self.rows["transfers"][transfer.id]}
        columns |= self._columns(figures_row(found), "")
        ends = [self.id("identity", f"actors/{end}") for end in (transfer.giver, transfer.receiver)]
        what = phrases.what(transfer)
        if transfer.id not in self.drawn:
            names = (self.dataset.actor[end] for end in (transfer.giver, transfer.receiver))
            standing = sayings.standing_of(self.network, transfer.id)
            told = sayings.told_of(self.network, transfer.id)
            told = f"{told}: {phrases.arrow(*names)}: {what}"
            return self.stix.Note(
                content=UTF8.cleared(told),
                labels=[standing.replace(" ", "-")],
                object_refs=list(dict.fromkeys(ends)),
                **self._common("note", "transfers", columns),
            )
        more = _interval(transfer)
        if found.voices and "ungraded" not in found.marks:
            more["confidence"] = half_up(found.support)
        told = (
            f"Alleged, not established: {what}. {phrases.strength(found)};"
            f" {phrases.tally(found)}. {phrases.SUPPORT_MEANS}"
        )
        return self.stix.Relationship(
            relationship_type="related-to",
            source_ref=ends[0],
            target_ref=ends[1],
            description=UTF8.cleared(told),
            labels=["alleged-transfer", transfer.mode, found.band, *found.marks],
            **self._common("relationship", "transfers", columns),
            **more,
        )

    def _statement(self, statement: Statement) -> Any:
        row, kind = self.rows["statements"][statement.id], self._kind(statement)
        counted = self.standing[statement.id].counted
        said = f"{sayings.claim(self.dataset, statement, counted)}: {statement.summary}"
        said = UTF8.cleared(f"{said} ({place(statement)}; {statement.status})")
        states = sayings.standing(statement) == sayings.STATED
        author = self.rows["origins"][statement.origin]["name"] if states else sayings.RESEARCHER
        common = self._common(kind, "statements", row, quantities=self.quantities[statement.id])
        common |= {"authors": [author], "external_references": [self._cited(statement.document)]}
        common["object_refs"] = [self._subject(statement.transfer)]
        if kind == "opinion":
            return self.stix.Opinion(opinion="strongly-disagree", explanation=said, **common)
        return self.stix.Note(content=said, **common)

    def _cited(self, document: str) -> dict[str, Any]:
        one = self.dataset.document[document]
        name = one.outlet.strip() or one.title
        cited = {"source_name": name, "description": reference(one)}
        cited = {key: UTF8.cleared(text) for key, text in cited.items()}
        return cited | ({"url": one.url} if one.url else {})

    def _reports(self) -> Iterator[Any]:
        about: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one in self.dataset.statements:
            about[one.document][self._subject(one.transfer)] = None
            about[one.document][self.id(self._kind(one), f"statements/{one.id}")] = None
        for document in self.dataset.documents:
            yield self._report(document, list(about[document.id]) or [_PRODUCER])

    def _report(self, document: Document, about: list[str]) -> Any:
        row = self.rows["documents"][document.id]
        known = document.published and document.published.earliest > date.min
        day = document.published.earliest if document.published and known else None
        note = "" if known else "When it was published is not known: the date is a stand-in. "
        return self.stix.Report(
            name=row["title"],
            description=f"{note}{UTF8.cleared(reference(document))}",
            published=_timestamp(day) if day else self.now,
            object_refs=about,
            external_references=[self._cited(document.id)],
            **self._common("report", "documents", row),
        )


def _timestamp(day: date, time: str = "00:00:00") -> str:
    return f"{max(day, _EARLIEST).isoformat()}T{time}Z"


def _interval(transfer: Transfer) -> dict[str, Any]:
    """Return the first and the last moment that the dates allow; STIX knows whole moments alone."""
    if not transfer.span:
        return {}
    first, last = transfer.span
    found = {"start_time": _timestamp(first)} if first > _EARLIEST else {}
    if _EARLIEST < last < date.max:
        found["stop_time"] = _timestamp(last, "23:59:59")
    return found
