"""Strategies for single values of a dataset: texts of every sort, terms, dates, figures."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph.model.dates import Period, parse
from graph.model.vocabulary import VOCABULARIES

ESCAPES = (
    "\\u0022}]) DETACH DELETE n //",
    "\\u005c",
    "\\u005c\\u0022 x",
    "\\\\u0022 \\uu0022 \\u00zz \\U00000022",
    "ends with \\",
)
"""Backslashes that a language may resolve before it reads its strings."""

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "]]> &amp; <!-- --> &#0; {{x}} {% x %}",
    'a, "b"; c > d',
    "=1+1",
    "NA",
    "null",
    "#N/A",
    "O'Brien",
    " both sides ",
    "e\u0301 \u202eright to left",
    "\U0001f4a3",
    "__proto__",
    *ESCAPES,
)
DEFUSED = (
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\tx",
    "\rx",
    "\nx",
    "'=x",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20x",
)
"""A text of each beginning that a spreadsheet could take for a formula, and of the rule's own."""

OWN_NAMES = ("x_box", "x_1", "x_id", "x__")

_NOT_XML = "\ufffe\uffff"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What shows letters in another order; no cell may have it."""

_READABLE = [text for text in HOSTILE if not {*text} & {*_TURNING}]

slugs = st.text("0123456789abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=6).filter(
    lambda text: text[0] != "-"
)
sentences = st.sampled_from(("", "1", "2-4"))
figures = st.integers(0, 10**10).map(float) | st.floats(0, 1e300)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
digests_or_none = st.just("") | digests
places_or_none = st.none() | st.integers(1, 40)
wikidata_or_none = st.just("") | st.integers(1, 10**6).map("Q{}".format)


def texts(*, lines: bool = False, controls: bool = False) -> SearchStrategy[str]:
    """Any text, hostile ones among them: of several lines, or with control characters, if asked.

    Without ``controls`` every character is one that XML can hold. NUL is never drawn, as no CSV
    table can hold it, nor what shows letters in another order, as no cell may.
    """
    allowed: Any = {"exclude_categories": ("Cs",), "exclude_characters": "\0" + _TURNING}
    if not controls:
        allowed = {"exclude_categories": ("Cs", "Cc"), "exclude_characters": _NOT_XML + _TURNING}
        allowed["exclude_characters"] += "" if lines else "\u2028\u2029"
        allowed["include_characters"] = "\n\t" if lines else ""
    free = st.text(st.characters(**allowed), max_size=12)
    return st.sampled_from(_READABLE) | free


@cache  # to make a strategy takes longer than to draw from it
def terms(vocabulary: str, usual: str = "") -> SearchStrategy[str]:
    """The terms of a vocabulary; ``usual`` half of the time, where it is given."""
    every = list(VOCABULARIES[vocabulary])
    return st.sampled_from(every + [usual] * len(every) if usual else every)


@cache
def terms_or_none(vocabulary: str, usual: str = "") -> SearchStrategy[str]:
    """The same, or nothing."""
    return st.just("") | terms(vocabulary, usual)


_years = st.integers(1990, 2026).map(str)
_points = st.one_of(
    _years,
    st.sampled_from(("199X", "20XX")),
    st.builds("{}-{:02d}".format, _years, st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, _years, st.integers(1, 12), st.integers(1, 28)),
    st.builds("{}-{}".format, _years, st.integers(21, 24)),
)
_intervals = st.one_of(
    st.tuples(st.integers(1990, 2005), st.integers(2006, 2026)).map("{0[0]}/{0[1]}".format),
    st.builds("{}/..".format, _points),
    st.builds("../{}".format, _points),
)
periods: SearchStrategy[Period] = st.one_of(
    _points, st.builds("{}{}".format, _years, st.sampled_from("?~%")), _intervals
).map(parse)
dated: SearchStrategy[Period | None] = st.none() | periods


@st.composite
def spans(draw: DrawFn) -> tuple[Period | None, Period | None]:
    """A start and an end, either of which may be unknown; the end is not before the start."""
    start, end = draw(dated), draw(dated)
    if start and end and end.latest < start.earliest:
        return end, start
    return start, end


@cache
def texts_of(controls: bool) -> Texts:
    """The strategies of the texts of every dataset, made once."""
    return Texts(controls)


class Texts:
    """The strategies of one dataset's texts, with or without control characters."""

    def __init__(self, controls: bool) -> None:
        self.name = texts(controls=controls).filter(str.strip)
        self.line = st.just("") | texts(controls=controls)
        self.note = st.just("") | texts(lines=True, controls=controls)
        self.own = self._own(texts(lines=True, controls=controls))
        self.aliases = self._parts(";")
        self.relay = self._parts(">")

    @staticmethod
    def _own(text: SearchStrategy[str]) -> SearchStrategy[tuple[tuple[str, str], ...]]:
        """What stands in up to two columns of the user's own, in most rows in none."""
        held = text.map(lambda found: found or " ")
        some = st.dictionaries(st.sampled_from(OWN_NAMES), held, min_size=1, max_size=2)
        return st.just(()) | some.map(lambda cells: tuple(sorted(cells.items())))

    def _parts(self, separator: str) -> SearchStrategy[tuple[str, ...]]:
        part = self.name.map(lambda text: text.replace(separator, "").strip()).filter(bool)
        return st.lists(part, max_size=3).map(tuple)
