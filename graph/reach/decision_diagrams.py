"""Exact probabilities of what is put together step by step: binary decision diagrams over voices.

:mod:`graph.evidence.worlds` evaluates a formula that is there; the ways from one actor to all
others are too many to be written down as one. A reduced ordered binary decision diagram (Bryant,
*Graph-Based Algorithms for Boolean Function Manipulation*, 1986) is the same set of worlds however
it was come by, so that a sweep over the transfers (:mod:`graph.reach.propagation`) can carry it
along as it carries worlds drawn at random. The diagrams are those of OxiDD (Husung, Dubslaff,
Hermanns and Köhl, *OxiDD: A Safe, Concurrent, Modular, and Performant Decision Diagram Framework in
Rust*, 2024).

A uniform variable U with thresholds s < t becomes two independent bits: U <= s, and, where that
fails, U <= t (with probability (t - s) / (1 - s)). Its letters stay nested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import reduce
from itertools import accumulate, pairwise
from operator import mul, or_

from oxidd.bdd import BDDFunction as Diagram
from oxidd.bdd import BDDManager
from oxidd.util import DDMemoryError

from graph.evidence.worlds import ONE, ZERO, Variable

MOST_NODES = 1 << 18
"""How many nodes all diagrams of one question may have together: about 10 MB."""

_CACHE = 1 << 14

__all__ = ["MOST_NODES", "DDMemoryError", "DecisionDiagrams", "Diagram"]


class DecisionDiagrams:
    """DecisionDiagrams over the variables of ``cuts``, which has the thresholds of each.

    The order of ``cuts`` is the order of the variables in the diagrams: what is asked about
    together should stand together. Beyond ``nodes`` nodes any operation on a diagram raises
    ``DDMemoryError``.
    """

    def __init__(
        self, cuts: Mapping[Variable, Iterable[Fraction]], nodes: int = MOST_NODES
    ) -> None:
        self._manager = BDDManager(nodes, _CACHE, 1)
        self.true, self.false = self._manager.true(), self._manager.false()
        self._below: dict[tuple[Variable, Fraction], Diagram] = {}
        self._bits: list[Fraction] = []
        self._own: dict[Variable, range] = {}
        for variable, thresholds in cuts.items():
            self._add(variable, sorted({ZERO, *thresholds}))

    def _add(self, variable: Variable, ends: list[Fraction]) -> None:
        below = self._below[variable, ZERO] = self.false
        bits = self._own[variable] = self._manager.add_vars(len(ends) - 1)
        for (start, end), bit in zip(pairwise(ends), bits, strict=True):
            self._bits.append((end - start) / (ONE - start))
            below = self._below[variable, end] = below | self._manager.var(bit)

    def below(self, variable: Variable, threshold: Fraction) -> Diagram:
        """Return the worlds in which U of ``variable`` is at most ``threshold`` (of ``cuts``)."""
        return self._below[variable, threshold]

    def ever(self, variable: Variable) -> Diagram:
        """Return the worlds in which U of ``variable`` is at most any threshold of its."""
        bits = map(self._manager.var, self._own[variable])
        return reduce(or_, bits, self.false)

    def named(self, diagram: Diagram) -> list[Variable]:
        """Return the variables on which the diagram depends, in the order of ``cuts``."""
        levels = {level for level, _ in self._nodes(diagram)}
        return [name for name, own in self._own.items() if not levels.isdisjoint(own)]

    def probability(
        self, diagram: Diagram, given: Mapping[Variable, bool] | None = None
    ) -> Fraction:
        """Return the exact probability of a diagram made here; cost: its nodes.

        ``given`` sets U of variables within their least threshold (True) or above every one
        (False). Whole numbers throughout: a node's value is over the product of the denominators
        from its level down, so that nothing is reduced before the end.
        """
        bits = self._given(given or {})
        scale = [*accumulate((bit.denominator for bit in reversed(bits)), mul, initial=1)][::-1]
        value = {self.false: (0, 1), self.true: (1, 1)}
        for level, node in self._nodes(diagram):
            (one, of), (other, over) = (value[branch] for branch in node.cofactors() or ())
            bit, below = bits[level], scale[level + 1]
            one, other = one * (below // of), other * (below // over)
            total = bit.numerator * one + (bit.denominator - bit.numerator) * other
            value[node] = total, scale[level]
        return Fraction(*value[diagram])

    def _given(self, given: Mapping[Variable, bool]) -> list[Fraction]:
        bits = self._bits.copy()
        for variable, within in given.items():
            for bit in self._own[variable]:
                bits[bit] = ONE if within else ZERO
        return bits

    def _nodes(self, diagram: Diagram) -> list[tuple[int, Diagram]]:
        """Return the inner nodes with their levels, each after those below it."""
        found, queue = dict[Diagram, int](), [diagram]
        while queue:
            node = queue.pop()
            level = node.node_level()
            if level is not None and node not in found:
                found[node] = level
                queue += node.cofactors() or ()
        return sorted(((level, node) for node, level in found.items()), key=_level, reverse=True)


def _level(row: tuple[int, Diagram]) -> int:
    return row[0]
