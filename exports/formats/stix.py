"""A STIX 2.1 bundle, one object a line, written as they are made.

The tests read it back, and so check it, with the library ``stix2``.

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

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO
from uuid import UUID, uuid5

from exports.rows import sayings
from exports.rows.columns import figures_row, row
from exports.rows.sayings import SIDES, place, reference, standings
from exports.rows.tables import absent_tables
from exports.words import phrases
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent
from exports.writing.lines import write_object
from graph.evidence.figures import half_up
from graph.model.own import own_names
from graph.model.rows import Actor, Document, Origin, Statement, Transfer
from graph.network import Network

STIX_NAMESPACE = UUID("7cf3f2a9-5ab4-4bb6-b7ea-2d4c8a6f3b51")
"""What every id is made under; to change it would change them all."""

_HELD = ("actors", "documents", "origins", "transfers", "statements", "quantities")

ABSENT = absent_tables(
    _HELD,
    "STIX has no place for them",
    {
        "rejected": "what is no transfer, or unread, is no object",
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
    head = {"type": "bundle", "id": bundle.id("bundle", "armstrail")}
    write_object(stream, head, {"objects": map(_ordered, bundle.objects())})
    undated = Loss(("modified",), bundle.made, _UNDATED, _COMPARE)
    return [*absent(network.dataset, ABSENT), *bundle.cleaner.losses(), undated]


_FIRST = (
    "type",
    "spec_version",
    "id",
    "created_by_ref",
    "created",
    "modified",
    "name",
    "relationship_type",
    "explanation",
    "content",
    "description",
    "authors",
    "opinion",
    "identity_class",
    "source_ref",
    "target_ref",
    "start_time",
    "stop_time",
    "published",
    "object_refs",
    "schema",
    "version",
    "extension_types",
    "labels",
    "confidence",
    "external_references",
    "extensions",
)
"""The properties of all objects, in the order of the specification."""

Made = dict[str, Any]
"""An object of the bundle, its properties in any order."""


def _ordered(made: Made) -> Made:
    return {name: made[name] for name in _FIRST if name in made}


class _Bundle:
    """Makes the objects of one bundle; ``made`` says how many."""

    def __init__(self, network: Network) -> None:
        self.network, self.dataset, self.made = network, network.dataset, 0
        self.cleaner = Cleaner(UTF8)
        self.own = {table: own_names(getattr(network.dataset, table)) for table in _HELD}
        transfers = network.dataset.transfers
        self.drawn = frozenset(one.id for one in transfers if not network.no_edge(one.id))
        self.quantities: defaultdict[str, list[Made]] = defaultdict(list)
        for figure in self.dataset.quantities:
            self.quantities[figure.statement].append(self._row(figure, "quantities"))
        dates = (one.published for one in self.dataset.documents if one.published)
        self.newest = max((one.earliest for one in dates), default=_EARLIEST)
        self.now = _timestamp(self.newest, _MADE)
        every = (one for leg in transfers for one in standings(network, leg.id))
        said = [(one.statement.id, one.side == SIDES[1], one.counted) for one in every]
        self.denials = frozenset(name for name, denies, _ in said if denies)
        self.counted = frozenset(name for name, _, counts in said if counts)

    def id(self, kind: str, name: str) -> str:
        """Return the id of an object of this dataset."""
        return identifier(kind, name, self.dataset.title)

    def _subject(self, transfer: str) -> str:
        """Return the id of what statements on the transfer are about."""
        return self.id(
            "relationship" if transfer in self.drawn else "note", f"transfers/{transfer}"
        )

    def _kind(self, statement: Statement) -> str:
        denies = statement.id in self.denials
        return "opinion" if denies and statement.transfer in self.drawn else "note"

    def _row(self, record: Any, table: str) -> Made:
        return self._columns(row(record, self.own[table]), table)

    def _columns(self, values: Mapping[str, Any], table: str) -> Made:
        """Return the known values of a row, without what UTF-8 cannot hold."""
        clean = format.cleaned_row(values, table, self.cleaner)
        return {name: value for name, value in clean.items() if value not in (None, "", [])}

    def objects(self) -> Iterator[Made]:
        """Yield all objects, each after those that it refers to."""
        yield self._object("identity", _PRODUCER, _ARMSTRAIL)
        yield self._object("extension-definition", EXTENSION, _COLUMNS)
        yield from map(self._actor, self.dataset.actors)
        yield from map(self._origin, self.dataset.origins)
        yield from self._parts()
        yield from map(self._transfer, self.dataset.transfers)
        yield from map(self._statement, self.dataset.statements)
        yield from self._reports()

    def _object(self, kind: str, name: str, properties: Made) -> Made:
        """Return an object with what all have, and its own properties."""
        self.made += 1
        common = {"type": kind, "spec_version": "2.1", "id": name}
        return {**common, "created": self.now, "modified": self.now, **properties}

    def _linked(self, kind: str, name: str, properties: Made) -> Made:
        return self._object(kind, name, {"created_by_ref": _PRODUCER, **properties})

    def _of_row(self, kind: str, table: str, columns: Made, properties: Made, **more: Any) -> Made:
        """Return the object of a row: its columns, and ``more``, stand in the extension."""
        extension = {"extension_type": "property-extension", "table": table, "columns": columns}
        properties["extensions"] = {EXTENSION: {**extension, **more}}
        return self._linked(kind, self.id(kind, f"{table}/{columns['id']}"), properties)

    def _actor(self, actor: Actor) -> Made:
        columns = self._row(actor, "actors")
        made = {"name": columns["name"], "identity_class": CLASSES[actor.type]}
        if columns.get("note"):
            made["description"] = columns["note"]
        if actor.wikidata:
            url = f"https://www.wikidata.org/wiki/{actor.wikidata}"
            cited = {"source_name": "wikidata", "url": url, "external_id": actor.wikidata}
            made["external_references"] = [cited]
        return self._of_row("identity", "actors", columns, made)

    def _origin(self, origin: Origin) -> Made:
        columns = self._row(origin, "origins")
        reason = f": {columns['grade_reason']}" if columns.get("grade_reason") else ""
        told = f"A source, {phrases.grading(origin.grade)}{reason}"
        made = {"name": columns["name"], "description": told, "identity_class": "unspecified"}
        return self._of_row("identity", "origins", columns, made)

    def _parts(self) -> Iterator[Made]:
        for one in self.dataset.actors:
            if one.parent:
                ends = {
                    "source_ref": self.id("identity", f"actors/{one.id}"),
                    "target_ref": self.id("identity", f"actors/{one.parent}"),
                }
                name = self.id("relationship", f"part-of/{one.id}")
                yield self._linked("relationship", name, {"relationship_type": "part-of", **ends})

    def _transfer(self, transfer: Transfer) -> Made:
        found = self.network.findings[transfer.id]
        columns = self._row(transfer, "transfers")
        columns |= self._columns(figures_row(found), "")
        ends = [self.id("identity", f"actors/{end}") for end in (transfer.giver, transfer.receiver)]
        if transfer.id not in self.drawn:
            return self._of_row("note", "transfers", columns, self._undrawn(transfer, ends))
        more = _interval(transfer)
        if found.voices and "ungraded" not in found.marks:
            more["confidence"] = half_up(found.support)
        told = (
            f"Alleged, not established: {phrases.what(transfer)}. {phrases.strength(found)};"
            f" {phrases.tally(found)}. {phrases.SUPPORT_MEANS}"
        )
        made = {
            "relationship_type": "related-to",
            "source_ref": ends[0],
            "target_ref": ends[1],
            "description": UTF8.cleared(told),
            "labels": ["alleged-transfer", transfer.mode, found.band, *found.marks],
            **more,
        }
        return self._of_row("relationship", "transfers", columns, made)

    def _undrawn(self, transfer: Transfer, ends: list[str]) -> Made:
        told = sayings.told_of(self.network, transfer.id)
        told = f"{told}: {phrases.arrow(self.dataset, transfer)}: {phrases.what(transfer)}"
        standing = sayings.standing_of(self.network, transfer.id)
        return {
            "content": UTF8.cleared(told),
            "labels": [standing.replace(" ", "-")],
            "object_refs": list(dict.fromkeys(ends)),
        }

    def _statement(self, statement: Statement) -> Made:
        kind, columns = self._kind(statement), self._row(statement, "statements")
        said = sayings.claim(self.dataset, statement, statement.id in self.counted)
        said = UTF8.cleared(
            f"{said}: {columns['summary']} ({place(statement)}; {statement.status})"
        )
        states = sayings.standing(statement) == sayings.STATED
        origin = UTF8.cleared(self.dataset.origin[statement.origin].name)
        made = {
            "authors": [origin if states else sayings.RESEARCHER],
            "external_references": [self._cited(statement.document)],
            "object_refs": [self._subject(statement.transfer)],
            "explanation" if kind == "opinion" else "content": said,
        }
        if kind == "opinion":
            made["opinion"] = "strongly-disagree"
        figures = self.quantities.get(statement.id, [])
        return self._of_row(kind, "statements", columns, made, quantities=figures)

    def _cited(self, document: str) -> dict[str, Any]:
        one = self.dataset.document[document]
        name = one.outlet.strip() or one.title
        cited = {"source_name": name, "description": reference(one)}
        cited = {key: UTF8.cleared(text) for key, text in cited.items()}
        return cited | ({"url": one.url} if one.url else {})

    def _reports(self) -> Iterator[Made]:
        about: defaultdict[str, list[Statement]] = defaultdict(list)
        for one in self.dataset.statements:
            about[one.document].append(one)
        for document in self.dataset.documents:
            yield self._report(document, [*self._about(about[document.id])] or [_PRODUCER])

    def _about(self, statements: Iterable[Statement]) -> Mapping[str, None]:
        """Return the ids of what a report is about, each once, in the order of the statements."""
        found: dict[str, None] = {}
        for one in statements:
            found[self._subject(one.transfer)] = None
            found[self.id(self._kind(one), f"statements/{one.id}")] = None
        return found

    def _report(self, document: Document, about: list[str]) -> Made:
        columns = self._row(document, "documents")
        printed = document.published
        day = printed.earliest if printed and printed.earliest > date.min else None
        note = "" if day else "When it was published is not known: the date is a stand-in. "
        made = {
            "name": columns["title"],
            "description": f"{note}{UTF8.cleared(reference(document))}",
            "published": _timestamp(day or self.newest),
            "object_refs": about,
            "external_references": [self._cited(document.id)],
        }
        return self._of_row("report", "documents", columns, made)


def _timestamp(day: date, time: str = "00:00:00") -> str:
    return f"{max(day, _EARLIEST).isoformat()}T{time}Z"


_MADE = "00:00:00.000"
"""The time of day at which all is created: those two properties have milliseconds."""

_OWN_TIMES = dict.fromkeys(("created", "modified"), _timestamp(_EARLIEST, _MADE))
_ARMSTRAIL = {"name": "armstrail", "identity_class": "system", **_OWN_TIMES}
_COLUMNS = {
    "created_by_ref": _PRODUCER,
    "name": "armstrail",
    "schema": _SCHEMA,
    "version": "1.0.0",
    "extension_types": ["property-extension"],
    **_OWN_TIMES,
}


def _interval(transfer: Transfer) -> dict[str, Any]:
    """Return the first and the last moment that the dates allow; STIX knows whole moments alone."""
    if not transfer.span:
        return {}
    first, last = transfer.span
    found = {"start_time": _timestamp(first)} if first > _EARLIEST else {}
    if _EARLIEST < last < date.max:
        found["stop_time"] = _timestamp(last, "23:59:59")
    return found
