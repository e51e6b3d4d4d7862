"""What the page explains: the modes on the map with their counts, and the whole vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from exports.map import marks
from exports.rows import dossier
from exports.words.escapes import XML_TEXT
from graph.model.vocabulary import MODE_KINDS, MODES, VOCABULARIES, spoken

text = XML_TEXT.escaped

EXPLAINED = (
    *("mode kind", "mode", "band", "mark", "grade", "stance"),
    *("basis", "interest", "hedge", "fidelity", "explicitness"),
)


def kinds(transfers: Mapping[str, dossier.Plain]) -> list[dict[str, Any]]:
    """Return every kind of mode with its modes that are drawn, how often, and what they mean.

    A mode's ``count`` is of arrows; ``short`` are its lines that stop short, which are counted
    apart.
    """
    drawn = [one for one in transfers.values() if one["drawn"]]
    count = Counter(one["mode_id"] for one in drawn if not one["no_edge"])
    short = Counter(one["mode_id"] for one in drawn if one["no_edge"])
    return [
        {
            "id": kind.id,
            "name": spoken(kind.id),
            "means": kind.definition,
            "modes": [
                {
                    "id": mode.id,
                    "name": spoken(mode.id),
                    "count": count[mode.id],
                    "short": short[mode.id],
                    "means": mode.definition,
                }
                for mode in MODES.values()
                if mode.family == kind.id and (count[mode.id] or short[mode.id])
            ],
        }
        for kind in MODE_KINDS.values()
    ]


def vocabulary() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the words of the data that the page uses, with their definitions, by vocabulary."""
    return [
        (
            name.capitalize(),
            [(spoken(term.id), term.definition) for term in VOCABULARIES[name].values()],
        )
        for name in EXPLAINED
    ]


_INK, _QUIET, _GROUND = marks.INK.light, marks.QUIET.light, marks.GROUND.light
_BOX, _BOX_LINE = marks.BOX.light, marks.BOX_LINE.light
_COLUMN, _ROW, _TOP, _SIZE = 186.0, 21.0, 30.0, 13.0
HEIGHT = _TOP + _ROW * max(4, len(marks.FAMILIES)) + 34.0


def legend() -> str:
    """Return the legend, from its upper left corner, :data:`HEIGHT` high."""
    return "\n".join(_columns())


Rows = Sequence[tuple[str, str]]
"""Samples, each with its words."""


def _columns() -> Iterator[str]:
    columns: tuple[tuple[str, Rows], ...] = (
        ("Colour: kind", _kinds()),
        ("Dashes: backing", [(_sample(marks.PLAIN, one), one) for one in list(marks.LINES)[:4]]),
        ("Width: independent voices", _voices()),
        ("Marks", _signs()),
        ("Boxes", _boxes()),
    )
    for number, (title, rows) in enumerate(columns):
        yield f'<g transform="translate({number * _COLUMN:g} 0)">'
        yield f'<text y="{_TOP}" font-size="{_SIZE}" fill="{_QUIET}">{text(title)}</text>'
        for row, (sample, words) in enumerate(rows, 1):
            yield f'<g transform="translate(0 {_TOP + row * _ROW - 13:g})">{sample}'
            yield f'<text x="56" y="13" font-size="{_SIZE}" fill="{_INK}">{text(words)}</text></g>'
        yield "</g>"


def _kinds() -> Rows:
    return [(_sample(hue, "documented"), name) for name, hue in marks.FAMILIES.items()]


def _voices() -> Rows:
    words = ("1 voice, or none", "2 voices", "3 or more")
    widths = zip(marks.WIDTHS.values(), words, strict=True)
    return [(_sample(marks.PLAIN, "documented", width), told) for width, told in widths]


def _signs() -> Rows:
    return [
        (_sample(marks.PLAIN, "documented", bar=True), "disputed"),
        (_sample(marks.PLAIN, "alleged", ring=True), "no carrier named, or only implied"),
        (_sample(marks.PLAIN, "open-documented", ring=True), "… but documented"),
        (_sample(marks.PLAIN, "short"), "not said to have arrived, or retracted"),
    ]


def _boxes() -> Rows:
    rounded = f'rx="{marks.SAMPLE.corner}" stroke="{_BOX_LINE}"'
    return [
        (_box(rounded), "actor"),
        (_box(f'stroke="{_INK}" stroke-width="{marks.FRAME.stock}"'), "stockpile"),
        (_box(f'{rounded} stroke-dasharray="{marks.FRAME.open}"'), "unknown, unspecified"),
    ]


def _sample(
    hue: marks.Hue,
    line: str,
    width: float = marks.WIDTHS["voices-1"],
    ring: bool = False,
    bar: bool = False,
) -> str:
    stroke, is_arrow = f'stroke="{hue.light}"', line != "short"
    shaft = marks.SAMPLE.ringed if ring else marks.SAMPLE.line if is_arrow else marks.SAMPLE.short
    dashes = f' stroke-dasharray="{marks.LINES[line]}"' if marks.LINES[line] else ""
    drawn = f'<path {stroke} stroke-width="{width}"{dashes} d="{shaft}"/>'
    if is_arrow:
        drawn += f'<path fill="{hue.light}" d="{marks.SAMPLE.head}"/>'
    if ring:
        x, y = marks.SAMPLE.ring
        drawn += (
            f'<circle cx="{x}" cy="{y}" r="{marks.RING.radius}" fill="{_GROUND}" {stroke}'
            f' stroke-width="{marks.RING.line}"/>'
        )
    if bar:
        drawn += f'<path {stroke} stroke-width="{marks.BAR.line}" d="{marks.SAMPLE.bar}"/>'
    return drawn


def _box(frame: str) -> str:
    return f'<rect x="8" y="1" width="30" height="16" fill="{_BOX}" {frame}/>'
