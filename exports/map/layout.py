"""Where actors stand and how transfers run between them: left to right, by Graphviz.

Up to :data:`DOT_ACTORS` actors and :data:`DOT_TRANSFERS` transfers, ``dot`` draws layers from
left to right, with curves that run around the boxes. Larger graphs get the force-directed
positions of ``neato`` (stochastic gradient descent, Zheng et al. 2019), very large ones a plain
grid; their curves are straight, or bowed where several join one pair. Actors without transfers
stand in rows beneath.

Coordinates are CSS pixels from an arbitrary origin, y growing downwards; a place is the centre of
a box. Graphviz sees invented names and sizes only, never a text from the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, hypot, inf, sqrt
from typing import Any

import networkx as nx
import pygraphviz

from exports.map.labels import Box, Point, name_box

DOT_ACTORS, DOT_TRANSFERS = 300, 400
MOST_ACTORS_LAID_OUT, MOST_PAIRS_LAID_OUT = 2000, 20_000
"""Above this many actors, or pairs with a transfer between them, places are a mere grid."""

QUICK_TRANSFERS = 150
INCH = 72.0
GAP = 24.0
LEAST_ROW = 900.0

Sizes = Mapping[str, tuple[float, float]]
Transfers = Sequence[tuple[str, str, str]]
"""Transfer id, giver, receiver."""


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of an actor's box."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by actor id, and by transfer id the control points of a chain of cubic Béziers.

    A curve has ``1 + 3n`` points, from the border of the giver's box to that of the receiver's.
    """

    nodes: Mapping[str, Place]
    edges: Mapping[str, Curve]


def place(graph: nx.MultiDiGraph[str]) -> dict[str, Place]:
    """Return the place of each actor, as :func:`lay_out` has it.

    Memory does not grow with transfers.
    """
    return _Graphviz(graph, None).nodes


def lay_out(graph: nx.MultiDiGraph[str], sizes: Sizes | None = None, room: float = 1.0) -> Layout:
    """Place every actor and draw every transfer of ``graph`` (edge key = transfer id).

    ``room`` widens the gaps between the boxes and lines of one layer. ``sizes`` are width and
    height of the actors' boxes; by default they are estimated from the node attributes ``name``
    and ``type``. The same graph and sizes give the same layout, in whatever order nodes and edges
    were added. ``dot`` takes seconds near its limits, ``neato`` is
    O(actors²).
    """
    placed = _Graphviz(graph, sizes, room)
    missing = [one for one in _transfers(graph) if one[0] not in placed.curves]
    boxes = {actor: Box(at.x, at.y, *placed.sizes[actor]) for actor, at in placed.nodes.items()}
    return Layout(placed.nodes, placed.curves | bows(missing, boxes))


def neato_places(graph: nx.MultiDiGraph[str], sizes: Sizes) -> dict[str, Place]:
    """Return force-directed places of all actors, those without transfers in rows beneath.
    O(actors²).
    """
    joined = sorted(actor for actor, degree in graph.degree() if degree)
    alone = sorted(actor for actor, degree in graph.degree() if not degree)
    try:
        found = _neato(joined, graph, sizes)
    except (OSError, ValueError):  # Graphviz gave up; it says why on standard error
        found = _grid(joined, sizes)
    return found | _rows(alone, sizes, found)


def placeable(graph: nx.MultiDiGraph[str]) -> bool:
    """Return whether the places of :func:`place` say anything; above the limits they are a grid."""
    pairs = sum(len(receivers) for _, receivers in graph.adjacency())
    return len(graph) <= MOST_ACTORS_LAID_OUT and pairs <= MOST_PAIRS_LAID_OUT


