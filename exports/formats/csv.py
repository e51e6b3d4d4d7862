"""A folder of CSV files: the dataset's own tables, and nodes and edges with their figures.

``actors.csv`` to ``materiel.csv`` and ``datapackage.json`` are the dataset itself, under its own
column names. ``nodes.csv`` (``Id``, ``Label``) and ``edges.csv`` (``Source``, ``Target``, ``Type``,
``Kind``, ``Id``, ``Label``) are for Gephi's spreadsheet import, with the columns of
:mod:`exports.rows.columns` and the user's own. Gephi merges parallel edges of one ``Kind``, so that
it is the label there, and the kind of the mode is called ``mode_kind``. Lists are joined with
``;``, the outlets of ``relay`` with ``>``; an empty cell is unknown.

UTF-8, comma, line feed, every text in quotes, so that a number is a number and "NA" a text. Cells
that a spreadsheet would run are defused, see :mod:`exports.words.escapes`.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from exports.formats.graph_rows import EdgeRow, GraphRows
from exports.rows.tables import columns, rows
from exports.words.escapes import CSV, RULE, UTF8
from exports.writing.files import EXPORTED
from exports.writing.format import Cleaner, Loss, counted
from graph.model.own import own_names
from graph.model.rows import PACKAGE
from graph.model.schema import ID, SLUG, TABLES, TEXT, Column
from graph.model.table_schema import fields, resource, table_schema
from graph.network import Network


def write(network: Network, folder: Path, with_undrawn: bool = False) -> Sequence[Loss]:
    """Fill the folder; return what it could not hold."""
    cells = _Cells()
    for name in TABLES:
        header = [column.name for column in columns(network.dataset, name)]
        cells.file(folder / f"{name}.csv", header, rows(network.dataset, name), name)
    graph = GraphRows(network, with_undrawn)
    node_columns = (*_FIRST_OF_NODES, *_others(graph.node_columns))
    nodes = ({"Id": name, "Label": values["label"], **values} for name, values in graph.nodes())
    cells.file(folder / "nodes.csv", [one.name for one in node_columns], nodes)
    edge_columns = (*_FIRST_OF_EDGES, *_others(graph.edge_columns))
    edges = map(_edge, graph.edges())
    cells.file(folder / "edges.csv", [one.name for one in edge_columns], edges)
    package = json.dumps(
        _package(network, node_columns, edge_columns), indent=2, ensure_ascii=False
    )
    (folder / PACKAGE).write_bytes(UTF8.cleared(package).encode() + b"\n")
    return [*cells.losses(), *graph.uncomputed()]


def _edge(edge: EdgeRow) -> dict[str, Any]:
    label, kind = edge.values["label"], edge.values["kind"]
    ends = {"Source": edge.giver, "Target": edge.receiver, "Type": "Directed"}
    return {**ends, "Kind": label, "Id": edge.id, "Label": label, "mode_kind": kind, **edge.values}


_FIRST_OF_NODES = (Column("Id", ID, "the actor's id"), Column("Label", TEXT, "the actor's name"))
_FIRST_OF_EDGES = (
    Column("Source", SLUG, "the giver's id"),
    Column("Target", SLUG, "the receiver's id"),
    Column("Type", TEXT, "Directed"),
    Column("Kind", TEXT, "the label: Gephi merges parallel edges of one kind"),
    Column("Id", ID, "the transfer's id"),
    Column("Label", TEXT, "the mode, numbered where a pair repeats it"),
)
"""The columns that Gephi knows by their names."""


def _others(found: Sequence[Column]) -> list[Column]:
    """Return the other columns; the kind of a mode is not the ``Kind`` of Gephi.

    What is always known of a row of a table need not be here: who only speaks is not measured.
    """
    renamed = {"kind": "mode_kind"}
    names = {one.name: renamed.get(one.name, one.name) for one in found}
    return [
        replace(one, name=names[one.name], required=False) for one in found if one.name != "label"
    ]


def _package(network: Network, nodes: Sequence[Column], edges: Sequence[Column]) -> dict[str, Any]:
    """Return the data package: every file with its columns, the user's own among them."""
    own = {name: own_names(getattr(network.dataset, name)) for name in TABLES}
    resources = [
        resource(name, f"{name}.csv", table.description, table_schema(table, own[name]))
        for name, table in TABLES.items()
    ]
    resources += [
        resource("nodes", "nodes.csv", "the actors, for Gephi", fields(nodes)),
        resource("edges", "edges.csv", "the edges, for Gephi", fields(edges)),
    ]
    return {
        "profile": "tabular-data-package",
        "name": EXPORTED,
        "title": network.dataset.title,
        "description": RULE,
        "resources": resources,
    }


class _Cells:
    """Writes the files, and remembers what did not fit."""

    def __init__(self) -> None:
        self.cleaner = Cleaner(CSV)
        self.defused: Counter[str] = Counter()

    def file(
        self, path: Path, header: Sequence[str], found: Iterable[Mapping[str, Any]], table: str = ""
    ) -> None:
        """Write one file; values are counted under ``table``, or not where they stand elsewhere."""
        known = TABLES[table].columns if table else ()
        separators = {column.name: column.kind.separator for column in known}
        with path.open("w", encoding="utf-8", newline="") as stream:
            write_row = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
            write_row.writerow(header)
            for values in found:
                write_row.writerow(
                    [
                        self.cell(
                            values.get(name),
                            f"{table}.{name}" if table else "",
                            separators.get(name, ""),
                        )
                        for name in header
                    ]
                )

    def cell(self, value: object, column: str, separator: str) -> object:
        if value is None:
            return None
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int | float):
            return value
        text = separator.join(value) if isinstance(value, list) else str(value)
        clean = self.cleaner.clean(text, column)
        safe = CSV.escaped(clean)
        if safe != clean and column:
            self.defused[column] += 1
        return safe

    def losses(self) -> list[Loss]:
        why = "a spreadsheet would run them as a formula"
        instead = "an apostrophe stands before them, to be taken away by who reads the file"
        return [*self.cleaner.losses(), *counted(self.defused, why, instead)]
