"""The picture as a Graphviz DOT file: layers from left to right, for ``dot`` and its kin.

A node is an actor with name and type, an edge a transfer that a document states as having come
about: its mode, and in the tooltip its band, marks and figure. Ids are the dataset's. A line is
dashed where it is a claim with a gap, and a disputed one has a bar at its tail. What is no edge is
left out; where it is asked for, it is a dotted line without a head, and its label says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from exports.formats.graph_rows import undrawn, undrawn_losses
from exports.map.marks import EDGE_COLOUR, NODE_COLOURS
from exports.map.picture import subtitle, unshown
from exports.rows import dossier
from exports.words import phrases
from exports.words.escapes import DOT
from exports.writing.format import Cleaner, Loss
from graph.network import Network

_SHAPES = {"known": "box", "stock": "box3d", "open": "ellipse"}


def write(network: Network, stream: BinaryIO, with_undrawn: bool = False) -> Sequence[Loss]:
    """Write the picture as DOT; return what it could not hold."""
    cleaner, left_out = Cleaner(DOT), {} if with_undrawn else undrawn(network)
    edges = {name: one for name, one in dossier.transfers(network).items() if name not in left_out}
    ends = frozenset(one[end] for one in edges.values() for end in ("giver", "receiver"))
    lines = ["digraph armstrail {", *_head(network, cleaner)]
    lines += _nodes(network, ends, cleaner)
    lines += _edges(network, edges)
    stream.write("\n".join([*lines, "}", ""]).encode())
    written = tuple(one for one in network.dataset.transfers if one.id in edges)
    apart = unshown(replace(network.dataset, transfers=written), ends, {*edges})
    return [*apart, *undrawn_losses(network, left_out), *cleaner.losses()]


def _head(network: Network, cleaner: Cleaner) -> Iterator[str]:
    title = cleaner.clean(network.dataset.title, "")
    words = "\n".join([title or "Alleged transfers of arms", *subtitle()])
    yield f"  graph [{_attributes({'label': words, **_GRAPH})}];"
    yield f"  node [{_attributes(_NODE)}];"
    yield f"  edge [{_attributes(_EDGE)}];"


_GRAPH = {"rankdir": "LR", "labelloc": "b", "labeljust": "l", "fontname": "Helvetica"}
_NODE = {"fontname": "Helvetica", "fontsize": "12", "style": "rounded"}
_EDGE = {"fontname": "Helvetica", "fontsize": "10", "color": EDGE_COLOUR}


def _nodes(network: Network, shown: frozenset[str], cleaner: Cleaner) -> Iterator[str]:
    for name, actor in dossier.actors(network).items():
        if name in shown:
            title = cleaner.clean(actor["name"], "actors.name")
            kind = network.dataset.actor[name].type
            values = {
                "label": f"{title}\n{actor['type']}",
                "shape": _SHAPES[actor["shape"]],
                "color": NODE_COLOURS[kind],
                "tooltip": actor["type_means"],
            }
            yield f"  {_quoted(name)} [{_attributes(values)}];"


def _edges(network: Network, edges: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, transfer in edges.items():
        ends = f"{_quoted(transfer['giver'])} -> {_quoted(transfer['receiver'])}"
        why = transfer["no_edge"]
        label = f"{transfer['mode']} ({why})" if why else transfer["mode"]
        values = {"id": name, "label": label, **_look(transfer)}
        values["tooltip"] = phrases.strength(network.findings[name])
        yield f"  {ends} [{_attributes(values)}];"


_NO_ARROW = {"style": "dotted", "penwidth": "1", "arrowhead": "none"}


def _look(transfer: Mapping[str, Any]) -> dict[str, str]:
    if transfer["no_edge"]:
        return _NO_ARROW
    style = "dashed" if transfer["gap"] else "solid"
    look = {"style": style, "penwidth": str(min(max(transfer["voices"], 1), 3))}
    if "disputed" in transfer["marks"]:
        look |= {"dir": "both", "arrowtail": "tee"}
    return look


def _attributes(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(text)}" for name, text in values.items())


def _quoted(text: str) -> str:
    return f'"{DOT.escaped(text)}"'
