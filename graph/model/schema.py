"""The tables of a dataset and their columns, typed: the one place that reader, check, exports, data
package and code book are made from.

A column is of a :class:`Kind`, which says how its cells are read and what they become. The row
classes of :mod:`graph.model.rows` have a field for every column, in the same order, and ``own`` for
the user's own (:mod:`graph.model.own`), which are none of these. Beside the columns that a
researcher fills in stand those that are computed: :data:`FIGURES` of a transfer and
:data:`MEASURES` of an actor.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from graph.model import rows
from graph.model.dates import Period
from graph.model.materiel import Materiel
from graph.model.own import own_names

PlainType = Literal["string", "strings", "int", "double", "boolean"]

JSON_VERSION = "0.2"
"""The version of the JSON contracts: of every ``--json``, and of what ``export json`` writes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How the cells of a column are read, and what they become.

    ``python`` is the type of a value, ``plain`` its type where it leaves the program (a date
    leaves as its text), ``package`` the same in a Frictionless data package. The parts of a list
    stand apart by ``separator``. A whole cell fits ``pattern``, if there is one, and a number is
    ``least`` or more; what is checked can be stricter than a pattern.
    """

    name: str
    python: type[Any] = str
    plain: PlainType = "string"
    package: str = "string"
    separator: str = ""
    pattern: str = ""
    least: int | None = None


_SLUG = "[a-z0-9][a-z0-9-]*"

ID = Kind("id", pattern=_SLUG)
"""A slug, unique in its table."""

SLUG = Kind("slug", pattern=_SLUG)

REF = Kind("ref", pattern=_SLUG)
"""The id of a row of the table ``target``."""

REFS = Kind("refs", tuple, "strings", "string", ";", f"{_SLUG}( *; *{_SLUG})*")
"""Ids of rows of the table ``target``."""

TERM = Kind("term")
"""A word of the vocabulary ``target``."""

DESIGNATION = Kind("designation", pattern=_SLUG)
"""One term of the materiel tree."""

MATERIEL_TERMS = Kind("materiel", tuple, "strings", "string", ";", f"{_SLUG}( *; *{_SLUG})*")
"""Terms of the materiel tree."""

TEXTS = Kind("list", tuple, "strings", separator=";")

RELAY = Kind("relay", tuple, "strings", separator=">")
"""Slugs or names, the first passed first."""

DATE = Kind("date", Period)
"""EDTF."""

ORDINAL = Kind("integer", int, "int", "integer", least=1)

NUMBER = Kind("number", float, "double", "number", least=0)

SENTENCES = Kind("sentences", pattern="[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?")
"""``3`` or ``2-4``."""

SHA256 = Kind("sha256", pattern="[0-9a-f]{64}")
URL = Kind("url", pattern="https?://.+")
LANGUAGE = Kind("language", pattern="[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A tag of BCP 47."""

WIKIDATA = Kind("wikidata", pattern="Q[1-9][0-9]*")
TEXT = Kind("text")

COUNT = Kind("count", int, "int", "integer", least=0)
"""Computed: how many; never unknown."""

FIGURE = Kind("figure", float, "double", "number")
"""Computed."""

FLAG = Kind("flag", bool, "boolean", "boolean")
"""Computed: yes or no."""


_EMPTY: Mapping[type[Any], Any] = MappingProxyType({str: "", tuple: ()})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds (``description``), and its kind.

    ``target`` is the table or vocabulary that its cells name, ``default`` what an empty cell means.
    """

    name: str
    kind: Kind
    description: str
    required: bool = False
    target: str = ""
    default: str = ""

    @property
    def empty(self) -> Any:
        """Return what an empty cell stands for: the default, no text, no texts, or None."""
        return self.default or _EMPTY.get(self.kind.python)

    @property
    def nullable(self) -> bool:
        """Return whether None stands for what is not known."""
        return self.empty is None and not self.required


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file is ``name`` + ``.csv``; each row becomes one ``row`` object."""

    name: str
    row: type[Any]
    description: str
    columns: tuple[Column, ...]
    optional: bool = False

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    def without(self, *names: str) -> tuple[Column, ...]:
        """Return the columns but those of these names."""
        return tuple(column for column in self.columns if column.name not in names)


def own_column(name: str) -> Column:
    """Return a column of the user's own: a text, whatever it holds."""
    return Column(name, TEXT, "the user's own")


def own_columns(found: Iterable[Any]) -> tuple[Column, ...]:
    """Return the user's own columns of these rows, by name. O(rows)."""
    return tuple(map(own_column, own_names(found)))


def _id(of: str) -> Column:
    return Column("id", ID, f"slug of the {of}; never changed once published", required=True)


def _note() -> Column:
    return Column("note", TEXT, "anything the next researcher should know, in own words")


_LOCATOR = (
    Column("sentences", SENTENCES, "sentence or range in the paragraph, counted from 1: 2 or 2-4"),
    Column("span_sha256", SHA256, "SHA-256 of the normalised span (paragraph or its sentences)"),
)

