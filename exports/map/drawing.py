"""The map as a drawing: boxes, curves, arrowheads, marks and words, each at its place.

The page's canvas and its picture for print and for readers without JavaScript are both painted
from these numbers, so that they are the same drawing. Lengths are CSS pixels, y grows downwards,
the whole drawing fits ``0 0 width height``. What it looks like (hue, dash, width of a line) is
for the style sheet; nothing here depends on a theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import atan2, cos, hypot, pi, sin
from typing import Any

import networkx as nx

from exports.map import labels as lettering
from exports.map import overview as dots_of
from exports.map.labels import Box, Point
from exports.map.layout import Sizes, lay_out
from exports.map.marks import ARROW, BAR, NAME_SIZE, RING, SHORT
from exports.rows.dossier import mode

DRAWING_MARGIN = 14.0
SCREEN = (985.0, 800.0)
STRETCHES = (
    *(
        (across, down, room)
        for room in (1.0, 1.8, 3.0)
        for across, down in ((1.0, 1.0), (1.25, 1.0), (1.5, 1.0), (2.0, 1.0), (1.5, 1.4))
    ),
    (3.0, 1.0, 4.5),
)
"""How far things stand apart: stretched across and down, and the room that layers get."""

STRETCHED_ACTORS = 60

Plain = dict[str, Any]
Words = tuple[list[str], float, float]
"""Lines, and the width and height that they take."""

MOST_ACTORS_IN_FULL, MOST_TRANSFERS_IN_FULL = 60, 150
"""Up to so many everything is drawn in full; above, an overview."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Size, and for each actor and transfer by id what to paint, as plain values.

    In an ``overview`` actors are dots (:mod:`exports.map.overview`), otherwise boxes.
    """

    width: float
    height: float
    actors: Mapping[str, Plain]
    transfers: Mapping[str, Plain]
    overview: bool = False


def draw(
    actors: Mapping[str, Plain], transfers: Mapping[str, Plain], overview: bool = False
) -> Drawing:
    """Draw the dossiers that say ``drawn`` (see :mod:`exports.rows.dossier`); the rest is left out.

    ``overview`` makes an overview of what is too much to be drawn in full.
    """
    shown = {name: one for name, one in actors.items() if one["drawn"]}
    edges = {name: one for name, one in transfers.items() if one["drawn"]}
    names = {name: lettering.name_box(one["name"], one["type"]) for name, one in shown.items()}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(shown)
    for name, one in edges.items():
        graph.add_edge(one["giver"], one["receiver"], key=name)
    labels = {
        name: lettering.label_size(mode(one), "disputed" in one["marks"])
        for name, one in edges.items()
    }
    if overview and (len(shown) > MOST_ACTORS_IN_FULL or len(edges) > MOST_TRANSFERS_IN_FULL):
        return _overview(graph, shown, edges, names, labels)
    found = _arranged(
        graph,
        {name: box[1:] for name, box in names.items()},
        {name: label[1:] for name, label in labels.items()},
    )
    paper = found.paper
    return Drawing(
        paper.width,
        paper.height,
        {name: _box(paper, found.boxes[name], names[name][0], shown[name]) for name in shown},
        {
            name: _edge(paper, found.curves[name], found.labels[name], labels[name][0], one)
            for name, one in edges.items()
        },
    )


def _overview(
    graph: nx.MultiDiGraph[str],
    shown: Mapping[str, Plain],
    edges: Mapping[str, Plain],
    names: Mapping[str, Words],
    labels: Mapping[str, Words],
) -> Drawing:
    """Return dots for boxes.

    Boxes and words are measured all the same, for the page's closer views.
    """
    places = dots_of.places(graph)
    transfers = sorted((name, one["giver"], one["receiver"]) for name, one in edges.items())
    curves = dots_of.curves(transfers, places)
    arrows = [one for one in transfers if not edges[one[0]]["no_edge"]]
    tags = dots_of.tags({name: one["name"] for name, one in shown.items()}, arrows, places)
    across = 2 * dots_of.DOT_RADIUS
    dots = [Box(at.x, at.y, across, across) for at in places.values()]
    room = [
        Box(x, y, lettering.width(line, NAME_SIZE * lettering.BOLD), dots_of.TAG_HEIGHT)
        for line, x, y in tags.values()
    ]
    paper = _Paper([*dots, *room], list(curves.values()))
    return Drawing(
        paper.width,
        paper.height,
        {
            name: {
                **_box(paper, Box(at.x, at.y, *names[name][1:]), names[name][0], shown[name]),
                "size": dots_of.DOT_RADIUS,
                "dot": dots_of.DOT_RADIUS,
                "tag": [tags[name][0], *paper.at(*tags[name][1:])] if name in tags else [],
            }
            for name, at in places.items()
        },
        {
            name: {
                **_edge(paper, curve, _middle(curve, labels[name]), labels[name][0], edges[name]),
                "placed": False,
            }
            for name, curve in curves.items()
        },
        overview=True,
    )


def _middle(curve: Sequence[Point], label: Words) -> Box:
    return Box(*lettering.along(curve, 2)[1], *label[1:])


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Where everything stands; ``strain`` is what the labels' places cost, ``clashes`` how many
    of them lie on a box or on another, and how many lines run through a box."""

    boxes: Mapping[str, Box]
    curves: Mapping[str, Sequence[Point]]
    labels: Mapping[str, Box]
    strain: float
    clashes: int
    paper: _Paper

    @property
    def discomfort(self) -> tuple[int, float]:
        """Return how hard it is to read on a screen.

        Words in each other's way, or all of it small.
        """
        scale = min(SCREEN[0] / self.paper.width, SCREEN[1] / self.paper.height, 1.0)
        return self.clashes, self.strain / 100 - 8 * scale


