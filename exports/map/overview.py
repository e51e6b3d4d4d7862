"""The map of many actors: dots where a force-directed layout puts them, computed beforehand.

Positions come from ``neato`` (:func:`exports.map.layout.neato_places`); nothing moves in the page.
Only the best connected actors are named, where there is room for the name; a transfer's word is
shown when it is chosen or the map is enlarged. The closer views of the page are made of the boxes
and words that are measured here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from exports.map import labels, marks
from exports.map.labels import Box
from exports.map.layout import Place, Transfers, bows, neato_places

DOT_RADIUS = 6.0
"""The radius of an actor's dot; its size says nothing."""

NAMED = 40
DOT_SPACING = 62.0
"""How far dots stand apart, by and large."""

PUSHES = 30

TAG_WIDTH, TAG_HEIGHT = 180.0, 20.0

Plain = dict[str, Any]
Points = NDArray[np.float64]


def places(graph: nx.MultiDiGraph[str]) -> dict[str, Place]:
    """Return the places of all actors, as dense in the middle as at the rim.

    The same for the same graph.

    The directions from the middle are those of the layout; the distances are made even, or the
    best connected would stand in a heap and their names on each other.
    """
    found = neato_places(graph, dict.fromkeys(graph, (2 * DOT_RADIUS, 2 * DOT_RADIUS)))
    names = sorted(found)
    points = np.array([(found[name].x, found[name].y) for name in names]).reshape(-1, 2)
    apart = _pushed(_even(points))
    return {
        name: Place(round(float(x), 1), round(float(y), 1))
        for name, (x, y) in zip(names, apart, strict=True)
    }


def _even(points: Points) -> Points:
    """Return each actor on its way from the middle, at the distance that its turn on that way
    gives.
    """
    if not len(points):
        return points
    off = points - points.mean(axis=0)
    far = np.hypot(off[:, 0], off[:, 1])
    turn = np.empty(len(points))
    turn[np.argsort(far, kind="stable")] = np.arange(len(points)) + 0.5
    wanted = DOT_SPACING * np.sqrt(turn / np.pi)
    scale = np.divide(wanted, far, out=np.zeros_like(far), where=far > 0)
    moved: Points = off * scale[:, None]
    return moved


def _pushed(points: Points) -> Points:
    """Return those that are nearer to each other than they should be, pushed apart a few times."""
    least = 0.6 * DOT_SPACING
    for _ in range(PUSHES):
        away = points[:, None, :] - points[None, :, :]
        far = np.hypot(away[..., 0], away[..., 1])
        np.fill_diagonal(far, np.inf)
        near = np.minimum(far, least)
        push = (least - near) / 2 / near.clip(1e-6)
        points = points + 0.5 * (away * push[..., None]).sum(axis=1)
    return points


def curves(transfers: Transfers, found: Mapping[str, Place]) -> dict[str, Any]:
    """Return a line for each transfer, from dot to dot; those of one pair are bowed apart."""
    boxes = {name: Box(at.x, at.y, 2 * DOT_RADIUS, 2 * DOT_RADIUS) for name, at in found.items()}
    return bows(transfers, boxes)


def tags(names: Mapping[str, str], transfers: Transfers, found: Mapping[str, Place]) -> Plain:
    """Return, for the best connected actors by id, the name and the middle of its line.

    They are clear of dots and of each other as far as there is room.
    """
    degree = Counter(end for _, giver, receiver in transfers for end in (giver, receiver))
    best = sorted(degree, key=lambda name: (-degree[name], name))[:NAMED]
    dots = [Box(at.x, at.y, 2 * DOT_RADIUS + 4, 2 * DOT_RADIUS + 4) for at in found.values()]
    taken: list[Box] = []
    placed: Plain = {}

    def cost(box: Box) -> float:
        return 20 * sum(map(box.overlap, taken)) + sum(map(box.overlap, dots))

    for name in best:
        size = marks.NAME_SIZE * labels.BOLD
        line = labels.wrap(names[name], size, TAG_WIDTH, 1)[0]
        box = min(_candidates(found[name], labels.width(line, size) + 6), key=cost)
        taken.append(box)
        placed[name] = [line, box.x, box.y + 5]
    return placed


def _candidates(at: Place, across: float) -> Iterator[Box]:
    beside, above = DOT_RADIUS + 4 + across / 2, DOT_RADIUS + 2 + TAG_HEIGHT / 2
    for away in (0.0, TAG_HEIGHT, 2 * TAG_HEIGHT):  # at its dot, or a line or two further off
        for x in (0, beside / 2, -beside / 2, beside, -beside):
            for y in (-above, above) if abs(x) < beside else (0, -above / 2, above / 2):
                further = away if y >= 0 else -away
                yield Box(at.x + x, at.y + y + further, across, TAG_HEIGHT)
