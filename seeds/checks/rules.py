"""The rules that take more than one cell of a row: the only place that names columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import nan

import numpy as np

from graph.errors import DateError, Fault
from graph.model.dates import parse
from graph.model.materiel import BUILT_IN
from seeds.checks.parties import acknowledged
from seeds.checks.references import Sheets, circles, deep
from seeds.sheets.complaints import shown
from seeds.sheets.sheet import Sheet

UNGRADED = "F"
"""The letter that says nothing, and so needs no reason."""

QUOTED_WORDS = 25
"""How long a quotation may be."""

MOST_LEVELS = 32
"""How deep parts of parts may lie: deeper is a mistake, and every question would pay for it."""

Rule = Callable[[Sheet], Iterator[Fault]]


def faults(sheets: Sheets) -> Iterator[Fault]:
    """Yield what breaks one of the rules."""
    for table, rule in SHEET_RULES:
        yield from rule(sheets[table])
    yield from acknowledged(sheets)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan


def _earliest(text: str) -> float:
    return _day(text, "earliest")


def _latest(text: str) -> float:
    return _day(text, "latest")


def _day(text: str, end: str) -> float:
    try:
        return float(getattr(parse(text), end).toordinal())
    except DateError:
        return nan


def _in_order(
    sheet: Sheet,
    first: str,
    last: str,
    low: Callable[[str], float],
    high: Callable[[str], float],
    phrase: str,
) -> Iterator[Fault]:
    """Yield every ``last`` whose greatest value lies below the least value of its ``first``."""
    if not sheet.has(first, last):
        return
    least = np.array([low(text) for text in sheet.distinct(first)])[sheet.codes(first)]
    greatest = np.array([high(text) for text in sheet.distinct(last)])[sheet.codes(last)]
    for row in sheet.rows(greatest < least):  # False where either is nan
        begun, ended = sheet.text(row, first), sheet.text(row, last)
        problem = f"the {last} {shown(ended)} {phrase} the {first} {shown(begun)}"
        yield sheet.fault(row, last, problem, f"{first} comes first")


def _different(sheet: Sheet, one: str, other: str, what: str) -> Iterator[Fault]:
    if not sheet.has(one, other):
        return
    chosen = sheet.alike(one, other) & ~sheet.holds(one, ("",))
    for row, text in sheet.tuples(one, chosen=chosen):
        problem = f"{shown(text)} is also the {one}"
        yield sheet.fault(row, other, problem, f"{one} and {other} are two {what}")


def _reasoned(sheet: Sheet, grade: str, reason: str) -> Iterator[Fault]:
    if not sheet.has(grade):
        return
    free = {"", UNGRADED}
    chosen = ~sheet.holds(grade, free)
    if sheet.has(reason):
        chosen &= sheet.holds(reason, [text for text in sheet.distinct(reason) if not text.strip()])
    for row in sheet.rows(chosen):
        problem = f"the {grade} {shown(sheet.text(row, grade))} has no reason"
        yield sheet.fault(row, reason, problem, "every letter but F needs one, in own words")


def _together(sheet: Sheet, column: str, needs: str, valid: str) -> Iterator[Fault]:
    """Yield each cell of a column that means nothing where another one is empty."""
    if not sheet.has(column):
        return
    chosen = ~sheet.holds(column, ("",))
    if sheet.has(needs):
        chosen &= sheet.holds(needs, ("",))
    for row, text in sheet.tuples(column, chosen=chosen):
        yield sheet.fault(row, column, f"{shown(text)} stands here without a {needs}", valid)


def _brief(sheet: Sheet, quote: str) -> Iterator[Fault]:
    if not sheet.has(quote):
        return
    long = {text for text in sheet.distinct(quote) if len(text.split()) > QUOTED_WORDS}
    for row, text in sheet.where(quote, long):
        problem = f"{shown(text)} has {len(text.split())} words"
        yield sheet.fault(row, quote, problem, f"a quotation has at most {QUOTED_WORDS} words")


def _one_unit(sheet: Sheet, link: str, unit: str) -> Iterator[Fault]:
    if not sheet.has("id", link, unit):
        return
    units = dict(zip(sheet.texts("id"), sheet.texts(unit), strict=True))
    for row, target, own in sheet.tuples(link, unit):
        other = units.get(target, own)
        if target and "" not in (own, other) and own != other:
            problem = f"{shown(target)} is counted in {shown(other)}, this row in {shown(own)}"
            yield sheet.fault(row, link, problem, f"figures with one {link} have one {unit}")


def _new(sheet: Sheet, column: str) -> Iterator[Fault]:
    if sheet.has(column):
        for row, text in sheet.where(column, set(sheet.distinct(column)) & set(BUILT_IN)):
            yield sheet.fault(row, column, f"{shown(text)} is a built-in term", "choose another id")


_BEFORE, _LESS = "is before", "is less than"

SHEET_RULES: tuple[tuple[str, Rule], ...] = (
    (
        "actors",
        partial(
            _in_order,
            first="active_from",
            last="active_to",
            low=_earliest,
            high=_latest,
            phrase=_BEFORE,
        ),
    ),
    (
        "transfers",
        partial(_in_order, first="start", last="end", low=_earliest, high=_latest, phrase=_BEFORE),
    ),
    (
        "quantities",
        partial(
            _in_order, first="minimum", last="maximum", low=_number, high=_number, phrase=_LESS
        ),
    ),
    (
        "actors",
        partial(
            _together,
            column="parent_kind",
            needs="parent",
            valid="give the parent, of which the actor is an organ or a member, or leave it empty",
        ),
    ),
    ("transfers", partial(_different, one="giver", other="receiver", what="actors")),
    ("statements", partial(_different, one="coder", other="reviewer", what="persons")),
    ("origins", partial(_reasoned, grade="grade", reason="grade_reason")),
    ("documents", partial(_reasoned, grade="grade", reason="grade_reason")),
    ("statements", partial(_brief, quote="quote")),
    ("quantities", partial(_one_unit, link="same_as", unit="unit")),
    ("materiel", partial(_new, column="id")),
    ("actors", partial(circles, column="parent")),
    ("actors", partial(deep, column="parent", most=MOST_LEVELS)),
    ("documents", partial(circles, column="copy_of")),
    ("quantities", partial(circles, column="same_as")),
    ("materiel", partial(circles, column="parent")),
)
