"""The figures of every transfer, a row each."""

from __future__ import annotations

from typing import NamedTuple

import narwhals as nw

from graph.evidence.columns import BELOW_FLOATS
from graph.evidence.frames import banding, saying
from graph.evidence.frames.factors import LOG_OF_NONE, Setting, kept_from, risen, settings, summed
from graph.evidence.frames.tables import Frame, Tables
from graph.evidence.ladder import LADDER, Ladder
from graph.model.schema import FIGURES


class Weighed(NamedTuple):
    """What the statements amount to.

    ``assertions`` as :func:`graph.evidence.frames.saying.assertions` has them, ``sources`` (who
    asserts what in which document) as :func:`~graph.evidence.frames.saying.sources`; ``figures``
    has a row for each of the transfers: ``transfer``, and the columns of
    :data:`graph.model.schema.FIGURES`, the marks as one text.
    """

    assertions: Frame
    sources: Frame
    figures: Frame


def weigh(tables: Tables, ladder: Ladder = LADDER) -> Weighed:
    """Return the figures of every transfer of ``tables`` (:mod:`graph.evidence.frames.tables`).

    Of these ``statements``, ``documents``, ``origins`` and ``transfers`` are read. The rows of an
    eager frame are in no order that means anything. Cost: a few groupings of the statements.
    """
    said = saying.said(tables)
    sided = saying.sided(tables, said)
    asserted = saying.assertions(tables, sided)
    sources = saying.sources(sided, asserted)
    parts = (
        banding.counted(asserted),
        banding.marked(said),
        banding.printed(sources),
        summed(asserted, ladder),
    )
    directness = tables["transfers"].collect_schema().names()
    kept = ["directness"] if "directness" in directness else []
    found = tables["transfers"].select(nw.col("id").alias("transfer"), *kept)
    for part in parts:
        found = found.join(part, on="transfer", how="left")
    counts = ("voices", "denials", "shown", "admitted", "said", "free", "known", "lettered")
    zero = {name: nw.col(name).fill_null(0) for name in (*counts, "contested", "gone", "documents")}
    sums = [name for one in settings(ladder) for name in one.columns]
    zero |= {name: nw.col(name).fill_null(0.0) for name in sums}
    found = found.with_columns(**zero).with_columns(
        **masses(ladder), band=banding.band(tables), marks=banding.marks()
    )
    figures = found.select("transfer", *(one.name for one in FIGURES))
    return Weighed(asserted, sources, figures)


def masses(ladder: Ladder) -> dict[str, nw.Expr]:
    """Return the figures that are probabilities, by the sums of :func:`summed`."""
    point, low, high, *alone = settings(ladder)
    one_voice: nw.Expr = nw.lit(0.0)
    for one in alone:
        one_voice = one_voice + one.weight * _support(one)
    name = point.name
    backing, denied = nw.col(f"{name}_backing"), nw.col(f"{name}_denied")
    return {
        "support": _support(point),
        "low": _support(low),
        "high": _support(high),
        "conflict": _conflict(name),
        "counter": _gap(backing, denied),
        "open": (backing + denied).exp(),
        "backed": kept_from(backing),
        "if_one_voice": one_voice,
    }


def _support(setting: Setting) -> nw.Expr:
    full, hard, bare, soft = (nw.col(f"{setting.name}_{step}") for step in _CHAIN)
    return _gap(full, hard) + _gap(full + hard + bare, soft)


_CHAIN = ("full", "hard", "bare", "soft")


def _gap(silent: nw.Expr, kept: nw.Expr) -> nw.Expr:
    """Return the probability that nothing of one sort holds, and something of a larger.

    Where that is above 0 and below all floats it is the least of them.
    """
    found = silent.exp() * kept_from(kept)
    some = (found == 0) & (kept < 0) & (silent > LOG_OF_NONE / 2)
    return nw.when(some).then(nw.lit(BELOW_FLOATS)).otherwise(found)


def _conflict(name: str) -> nw.Expr:
    """Return the probability that a transfer is backed and countered.

    That is backed and fully countered, or of what is neither hard nor fully countered both backed
    and barely countered. Each is what it were if the two were independent, and by how much more
    than that they are silent together. It is accurate in proportion but where what is said with
    certainty leaves next to nothing of the second; there it is right to 15 decimals.
    """
    full, hard, bare, backing = (
        nw.col(f"{name}_{step}") for step in ("full", "hard", "bare", "backing")
    )
    without = nw.col(f"{name}_without")
    fully = _both(backing, full, nw.col(f"{name}_tied_full"))
    barely = _both(without, bare, nw.col(f"{name}_tied_bare"))
    found = fully + (full + hard).exp() * barely
    return nw.when(found > 0).then(found).otherwise(nw.lit(0.0))


def _both(one: nw.Expr, other: nw.Expr, tied: nw.Expr) -> nw.Expr:
    return kept_from(one) * kept_from(other) + (one + other).exp() * risen(tied)
