"""Questions and sentences: what is said back means the same, and no text is too much."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, event, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

import armstrail
from graph.constraints.limits import Limits
from graph.errors import ArmstrailError
from graph.model.dates import parse
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset
from graph.model.vocabulary import ACTOR_TYPES, BANDS, MODES
from graph.question.asked import Question
from graph.question.asked import fields as fields_of
from graph.question.kinds import QUESTION_KINDS, Takes
from graph.question.lexicon import Lexicon
from graph.question.phrasing import phrase
from graph.question.question import read
from graph.question.terminals import Terminal
from tests.support.strategies import datasets

BUNDLED = armstrail.load().dataset
LEXICON = Lexicon(BUNDLED)

_TAKEN_BY_REACH = ("avoid", "modes", "materiel", "places", "between", "least_band")
_TAKEN = {
    Takes.ALL: tuple(field.name for field in fields(Limits)),
    Takes.OF_TRANSFERS: (*_TAKEN_BY_REACH, "only_direct", "undisputed"),
    Takes.NONE: (),
}
TAKEN = {kind.name: _TAKEN[kind.takes] for kind in QUESTION_KINDS}


def some(values: Any, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    known = sorted(values)
    return (
        st.lists(st.sampled_from(known), max_size=most, unique=True).map(tuple)
        if known
        else (st.just(()))
    )


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def windows(draw: DrawFn) -> tuple[date, date] | None:
    first, last = sorted((draw(days), draw(days)))
    return draw(st.sampled_from((None, (first, last), (first, date.max), (date.min, last))))


@st.composite
def questions(draw: DrawFn, dataset: Dataset) -> Question:
    """Any question about the dataset that a sentence can put."""
    ids = [actor.id for actor in dataset.actors]
    kind = draw(st.sampled_from([*TAKEN]))
    words = {word for one in dataset.transfers for word in one.place.split() if word.isalpha()}
    limits = Limits(
        max_legs=draw(st.none() | st.integers(1, 999)),
        via=draw(some(ids)),
        avoid=draw(some(ids)),
        via_types=draw(some(ACTOR_TYPES)),
        avoid_types=draw(some(ACTOR_TYPES)),
        modes=draw(some(MODES)),
        materiel=draw(some(set(dataset.tree.terms) - {UNSPECIFIED})),
        places=draw(some({word for word in words if len(word) > 3})),
        between=draw(windows()),
        least_band=draw(st.sampled_from(("", *BANDS))),
        min_support=draw(st.none() | st.fractions(0, 1, max_denominator=1000)),
        only_direct=draw(st.booleans()),
        undisputed=draw(st.booleans()),
        any_time=draw(st.booleans()),
        any_materiel=draw(st.booleans()),
    )
    heeded = {name: getattr(limits, name) for name in TAKEN[kind]}
    named = draw(st.sampled_from(SAID[kind]))
    ends: dict[str, Any] = {
        role: draw(st.sampled_from(_who(dataset, role))) for role in sorted(named)
    }
    assume(ends.keys() != {"start"} or kind not in CLAUSES or heeded["places"] or heeded["modes"])
    if supplier := ends.pop("supplier", ""):
        ends |= {"giver": supplier, "supplied": not heeded["modes"]}
    return Question(
        kind,
        limits=Limits(**heeded),
        inferred=kind != "paths" or draw(st.booleans()),
        as_of=draw(st.sampled_from((None, parse("2021-06")))),
        **ends,
    )


SAID = {kind.name: [fields_of(said) for said in kind.said] for kind in QUESTION_KINDS}
CLAUSES = [kind.name for kind in QUESTION_KINDS if kind.claim]


def _who(dataset: Dataset, role: str) -> list[str]:
    """The actors that can have a role: a stockpile says nothing."""
    return [one.id for one in dataset.actors if role != "voice" or one.type != "stockpile"] or ["?"]


@given(st.data())
def test_what_is_said_back_can_be_asked_and_means_the_same(data: st.DataObject) -> None:
    dataset = data.draw(datasets())
    question = data.draw(questions(dataset))
    lexicon = Lexicon(dataset)
    assert read(lexicon, phrase(lexicon, question)) == question


@given(questions(BUNDLED))
def test_of_the_bundled_names_none_needs_quotes_or_is_misread(question: Question) -> None:
    assert read(LEXICON, phrase(LEXICON, question)) == question


def _names(actor: str) -> list[str]:
    one = LEXICON.names.actors[actor]
    known = (one.name, *one.aliases)
    return [name for name in known if LEXICON.names.exact(name) == (actor,)]


ASKED = {
    "asserted": (
        "did arms of {s} go from {v} to {g}",
        "did {v} give arms of {s} to {g}",
        "was {g} given arms of {s} by {v}",
        "were arms of {s} obtained by {g} from {v}",
        "is it true that {g} got arms of {s} from {v}",
        "were arms of {s} supplied to {g} by {v}",
        "has {v} armed {g} with arms of {s}",
    ),
    "says": ("who says that {v} gave arms of {s} to {g}",),
    "denials": ("which sources deny that {g} got arms of {s} from {v}",),
    "quantities": ("how many arms of {s} did {g} get from {v}",),
    "paths": (
        "how could {s} weapons reach {g}",
        "how could weapons of {s} have come to {g}",
        "how did {s}'s arms end up with {g}",
        "how could {g} have got arms from {s}",
        "could {s} have armed {g}",
        "from {s} to {g}",
    ),
    "downstream": ("what became of {s}'s arms", "where did {s} weapons end up", "who got {s} arms"),
    "upstream": (
        "who could have supplied {g}",
        "where did {g} get its weapons",
        "whose weapons reached {g}",
    ),
    "scrutinise": ("what does {s} -> {g} rest on", "scrutinise {s} and {g}"),
    "show": ("who is {s}", "tell me about {s}", "what is known about {s}"),
}


THREE = ("start", "goal", "giver")


def _when(first: date, last: date) -> tuple[str, ...]:
    if last == date.max:
        return f"after {first - timedelta(1)}", f"since {first}", f"from {first}"
    if first == date.min:
        return f"until {last}", f"by {last}", f"before {last + timedelta(1)}"
    return f"between {first} and {last}", f"from {first} to {last}"


def _ways(limits: Limits, draw: DrawFn) -> list[str]:
    """Each limit in one of its wordings."""
    band, most = limits.least_band, limits.max_legs
    listed = {
        word: " and ".join(draw(st.sampled_from(_names(actor))) for actor in actors)
        for word, actors in (("via", limits.via), ("avoid", limits.avoid))
    }
    said: list[tuple[str, ...]] = [
        tuple(f"{word} {listed['via']}" for word in ("through", "via") if limits.via),
        tuple(f"{word} {listed['avoid']}" for word in ("without", "avoiding") if limits.avoid),
        _when(*limits.between) if limits.between else (),
        (f"in at most {most} steps", f"within {most} legs") if most else (),
        (f"at least {band}", f"{band} or better") if band else (),
        ("directly",) if limits.only_direct else (),
        ("undisputed", "that nobody denies") if limits.undisputed else (),
    ]
    return [draw(st.sampled_from(ways)) for ways in said if ways]


@st.composite
def sentences(draw: DrawFn) -> tuple[str, Question]:
    """A sentence in one of many wordings and orders, with the question that it puts."""
    question = draw(questions(BUNDLED))
    kept = {"via", "avoid", "between", "max_legs", "least_band", "only_direct", "undisputed"}
    heeded = {name: getattr(question.limits, name) for name in kept & {*TAKEN[question.kind]}}
    question = replace(question, limits=Limits(**heeded), inferred=True, as_of=None)
    if question.kind in CLAUSES:
        ends: dict[str, Any] = {
            role: draw(st.sampled_from(_who(BUNDLED, "voice"))) for role in THREE
        }
        question = replace(question, voice="", supplied=False, **ends)
    roles = (("s", question.start), ("g", question.goal), ("v", question.giver))
    names = {role: draw(st.sampled_from(_names(actor))) if actor else "" for role, actor in roles}
    asked = draw(st.sampled_from(ASKED[question.kind])).format(**names)
    said = draw(st.permutations([*_ways(question.limits, draw)]))
    return f"{'; '.join([asked, *said])}?", question


@given(sentences())
def test_many_wordings_in_any_order_are_one_question(sentence: tuple[str, Question]) -> None:
    text, question = sentence
    assert read(LEXICON, text) == question


words = st.sampled_from(
    [
        *(word for terminal in Terminal for word in terminal.words),
        *(actor.name for actor in BUNDLED.actors),
        *("2021", "15 August 2021", "0000", "9999-12", "..", "50%", "1/0", "'", '"', "?", "—"),
        *("rifles", "type state", "mode sold", "materiel tank", "Taleban", "Gaza Strip", "nobody"),
    ]
)


@given(st.text() | st.lists(words, max_size=12).map(" ".join))
def test_no_text_is_more_than_a_question_or_one_sentence_of_error(text: str) -> None:
    with suppress(ArmstrailError):
        found = read(LEXICON, text)
        event("read")
        assert read(LEXICON, phrase(LEXICON, found)) == found
