"""GEXF 1.3 with intervals: the graph of :mod:`exports.formats.graphml`, and Gephi's timeline works.

A transfer is there from the earliest to the latest day that its dates allow; one without dates
always. Dates as written are the columns ``start`` and ``end``. Where two transfers of one pair
have one mode, the edge's ``kind`` tells them apart, as the label of GraphML does; the attribute
of that name is the kind of the mode. Label, size, colour and place are Gephi's own; all other
columns are attributes, whose id is their title.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import BinaryIO

from exports.formats.graph_rows import ABSENT, EdgeRow, GraphRows, Value, Values
from exports.rows.columns import graph_type
from exports.words.escapes import XML_ATTRIBUTE
from exports.writing.format import Cleaner, Loss, absent
from graph.model.rows import Transfer
from graph.model.schema import Column
from graph.network import Network

GEXF_XMLNS = "http://gexf.net/1.3"
VIZ = f"{GEXF_XMLNS}/viz"

PLACED = frozenset(("label", "size", "color", "x", "y", "weight"))
"""Columns for which GEXF has a place of its own."""

_escaped = XML_ATTRIBUTE.escaped

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<gexf xmlns="{GEXF_XMLNS}" xmlns:viz="{VIZ}" version="1.3">\n'
    '<graph mode="dynamic" defaultedgetype="directed" timeformat="date"'
    ' timerepresentation="interval">\n'
)


def write(network: Network, stream: BinaryIO, with_undrawn: bool = False) -> Sequence[Loss]:
    """Write the graph of ``network`` as GEXF; return what it could not hold, as GraphML does."""
    rows, text = GraphRows(network, with_undrawn), _GexfText()
    put = stream.write
    put(_HEAD.encode())
    put(_attributes("node", rows.node_columns).encode())
    put(_attributes("edge", rows.edge_columns).encode())
    put(b"<nodes>\n")
    for name, values in rows.nodes():
        put(_node(name, values, text).encode())
    put(b"</nodes>\n<edges>\n")
    for edge in rows.edges():
        put(_edge(edge, network.dataset.transfer[edge.id], text).encode())
    put(b"</edges>\n</graph>\n</gexf>\n")
    losses = absent(network.dataset, ABSENT)
    return [*losses, *text.cleaner.losses(), *rows.losses()]


def _attributes(kind: str, columns: Sequence[Column]) -> str:
    lines = [
        f'<attribute id="{column.name}" title="{column.name}" type="{_type(column)}"/>\n'
        for column in columns
        if column.name not in PLACED
    ]
    return f'<attributes class="{kind}" mode="static">\n{"".join(lines)}</attributes>\n'


def _type(column: Column) -> str:
    return {"int": "integer"}.get(graph_type(column), graph_type(column))


class _GexfText:
    """Values as attributes of XML elements; remembers what did not fit."""

    def __init__(self) -> None:
        self.cleaner = Cleaner(XML_ATTRIBUTE)

    def of(self, value: Value, column: str) -> str:
        if isinstance(value, str):
            return _escaped(self.cleaner.clean(value, column))
        return str(value).lower() if isinstance(value, bool) else repr(value)

    def attvalues(self, values: Mapping[str, Value], table: str) -> str:
        """Return all values that are not GEXF's own; a text of which nothing is left is none."""
        made = [
            f'<attvalue for="{name}" value="{text}"/>'
            for name, value in values.items()
            if name not in PLACED and (text := self.of(value, f"{table}.{name}"))
        ]
        return f"<attvalues>{''.join(made)}</attvalues>"


def _node(name: str, values: Values, text: _GexfText) -> str:
    red, green, blue = bytes.fromhex(str(values["color"]).removeprefix("#"))
    place = f'<viz:position x="{values["x"]}" y="{values["y"]}" z="0.0"/>' if "x" in values else ""
    return (
        f'<node id="{_escaped(name)}" label="{text.of(values["label"], "")}">'
        f"{text.attvalues(values, 'actors')}"
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>{place}'
        f'<viz:size value="{values["size"]}"/></node>\n'
    )


def _edge(edge: EdgeRow, transfer: Transfer, text: _GexfText) -> str:
    label = edge.values["label"]
    ends = f'source="{_escaped(edge.giver)}" target="{_escaped(edge.receiver)}"'
    return (
        f'<edge id="{_escaped(edge.id)}" {ends} label="{label}" kind="{label}"'
        f' weight="{edge.values["weight"]}"{_interval(transfer)}>'
        f"{text.attvalues(edge.values, 'transfers')}</edge>\n"
    )


def _interval(transfer: Transfer) -> str:
    """Return the first and the last day; an end that is open or unknown is left out.

    They are whole days even where the dates are not: a partial date aborts Gephi's import.
    """
    if not transfer.span:
        return ""
    first, last = transfer.span
    start = f' start="{first.isoformat()}"' if first != date.min else ""
    return start + (f' end="{last.isoformat()}"' if last != date.max else "")