def _arranged(graph: nx.MultiDiGraph[str], sizes: Sizes, labels: Sizes) -> _Arrangement:
    """Return the best of a few layouts that differ in how far things stand apart, the tightest
    first.
    """
    tries = STRETCHES if len(sizes) <= STRETCHED_ACTORS else STRETCHES[:1]
    found = (_stretched(graph, sizes, labels, *stretch) for stretch in tries)
    return min(found, key=lambda one: one.discomfort)


def _stretched(
    graph: nx.MultiDiGraph[str],
    sizes: Sizes,
    labels: Sizes,
    across: float,
    down: float,
    room: float,
) -> _Arrangement:
    """Return a layout made with smaller boxes and then stretched by the same factors.

    Boxes get their own size back, only the gaps between them grow, and what did not cross before
    does not cross now.
    """
    squeezed = {name: (w / across, h / down) for name, (w, h) in sizes.items()}
    layout = lay_out(graph, squeezed, room)
    boxes = {
        name: Box(layout.nodes[name].x * across, layout.nodes[name].y * down, *size)
        for name, size in sizes.items()
    }
    curves = {
        name: [(x * across, y * down) for x, y in curve] for name, curve in layout.edges.items()
    }
    places, strain = lettering.place_labels(curves, labels, list(boxes.values()))
    paper = _Paper([*boxes.values(), *places.values()], list(curves.values()))
    clashes = _clashes(boxes, places) + _through(boxes, curves)
    return _Arrangement(boxes, curves, places, strain, clashes, paper)


def _clashes(boxes: Mapping[str, Box], labels: Mapping[str, Box]) -> int:
    taken = list(labels.values())
    pairs = chain(combinations(taken, 2), product(taken, boxes.values()))
    return sum(one.overlap(other) > 0 for one, other in pairs)


def _through(boxes: Mapping[str, Box], curves: Mapping[str, Sequence[Point]]) -> int:
    """Return how often a line runs through a box."""
    ways = [lettering.along(curve)[::4][1:-1] for curve in curves.values()]
    return sum(any(map(box.holds, way)) for way, box in product(ways, boxes.values()))


class _Paper:
    """Moves everything so that the drawing begins at 0, 0 with a margin all round."""

    def __init__(self, boxes: Sequence[Box], curves: Sequence[Sequence[Point]]) -> None:
        ends = [point for curve in curves for point in curve]
        ends += [(box.x - box.width / 2, box.y - box.height / 2) for box in boxes]
        ends += [(box.x + box.width / 2, box.y + box.height / 2) for box in boxes]
        across, down = [x for x, _ in ends] or [0.0], [y for _, y in ends] or [0.0]
        self._left, self._top = min(across) - DRAWING_MARGIN, min(down) - DRAWING_MARGIN
        self.width = round(max(across) - self._left + DRAWING_MARGIN, 1)
        self.height = round(max(down) - self._top + DRAWING_MARGIN, 1)

    def at(self, x: float, y: float) -> list[float]:
        return [round(x - self._left, 1), round(y - self._top, 1)]

    def path(self, points: Sequence[Point], letter: str, end: str = "") -> str:
        """Return points as path data: the first is moved to, ``letter`` takes the rest."""
        texts = ["{:g},{:g}".format(*self.at(*point)) for point in points]
        return f"M{texts[0]}{letter}{' '.join(texts[1:])}{end}"

    def box(self, box: Box) -> Plain:
        left, top = self.at(box.x - box.width / 2, box.y - box.height / 2)
        return {"left": left, "top": top, "width": box.width, "height": box.height}


