"""From assertions to what each voice puts into the masses of a transfer, as logarithms that add up.

This is the closed form of :mod:`graph.evidence.masses`. With F for full denials, H and S for what
backs hard and soft and B for bare denials, and N(...) for the probability that nothing of these
holds, support is N(F) - N(FH) + N(FHB) - N(FHBS). Each N is a product over voices; so a voice is
described by log N(F) and by what it loses along the chain F, FH, FHB, FHBS, each as the logarithm
of what is kept of the one before. Sums of these over the voices of a transfer, and
:func:`kept_from` of a sum, are all that a mass needs, and nothing is subtracted that is about as
large (as in :mod:`graph.evidence.columns`).

A voice with one assertion, as most have, takes its numbers from a small table: there are as many of
them as letters, sides and hedges. Of the others, a row an interval between thresholds would be the
definition; here the intervals are columns, and the greatest hedge of each coin in each of them is
one grouping. The figures of the ladder are rows (``level``), so that this is written once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise, product
from math import log1p

import narwhals as nw

from graph.evidence.columns import LETTERS_AND_F
from graph.evidence.findings import LEVELS, rung_end
from graph.evidence.frames.saying import CERTAIN, WORDS
from graph.evidence.frames.tables import Frame, small
from graph.evidence.ladder import Ladder
from graph.evidence.masses import BARE, FULL, HARD, SOFT, Side, Thresholds
from graph.model.vocabulary import HEDGES

LOG_OF_NONE = -1e300
"""Stands for the logarithm of 0, so that it is told apart from what is only very small."""

ORDERED_SIDES = (FULL, HARD, BARE, SOFT)
CHAIN = tuple(ORDERED_SIDES[: place + 1] for place in range(len(ORDERED_SIDES)))
BACKING, BUT_BARE = (HARD, SOFT), (FULL, HARD, SOFT)

CHAIN_STEPS = ("full", "hard", "bare", "soft")
"""log N(F), and what is kept of each N of the chain by the next."""

BESIDES = ("backing", "denied", "without", "tied_full", "tied_bare")
"""log N(HS); what N(HSFB) keeps of it; what N(FHS) keeps of N(FH); and by how much more than
independently the hard and soft are silent together with the full, and the soft with the bare.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to read the ladder: what each letter is worth; ``weight`` in ``if_one_voice``."""

    name: str
    worth: Thresholds
    weight: float = 0.0

    @property
    def ends(self) -> tuple[Fraction, ...]:
        """Return the thresholds above 0, rising."""
        return tuple(sorted({one for one in self.worth.values() if one > 0}))

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of its columns."""
        steps = (*CHAIN_STEPS, *BESIDES) if self.name == LEVELS[0] else CHAIN_STEPS
        return tuple(f"{self.name}_{step}" for step in steps)


def settings(ladder: Ladder) -> tuple[Setting, ...]:
    """Return the levels of the ladder, and one for each interval of how far one voice is relied on.

    In these what asserts holds for certain, or not at all, and what denies as at the point figure.
    """
    sides = (True, False)
    levels = [
        Setting(
            level,
            {
                (letter, side): getattr(rung, rung_end(level, side))
                for letter, rung in ladder.items()
                for side in sides
            },
        )
        for level in LEVELS
    ]
    point = levels[0].worth
    ends = sorted({Fraction(0), *(point[letter, True] for letter in ladder)})
    alone = [
        Setting(f"to_{place}", _relied_on(point, end), float(end - start))
        for place, (start, end) in enumerate(pairwise(ends))
    ]
    return (*levels, *alone)


def _relied_on(point: Thresholds, end: Fraction) -> Thresholds:
    return {
        (letter, asserts): Fraction(end <= worth) if asserts else worth
        for (letter, asserts), worth in point.items()
    }


