"""From statements to assertions: which wording counts, as one pass of least values.

All that :class:`~graph.evidence.assertions.Assertion` says of a transfer, an origin and a side is
said of the *deciding* statements alone: for, of those with the fewest relays; against, of the
active ones. Each statement has a number that is less the sooner it decides, ``near``; whether any
of those that decide has a property is then the last bit of the least ``2 near + (it has not)``, and
what is least of them is the rest of a number that begins with ``near``. So a row an assertion is
one grouping, of least values alone, without any order.

Only where several words are equally weak, hedged, and in different places of the text does it
matter which is taken, for its coin: there places are compared, in the order of the oracle.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import narwhals as nw

from graph.errors import DateError
from graph.evidence.columns import LETTERS_AND_F
from graph.evidence.frames.tables import CellReader, Frame, Tables, nobody, small, whole
from graph.evidence.ladder import LETTERS
from graph.model.dates import parse
from graph.model.vocabulary import EXPLICITNESS, HEDGES

SIDED = ("transfer", "origin", "supports")
"""What makes an assertion: all statements of one origin on one side of one transfer."""

WORDS = tuple(sorted(HEDGES, key=lambda word: HEDGES[word].factor))
"""The hedges, the weakest first; ``hedge`` in an assertion frame is a place in these."""

CERTAIN = max(place for place, word in enumerate(WORDS) if HEDGES[word].factor == 1)

_F = LETTERS_AND_F.index("F")
_NO_LETTER = 2 * len(LETTERS_AND_F)
_PLAIN = MappingProxyType({word: place for place, word in enumerate(WORDS)})
_ORDER = MappingProxyType({word: place for place, word in enumerate(EXPLICITNESS)})

_FLAGS = ("clear", "admits", "shows", "free")


def said(tables: Tables) -> Frame:
    """Return the statements that count or would if they were not retracted, with what of them does.

    Those without a side (:data:`~graph.model.vocabulary.STANCES`) are among them: ``side`` is 1 for
    a transfer, -1 against it, 0 where it has no weight.
    """
    cells = CellReader(tables, "statements")
    stated = (
        cells.is_a("explicitness", lambda one: one.counts)
        & cells.is_a("fidelity", lambda one: one.counts)
        & cells.is_a("review", lambda one: one.counts)
        & ~cells.is_in("status", ["excluded"])
    )
    pro = cells.is_a("stance", lambda one: one.side == "for")
    con = cells.is_a("stance", lambda one: one.side == "against")
    return (
        tables["statements"]
        .filter(stated)
        .with_columns(
            side=whole(pro) - whole(con),
            inactive=1 - whole(cells.is_in("status", ["active"])),
            contested=cells.is_a("review", lambda one: one.contested),
        )
    )


def sided(tables: Tables, statements: Frame) -> Frame:
    """Return those of :func:`said` that are for or against, with the numbers that decide."""
    cells = CellReader(tables, "statements")
    serves = cells.is_a("interest", lambda one: one.steps)
    bare = cells.is_a("basis", lambda one: one.steps)
    hard = cells.is_a("basis", lambda one: one.hard)
    clear = cells.is_a("explicitness", lambda one: one.hand_over)
    clear &= ~cells.is_a("fidelity", lambda one: one.says_more)
    pro = nw.col("side") == 1
    found = statements.filter(nw.col("side") != 0).with_columns(
        supports=pro,
        near=nw.when(pro).then(cells.relays()).otherwise(nw.col("inactive")),
        steps=whole(serves | bare),
        hard=whole((pro & hard) | (~pro & ~(serves & bare))),
        word=cells.number("hedge", _PLAIN, CERTAIN),
        order=cells.number("explicitness", _ORDER, 0),
        clear=whole(clear) * (1 - nw.col("inactive")),
    )
    found = found.with_columns(
        admits=nw.col("clear") * whole(cells.is_in("stance", ["acknowledges"])),
        shows=nw.col("clear") * whole(hard & ~serves),
        free=nw.col("clear") * whole(~serves),
        rank=_rank(),
    )
    graded = carriers(tables)
    return found.join(graded, on="document", how="left").with_columns(
        carrier=(nw.col("inactive") * len(LETTERS_AND_F) + nw.col("carrier")).fill_null(_NO_LETTER)
    )


def _rank() -> nw.Expr:
    """Return what is least where a statement gives the number: the order of the oracle."""
    pro, last = nw.col("supports"), len(EXPLICITNESS) - 1
    digits = (
        (len(WORDS), nw.col("word"), len(WORDS) - 1 - nw.col("word")),
        (2, 1 - nw.col("steps"), nw.col("steps")),
        (2, nw.col("hard"), 1 - nw.col("hard")),
        (last + 1, last - nw.col("order"), nw.col("order")),
    )
    found = nw.col("near")
    for base, backs, denies in digits:
        found = found * base + nw.when(pro).then(backs).otherwise(denies)
    return found


_BELOW_WORD = 4 * len(EXPLICITNESS)


def carriers(tables: Tables) -> Frame:
    """Return the documents that have a letter, with its place."""
    cells = CellReader(tables, "documents")
    graded = tables["documents"].filter(cells.is_in("grade", LETTERS))
    places = {letter: place for place, letter in enumerate(LETTERS)}
    return graded.select(document=nw.col("id"), carrier=cells.number("grade", places, 0))


def assertions(tables: Tables, statements: Frame) -> Frame:
    """Return the active assertions, a row each; ``statements`` are those of :func:`sided`.

    The columns are ``transfer``, ``origin``, ``supports``; ``voice``, ``variable`` (the voice, or
    for all ungraded ones one value that no voice has: "" or -1); ``carried`` and ``letter`` (places
    in :data:`LETTERS_AND_F`), ``graded``; ``hedge`` (a place in :data:`WORDS`), ``factor``;
    ``coin_document``, ``coin_place`` (where hedged: the place in the text on which the coin hangs,
    both null where it is on this assertion of this transfer alone); ``hard``; ``clear``,
    ``admits``, ``shows`` and ``free`` (of what can lend it more than *alleged*, whether there is
    any, any that acknowledges, any on an item or a record that serves nobody, any that serves
    nobody); ``named`` (its speaker is known).
    """
    bits = {
        "active": nw.col("inactive"),
        "step": nw.when(nw.col("supports")).then(1 - nw.col("steps")).otherwise(nw.col("steps")),
        "solid": nw.when(nw.col("supports")).then(nw.col("hard")).otherwise(1 - nw.col("hard")),
        **{flag: 1 - nw.col(flag) for flag in _FLAGS},
    }
    marked = statements.with_columns(
        **{f"{name}_": nw.col("near") * 2 + bit for name, bit in bits.items()}
    )
    least = ("rank", "carrier", *(f"{name}_" for name in bits))
    grouped = marked.group_by(*SIDED).agg(*(nw.col(name).min() for name in least))
    decided = grouped.filter(nw.col("active_") % 2 == 0).with_columns(
        step=_either(1 - nw.col("step_") % 2, nw.col("step_") % 2),
        hard=_either(nw.col("solid_") % 2, 1 - nw.col("solid_") % 2) == 1,
        word=nw.col("rank") // _BELOW_WORD % len(WORDS),
        **{flag: nw.col(f"{flag}_") % 2 == 0 for flag in _FLAGS},
    )
    decided = decided.with_columns(hedge=_either(nw.col("word"), len(WORDS) - 1 - nw.col("word")))
    return _lettered(tables, _coined(tables, decided, statements))


def _either(backs: nw.Expr, denies: nw.Expr) -> nw.Expr:
    return nw.when(nw.col("supports")).then(backs).otherwise(denies)


def _lettered(tables: Tables, decided: Frame) -> Frame:
    voiced = decided.join(origins(tables), on="origin", how="left")
    carrier = nw.col("carrier")
    best = nw.when(carrier == _NO_LETTER).then(nw.lit(0)).otherwise(carrier % len(LETTERS_AND_F))
    own = nw.col("own_letter")
    factors = {place: float(HEDGES[word].factor) for place, word in enumerate(WORDS)}
    voiced = voiced.with_columns(
        carried=nw.when((own == _F) | (own > best)).then(own).otherwise(best),
        factor=_chosen(nw.col("hedge"), factors),
    )
    stepped = nw.col("carried") + nw.col("step")
    lowered = nw.when(stepped < _F).then(stepped).otherwise(nw.lit(_F - 1))
    return voiced.with_columns(
        letter=nw.when(nw.col("carried") == _F).then(nw.lit(_F)).otherwise(lowered),
        graded=nw.col("carried") != _F,
    ).select(*COLUMNS)


COLUMNS = (
    *SIDED,
    "voice",
    "variable",
    "carried",
    "letter",
    "graded",
    "hedge",
    "factor",
    "coin_document",
    "coin_place",
    "hard",
    *_FLAGS,
    "named",
)
"""The columns of an assertion frame."""


def _chosen(place: nw.Expr, values: Mapping[int, float]) -> nw.Expr:
    found: nw.Expr = nw.lit(values[CERTAIN])
    for number, value in values.items():
        if number != CERTAIN:
            found = nw.when(place == number).then(nw.lit(value)).otherwise(found)
    return found


def origins(tables: Tables) -> Frame:
    """Return a row an origin: its voice, variable, letter and whether its speaker is known."""
    cells = CellReader(tables, "origins")
    grouped = nw.col("group") if "group" in tables["origins"].collect_schema() else nw.col("id")
    places = {letter: place for place, letter in enumerate(LETTERS_AND_F)}
    found = tables["origins"].select(
        origin=nw.col("id"),
        voice=nw.when(cells.known("group")).then(grouped).otherwise(nw.col("id")),
        own_letter=cells.number("grade", places, _F),
        named=cells.known("speaker"),
    )
    best = found.group_by("voice").agg(best=nw.col("own_letter").min())
    own = nw.when(nw.col("best") != _F).then(nw.col("voice")).otherwise(nobody(found, "voice"))
    return found.join(best, on="voice", how="left").with_columns(variable=own)


def _coined(tables: Tables, decided: Frame, statements: Frame) -> Frame:
    """Join to each assertion the place in the text on which its hedge hangs."""
    cells = CellReader(tables, "statements")
    hedged = decided.filter(nw.col("hedge") != CERTAIN).select(*SIDED, "rank")
    placed = cells.known("paragraph") | cells.known("span_sha256")
    paragraph, digest = cells.text("paragraph"), cells.text("span_sha256")
    first = nw.when(cells.known("paragraph")).then(paragraph).otherwise(digest)
    then = nw.when(cells.known("paragraph")).then(cells.text("sentences")).otherwise(nw.lit(""))
    weighed = statements.filter(nw.col("word") != CERTAIN)
    weighed = weighed.with_columns(placed=placed, spot=first, within=then)
    weighed = weighed.select(*SIDED, "rank", "document", "placed", "spot", "within")
    equal = weighed.join(hedged, on=[*SIDED, "rank"], how="inner")
    found = equal.with_columns(many=nw.len().over(*SIDED))
    chosen = nw.concat(
        [found.filter(nw.col("many") == 1), _first(found.filter(nw.col("many") > 1), tables)]
    )
    spot = nw.concat_str([nw.col("spot"), nw.col("within")], separator=":")
    coins = chosen.filter(nw.col("placed")).select(
        *SIDED, coin_document=nw.col("document"), coin_place=spot
    )
    return decided.join(coins, on=SIDED, how="left")


def _first(equal: Frame, tables: Tables) -> Frame:
    """Return of each assertion the statement that comes first by its place."""
    order = ("printed", "title", "placed", "document", "spot", "within")
    place = whole(nw.col("placed")).cum_count().over(*SIDED, order_by=order)
    placed = equal.join(_printed(tables), on="document", how="left").with_columns(place=place)
    return placed.filter(nw.col("place") == 1).select(*equal.collect_schema().names())


def _printed(tables: Tables) -> Frame:
    """Return by document its title, and the number of the first day on which it can be printed."""
    cells = CellReader(tables, "documents")
    known = tables["documents"].select(
        document=nw.col("id"), title=cells.text("title"), published=cells.text("published")
    )
    days = known.select("published").unique()
    days = days.collect() if isinstance(days, nw.LazyFrame) else days
    every = sorted({"", *days["published"].to_list()})  # a frame of no rows would have no type
    numbers = small(known, {"published": every, "printed": [_day(one) for one in every]})
    return known.join(numbers, on="published", how="left")


def _day(text: str) -> int:
    try:
        return parse(text).earliest.toordinal() if text else 0
    except DateError:
        return 0


def sources(statements: Frame, asserted: Frame) -> Frame:
    """Return the columns ``transfer``, ``origin``, ``document``: who asserts it, and where.

    ``asserted`` are :func:`assertions`; a pair of the same transfer occurs once.
    """
    backing = asserted.filter(nw.col("supports")).select("transfer", "origin")
    active = statements.filter(nw.col("supports") & (nw.col("inactive") == 0))
    active = active.select("transfer", "origin", "document").unique()
    return active.join(backing, on=["transfer", "origin"], how="semi")
