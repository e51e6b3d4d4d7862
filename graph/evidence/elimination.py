"""The support of several transfers together in closed form: sums of products, summed out in turn.

That a transfer stands is a signed sum of conjunctions in each of which some assertions do not hold:
with hard and bare denials, and what backs it hard and otherwise, *stands* = not D - not D, H +
not D, H, B - not D, H, B, A. Of a path, which term each leg has and how far each voice can be
relied on are variables; a voice enters only with the legs that it is heard on. The sum over all of
them is worked out by variable elimination (Zhang and Poole, *A simple approach to Bayesian network
computations*, 1994): exponential in the legs that are entangled at once, as the voices lie along
the path, not in the number of legs or voices.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import prod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.errors import BudgetError
from graph.evidence.assertions import Assertion
from graph.evidence.findings import Evidence, Level, rung_end
from graph.evidence.worlds import ONE, ZERO, Variable
from graph.model.vocabulary import HEDGES

Numbers = NDArray[Any]

MOST_ENTRIES = 1 << 16
"""How many entries a table may have that an elimination comes to."""

MOST_TOGETHER = 3
"""How many shared voices of a claim are looked at together; of more each by itself, by terms."""

MOST_TERMS = 256
"""How many terms the signed sum of one claim may have."""


class Atom(NamedTuple):
    """An assertion as an event: U of ``variable`` is at most ``threshold``, and its coin falls
    right."""

    variable: Variable
    threshold: Fraction
    coin: Variable
    hedge: Fraction


Terms = Mapping[frozenset[Atom], int]
"""A signed sum: by the atoms of which none holds, the sign."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """Of some transfers one at least stands: a leg, or that a stockpile is held.

    ``signs`` has the sign of each of its ``terms``; ``heard`` by variable a table of terms by
    interval of U, the probability that no atom holds there; ``alone`` the same summed over U;
    ``coins`` the hedges, ``denying`` the variables of those who deny one of the transfers.
    ``given`` keeps the probability of the claim by intervals of some of its variables.
    """

    name: tuple[str, ...]
    terms: tuple[frozenset[Atom], ...]
    signs: Numbers
    heard: dict[Variable, Numbers] = field(default_factory=dict)
    alone: dict[Variable, Numbers] = field(default_factory=dict)
    coins: frozenset[Variable] = frozenset()
    denying: frozenset[Variable] = frozenset()
    given: dict[tuple[Variable, ...], Numbers] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Return whether it is that one transfer stands, which nobody barely denies."""
        return len(self.name) == 1 and len(self.terms) <= 2


class Factor(NamedTuple):
    """Numbers by the variables that their ``axes`` name."""

    axes: tuple[object, ...]
    values: Numbers


def together(evidence: Evidence, level: Level) -> Elimination:
    """Return what evaluates several transfers together in closed form; made once."""
    key = (Elimination, level)
    if key not in evidence.made:
        evidence.made[key] = Elimination(evidence, level)
    found: Elimination = evidence.made[key]
    return found