def summed(asserted: Frame, ladder: Ladder) -> Frame:
    """Return by transfer the sums of the columns of all :func:`settings`.

    ``asserted`` are :func:`graph.evidence.frames.saying.assertions`.
    """
    every = settings(ladder)
    columns = [name for one in every for name in one.columns]
    code = (nw.col("letter") * len(ORDERED_SIDES) + _side()) * len(WORDS) + nw.col("hedge")
    voices = asserted.with_columns(code=code, said=nw.len().over("transfer", "variable"))
    alone = voices.filter(nw.col("said") == 1).select("transfer", "code")
    alone = alone.join(small(asserted, _table(every)), on="code", how="left")
    together = _together(voices.filter(nw.col("said") > 1), every)
    rows = nw.concat([alone.select("transfer", *columns), together.select("transfer", *columns)])
    return rows.group_by("transfer").agg(*(nw.col(name).sum() for name in columns))


def _side() -> nw.Expr:
    backs = (
        nw.when(nw.col("hard"))
        .then(nw.lit(ORDERED_SIDES.index(HARD)))
        .otherwise(nw.lit(ORDERED_SIDES.index(SOFT)))
    )
    denies = (
        nw.when(nw.col("hard"))
        .then(nw.lit(ORDERED_SIDES.index(FULL)))
        .otherwise(nw.lit(ORDERED_SIDES.index(BARE)))
    )
    return nw.when(nw.col("supports")).then(backs).otherwise(denies)


def _table(every: Sequence[Setting]) -> Mapping[str, Sequence[float]]:
    """Return the columns of all assertions that stand alone on a transfer, by their code."""
    kinds = list(product(LETTERS_AND_F, ORDERED_SIDES, WORDS))
    found: dict[str, Sequence[float]] = {"code": list(range(len(kinds)))}
    for one in every:
        rows = [_alone(one, *kind) for kind in kinds]
        found |= {name: [row[name] for row in rows] for name in one.columns}
    return found


def _alone(setting: Setting, letter: str, side: Side, word: str) -> dict[str, float]:
    holds = setting.worth[letter, side[0]] * HEDGES[word].factor
    loses = log1p(-float(holds)) if holds < 1 else LOG_OF_NONE
    steps = dict.fromkeys(setting.columns, 0.0)
    lost = [CHAIN_STEPS[ORDERED_SIDES.index(side)], "backing" if side[0] else "denied"]
    lost += ["without"] if side == SOFT else []
    return steps | {name: loses for step in lost if (name := f"{setting.name}_{step}") in steps}


def _together(voices: Frame, every: Sequence[Setting]) -> Frame:
    """Return the columns of voices with more than one assertion on a transfer, a row a transfer."""
    width = max(len(one.ends) for one in every)
    by_coin = _by_coin(voices, every, width)
    silent = _silent(by_coin, every, width)
    wide = _kept(silent).with_columns(
        **{
            f"{one.name}_{step}": nw.when(nw.col("level") == place)
            .then(nw.col(step))
            .otherwise(nw.lit(0.0))
            for place, one in enumerate(every)
            for step in (name.removeprefix(f"{one.name}_") for name in one.columns)
        }
    )
    columns = [name for one in every for name in one.columns]
    return wide.group_by("transfer").agg(*(nw.col(name).sum() for name in columns))


_COIN = ("transfer", "variable", "origin", "own_side", "coin_document", "coin_place")


