"""A question as a sentence: what is not understood, said or refused."""

from __future__ import annotations

import pytest

from graph.constraints.limits import Limits
from graph.errors import ArmstrailError, NameLookupError, QuestionError
from graph.question.kinds import EXAMPLES
from tests.support.typed.questions import asked, refused


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("how could US weapons reach Hamas without Boko Haram?", ("without Boko Haram",)),
        ("how could US weapons reach Hamas not directly", ("not directly",)),
        ("how could US weapons reach Hamas by camel caravan", ("by camel caravan",)),
        ("how could US weapons in Kabul reach Hamas after 2021", ("in Kabul",)),
        ("how could US weapons reach Hamas after the war", ("after", "war")),
        ("Why did the US arm ISIS?", ("Why",)),
        ("how come the US armed ISIS?", ("how come",)),
        ("when did ISIS get arms?", ("when",)),
        ("did the US sell or give arms to ISIS?", ("sell or give",)),
        ("how could US weapons reach ISIS when captured", ("when",)),
        ("how could US weapons reach Hamas not by camel", ("not by camel",)),
        ("how could US weapons reach Hamas except in 2021", ("except in 2021",)),
    ],
)
def test_what_carries_meaning_and_is_not_understood_is_refused(
    text: str, unread: tuple[str, ...]
) -> None:
    assert refused(text).words == unread


@pytest.mark.parametrize(
    ("text", "unapplied"),
    [
        (
            "who could have supplied ISIS through Pakistan in at most 2 steps at any time",
            ("through Pakistan", "in at most 2 steps", "at any time"),
        ),
        ("what became of US arms with support of at least .3", ("with support of at least .3",)),
        ("what became of US arms not through armed groups", ("not through armed groups",)),
        (
            "who could have supplied ISIS via FSA or the Nusra Front",
            ("via FSA or the Nusra Front",),
        ),
        ("who is Hamas after 2021", ("after 2021",)),
    ],
)
def test_a_constraint_that_the_kind_of_question_does_not_take_is_refused(
    text: str, unapplied: tuple[str, ...]
) -> None:
    assert refused(text).words == unapplied


@pytest.mark.parametrize(
    "text",
    [
        *("within 3 years", "in 3 months", "within one year", "at most 3 years", "over 3 years"),
        *("within 3", "at most 3 brokers", "in at least 3 steps", "in more than 3 steps"),
        *("in 3 or 4 steps", "in 3 to 5 steps", "between 3 and 5 steps"),
        *("after 2021 or 2022", "since 2021 or 2022", "between 2019 and 2021 or 2023"),
        *("before 2015 or after 2020", "after 2020 or in 2021", "not in 2023 or 2024"),
        *("in 2021 or later", "in 2021 and after", "in 2023 or early 2024"),
        *("before or after 2015", "in at most - 3 steps", "in at most −3 steps"),
        *("in at most -3 steps", "-3 steps", "in at most 2015 steps"),
        *("with support of at most .5", "with support of at least -.3"),
    ],
)
def test_a_number_or_a_time_that_is_not_understood_limits_nothing(text: str) -> None:
    found = refused(f"how could US weapons reach Hamas {text}?")
    assert (found.words, found.instead) == ((text,), "paths from United States to Hamas")


@pytest.mark.parametrize(
    "text",
    [
        *("without rifles", "without rifles, pistols or mortars", "without captured rifles"),
        *("without captured", "without rifles captured in Ramadi", "without mode captured"),
        *("without FSA rifles", "without at least reported", "excluding rifles"),
        *("not in Ramadi", "not in Pakistan", "not of materiel rifle", "not at least reported"),
        *("except rifles", "other than rifles", "anything but rifles", "non-captured"),
        *("unless captured", "apart from rifles", "not only via FSA", "not without FSA"),
        *("captured or not", "captured, stolen or not", "whether or not captured"),
        *("regardless of whether captured", "hardly captured", "without Boko Haram via FSA"),
        *(
            "via FSA or not",
            "disputed",
            "indirect",
            "indirectly",
            "uncaptured",
            "unsupplied",
            "inferred",
        ),
        *("wihtout rifles", "wtihout captured rifles"),
    ],
)
def test_a_constraint_is_never_turned_into_its_opposite(text: str) -> None:
    found = refused(f"how could US weapons reach ISIS {text}?")
    assert found.instead == "paths from United States to ISIS"
    assert " ".join(found.words) in (text, text.replace("-", " "), text.replace("anything", ""))


@pytest.mark.parametrize("text", ["directly or indirectly", "disputed or undisputed"])
def test_what_is_open_either_way_limits_nothing(text: str) -> None:
    found = asked(f"how could US weapons reach ISIS, {text}?")
    assert found.limits == Limits()


