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
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import chain
from math import sqrt
from types import MappingProxyType
from typing import BinaryIO

import networkx as nx
from lxml import etree

from exports.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, years
from exports.format import Cleaner, Loss, absent
from exports.layout import MOST_ACTORS, MOST_PAIRS, place, placeable
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
_SPECIAL = re.compile('[&<>"\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')

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
_DATA = {
    kind: {column.name: f'<data key="{kind[0]}_{column.name}">' for column in columns}
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
    writer = _Writer(network)
    with etree.xmlfile(stream, encoding="UTF-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: NAMESPACE}):
            xml.write("\n")
            for kind, columns in _COLUMNS.items():
                for column in columns:
                    xml.write(_key(kind, column))
            with xml.element("graph", id="G", edgedefault="directed"):
                xml.write("\n")
                xml.flush()  # what follows is written past lxml, which takes five times longer
                for line in chain(writer.nodes(), writer.edges()):
                    stream.write(line.encode())
            xml.write("\n")
    return writer.losses()


def _key(kind: str, column: Column) -> etree._Element:
    key = etree.Element("key", {"id": f"{kind[0]}_{column.name}", "for": kind})
    key.set("attr.name", column.name)
    key.set("attr.type", column.type)
    key.tail = "\n"
    return key


class _Writer:
    """Makes the lines of one export, and remembers what did not fit."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.graph: nx.MultiDiGraph[str] = network.graph
        self.cleaner = Cleaner(_FORBIDDEN)
        self.unknown: Counter[str] = Counter()
        self.placed = placeable(self.graph)

    def nodes(self) -> Iterable[str]:
        places = place(self.graph) if self.placed else {}
        for actor, values in self.graph.nodes.items():
            looks: dict[str, Value] = {
                "label": _FORBIDDEN.sub("", values["name"]),
                "size": round(10 + 3 * sqrt(self.graph.degree(actor)), 1),
                "color": COLOURS[values["type"]],
            }
            if at := places.get(actor):
                looks |= {"x": at.x, "y": 0.0 - at.y}  # Gephi's y grows upwards
            data = self._data("node", {**values, **looks})
            yield f'<node id="{_attribute(actor)}">{data}</node>\n'

    def edges(self) -> Iterable[str]:
        for giver, receivers in self.graph.adjacency():
            for receiver, transfers in receivers.items():
                ends = f'source="{_attribute(giver)}" target="{_attribute(receiver)}"'
                seen: Counter[str] = Counter()
                for name, values in transfers.items():
                    mode = values["mode"]
                    seen[mode] += 1
                    label = f"{mode} #{seen[mode]}" if seen[mode] > 1 else mode
                    yield self._edge(name, ends, label, values)

    def _edge(self, name: str, ends: str, label: str, values: Values) -> str:
        marks = str(values.get("marks", "")).split(";")
        more: Values = {
            **{mark: mark in marks for mark in MARKS},
            **years(self.network.dataset.transfer[name]),
            "label": label,
            "weight": 1.0,
        }
        data = self._data("edge", {**values, **more})
        return f'<edge id="{_attribute(name)}" {ends} label="{_attribute(label)}">{data}</edge>\n'

    def _data(self, kind: str, values: Values) -> str:
        tags, parts = _DATA[kind], []
        for name, value in values.items():
            if name not in tags:
                self.unknown[f"{_TABLES[kind]}.{name}"] += 1
            elif text := self._text(value, kind, name):
                parts.append(f"{tags[name]}{text}</data>")
        return "".join(parts)

    def _text(self, value: Value, kind: str, name: str) -> str:
        if not isinstance(value, str):
            return str(value).lower() if isinstance(value, bool) else repr(value)
        if not _SPECIAL.search(value):
            return value
        return _escaped(self.cleaner.clean(value, f"{_TABLES[kind]}.{name}"))

    def losses(self) -> list[Loss]:
        found = absent(self.network.dataset, ABSENT)
        found += self.cleaner.losses("characters that XML 1.0 forbids were taken out of the text")
        if self.unknown:
            why = "no columns of armstrail: added to the graph by hand"
            found.append(Loss(tuple(sorted(self.unknown)), self.unknown.total(), why))
        if not self.placed:
            most = f"{MOST_ACTORS:,} actors and {MOST_PAIRS:,} pairs of them"
            why = f"positions are computed up to {most}; the layouts of the target stand in"
            found.append(Loss(("actors.x", "actors.y"), 2 * len(self.graph), why))
        return found


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "&#13;")  # a reader would take it for the end of a line


def _attribute(text: str) -> str:
    """An id as attribute: a slug needs nothing, and nothing else can break out of the quotes."""
    return _escaped(_FORBIDDEN.sub("", text)) if _SPECIAL.search(text) else text