ACTORS = Table(
    "actors",
    rows.Actor,
    "nodes: states, forces, armed groups, stockpiles, unknown parties, and those who speak",
    (
        _id("actor"),
        Column("name", TEXT, "the name shown", required=True),
        Column("type", TERM, "what kind of actor", required=True, target="actor type"),
        Column("parent", REF, "the actor that this one is a part of", target="actors"),
        Column(
            "parent_kind",
            TERM,
            "organ of the parent's own body, or member of it; member if empty",
            target="parent kind",
        ),
        Column("aliases", TEXTS, "other names and spellings, separated by ;"),
        Column(
            "weak_aliases",
            TEXTS,
            "names that are also words or others' names; they count in capitals or quotes alone",
        ),
        Column("active_from", DATE, "since when it exists under this name"),
        Column("active_to", DATE, "until when it existed"),
        Column("wikidata", WIKIDATA, "Wikidata item, Q and digits"),
        _note(),
    ),
)

DOCUMENTS = Table(
    "documents",
    rows.Document,
    "articles, reports, audits: where statements are found",
    (
        _id("document"),
        Column("title", TEXT, "title as printed", required=True),
        Column("outlet", TEXT, "who published it"),
        Column("author", TEXT, "by-line"),
        Column("published", DATE, "date of publication"),
        Column("genre", TERM, "what kind of document", target="genre"),
        Column("language", LANGUAGE, "language it was read in, a tag of BCP 47: en, ar, pt-BR"),
        Column("url", URL, "where it can be read, http or https"),
        Column("archive_url", URL, "where a copy is archived, http or https"),
        Column("accessed", DATE, "when it was read there"),
        Column(
            "grade",
            TERM,
            "reliability letter A to F as a carrier of others' words; F or empty: not graded",
            target="grade",
        ),
        Column("grade_reason", TEXT, "why that letter; needed for every letter but F"),
        Column("copy_of", REF, "the document whose text this one carries", target="documents"),
        Column("sha256", SHA256, "SHA-256 of the bytes of the text that the locators count in"),
        Column("file_sha256", SHA256, "SHA-256 of the file as it was received"),
        Column("extractor", TEXT, "what made the text from the file, with its version"),
        _note(),
    ),
)

ORIGINS = Table(
    "origins",
    rows.Origin,
    "whoever first said something: an official, an audit, field work; not the outlet",
    (
        _id("origin"),
        Column("name", TEXT, "the name shown", required=True),
        Column("speaker", REF, "the actor that speaks, if identified", target="actors"),
        Column(
            "group",
            SLUG,
            "slug of the voice: origins of one institution share it; own id if empty",
        ),
        Column("grade", TERM, "reliability letter A to F", target="grade", default="F"),
        Column("grade_reason", TEXT, "why that letter; needed for every letter but F"),
        _note(),
    ),
)

TRANSFERS = Table(
    "transfers",
    rows.Transfer,
    "edges: alleged changes of custody, what is alleged",
    (
        _id("transfer"),
        Column("giver", REF, "the actor it is said to have come from", True, "actors"),
        Column("receiver", REF, "the actor it is said to have come to", True, "actors"),
        Column("mode", TERM, "how it is said to have passed", required=True, target="mode"),
        Column(
            "materiel",
            MATERIEL_TERMS,
            "what is said to have passed, terms separated by ;",
            target="materiel",
        ),
        Column("start", DATE, "when it is said to have begun, or when it was"),
        Column("end", DATE, "when it is said to have ended; the latest date if only that is known"),
        Column("place", TEXT, "where, as written"),
        Column("directness", TERM, "whether a carrier is missing", False, "directness", "direct"),
        Column(
            "outcome",
            TERM,
            "whether it is said to have been completed, or intended, attempted, intercepted",
            target="outcome",
            default="completed",
        ),
        Column(
            "authorisation",
            TERM,
            "what is said of the supplier's permission",
            target="authorisation",
            default="unknown",
        ),
        _note(),
    ),
)

STATEMENTS = Table(
    "statements",
    rows.Statement,
    "what one document says, at one place, about one transfer: who says so, and how",
    (
        _id("statement"),
        Column("transfer", REF, "the transfer it is about", required=True, target="transfers"),
        Column("origin", REF, "who first said it", required=True, target="origins"),
        Column("document", REF, "where it is printed", required=True, target="documents"),
        Column("stance", TERM, "what the origin does with the claim", True, "stance"),
        Column("page", ORDINAL, "page of the document, counted from 1"),
        Column("paragraph", ORDINAL, "non-blank line of the document, counted from 1"),
        *_LOCATOR,
        Column("quote", TEXT, "the words themselves, at most 25 of them, where they may be kept"),
        Column("explicitness", TERM, "whether the words state it", True, "explicitness"),
        Column("basis", TERM, "what the origin shows that it rests on", True, "basis"),
        Column("interest", TERM, "whether the statement serves the speaker", True, "interest"),
        Column("hedge", TERM, "how far the origin itself hedges", False, "hedge", "plain"),
        Column("relay", RELAY, "outlets passed between origin and document, separated by >"),
        Column("fidelity", TERM, "how the words came through", False, "fidelity", "paraphrase"),
        Column("stated_on", DATE, "when the origin said it"),
        Column("status", TERM, "whether it stands", False, "status", "active"),
        Column("coder", TEXT, "who read it and made this row"),
        Column("review", TERM, "who has looked at this row since", False, "review", "coded"),
        Column("reviewer", TEXT, "the second person who did"),
        Column("summary", TEXT, "what is said, in the researcher's own words", required=True),
    ),
)

