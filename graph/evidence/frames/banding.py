"""Bands, marks and counts of every transfer, from its assertions and statements alone."""

from __future__ import annotations

from itertools import compress, product

import narwhals as nw

from graph.evidence.columns import LETTERS_AND_F
from graph.evidence.findings import NO_BAND
from graph.evidence.frames.tables import CellReader, Frame, Tables, whole
from graph.model.schema import FIGURES
from graph.model.vocabulary import MARKS

GOOD = LETTERS_AND_F.index("C")
"""The place of the least letter that is good."""

_SEPARATOR = next(one.kind.separator for one in FIGURES if one.name == "marks")


COUNTS = ("voices", "denials", "shown", "admitted", "said", "free", "known", "lettered")
"""The columns of what :func:`counted` gives: of how many voices it is true."""


def counted(asserted: Frame) -> Frame:
    """Return by transfer how many voices assert and deny it, and what its band depends on."""
    good, supports = nw.col("carried") <= GOOD, nw.col("supports")
    said = supports & nw.col("graded") & nw.col("clear")
    flags = {
        "voices": supports,
        "denials": ~supports,
        "shown": supports & nw.col("shows") & good,
        "admitted": supports & nw.col("admits"),
        "said": said,
        "free": said & nw.col("free"),
        "known": said & nw.col("free") & nw.col("named") & good,
        "lettered": supports & nw.col("graded"),
    }
    by_voice = (
        asserted.with_columns(**{f"{name}_": one.cast(nw.Int8) for name, one in flags.items()})
        .group_by("transfer", "voice")
        .agg(*(nw.col(f"{name}_").max() for name in flags))
    )
    return by_voice.group_by("transfer").agg(
        *(nw.col(f"{name}_").sum().alias(name) for name in flags)
    )


def marked(statements: Frame) -> Frame:
    """Return by transfer whether what is said of it is contested, or was partly withdrawn.

    ``statements`` are those of :func:`graph.evidence.frames.saying.said`.
    """
    active = nw.col("inactive") == 0
    contested, gone = nw.col("contested") & active, (nw.col("side") == 1) & ~active
    rare = statements.filter(contested | gone).select(
        "transfer", contested_=whole(contested), gone_=whole(gone)
    )
    return rare.group_by("transfer").agg(
        contested=nw.col("contested_").max(), gone=nw.col("gone_").max()
    )


def printed(sources: Frame) -> Frame:
    """Return by transfer how many documents carry an active assertion."""
    apart = sources.select("transfer", "document").unique()
    return apart.group_by("transfer").agg(documents=nw.len())


def band(tables: Tables) -> nw.Expr:
    """Return the band, where :func:`counted` was joined to the transfers, empty counts being 0."""
    cells = CellReader(tables, "transfers")
    carrier_unknown = cells.is_in("directness", ["carrier-unknown"])
    reported = (nw.col("known") > 0) | ((nw.col("free") > 0) & (nw.col("said") > 1))
    cases = (
        (nw.col("voices") == 0, NO_BAND),
        (nw.col("shown") > 0, "documented"),
        (carrier_unknown, "alleged"),
        (nw.col("admitted") > 0, "acknowledged"),
        (reported, "reported"),
    )
    found: nw.Expr = nw.lit("alleged")
    for holds, word in reversed(cases):
        found = nw.when(holds).then(nw.lit(word)).otherwise(found)
    return found


def marks() -> nw.Expr:
    """Return the marks as one text, where the same and :func:`marked` were joined."""
    unsaid = nw.col("voices") == 0
    holds = {
        "disputed": nw.col("denials") > 0,
        "ungraded": ~unsaid & (nw.col("lettered") == 0),
        "retracted": unsaid & (nw.col("gone") > 0),
        "contested": nw.col("contested") > 0,
    }
    number: nw.Expr = nw.lit(0)
    for name in MARKS:
        number = number * 2 + whole(holds[name])
    found: nw.Expr = nw.lit("")
    for place, chosen in enumerate(product((False, True), repeat=len(MARKS))):
        if any(chosen):
            text = _SEPARATOR.join(compress(MARKS, chosen))
            found = nw.when(number == place).then(nw.lit(text)).otherwise(found)
    return found