def _by_coin(voices: Frame, every: Sequence[Setting], width: int) -> Frame:
    """Return the greatest hedge by level, voice, coin, side and interval; without a coin it is 1.

    What is not hedged hangs on one coin that always falls right: of any number of such the one with
    the best letter is all that counts.
    """
    hedged, own = nw.col("hedge") != CERTAIN, nw.col("coin_place").is_null()
    origin = voices.collect_schema()["origin"]
    nobody = nw.lit(-1 if origin.is_integer() else "")
    document = voices.collect_schema()["coin_document"]
    nowhere = nw.lit(-1 if document.is_numeric() else "")
    coins = voices.select(
        "transfer",
        "variable",
        "factor",
        "supports",
        "letter",
        side=_side(),
        origin=nw.when(hedged).then(nw.col("origin")).otherwise(nobody),
        own_side=nw.when(hedged & own)
        .then(nw.col("supports").cast(nw.Int64))
        .otherwise(nw.lit(-1)),
        coin_document=nw.when(hedged)
        .then(nw.col("coin_document"))
        .otherwise(nowhere)
        .fill_null(nowhere),
        coin_place=nw.when(hedged).then(nw.col("coin_place")).otherwise(nw.lit("")).fill_null(""),
    )
    rungs = coins.join(small(voices, _rungs(every)), on=["letter", "supports"], how="inner")
    greatest = {
        f"g{side}_{rung}": nw.when((nw.col("side") == side) & (nw.col("rung") >= rung))
        .then(nw.col("factor"))
        .otherwise(nw.lit(0.0))
        for side in range(len(ORDERED_SIDES))
        for rung in range(width)
    }
    return (
        rungs.with_columns(**greatest)
        .group_by("level", *_COIN)
        .agg(*(nw.col(name).max() for name in greatest))
    )


def _rungs(every: Sequence[Setting]) -> Mapping[str, Sequence[object]]:
    """Return by level, letter and side which of the thresholds the letter is worth; -1: nothing."""
    rows = [
        (place, LETTERS_AND_F.index(letter), supports, [0, *one.ends].index(worth) - 1)
        for place, one in enumerate(every)
        for (letter, supports), worth in one.worth.items()
    ]
    names = ("level", "letter", "supports", "rung")
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


_SETS = {
    "F": CHAIN[0],
    "FH": CHAIN[1],
    "FHB": CHAIN[2],
    "FHBS": CHAIN[3],
    "HS": BACKING,
    "FHS": BUT_BARE,
}


def _silent(by_coin: Frame, every: Sequence[Setting], width: int) -> Frame:
    """Return by level and voice N of each of the sets, and what is lost from one to a larger.

    ``less F`` is what is lost from nothing at all, which tells what can hold from what cannot.
    """
    rungs = range(width)
    left = {
        f"{name}_{rung}": _logarithm(1.0 - _greatest(sides, rung))
        for name, sides in _SETS.items()
        for rung in rungs
    }
    voices = (
        by_coin.with_columns(**left)
        .group_by("level", "transfer", "variable")
        .agg(*(nw.col(name).sum() for name in left))
        .with_columns(**{name: nw.col(name).exp() for name in left})
    )
    measured = voices.join(small(by_coin, _widths(every, width)), on="level", how="left")
    still = {name: _total([nw.col(f"{name}_{rung}") for rung in rungs]) for name in _SETS}
    lost = {
        f"less {name}": _total([1.0 - nw.col(f"{name}_{rung}") for rung in rungs]) for name in _SETS
    } | {
        f"{less}>{more}": _total([nw.col(f"{less}_{n}") - nw.col(f"{more}_{n}") for n in rungs])
        for less, more in _STEPS_OF.values()
    }
    column = nw.col
    lost |= {
        "full and backing": _total(
            [1.0 - column(f"F_{n}") - column(f"HS_{n}") + column(f"FHS_{n}") for n in rungs]
        ),
        "bare and soft": _total(
            [
                column(f"FH_{n}") - column(f"FHB_{n}") - column(f"FHS_{n}") + column(f"FHBS_{n}")
                for n in rungs
            ]
        ),
    }
    found = measured.with_columns(**lost, **still)
    return found.select(
        "level", "transfer", *lost, *(nw.col(name) + nw.col("certain") for name in _SETS)
    )


def _greatest(sides: Sequence[Side], rung: int) -> nw.Expr:
    return reduce(_greater, [nw.col(f"g{ORDERED_SIDES.index(side)}_{rung}") for side in sides])


