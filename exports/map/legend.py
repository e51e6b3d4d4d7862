"""What the page explains: the modes on the map with their counts, and the whole vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from exports.rows import dossier
from exports.words.escapes import XML_TEXT
from graph.model.vocabulary import MODE_KINDS, MODES, VOCABULARIES

text = XML_TEXT.escaped

EXPLAINED = (
    *("mode kind", "mode", "band", "mark", "grade", "stance"),
    *("basis", "interest", "hedge", "fidelity", "explicitness"),
)


def kinds(transfers: Mapping[str, dossier.Plain]) -> list[dict[str, Any]]:
    """Every kind of mode with its modes that are drawn, how often, and what they mean."""
    count = Counter(one["mode_id"] for one in transfers.values() if one["drawn"])
    return [
        {
            "id": kind.id,
            "name": dossier.words(kind.id),
            "means": kind.definition,
            "modes": [
                {
                    "id": mode.id,
                    "name": dossier.words(mode.id),
                    "count": count[mode.id],
                    "means": mode.definition,
                }
                for mode in MODES.values()
                if mode.family == kind.id and count[mode.id]
            ],
        }
        for kind in MODE_KINDS.values()
    ]


def vocabulary() -> list[tuple[str, list[tuple[str, str]]]]:
    """The words of the data that the page uses, with their definitions, by vocabulary."""
    return [
        (
            name.capitalize(),
            [(dossier.words(term.id), term.definition) for term in VOCABULARIES[name].values()],
        )
        for name in EXPLAINED
    ]


INK, QUIET = "#1c1e21", "#5c5f63"

FAMILIES: Mapping[str, str] = MappingProxyType(
    {"transfer": "#1958c8", "diversion": "#a8480f", "loss": "#26292d", "possession": "#8a4f9e"}
)
"""The hue of a line by the kind of its mode."""

LINES: Mapping[str, str] = MappingProxyType(
    {
        "documented": "",
        "acknowledged": "14 4",
        "reported": "8 5",
        "alleged": "3 4",
        "open-documented": "14 4 3 4",
    }
)
"""The dashes of a line by the band of the transfer."""

WIDTHS: Mapping[str, float] = MappingProxyType({"voices-1": 1.6, "voices-2": 2.8, "voices-3": 4.2})
"""How thick a line is by how many voices back it."""

HEIGHT = 148.0
_COLUMN, _ROW, _TOP, _SIZE = 186.0, 21.0, 30.0, 13.0
_PLAIN = "#4a4d52"


def legend() -> str:
    """The legend, from its upper left corner, :data:`HEIGHT` high."""
    return "\n".join(_columns())


def _columns() -> Iterator[str]:
    kinds = [(_sample(hue, "documented"), name) for name, hue in FAMILIES.items()]
    bands = [(_sample(_PLAIN, name), name) for name in list(LINES)[:4]]
    voices = [
        (_sample(_PLAIN, "documented", width), words)
        for width, words in zip(
            WIDTHS.values(), ("1 voice, or none", "2 voices", "3 or more"), strict=True
        )
    ]
    marks = [
        (_sample(_PLAIN, "documented", bar=True), "disputed"),
        (_sample(_PLAIN, "alleged", ring=True), "no carrier named, or only implied"),
        (_sample(_PLAIN, "open-documented", ring=True), "… but documented"),
    ]
    boxes = [
        (_box('rx="4" stroke="#8b897f"'), "actor"),
        (_box(f'stroke="{INK}" stroke-width="2"'), "stockpile"),
        (_box('rx="4" stroke="#8b897f" stroke-dasharray="4 3"'), "unknown, unspecified"),
    ]
    for number, (title, rows) in enumerate(
        (
            ("Colour: kind", kinds),
            ("Dashes: backing", bands),
            ("Width: independent voices", voices),
            ("Marks", marks),
            ("Boxes", boxes),
        )
    ):
        yield f'<g transform="translate({number * _COLUMN:g} 0)">'
        yield f'<text y="{_TOP}" font-size="{_SIZE}" fill="{QUIET}">{text(title)}</text>'
        for row, (sample, words) in enumerate(rows, 1):
            yield f'<g transform="translate(0 {_TOP + row * _ROW - 13:g})">{sample}'
            yield f'<text x="56" y="13" font-size="{_SIZE}" fill="{INK}">{text(words)}</text></g>'
        yield "</g>"


def _sample(hue: str, line: str, width: float = 1.6, ring: bool = False, bar: bool = False) -> str:
    dashes = f' stroke-dasharray="{LINES[line]}"' if LINES[line] else ""
    drawn = f'<path stroke="{hue}" stroke-width="{width}"{dashes} d="M{9 if ring else 2},9L36,9"/>'
    drawn += f'<path fill="{hue}" d="M45,9L35,4.6L35,13.4Z"/>'
    if ring:
        drawn += (
            f'<circle cx="5.2" cy="9" r="3.6" fill="#ffffff" stroke="{hue}" stroke-width="1.6"/>'
        )
    return drawn + (f'<path stroke="{hue}" stroke-width="2.6" d="M19,1L19,17"/>' if bar else "")


def _box(frame: str) -> str:
    return f'<rect x="8" y="1" width="30" height="16" fill="#f7f6f2" {frame}/>'
