"""Cytoscape JSON, for Cytoscape and Cytoscape.js: the graph with a place for every actor.

The ``data`` of a node are its id (for networkx as ``value`` too) and the columns of
:data:`~exports.rows.columns.NODE_COLUMNS`; of an edge ``source``, ``target``, the transfer's id as
``key`` and ``EDGE_COLUMNS``. An edge's ``id`` is that of the transfer after ``transfer:``, because
nodes and edges have one space of ids there.

Beside it node-link JSON, which networkx reads with ``node_link_graph(data, edges="edges")``, and D3
too. Its keys are ``directed``, ``multigraph``, ``graph`` (with the dataset's ``title``), ``nodes``
(each with ``id``) and ``edges`` (each with ``source``, ``target`` and ``key``, the transfer's id).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from exports.formats.graph_rows import ABSENT, GraphRows, Values
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent
from graph.network import Network


def write(network: Network, stream: BinaryIO, with_undrawn: bool = False) -> Sequence[Loss]:
    """Write the graph of ``network`` as Cytoscape JSON; return what it could not hold."""
    rows, cleaner = GraphRows(network, with_undrawn), Cleaner(UTF8)
    stream.write(b'{"data": [], "directed": true, "multigraph": true, "elements": {\n"nodes": [')
    _list(stream, _nodes(rows, cleaner))
    stream.write(b'],\n"edges": [')
    _list(stream, _edges(rows, cleaner))
    stream.write(b"]}}\n")
    losses = absent(network.dataset, ABSENT)
    return [*losses, *cleaner.losses(), *rows.losses()]


def _list(stream: BinaryIO, elements: Iterator[Any]) -> None:
    comma = b"\n"
    for element in elements:
        stream.write(comma + json.dumps(element, ensure_ascii=False).encode())
        comma = b",\n"


def _nodes(rows: GraphRows, cleaner: Cleaner) -> Iterator[Any]:
    for name, values in rows.nodes():
        place = (values.pop("x", None), values.pop("y", None))
        data = {"id": name, "value": name, **texts(values, "actors", cleaner)}
        element: dict[str, Any] = {"data": data}
        if place[0] is not None and place[1] is not None:
            element["position"] = {"x": place[0], "y": 0.0 - float(place[1])}  # y grows downwards
        yield element


def _edges(rows: GraphRows, cleaner: Cleaner) -> Iterator[Any]:
    for edge in rows.edges():
        ends = {"id": f"transfer:{edge.id}", "source": edge.giver, "target": edge.receiver}
        values = texts(edge.values, "transfers", cleaner)
        yield {"data": {**ends, "key": edge.id, **values}}


def texts(values: Values, table: str, cleaner: Cleaner) -> dict[str, object]:
    """Return the values, with what UTF-8 cannot hold taken out and counted by column."""
    return {
        name: format.cleaned(value, "" if name == "label" else f"{table}.{name}", cleaner)
        for name, value in values.items()
    }


def write_nodelink(
    network: Network, stream: BinaryIO, with_undrawn: bool = False
) -> Sequence[Loss]:
    """Write the graph of ``network`` as node-link JSON; return what it could not hold."""
    rows, cleaner = GraphRows(network, with_undrawn), Cleaner(UTF8)

    def put(value: object, before: str) -> None:
        stream.write(f"{before}{json.dumps(value, ensure_ascii=False)}".encode())

    stream.write(b'{"directed": true, "multigraph": true, "graph": ')
    put({"title": format.cleaned(network.dataset.title, "", cleaner)}, "")
    stream.write(b',\n"nodes": [')
    comma = "\n"
    for name, values in rows.nodes():
        put({"id": name, **texts(values, "actors", cleaner)}, comma)
        comma = ",\n"
    stream.write(b'],\n"edges": [')
    comma = "\n"
    for edge in rows.edges():
        ends = {"source": edge.giver, "target": edge.receiver, "key": edge.id}
        put({**ends, **texts(edge.values, "transfers", cleaner)}, comma)
        comma = ",\n"
    stream.write(b"]}\n")
    losses = absent(network.dataset, ABSENT)
    return [*losses, *cleaner.losses(), *rows.losses()]
