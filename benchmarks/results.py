"""What was measured, what is held to, and both as a table."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter

HEADINGS = ("", "CPU s", "wall s", "peak MiB", "to the yardstick", "held to", "")

UNITS = {
    "ratio": "{} times",
    "worst": "{} times at worst",
    "cpu": "{} s",
    "slowest": "{} s at worst",
    "peak": "{} MiB",
    "unproved": "{} unproved",
}
"""By figure of a result, how a goal for it is written."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured; with ``over`` it is known to be more than that."""

    value: float
    over: bool = False

    def __str__(self) -> str:
        return f"over {rounded(self.value)}" if self.over else rounded(self.value)


def rounded(value: float) -> str:
    """Return a number to three figures."""
    if value == 0 or not math.isfinite(value):
        return f"{value:.0f}"
    return f"{value:,.{max(2 - math.floor(math.log10(abs(value))), 0)}f}"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is held to: that a figure of a result is at most so much.

    ``size`` is the number of statements that this was said for, 0 for any; at others the goal is
    shown, and not judged.
    """

    figure: str
    most: float
    size: int = 1_000_000

    def text(self, size: int) -> str:
        """Return the goal in words, as it stands beside a result of that size."""
        words = "≤ " + UNITS[self.figure].format(rounded(self.most))
        return words if self.size in (0, size) else f"{words} (at {self.size:,})"

    def verdict(self, figures: Mapping[str, Figure], size: int) -> str:
        """Return "met" or "not met"; "" where nothing was said for that size."""
        if self.size not in (0, size):
            return ""
        found = figures.get(self.figure)
        if found is None or (found.over and found.value < self.most):
            return "not known"
        return "not met" if found.over or found.value > self.most else "met"


@dataclass(frozen=True, slots=True)
class Result:
    """What is told of one contestant: its figures by name, and what else is to be said."""

    name: str
    figures: Mapping[str, Figure]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A contest that was held: its results, and the goals by contestant."""

    title: str
    size: int
    results: Sequence[Result]
    goals: Mapping[str, Sequence[Goal]] = field(default_factory=dict)

    def markdown(self) -> str:
        """Return it as a table of Markdown that can be read as it is."""
        rows = [HEADINGS, *map(self._row, self.results)]
        widths = [max(map(len, column), default=0) for column in zip(*rows, strict=True)]
        lines = [_line(row, widths) for row in rows]
        lines.insert(1, _line(["-" * width for width in widths], widths))
        return "\n".join([f"### {self.title}", "", *lines, ""])

    def _row(self, one: Result) -> tuple[str, ...]:
        cells = (_cell(one.figures, name) for name in ("cpu", "wall", "peak"))
        goals = self.goals.get(one.name, ())
        held = "; ".join(goal.text(self.size) for goal in goals)
        verdicts = (goal.verdict(one.figures, self.size) for goal in goals)
        name = f"{one.name} ({one.note})" if one.note else one.name
        return (name, *cells, _ratio(one.figures), held, "; ".join(filter(None, verdicts)))


def _cell(figures: Mapping[str, Figure], name: str) -> str:
    return str(figures[name]) if name in figures else ""


def _ratio(figures: Mapping[str, Figure]) -> str:
    text = _cell(figures, "ratio")
    return f"{text} (worst {figures['worst']})" if "worst" in figures else text


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def middle(figures: Sequence[Figure]) -> Figure:
    """Return the median: of an even number, the greater of the two in the middle.

    What is over its limit comes last.
    """
    return sorted(figures, key=lambda one: (one.over, one.value))[len(figures) // 2]


def greatest(figures: Sequence[Figure]) -> Figure:
    """Return the greatest; where one is over its limit, the greatest is over that."""
    return Figure(max(one.value for one in figures), any(one.over for one in figures))


def over(one: Figure, yardstick: Figure | None) -> Figure | None:
    """Return what the one is to the other; None where that cannot be said."""
    if yardstick is None or yardstick.over or not yardstick.value:
        return None
    return Figure(one.value / yardstick.value, one.over)


BUNDLED, BETWEEN = 0, -1
"""Sizes of tables that tell of no generated dataset, or of several."""

_SPECIAL = {BUNDLED: "The bundled dataset", BETWEEN: "From one size to the next"}


def lines(tables: Sequence[Table]) -> Iterator[str]:
    """Yield all tables, under a heading for each size."""
    for size, same in groupby(tables, attrgetter("size")):
        yield f"## {_SPECIAL.get(size) or f'{size:,} statements'}\n"
        yield from (one.markdown() for one in same)


def growth(tables: Iterable[Table], names: Sequence[str]) -> Table:
    """Return by how many mebibytes the peak of these contestants grows with the statements."""
    peaks: defaultdict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for table in tables:
        for one in table.results:
            if one.name in names and "peak" in one.figures and not one.figures["cpu"].over:
                peaks[one.name].append((table.size, one.figures["peak"]))
    found = [
        Result(
            f"{name}, from {less:,} to {more:,} statements",
            {"peak": Figure(max(after.value - before.value, 0))},
        )
        for name, same in peaks.items()
        for (less, before), (more, after) in pairwise(sorted(same))
    ]
    goals = {one.name: [Goal("peak", MOST_GROWN, BETWEEN)] for one in found}
    return Table("What the peak of memory grows by", BETWEEN, found, goals)


MOST_GROWN = 64
"""How many mebibytes more an export may need for ten times as many rows."""