class Elimination:
    """Evaluates what is claimed together at one ``level``: in fractions, or with ``exact`` False
    in floating point."""

    def __init__(self, evidence: Evidence, level: Level = "point", exact: bool = True) -> None:
        self.evidence, self.level = evidence, level
        self._type: Any = object if exact else np.float64
        self._number: Callable[[Fraction], Any] = Fraction if exact else float
        rungs = evidence.ladder.values()
        ends = {getattr(one, rung_end(level, side)) for one in rungs for side in (True, False)}
        self.ends = [*sorted(one for one in ends if 0 < one < 1), ONE]
        self.coin_ends = [*sorted({one.factor for one in HEDGES.values()} - {ONE, ZERO}), ONE]
        self.widths, self.coin_widths = self._widths(self.ends), self._widths(self.coin_ends)
        self._claims: dict[tuple[str, ...], Claimed] = {}

    def _widths(self, ends: Sequence[Fraction]) -> Numbers:
        return self._numbers([end - start for start, end in pairwise([ZERO, *ends])])

    def _numbers(self, values: Any) -> Numbers:
        return np.array(values, self._type)

    def claim(self, transfers: tuple[str, ...]) -> Claimed:
        """Return that one of these stands; made once.

        Raises :class:`~graph.errors.BudgetError` where that has too many terms.
        """
        if transfers not in self._claims:
            found = _any_of([self._terms(one) for one in transfers])
            terms = tuple(sorted(found, key=lambda one: (len(one), sorted(one))))
            self._claims[transfers] = self._made(transfers, terms, found)
        return self._claims[transfers]

    def _made(
        self, name: tuple[str, ...], terms: tuple[frozenset[Atom], ...], signs: Terms
    ) -> Claimed:
        atoms = frozenset[Atom]().union(*terms)
        coins = frozenset(one.coin for one in atoms if one.hedge < 1)
        said = (one for transfer in name for one in self.evidence.assertions[transfer])
        denying = frozenset(one.variable for one in said if not one.supports)
        values = self._numbers([signs[one] for one in terms])
        made = Claimed(name, terms, values, coins=coins, denying=denying)
        for variable in sorted({one.variable for one in atoms}):
            table = self._table(made, variable, ())
            made.heard[variable] = table
            made.alone[variable] = table @ self.widths
        return made

    def _terms(self, transfer: str) -> Terms:
        """Return a transfer's standing as a signed sum; what cancels out is left aside."""
        sides: defaultdict[tuple[bool, bool], set[Atom]] = defaultdict(set)
        for one in self.evidence.assertions[transfer]:
            atom = self._atom(one)
            if atom.threshold > 0:
                sides[one.supports, one.hard].add(atom)
        without: frozenset[Atom] = frozenset(sides[False, True])
        found: Counter[frozenset[Atom]] = Counter({without: 1})
        for sign, side in ((-1, (True, True)), (1, (False, False)), (-1, (True, False))):
            without |= sides[side]
            found[without] += sign
        return {atoms: sign for atoms, sign in found.items() if sign}

    def _atom(self, one: Assertion) -> Atom:
        threshold = self.evidence.threshold(one, self.level)
        return Atom(one.variable, threshold, one.coin if one.hedge < 1 else (), one.hedge)

    def _table(self, claim: Claimed, variable: Variable, shared: Sequence[Variable]) -> Numbers:
        """Return, by term, interval of U, and interval of each shared coin, that no atom holds."""
        shape = (len(claim.terms), len(self.ends), *(len(self.coin_ends) for _ in shared))
        table = np.empty(shape, self._type)
        for term, atoms in enumerate(claim.terms):
            own = [one for one in atoms if one.variable == variable]
            for place, end in enumerate(self.ends):
                active = [one for one in own if end <= one.threshold]
                table[term, place] = self._none_holds(active, shared)
        return table

    def _none_holds(self, active: Sequence[Atom], shared: Sequence[Variable]) -> Any:
        """Return that no coin falls right, all voices being relied on."""
        hedges: defaultdict[Variable, Fraction] = defaultdict(Fraction)
        for one in active:
            if one.hedge >= 1:
                return self._number(ZERO)
            hedges[one.coin] = max(hedges[one.coin], one.hedge)
        own = prod((1 - q for coin, q in hedges.items() if coin not in shared), start=ONE)
        found: Any = self._number(own)
        for place, coin in enumerate(shared):
            fails = [self._number(Fraction(end > hedges[coin])) for end in self.coin_ends]
            found = found * self._numbers(fails).reshape(-1, *(1 for _ in shared[place + 1 :]))
        return found

    def relied_on(self, claim: Claimed, variable: Variable) -> float:
        """Return the probability of a claim where a voice can be relied on, and its coins too."""
        weight = claim.signs.astype(np.float64)
        for other, table in claim.alone.items():
            if other == variable:
                silent = [all(one.variable != variable for one in term) for term in claim.terms]
                weight = weight * np.array(silent)
            else:
                weight = weight * table
        return float(weight.sum())

    def probability(self, names: Iterable[tuple[str, ...]]) -> Any:
        """Return the probability that in one world one of each of these stands.

        Raises :class:`~graph.errors.BudgetError` where that is too entangled.
        """
        claims = [self.claim(one) for one in dict.fromkeys(names)]
        return eliminated(self.tables(claims))

    def tables(self, claims: Sequence[Claimed]) -> list[Factor]:
        """Return the tables of which the product, summed over all variables, is the probability."""
        voices = Counter(variable for one in claims for variable in one.heard)
        coins = self._shared_coins(claims)
        found = []
        for place, one in enumerate(claims):
            heard = tuple(variable for variable in one.heard if voices[variable] > 1)
            if len(heard) <= MOST_TOGETHER and coins.isdisjoint(one.coins):
                found.append(Factor(heard, self._given(one, heard)))
            else:
                found += self._apart(place, one, voices, coins)
        axes = dict.fromkeys(axis for one in found for axis in one.axes if isinstance(axis, tuple))
        return found + [Factor((axis,), self._width(axis, coins)) for axis in axes]

    def _width(self, axis: Variable, coins: frozenset[Variable]) -> Numbers:
        return self.coin_widths if axis in coins else self.widths

    def _given(self, claim: Claimed, heard: tuple[Variable, ...]) -> Numbers:
        """Return the probability of a claim by intervals of U of these voices."""
        if heard not in claim.given:
            weight = claim.signs
            for variable in claim.heard:
                if variable not in heard:
                    weight = weight * claim.alone[variable]
            operands: list[Any] = [weight, [0]]
            for place, variable in enumerate(heard, 1):
                operands += [claim.heard[variable], [0, place]]
            claim.given[heard] = np.asarray(np.einsum(*operands, [*range(1, len(heard) + 1)]))
        return claim.given[heard]

    def _apart(
        self,
        place: int,
        claim: Claimed,
        voices: Mapping[Variable, int],
        coins: frozenset[Variable],
    ) -> Iterator[Factor]:
        """Yield the tables of a claim by its terms, of which ``place`` is the axis."""
        weight = claim.signs
        for variable in claim.heard:
            own = self._coins_of(claim, variable, coins)
            if voices[variable] == 1 and not own:
                weight = weight * claim.alone[variable]
            else:
                table = self._table(claim, variable, own) if own else claim.heard[variable]
                yield Factor((place, variable, *own), table)
        yield Factor((place,), weight)

    def _shared_coins(self, claims: Sequence[Claimed]) -> frozenset[Variable]:
        """Return the coins that are tossed once for several claims, or for several voices."""
        count = Counter(coin for one in claims for coin in one.coins)
        return frozenset(coin for coin, times in count.items() if times > 1)

    def _coins_of(
        self, claim: Claimed, variable: Variable, coins: frozenset[Variable]
    ) -> tuple[Variable, ...]:
        atoms = (atom for term in claim.terms for atom in term if atom.variable == variable)
        return tuple(sorted({atom.coin for atom in atoms} & coins))


