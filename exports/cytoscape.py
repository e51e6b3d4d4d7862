"""Cytoscape JSON, for Cytoscape and Cytoscape.js: the graph with a place for every actor.

The ``data`` of a node are its id (for networkx as ``value`` too) and the columns of
:data:`~exports.columns.NODE_COLUMNS`; of an edge ``source``, ``target``, the transfer's id as
``key`` and ``EDGE_COLUMNS``. An edge's ``id`` is that of the transfer after ``transfer:``, because
nodes and edges have one space of ids there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from exports import utf8
from exports.format import Cleaner, Loss, absent
from exports.graphrows import ABSENT, GraphRows, Values
from graph.network import Network


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the graph of ``network`` as Cytoscape JSON; return what it could not hold."""
    rows, cleaner = GraphRows(network), Cleaner(utf8.SURROGATE)
    stream.write(b'{"data": [], "directed": true, "multigraph": true, "elements": {\n"nodes": [')
    _list(stream, _nodes(rows, cleaner))
    stream.write(b'],\n"edges": [')
    _list(stream, _edges(rows, cleaner))
    stream.write(b"]}}\n")
    losses = absent(network.dataset, ABSENT)
    return [*losses, *cleaner.losses(utf8.WHY), *rows.losses()]


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
    """The values, with what UTF-8 cannot hold taken out and counted by column."""
    return {
        name: utf8.cleaned(value, "" if name == "label" else f"{table}.{name}", cleaner)
        for name, value in values.items()
    }
