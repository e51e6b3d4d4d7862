"""The tables of a dataset and their columns: the one place that reader, check, data package and
code book are made from.

A column's ``kind`` says how its cells are read: ``id`` (a slug, unique in the table), ``ref``
(the id of a row of ``target``), ``term`` (a word of the vocabulary ``target``), ``materiel``
(terms of the materiel tree, separated by ``;``), ``list`` (texts separated by ``;``), ``relay``
(slugs or names separated by ``>``), ``date`` (EDTF), ``integer`` (1 or more), ``number``,
``sentences`` (``3`` or ``2-4``), ``sha256``, ``url``, ``wikidata`` and ``text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model import rows
from graph.model.materiel import Materiel


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds (``description``) and how its cells are read (``kind``)."""

    name: str
    kind: str
    description: str
    required: bool = False
    target: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its file is ``name`` + ``.csv``; each row becomes one ``row`` object."""

    name: str
    row: type
    description: str
    columns: tuple[Column, ...]
    optional: bool = False

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]


def _id(of: str) -> Column:
    return Column("id", "id", f"slug of the {of}; never changed once published", required=True)


def _note() -> Column:
    return Column("note", "text", "anything the next researcher should know, in own words")


_LOCATOR = (
    Column(
        "sentences", "sentences", "sentence or range in the paragraph, counted from 1: 2 or 2-4"
    ),
    Column("span_sha256", "sha256", "SHA-256 of the normalised span (paragraph or its sentences)"),
)

ACTORS = Table(
    "actors",
    rows.Actor,
    "nodes: states, forces, armed groups, stockpiles, unknown parties, and those who speak",
    (
        _id("actor"),
        Column("name", "text", "the name shown", required=True),
        Column("type", "term", "what kind of actor", required=True, target="actor type"),
        Column("parent", "ref", "the actor that this one is a part of", target="actors"),
        Column("aliases", "list", "other names and spellings, separated by ;"),
        Column("active_from", "date", "since when it exists under this name"),
        Column("active_to", "date", "until when it existed"),
        Column("wikidata", "wikidata", "Wikidata item, Q and digits"),
        _note(),
    ),
)

DOCUMENTS = Table(
    "documents",
    rows.Document,
    "articles, reports, audits: where statements are found",
    (
        _id("document"),
        Column("title", "text", "title as printed", required=True),
        Column("outlet", "text", "who published it"),
        Column("author", "text", "by-line"),
        Column("published", "date", "date of publication"),
        Column("genre", "term", "what kind of document", target="genre"),
        Column("url", "url", "where it can be read, http or https"),
        Column("copy_of", "ref", "the document whose text this one carries", target="documents"),
        Column("sha256", "sha256", "SHA-256 of the file's bytes that the locators were made from"),
        _note(),
    ),
)

ORIGINS = Table(
    "origins",
    rows.Origin,
    "whoever first said something: an official, an audit, field work; not the outlet",
    (
        _id("origin"),
        Column("name", "text", "the name shown", required=True),
        Column("speaker", "ref", "the actor that speaks, if identified", target="actors"),
        Column(
            "group",
            "text",
            "slug of the voice: origins of one institution share it; own id if empty",
        ),
        Column("grade", "term", "reliability letter A to F", target="grade", default="F"),
        Column("grade_reason", "text", "why that letter; needed for every letter but F"),
        _note(),
    ),
)

TRANSFERS = Table(
    "transfers",
    rows.Transfer,
    "edges: alleged changes of custody, what is alleged",
    (
        _id("transfer"),
        Column("giver", "ref", "the actor it is said to have come from", True, "actors"),
        Column("receiver", "ref", "the actor it is said to have come to", True, "actors"),
        Column("mode", "term", "how it is said to have passed", required=True, target="mode"),
        Column("materiel", "materiel", "what is said to have passed, terms separated by ;"),
        Column("start", "date", "when it is said to have begun, or when it was"),
        Column(
            "end", "date", "when it is said to have ended; the latest date if only that is known"
        ),
        Column("place", "text", "where, as written"),
        Column("directness", "term", "whether a carrier is missing", False, "directness", "direct"),
        Column(
            "authorisation",
            "term",
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
        Column("transfer", "ref", "the transfer it is about", required=True, target="transfers"),
        Column("origin", "ref", "who first said it", required=True, target="origins"),
        Column("document", "ref", "where it is printed", required=True, target="documents"),
        Column("stance", "term", "what the origin does with the claim", True, "stance"),
        Column("paragraph", "integer", "non-blank line of the document, counted from 1"),
        *_LOCATOR,
        Column("explicitness", "term", "whether the words state it", True, "explicitness"),
        Column("basis", "term", "what the origin shows that it rests on", True, "basis"),
        Column("interest", "term", "whether the statement serves the speaker", True, "interest"),
        Column("hedge", "term", "how far the origin itself hedges", False, "hedge", "plain"),
        Column("relay", "relay", "outlets passed between origin and document, separated by >"),
        Column("fidelity", "term", "how the words came through", False, "fidelity", "paraphrase"),
        Column("stated_on", "date", "when the origin said it"),
        Column("status", "term", "whether it stands", False, "status", "active"),
        Column("summary", "text", "what is said, in the researcher's own words", required=True),
    ),
)

QUANTITIES = Table(
    "quantities",
    rows.Quantity,
    "figures that a statement gives; never added up",
    (
        _id("figure"),
        Column("statement", "ref", "the statement that gives it", True, "statements"),
        Column("of", "materiel", "what is counted, one materiel term", required=True),
        Column("minimum", "number", "least value that the words allow"),
        Column("maximum", "number", "greatest value that the words allow"),
        Column("unit", "term", "what it is counted in", required=True, target="unit"),
        Column("qualifier", "term", "how the words qualify it", target="qualifier"),
        Column("as_written", "text", "the figure as printed (the figure, not the sentence)"),
        Column("same_as", "ref", "the figure that this one renders again", target="quantities"),
    ),
)

REJECTED = Table(
    "rejected",
    rows.Rejected,
    "what looks like a transfer and is not one, and paragraphs with none",
    (
        Column("document", "ref", "where it stands", required=True, target="documents"),
        Column(
            "paragraph", "integer", "non-blank line of the document, counted from 1", required=True
        ),
        *_LOCATOR,
        Column("reason", "term", "why it is no transfer", True, "rejected reason"),
        Column(
            "summary", "text", "what stands there, in the researcher's own words", required=True
        ),
    ),
)

MATERIEL = Table(
    "materiel",
    Materiel,
    "designations that the dataset adds to the built-in tree",
    (
        _id("designation"),
        Column("name", "text", "the name shown", required=True),
        Column("parent", "text", "the wider designation"),
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
