"""The shapes of an arrow: its shaft, its head, and the marks on it, as points."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin

from exports import lettering
from exports.lettering import Box, Point

ARROW_LENGTH, ARROW_HALF = 11.0, 4.6
BAR_HALF = 8.0
RING = 3.6


def shortened(curve: Sequence[Point], length: float) -> list[Point]:
    """The chain of Béziers without its last ``length``, which must lie in its last cubic.

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
    """The three corners of the head, its tip first."""
    tip = curve[-1]
    base = shortened(curve, ARROW_LENGTH * scale)[-1]
    turn = atan2(tip[1] - base[1], tip[0] - base[0])
    half = ARROW_HALF * scale
    return [
        tip,
        (base[0] + half * cos(turn + pi / 2), base[1] + half * sin(turn + pi / 2)),
        (base[0] + half * cos(turn - pi / 2), base[1] + half * sin(turn - pi / 2)),
    ]


def ring(curve: Sequence[Point]) -> Point:
    """The mark of a missing carrier: a small ring where the line leaves the giver."""
    start, towards = curve[0], lettering.along(curve)[2]
    gap = hypot(towards[0] - start[0], towards[1] - start[1]) or 1.0
    return _between(start, towards, (RING + 1.5) / gap)


def bar(curve: Sequence[Point], label: Box) -> list[Point]:
    """The mark of a dispute: a bar across the line, beside the label and clear of both ends."""
    path = lettering.along(curve)
    around = Box(label.x, label.y, label.width + 14, label.height + 14)
    centre = min(range(len(path)), key=lambda i: hypot(path[i][0] - label.x, path[i][1] - label.y))
    free = [i for i in range(4, len(path) - 5) if not around.holds(path[i])]
    index = min(free, key=lambda i: (abs(i - centre), i), default=len(path) // 2)
    (x1, y1), (x2, y2) = path[index - 1], path[index + 1]
    turn = atan2(y2 - y1, x2 - x1) + pi / 2
    x, y = path[index]
    across, down = BAR_HALF * cos(turn), BAR_HALF * sin(turn)
    return [(x - across, y - down), (x + across, y + down)]
