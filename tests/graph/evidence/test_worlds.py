"""The evaluator over voices."""

from __future__ import annotations

import itertools
from fractions import Fraction
from math import prod
from operator import mul
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BudgetError
from graph.evidence.worlds import Formula, Variable, Worlds

NAMES = [("voice", letter) for letter in "abcde"]
THRESHOLDS = [Fraction(n, 10) for n in (0, 1, 3, 5, 7, 9, 10)]

Tree = tuple[object, ...]


def trees() -> st.SearchStrategy[Tree]:
    atom = st.tuples(st.just("atom"), st.sampled_from(NAMES), st.sampled_from(THRESHOLDS))
    return st.recursive(
        atom,
        lambda inner: st.one_of(
            st.tuples(st.just("not"), inner),
            st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, max_size=4).map(tuple)),
        ),
        max_leaves=12,
    )


def build(worlds: Worlds, tree: Tree) -> Formula:
    match tree:
        case ("atom", variable, threshold):
            assert isinstance(threshold, Fraction)
            assert isinstance(variable, tuple)
            return worlds.below(variable, threshold)
        case ("not", inner):
            assert isinstance(inner, tuple)
            return worlds.negation(build(worlds, inner))
        case (kind, parts):
            assert isinstance(parts, tuple)
            formulas = [build(worlds, part) for part in parts]
            return worlds.all_of(formulas) if kind == "and" else worlds.any_of(formulas)
    raise AssertionError(tree)


def is_true(tree: Tree, world: dict[Variable, Fraction]) -> bool:
    match tree:
        case ("atom", variable, threshold):
            return world[variable] <= threshold  # type: ignore[index, operator]
        case ("not", inner):
            return not is_true(inner, world)  # type: ignore[arg-type]
        case (kind, parts):
            found = [is_true(part, world) for part in parts]  # type: ignore[attr-defined]
            return all(found) if kind == "and" else any(found)
    raise AssertionError(tree)


def enumerated(tree: Tree) -> Fraction:
    ends = [end for end in THRESHOLDS if end]
    widths = dict(zip(ends, [b - a for a, b in itertools.pairwise(THRESHOLDS)], strict=True))
    total = Fraction(0)
    for choice in itertools.product(ends, repeat=len(NAMES)):
        if is_true(tree, dict(zip(NAMES, choice, strict=True))):
            product = Fraction(1)
            for end in choice:
                product *= widths[end]
            total += product
    return total


@given(trees())
def test_exact_is_what_full_enumeration_gives(tree: Tree) -> None:
    worlds = Worlds()
    assert worlds.probability(build(worlds, tree)) == enumerated(tree)


@given(trees())
def test_a_formula_and_its_negation_share_all_worlds(tree: Tree) -> None:
    worlds = Worlds()
    formula = build(worlds, tree)
    both = worlds.probability(formula) + worlds.probability(worlds.negation(formula))
    assert both == 1


@given(trees())
def test_without_a_voice_nothing_that_it_says_holds(tree: Tree) -> None:
    worlds = Worlds()
    formula = worlds.without(build(worlds, tree), NAMES[0])
    assert NAMES[0] not in formula.variables


def test_two_letters_of_one_voice_are_nested_not_independent() -> None:
    worlds = Worlds()
    both = [worlds.below(("voice", "a"), Fraction(n, 10)) for n in (3, 7)]
    assert worlds.probability(worlds.all_of(both)) == Fraction(3, 10)
    assert worlds.probability(worlds.any_of(both)) == Fraction(7, 10)


def test_the_same_formula_is_the_same_object_whatever_the_order() -> None:
    worlds = Worlds()
    one, other = (worlds.below(("voice", name), Fraction(1, 2)) for name in "ab")
    assert worlds.all_of([one, other]) is worlds.all_of([other, one, one])


def test_nothing_at_all_is_true_for_and_and_false_for_or() -> None:
    worlds = Worlds()
    assert worlds.all_of([]) is worlds.true
    assert worlds.any_of([]) is worlds.false


@pytest.mark.parametrize("seed", range(12))
def test_fourteen_voices_are_evaluated_as_full_enumeration_does(seed: int) -> None:
    random = Random(seed)
    worlds, letters = Worlds(), [Fraction(random.randrange(1, 10), 10) for _ in range(14)]
    proofs = [random.sample(range(14), 3) for _ in range(9)]
    denials = random.sample(range(14), 2)
    atoms = [worlds.below(("voice", str(n)), letter) for n, letter in enumerate(letters)]
    backed = worlds.any_of(worlds.all_of(atoms[n] for n in proof) for proof in proofs)
    countered = worlds.all_of(atoms[n] for n in denials)
    total = Fraction(0)
    for world in itertools.product((True, False), repeat=14):
        if any(all(world[n] for n in one) for one in proofs) and not all(world[n] for n in denials):
            chances = (one if held else 1 - one for one, held in zip(letters, world, strict=True))
            total += prod(chances, start=Fraction(1))
    assert worlds.exact(worlds.all_of([backed, worlds.negation(countered)])) == total


@given(trees())
def test_possible_is_a_probability_above_nothing(tree: Tree) -> None:
    worlds = Worlds()
    formula = build(worlds, tree)
    assert worlds.possible(formula) is (worlds.exact(formula) > 0)


@given(trees(), trees())
def test_what_was_asked_before_changes_neither_value_nor_need(one: Tree, other: Tree) -> None:
    fresh, used = Worlds(budget=1), Worlds(budget=1)
    _value(used, build(used, other))
    assert _value(used, build(used, one)) == _value(fresh, build(fresh, one))


def _value(worlds: Worlds, formula: Formula) -> Fraction | None:
    try:
        return worlds.exact(formula)
    except BudgetError:
        return None


@given(trees())
def test_a_voice_wholly_relied_on_and_not_at_all_are_the_ends_of_its_own_draw(tree: Tree) -> None:
    worlds = Worlds()
    formula = build(worlds, tree)
    ends = worlds.intervals(formula, NAMES[0])
    cases = [worlds.given(formula, {NAMES[0]: end}) for end in ends]
    assert cases[-1] is worlds.without(formula, NAMES[0])
    assert all(NAMES[0] not in one.variables for one in cases)
    widths = [end - start for start, end in zip([Fraction(0), *ends], ends, strict=False)]
    values = map(worlds.exact, cases)
    assert sum(map(mul, widths, values), Fraction(0)) == worlds.exact(formula)


def test_beyond_its_budget_an_evaluation_is_what_the_other_way_gives() -> None:
    worlds = Worlds(budget=0, otherwise=lambda _: Fraction(1, 3))
    one, two, three = (worlds.below(("voice", name), Fraction(1, 2)) for name in "abc")
    pairs = [worlds.all_of(pair) for pair in ((one, two), (two, three), (one, three))]
    assert worlds.probability(worlds.any_of(pairs)) == Fraction(1, 3)
    assert worlds.probability(one) == Fraction(1, 2)


def test_an_evaluation_beyond_its_budget_says_so() -> None:
    worlds = Worlds(budget=2)
    atoms = [worlds.below(("voice", str(n)), Fraction(1, 2)) for n in range(9)]
    clauses = [worlds.all_of([atoms[n], atoms[(n + 1) % 9]]) for n in range(9)]
    with pytest.raises(BudgetError, match="2 expansions"):
        worlds.probability(worlds.any_of(clauses))
