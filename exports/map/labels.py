"""Where words go on the drawn map: lines in a box, the size of the box, labels beside curves.

Widths are estimated from the proportions of common sans-serif faces and err on the wide side;
whoever paints may still condense a line to the width given here. All lengths are in CSS pixels
of the map at its own scale, y growing downwards.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from exports.map.marks import LABEL_SIZE, NAME_SIZE, TYPE_SIZE

NAME_LINE, TYPE_LINE, LABEL_LINE = 19.0, 15.5, 16.5
BOLD = 1.18
"""How much wider the letters of a name run, which are bold."""

NAME_WIDTH, NAME_LINES = 176.0, 4
LABEL_WIDTH, LABEL_LINES = 96.0, 4
PADDING = 7.0
MARK_WIDTH = 16.0
END_ROOM = 24.0
STEPS = 48
SQUARE = 48.0
CROWDED = 150

_GROUPS = {"ijl'|": 0.25, "ft.,:;!/()[] I": 0.3, "r-": 0.36, "cksvxyz": 0.53, "w": 0.78, "mM": 0.9}
_EMS = {letter: em for letters, em in _GROUPS.items() for letter in letters}

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre and its size."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(across, 0.0) * max(down, 0.0)

    def holds(self, point: Point) -> bool:
        """Return whether the point lies within."""
        return abs(point[0] - self.x) < self.width / 2 and abs(point[1] - self.y) < self.height / 2


def width(text: str, size: float) -> float:
    """Return how wide the text runs at that size, a little more than in a usual sans-serif."""
    return sum(map(_em, text)) * size


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Cc"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _EMS.get(letter, 0.74 if letter.isupper() else 0.59)


def wrap(text: str, size: float, room: float, most: int) -> list[str]:
    """Return the text in at most ``most`` lines that fit ``room``; what does not fit ends in "…".

    Breaks at spaces, and within a word only where the word alone is too wide. White space and
    characters that do not print are folded.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text[: 40 * most], size, room):
        longer = f"{line} {word}".strip()
        if width(longer, size) <= room or not line:
            line = longer
        else:
            lines.append(line)
            line = word
    lines.append(line)
    if len(lines) <= most and len(text) <= 40 * most:
        return lines
    return [*lines[: most - 1], _cut(lines[min(most, len(lines)) - 1], size, room)]


def _cut(line: str, size: float, room: float) -> str:
    while line and width(f"{line}…", size) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _pieces(text: str, size: float, room: float) -> Iterable[str]:
    for word in text.split():
        piece = ""
        for letter in word:
            if width(piece + letter, size) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def name_box(name: str, kind: str) -> tuple[list[str], float, float]:
    """Return the lines of an actor's name, and the width and height of the box that holds it."""
    bold = NAME_SIZE * BOLD
    lines = wrap(name, bold, NAME_WIDTH, NAME_LINES) or [""]
    widest = max([width(line, bold) for line in lines] + [width(kind, TYPE_SIZE)])
    across = min(max(widest, 76.0), NAME_WIDTH + 8) + 2 * PADDING
    return lines, round(across, 1), len(lines) * NAME_LINE + TYPE_LINE + 1.6 * PADDING


def label_size(label: str, marked: bool) -> tuple[list[str], float, float]:
    """Return the lines of an edge's label and its size.

    ``marked`` leaves room for a mark before it.
    """
    lines = wrap(label, LABEL_SIZE, LABEL_WIDTH, LABEL_LINES)
    widest = max(width(line, LABEL_SIZE) for line in lines)
    across = widest + 6 + (MARK_WIDTH if marked else 0)
    return lines, round(across, 1), len(lines) * LABEL_LINE + 2


def along(curve: Sequence[Point], steps: int = STEPS) -> list[Point]:
    """Return ``steps + 1`` points along a chain of cubic Béziers (``1 + 3n`` control points).

    They stand evenly in length, the first and the last at the curve's ends.
    """
    rough = [curve[0]]
    for start in range(0, len(curve) - 3, 3):
        rough += [_cubic(curve[start : start + 4], step / STEPS) for step in range(1, STEPS + 1)]
    whole = _length(rough)
    found, walked, index = [curve[0]], 0.0, 1
    for step in range(1, steps):
        wanted = whole * step / steps
        while index < len(rough) - 1 and walked + _gap(rough, index) < wanted:
            walked += _gap(rough, index)
            index += 1
        part = min((wanted - walked) / (_gap(rough, index) or 1.0), 1.0)
        (x1, y1), (x2, y2) = rough[index - 1], rough[index]
        found.append((x1 + part * (x2 - x1), y1 + part * (y2 - y1)))
    return [*found, curve[-1]]


