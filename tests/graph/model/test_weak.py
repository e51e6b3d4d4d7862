"""Names that are words as well: in capitals or quotes alone, and never against the grammar."""

from __future__ import annotations

from contextlib import suppress

import pytest

from graph.errors import NameLookupError
from graph.model.names import Gazetteer
from graph.model.rows import Actor, Dataset, Transfer
from graph.question.asked import Question
from graph.question.lexicon import Lexicon
from graph.question.question import read
from graph.question.terminals import Terminal

TOLD = (
    Actor("us", "United States", "state", aliases=("US", "USA")),
    Actor("survey", "Small Arms Survey", "research-organisation", weak_aliases=("SAS",)),
    Actor("tracer", "Conflict Armament Research", "research-organisation", weak_aliases=("CAR",)),
    Actor("intercept", "First Look", "media", weak_aliases=("The Intercept",)),
    Actor("islamic-state", "Islamic State", "armed-group", aliases=("ISIS",), weak_aliases=("IS",)),
    Actor("b", "Bravo Group", "armed-group"),
)
OLD = (
    TOLD[0],
    Actor("sas", "Small Arms Survey", "research-organisation", aliases=("SAS",)),
    Actor("car", "Conflict Armament Research", "research-organisation", aliases=("CAR",)),
    Actor("who", "World Health Organization", "international-organisation", aliases=("WHO",)),
    Actor("it", "Italy", "state", aliases=("IT",)),
    Actor("may", "May 29 Brigade", "unit", aliases=("MAY",)),
    Actor("arms", "Arms Trade Monitor", "research-organisation", aliases=("ARMS",)),
    Actor("mode", "Lost Brigade", "unit", aliases=("Lost", "Captured")),
    Actor("lashkar", "Lashkar-e-Taiba", "armed-group", aliases=("LeT",)),
    TOLD[-1],
)
"""As it was before there were weak aliases."""


def asked(actors: tuple[Actor, ...], text: str) -> Question:
    return read(Lexicon(Dataset(actors, transfers=(Transfer("t", "us", "b", "sold"),))), text)


def named(actors: tuple[Actor, ...], text: str) -> list[object]:
    """Whom a text names, however it is asked."""
    items, _ = Lexicon(Dataset(actors)).tell(text)
    return [item.value for item in items if item.terminal is Terminal.ACTOR]


def found(typed: str, actors: tuple[Actor, ...] = TOLD) -> str:
    try:
        return Gazetteer(actors).find(typed).actor
    except NameLookupError:
        return ""


@pytest.mark.parametrize(
    ("written", "otherwise", "actor"),
    [
        ("SAS", ("sas", "Sas", "SA.S.x"), "survey"),
        ("CAR", ("car", "Car", "cars"), "tracer"),
        ("IS", ("is", "Is"), "islamic-state"),
        ("The Intercept", ("the intercept", "The intercept", "Intercept"), "intercept"),
    ],
)
def test_a_weak_name_counts_as_it_is_given_or_in_quotes(
    written: str, otherwise: tuple[str, ...], actor: str
) -> None:
    for typed in (written, f"the {written.removeprefix('The ')}", f'"{written.casefold()}"'):
        assert found(typed) == actor
    assert [found(typed) for typed in otherwise] == [""] * len(otherwise)


def test_how_a_weak_name_is_to_be_written_is_said() -> None:
    with pytest.raises(
        NameLookupError, match=r"as 'SAS' exactly, or in quotation marks.*\(survey\)"
    ):
        Gazetteer(TOLD).find("sas")


def test_an_id_is_found_whatever_word_it_is() -> None:
    assert [found(one, OLD) for one in ("sas", "car", "it", "may")] == ["sas", "car", "it", "may"]


@pytest.mark.parametrize("actors", [TOLD, OLD])
@pytest.mark.parametrize(
    "text",
    [
        "did US arms reach Bravo Group by car?",
        "is it true that US arms reached Bravo Group?",
        "tell us how US arms reached Bravo Group",
        "Let me know how US arms reached Bravo Group",
        "how could US arms reach Bravo Group as a car might",
        "were US arms intercepted before Bravo Group got them?",
        "Lost US arms: how could they have reached Bravo Group?",
        "how were US arms captured by Bravo Group?",
        "HOW COULD US ARMS REACH BRAVO GROUP, IS IT BY CAR?",
    ],
)
def test_a_word_of_a_question_is_no_weak_name(actors: tuple[Actor, ...], text: str) -> None:
    assert set(named(actors, text)) == {"us", "b"}


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("how could US arms reach IS?", "islamic-state"),
        ("how could US arms reach the SAS?", "survey"),
        ('how could US arms reach "sas"?', "survey"),
        ("how could US arms reach The Intercept?", "intercept"),
        ("did US arms reach CAR, reportedly?", "tracer"),
    ],
)
def test_a_weak_name_in_capitals_is_asked_about(text: str, goal: str) -> None:
    assert asked(TOLD, text).goal == goal


@pytest.mark.parametrize("actors", [TOLD, OLD])
@pytest.mark.parametrize("text", ["who says US arms reached Bravo Group?", "what does it say?"])
def test_who_says_is_never_the_small_arms_survey(actors: tuple[Actor, ...], text: str) -> None:
    with suppress(NameLookupError):
        assert not {"survey", "sas", "who", "it"} & set(named(actors, text))


def test_a_headline_is_in_capitals_and_names_nobody_by_them() -> None:
    assert asked(OLD, "How Were US Arms Captured By Bravo Group?").start == "us"


def test_show_and_a_name_is_not_show_us() -> None:
    assert asked(TOLD, "show US").start == "us"
