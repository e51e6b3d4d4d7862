"""Exact probabilities over worlds: formulas over voices, evaluated by Shannon expansion.

A world is one draw of a uniform variable U for every voice (and for every hedge, a coin, which
is a uniform variable with one threshold). The only atoms are ``U <= t`` and ``U > t``, so two
letters of one voice are nested, never independent. Formulas are kept in negation normal form and
hash-consed: the same formula is the same object, which makes the memo a dictionary by identity.

The evaluator follows the usual exact method for the lineage of a query over uncertain data
(Suciu, Olteanu, Ré and Koch, *Probabilistic Databases*, 2011, chapter 5): split into parts that
share no variable, multiply those, and expand what remains on its most frequent variable, one
branch per interval between the thresholds in use. Worst case exponential in the number of
variables that are entangled with each other; linear where every part has its own.

Numbers are fractions: sums do not depend on the order of the terms, so that reordering rows or
renaming ids changes no figure in its last bit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction

from graph.errors import BudgetError

Variable = tuple[str, ...]
"""The name of a uniform variable: its kind first, then what tells it from others of its kind."""

ONE = Fraction(1)
ZERO = Fraction(0)


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
        self.kind = kind
        self.parts = parts
        self.variable = variable
        self.threshold = threshold
        own = frozenset([variable]) if kind in ("below", "above") else frozenset[Variable]()
        self.variables: frozenset[Variable] = own.union(*(part.variables for part in parts))


_Interval = tuple[Fraction, Fraction]


class Worlds:
    """Makes formulas and evaluates them; ``budget`` bounds the expansions of one evaluation."""

    def __init__(self, budget: int = 200_000) -> None:
        self.budget = budget
        self.true = Formula("true")
        self.false = Formula("false")
        self._made: dict[tuple[str, object, object], Formula] = {}
        self._known: dict[Formula, Fraction] = {self.true: ONE, self.false: ZERO}
        self._steps = 0

    def below(self, variable: Variable, threshold: Fraction) -> Formula:
        """The formula ``U <= threshold`` of one variable."""
        if threshold <= 0:
            return self.false
        return self.true if threshold >= 1 else self._atom("below", variable, threshold)

    def _above(self, variable: Variable, threshold: Fraction) -> Formula:
        if threshold <= 0:
            return self.true
        return self.false if threshold >= 1 else self._atom("above", variable, threshold)

    def _atom(self, kind: str, variable: Variable, threshold: Fraction) -> Formula:
        key = (kind, variable, threshold)
        if key not in self._made:
            self._made[key] = Formula(kind, frozenset(), variable, threshold)
        return self._made[key]

    def negation(self, formula: Formula) -> Formula:
        """Not ``formula``, pushed down to the atoms."""
        match formula.kind:
            case "true":
                return self.false
            case "false":
                return self.true
            case "below":
                return self._above(formula.variable, formula.threshold)
            case "above":
                return self.below(formula.variable, formula.threshold)
            case "and":
                return self.any_of(self.negation(part) for part in formula.parts)
            case _:
                return self.all_of(self.negation(part) for part in formula.parts)

    def all_of(self, formulas: Iterable[Formula]) -> Formula:
        """The conjunction; of nothing it is true."""
        return self._join("and", formulas)

    def any_of(self, formulas: Iterable[Formula]) -> Formula:
        """The disjunction; of nothing it is false."""
        return self._join("or", formulas)

    def _join(self, kind: str, formulas: Iterable[Formula]) -> Formula:
        neutral, absorbing = (self.true, self.false) if kind == "and" else (self.false, self.true)
        parts: set[Formula] = set()
        for formula in formulas:
            parts.update(formula.parts if formula.kind == kind else (formula,))
        parts.discard(neutral)
        if absorbing in parts:
            return absorbing
        kept = self._merge_atoms(kind, parts)
        if kept is None:
            return absorbing
        kept = _absorb(kept)
        if len(kept) < 2:
            return next(iter(kept), neutral)
        key = (kind, kept, None)
        if key not in self._made:
            self._made[key] = Formula(kind, kept)
        return self._made[key]

    def _merge_atoms(self, kind: str, parts: set[Formula]) -> frozenset[Formula] | None:
        """One ``below`` and one ``above`` a variable; None when they decide the whole join."""
        ends: dict[Variable, dict[str, Fraction]] = defaultdict(dict)
        kept: list[Formula] = []
        for part in parts:
            if part.kind not in ("below", "above"):
                kept.append(part)
                continue
            tight = (part.kind == "below") == (kind == "and")
            before = ends[part.variable].get(part.kind, part.threshold)
            ends[part.variable][part.kind] = (
                min(before, part.threshold) if tight else max(before, part.threshold)
            )
        for variable, end in ends.items():
            if "below" in end and "above" in end:
                low, high = end["above"], end["below"]
                # and: low < U <= high is empty; or: U <= high or U > low is everything
                if (low >= high) if kind == "and" else (low <= high):
                    return None
            kept.extend(self._atom(name, variable, limit) for name, limit in end.items())
        return frozenset(kept)

    def without(self, formula: Formula, variable: Variable) -> Formula:
        """``formula`` where U of ``variable`` is above every threshold: nothing it says holds."""
        return self._given(formula, variable, ONE, {})

    def with_all(self, formula: Formula, variable: Variable) -> Formula:
        """``formula`` where U of ``variable`` is below every threshold: all it says holds."""
        if variable not in formula.variables:
            return formula
        return self._given(formula, variable, min(_thresholds(formula, variable)), {})

    def probability(self, formula: Formula) -> Fraction:
        """The exact probability of ``formula``, its variables independent and uniform.

        Raises :class:`~graph.errors.BudgetError` after ``budget`` expansions.
        """
        self._steps = 0
        return self._value(formula)

    def _value(self, formula: Formula) -> Fraction:
        if formula not in self._known:
            self._known[formula] = self._work_out(formula)
        return self._known[formula]

    def _work_out(self, formula: Formula) -> Fraction:
        if formula.kind == "below":
            return formula.threshold
        if formula.kind == "above":
            return ONE - formula.threshold
        groups = _independent(formula.parts)
        if len(groups) == 1:
            return self._expand(formula)
        product = ONE
        for group in groups:
            value = self._value(self._join(formula.kind, group))
            product *= value if formula.kind == "and" else ONE - value
        return product if formula.kind == "and" else ONE - product

    def _expand(self, formula: Formula) -> Fraction:
        """Shannon expansion on the most frequent variable, one branch per interval."""
        self._steps += 1
        if self._steps > self.budget:
            raise BudgetError(f"more than {self.budget} expansions would be needed")
        variable = _most_frequent(formula)
        total, start = ZERO, ZERO
        for end in [*sorted(_thresholds(formula, variable)), ONE]:
            branch = self._given(formula, variable, end, {})
            total += (end - start) * self._value(branch)
            start = end
        return total

    def _given(
        self, formula: Formula, variable: Variable, end: Fraction, done: dict[Formula, Formula]
    ) -> Formula:
        """``formula`` where U of ``variable`` lies in the interval that closes at ``end``."""
        if variable not in formula.variables:
            return formula
        if formula not in done:
            if formula.kind in ("below", "above"):
                within = (end <= formula.threshold) == (formula.kind == "below")
                done[formula] = self.true if within else self.false
            else:
                parts = [self._given(part, variable, end, done) for part in formula.parts]
                done[formula] = self._join(formula.kind, parts)
        return done[formula]


def _absorb(parts: frozenset[Formula]) -> frozenset[Formula]:
    """Drop a part that another makes redundant: of ``x or (x and y)`` keep ``x``."""
    inner = [part for part in parts if part.parts]
    if not inner:
        return parts
    dropped = {
        part
        for part in inner
        if not part.parts.isdisjoint(parts)
        or any(other is not part and other.parts < part.parts for other in inner)
    }
    return parts - dropped


def _independent(parts: frozenset[Formula]) -> list[list[Formula]]:
    """The parts in groups that share no variable."""
    groups: list[tuple[set[Variable], list[Formula]]] = []
    for part in parts:
        variables, members = set(part.variables), [part]
        apart: list[tuple[set[Variable], list[Formula]]] = []
        for group in groups:
            if variables.isdisjoint(group[0]):
                apart.append(group)
            else:
                variables |= group[0]
                members += group[1]
        groups = [*apart, (variables, members)]
    return [members for _, members in groups]


def _atoms(formula: Formula, seen: set[Formula]) -> Iterable[Formula]:
    if formula in seen:
        return
    seen.add(formula)
    if formula.kind in ("below", "above"):
        yield formula
    for part in formula.parts:
        yield from _atoms(part, seen)


def _most_frequent(formula: Formula) -> Variable:
    """The variable in the most parts of the formula, at any depth; ties by name."""
    count: Counter[Variable] = Counter()
    seen: set[Formula] = set()
    queue = [formula]
    while queue:
        node = queue.pop()
        for part in node.parts:
            count.update(part.variables)
            if part not in seen:
                seen.add(part)
                queue.append(part)
    return max(count.items(), key=lambda found: (found[1], repr(found[0])))[0]


def _thresholds(formula: Formula, variable: Variable) -> set[Fraction]:
    atoms = _atoms(formula, set())
    return {atom.threshold for atom in atoms if atom.variable == variable}
