"""The picture as a Graphviz DOT file: layers from left to right, for ``dot`` and its kin.

A node is an actor with name and type, an edge a transfer that some document states: its mode, and
in the tooltip its band, marks and figure. Ids are the dataset's. A line is dashed where it is a
claim with a gap, dotted where it is withdrawn, and a disputed one has a bar at its tail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from exports.formats.graph_rows import COLOURS
from exports.map.picture import losses, subtitle
from exports.rows import dossier
from exports.words import phrases
from exports.words.escapes import DOT
from exports.writing.format import Cleaner, Loss
from graph.network import Network

_SHAPES = {"known": "box", "stock": "box3d", "open": "ellipse"}


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the picture as DOT; return what it could not hold."""
    cleaner = Cleaner(DOT)
    lines = ["digraph armstrail {", *_head(network, cleaner)]
    lines += _nodes(network, cleaner)
    lines += _edges(network, cleaner)
    stream.write("\n".join([*lines, "}", ""]).encode())
    return [*losses(network), *cleaner.losses()]


def _head(network: Network, cleaner: Cleaner) -> Iterator[str]:
    title = cleaner.clean(network.dataset.title, "")
    words = "\n".join([title or "Alleged transfers of arms", *subtitle()])
    yield f"  graph [{_attributes({'label': words, **_GRAPH})}];"
    yield f"  node [{_attributes(_NODE)}];"
    yield f"  edge [{_attributes(_EDGE)}];"


_GRAPH = {"rankdir": "LR", "labelloc": "b", "labeljust": "l", "fontname": "Helvetica"}
_NODE = {"fontname": "Helvetica", "fontsize": "12", "style": "rounded"}
_EDGE = {"fontname": "Helvetica", "fontsize": "10", "color": "#444444"}


def _nodes(network: Network, cleaner: Cleaner) -> Iterator[str]:
    shown = dossier.on_the_map(network)
    for name, actor in dossier.actors(network).items():
        if name in shown:
            title = cleaner.clean(actor["name"], "actors.name")
            kind = network.dataset.actor[name].type
            values = {
                "label": f"{title}\n{actor['type']}",
                "shape": _SHAPES[actor["shape"]],
                "color": COLOURS[kind],
                "tooltip": actor["type_means"],
            }
            yield f"  {_quoted(name)} [{_attributes(values)}];"


def _edges(network: Network, cleaner: Cleaner) -> Iterator[str]:
    for name, transfer in dossier.transfers(network).items():
        if transfer["drawn"]:
            ends = f"{_quoted(transfer['giver'])} -> {_quoted(transfer['receiver'])}"
            values = {"id": name, "label": transfer["mode"], **_look(transfer)}
            values["tooltip"] = phrases.strength(network.findings[name])
            yield f"  {ends} [{_attributes(values)}];"


def _look(transfer: Mapping[str, Any]) -> dict[str, str]:
    style = "dashed" if transfer["gap"] else "solid"
    if "retracted" in transfer["marks"]:
        style = "dotted"
    look = {"style": style, "penwidth": str(min(max(transfer["voices"], 1), 3))}
    if "disputed" in transfer["marks"]:
        look |= {"dir": "both", "arrowtail": "tee"}
    return look


def _attributes(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(text)}" for name, text in values.items())


def _quoted(text: str) -> str:
    return f'"{DOT.escaped(text)}"'
