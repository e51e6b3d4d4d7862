"""From a question as a sentence to what is asked: what kind, of whom, within which limits.

"after 2021" means from 2022-01-01 on, "since 2021" from 2021-01-01, "before 2021" until
2020-12-31, "until 2021" until 2021-12-31, "in 2015" within that year, and "between 2019 and 2021"
from the first day of the one to the last of the other, and so does "in 2019 or 2021".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError, QuestionError
from graph.model.names import Respelling
from graph.question.kinds import (
    ANSWERED_WITH,
    EXAMPLES,
    LONGEST,
    QUESTION_KINDS,
    QuestionKind,
    Takes,
)
from graph.question.lexicon import Lexicon
from graph.question.reading import Reading, constraints, core, match, phrases
from graph.question.terminals import Terminal
from graph.question.tokens import Item
from graph.question.wordings import Clause, limits


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``start`` and ``goal`` are actor ids, empty where the kind has none.

    ``show`` has its actor as ``start``. ``unread`` are the words that carry meaning and were not
    understood, ``unapplied`` the limits that this kind of question does not take; ``respelled``
    says how misspelt words were read, ``notes`` as pairs what answers a word that asks for more.
    """

    kind: str
    start: str = ""
    goal: str = ""
    limits: Limits = NO_LIMITS
    inferred: bool = True
    unread: tuple[str, ...] = ()
    respelled: tuple[Respelling, ...] = field(default=(), compare=False)
    unapplied: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)


def read(lexicon: Lexicon, text: str) -> Question:
    """Return what ``text`` asks of the lexicon's dataset.

    Raises :class:`~graph.errors.QuestionError`, with examples, where it does not say enough, and
    :class:`~graph.errors.NameLookupError` where a name is unknown or fits several actors.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"The question has {len(text):,} characters; {LONGEST:,} are enough.")
    items, respelled = lexicon.tell(text)
    for as_verbs, last in ((False, False), (True, False), (False, True)):
        reading = constraints(items, as_verbs)
        words, sure = core(reading), not any(map(_is_unknown, reading.unread))
        for kind in QUESTION_KINDS:
            if kind.last == last and (ends := match(kind, words, sure)):
                if reading.negations:
                    raise _negated(lexicon, kind, ends, reading)
                if reading.refused:
                    raise QuestionError(reading.refused)
                return _question(kind, ends, reading, respelled)
    raise _unreadable(lexicon, constraints(items, False), text)


def _question(
    kind: QuestionKind,
    ends: dict[str, str],
    reading: Reading,
    respelled: Iterable[Respelling],
) -> Question:
    clauses = [one for one in reading.clauses if _takes(kind, one)]
    refused = [one.items for one in reading.clauses if one not in clauses]
    asked = reading.asked if kind.name == "paths" else {}
    unasked = [item for name, words in reading.asked.items() if name not in asked for item in words]
    _one_or_the_other(clauses)
    return Question(
        kind.name,
        ends.get("start", ""),
        ends.get("goal", ""),
        limits(clauses),
        all(one.wording.rule != "stated" for one in clauses),
        tuple(phrases([*reading.unread, *unasked])),
        tuple(respelled),
        tuple(said for words in sorted(refused, key=_place) for said in phrases(words)),
        tuple((next(phrases(words)), ANSWERED_WITH[name]) for name, words in asked.items()),
    )


def _is_unknown(item: Item) -> bool:
    return item.terminal is Terminal.UNKNOWN


def _place(words: Sequence[Item]) -> int:
    return words[0].first


def _one_or_the_other(clauses: Iterable[Clause]) -> None:
    """Refuse "via X or Y", as a path is to pass through all that are named."""
    for clause in clauses:
        joints = [item.terminal for item in clause.items]
        if clause.wording.rule == "via" and Terminal.OR in joints:
            raise QuestionError(
                f"'{next(phrases(clause.items))}' has no meaning among the constraints: a path"
                " passes through all that are named. Ask for each by itself, or say 'and'."
            )


def _takes(kind: QuestionKind, clause: Clause) -> bool:
    """Return whether this kind of question can be asked within the limit."""
    if kind.takes is not Takes.OF_TRANSFERS:
        return kind.takes is Takes.ALL
    return clause.wording.of_transfer and not clause.values(Terminal.ACTOR_TYPE)


def _negated(
    lexicon: Lexicon, kind: QuestionKind, ends: dict[str, str], reading: Reading
) -> QuestionError:
    """Return the refusal of a question about what did not happen, with one to ask instead."""
    names = {role: _askable(lexicon, actor) for role, actor in ends.items()}
    return QuestionError(
        "armstrail answers what is alleged to have happened and how well that is supported, not"
        f" what did not happen ('{reading.negations[0].text}'); ask"
        f" '{kind.said.format(**names)}' instead."
    )


def _askable(lexicon: Lexicon, actor: str) -> str:
    name = lexicon.names.actors[actor].name
    return name if lexicon.names.exact(name) == (actor,) else f'"{actor}"'


def _unreadable(lexicon: Lexicon, reading: Reading, text: str) -> ArmstrailError:
    """Return why it cannot be read: an unknown name, or what is missing; with examples."""
    named = [str(item.value) for item in core(reading) if item.terminal is Terminal.ACTOR]
    names = [lexicon.names.actors[actor].name for actor in named]
    unknown = filter(_is_unknown, reading.unread)
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
