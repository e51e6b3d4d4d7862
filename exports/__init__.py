"""What goes out: one file a format, and the table of formats that the command line offers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exports import graphml, tables
from exports.format import Format, Loss

__all__ = ["FORMATS", "Format", "Loss"]

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        one.name: one
        for one in (
            Format(
                name="graphml",
                suffix=".graphml",
                write=graphml.write,
                help="the graph for Gephi, networkx and graphology, every transfer an edge",
                cannot_hold=tuple(f"{table}.*" for table in graphml.ABSENT),
            ),
            Format(
                name="json",
                suffix=".json",
                write=tables.write_json,
                help="all tables in one file, transfers with their figures",
                cannot_hold=tuple(f"{table}.*" for table in tables.ABSENT),
            ),
        )
    }
)
"""The export formats by name; the command line, documentation and tests are made from it."""
