"""Exact probabilities over worlds: formulas over voices, evaluated by Shannon expansion.

A world is one draw of a uniform variable U for every voice (and for every hedge, a coin, which
is a uniform variable with one threshold). The only atoms are ``U <= t`` and ``U > t``, so two
letters of one voice are nested, never independent. Formulas are kept in negation normal form and
hash-consed: the same formula is the same object, which makes the memo a dictionary by identity.

The evaluator is the usual exact one for the lineage of a query over uncertain data (Suciu,
Olteanu, Ré and Koch, *Probabilistic Databases*, 2011, chapter 5): split into parts that share no
variable, and expand what remains on its most frequent variable, one branch per interval between
its thresholds. Worst case exponential in the variables that are entangled.

Numbers are fractions: no order of terms, rows or ids changes a figure in its last bit."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from fractions import Fraction
from math import prod
from typing import NamedTuple

from graph.errors import BudgetError

Variable = tuple[str, ...]
"""The name of a uniform variable: its kind first, then what tells it from others of its kind."""

Ends = Mapping[Variable, Fraction]
Memo = dict["Formula", "Formula"]

ONE, ZERO = Fraction(1), Fraction(0)

EXPANSION_BUDGET = 10_000
"""How many expansions one evaluation may need; one of more than 64 nodes counts for more."""


class Formula:
    """A node of a formula; made by :class:`Worlds` alone, compared by identity."""

    __slots__ = ("kind", "parts", "threshold", "variable", "variables")

    def __init__(
        self,
        kind: str,
        parts: frozenset[Formula] = frozenset(),
        variable: Variable = (),
        threshold: Fraction = ZERO,
    ) -> None:
        self.kind, self.parts = kind, parts
        self.variable, self.threshold = variable, threshold
        own = frozenset([variable] if variable else [])
        self.variables: frozenset[Variable] = own.union(*(part.variables for part in parts))


class _Plan(NamedTuple):
    """How a formula is evaluated: from ``parts``, weighed by ``widths``, or multiplied if none."""

    cost: int
    widths: tuple[Fraction, ...]
    parts: tuple[Formula, ...]


class Worlds:
    """Makes formulas and evaluates them; ``budget`` bounds the expansions of one evaluation.

    What one needs is counted over the distinct formulas that it comes to, known ones included:
    it depends on the formula alone, not on what was asked before. ``otherwise`` gives the
    probability of a formula that needs more.
    """

    def __init__(
        self, budget: int = EXPANSION_BUDGET, otherwise: Callable[[Formula], Fraction] | None = None
    ) -> None:
        self.budget, self.otherwise = budget, otherwise
        self.true, self.false = Formula("true"), Formula("false")
        self._made: dict[tuple[str, object, object], Formula] = {}
        self._plans: dict[Formula, _Plan] = {}
        self._known: dict[Formula, Fraction] = {self.true: ONE, self.false: ZERO}
        self._closed: dict[Formula, Callable[[], Fraction]] = {}

    def below(self, variable: Variable, threshold: Fraction) -> Formula:
        """Return the formula ``U <= threshold`` of one variable."""
        return self._atom("below", variable, threshold)

    def _atom(self, kind: str, variable: Variable, threshold: Fraction) -> Formula:
        key = (kind, variable, threshold)
        if key not in self._made:
            made = Formula(kind, frozenset(), variable, threshold)
            certain = self.true if (threshold >= 1) == (kind == "below") else self.false
            self._made[key] = made if 0 < threshold < 1 else certain
        return self._made[key]

    def negation(self, formula: Formula) -> Formula:
        """Return the negation of ``formula``, pushed down to the atoms."""
        if formula.variable:
            other = "above" if formula.kind == "below" else "below"
            return self._atom(other, formula.variable, formula.threshold)
        join = self.any_of if formula.kind in ("and", "true") else self.all_of
        return join(self.negation(part) for part in formula.parts)

    def all_of(self, formulas: Iterable[Formula]) -> Formula:
        """Return the conjunction; of nothing it is true."""
        return self._join("and", formulas)

    def any_of(self, formulas: Iterable[Formula]) -> Formula:
        """Return the disjunction; of nothing it is false."""
        return self._join("or", formulas)

    def _join(self, kind: str, formulas: Iterable[Formula]) -> Formula:
        neutral, absorbing = (self.true, self.false) if kind == "and" else (self.false, self.true)
        parts: set[Formula] = set()
        for formula in formulas:
            parts.update(formula.parts if formula.kind == kind else (formula,))
        parts.discard(neutral)
        names = [part.variable for part in parts if part.variable]
        if len(names) > len(set(names)):
            parts = self._mergeatoms(kind, parts) or {absorbing}
        return absorbing if absorbing in parts else self._node(kind, _absorb(frozenset(parts)))

    def _node(self, kind: str, parts: frozenset[Formula]) -> Formula:
        if len(parts) < 2:
            return next(iter(parts), self.true if kind == "and" else self.false)
        key = (kind, parts, None)
        return self._made.get(key) or self._made.setdefault(key, Formula(kind, parts))

    def _mergeatoms(self, kind: str, parts: set[Formula]) -> set[Formula] | None:
        """Return at most one ``below`` and one ``above`` for each variable.

        None when they decide the whole join.
        """
        ends: dict[tuple[Variable, str], Formula] = {}
        # and: low < U <= high is empty; or: U <= high or U > low is everything
        decides = operator.ge if kind == "and" else operator.le
        for part in parts:
            if part.variable:
                choose = min if (part.kind == "below") == (kind == "and") else max
                rival = ends.get((part.variable, part.kind), part)
                ends[part.variable, part.kind] = choose(
                    rival, part, key=operator.attrgetter("threshold")
                )
        for (variable, kept), high in ends.items():
            low = ends.get((variable, "above")) if kept == "below" else None
            if low and decides(low.threshold, high.threshold):
                return None
        return {*(part for part in parts if not part.variable), *ends.values()}

    def without(self, formula: Formula, *variables: Variable) -> Formula:
        """Return ``formula`` where U of these is above every threshold: nothing they say holds."""
        return self.given(formula, dict.fromkeys(variables, ONE))

    def intervals(self, formula: Formula, variable: Variable) -> list[Fraction]:
        """Return the upper ends of the intervals of U that ``formula`` tells apart.

        The last one is 1.
        """
        ends = {one.threshold for one in atoms(formula) if one.variable == variable}
        return [*sorted(ends), ONE]

    def given(self, formula: Formula, ends: Ends, done: Memo | None = None) -> Formula:
        """Return ``formula`` where U of each variable lies in the interval that ends there."""
        done = {} if done is None else done
        if formula.variables.isdisjoint(ends):
            return formula
        if formula not in done:
            if formula.variable:
                within = ends[formula.variable] <= formula.threshold
                done[formula] = self.true if within == (formula.kind == "below") else self.false
            else:
                hit = [one for one in formula.parts if not one.variables.isdisjoint(ends)]
                left = {self.given(one, ends, done) for one in hit}
                rest = formula.parts.difference(hit)
                gone = left <= {self.true if formula.kind == "and" else self.false}
                whole = self._node if gone else self._join  # what only lost parts stays minimal
                done[formula] = whole(formula.kind, rest if gone else rest | left)
        return done[formula]

    def know(self, formula: Formula, value: Callable[[], Fraction]) -> None:
        """Remember what gives the probability of ``formula``, asked for by itself, in closed form.

        Nothing is spared where it is a part of another: what that needs does not depend on it.
        """
        self._closed.setdefault(formula, value)

    def possible(self, formula: Formula) -> bool:
        """Return whether the probability is above 0, without working it out.

        A variable that occurs on one side alone is set to it (the pure literal rule of Davis and
        Putnam, 1960); exponential only in those that occur on both.
        """
        sides: defaultdict[Variable, dict[str, Fraction]] = defaultdict(dict)
        for atom in atoms(formula):
            least = sides[atom.variable].get(atom.kind, ONE)
            sides[atom.variable][atom.kind] = min(least, atom.threshold)
        pure = {name: side.get("below", ONE) for name, side in sides.items() if len(side) == 1}
        left = self.given(formula, pure)
        if not left.variables:
            return left is self.true
        name = min(left.variables)
        cases = (self.given(left, {name: end}) for end in self.intervals(left, name))
        return any(map(self.possible, cases))

    def probability(self, formula: Formula) -> Fraction:
        """Return the probability of ``formula``: exact, or ``otherwise`` beyond the budget."""
        try:
            return self.exact(formula)
        except BudgetError:
            if not self.otherwise:
                raise
            return self.otherwise(formula)

    def exact(self, formula: Formula) -> Fraction:
        """Return the exact probability of ``formula``, its variables independent and uniform.

        Raises :class:`~graph.errors.BudgetError` where it needs more than ``budget`` expansions.
        """
        if formula not in self._known and formula in self._closed:
            with suppress(BudgetError):  # what is too entangled for it may not be for expansions
                self._known[formula] = self._closed[formula]()
        if formula not in self._known:
            # a plan leads to formulas of fewer variables, so this order meets every part first
            for one in sorted(self._unfolded(formula), key=lambda one: len(one.variables)):
                if one not in self._known:
                    self._known[one] = self._value(one)
        return self._known[formula]

    def _unfolded(self, formula: Formula) -> set[Formula]:
        """Return all formulas that the evaluation of ``formula`` comes to."""
        found, queue, steps = {formula}, [formula], 0
        while queue:
            one = queue.pop()
            plan = self._plans.get(one) or self._plans.setdefault(one, self._planned(one))
            steps += plan.cost
            if steps > self.budget:
                raise BudgetError(f"more than {self.budget} expansions would be needed")
            new = set(plan.parts) - found
            found |= new
            queue += new
        return found

    def _planned(self, formula: Formula) -> _Plan:
        groups = independent(formula.parts)
        if len(groups) != 1:
            return _Plan(0, (), tuple(self._join(formula.kind, group) for group in groups))
        variable, nodes = _most_frequent(formula)
        ends = self.intervals(formula, variable)
        widths = tuple(end - start for start, end in zip([ZERO, *ends], ends, strict=False))
        branches = (self.given(formula, {variable: end}) for end in ends)
        return _Plan(1 + nodes // 64, widths, tuple(branches))

    def _value(self, formula: Formula) -> Fraction:
        if formula.variable:
            return formula.threshold if formula.kind == "below" else ONE - formula.threshold
        _, widths, parts = self._plans[formula]
        values = [self._known[part] for part in parts]
        if widths:
            return sum((w * value for w, value in zip(widths, values, strict=True)), ZERO)
        if formula.kind == "and":
            return prod(values, start=ONE)
        return ONE - prod((ONE - value for value in values), start=ONE)


def _absorb(parts: frozenset[Formula]) -> frozenset[Formula]:
    """Drop a part that another makes redundant: of ``x or (x and y)`` keep ``x``.

    Each part is compared with those alone whose rarest element it holds.
    """
    if len(parts) < 2 or not any(part.parts for part in parts):
        return parts
    inner = [part for part in parts if part.parts and part.parts.isdisjoint(parts)]
    count = Counter(element for part in inner for element in part.parts)
    by_rarest: defaultdict[Formula, list[Formula]] = defaultdict(list)
    for part in inner:
        by_rarest[min(part.parts, key=count.__getitem__)].append(part)
    kept = {part for part in parts if not part.parts}
    for part in inner:
        rivals = (other for element in part.parts for other in by_rarest.get(element, ()))
        if not any(other.parts < part.parts for other in rivals):
            kept.add(part)
    return frozenset(kept)


def independent(parts: frozenset[Formula]) -> list[list[Formula]]:
    """Return the parts in groups that share no variable.

    The smaller group is poured into the larger.
    """
    home: dict[Variable, list[Formula]] = {}
    for part in parts:
        near = {id(home[name]): home[name] for name in part.variables if name in home}
        whole = max(near.values(), key=len, default=[])
        joining = [one for group in near.values() if group is not whole for one in group]
        whole += [part, *joining]
        for one in (part, *joining):
            home.update(dict.fromkeys(one.variables, whole))
    return list({id(group): group for group in home.values()}.values())


def _nodes(formula: Formula) -> set[Formula]:
    seen, queue = {formula}, [formula]
    while queue:
        new = queue.pop().parts - seen
        seen |= new
        queue += new
    return seen


def atoms(formula: Formula) -> list[Formula]:
    """Return the atoms of a formula."""
    return [node for node in _nodes(formula) if node.variable]


def _most_frequent(formula: Formula) -> tuple[Variable, int]:
    """Return the variable in the most parts (ties by name), and the number of nodes."""
    nodes = _nodes(formula)
    count: Counter[Variable] = Counter()
    for node in nodes:
        for part in node.parts:
            count.update(part.variables)
    return max(count, key=lambda name: (count[name], name)), len(nodes)
