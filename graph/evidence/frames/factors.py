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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import log, log1p
from types import MappingProxyType

import narwhals as nw

from graph.evidence.columns import LETTERS_AND_F
from graph.evidence.findings import LEVELS, rung_end
from graph.evidence.frames.saying import CERTAIN, WORDS
from graph.evidence.frames.tables import Frame, SmallTable, nobody, settled, small, whole
from graph.evidence.ladder import Ladder
from graph.evidence.masses import BARE, FULL, HARD, SOFT, Side, Thresholds
from graph.model.vocabulary import HEDGES

LOG_OF_NONE = -1e300
"""Stands for the logarithm of 0, so that it is told apart from what is only very small."""

ORDERED_SIDES = (FULL, HARD, BARE, SOFT)
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
    def full(self) -> str:
        """Return the name of the column with log N(F)."""
        return f"{LEVELS[0] if self.weight else self.name}_{CHAIN_STEPS[0]}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of its columns."""
        more = BESIDES if self.name == LEVELS[0] else ()
        less = 1 if self.weight else 0  # N(F) depends on nobody who asserts
        steps = (*CHAIN_STEPS[less:], *more)
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
    columns = ["transfer", *(name for one in every for name in one.columns)]
    code = (nw.col("letter") * len(ORDERED_SIDES) + _side()) * len(WORDS) + nw.col("hedge")
    voices = asserted.with_columns(code=code, said=nw.len().over("transfer", "variable"))
    alone = voices.filter(nw.col("said") == 1).select("transfer", "code")
    alone = alone.join(small(asserted, _table(every)), on="code", how="left")
    together = _together(voices.filter(nw.col("said") > 1), every)
    rows = nw.concat([alone.select(*columns), together.select(*columns)])
    return rows.group_by("transfer").agg(*(nw.col(name).sum() for name in columns[1:]))


def _side() -> nw.Expr:
    """Return the place of the side in :data:`ORDERED_SIDES`."""
    found: nw.Expr = nw.lit(0)
    for place, (supports, hard) in enumerate(ORDERED_SIDES[1:], 1):
        its = (nw.col("supports") == supports) & (nw.col("hard") == hard)
        found = nw.when(its).then(nw.lit(place)).otherwise(found)
    return found


def _kinds() -> list[tuple[str, Side, str]]:
    """Return all that one assertion can be: letter, side and hedge, by their code."""
    return list(product(LETTERS_AND_F, ORDERED_SIDES, WORDS))


def _fails(word: str) -> float:
    """Return the logarithm of the probability that the coin of a hedge falls wrong."""
    wrong = 1 - HEDGES[word].factor
    return log(wrong) if wrong else LOG_OF_NONE


def _table(every: Sequence[Setting]) -> SmallTable:
    """Return the columns of all assertions that stand alone on a transfer, by their code."""
    kinds = _kinds()
    found: dict[str, Sequence[float]] = {"code": range(len(kinds))}
    for one in every:
        rows = [_alone(one, *kind) for kind in kinds]
        found |= {name: [row[name] for row in rows] for name in one.columns}
    return found


def _alone(setting: Setting, letter: str, side: Side, word: str) -> dict[str, float]:
    holds = setting.worth[letter, side[0]] * HEDGES[word].factor
    loses = log1p(-float(holds)) if holds < 1 else LOG_OF_NONE
    lost = [CHAIN_STEPS[ORDERED_SIDES.index(side)], "backing" if side[0] else "denied"]
    lost += ["without"] if side == SOFT else []
    return {
        name: loses if name.removeprefix(f"{setting.name}_") in lost else 0.0
        for name in setting.columns
    }


_COIN = ("transfer", "variable", "origin", "own_side", "coin_document", "coin_place")


def _together(voices: Frame, every: Sequence[Setting]) -> Frame:
    """Return the columns of voices with more than one assertion on a transfer, a row a transfer."""
    width = max(len(one.ends) for one in every)
    kept = settled(_kept(settled(_silent(_by_coin(voices, every, width), every, width))))
    chosen = kept.join(small(voices, _levels(every)), on="level", how="left")
    columns = {
        f"{one.name}_{step}": nw.col(f"is_{one.name}") * nw.col(step)
        for one in every
        for step in (name.removeprefix(f"{one.name}_") for name in one.columns)
    }
    wide = chosen.select("transfer", **columns)
    return wide.group_by("transfer").agg(*(nw.col(name).sum() for name in columns))


