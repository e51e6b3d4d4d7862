"""A question as a sentence: what is not understood, said or refused."""

from __future__ import annotations

import pytest

from graph import grammar
from graph.errors import ArmstrailError, NameLookupError, QuestionError
from graph.limits import Limits
from tests.graph.test_question import asked


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("how could US weapons reach Hamas without Boko Haram?", ("without Boko Haram",)),
        ("how could US weapons reach Hamas not directly", ("not directly",)),
        ("how could US weapons reach Hamas by camel caravan", ("by camel caravan",)),
        ("how could US weapons reach Hamas in Kabul after 2021", ("in Kabul",)),
        ("how could US weapons reach Hamas after the war", ("after", "war")),
        ("which armed groups got US arms", ("armed groups",)),
        ("who could have supplied ISIS in at most 2 steps", ("at most 2 steps",)),
        ("who could have supplied ISIS through Pakistan", ("through Pakistan",)),
        ("who is Hamas after 2021", ("after 2021",)),
        ("how could US weapons reach Hamas not by camel", ("not by camel",)),
        ("how could US weapons reach Hamas except in 2021", ("except in 2021",)),
    ],
)
def test_what_carries_meaning_and_is_not_understood_is_said(
    text: str, unread: tuple[str, ...]
) -> None:
    assert asked(text).unread == unread


@pytest.mark.parametrize(
    "text",
    [
        *("within 3 years", "in 3 months", "within one year", "at most 3 years", "over 3 years"),
        *("within 3", "at most 3 brokers", "in at least 3 steps", "in more than 3 steps"),
        *("in 3 or 4 steps", "in 3 to 5 steps", "between 3 and 5 steps"),
        *("after 2021 or 2022", "since 2021 or 2022", "between 2019 and 2021 or 2023"),
        *("before 2015 or after 2020", "after 2020 or in 2021", "not in 2023 or 2024"),
        *("in 2021 or later", "in 2021 and after", "in 2023 or early 2024"),
    ],
)
def test_a_number_or_a_time_that_is_not_understood_limits_nothing(text: str) -> None:
    found = asked(f"how could US weapons reach Hamas {text}?")
    assert (found.kind, found.limits, found.unread) == ("paths", Limits(), (text,))


@pytest.mark.parametrize(
    ("text", "word", "positive"),
    [
        ("did Hamas not get arms from the US", "not", "paths from United States to Hamas"),
        ("why did US arms never reach ISIS", "never", "paths from United States to ISIS"),
        ("which arms did not reach Hamas", "not", "who could have supplied Hamas"),
        ("why couldn’t US arms reach ISIS", "couldn’t", "paths from United States to ISIS"),
        ("US arms failed to reach ISIS", "failed to", "paths from United States to ISIS"),
        ("did the US not sell arms to Hamas", "not", "paths from United States to Hamas"),
        ("did Hamas not directly get US arms", "not", "paths from United States to Hamas"),
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
    assert asked(positive).unread == ()


def test_a_verb_that_is_not_understood_is_named() -> None:
    with pytest.raises(QuestionError, match="'zap' is not understood"):
        asked("how could the US zap ISIS?")


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
        ("how could US weapons reach", "names United States, and not"),
        ("how could US and Saudi weapons reach ISIS", "names United States, Saudi Arabia and"),
        ("US Hamas", "names United States and Hamas, and not how"),
    ],
)
def test_a_question_that_does_not_say_enough_is_answered_with_examples(
    text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        asked(text)
    assert all(example in str(caught.value) for example in grammar.EXAMPLES)


@pytest.mark.parametrize("text", ["after 9999", "before 0001", "after 2021 and before 2020"])
def test_a_time_without_a_day_is_refused(text: str) -> None:
    with pytest.raises(ArmstrailError):
        asked(f"how could US weapons reach Hamas {text}")


def test_a_text_that_is_no_question_is_refused_before_it_is_read() -> None:
    with pytest.raises(QuestionError, match="1,000 are enough"):
        asked("x" * 1_001)