def _gap(points: Sequence[Point], index: int) -> float:
    (x1, y1), (x2, y2) = points[index - 1], points[index]
    return hypot(x2 - x1, y2 - y1)


def _length(points: Sequence[Point]) -> float:
    return sum(_gap(points, index) for index in range(1, len(points)))


def _cubic(control: Sequence[Point], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, control, strict=True)),
        sum(w * p[1] for w, p in zip(weights, control, strict=True)),
    )


class _Crowd:
    """What a label can collide with: boxes and points of curves, found by square of the map."""

    def __init__(self, boxes: Iterable[Box], paths: Mapping[str, Sequence[Point]]) -> None:
        self._boxes: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        self._points: defaultdict[tuple[int, int], list[tuple[str, Point]]] = defaultdict(list)
        for box in boxes:
            self.add(box)
        for name, path in paths.items():
            for point in path:
                self._points[int(point[0] // SQUARE), int(point[1] // SQUARE)].append((name, point))

    def add(self, box: Box) -> None:
        for square in self._squares(box):
            self._boxes[square].append(box)

    def _squares(self, box: Box) -> Iterable[tuple[int, int]]:
        left, right = box.x - box.width / 2, box.x + box.width / 2
        top, bottom = box.y - box.height / 2, box.y + box.height / 2
        for column in range(int(left // SQUARE), int(right // SQUARE) + 1):
            for row in range(int(top // SQUARE), int(bottom // SQUARE) + 1):
                yield column, row

    def cost(self, box: Box, own: str) -> float:
        """Return what it costs to put the label of the curve ``own`` there."""
        wider = Box(box.x, box.y, box.width + 6, box.height + 4)
        squares = list(self._squares(wider))
        near = {one for square in squares for one in self._boxes[square]}
        crossing = {
            name for square in squares for name, point in self._points[square] if box.holds(point)
        }
        covered = sum(wider.overlap(one) for one in near)
        return (200 + covered * 5 if covered else 0) + len(crossing - {own}) * 45


def place_labels(
    curves: Mapping[str, Sequence[Point]],
    sizes: Mapping[str, tuple[float, float]],
    boxes: Sequence[Box],
) -> tuple[dict[str, Box], float]:
    """Return a place on each curve for its label, clear of boxes, ends, labels and other curves.

    Beside the places, what they cost in all: 0 where each label has the middle of its curve to
    itself, about 200 for each one that something covers.

    Shortest curves choose first, having least choice; each takes the best of its own points (and
    of points just beside it). Greedy, so one may still collide where there is no room at all;
    about linear in the length of all curves; deterministic.
    """
    paths = {name: along(curve) for name, curve in curves.items()}
    lengths = {name: _length(path) for name, path in paths.items()}
    dense = {
        name: along(curve, max(STEPS, int(lengths[name] / 5))) for name, curve in curves.items()
    }
    ends = [Box(*path[end], END_ROOM, END_ROOM) for path in paths.values() for end in (0, -1)]
    crowd = _Crowd([*boxes, *ends], dense)
    placed: dict[str, Box] = {}
    spent = 0.0
    for name in sorted(paths, key=lambda one: (lengths[one], one)):
        options = _candidates(paths[name], *sizes[name], 1 if len(paths) <= CROWDED else 6)
        costs = [(own + crowd.cost(box, name), box) for box, own in options]
        cost, placed[name] = min(costs, key=lambda one: one[0])
        crowd.add(placed[name])
        spent += cost
    return placed, spent


def _candidates(
    path: Sequence[Point], across: float, down: float, step: int
) -> Iterable[tuple[Box, float]]:
    """Return boxes on the curve and just above and below it, with what each costs in itself."""
    middle = len(path) // 2
    for index in range(middle % step or step, len(path) - 3, step):
        x, y = path[index]
        off_centre = 30 * abs(index - middle) / middle
        yield Box(x, y, across, down), off_centre
        for shift in (-1, 1):
            yield Box(x, y + shift * (down / 2 + 4), across, down), off_centre + 90