class _Graphviz:
    """The places, and the curves that ``dot`` drew."""

    def __init__(self, graph: nx.MultiDiGraph[str], sizes: Sizes | None, room: float = 1.0) -> None:
        self.room = room
        self.sizes = sizes or {actor: _size(actor, row) for actor, row in graph.nodes.items()}
        self.curves: dict[str, Curve] = {}
        joined = sorted(actor for actor, degree in graph.degree() if degree)
        alone = sorted(actor for actor, degree in graph.degree() if not degree)
        self.nodes = self._joined(graph, joined)
        self.nodes |= _rows(alone, self.sizes, self.nodes)

    def _joined(self, graph: nx.MultiDiGraph[str], actors: Sequence[str]) -> dict[str, Place]:
        try:
            if len(actors) <= DOT_ACTORS and graph.number_of_edges() <= DOT_TRANSFERS:
                places, self.curves = _dot(actors, _transfers(graph), self.sizes, self.room)
                return places
            if placeable(graph):
                return _neato(actors, graph, self.sizes)
        except (OSError, ValueError):  # Graphviz gave up; it says why on standard error
            pass
        return _grid(actors, self.sizes)


def _transfers(graph: nx.MultiDiGraph[str]) -> Transfers:
    return sorted((name, giver, receiver) for giver, receiver, name in graph.edges(keys=True))


def _size(actor: str, values: Mapping[str, Any]) -> tuple[float, float]:
    _, across, down = name_box(values.get("name", actor), values.get("type", ""))
    return across, down


def _dot(
    actors: Sequence[str], transfers: Transfers, sizes: Sizes, room: float
) -> tuple[dict[str, Place], dict[str, Curve]]:
    drawing = _drawing(
        actors, sizes, rankdir="LR", splines="true", nodesep=0.16 * room, ranksep=1.0
    )
    if len(transfers) > QUICK_TRANSFERS:  # network simplex takes minutes on dense graphs
        drawing.graph_attr.update(nslimit=3, nslimit1=3, mclimit=0.5)
    node = {actor: f"n{number}" for number, actor in enumerate(actors)}
    for number, (_, giver, receiver) in enumerate(transfers):
        drawing.add_edge(node[giver], node[receiver], key=f"e{number}")
    drawing.layout(prog="dot")
    curves: dict[str, Curve] = {}
    for number, (name, giver, receiver) in enumerate(transfers):
        text = drawing.get_edge(node[giver], node[receiver], key=f"e{number}").attr["pos"]
        if text:  # dot may lose an edge that it cannot route
            curves[name] = tuple(_point(point) for point in text.split())
    return _places(drawing, actors), curves


def _neato(actors: Sequence[str], graph: nx.MultiDiGraph[str], sizes: Sizes) -> dict[str, Place]:
    drawing = _drawing(actors, sizes, mode="sgd", start=1, overlap="true", splines="none")
    drawing.edge_attr.update(len=2.5)
    node = {actor: f"n{number}" for number, actor in enumerate(actors)}
    for giver, receivers in sorted(graph.adjacency()):
        for receiver in sorted(receivers):
            drawing.add_edge(node[giver], node[receiver])
    drawing.layout(prog="neato")
    return _places(drawing, actors)


def _drawing(actors: Sequence[str], sizes: Sizes, **settings: str | float) -> Any:
    drawing = pygraphviz.AGraph(directed=True, strict=False, **settings)
    drawing.node_attr.update(shape="box", label="", fixedsize="true")
    drawing.edge_attr.update(dir="none")
    for number, actor in enumerate(actors):
        across, down = sizes[actor]
        drawing.add_node(f"n{number}", width=across / INCH, height=down / INCH)
    return drawing


def _places(drawing: Any, actors: Sequence[str]) -> dict[str, Place]:
    """Raise ValueError where Graphviz left a node without a position."""
    texts = (drawing.get_node(f"n{number}").attr["pos"] or "" for number in range(len(actors)))
    return {actor: Place(*_point(text)) for actor, text in zip(actors, texts, strict=True)}


def _point(text: str) -> tuple[float, float]:
    """Return the point of ``x,y``, turned from y upwards, as Graphviz counts, to y downwards."""
    x, y = text.split(",")
    return float(x), 0.0 - float(y)


