"""Names in a question: misspelt, ambiguous, or with words of the grammar in them."""

from __future__ import annotations

import pytest

from graph.errors import NameLookupError
from graph.model.rows import Actor, Dataset, Transfer
from graph.question.kinds import EXAMPLES, QUESTION_KINDS
from graph.question.lexicon import Lexicon
from graph.question.question import read
from graph.question.terminals import Terminal
from tests.support.typed.questions import LEXICON, asked


@pytest.mark.parametrize(
    ("text", "actor", "typed"),
    [
        ("who is the Taleban?", "taliban", "the Taleban"),
        ("who is Hamsa?", "hamas", "Hamsa"),
        ("who is the Frre Syrian Army?", "fsa", "the Frre Syrian Army"),
        ("who is the US Departmnt of Defense?", "us-dod", "the US Departmnt of Defense"),
        ("who is Tehrik-i-Talibn Pakistan", "ttp", "Tehrik-i-Talibn Pakistan"),
    ],
)
def test_spelling_is_forgiven_and_said(text: str, actor: str, typed: str) -> None:
    found = asked(text)
    assert found.start == actor
    assert found.respelled == ((typed, LEXICON.names.actors[actor].name, actor),)


def test_a_misspelt_verb_is_forgiven_and_said() -> None:
    found = asked("what has become of US weapns, undisputd")
    assert (found.kind, found.start, found.limits.undisputed) == ("downstream", "us", True)
    assert found.respelled == (("weapns", "weapons", ""), ("undisputd", "undisputed", ""))


NAMED = Dataset(
    actors=(
        Actor("a", "Army of Liberation", "armed-group"),
        Actor("b", "Party of God and Men", "armed-group"),
        Actor("c", "Through Arms to Freedom", "armed-group", aliases=("IS",)),
        Actor("d", "Without Borders", "company", aliases=("opposition",)),
        Actor("e", "The Five", "armed-group", aliases=("opposition",)),
        Actor("f", "Rocket", "company"),
        Actor("of", "Of", "company"),
    ),
    transfers=(Transfer("t", "a", "b", "sold"),),
)


@pytest.mark.parametrize(
    ("text", "start", "goal"),
    [
        ("how could weapons of the Army of Liberation reach the Party of God and Men?", "a", "b"),
        ("how could Through Arms to Freedom weapons reach Without Borders", "c", "d"),
        ("could Without Borders arm Through Arms to Freedom", "d", "c"),
        ("how could Rocket weapons reach IS", "f", "c"),
        ('how could weapons of "Of" reach "The Five"', "of", "e"),
    ],
)
def test_a_name_may_hold_words_of_the_grammar(text: str, start: str, goal: str) -> None:
    found = read(Lexicon(NAMED), text)
    assert (found.kind, found.start, found.goal) == ("paths", start, goal)


def test_an_ambiguous_name_lists_its_candidates() -> None:
    with pytest.raises(NameLookupError, match="'Without Borders'.*'The Five'"):
        read(Lexicon(NAMED), "how could opposition weapons reach the Army of Liberation")


def test_the_examples_can_be_asked() -> None:
    assert [asked(example).kind for example in EXAMPLES] == [kind.name for kind in QUESTION_KINDS]


def test_no_word_of_the_grammar_has_two_meanings() -> None:
    words = [word for terminal in Terminal for word in terminal.words]
    assert sorted(words) == sorted({*words})


@pytest.mark.parametrize(
    "text",
    [
        "how could US arms reach ISIS in Libya?",
        "who supplied Hamas in the Comoros?",
        "how could US arms reach the Taliban near Ouagadougou?",
        "how could US arms reach Hamas's 3rd brigade?",
    ],
)
def test_a_party_in_a_place_that_nothing_is_known_of_is_not_found(text: str) -> None:
    with pytest.raises(NameLookupError, match="is no actor of this dataset; the nearest are"):
        asked(text)


def test_a_place_that_is_known_is_a_constraint() -> None:
    assert asked("how could US arms reach ISIS in Syria?").limits.places == ("Syria",)


def test_so_called_is_no_part_of_a_name() -> None:
    assert asked("how could US arms reach so-called Islamic State?").goal == "isis"
