"""The data: frozen rows, one class a table, and the dataset that holds them. No I/O, no networkx.

Field names are the tables' column names; ``own`` has what stands in the user's own columns. An
empty text, an empty tuple and None mean unknown. Whether ids resolve and words are known is for
:mod:`seeds.checks.faults`; a :class:`Dataset` is trusted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.model.dates import Period
from graph.model.materiel import Materiel, MaterielTree
from graph.model.own import Own

if TYPE_CHECKING:
    from graph.model.columns import DatasetColumns

PACKAGE = "datapackage.json"
"""The file beside the tables that holds what is said of the dataset as a whole."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: a state, a force, an armed group, a stockpile, an unknown party."""

    id: str
    name: str
    type: str
    parent: str = ""
    parent_kind: str = ""
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    active_from: Period | None = None
    active_to: Period | None = None
    wikidata: str = ""
    note: str = ""
    own: Own = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article, a report, an audit: where statements are found. ``copy_of`` is a document."""

    id: str
    title: str
    outlet: str = ""
    author: str = ""
    published: Period | None = None
    genre: str = ""
    language: str = ""
    url: str = ""
    archive_url: str = ""
    accessed: Period | None = None
    grade: str = ""
    grade_reason: str = ""
    copy_of: str = ""
    sha256: str = ""
    file_sha256: str = ""
    extractor: str = ""
    note: str = ""
    own: Own = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first said it. ``group`` is the voice: origins of one institution share it."""

    id: str
    name: str
    speaker: str = ""
    group: str = ""
    grade: str = "F"
    grade_reason: str = ""
    note: str = ""
    own: Own = ()

    @property
    def voice(self) -> str:
        """Return the independent voice that this origin belongs to: its group, or itself."""
        return self.group or self.id


@dataclass(frozen=True, slots=True)
class Transfer:
    """An edge: one alleged change of custody, from ``giver`` to ``receiver`` (actor ids)."""

    id: str
    giver: str
    receiver: str
    mode: str
    materiel: tuple[str, ...] = ()
    start: Period | None = None
    end: Period | None = None
    place: str = ""
    directness: str = "direct"
    outcome: str = "completed"
    authorisation: str = "unknown"
    note: str = ""
    own: Own = ()

    @property
    def span(self) -> tuple[date, date] | None:
        """Return the earliest and the latest day on which it can have happened; None when undated.

        A transfer with a start and no end happened within the start; with an end and no start,
        at any time until the end.
        """
        if self.start is None and self.end is None:
            return None
        earliest = self.start.earliest if self.start else date.min
        latest = (self.end or self.start).latest  # type: ignore[union-attr]
        return earliest, latest


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says, at one place in it, about one transfer: who says it, and how."""

    id: str
    transfer: str
    origin: str
    document: str
    stance: str
    page: int | None = None
    paragraph: int | None = None
    sentences: str = ""
    span_sha256: str = ""
    quote: str = ""
    explicitness: str = "explicit"
    basis: str = "none-shown"
    interest: str = "none"
    hedge: str = "plain"
    relay: tuple[str, ...] = ()
    fidelity: str = "paraphrase"
    stated_on: Period | None = None
    status: str = "active"
    coder: str = ""
    review: str = "coded"
    reviewer: str = ""
    summary: str = ""
    own: Own = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a statement: ``minimum`` to ``maximum`` of ``unit``, counting ``of``."""

    id: str
    statement: str
    of: str = ""
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    qualifier: str = ""
    as_written: str = ""
    same_as: str = ""
    own: Own = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """What looks like a transfer and is not one, or nobody has read; its place and the reason."""

    document: str
    paragraph: int
    sentences: str = ""
    span_sha256: str = ""
    reason: str = ""
    actors: tuple[str, ...] = ()
    summary: str = ""
    own: Own = ()

    @property
    def is_unread(self) -> bool:
        """Return whether nobody has accounted for the passage, so that nothing is known of it."""
        return self.reason == "unread"


@dataclass(frozen=True)
class Dataset:
    """All tables of one dataset, rows in the order of the files.

    ``as_of`` is the day by which all of it had been said, where it was asked for as of a day.
    ``viewed`` are the ``columns`` that all rows are views of, where they are;
    ``dataclasses.replace`` leaves them behind.
    """

    actors: Sequence[Actor] = ()
    documents: Sequence[Document] = ()
    origins: Sequence[Origin] = ()
    transfers: Sequence[Transfer] = ()
    statements: Sequence[Statement] = ()
    quantities: Sequence[Quantity] = ()
    rejected: Sequence[Rejected] = ()
    materiel: Sequence[Materiel] = ()
    title: str = field(default="", compare=False)
    as_of: date | None = field(default=None, compare=False)
    viewed: DatasetColumns | None = field(init=False, compare=False, repr=False)
    columns: InitVar[DatasetColumns | None] = None

    def __post_init__(self, columns: DatasetColumns | None) -> None:
        object.__setattr__(self, "viewed", columns)

    @classmethod
    def of(cls, columns: DatasetColumns, title: str = "") -> Dataset:
        """Return the dataset whose rows are views of ``columns``."""
        return cls(**columns.rows, title=title, columns=columns)  # type: ignore[arg-type]

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Return actors by id."""
        return self._by_id("actors")

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Return documents by id."""
        return self._by_id("documents")

    @cached_property
    def origin(self) -> Mapping[str, Origin]:
        """Return origins by id."""
        return self._by_id("origins")

    @cached_property
    def transfer(self) -> Mapping[str, Transfer]:
        """Return transfers by id."""
        return self._by_id("transfers")

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Return statements by id."""
        return self._by_id("statements")

    @cached_property
    def statements_of(self) -> Mapping[str, tuple[Statement, ...]]:
        """Return statements by transfer id, in the order of the file.

        () for a transfer without any.
        """
        if self.viewed:
            return self.viewed.statements_of()
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.transfer].append(statement)
        return {transfer.id: tuple(found[transfer.id]) for transfer in self.transfers}

    def _by_id(self, table: str) -> Mapping[str, Any]:
        if self.viewed:
            return self.viewed.by_id(table)
        return {row.id: row for row in getattr(self, table)}

    @cached_property
    def tree(self) -> MaterielTree:
        """Return the materiel tree with this dataset's own terms."""
        return MaterielTree(self.materiel)

    @cached_property
    def direct_parts(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by actor id, those whose ``parent`` it is; only actors that have any."""
        if self.viewed:
            return self.viewed.parts()
        found: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.actors:
            if actor.parent:
                found[actor.parent].append(actor.id)
        return {parent: tuple(parts) for parent, parts in found.items()}

    def parts(self, actor: str) -> frozenset[str]:
        """Return ids of the actors that are part of ``actor``, at any depth, without itself."""
        return frozenset(_below(actor, self.direct_parts))

    def ancestors(self, actor: str) -> tuple[str, ...]:
        """Return ids of what ``actor`` is part of, wholes and collectives, the nearest first."""
        above: list[str] = []
        while (actor := self.actor[actor].parent) and actor not in above:
            above.append(actor)
        return tuple(above)


def _below(actor: str, parts: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    queue = [actor]
    while queue:
        for part in parts.get(queue.pop(), ()):
            if part not in found:
                found.add(part)
                queue.append(part)
    return found
