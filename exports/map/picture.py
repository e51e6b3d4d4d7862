"""The layered picture as one SVG file: the drawing, its legend, its caveats.

It stands alone: light, no style sheet, no font and nothing else from outside. Everything that is
drawn has the id of its actor (``actor-…``) or transfer (``transfer-…``) and a ``title`` with the
whole text, of which the drawing may show only a part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from types import MappingProxyType
from typing import Any, BinaryIO

from exports.map import marks
from exports.map.drawing import Drawing, draw
from exports.map.legend import HEIGHT, legend
from exports.rows import dossier
from exports.rows.tables import absent_tables
from exports.words import phrases
from exports.words.escapes import XML_ATTRIBUTE, XML_TEXT
from exports.writing.format import Cleaner, Loss, absent, counted, left_out
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import Network

text, attribute = XML_TEXT.escaped, XML_ATTRIBUTE.escaped

FONTS = "Roboto, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
LEAST_WIDTH = 980.0
SIDE, HEAD, TITLE_SIZE, SMALL, SMALL_LINE = 24.0, 64.0, 22.0, 13.0, 19.0

_INK, _QUIET, _GROUND = marks.INK.light, marks.QUIET.light, marks.GROUND.light
_BOX, _BOX_LINE = marks.BOX.light, marks.BOX_LINE.light

Plain = Mapping[str, Any]


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the picture as SVG; return what it could not hold."""
    content, found, _, _ = made(network)
    stream.write(content)
    return found


def made(network: Network) -> tuple[bytes, Sequence[Loss], float, float]:
    """Return the SVG file, what it could not hold, and its width and height in CSS pixels."""
    cleaner = Cleaner(XML_TEXT)
    actors, transfers = dossier.actors(network), dossier.transfers(network)
    for actor in actors.values():
        column = "actors.name" if actor["drawn"] else ""
        actor["name"] = cleaner.clean(actor["name"], column)
    drawing = draw(actors, transfers)
    width = max(drawing.width + 2 * SIDE, LEAST_WIDTH)
    foot = HEAD + drawing.height + HEIGHT
    height = foot + SMALL_LINE * len(subtitle()) + SIDE
    title = cleaner.clean(network.dataset.title, "") or phrases.UNTITLED
    parts = [
        *_head(title, width, height),
        f'<g transform="translate({(width - drawing.width) / 2:g} {HEAD})">',
        *_lines(network, drawing, transfers),
        *_labels(drawing, transfers),
        *_boxes(drawing, actors),
        "</g>",
        f'<g transform="translate({SIDE} {HEAD + drawing.height:g})">{legend()}</g>',
        *_foot(foot),
        "</svg>\n",
    ]
    return "\n".join(parts).encode(), [*losses(network), *cleaner.losses()], width, height


