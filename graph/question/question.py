"""From a question as a sentence to what is asked: what kind, of whom, within which limits.

"after 2021" means from 2022-01-01 on, "since 2021" from 2021-01-01, "before 2021" until
2020-12-31, "until 2021" until 2021-12-31, "in 2015" within that year, and "between 2019 and 2021"
from the first day of the one to the last of the other, and so does "in 2019 or 2021".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError, QuestionError
from graph.model.dates import Period
from graph.model.vocabulary import BANDS
from graph.question import grammar
from graph.question.forms import FORMS
from graph.question.grammar import ANSWERED_WITH, EXAMPLES
from graph.question.lexicon import Lexicon, bare
from graph.question.reading import Clause, Reading, constraints, core, match, phrases
from graph.question.tokens import Item

KINDS = ("paths", "downstream", "upstream", "scrutinise", "show")
"""What can be asked; each is answered by the command of that name."""

_DATES = ("between", "after", "before", "since", "until", "within")
_OF_TRANSFERS = frozenset(
    ["avoid", "places", "materiel", "modes", "least_band", "only_direct", "undisputed", *_DATES]
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``start`` and ``goal`` are actor ids, empty where the kind has none.

    ``show`` has its actor as ``start``. ``unread`` are the words that carry meaning and were not
    understood, ``unapplied`` the limits that this kind of question does not take; ``respelled`` and
    ``notes`` say as pairs how misspelt words were read, and what answers a word that asks for more.
    """

    kind: str
    start: str = ""
    goal: str = ""
    limits: Limits = NO_LIMITS
    inferred: bool = True
    unread: tuple[str, ...] = ()
    respelled: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    unapplied: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def read(lexicon: Lexicon, text: str) -> Question:
    """What ``text`` asks of the lexicon's dataset.

    Raises :class:`~graph.errors.QuestionError`, with examples, where it does not say enough, and
    :class:`~graph.errors.NameLookupError` where a name is unknown or fits several actors.
    """
    if len(text) > grammar.LONGEST:
        raise QuestionError(
            f"The question has {len(text):,} characters; {grammar.LONGEST:,} are enough."
        )
    items, respelled = lexicon.tell(text)
    for as_verbs, kinds in ((False, KINDS[:-1]), (True, KINDS[:-1]), (False, ("show",))):
        reading = constraints(items, as_verbs)
        for form in FORMS:
            if form.kind in kinds and (found := match(form, reading)):
                if reading.negations:
                    raise _negated(lexicon, form.kind, found, reading)
                if reading.refused:
                    raise QuestionError(reading.refused)
                return _question(form.kind, found, reading, respelled)
    raise _unreadable(lexicon, constraints(items, False), text)


def _question(
    kind: str, found: dict[str, str], reading: Reading, respelled: Iterable[tuple[str, str]]
) -> Question:
    clauses = [one for one in reading.clauses if _takes(kind, one)]
    refused = [one.items for one in reading.clauses if one not in clauses]
    asked = reading.asked if kind == "paths" else {}
    unasked = [item for name, words in reading.asked.items() if name not in asked for item in words]
    _one_or_the_other(clauses)
    return Question(
        kind,
        found.get("s", ""),
        found.get("g", ""),
        _limits(clauses),
        all(one.limit != "stated" for one in clauses),
        tuple(phrases([*reading.unread, *unasked])),
        tuple(respelled),
        tuple(said for words in sorted(refused, key=_place) for said in phrases(words)),
        tuple((next(phrases(words)), ANSWERED_WITH[name]) for name, words in asked.items()),
    )


def _place(words: Sequence[Item]) -> int:
    return words[0].first


def _one_or_the_other(clauses: Iterable[Clause]) -> None:
    """Refuse "via X or Y", as a path is to pass through all that are named."""
    for clause in clauses:
        words = [item.text.casefold() for item in clause.items if item.letter == "&"]
        if clause.limit == "via" and "or" in words:
            raise QuestionError(
                f"'{next(phrases(clause.items))}' has no meaning among the constraints: a path"
                " passes through all that are named. Ask for each by itself, or say 'and'."
            )


def _takes(kind: str, clause: Clause) -> bool:
    """Whether this kind of question can be asked within the limit."""
    if kind == "paths":
        return True
    return kind != "show" and clause.limit in _OF_TRANSFERS and not clause.values("K")


