"""The words of the data."""

from __future__ import annotations

import re

import pytest

from graph.errors import TermError
from graph.model.materiel import BUILT_IN
from graph.model.vocabulary import HEDGES, MODE_KINDS, MODES, SOURCES, STANCES, VOCABULARIES, lookup


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_term_has_a_definition_and_a_known_source(name: str) -> None:
    for term in VOCABULARIES[name].values():
        assert term.definition
        assert not term.definition.endswith(".")
        assert term.source in SOURCES


def test_every_source_is_used() -> None:
    used = {term.source for terms in VOCABULARIES.values() for term in terms.values()}
    assert used == set(SOURCES)


def test_every_mode_is_of_a_known_kind() -> None:
    assert {mode.family for mode in MODES.values()} == set(MODE_KINDS)


def test_a_path_goes_on_after_every_mode_but_possession() -> None:
    stopping = {mode.id for mode in MODES.values() if not mode.carries_on}
    assert stopping == {mode.id for mode in MODES.values() if mode.family == "possession"} != set()


def test_a_stance_counts_for_a_transfer_against_it_or_not_at_all() -> None:
    sides = {"for": {"asserts", "acknowledges"}, "against": {"denies"}}
    found = {side: {one.id for one in STANCES.values() if one.side == side} for side in sides}
    assert found == sides


def test_only_a_plain_statement_is_not_hedged() -> None:
    assert [one.id for one in HEDGES.values() if one.factor == 1] == ["plain"]
    assert all(0 < one.factor <= 1 for one in HEDGES.values())


def test_every_id_is_a_slug() -> None:
    ids = {term for terms in VOCABULARIES.values() for term in terms} | set(BUILT_IN)
    for term in ids - set("ABCDEF"):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", term)


def test_an_unknown_word_is_answered_with_the_nearest() -> None:
    with pytest.raises(TermError, match="'seized' is no mode; the nearest is 'seized-on-collapse'"):
        lookup("mode", "seized")