def _head(title: str, width: float, height: float) -> Iterator[str]:
    """Yield the beginning of the file, its ground and its heading."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" font-family="{attribute(FONTS)}" role="img">'
    )
    yield f"<title>{text(title)}</title>"
    yield f"<desc>{text(' '.join(subtitle()))}</desc>"
    yield f'<rect width="{width:g}" height="{height:g}" fill="{_GROUND}"/>'
    yield (
        f'<text x="{SIDE}" y="42" font-size="{TITLE_SIZE}" font-weight="700" fill="{_INK}">'
        f"{text(title)}</text>"
    )


def _foot(top: float) -> Iterator[str]:
    for number, sentence in enumerate(subtitle(), 1):
        at = f'x="{SIDE}" y="{top + number * SMALL_LINE:g}" font-size="{SMALL}" fill="{_QUIET}"'
        yield f"<text {at}>{text(sentence)}</text>"


def _lines(network: Network, drawing: Drawing, transfers: Mapping[str, Plain]) -> Iterator[str]:
    for name, at in drawing.transfers.items():
        one = transfers[name]
        hue, dashes = marks.FAMILIES[one["family"]].light, marks.LINES[one["line"]]
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        width = marks.WIDTHS[one["breadth"]]
        yield (
            f'<g id="transfer-{attribute(name)}"><title>{_told(network, name, one)}</title>'
            f'<path fill="none" stroke="{hue}" stroke-width="{width}"{dashed}'
            f' d="{at["path"]}"/>'
        )
        if at["arrow"]:
            yield f'<path fill="{hue}" d="{at["arrow"]}"/>'
        if at["ring"]:
            x, y = at["ring"]
            ring = f'fill="{_GROUND}" stroke="{hue}" stroke-width="{marks.RING.line}"'
            yield f'<circle cx="{x}" cy="{y}" r="{marks.RING.radius}" {ring}/>'
        if at["bar"]:
            bar = f'stroke="{hue}" stroke-width="{marks.BAR.line}"'
            yield f'<path fill="none" {bar} d="{at["bar"]}"/>'
        yield "</g>"


def _told(network: Network, name: str, one: Plain) -> str:
    ends = f"{one['giver_name']} → {one['receiver_name']}"
    backed = phrases.backing(network.dataset.transfer[name], network.findings[name])
    told = f"{ends}: {dossier.mode(one)}; {backed}"
    return XML_TEXT.of(told)


def _labels(drawing: Drawing, transfers: Mapping[str, Plain]) -> Iterator[str]:
    for name, at in drawing.transfers.items():
        hue, box = marks.FAMILIES[transfers[name]["family"]].light, at["label"]
        yield (
            f'<rect x="{box["left"]}" y="{box["top"]}" width="{box["width"]}"'
            f' height="{box["height"]}" rx="{marks.LABEL_CORNER}" fill="{_GROUND}"/>'
        )
        if at["sign"]:
            x, y = at["sign"]
            yield (
                f'<g fill="none" stroke="{hue}" stroke-width="{marks.SIGN.line}"'
                f' transform="translate({x} {y})"><circle r="{marks.SIGN.radius}"/>'
                f'<path d="{marks.SIGN.cross}"/></g>'
            )
        yield from _words(at["lines"], marks.LABEL_SIZE, hue)


def _words(
    lines: Sequence[Sequence[Any]], size: float, hue: str, weight: int = 400
) -> Iterator[str]:
    for line, x, y in lines:
        look = f'font-size="{size}" font-weight="{weight}" fill="{hue}" text-anchor="middle"'
        yield f'<text x="{x}" y="{y}" {look}>{text(line)}</text>'


_ROUNDED = f'rx="{marks.FRAME.corner}" stroke="{_BOX_LINE}"'
_FRAMES = {
    "known": _ROUNDED,
    "stock": f'stroke="{_INK}" stroke-width="{marks.FRAME.stock}"',
    "open": f'{_ROUNDED} stroke-dasharray="{marks.FRAME.open}"',
}


def _boxes(drawing: Drawing, actors: Mapping[str, Plain]) -> Iterator[str]:
    for name, at in drawing.actors.items():
        one = actors[name]
        yield (
            f'<g id="actor-{attribute(name)}"><title>{text(one["name"])} ({one["type"]})</title>'
            f'<rect x="{at["left"]}" y="{at["top"]}" width="{at["width"]}" height="{at["height"]}"'
            f' fill="{_BOX}" {_FRAMES[one["shape"]]}/>'
        )
        yield from _words(at["lines"], marks.NAME_SIZE, _INK, 500)
        yield from _words([at["type_line"]], marks.TYPE_SIZE, _QUIET)
        yield "</g>"


COLUMNS_DRAWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "actors": frozenset(("id", "name", "type")),
        "transfers": frozenset(("id", "giver", "receiver", "mode")),
    }
)
"""The columns that can be read from a picture, by table."""

_WHY = "a picture has no room for them"

ABSENT = absent_tables(
    COLUMNS_DRAWN,
    _WHY,
    {
        "origins": f"{_WHY}; a line is as thick as there are voices",
        "statements": f"{_WHY}; lines show what they amount to",
        "rejected": "what is no transfer, or unread, is not drawn",
    },
)
"""Tables that a picture has no room for, and why."""


CLAIMS_OF_DATASET = "Arrows are claims made by the sources of the dataset, not findings."


def subtitle() -> tuple[str, ...]:
    """Return what is to be read beside every picture; it has no room for the sources themselves."""
    return (CLAIMS_OF_DATASET, phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING)


def losses(network: Network) -> list[Loss]:
    """Return what no picture of the map holds, and what is not drawn on this one. O(values)."""
    return unshown(network.dataset, dossier.on_the_map(network), {*network.drawn})


def unshown(dataset: Dataset, actors: Set[str], transfers: Set[str]) -> list[Loss]:
    """Return what a picture of these actors and transfers does not hold. O(values)."""
    found = absent(dataset, ABSENT)
    for table, shown in COLUMNS_DRAWN.items():
        found += left_out(dataset, table, shown, _WHY)
    missing = Counter[str]()
    for table, seen in (("actors", actors), ("transfers", transfers)):
        for row in getattr(dataset, table):
            if row.id not in seen:
                names = (one.name for one in TABLES[table].columns)
                missing.update(f"{table}.{name}" for name in names if name in COLUMNS_DRAWN[table])
    return found + counted(missing, "no document states a transfer that would put them on the map")
