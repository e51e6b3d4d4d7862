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
        "where": "the paths, whose legs carry their places",
        "groups": "all actors, of whatever sort",
    }
)
"""What is answered where the time or the materiel is asked for, which no command tells alone."""

ONLY_IF: Mapping[str, str] = MappingProxyType(
    {
        # who sold arms to Y
        "WHO SUPPLY TO? receiver": "by mode",
        # when did X leave arms in a place
        "HOW supplier SUPPLY": "somewhere",
        # what kind of arms reached Y
        "(WHO | WHAT) REACH TO? receiver": "which",
        # what kind of arms did Y get
        "(WHO | WHAT) receiver RECEIVE": "which",
        # where were X's arms stolen
        "(HOW | WHERE) (arms | FROM start) RECEIVED": "by mode",
    }
)
"""Forms of a claim with one end, and what else has to be said: else another kind has them."""

TOLD_WITH: Mapping[str, str] = MappingProxyType(
    {
        "when": "what is said of each transfer, with its time",
        "which": "what is said of each transfer, which tells its materiel with --full",
        "where": "what is said of each transfer, which tells its place with --full",
    }
)
"""The same where one end alone is named."""

WHICH = ("which", "what")
"""The words that ask for materiel, where a word for arms follows them."""


class Takes(Enum):
    """The constraints that a kind of question takes."""

    ALL = "all"
    OF_TRANSFERS = "those that can be told from one transfer by itself"
    NONE = "none"


CLAUSES = (
    # X sold arms to Y; X armed Y; X supplied Y with Z's arms; X sold Z's arms to Y
    "supplier SUPPLY TO receiver",
    "supplier SUPPLY receiver WITH?",
    "supplier SUPPLY FROM? start TO receiver",
    "supplier SUPPLY TO? receiver WITH? arms",
    "supplier SUPPLY arms? WITH receiver",
    "supplier SUPPLY gift",
    "supplier SUPPLY",
    # it was X who armed Y
    "supplier WHO SUPPLY TO? receiver",
    # Y got Z's arms from X; it was Y who got them
    "receiver WHO? RECEIVE arms? (FROM giver)?",
    # Z's arms reached Y from X; Z's arms went from X to Y; Z's arms are in Y's hands
    "FROM? start REACH TO? receiver (FROM giver)?",
    "REACH TO? receiver (FROM start)?",
    "start (END_UP | REACH)? (TO | WITH) receiver (FROM giver)?",
    "start? END_UP FROM giver TO receiver",
    "END_UP TO receiver (FROM start)?",
    # Z's arms were found with Y, recovered from Y
    "(arms | FROM start)? FOUND (WITH | FROM | TO) receiver",
    # Z's arms were sold to Y by X; they were given by X to Y
    "(arms | FROM start)? SUPPLIED TO receiver ((BY | FROM) supplier)?",
    "(arms | FROM start)? SUPPLIED (BY | FROM) supplier TO receiver",
    # Y was armed by X; Y was supplied with Z's arms by X
    "receiver SUPPLIED (WITH? arms)? (WITH? (BY | FROM) supplier)?",
    "receiver SUPPLIED (BY | FROM) supplier WITH? arms?",
    # Z's arms were captured by Y from X
    "(arms | FROM start)? RECEIVED BY receiver (FROM giver)?",
    "(arms | FROM start)? RECEIVED FROM giver BY receiver",
    # arms were stolen from X, sold by X
    "(arms | FROM start)? RECEIVED FROM giver",
    "SUPPLIED (BY | FROM) giver",
    "start? END_UP FROM giver",
    # arms passed from X to Y
    "start? SUPPLY FROM giver TO receiver",
    # Z's arms are in a place, or reached one
    "(arms | FROM start) (REACH | END_UP | FOUND | RECEIVED)?",
)
"""Who handed whose arms to whom, as a sentence says it in one of its voices."""

ARRIVED = (
    "arms of {start} went from {giver} to {goal}",
    "arms went from {giver} to {goal}",
    "arms of {start} reached {goal}",
    "arms reached {goal}",
    "arms of {start} went from {giver}",
    "arms went from {giver}",
    "arms of {start} reached",
)
"""The same said back, by whom of the three it names."""


