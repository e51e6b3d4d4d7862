"""Curves between boxes where no router drew them: straight, or bowed apart where several join two.

Lengths and directions as in :mod:`exports.layout`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import hypot, inf

from exports.lettering import Box, Point

Curve = tuple[Point, ...]

APART = 22.0
"""How far the middles of neighbouring bows stand apart."""


def bows(transfers: Iterable[tuple[str, str, str]], boxes: Mapping[str, Box]) -> dict[str, Curve]:
    """One cubic Bézier for each (transfer id, giver, receiver), by transfer id.

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
            offset = (number - (len(between) - 1) / 2) * APART * (1 if giver == first else -1)
            curves[name] = _bow(boxes[giver], boxes[receiver], offset)
    return curves


def _bow(start: Box, end: Box, offset: float) -> Curve:
    """From border to border; ``offset`` moves the middle to the right of the way there."""
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
    """Where the way from the centre in that direction leaves the box."""
    part = min(
        box.width / 2 / abs(across) if across else inf,
        box.height / 2 / abs(down) if down else inf,
    )
    return box.x + across * part, box.y + down * part


def _loop(box: Box, number: int) -> Curve:
    top, half = box.y - box.height / 2, box.width / 4
    rise = top - 2 * APART * (number + 1)
    points = ((-half, top), (-2 * half, rise), (2 * half, rise), (half, top))
    return tuple((round(box.x + x, 2), round(y, 2)) for x, y in points)