QUANTITIES = Table(
    "quantities",
    rows.Quantity,
    "figures that a statement gives; never added up",
    (
        _id("figure"),
        Column("statement", REF, "the statement that gives it", True, "statements"),
        Column("of", DESIGNATION, "what is counted, one materiel term", True, "materiel"),
        Column("minimum", NUMBER, "least value that the words allow"),
        Column("maximum", NUMBER, "greatest value that the words allow"),
        Column("unit", TERM, "what it is counted in", required=True, target="unit"),
        Column("qualifier", TERM, "how the words qualify it", target="qualifier"),
        Column("as_written", TEXT, "the figure as printed (the figure, not the sentence)"),
        Column("same_as", REF, "the figure that this one renders again", target="quantities"),
    ),
    optional=True,
)

REJECTED = Table(
    "rejected",
    rows.Rejected,
    "what looks like a transfer and is not one, paragraphs with none, and what is still unread",
    (
        Column("document", REF, "where it stands", required=True, target="documents"),
        Column(
            "paragraph", ORDINAL, "non-blank line of the document, counted from 1", required=True
        ),
        *_LOCATOR,
        Column("reason", TERM, "why it is no transfer", True, "rejected reason"),
        Column("actors", REFS, "the actors that it is about, separated by ;", target="actors"),
        Column("summary", TEXT, "what stands there, in the researcher's own words", required=True),
    ),
    optional=True,
)

MATERIEL = Table(
    "materiel",
    Materiel,
    "designations that the dataset adds to the built-in tree",
    (
        _id("designation"),
        Column("name", TEXT, "the name shown", required=True),
        Column("parent", DESIGNATION, "the wider designation", target="materiel"),
        Column("aliases", TEXTS, "designations as documents write them, separated by ;"),
    ),
    optional=True,
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            ACTORS,
            DOCUMENTS,
            ORIGINS,
            TRANSFERS,
            STATEMENTS,
            QUANTITIES,
            REJECTED,
            MATERIEL,
        )
    }
)


def _figure(name: str, description: str) -> Column:
    return Column(name, FIGURE, description, required=True)


def _count(name: str, description: str) -> Column:
    return Column(name, COUNT, description, required=True)


FIGURES = (
    _figure("support", "probability that it is backed and not countered"),
    _figure("low", "lower end of the range of support"),
    _figure("high", "upper end of the range of support"),
    _figure("conflict", "probability that it is backed and countered"),
    _figure("counter", "probability that it is countered and not backed"),
    _figure("open", "probability that it is neither backed nor countered"),
    _figure("backed", "support and conflict: probability that a reliable voice asserts it"),
    _figure("if_one_voice", "support if all voices that assert it were one"),
    Column("band", TERM, "verbal grade; empty: no active statement asserts it", target="band"),
    Column("marks", TEXTS, "what stands beside the band", target="mark"),
    _count("voices", "independent voices that assert it"),
    _count("documents", "documents that carry an active assertion"),
    _count("denials", "independent voices that deny it"),
)
"""What is computed of a transfer: the fields of :class:`~graph.evidence.findings.Finding`."""

MEASURES = (
    _count("transfers_in", "transfers to it"),
    _count("transfers_out", "transfers from it"),
    _count("givers", "distinct actors from which it has any"),
    _count("receivers", "distinct actors to which it gave any"),
    Column("betweenness", FIGURE, "share of the shortest ways between others that it lies on"),
    _figure("hub", "Kleinberg's hub: points to authorities"),
    _figure("authority", "Kleinberg's authority: hubs point to it"),
    Column("closeness_in", FIGURE, "Wasserman and Faust's closeness over the ways to it"),
    Column("closeness_out", FIGURE, "Wasserman and Faust's closeness over the ways from it"),
    Column("betweenness_by_support", FIGURE, "betweenness in the graph by support"),
    _figure("hub_by_support", "hub in the graph by support"),
    _figure("authority_by_support", "authority in the graph by support"),
    Column("closeness_in_by_support", FIGURE, "closeness_in in the graph by support"),
    Column("closeness_out_by_support", FIGURE, "closeness_out in the graph by support"),
)
"""What is computed of an actor: the fields of :class:`~graph.measures.measures.ActorMeasures`."""
