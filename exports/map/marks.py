"""How what is drawn looks: its hues, dashes, widths, sizes and shapes, once for all who draw it.

The drawing, the picture and its legend read these numbers. The page has them in two forms: the
style sheet that :func:`style` writes, by class and by variable, and the values of :func:`shapes`,
which its templates and scripts read. Lengths are CSS pixels at the map's own scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Hue(NamedTuple):
    """A colour in the light theme and in the dark one; a picture has the light one."""

    light: str
    dark: str


FAMILIES: Mapping[str, Hue] = MappingProxyType(
    {
        "transfer": Hue("#1958c8", "#5b9bf5"),
        "diversion": Hue("#a8480f", "#f07a26"),
        "loss": Hue("#26292d", "#dbe6f0"),
        "interdiction": Hue("#7b21fd", "#3ffe83"),
        "unstated": Hue("#611404", "#93996d"),
        "possession": Hue("#8a4f9e", "#cf75b8"),
    }
)
"""The hue of a line by the kind of its mode."""

PLAIN = Hue("#4a4d52", "#c0c6cd")
"""The hue of what the legend shows of a line whatever its kind."""

PAGE, GROUND, BOX = Hue("#f4f3ef", "#0f1114"), Hue("#ffffff", "#16191d"), Hue("#f7f6f2", "#22272d")
INK, QUIET = Hue("#1c1e21", "#eceef0"), Hue("#5c5f63", "#a9b0b8")
BOX_LINE = Hue("#8b897f", "#79828c")

HUES: Mapping[str, Hue] = MappingProxyType(
    {
        "page": PAGE,
        "ground": GROUND,
        "box": BOX,
        "rule": Hue("#d9d6cd", "#333a42"),
        "box-line": BOX_LINE,
        "ink": INK,
        "quiet": QUIET,
        "link": Hue("#174ea6", "#9cc2ff"),
        "focus": Hue("#1246c4", "#ffd166"),
        "plain": PLAIN,
        **FAMILIES,
    }
)
"""Every colour, by the name of its variable in the page."""

_NODE_COLOURS = {
    "#3b6ea8": "state government-body armed-forces unit international-organisation",
    "#8a6d9e": "former-government former-forces",
    "#b5533c": "de-facto-authority armed-group coalition criminal-network",
    "#b58900": "company broker market stockpile",
    "#4f8a5b": "civilians person media research-organisation",
    "#7f7f7f": "unspecified unknown",
}
NODE_COLOURS: Mapping[str, str] = MappingProxyType(
    {kind: hue for hue, kinds in _NODE_COLOURS.items() for kind in kinds.split()}
)
"""The colour of a node by the type of the actor, in programs that draw a graph by themselves."""

EDGE_COLOUR = "#444444"
"""The colour of an edge in such a program."""

LINES: Mapping[str, str] = MappingProxyType(
    {
        "documented": "",
        "acknowledged": "14 4",
        "reported": "8 5",
        "alleged": "3 4",
        "open-documented": "14 4 3 4",
        "short": "1.5 4.5",
    }
)
"""The dashes of a line by the band of the transfer, and of one that stops short."""

WIDTHS: Mapping[str, float] = MappingProxyType({"voices-1": 1.6, "voices-2": 2.8, "voices-3": 4.2})
"""How thick a line is by how many voices back it."""

NAME_SIZE, TYPE_SIZE, LABEL_SIZE = 16.0, 13.0, 14.0
"""Letters of an actor's name, of its type, and of the word on a line."""


class Arrow(NamedTuple):
    """The head of a line; the line ends where the head already covers it."""

    length: float = 11.0
    half: float = 4.6
    growth: float = 0.15
    covered: float = 0.85

    def scale(self, voices: int) -> float:
        """Return how much larger the head is on the thicker line of so many voices."""
        return 1 + self.growth * (min(voices, len(WIDTHS)) - 1) if voices else 1.0


