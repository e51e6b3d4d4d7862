"""Node-link JSON: what networkx reads with ``node_link_graph(data, edges="edges")``, and D3 too.

The keys are ``directed``, ``multigraph``, ``graph`` (with the dataset's ``title``), ``nodes`` (each
with ``id``) and ``edges`` (each with ``source``, ``target`` and ``key``, the transfer's id); what a
node or an edge carries besides are the columns of :mod:`exports.columns`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO

from exports import utf8
from exports.cytoscape import texts
from exports.format import Cleaner, Loss, absent
from exports.graphrows import ABSENT, GraphRows
from graph.network import Network


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the graph of ``network`` as node-link JSON; return what it could not hold."""
    rows, cleaner = GraphRows(network), Cleaner(utf8.SURROGATE)

    def put(value: object, before: str) -> None:
        stream.write(f"{before}{json.dumps(value, ensure_ascii=False)}".encode())

    stream.write(b'{"directed": true, "multigraph": true, "graph": ')
    put({"title": utf8.cleaned(network.dataset.title, "", cleaner)}, "")
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
    return [*losses, *cleaner.losses(utf8.WHY), *rows.losses()]
