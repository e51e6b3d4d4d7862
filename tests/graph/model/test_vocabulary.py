"""The words of the data."""

from __future__ import annotations

import re

import pytest

from graph.errors import TermError
from graph.model.materiel import BUILT_IN
from graph.model.vocabulary import MODE_KINDS, MODES, SOURCES, VOCABULARIES, lookup


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
    assert {term.kind for term in MODES.values()} == set(MODE_KINDS)


def test_every_id_is_a_slug() -> None:
    ids = {term for terms in VOCABULARIES.values() for term in terms} | set(BUILT_IN)
    for term in ids - set("ABCDEF"):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", term)


def test_an_unknown_word_is_answered_with_the_nearest() -> None:
    with pytest.raises(TermError, match="'seized' is no mode; the nearest is 'seized-on-collapse'"):
        lookup("mode", "seized")
