"""What a person types, and which actor is meant."""

from __future__ import annotations

import pytest

from graph.errors import NameLookupError
from graph.model.folding import fold
from graph.model.name_keys import keys, named_twice
from graph.model.names import Gazetteer
from graph.model.rows import Actor

ACTORS = [
    Actor("us-dod", "US Department of Defense", "government-body", aliases=("US DoD", "Pentagon")),
    Actor("nusra-front", "Nusra Front", "armed-group", aliases=("Jabhat al-Nusra", "JN")),
    Actor("taliban", "Taliban", "de-facto-authority"),
    Actor("ttp", "Tehrik-i-Taliban Pakistan", "armed-group", aliases=("TTP",)),
    Actor("fsa", "Free Syrian Army", "armed-group", aliases=("opposition",)),
    Actor("soc", "Syrian opposition forces", "armed-group", aliases=("opposition",)),
]
NAMES = Gazetteer(ACTORS)


@pytest.mark.parametrize(
    ("typed", "actor", "how"),
    [
        ("us-dod", "us-dod", "id"),
        ("us department of defense", "us-dod", "name"),
        ("U.S. DoD", "us-dod", "alias"),
        ("the pentagon", "us-dod", "alias"),
        ("jabhat al nusra", "nusra-front", "alias"),
        ("Jabhat al-Nuṣra", "nusra-front", "alias"),
        ("NUSRA  FRONT", "nusra-front", "name"),
        ("Nusra-Front", "nusra-front", "name"),
        ("Taleban", "taliban", "spelling"),
        ("Tailban", "taliban", "spelling"),
        ("Tehreek-i-Taliban Pakistan", "ttp", "spelling"),
    ],
)
def test_a_name_is_found_however_it_is_written(typed: str, actor: str, how: str) -> None:
    match = NAMES.find(typed)
    assert (match.actor, match.how) == (actor, how)


def test_a_name_with_another_word_is_another_name() -> None:
    with pytest.raises(NameLookupError, match="is no actor"):
        NAMES.find("Free Syrian Navy")


def test_an_ambiguous_name_lists_its_candidates() -> None:
    with pytest.raises(
        NameLookupError, match="Free Syrian Army.* or .*Syrian opposition"
    ) as caught:
        NAMES.find("Opposition")
    assert set(caught.value.candidates) == {"fsa", "soc"}


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NameLookupError, match="nearest is 'Taliban'") as caught:
        NAMES.find("Talbott")
    assert caught.value.candidates[0] == "taliban"


@pytest.mark.parametrize("typed", ["", "   ", "?!", "TT", "zzzzzzzz"])
def test_what_names_nobody_is_no_actor(typed: str) -> None:
    with pytest.raises(NameLookupError, match="is no actor"):
        NAMES.find(typed)


def test_folding_twice_changes_nothing_more() -> None:
    for actor in ACTORS:
        assert fold(fold(actor.name)) == fold(actor.name)


def test_any_number_of_blanks_in_a_name_is_read() -> None:
    for text in (f"a{' ' * 50_000}b", f"a ({' ' * 50_000}b c", f"a (b{' ' * 50_000}c"):
        assert keys(text)
        assert named_twice(text)