def _levels(every: Sequence[Setting]) -> SmallTable:
    found = {f"is_{one.name}": [float(one is other) for other in every] for one in every}
    return {"level": range(len(every)), **found}


def _by_coin(voices: Frame, every: Sequence[Setting], width: int) -> Frame:
    """Return by level, voice, coin, side and interval how probably its coin falls wrong.

    That is a logarithm, that of the greatest hedge. What is not hedged hangs on one coin that
    always falls right: of any number of such the one with the best letter is all that counts.
    """
    hedged, own = nw.col("hedge") != CERTAIN, nw.col("coin_place").is_null()
    coins = voices.select(
        "transfer",
        "variable",
        "code",
        origin=nw.when(hedged).then(nw.col("origin")).otherwise(nobody(voices, "origin")),
        own_side=nw.when(hedged & own).then(whole(nw.col("supports"))).otherwise(nw.lit(-1)),
        coin_document=_where(voices, hedged, "coin_document"),
        coin_place=_where(voices, hedged, "coin_place"),
    )
    rungs = coins.join(small(voices, _rungs(every, width)), on="code", how="inner")
    cells = [f"{side}_{rung}" for side in range(len(ORDERED_SIDES)) for rung in range(width)]
    return rungs.group_by("level", *_COIN).agg(*(nw.col(name).min() for name in cells))


def _where(voices: Frame, hedged: nw.Expr, column: str) -> nw.Expr:
    none = nobody(voices, column)
    return nw.when(hedged).then(nw.col(column)).otherwise(none).fill_null(none)


def _rungs(every: Sequence[Setting], width: int) -> SmallTable:
    """Return by level and code of an assertion what is left of each side in each interval."""
    rows = []
    for level, one in enumerate(every):
        for code, (letter, side, word) in enumerate(_kinds()):
            rung = [0, *one.ends].index(one.worth[letter, side[0]])
            cells = [
                _fails(word) if own == side and place < rung else 0.0
                for own in ORDERED_SIDES
                for place in range(width)
            ]
            rows.append((level, code, *cells))
    cells_of = [f"{side}_{rung}" for side in range(len(ORDERED_SIDES)) for rung in range(width)]
    names = ("level", "code", *cells_of)
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


_SETS: Mapping[str, Sequence[Side]] = MappingProxyType(
    {
        "F": ORDERED_SIDES[:1],
        "FH": ORDERED_SIDES[:2],
        "FHB": ORDERED_SIDES[:3],
        "FHBS": ORDERED_SIDES,
        "HS": (HARD, SOFT),
        "FHS": (FULL, HARD, SOFT),
    }
)

_LOST: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "hard": ("F", "FH"),
        "bare": ("FH", "FHB"),
        "soft": ("FHB", "FHBS"),
        "denied": ("HS", "FHBS"),
        "without": ("FH", "FHS"),
    }
)
"""By step the sets of which it is the loss, from the one to the larger."""


def _silent(by_coin: Frame, every: Sequence[Setting], width: int) -> Frame:
    """Return by level and voice N of each of the sets, and what is lost from one to a larger.

    ``less F`` is what is lost from nothing at all, which tells what can hold from what cannot.
    """
    rungs = range(width)
    left = {f"{name}{rung}": _least(sides, rung) for name, sides in _SETS.items() for rung in rungs}
    voices = by_coin.select("level", "transfer", "variable", **left)
    voices = voices.group_by("level", "transfer", "variable")
    summed_up = voices.agg(*(nw.col(name).sum() for name in left))
    found = summed_up.join(small(by_coin, _widths(every, width)), on="level", how="left")
    found = found.with_columns(
        **{
            f"{name}{rung}": nw.col(f"{name}{rung}").exp() * nw.col(f"{rung}")
            for name in _SETS
            for rung in rungs
        }
    )
    return found.select(
        "level",
        "transfer",
        **{
            name: nw.sum_horizontal("certain", *(f"{name}{rung}" for rung in rungs))
            for name in _SETS
        },
        **{f"less {name}": _total(rungs, "", name) for name in ("F", "HS")},
        **{step: _total(rungs, *names) for step, names in _LOST.items()},
        full_and_backing=_total(rungs, "", "F", "HS", "FHS"),
        bare_and_soft=_total(rungs, "FH", "FHB", "FHS", "FHBS"),
    )


def _least(sides: Sequence[Side], rung: int) -> nw.Expr:
    columns = [nw.col(f"{ORDERED_SIDES.index(side)}_{rung}") for side in sides]
    return nw.min_horizontal(*columns) if len(columns) > 1 else columns[0]  # PySpark takes two


