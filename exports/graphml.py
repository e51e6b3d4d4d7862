"""GraphML that Gephi, networkx and graphology read whole: actors are nodes, transfers edges.

The element's ``id`` is the actor's or transfer's, ``source`` the giver, ``target`` the receiver;
all other columns are data (:data:`~exports.columns.NODE_COLUMNS`, ``EDGE_COLUMNS``). Lists are
joined with ``;``, an unknown value is left out. The keys ``n_…`` belong to nodes and ``e_…`` to
edges, for Gephi mixes up keys of one id.

An edge's ``label``, as data and as XML attribute, is the mode, from the second on with ``#2``:
Gephi takes the attribute for the kind of edge and merges parallel edges of one kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import Any, BinaryIO

import networkx as nx
from lxml import etree

from exports.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, years
from exports.format import Cleaner, Loss, absent
from exports.layout import MOST_ACTORS, MOST_PAIRS, place, placeable
from graph.centrality import MOST_EXACT
from graph.measures import COSTLY, node_columns
from graph.network import Network
from graph.vocabulary import MARKS

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

ABSENT: Mapping[str, str] = MappingProxyType(
    {
        "documents": "a graph has no place for them; an edge carries how many there are",
        "origins": "a graph has no place for them; an edge carries how many voices there are",
        "statements": "a graph has no place for them; an edge carries the figures made from them",
        "quantities": "a graph has no place for them, and figures are never added up",
        "rejected": "what is no transfer is no edge",
        "materiel": "a graph has no place for own designations; an edge carries their ids",
    }
)
"""Tables that a graph has no place for, and why."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HUES = {
    "#3b6ea8": "state government-body armed-forces unit international-organisation",
    "#8a6d9e": "former-government former-forces",
    "#b5533c": "de-facto-authority armed-group coalition criminal-network",
    "#b58900": "company broker market stockpile",
    "#4f8a5b": "civilians person media research-organisation",
    "#7f7f7f": "unspecified unknown",
}
COLOURS: Mapping[str, str] = MappingProxyType(
    {kind: hue for hue, kinds in _HUES.items() for kind in kinds.split()}
)
"""The colour of a node by the type of the actor."""

_TABLES = {"node": "actors", "edge": "transfers"}
_COLUMNS = {"node": NODE_COLUMNS, "edge": EDGE_COLUMNS}
_KEYS = {
    kind: {column.name: f"{kind[0]}_{column.name}" for column in columns}
    for kind, columns in _COLUMNS.items()
}

Value = str | int | float
Values = Mapping[str, Value]


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write ``network.graph`` as GraphML; return what it could not hold.

    Memory does not grow with the number of edges. Positions are given to all actors, or in a
    large graph (see :func:`~exports.layout.placeable`) to none. Characters that XML 1.0 forbids
    are taken out and reported.
    """
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: NAMESPACE}):
            xml.write("\n")
            for kind, columns in _COLUMNS.items():
                for column in columns:
                    xml.write(_key(kind, column))
            writer = _Writer(network, xml)
            with xml.element("graph", id="G", edgedefault="directed"):
                xml.write("\n")
                writer.nodes()
                writer.edges()
            xml.write("\n")
    return writer.losses()


def _key(kind: str, column: Column) -> etree._Element:
    key = etree.Element("key", {"id": _KEYS[kind][column.name], "for": kind})
    key.set("attr.name", column.name)
    key.set("attr.type", column.type)
    key.tail = "\n"
    return key


class _Writer:
    """Writes the elements of one export, and remembers what did not fit."""

    def __init__(self, network: Network, xml: Any) -> None:
        self.network, self.xml = network, xml
        self.graph: nx.MultiDiGraph[str] = network.graph
        self.cleaner = Cleaner(_FORBIDDEN)
        self.unknown: Counter[str] = Counter()
        self.placed = placeable(self.graph)
        self.unmeasured = 0

    def nodes(self) -> None:
        places = place(self.graph) if self.placed else {}
        measured = node_columns(self.network)
        self.unmeasured = sum("betweenness" not in values for values in measured.values())
        for actor, values in self.graph.nodes.items():
            looks: dict[str, Value] = {
                "label": _FORBIDDEN.sub("", values["name"]),
                "size": round(10 + 3 * sqrt(self.graph.degree(actor)), 1),
                "color": COLOURS[values["type"]],
            }
            if at := places.get(actor):
                looks |= {"x": at.x, "y": 0.0 - at.y}  # Gephi's y grows upwards
            measures = measured.get(actor, {})
            self._element("node", {"id": actor}, {**values, **measures, **looks})

    def edges(self) -> None:
        for giver, receivers in self.graph.adjacency():
            for receiver, transfers in receivers.items():
                seen: Counter[str] = Counter()
                for name, values in transfers.items():
                    mode = values["mode"]
                    seen[mode] += 1
                    label = f"{mode} #{seen[mode]}" if seen[mode] > 1 else mode
                    ends = {"source": giver, "target": receiver}
                    self._element(
                        "edge",
                        {"id": name, **ends, "label": label},
                        {**values, **self._more(name, label, values)},
                    )

    def _more(self, name: str, label: str, values: Values) -> Values:
        marks = str(values.get("marks", "")).split(";")
        return {
            **{mark: mark in marks for mark in MARKS},
            **years(self.network.dataset.transfer[name]),
            "label": label,
            "weight": 1.0,
        }

    def _element(self, kind: str, attributes: Mapping[str, str], values: Values) -> None:
        xml = self.xml
        with xml.element(kind, attributes):
            for key, text in self._data(kind, values):
                with xml.element("data", {"key": key}):
                    xml.write(text)
        xml.write("\n")

    def _data(self, kind: str, values: Values) -> Iterator[tuple[str, str]]:
        """Key and text of every value that there is a column and any text for."""
        keys, table = _KEYS[kind], _TABLES[kind]
        for name, value in values.items():
            if name not in keys:
                self.unknown[f"{table}.{name}"] += 1
            elif text := self._text(value, f"{table}.{name}"):
                yield keys[name], text

    def _text(self, value: Value, column: str) -> str:
        if isinstance(value, str):
            return self.cleaner.clean(value, column)
        return str(value).lower() if isinstance(value, bool) else repr(value)

    def losses(self) -> list[Loss]:
        found = absent(self.network.dataset, ABSENT)
        found += self.cleaner.losses("characters that XML 1.0 forbids were taken out of the text")
        if self.unknown:
            why = "no columns of armstrail: added to the graph by hand"
            found.append(Loss(tuple(sorted(self.unknown)), self.unknown.total(), why))
        if self.unmeasured:
            names = tuple(f"actors.{name}" for name in COSTLY)
            why = f"computed up to {MOST_EXACT:,} actors; the statistics of the target stand in"
            found.append(Loss(names, len(names) * self.unmeasured, why))
        if not self.placed:
            most = f"{MOST_ACTORS:,} actors and {MOST_PAIRS:,} pairs of them"
            why = f"positions are computed up to {most}; the layouts of the target stand in"
            found.append(Loss(("actors.x", "actors.y"), 2 * len(self.graph), why))
        return found