def _box(paper: _Paper, box: Box, lines: Sequence[str], actor: Plain) -> Plain:
    x, y = paper.at(box.x, box.y - box.height / 2)
    baselines = [
        y + 0.8 * lettering.PADDING + lettering.NAME_LINE * (row + 0.76)
        for row in range(len(lines))
    ]
    last = baselines[-1] + lettering.TYPE_LINE + 1
    return {
        **paper.box(box),
        "x": x,
        "y": paper.at(box.x, box.y)[1],
        "size": max(box.width, box.height) / 2,
        "dot": 0,
        "tag": [],
        "lines": [[line, x, round(at, 1)] for line, at in zip(lines, baselines, strict=True)],
        "type_line": [actor["type"], x, round(last, 1)],
    }


def _edge(
    paper: _Paper, curve: Sequence[Point], label: Box, lines: Sequence[str], transfer: Plain
) -> Plain:
    scale, is_arrow = ARROW.scale(transfer["voices"]), not transfer["no_edge"]
    whole = hypot(curve[-1][0] - curve[0][0], curve[-1][1] - curve[0][1])
    off = ARROW.length * scale * ARROW.covered if is_arrow else SHORT.off(whole)
    shaft = shortened(curve, off)
    disputed = "disputed" in transfer["marks"]
    mark = lettering.MARK_WIDTH if disputed else 0.0
    top = label.y - label.height / 2 + 1
    x = label.x + mark / 2
    return {
        "path": paper.path(shaft, "C"),
        "arrow": paper.path(arrow(curve, scale), "L", "Z") if is_arrow else "",
        "label": paper.box(label),
        "lines": [
            [line, *paper.at(x, top + lettering.LABEL_LINE * (row + 0.78))]
            for row, line in enumerate(lines)
        ],
        "ring": paper.at(*ring(curve)) if transfer["gap"] else [],
        "bar": paper.path(bar(curve, label), "L") if disputed else "",
        "sign": paper.at(label.x - label.width / 2 + 8, label.y) if disputed else [],
        "points": [paper.at(*point) for point in lettering.along(curve)[::4]],
    }


def shortened(curve: Sequence[Point], length: float) -> list[Point]:
    """Return the chain of Béziers without its last ``length``, which must lie in its last cubic.

    Split after de Casteljau; the parameter is found by halving, to a thousandth of a cubic.
    """
    *before, p0, p1, p2, p3 = curve
    least, most = 0.0, 1.0
    while most - least > 0.001:
        t = (least + most) / 2
        x, y = _split(p0, p1, p2, p3, t)[-1]
        if hypot(p3[0] - x, p3[1] - y) > length:
            least = t
        else:
            most = t
    return [*before, *_split(p0, p1, p2, p3, least)]


def _split(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> list[Point]:
    a, b, c = _between(p0, p1, t), _between(p1, p2, t), _between(p2, p3, t)
    d, e = _between(a, b, t), _between(b, c, t)
    return [p0, a, d, _between(d, e, t)]


def _between(one: Point, other: Point, t: float) -> Point:
    return one[0] + t * (other[0] - one[0]), one[1] + t * (other[1] - one[1])


def arrow(curve: Sequence[Point], scale: float) -> list[Point]:
    """Return the three corners of the head, its tip first."""
    tip = curve[-1]
    base = shortened(curve, ARROW.length * scale)[-1]
    turn = atan2(tip[1] - base[1], tip[0] - base[0])
    half = ARROW.half * scale
    return [
        tip,
        (base[0] + half * cos(turn + pi / 2), base[1] + half * sin(turn + pi / 2)),
        (base[0] + half * cos(turn - pi / 2), base[1] + half * sin(turn - pi / 2)),
    ]


def ring(curve: Sequence[Point]) -> Point:
    """Return the mark of a missing carrier: a small ring where the line leaves the giver."""
    start, towards = curve[0], lettering.along(curve)[2]
    gap = hypot(towards[0] - start[0], towards[1] - start[1]) or 1.0
    return _between(start, towards, (RING.radius + RING.off) / gap)


def bar(curve: Sequence[Point], label: Box) -> list[Point]:
    """Return the mark of a dispute.

    A bar across the line, beside the label and clear of both ends.
    """
    path = lettering.along(curve)
    around = Box(label.x, label.y, label.width + 14, label.height + 14)
    centre = min(range(len(path)), key=lambda i: hypot(path[i][0] - label.x, path[i][1] - label.y))
    free = [i for i in range(4, len(path) - 5) if not around.holds(path[i])]
    index = min(free, key=lambda i: (abs(i - centre), i), default=len(path) // 2)
    (x1, y1), (x2, y2) = path[index - 1], path[index + 1]
    turn = atan2(y2 - y1, x2 - x1) + pi / 2
    x, y = path[index]
    across, down = BAR.half * cos(turn), BAR.half * sin(turn)
    return [(x - across, y - down), (x + across, y + down)]
