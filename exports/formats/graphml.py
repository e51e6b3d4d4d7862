"""GraphML that Gephi, networkx and graphology read whole: actors are nodes, transfers edges.

The element's ``id`` is the actor's or transfer's, ``source`` the giver, ``target`` the receiver;
all other columns are data (:data:`~exports.rows.columns.NODE_COLUMNS`, ``EDGE_COLUMNS`` and the
user's own). Lists are joined with ``;``, an unknown value is left out. The keys ``n_…`` belong to
nodes and ``e_…`` to edges, for Gephi mixes up keys of one id.

An edge's ``label``, as data and as XML attribute, is the mode, from the second on with ``#2``:
Gephi takes the attribute for the kind of edge and merges parallel edges of one kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import BinaryIO

from exports.formats.graph_rows import ABSENT, GraphRows, Value
from exports.rows.columns import graph_type
from exports.words.escapes import XML_ATTRIBUTE, XML_TEXT
from exports.writing.format import Cleaner, Loss, absent
from graph.model.schema import Column
from graph.network import Network

GRAPHML_XMLNS = "http://graphml.graphdrawing.org/xmlns"

REMEMBERED, LONGEST_REMEMBERED = 10_000, 32
"""How many elements are kept, so that a value that repeats is escaped once; and how long a value
may be for that, for long ones seldom repeat."""

_TABLES = {"node": "actors", "edge": "transfers"}


def write(network: Network, stream: BinaryIO, with_undrawn: bool = False) -> Sequence[Loss]:
    """Write the graph of ``network`` as GraphML; return what it could not hold.

    Memory does not grow with the number of edges. Positions are given to all actors, or in a
    large graph (see :func:`~exports.map.layout.placeable`) to none. Characters that XML 1.0 forbids
    are taken out and reported.
    """
    rows, cleaner = GraphRows(network, with_undrawn), Cleaner(XML_TEXT)
    nodes, edges = _Data("node", cleaner), _Data("edge", cleaner)
    put, attribute = stream.write, XML_ATTRIBUTE.escaped
    put(f"<?xml version='1.0' encoding='UTF-8'?>\n<graphml xmlns=\"{GRAPHML_XMLNS}\">\n".encode())
    for kind, columns in (("node", rows.node_columns), ("edge", rows.edge_columns)):
        for column in columns:
            put(_key(kind, column).encode())
    put(b'<graph id="G" edgedefault="directed">\n')
    for name, values in rows.nodes():
        put(f'<node id="{attribute(name)}">{nodes.of(values)}</node>\n'.encode())
    for edge in rows.edges():
        put(
            f'<edge id="{attribute(edge.id)}" source="{attribute(edge.giver)}"'
            f' target="{attribute(edge.receiver)}" label="{edge.values["label"]}">'
            f"{edges.of(edge.values)}</edge>\n".encode()
        )
    put(b"</graph>\n</graphml>\n")
    return [*absent(network.dataset, ABSENT), *cleaner.losses(), *rows.losses()]


def _key(kind: str, column: Column) -> str:
    name = column.name
    of = f'attr.name="{name}" attr.type="{graph_type(column)}"'
    return f'<key id="{kind[0]}_{name}" for="{kind}" {of}/>\n'


class _Data:
    """Values of nodes, or of edges, as ``data`` elements."""

    def __init__(self, kind: str, cleaner: Cleaner) -> None:
        self.letter, self.table, self.cleaner = kind[0], _TABLES[kind], cleaner
        self.made: dict[tuple[str, Value], str] = {}

    def of(self, values: Mapping[str, Value]) -> str:
        """Return the elements of one row; a text of which nothing is left is no value."""
        made = self.made
        return "".join([made.get(item) or self._element(*item) for item in values.items()])

    def _element(self, name: str, value: Value) -> str:
        if isinstance(value, str):
            clean = self.cleaner.clean(value, "" if name == "label" else f"{self.table}.{name}")
            text = XML_TEXT.escaped(clean)
            keep = clean == value and len(value) <= LONGEST_REMEMBERED
        else:
            text, keep = str(value).lower() if isinstance(value, bool) else repr(value), True
        element = f'<data key="{self.letter}_{name}">{text}</data>' if text else ""
        if keep:  # never what had to be cleaned, for that is counted each time
            if len(self.made) >= REMEMBERED:
                self.made.clear()
            self.made[name, value] = element
        return element
