"""The figures of every transfer, a row each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import narwhals as nw

from graph.evidence.columns import BELOW_FLOATS
from graph.evidence.frames import banding, saying
from graph.evidence.frames.factors import LOG_OF_NONE, kept_from, risen, settings, summed
from graph.evidence.frames.tables import Frame, Tables, settled
from graph.evidence.ladder import LADDER, Ladder
from graph.model.schema import FIGURES


class Structured(NamedTuple):
    """Who says what, and what it amounts to by its structure alone.

    ``assertions`` as :func:`graph.evidence.frames.saying.assertions` has them, ``sources`` (who
    asserts what in which document) as :func:`~graph.evidence.frames.saying.sources`; ``counts``
    has a row for each of the transfers: ``transfer``, ``band``, ``marks`` (as one text),
    ``voices``, ``documents`` and ``denials``.
    """

    assertions: Frame
    sources: Frame
    counts: Frame


class Weighed(NamedTuple):
    """What the statements amount to.

    ``assertions`` and ``sources`` as in :class:`Structured`; ``figures`` has a row for each of the
    transfers: ``transfer``, and the columns of :data:`graph.model.schema.FIGURES`, the marks as one
    text.
    """

    assertions: Frame
    sources: Frame
    figures: Frame


def structured(tables: Tables) -> Structured:
    """Return what :func:`weigh` returns, without the probabilities."""
    said = saying.said(tables)
    sided = settled(saying.sided(tables, said))
    asserted = settled(saying.assertions(tables, sided))
    sources = saying.sources(sided, asserted)
    known = "directness" in tables["transfers"].collect_schema()
    found = tables["transfers"].select(*(["directness"] if known else []), transfer=nw.col("id"))
    found = _joined(found, banding.counted(asserted), dict.fromkeys(banding.COUNTS, 0))
    found = _joined(found, banding.marked(said), {"contested": 0, "gone": 0})
    found = _joined(found, banding.printed(sources), {"documents": 0})
    found = found.with_columns(band=banding.band(tables), marks=banding.marks())
    return Structured(asserted, sources, settled(found.select("transfer", *_COUNTED)))


_COUNTED = ("band", "marks", "voices", "documents", "denials")


def weigh(tables: Tables, ladder: Ladder = LADDER) -> Weighed:
    """Return the figures of every transfer of ``tables`` (:mod:`graph.evidence.frames.tables`).

    Of these ``statements``, ``documents``, ``origins`` and ``transfers`` are read. The rows of an
    eager frame are in no order that means anything. Cost: a few groupings of the statements.
    """
    asserted, sources, counts = structured(tables)
    sums = [name for one in settings(ladder) for name in one.columns]
    found = _joined(counts, summed(asserted, ladder), dict.fromkeys(sums, 0.0))
    figures = masses(settled(found), ladder).select("transfer", *(one.name for one in FIGURES))
    return Weighed(asserted, sources, figures)


def _joined(found: Frame, part: Frame, absent: Mapping[str, float]) -> Frame:
    """Return the transfers with what is known of some; of the others ``absent`` says it."""
    filled = {name: nw.col(name).fill_null(value) for name, value in absent.items()}
    return found.join(part, on="transfer", how="left").with_columns(**filled)


def masses(found: Frame, ladder: Ladder) -> Frame:
    """Return the transfers with the figures that are probabilities, in the place of the sums."""
    point, low, high, *alone = (one.name for one in settings(ladder))
    kept = [name for name in found.collect_schema() if name in ("transfer", *_COUNTED)]
    gaps = found.select(
        *kept,
        **{
            name: gap for one in settings(ladder) for name, gap in _gaps(one.name, nw.col(one.full))
        },
        conflict=_conflict(point),
        counter=_gap(nw.col(f"{point}_backing"), nw.col(f"{point}_denied")),
        open=(nw.col(f"{point}_backing") + nw.col(f"{point}_denied")).exp(),
        backed=kept_from(nw.col(f"{point}_backing")),
    )
    one_voice: nw.Expr = nw.lit(0.0)
    for one in settings(ladder):
        if one.name in alone:
            one_voice = one_voice + one.weight * _support(one.name)
    return gaps.select(
        *kept,
        "conflict",
        "counter",
        "open",
        "backed",
        support=_support(point),
        low=_support(low),
        high=_support(high),
        if_one_voice=one_voice,
    )


def _gaps(name: str, full: nw.Expr) -> Iterator[tuple[str, nw.Expr]]:
    """Yield the two parts of support under one setting, by their names."""
    hard, bare, soft = (nw.col(f"{name}_{step}") for step in ("hard", "bare", "soft"))
    yield f"{name}_hardly", _gap(full, hard)
    yield f"{name}_softly", _gap(full + hard + bare, soft)


def _support(name: str) -> nw.Expr:
    return nw.col(f"{name}_hardly") + nw.col(f"{name}_softly")


def _gap(silent: nw.Expr, kept: nw.Expr) -> nw.Expr:
    """Return the probability that nothing of one sort holds, and something of a larger.

    Where that is above 0 and below all floats it is the least of them.
    """
    found = silent.exp() * kept_from(kept)
    none = (kept >= 0) | (silent <= LOG_OF_NONE / 2)
    return nw.when(none).then(nw.lit(0.0)).otherwise(found.clip(BELOW_FLOATS, None))


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
    return (fully + (full + hard).exp() * barely).clip(0.0, None)


def _both(one: nw.Expr, other: nw.Expr, tied: nw.Expr) -> nw.Expr:
    return kept_from(one) * kept_from(other) + (one + other).exp() * risen(tied)