def _total(shares: Sequence[nw.Expr]) -> nw.Expr:
    parts = [nw.col(f"width_{rung}") * share for rung, share in enumerate(shares)]
    return reduce(lambda one, other: one + other, parts)


_STEPS_OF = {
    "hard": ("F", "FH"),
    "bare": ("FH", "FHB"),
    "soft": ("FHB", "FHBS"),
    "denied": ("HS", "FHBS"),
    "without": ("FH", "FHS"),
}


def _widths(every: Sequence[Setting], width: int) -> Mapping[str, Sequence[float]]:
    rows = []
    for place, one in enumerate(every):
        steps = [float(end - start) for start, end in pairwise((Fraction(0), *one.ends))]
        top = one.ends[-1] if one.ends else Fraction(0)
        rows.append((place, float(1 - top), *steps, *[0.0] * (width - len(steps))))
    names = ("level", "certain", *(f"width_{rung}" for rung in range(width)))
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _kept(silent: Frame) -> Frame:
    """Return the logarithms of each voice."""
    steps = {
        step: _logarithm_less(nw.col(f"{less}>{more}"), nw.col(less))
        for step, (less, more) in _STEPS_OF.items()
    }
    column = nw.col
    return silent.with_columns(
        **steps,
        full=_logarithm_of("F"),
        backing=_logarithm_of("HS"),
        tied_full=_logarithm_less(
            column("less F") * column("less HS") - column("full and backing"),
            column("F") * column("HS"),
        ),
        tied_bare=_logarithm_less(
            column("FH>FHS") * column("FH>FHB") - column("bare and soft") * column("FH"),
            column("FHS") * column("FHB"),
        ),
    )


def _logarithm_of(name: str) -> nw.Expr:
    """Return the logarithm of N of a set: 0 where nothing of it can hold."""
    lost = nw.col(f"less {name}")
    by_loss = _logarithm_less(nw.when(lost < 0.5).then(lost).otherwise(nw.lit(0.0)), nw.lit(1.0))
    return nw.when(lost < 0.5).then(by_loss).otherwise(_logarithm(nw.col(name)))


def _greater(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return nw.when(one > other).then(one).otherwise(other)


def _logarithm(value: nw.Expr) -> nw.Expr:
    none = value <= 0
    return (
        nw.when(none)
        .then(nw.lit(LOG_OF_NONE))
        .otherwise(nw.when(none).then(nw.lit(1.0)).otherwise(value).log())
    )


def _logarithm_less(lost: nw.Expr, of: nw.Expr) -> nw.Expr:
    """Return log(1 - lost / of), accurate where little is lost; 0 where there was nothing.

    Kahan's way to log1p by a logarithm: Goldberg, *What every computer scientist should know about
    floating-point arithmetic*, 1991, theorem 4.
    """
    some = of > 0
    share = lost / nw.when(some).then(of).otherwise(nw.lit(1.0))
    share = nw.when(some).then(share).otherwise(nw.lit(0.0))
    rest = 1.0 - share
    plain = (rest == 1) | (rest <= 0)
    inner = nw.when(plain).then(nw.lit(0.5)).otherwise(rest)
    found = inner.log() * share / (1.0 - inner)
    found = nw.when(rest == 1).then(0.0 - share).otherwise(found)
    return nw.when(rest <= 0).then(nw.lit(LOG_OF_NONE)).otherwise(found)


def kept_from(logarithm: nw.Expr) -> nw.Expr:
    """Return 1 - exp(logarithm), accurate where that is little; of no less than 0 it is 0.

    Kahan's way to expm1, as above.
    """
    power = logarithm.exp()
    plain = (power == 1) | (power == 0)
    inner = nw.when(plain).then(nw.lit(0.5)).otherwise(power)
    found = (1.0 - inner) * logarithm / inner.log()
    found = nw.when(power == 1).then(0.0 - logarithm).otherwise(found)
    return nw.when(power == 0).then(nw.lit(1.0)).otherwise(found)
