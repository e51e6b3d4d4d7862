"""What goes out: one file a format, and the table of formats that the command line offers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exports import (
    bibliography,
    bibtex,
    csl,
    csv_folder,
    cypher,
    cytoscape,
    dot,
    ftm,
    gexf,
    graphml,
    graphrows,
    markdown,
    neo4j,
    nodelink,
    parquet,
    picture,
    pictured,
    stix,
    tables,
    typeset,
)
from exports.format import Format, Loss

__all__ = ["FORMATS", "Format", "Loss"]

_GRAPH, _BOOKS = graphrows.CANNOT_HOLD, bibliography.CANNOT_HOLD

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                "graphml",
                ".graphml",
                graphml.write,
                "the graph for Gephi, networkx and graphology, every transfer an edge",
                _GRAPH,
            ),
            Format("gexf", ".gexf", gexf.write, "the same with intervals, for a timeline", _GRAPH),
            Format(
                "csv",
                "-csv",
                csv_folder.write,
                "all tables, and nodes and edges with their figures, for spreadsheets and Gephi",
                ("*.*",),
                folder=True,
            ),
            Format(
                "json",
                ".json",
                tables.write_json,
                "all tables in one file, transfers with their figures",
                tuple(f"{table}.*" for table in tables.ABSENT),
            ),
            Format("cytoscape", ".cyjs", cytoscape.write, "the graph for Cytoscape", _GRAPH),
            Format(
                "nodelink",
                "-nodelink.json",
                nodelink.write,
                "the graph as JSON for networkx and D3",
                _GRAPH,
            ),
            Format(
                "parquet",
                "-parquet",
                parquet.write,
                "all tables, typed, for dataframes and databases",
                folder=True,
                extra="parquet",
            ),
            Format(
                "ftm",
                ".ftm.json",
                ftm.write,
                "FollowTheMoney entities, one a line, for Aleph",
                ftm.CANNOT_HOLD,
                extra="ftm",
            ),
            Format(
                "stix",
                "-stix.json",
                stix.write,
                "a STIX 2.1 bundle, for OpenCTI and other platforms",
                stix.CANNOT_HOLD,
                extra="stix",
            ),
            Format(
                "cypher",
                ".cypher",
                cypher.write,
                "a script for Neo4j, evidence as nodes to be walked",
                ("*.*",),
            ),
            Format(
                "neo4j",
                "-neo4j",
                neo4j.write,
                "the same as CSV files, for Neo4j's bulk importer",
                ("*.*",),
                folder=True,
            ),
            Format("dot", ".dot", dot.write, "the picture, for Graphviz", pictured.CANNOT_HOLD),
            Format(
                "svg",
                ".svg",
                picture.write,
                "the picture with its legend, for designers and for print",
                pictured.CANNOT_HOLD,
            ),
            Format(
                "png",
                ".png",
                typeset.write_png,
                "the picture in pixels",
                pictured.CANNOT_HOLD,
                extra="picture",
            ),
            Format(
                "pdf",
                ".pdf",
                typeset.write_pdf,
                "the picture on a page",
                pictured.CANNOT_HOLD,
                extra="picture",
            ),
            Format(
                "markdown",
                ".md",
                markdown.write,
                "a dossier of an actor, a transfer, a path or all of it, to paste into a memo",
                markdown.CANNOT_HOLD,
                options=("about", "start", "goal"),
            ),
            Format("bibtex", ".bib", bibtex.write, "the documents for LaTeX", _BOOKS),
            Format("csl", "-csl.json", csl.write, "the documents for Zotero and Pandoc", _BOOKS),
        )
    }
)
"""The export formats by name; the command line, documentation and tests are made from it."""
