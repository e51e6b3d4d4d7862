"""The export formats: one file a format, found by its name in :data:`FORMATS`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exports.formats import (
    bibliography,
    bibtex,
    csl,
    csv,
    cypher,
    cytoscape,
    dot,
    ftm,
    gexf,
    graph_rows,
    graphml,
    json,
    markdown,
    neo4j,
    parquet,
    stix,
    typeset,
)
from exports.map import picture
from exports.writing.format import Format

_GRAPH, _BOOKS = graph_rows.CANNOT_HOLD, bibliography.CANNOT_HOLD

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
                csv.write,
                "all tables, and nodes and edges with their figures, for spreadsheets and Gephi",
                ("*.*",),
                folder=True,
            ),
            Format(
                "json",
                ".json",
                json.write_json,
                "all tables in one file, transfers with their figures",
                tuple(f"{table}.*" for table in json.ABSENT),
            ),
            Format("cytoscape", ".cyjs", cytoscape.write, "the graph for Cytoscape", _GRAPH),
            Format(
                "nodelink",
                "-nodelink.json",
                cytoscape.write_nodelink,
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
            Format("dot", ".dot", dot.write, "the picture, for Graphviz", picture.CANNOT_HOLD),
            Format(
                "svg",
                ".svg",
                picture.write,
                "the picture with its legend, for designers and for print",
                picture.CANNOT_HOLD,
            ),
            Format(
                "png",
                ".png",
                typeset.write_png,
                "the picture in pixels",
                picture.CANNOT_HOLD,
                extra="picture",
            ),
            Format(
                "pdf",
                ".pdf",
                typeset.write_pdf,
                "the picture on a page",
                picture.CANNOT_HOLD,
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