def _any_of(claims: Sequence[Terms]) -> Terms:
    """Return that one at least is so: 1 less the product of what each leaves of 1."""
    if len(claims) == 1:
        return claims[0]
    none: Counter[frozenset[Atom]] = Counter({frozenset(): 1})
    for claim in claims:
        more = Counter(none)
        for without, sign in none.items():
            for atoms, other in claim.items():
                more[without | atoms] -= sign * other
        none = Counter({atoms: sign for atoms, sign in more.items() if sign})
        if len(none) > MOST_TERMS:
            raise BudgetError(f"more than {MOST_TERMS} terms would be needed")
    none[frozenset()] -= 1
    return {atoms: -sign for atoms, sign in none.items() if sign}


def eliminated(tables: Sequence[Factor]) -> Any:
    """Return the sum, over all variables, of the product of the tables.

    Summed out first is what leaves the smallest table.
    """
    tables = _alike_as_one(tables)
    size = {axis: n for one in tables for axis, n in zip(one.axes, one.values.shape, strict=True)}
    of = {axis: [one for one in tables if axis in one.axes] for axis in size}
    entries = {axis: _entries(found, size) for axis, found in of.items()}
    whole = [one.values[()] for one in tables if not one.axes]
    while entries:
        axis = min(entries, key=entries.__getitem__)
        if entries.pop(axis) > MOST_ENTRIES:
            raise BudgetError(f"a table of more than {MOST_ENTRIES} entries would be needed")
        gone = of.pop(axis)
        made = _summed_out(axis, gone)
        for other in made.axes:
            of[other] = [one for one in of[other] if axis not in one.axes]
            of[other].append(made)
            entries[other] = _entries(of[other], size)
        if not made.axes:
            whole.append(made.values[()])
    return prod(whole)


def _alike_as_one(tables: Iterable[Factor]) -> list[Factor]:
    """Return the tables, those of the same axes multiplied."""
    found: dict[tuple[object, ...], Numbers] = {}
    for one in tables:
        known = found.get(one.axes)
        found[one.axes] = one.values if known is None else np.asarray(known * one.values)
    return [Factor(axes, values) for axes, values in found.items()]


def _entries(tables: Sequence[Factor], size: Mapping[object, int]) -> int:
    """Return how many entries the product of the tables has."""
    return prod(size[one] for one in {axis for table in tables for axis in table.axes})


def _summed_out(axis: object, tables: Sequence[Factor]) -> Factor:
    """Return the product of the tables, summed over that axis."""
    axes = tuple(dict.fromkeys(one for table in tables for one in table.axes if one != axis))
    place = {one: n for n, one in enumerate((*axes, axis))}
    operands: list[Any] = []
    for one in tables:
        operands += [one.values, [place[own] for own in one.axes]]
    return Factor(axes, np.asarray(np.einsum(*operands, list(range(len(axes))))))
