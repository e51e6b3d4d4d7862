"""The kinds of questions: how each is asked, how it is said back, and what can limit it.

A new kind is one row of :data:`QUESTION_KINDS`; :mod:`exports.report.replies` says what answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

LONGEST = 1_000
"""A question has no more characters than this."""

ANSWERED_WITH: Mapping[str, str] = MappingProxyType(
    {
        "when": "the paths, whose legs carry their periods",
        "which": "the paths, whose legs carry their materiel",
    }
)
"""What is answered where the time or the materiel is asked for, which no command tells alone."""

WHICH = ("which", "what")
"""The words that ask for materiel, where a word for arms follows them."""


class Takes(Enum):
    """The constraints that a kind of question takes."""

    ALL = "all"
    OF_TRANSFERS = "those that can be told from one transfer by itself"
    NONE = "none"


class QuestionKind(NamedTuple):
    """A kind of question, answered by the command of its name.

    ``said`` is how it is said back and ``forms`` are those it is asked in, in the notation of
    ``question.ebnf``, once constraints and what says nothing are taken out. ``sure_forms`` would
    change their meaning if a word that is not understood were a name, and ``last`` is a kind that
    is tried when no other fits.
    """

    name: str
    example: str
    said: str
    takes: Takes
    forms: tuple[str, ...]
    sure_forms: tuple[str, ...] = ()
    last: bool = False


QUESTION_KINDS = (
    QuestionKind(
        "paths",
        "how could US weapons reach Hamas after 2021 without the Taliban?",
        "paths from {start} to {goal}",
        Takes.ALL,
        (
            # how could X weapons reach Y; from X to Y; did X arm Y; X -> Y
            "(HOW | WHAT | WHERE | WHO)? (REACH | RECEIVE | END_UP)? (SUPPLY? (FROM | BY))? start"
            " ((REACH | SUPPLY | END_UP)? TO | (REACH | SUPPLY) | ARROW)+ goal",
            # how did Y get weapons from X
            "(HOW | WHAT | WHERE | WHO)? goal (RECEIVE | COME_FROM) FROM? start",
            # was Y armed by X
            "(HOW | WHAT | WHERE | WHO)? goal SUPPLY (WITH | BY | FROM) start",
            # how could X weapons have been got by Y
            "(HOW | WHAT | WHERE)? start RECEIVE BY goal",
            # which weapons did X supply Y with
            "(HOW | WHAT | WHERE | WHO)? start SUPPLY goal WITH",
            # who armed Y with X weapons; which arms were given to Y by X
            "(WHO | HOW | WHAT)? SUPPLY TO? goal (WITH | FROM | BY) start",
            # which materiel reached Y from X
            "(WHO | HOW | WHAT) (REACH | END_UP) TO? goal FROM start",
        ),
    ),
    QuestionKind(
        "upstream",
        "who could have supplied ISIS?",
        "who could have supplied {goal}",
        Takes.OF_TRANSFERS,
        (
            # who armed Y; who gave arms to Y
            "WHO SUPPLY TO? goal",
            # whose weapons reached Y
            "(WHO | WHAT) REACH (FROM | TO)? goal",
            # where did Y get its weapons; where could Y's arms have come from
            "FROM? (WHO | WHERE | WHAT) goal (RECEIVE | COME_FROM) FROM?",
            # where are Y's arms from
            "WHERE goal FROM",
            # by whom was Y armed
            "WHO goal SUPPLY (BY | FROM)",
            # how was Y armed; how did Y get arms
            "HOW goal (RECEIVE | SUPPLY) FROM?",
            # where was Y supplied from
            "WHERE goal SUPPLY FROM",
            # upstream of Y
            "UPSTREAM FROM? goal",
        ),
        # how could night vision reach Y
        sure_forms=("(HOW | WHERE) REACH goal",),
    ),
    QuestionKind(
        "downstream",
        "what became of US arms?",
        "what became of the arms of {start}",
        Takes.OF_TRANSFERS,
        (
            # who got X weapons
            "(WHO | WHAT) RECEIVE FROM? start",
            # whom could X have armed; to whom did X give arms
            "TO? (WHO | WHAT) start (REACH | SUPPLY | END_UP) TO?",
            # where did X weapons end up
            "WHERE start (REACH | SUPPLY | END_UP | TO)+",
            # what became of X arms
            "(WHAT | HOW) BECAME_OF start",
            # downstream of X
            "DOWNSTREAM (FROM | BY)? start",
            # who was armed by X
            "WHO SUPPLY (BY | FROM) start",
        ),
    ),
    QuestionKind(
        "scrutinise",
        "what does US -> Taliban rest on?",
        "what {start} -> {goal} rests on",
        Takes.OF_TRANSFERS,
        (
            # scrutinise X and Y; the evidence for X -> Y
            "(HOW | WHAT | WHO)? RESTS_ON FROM? start"
            " ((ARROW | TO | REACH | SUPPLY | END_UP)+ | joint)? goal",
            # what does X -> Y rest on
            "(HOW | WHAT | WHO)? FROM? start (ARROW | TO | REACH | SUPPLY | END_UP)+ goal RESTS_ON",
        ),
    ),
    QuestionKind(
        "show",
        "who is Hamas?",
        "what is said of {start}",
        Takes.NONE,
        # who is X; X
        ("(WHO | WHAT)? start",),
        last=True,
    ),
)
"""Every kind of question."""

EXAMPLES = tuple(kind.example for kind in QUESTION_KINDS)
"""Questions to learn from; the names are those of the bundled dataset."""