class QuestionKind(NamedTuple):
    """A kind of question, answered by the command of its name.

    ``said`` is how it is said back, in the wording that names those whom the question names, and
    ``forms`` are those it is asked in, in the notation of ``question.ebnf``, once constraints and
    what says nothing are taken out. ``sure_forms`` would change their meaning if a word that is not
    understood were a name, and ``last`` is a kind that is tried when no other fits. ``claim`` says
    that it is about one handing over and what was done then, in the words of :data:`CLAUSES`.
    """

    name: str
    example: str
    said: tuple[str, ...]
    takes: Takes
    forms: tuple[str, ...]
    sure_forms: tuple[str, ...] = ()
    last: bool = False
    claim: bool = False


def _after(lead: str) -> tuple[str, ...]:
    return tuple(f"{lead} {claim}" for claim in CLAUSES)


def _said(lead: str) -> tuple[str, ...]:
    return tuple(f"{lead} {claim}" for claim in ARRIVED)


_WHO_SAYS = "((WHO | WHAT) SOURCES? {} | ACCORDING_TO (WHO | WHAT) SOURCES?)"

QUESTION_KINDS = (
    QuestionKind(
        "asserted",
        "did the Taliban sell US weapons to Hamas?",
        ("whether {supplier} supplied arms to {goal}", *_said("whether")),
        Takes.OF_TRANSFERS,
        (
            *_after("WHETHER"),
            # who sold X's arms to Y; who captured X's arms
            "WHO SUPPLY start TO receiver",
            "WHO SUPPLY receiver arms",
            "WHO RECEIVE FROM? start",
            # X's arms in a place
            CLAUSES[-1],
            *ONLY_IF,
        ),
        claim=True,
    ),
    QuestionKind(
        "says",
        "who says that US weapons reached ISIS?",
        (
            *_said("who says that"),
            "what {voice} says about {start}",
            "what {voice} says",
            *_said("what {voice} says:"),
        ),
        Takes.OF_TRANSFERS,
        (
            *_after(_WHO_SAYS.format("SAY")),
            # what does V say; what does V say about X
            "WHAT voice SAY start?",
            "ACCORDING_TO voice WHAT start?",
            *_after("ACCORDING_TO voice"),
            # does V say that X armed Y; what does V say about X's arms reaching Y
            *_after("(WHETHER | WHAT)? voice SAY"),
        ),
        claim=True,
    ),
    QuestionKind(
        "denials",
        "who denies that the Taliban sold weapons to Hamas?",
        (
            *_said("who denies that"),
            "what {voice} denies about {start}",
            "what {voice} denies",
            *_said("what {voice} denies:"),
        ),
        Takes.OF_TRANSFERS,
        (
            *_after("(WHO | WHAT) SOURCES? DENY"),
            "WHAT voice DENY start?",
            *_after("(WHETHER | WHAT)? voice DENY"),
            "voice DENY start?",
        ),
        claim=True,
    ),
    QuestionKind(
        "quantities",
        "how much US equipment was left in Afghanistan?",
        _said("how much:"),
        Takes.OF_TRANSFERS,
        (
            *_after("HOW_MUCH"),
            # how many of Z's arms did Y get from X
            "HOW_MUCH arms receiver RECEIVE (FROM giver)?",
            # how many of Z's arms did X give to Y
            "HOW_MUCH arms giver SUPPLY TO? receiver",
        ),
        claim=True,
    ),
    QuestionKind(
        "paths",
        "how could US weapons reach Hamas after 2021 without the Taliban?",
        ("paths from {start} to {goal}",),
        Takes.ALL,
        (
            # how could X weapons reach Y; from X to Y; did X arm Y; X -> Y
            "asked? (REACH | receive | END_UP)? (supply? (FROM | BY))? start"
            " ((REACH | supply | END_UP)? TO | REACH | SUPPLY | ARROW)+ goal",
            # how could X have given Y arms
            "asked? start SUPPLY gift",
            # how was Y given X's arms
            "asked? goal SUPPLIED arms",
            # how did Y get weapons from X
            "asked? goal RECEIVE FROM? start",
            "asked? holder COME_FROM start",
            # which of X's arms did Y get
            "WHAT arms goal RECEIVE",
            # was Y armed by X
            "asked? goal SUPPLIED (WITH | BY | FROM) start",
            # how could X weapons have been got by Y
            "asked? start RECEIVED BY goal",
            # which weapons did X supply Y with
            "asked? start SUPPLY goal WITH",
            # who armed Y with X weapons; which arms were given to Y by X
            "asked? supply TO? goal (WITH | FROM | BY) start",
            # which materiel reached Y from X
            "(WHO | HOW | WHAT) (REACH | END_UP) TO? goal FROM start",
        ),
    ),
    QuestionKind(
        "upstream",
        "who could have supplied ISIS?",
        ("whose arms could have reached {goal}",),
        Takes.OF_TRANSFERS,
        (
            # who armed Y; who gave arms to Y
            "WHO SUPPLY TO? goal",
            # whose weapons were given to Y, were captured by Y
            "(WHO | WHAT) (SUPPLIED TO | RECEIVED BY) goal",
            # whose weapons reached Y
            "(WHO | WHAT) REACH (FROM | TO)? goal",
            # where did Y get its weapons; where could Y's arms have come from
            "FROM? (WHO | WHERE | WHAT) holder (RECEIVE | COME_FROM) FROM?",
            # where are Y's arms from
            "WHERE holder FROM",
            # by whom was Y armed; whom was Y armed by
            "BY WHO goal SUPPLIED",
            "WHO goal SUPPLIED (BY | FROM)",
            # how was Y armed; how did Y get arms
            "HOW goal (RECEIVE | SUPPLIED) FROM?",
            # where was Y supplied from
            "WHERE goal SUPPLIED FROM",
            # upstream of Y
            "UPSTREAM FROM? goal",
        ),
        # how could night vision reach Y
        sure_forms=("(HOW | WHERE) REACH goal",),
    ),
    QuestionKind(
        "downstream",
        "what became of US arms?",
        ("what became of the arms of {start}",),
        Takes.OF_TRANSFERS,
        (
            # who got X weapons
            "(WHO | WHAT) RECEIVE FROM? start",
            # who was given X's arms
            "WHO SUPPLIED WITH? arms",
            # whom could X have armed; to whom did X give arms
            "TO? (WHO | WHAT) start (REACH | SUPPLY | END_UP) TO?",
            # where did X weapons end up
            "WHERE start (REACH | supply | END_UP | TO)+",
            # what became of X arms
            "(WHAT | HOW) BECAME_OF start",
            # downstream of X
            "DOWNSTREAM (FROM | BY)? start",
            # who was armed by X
            "WHO SUPPLIED (BY | FROM) start",
        ),
    ),
    QuestionKind(
        "scrutinise",
        "what does US -> Taliban rest on?",
        ("what {start} -> {goal} rests on",),
        Takes.OF_TRANSFERS,
        (
            # scrutinise X and Y; the evidence for X -> Y
            "asked? RESTS_ON FROM? start ((ARROW | TO | REACH | SUPPLY | END_UP)+ | joint)? goal",
            # the evidence that Y has X's arms, that Y was armed by X
            "asked? RESTS_ON goal RECEIVE FROM? start",
            "asked? RESTS_ON goal SUPPLIED (WITH | BY | FROM) start",
            # what does X -> Y rest on
            "asked? FROM? start (ARROW | TO | REACH | SUPPLY | END_UP)+ goal RESTS_ON",
        ),
    ),
    QuestionKind(
        "show",
        "who is Hamas?",
        ("what is said of {start}",),
        Takes.NONE,
        # who is X; X
        ("(WHO | WHAT)? start",),
        last=True,
    ),
)
"""Every kind of question."""

EXAMPLES = tuple(kind.example for kind in QUESTION_KINDS)
"""Questions to learn from; the names are those of the bundled dataset."""