def _grid(actors: Sequence[str], sizes: Sizes) -> dict[str, Place]:
    across = max((sizes[actor][0] for actor in actors), default=0.0) + GAP
    down = max((sizes[actor][1] for actor in actors), default=0.0) + GAP
    columns = ceil(sqrt(len(actors))) or 1
    return {
        actor: Place(number % columns * across, number // columns * down)
        for actor, number in zip(actors, count(), strict=False)
    }


def _rows(actors: Sequence[str], sizes: Sizes, above: Mapping[str, Place]) -> dict[str, Place]:
    """Return actors in rows from left to right, beneath what is placed, about as wide."""
    left = min((at.x - sizes[actor][0] / 2 for actor, at in above.items()), default=0.0)
    right = max((at.x + sizes[actor][0] / 2 for actor, at in above.items()), default=0.0)
    top = max((at.y + sizes[actor][1] / 2 + 2 * GAP for actor, at in above.items()), default=0.0)
    line = max((sizes[actor][1] for actor in actors), default=0.0) + GAP
    room, x = max(right - left, LEAST_ROW), 0.0
    places: dict[str, Place] = {}
    for actor in actors:
        across = sizes[actor][0]
        if x and x + across > room:
            x, top = 0.0, top + line
        places[actor] = Place(round(left + x + across / 2, 2), round(top + line / 2, 2))
        x += across + GAP
    return places


Curve = tuple[Point, ...]

BOW_SPACING = 22.0
"""How far the middles of neighbouring bows stand apart."""


def bows(transfers: Iterable[tuple[str, str, str]], boxes: Mapping[str, Box]) -> dict[str, Curve]:
    """Return one cubic Bézier for each (transfer id, giver, receiver), by transfer id.

    Transfers between the same two actors, either way, stand apart; one from an actor to itself
    is a loop above its box.
    """
    pairs: defaultdict[tuple[str, ...], list[tuple[str, str, str]]] = defaultdict(list)
    for transfer in transfers:
        pairs[tuple(sorted(transfer[1:]))].append(transfer)
    curves: dict[str, Curve] = {}
    for (first, _), between in pairs.items():
        for number, (name, giver, receiver) in enumerate(between):
            if giver == receiver:
                curves[name] = _loop(boxes[giver], number)
                continue
            offset = (number - (len(between) - 1) / 2) * BOW_SPACING * (1 if giver == first else -1)
            curves[name] = _bow(boxes[giver], boxes[receiver], offset)
    return curves


def _bow(start: Box, end: Box, offset: float) -> Curve:
    """Return the way from border to border.

    ``offset`` moves the middle to the right of the way there.
    """
    across, down = end.x - start.x, end.y - start.y
    length = hypot(across, down)
    if not length:  # one box on the other: no way between them is better than another
        across = length = 1.0
    # at its middle a cubic has three quarters of its inner control points' offset
    aside = -down / length * offset * 4 / 3, across / length * offset * 4 / 3
    first = _border(start, across / 3 + aside[0], down / 3 + aside[1])
    last = _border(end, aside[0] - across / 3, aside[1] - down / 3)
    inner = [
        (
            first[0] + (last[0] - first[0]) * part + aside[0],
            first[1] + (last[1] - first[1]) * part + aside[1],
        )
        for part in (1 / 3, 2 / 3)
    ]
    return tuple((round(x, 2), round(y, 2)) for x, y in (first, *inner, last))


def _border(box: Box, across: float, down: float) -> Point:
    """Return the point where the way from the centre in that direction leaves the box."""
    part = min(
        box.width / 2 / abs(across) if across else inf,
        box.height / 2 / abs(down) if down else inf,
    )
    return box.x + across * part, box.y + down * part


def _loop(box: Box, number: int) -> Curve:
    top, half = box.y - box.height / 2, box.width / 4
    rise = top - 2 * BOW_SPACING * (number + 1)
    points = ((-half, top), (-2 * half, rise), (2 * half, rise), (half, top))
    return tuple((round(box.x + x, 2), round(y, 2)) for x, y in points)
