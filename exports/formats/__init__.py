"""The export formats: one file a format, found by its name in :data:`FORMATS`.

A format is a function of its module, which is imported when it is asked for, and returns what it
does not hold. To add one, add the module and an entry to :data:`FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

from exports.writing.format import OWN_COLUMNS, Format, Loss
from graph.model.schema import TABLES


def _later(module: str, name: str = "write") -> Callable[..., Sequence[Loss]]:
    """Return a function of a module of ``exports`` that is imported when the function is called."""

    def write(*given: Any, **options: Any) -> Sequence[Loss]:
        found: Sequence[Loss] = getattr(import_module(f"exports.{module}"), name)(*given, **options)
        return found

    return write


def _all_but(*names: str) -> tuple[str, ...]:
    """Return all columns of all tables but these."""
    return tuple(f"{name}.*" for name in TABLES if name not in names)


def _tables(names: str) -> tuple[str, ...]:
    """Return all columns of the tables with these names."""
    return tuple(f"{name}.*" for name in names.split())


_GRAPH = (*_all_but("actors", "transfers"), "transfers.*")
"""All but the actors, and the transfers that are edges."""

_UNDRAWN = ("with_undrawn",)
_EVERY = _all_but()
_BOOKS = _all_but("documents")

_BIBTEX = (
    *_BOOKS,
    *("documents.language", "documents.archive_url", "documents.accessed", "documents.grade"),
    *("documents.grade_reason", "documents.file_sha256", "documents.extractor"),
    f"documents.{OWN_COLUMNS}",
)

_MARKDOWN = (
    *_tables("rejected materiel"),
    *("documents.language", "documents.grade", "documents.grade_reason", "documents.sha256"),
    *("documents.file_sha256", "documents.extractor", "documents.note"),
    *("origins.speaker", "origins.group", "origins.note"),
    *("statements.id", "statements.span_sha256", "quantities.id"),
    *(f"{table}.{OWN_COLUMNS}" for table in ("documents", "origins", "quantities")),
)

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                "graphml",
                ".graphml",
                _later("formats.graphml"),
                "the graph for Gephi, networkx and graphology, every transfer drawn an edge",
                _GRAPH,
                options=_UNDRAWN,
            ),
            Format(
                "gexf",
                ".gexf",
                _later("formats.gexf"),
                "the same with intervals, for a timeline",
                _GRAPH,
                options=_UNDRAWN,
            ),
            Format(
                "csv",
                "-csv",
                _later("formats.csv"),
                "all tables, and nodes and edges with their figures, for spreadsheets and Gephi",
                ("*.*",),
                folder=True,
                options=_UNDRAWN,
            ),
            Format(
                "json",
                ".json",
                _later("formats.json", "write_json"),
                "all tables in one file, transfers with their figures",
                _tables("materiel"),
            ),
            Format(
                "cytoscape",
                ".cyjs",
                _later("formats.cytoscape"),
                "the graph for Cytoscape",
                _GRAPH,
                options=_UNDRAWN,
            ),
            Format(
                "nodelink",
                "-nodelink.json",
                _later("formats.cytoscape", "write_nodelink"),
                "the graph as JSON for networkx and D3",
                _GRAPH,
                options=_UNDRAWN,
            ),
            Format(
                "parquet",
                "-parquet",
                _later("formats.parquet"),
                "all tables, typed, for dataframes and databases",
                folder=True,
            ),
            Format(
                "ftm",
                ".ftm.json",
                _later("formats.ftm"),
                "FollowTheMoney entities, one a line, for Aleph",
                _EVERY,
                extra="ftm",
            ),
            Format(
                "stix",
                "-stix.json",
                _later("formats.stix"),
                "a STIX 2.1 bundle, for OpenCTI and other platforms",
                (*_tables("rejected materiel"), "modified"),
            ),
            Format(
                "cypher",
                ".cypher",
                _later("formats.cypher"),
                "a script for Neo4j, evidence as nodes to be walked",
                ("*.*",),
            ),
            Format(
                "neo4j",
                "-neo4j",
                _later("formats.neo4j"),
                "the same as CSV files, for Neo4j's bulk importer",
                ("*.*",),
                folder=True,
            ),
            Format(
                "dot",
                ".dot",
                _later("formats.dot"),
                "the picture, for Graphviz",
                _EVERY,
                options=_UNDRAWN,
            ),
            Format(
                "svg",
                ".svg",
                _later("map.picture"),
                "the picture with its legend, for designers and for print",
                _EVERY,
            ),
            Format(
                "png",
                ".png",
                _later("formats.typeset", "write_png"),
                "the picture in pixels",
                _EVERY,
                extra="picture",
            ),
            Format(
                "pdf",
                ".pdf",
                _later("formats.typeset", "write_pdf"),
                "the picture on a page",
                _EVERY,
                extra="picture",
            ),
            Format(
                "markdown",
                ".md",
                _later("formats.markdown"),
                "a dossier of an actor, a transfer, a path or all of it, to paste into a memo",
                _MARKDOWN,
                options=("about", "start", "goal", "full", "read"),
            ),
            Format("bibtex", ".bib", _later("formats.bibtex"), "the documents for LaTeX", _BIBTEX),
            Format(
                "csl",
                "-csl.json",
                _later("formats.csl"),
                "the documents for Zotero and Pandoc",
                _BOOKS,
            ),
        )
    }
)
"""The export formats by name; the command line, documentation and tests are made from it."""