def _total(rungs: Iterable[int], more: str, less: str, also: str = "", both: str = "") -> nw.Expr:
    """Return the sum over the intervals of one set less another, or of two and what both share."""
    shares = [nw.col(f"{more}{rung}") - nw.col(f"{less}{rung}") for rung in rungs]
    if also:
        shares = [
            share - (nw.col(f"{also}{rung}") - nw.col(f"{both}{rung}"))
            for rung, share in zip(rungs, shares, strict=True)
        ]
    return nw.sum_horizontal(*shares)


def _widths(every: Sequence[Setting], width: int) -> SmallTable:
    rows = []
    for place, one in enumerate(every):
        steps = [float(end - start) for start, end in pairwise((Fraction(0), *one.ends))]
        top = one.ends[-1] if one.ends else Fraction(0)
        rows.append((place, float(1 - top), *steps, *[0.0] * (width - len(steps))))
    names = ("level", "certain", *map(str, range(width)))
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _kept(silent: Frame) -> Frame:
    """Return the logarithms of each voice."""
    column = nw.col
    apart = column("less F") * column("less HS") - column("full_and_backing")
    apart_barely = column("without") * column("bare") - column("bare_and_soft") * column("FH")
    return silent.with_columns(
        **{step: _kept_of(column(step), column(less)) for step, (less, _) in _LOST.items()},
        full=_silence("F"),
        backing=_silence("HS"),
        tied_full=_tie(apart, column("F") * column("HS")),
        tied_bare=_tie(apart_barely, column("FHS") * column("FHB")),
    )


_LEAST, _NEXT_TO_1 = 1e-300, 1 - 2.0**-53


def _kept_of(lost: nw.Expr, of: nw.Expr) -> nw.Expr:
    """Return log(1 - lost / of), accurate where little is lost; 0 where there was nothing.

    Kahan's way to log1p by a logarithm: Goldberg, *What every computer scientist should know about
    floating-point arithmetic*, 1991, theorem 4.
    """
    share = lost / of.clip(_LEAST, None)
    rest = (1.0 - share).clip(_LEAST, _NEXT_TO_1)
    found = rest.log() * share / (1.0 - rest)
    return nw.when(share < 1).then(found).otherwise(nw.lit(LOG_OF_NONE))


def _silence(name: str) -> nw.Expr:
    """Return the logarithm of N of a set: 0 where nothing of it can hold."""
    lost, silent = nw.col(f"less {name}"), nw.col(name)
    much = nw.when(silent > 0).then(silent.clip(_LEAST, None).log()).otherwise(LOG_OF_NONE)
    return nw.when(lost < 0.5).then(_kept_of(lost, nw.lit(1.0))).otherwise(much)


def _tie(apart: nw.Expr, of: nw.Expr) -> nw.Expr:
    """Return log(1 - apart / of), of whatever sign ``apart`` is; 0 where ``of`` is."""
    share = apart / of.clip(_LEAST, None)
    rest = 1.0 - share
    plain = (rest == 1) | (rest <= 0)
    inner = nw.when(plain).then(nw.lit(0.5)).otherwise(rest)
    some = (
        nw.when(rest <= 0).then(nw.lit(LOG_OF_NONE)).otherwise(inner.log() * share / (1.0 - inner))
    )
    found = nw.when(rest == 1).then(0.0 - share).otherwise(some)
    return nw.when(of > 0).then(found).otherwise(nw.lit(0.0))


def kept_from(logarithm: nw.Expr) -> nw.Expr:
    """Return 1 - exp(logarithm) of what is not above 0, accurate where that is little.

    Kahan's way to expm1, as above.
    """
    power = logarithm.exp().clip(_LEAST, _NEXT_TO_1)
    return ((1.0 - power) * (0.0 - logarithm) / (0.0 - power.log())).clip(0.0, 1.0)


def risen(logarithm: nw.Expr) -> nw.Expr:
    """Return exp(logarithm) - 1, accurate where that is little, of whatever sign."""
    power = logarithm.exp()
    plain = (power == 1) | (power == 0)
    inner = nw.when(plain).then(nw.lit(0.5)).otherwise(power)
    found = (inner - 1.0) * logarithm / inner.log()
    found = nw.when(power == 1).then(logarithm).otherwise(found)
    return nw.when(power == 0).then(nw.lit(-1.0)).otherwise(found)