def _limits(clauses: Sequence[Clause]) -> Limits:
    def all_of(limit: str, letters: str) -> tuple[Any, ...]:
        found = (value for one in clauses if one.limit == limit for value in one.values(letters))
        return tuple(dict.fromkeys(found))

    said = {one.limit for one in clauses}
    bands, shares = all_of("least_band", "B"), all_of("min_support", "%")
    modes = (mode for several, _ in all_of("modes", "ORSGC") for mode in several)
    return Limits(
        max_legs=min(all_of("max_legs", "#"), default=None),
        via=all_of("via", "A"),
        avoid=all_of("avoid", "A"),
        via_types=all_of("via", "K"),
        avoid_types=all_of("avoid", "K"),
        modes=tuple(dict.fromkeys(modes)),
        materiel=all_of("materiel", "M"),
        places=tuple(dict.fromkeys(_places(clauses))),
        between=_between(clauses),
        least_band=min(bands, key=list(BANDS).index, default=""),
        min_support=max(shares, default=None),
        only_direct="only_direct" in said,
        undisputed="undisputed" in said,
        any_time="any_time" in said,
        any_materiel="any_materiel" in said,
    )


def _places(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        if clause.limit == "places":
            yield from (bare(item.text) for item in clause.items if item.letter in "PA")


def _between(clauses: Sequence[Clause]) -> tuple[date, date] | None:
    """The days that all the dates leave; None without any."""
    first, last = date.min, date.max
    for clause in clauses:
        if clause.limit in _DATES:
            earliest, latest = _days(clause)
            first, last = max(first, earliest), min(last, latest)
    if first > last:
        raise QuestionError(f"No day is both from {first} on and until {last}; mend a date.")
    return (first, last) if (first, last) != (date.min, date.max) else None


def _days(clause: Clause) -> tuple[date, date]:
    """The first and the last day of what a clause says of the time."""
    periods: list[Period] = clause.values("D")
    one, other = periods[0], periods[-1]
    try:
        if clause.limit == "after":
            return one.latest + timedelta(1), date.max
        if clause.limit == "before":
            return date.min, one.earliest - timedelta(1)
    except OverflowError:
        raise QuestionError(f"No day is {clause.limit} {one}; name a date with an end.") from None
    if clause.limit == "within":
        return min(one.earliest for one in periods), max(one.latest for one in periods)
    since = one.earliest if clause.limit != "until" else date.min
    return since, other.latest if clause.limit != "since" else date.max


def _negated(lexicon: Lexicon, kind: str, found: dict[str, str], reading: Reading) -> QuestionError:
    """Why a question what did not happen has no answer, with the one that has."""
    ends = {"start": found.get("s", ""), "goal": found.get("g", "")}
    names = {role: _askable(lexicon, actor) for role, actor in ends.items() if actor}
    return QuestionError(
        "armstrail answers what is alleged to have happened and how well that is supported, not"
        f" what did not happen ('{reading.negations[0].text}'); ask"
        f" '{grammar.ASKED[kind].format(**names)}' instead."
    )


def _askable(lexicon: Lexicon, actor: str) -> str:
    name = lexicon.names.actors[actor].name
    return name if lexicon.names.exact(name) == (actor,) else f'"{actor}"'


def _unreadable(lexicon: Lexicon, reading: Reading, text: str) -> ArmstrailError:
    """Why it cannot be read: an unknown name, or what is missing; with examples."""
    named = [str(item.value) for item in core(reading) if item.letter == "A"]
    names = [lexicon.names.actors[actor].name for actor in named]
    unknown = [item for item in reading.unread if item.letter == "U"]
    for phrase in phrases(unknown) if len(names) < 2 else ():
        try:
            lexicon.names.find(phrase)
        except ArmstrailError as error:
            return error
    if not text.strip():
        why = "Nothing was asked"
    elif not names:
        why = "The question names no actor of this dataset"
    elif len(names) == 1:
        why = f"The question names {names[0]}, and not what of it is asked, or who else is meant"
    else:
        several = f"{', '.join(names[:-1])} and {names[-1]}"
        why = f"The question names {several}, and not how one is to have reached the other"
    if reading.refused:
        return QuestionError(reading.refused)
    if unread := [f"'{words}'" for words in phrases(reading.unread)]:
        why += f"; {', '.join(unread)} {'is' if len(unread) == 1 else 'are'} not understood"
    examples = "; ".join(f"'{example}'" for example in EXAMPLES)
    return QuestionError(f"{why}. Ask for example {examples}.")
