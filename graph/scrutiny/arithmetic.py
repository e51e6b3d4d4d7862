"""A formula as a sum that can be done by hand: what multiplies, what does not, and why.

Parts that share no variable are independent: of such parts an *and* is a product, an *or* one
less the product of what is left of 1. Where parts share a variable nothing multiplies, and the
formula is taken apart by that variable: one case for every interval between its thresholds
(Shannon's expansion, as in :mod:`graph.evidence.worlds`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import Any, Literal

from graph.evidence.worlds import ONE, ZERO, Formula, Variable, Worlds, independent

MOST_FIGURES = 24
"""How many figures a sum may have and still be written out."""

How = Literal["certain", "holds", "fails", "product", "either", "cases"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A value and how it comes about.

    ``certain``: 0 or 1; ``holds`` and ``fails``: a ``variable`` is, or is not, below its
    threshold; ``product`` of ``parts``; ``either``: at least one of ``parts``; ``cases``: the
    parts weighed by ``widths``, one for each interval of ``variable``, from the lowest on.
    """

    how: How
    value: Fraction
    variable: Variable = ()
    parts: tuple[Sum, ...] = ()
    widths: tuple[Fraction, ...] = ()

    @property
    def figures(self) -> int:
        """Return how many figures it is written with."""
        return len(self.widths) + sum(part.figures for part in self.parts) or 1

    @property
    def variables(self) -> frozenset[Variable]:
        """Return the voices and hedges that it speaks of."""
        own = frozenset([self.variable] if self.variable else [])
        return own.union(*(part.variables for part in self.parts))


def written_out(worlds: Worlds, formula: Formula, most: int = MOST_FIGURES) -> Sum | None:
    """Return the sum of ``formula``; None where it has more than ``most`` figures.

    Cost: at most about ``most`` expansions.
    """
    left = [4 * most]
    found = _sum(worlds, formula, left)
    return found if found and found.figures <= most else None


def _sum(worlds: Worlds, formula: Formula, left: list[int]) -> Sum | None:
    left[0] -= 1
    if left[0] < 0:
        return None
    if not formula.variables:
        return Sum("certain", ONE if formula is worlds.true else ZERO)
    if formula.variable:
        holds = formula.kind == "below"
        value = formula.threshold if holds else ONE - formula.threshold
        return Sum("holds" if holds else "fails", value, formula.variable)
    groups = independent(formula.parts)
    if len(groups) > 1:
        return _joined(worlds, formula.kind, groups, left)
    return _cases(worlds, formula, left)


def _joined(
    worlds: Worlds, kind: str, groups: Iterable[list[Formula]], left: list[int]
) -> Sum | None:
    join = worlds.all_of if kind == "and" else worlds.any_of
    parts = _all(worlds, map(join, groups), left)
    if parts is None:
        return None
    parts = tuple(sorted(parts, key=_place))
    if kind == "and":
        return Sum("product", prod((part.value for part in parts), start=ONE), (), parts)
    missed = prod((ONE - part.value for part in parts), start=ONE)
    return Sum("either", ONE - missed, (), parts)


def _place(part: Sum) -> tuple[Any, ...]:
    """Return the key of their order: short, then great, then by what they speak of and say.

    Formulas come in no order of their own, so nothing that tells two parts apart is left out.
    """
    names = sorted(part.variables)
    return part.figures, -part.value, part.variable, names, _told(part)


def _told(part: Sum) -> tuple[Any, ...]:
    return part.how, part.value, part.variable, part.widths, tuple(map(_told, part.parts))


def _cases(worlds: Worlds, formula: Formula, left: list[int]) -> Sum | None:
    variable = _most_shared(formula)
    ends = worlds.intervals(formula, variable)
    widths = tuple(end - start for start, end in zip([ZERO, *ends], ends, strict=False))
    parts = _all(worlds, (worlds.given(formula, {variable: end}) for end in ends), left)
    if parts is None:
        return None
    value = sum((w * part.value for w, part in zip(widths, parts, strict=True)), ZERO)
    return Sum("cases", value, variable, parts, widths)


def _all(worlds: Worlds, formulas: Iterable[Formula], left: list[int]) -> tuple[Sum, ...] | None:
    found = []
    for one in formulas:
        part = _sum(worlds, one, left)
        if part is None:
            return None
        found.append(part)
    return tuple(found)


def _most_shared(formula: Formula) -> Variable:
    """Return the variable that most parts share, at any depth; ties by name."""
    count = Counter(name for part in formula.parts for name in part.variables)
    return min(count, key=lambda name: (-count[name], name))