@pytest.mark.parametrize(
    "text", ["without rifles after 2021", "without rifles; after 2021", "after 2021 without rifles"]
)
def test_beside_a_negated_constraint_another_holds(text: str) -> None:
    found = refused(f"how could US weapons reach ISIS {text}?")
    assert found.words == ("without rifles",)
    assert found.instead == "paths from United States to ISIS; after 2021-12-31"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("how could US arms reach ISIS via FSA or the Nusra Front", "'via FSA or the Nusra Front'"),
        ("how could US arms reach ISIS via armed groups or brokers", "passes through all that"),
        ("how could US arms reach ISIS via FSA or via the Nusra Front", "say 'and'"),
        ("how could US arms reach ISIS via FSA or in 2015", "'or' between two constraints"),
        ("how could US arms reach ISIS, captured or in Ramadi", "'or' between two constraints"),
        ("who other than FSA could have supplied ISIS", "what 'other than FSA' leaves out"),
        ("who could have supplied anyone but ISIS", "what 'but ISIS' leaves out"),
        ("who supplied ISIS without arms from FSA", "what 'without arms from FSA' leaves out"),
        ("who except captured FSA supplied ISIS", "leaves out"),
    ],
)
def test_what_could_be_guessed_in_two_ways_is_refused(text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        asked(text)


def test_several_that_are_all_to_be_passed_are_joined_with_and() -> None:
    found = asked("how could US arms reach ISIS via FSA and the Nusra Front")
    assert found.limits.via == ("fsa", "nusra-front")


@pytest.mark.parametrize(
    ("text", "word", "positive"),
    [
        (
            "did Hamas not get arms from the US",
            "not",
            "whether arms went from United States to Hamas",
        ),
        (
            "why did US arms not go through FSA to ISIS",
            "not",
            "paths from United States to ISIS; via Free Syrian Army",
        ),
        ("why did US arms never reach ISIS", "never", "paths from United States to ISIS"),
        ("which arms did not reach Hamas", "not", "whether arms reached Hamas"),
        ("why couldn’t US arms reach ISIS", "couldn’t", "paths from United States to ISIS"),
        ("US arms failed to reach ISIS", "failed to", "whether arms of United States reached ISIS"),
        (
            "did the US not sell arms to Hamas",
            "not",
            "whether arms went from United States to Hamas; by mode sold",
        ),
        (
            "did Hamas not directly get US arms",
            "not",
            "whether arms of United States reached Hamas",
        ),
        ("what did not become of US arms", "not", "what became of the arms of United States"),
        ("what does US -> ISIS not rest on", "not", "what United States -> ISIS rests on"),
        ("who is not Hamas", "not", "what is said of Hamas"),
    ],
)
def test_what_did_not_happen_is_no_question_and_the_one_that_can_be_asked_is_offered(
    text: str, word: str, positive: str
) -> None:
    with pytest.raises(QuestionError, match=f"not what did not happen .'{word}'") as caught:
        asked(text)
    assert f"'{positive}'" in str(caught.value)
    asked(positive)


def test_a_verb_that_is_not_understood_is_named() -> None:
    with pytest.raises(QuestionError, match="'zap' is not understood"):
        asked('how could "the US" zap "ISIS"?')


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how could US arms reach ISIS-K?", "ISIS-K"),
        ("how could US arms reach ISIS fighters?", "ISIS fighters"),
        ("how could US arms reach anti-Taliban forces?", "Taliban forces"),
        ("how could US arms reach real Taliban?", "real Taliban"),
        ("how could the US zap ISIS?", "the US zap"),
        ("how could new US arms reach ISIS?", "new US"),
        ("how could US arms reach ISIS's enemies?", "ISIS's enemies"),
        ("how could US arms reach enemies of ISIS?", "enemies of ISIS"),
        ("how could US arms reach ISIS and Fatah?", "ISIS and Fatah"),
        ("how could US arms reach ISIS of Khorasan?", "ISIS of Khorasan"),
    ],
)
def test_a_name_that_a_word_touches_is_another_name(text: str, name: str) -> None:
    with pytest.raises(NameLookupError, match=f"^'{name}' is no actor .*can stand in quotes"):
        asked(text)


@pytest.mark.parametrize(
    "text",
    ["could the US really have armed ISIS?", "how could US arms reportedly reach ISIS already?"],
)
def test_a_word_that_says_how_or_when_is_no_part_of_a_name(text: str) -> None:
    assert (asked(text).start, asked(text).goal) == ("us", "isis")


def test_a_quoted_name_is_not_respelled() -> None:
    with pytest.raises(QuestionError, match="'Talban' is not understood"):
        asked('how could US arms reach "Talban"?')


def test_an_unknown_name_that_matters_is_named() -> None:
    with pytest.raises(NameLookupError, match="'Boko Haram' is no actor"):
        asked("how could US weapons reach Boko Haram?")
    with pytest.raises(NameLookupError, match="'Boko Haram' is no actor"):
        asked("how could Boko Haram weapons reach Hamas?")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Nothing was asked"),
        ("how could weapons travel?", "names no actor"),
    ],
)
def test_a_question_that_does_not_say_enough_is_answered_with_examples(
    text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        asked(text)
    assert all(example in str(caught.value) for example in EXAMPLES)


@pytest.mark.parametrize(
    ("text", "message", "offered"),
    [
        ("how could US weapons reach", "names United States, and not", "what is said of United"),
        ("US Hamas", "names United States and Hamas, and not how", "paths from Hamas to United"),
        (
            "US Hamas by camel, without rifles",
            "'by camel', 'without rifles' are not understood",
            "paths from United States to Hamas",
        ),
    ],
)
def test_of_whom_a_question_names_it_is_told_what_can_be_asked(
    text: str, message: str, offered: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        asked(text)
    assert f"'{offered}" in str(caught.value)


@pytest.mark.parametrize("text", ["after 9999", "before 0001", "after 2021 and before 2020"])
def test_a_time_without_a_day_is_refused(text: str) -> None:
    with pytest.raises(ArmstrailError):
        asked(f"how could US weapons reach Hamas {text}")


def test_a_text_that_is_no_question_is_refused_before_it_is_read() -> None:
    with pytest.raises(QuestionError, match="1,000 are enough"):
        asked("x" * 1_001)
