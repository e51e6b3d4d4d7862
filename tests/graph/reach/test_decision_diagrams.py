"""Decision diagrams give the probabilities that the evaluator of formulas gives."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from operator import and_, or_
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.evidence.worlds import Formula, Variable, Worlds, atoms
from graph.reach.decision_diagrams import DDMemoryError, DecisionDiagrams, Diagram
from tests.support.random_formulas import formula

ANY = st.integers(0, 10**6)
TENTHS = st.integers(0, 10).map(lambda n: Fraction(n, 10))


def cuts(one: Formula) -> dict[Variable, set[Fraction]]:
    found: dict[Variable, set[Fraction]] = {}
    for atom in atoms(one):
        found.setdefault(atom.variable, set()).add(atom.threshold)
    return found


def diagram(made: DecisionDiagrams, one: Formula) -> Diagram:
    match one.kind:
        case "below":
            return made.below(one.variable, one.threshold)
        case "above":
            return ~made.below(one.variable, one.threshold)
        case "and" | "true":
            return reduce(and_, (diagram(made, part) for part in one.parts), made.true)
        case _:
            return reduce(or_, (diagram(made, part) for part in one.parts), made.false)


@given(ANY, st.integers(0, 10**6))
def test_a_diagram_has_the_probability_of_its_formula_in_any_order_of_voices(
    seed: int, order: int
) -> None:
    worlds = Worlds()
    one = formula(worlds, seed)
    variables = list(cuts(one).items())
    Random(order).shuffle(variables)
    made = DecisionDiagrams(dict(variables))
    assert made.probability(diagram(made, one)) == worlds.exact(one)
    assert made.probability(~diagram(made, one)) == 1 - worlds.exact(one)


def test_what_is_always_and_what_is_never() -> None:
    made = DecisionDiagrams({})
    assert made.probability(made.true) == 1
    assert made.probability(made.false) == 0


@given(st.lists(TENTHS, min_size=1, max_size=5))
def test_the_letters_of_a_voice_are_nested(letters: list[Fraction]) -> None:
    voice, letters = ("voice", "a"), sorted(letters)
    made = DecisionDiagrams({voice: letters})
    for n, letter in enumerate(letters):
        assert made.probability(made.below(voice, letter)) == letter
        for less in letters[:n]:
            both = made.below(voice, less) & made.below(voice, letter)
            assert both == made.below(voice, less)


def test_more_nodes_than_the_budget_are_refused() -> None:
    one = formula(Worlds(), 3)
    few = DecisionDiagrams(cuts(one), nodes=12)
    with pytest.raises(DDMemoryError):
        diagram(few, one)