class Ring(NamedTuple):
    """The mark of a missing carrier, so far ``off`` the end of the line."""

    radius: float = 3.6
    off: float = 1.5
    line: float = 1.6


class Bar(NamedTuple):
    """The mark of a dispute across a line."""

    half: float = 8.0
    line: float = 2.6


class Short(NamedTuple):
    """The open end of what is no arrow: so far from the receiver, if the line has the length."""

    length: float = 30.0
    share: float = 0.4

    def off(self, whole: float) -> float:
        """Return how far a line of that length, end to end, stops short of the receiver."""
        return min(self.length, self.share * whole)


class Sign(NamedTuple):
    """The mark of a dispute before a word: a circle, crossed out as far as ``reach``."""

    radius: float = 4.6
    reach: float = 3.2
    line: float = 1.5

    @property
    def cross(self) -> str:
        """Return the stroke through the circle, as path data around its middle."""
        return f"M-{self.reach},{self.reach}L{self.reach},-{self.reach}"


class Frame(NamedTuple):
    """The frame of an actor's box: rounded, of a stockpile heavy, of nobody in particular open."""

    corner: int = 6
    line: int = 1
    stock: int = 2
    open: str = "4 3"


class Sample(NamedTuple):
    """A line of the legend, in a field of 46 by 18: as path data, and the ring's middle."""

    line: str = "M2,9L36,9"
    ringed: str = "M9,9L36,9"
    short: str = "M2,9L30,9"
    head: str = "M45,9L35,4.6L35,13.4Z"
    bar: str = "M19,1L19,17"
    ring: tuple[float, int] = (5.2, 9)
    corner: int = 4


ARROW, RING, BAR, SHORT, SIGN = Arrow(), Ring(), Bar(), Short(), Sign()
FRAME, SAMPLE = Frame(), Sample()
LABEL_CORNER = 3


def shapes() -> dict[str, Any]:
    """Return the shapes by name, each with its measures, as the page's scripts read them."""
    return {
        "arrow": ARROW._asdict(),
        "ring": RING._asdict(),
        "bar": BAR._asdict(),
        "short": SHORT._asdict(),
        "sign": {**SIGN._asdict(), "cross": SIGN.cross},
        "frame": FRAME._asdict(),
        "sample": SAMPLE._asdict(),
        "label_corner": LABEL_CORNER,
        "widths": list(WIDTHS),
        "letters": {"name": NAME_SIZE, "type": TYPE_SIZE, "label": LABEL_SIZE},
    }


def style() -> str:
    """Return the page's style sheet of marks: its variables, and what a class looks like."""
    return "\n".join(
        [
            *_rule(":root", _variables()),
            *_each("family", "color", {name: f"var(--{name})" for name in (*FAMILIES, "plain")}),
            *_each("", "stroke-dasharray", {name: one or "none" for name, one in LINES.items()}),
            *_each("", "stroke-width", {name: f"{one:g}px" for name, one in WIDTHS.items()}),
        ]
    )


def _variables() -> Iterator[tuple[str, str]]:
    for name, hue in HUES.items():
        yield f"--{name}", f"light-dark({hue.light}, {hue.dark})"
    for name, size in (("name", NAME_SIZE), ("type", TYPE_SIZE), ("label", LABEL_SIZE)):
        yield f"--{name}-size", f"{size:g}px"
    for name, width in (
        ("ring-line", RING.line),
        ("bar-line", BAR.line),
        ("sign-line", SIGN.line),
        ("frame-line", FRAME.line),
        ("stock-line", FRAME.stock),
        ("sample-corner", SAMPLE.corner),
    ):
        yield f"--{name}", f"{width:g}px"
    yield "--open-frame", FRAME.open


def _each(prefix: str, name: str, values: Mapping[str, str]) -> Iterator[str]:
    for which, value in values.items():
        yield from _rule(f".{prefix}{'-' if prefix else ''}{which}", [(name, value)])


def _rule(selector: str, values: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> list[str]:
    return [f"{selector} {{", *(f"  {name}: {value};" for name, value in values), "}"]
