"""The materiel tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import TermError
from graph.model.materiel import BUILT_IN, UNSPECIFIED, Materiel, MaterielTree

TREE = MaterielTree()
TERMS = st.frozensets(st.sampled_from(sorted(BUILT_IN)), max_size=3)


def test_a_kind_of_rifle_is_a_small_arm_and_no_light_weapon() -> None:
    assert TREE.is_a("assault-rifle", "small-arm")
    assert not TREE.is_a("assault-rifle", "light-weapon")


def test_unspecified_equipment_passes_what_the_other_leg_names() -> None:
    assert TREE.carried(frozenset(), frozenset({"atgm"})) == {"atgm"}
    assert TREE.carried(frozenset({"atgm"}), frozenset({UNSPECIFIED})) == {"atgm"}


def test_a_rifle_cannot_become_a_missile_by_way_of_an_unspecified_leg() -> None:
    middle = TREE.carried(frozenset({"rifle"}), frozenset())
    assert TREE.carried(middle, frozenset({"atgm"})) == frozenset()


@given(TERMS, TERMS)
def test_what_is_carried_does_not_depend_on_the_direction(
    one: frozenset[str], two: frozenset[str]
) -> None:
    assert TREE.carried(one, two) == TREE.carried(two, one)


def test_a_dataset_may_add_terms_below_others() -> None:
    tree = MaterielTree([Materiel("tow", "TOW", "atgm"), Materiel("tow-2", "TOW 2", "tow")])
    assert tree.is_a("tow-2", "light-weapon")


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ([Materiel("rifle", "again")], "defined twice"),
        ([Materiel("tow", "TOW", "atgn")], "nearest term is 'atgm'"),
        ([Materiel("a", "A", "b"), Materiel("b", "B", "a")], "above itself"),
    ],
)
def test_a_broken_addition_is_named(added: list[Materiel], message: str) -> None:
    with pytest.raises(TermError, match=message):
        MaterielTree(added)


def test_an_alias_stands_for_its_term_unless_several_have_it() -> None:
    one = Materiel("rpg-7", "RPG-7", "grenade-launcher", aliases=("RPG 7V", "RPG"))
    other = Materiel("rpg-8", "RPG-8", "grenade-launcher", aliases=("РПГ-8", "RPG"))
    found = MaterielTree([one, other]).by_alias()
    assert found == {"rpg 7v": "rpg-7", "рпг 8": "rpg-8"}
