"""From a question as a sentence to what is asked: what kind, of whom, within which limits.

"after 2021" means from 2022-01-01 on, "since 2021" from 2021-01-01, "before 2021" until
2020-12-31, "until 2021" until 2021-12-31, "in 2015" within that year, and "between 2019 and 2021"
from the first day of the one to the last of the other, and so does "in 2019 or 2021".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from string import Formatter

from graph.constraints import registry
from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError, NameLookupError, NotUnderstoodError, QuestionError
from graph.model.dates import Period
from graph.model.names import Respelling
from graph.question import grammar
from graph.question.kinds import (
    ANSWERED_WITH,
    EXAMPLES,
    LONGEST,
    QUESTION_KINDS,
    QuestionKind,
    Takes,
)
from graph.question.lexicon import Lexicon
from graph.question.reading import Ends, Reading, constraints, core, match, phrases
from graph.question.terminals import Terminal
from graph.question.tokens import Item
from graph.question.wordings import Clause, limits


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``start``, ``goal``, ``giver`` and ``voice`` are actor ids, or empty.

    ``start`` is whose arms are asked for, and ``goal`` who is to have got them. Of a question about
    one handing over (:attr:`~graph.question.kinds.QuestionKind.claim`), ``giver`` is who is asked
    to have handed them to the goal itself; its modes, places and dates are those of this transfer
    alone. ``voice`` is whose statements are asked for, an actor or the name of an origin or outlet.
    ``as_of`` is the day by which all that counts had been said, and with ``attempts`` routes by
    what was not completed are wanted, too. ``show`` has its actor as ``start``. ``respelled`` says
    how misspelt words were read, ``notes`` as pairs what answers a word that asks for more.
    """

    kind: str
    start: str = ""
    goal: str = ""
    limits: Limits = NO_LIMITS
    inferred: bool = True
    giver: str = ""
    voice: str = ""
    as_of: Period | None = None
    attempts: bool = False
    respelled: tuple[Respelling, ...] = field(default=(), compare=False)
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def ends(self) -> dict[str, str]:
        """Return the actors that it names, by their roles."""
        named = {role: getattr(self, role) for role in ("start", "goal", "giver", "voice")}
        return {role: actor for role, actor in named.items() if actor}


_PASSES = (
    (True, [kind for kind in QUESTION_KINDS if kind.claim]),
    *((verbs, [one for one in QUESTION_KINDS if not (one.claim or one.last)]) for verbs in (0, 1)),
    (False, [kind for kind in QUESTION_KINDS if kind.last]),
)
"""Which kinds are tried one after the other, and whether a word for a mode is then a verb."""


def read(lexicon: Lexicon, text: str) -> Question:
    """Return what ``text`` asks of the lexicon's dataset.

    Raises :class:`~graph.errors.QuestionError`, with examples, where it does not say enough,
    :class:`~graph.errors.NotUnderstoodError` where a word of it would be left out of the answer,
    and :class:`~graph.errors.NameLookupError` where a name is unknown or fits several actors.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"The question has {len(text):,} characters; {LONGEST:,} are enough.")
    items, respelled = lexicon.tell(text)
    refusal: NotUnderstoodError | None = None
    for as_verbs, kinds in _PASSES:
        reading = constraints(items, bool(as_verbs), lexicon.is_stock)
        words, sure = core(reading), not any(map(_is_unknown, reading.unread))
        for kind in kinds:
            found = match(kind, words, sure)
            if found and not (kind.claim and _are_nowhere(lexicon, found[1], reading)):
                ends = _told(lexicon, kind, *found, reading)
                try:
                    return _question(lexicon, kind, ends, reading, respelled)
                except NotUnderstoodError as error:
                    refusal = refusal or error
    raise refusal or _unreadable(lexicon, constraints(items, False, lexicon.is_stock), text)


def _told(lexicon: Lexicon, kind: QuestionKind, form: str, ends: Ends, reading: Reading) -> Ends:
    """Return who is named in which role; raises QuestionError where that would be a guess."""
    if kind.claim and [*ends] == ["start"] and not _arrived(reading):
        ends = {"goal": ends["start"]}
    if reading.negations:
        raise _negated(lexicon, kind, ends, reading)
    if reading.refused:
        raise QuestionError(reading.refused)
    if "gift" in form:
        _sure_gift(lexicon, kind, ends, reading)
    return ends


def _are_nowhere(lexicon: Lexicon, ends: Ends, reading: Reading) -> bool:
    """Return whether arms alone are named, and not where or how anybody is to have got them."""
    return [*ends] == ["start"] and not (lexicon.is_stock(ends["start"]) or _arrived(reading))


def _arrived(reading: Reading) -> bool:
    """Return whether it is said where or how arms are to have been got."""
    return any(clause.wording.rule in ("places", "modes") for clause in reading.clauses)


def _sure_gift(lexicon: Lexicon, kind: QuestionKind, ends: Ends, reading: Reading) -> None:
    """Refuse "sold US arms" without a receiver, which can be arms of the US or for it."""
    verbs = {item.text.casefold() for item in reading.items} | {
        item.text.casefold() for clause in reading.clauses for item in clause.items
    }
    state = lexicon.names.actors[ends["goal"]].type == "state"
    if state or not verbs & _WITH_TWO_OBJECTS:
        name = lexicon.names.actors[ends["goal"]].name
        sure = sentence(lexicon, Question(kind.name, **ends))
        raise QuestionError(
            f"'{name} arms' can be arms for {name} or arms of it; ask '{sure}', or say to whom arms"
            f" of {name} are to have gone."
        )


_WITH_TWO_OBJECTS = frozenset(
    (
        *("give", "gave", "given", "gives", "giving", "sell", "sold", "sells", "selling"),
        *("send", "sent", "sends", "sending", "hand", "handed", "pass", "passed"),
    )
)
"""The verbs that can have a receiver right after them: "gave ISIS arms"."""


def _question(
    lexicon: Lexicon,
    kind: QuestionKind,
    ends: Ends,
    reading: Reading,
    respelled: Iterable[Respelling],
) -> Question:
    clauses = _taken(kind, reading)
    beyond = [one.items for one in reading.clauses if one not in clauses]
    asked = reading.asked if kind.name == "paths" else {}
    left = [words for name, words in reading.asked.items() if not (asked or name == "where")]
    unasked = [item for words in left for item in words]
    _one_or_the_other(clauses)
    question = Question(
        kind.name,
        limits=limits(clauses),
        inferred=not _of(clauses, "stated"),
        as_of=_as_of(clauses),
        attempts=bool(_of(clauses, "attempts")),
        respelled=tuple(respelled),
        notes=tuple((next(phrases(words)), ANSWERED_WITH[name]) for name, words in asked.items()),
        **ends,
    )
    unread = tuple(phrases([*reading.unread, *unasked]))
    unapplied = tuple(said for words in sorted(beyond, key=_place) for said in phrases(words))
    if unread or unapplied:
        raise _not_understood(lexicon, question, unread, unapplied)
    return question


def _not_understood(
    lexicon: Lexicon, question: Question, unread: Sequence[str], unapplied: Sequence[str]
) -> NotUnderstoodError:
    """Return the refusal to answer a question as if some of its words were not there."""
    instead = sentence(lexicon, question)
    why = [
        f"{_listed(words)} {'is' if len(words) == 1 else 'are'} {what}"
        for words, what in ((unread, "not understood"), (unapplied, "no limit to such a question"))
        if words
    ]
    words = (*unread, *unapplied)
    them = "it" if len(words) == 1 else "them"
    return NotUnderstoodError(
        f"{'; '.join(why)}; ask '{instead}', which leaves {them} out, or say {them} otherwise.",
        words,
        instead,
    )


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in words)


def sentence(lexicon: Lexicon, question: Question, quoted: bool = False) -> str:
    """Return the question as a sentence; ``quoted`` puts every name in quotes."""
    names = _Names(lexicon, quoted)
    kind = next(one for one in QUESTION_KINDS if one.name == question.kind)
    said = next(one for one in kind.said if fields(one) == {*question.ends})
    asked = said.format(**{role: names(actor) for role, actor in question.ends.items()})
    also = [] if question.inferred else ["stated throughout"]
    also += ["including attempts"] if question.attempts else []
    also += [f"as of {question.as_of}"] if question.as_of else []
    return "; ".join([asked, *registry.phrases(question.limits, names, quoted), *also])


def fields(template: str) -> set[str]:
    """Return the roles that a wording names."""
    return {role for _, role, _, _ in Formatter().parse(template) if role}


class _Names:
    """Actor id to a name that is read as that actor."""

    def __init__(self, lexicon: Lexicon, quoted: bool) -> None:
        self.names, self.quoted = lexicon.names, quoted

    def __call__(self, actor: str) -> str:
        if actor not in self.names.actors:  # the name of an origin or outlet
            return f'"{actor}"'
        name = self.names.actors[actor].name
        clear = self.names.exact(name) == (actor,) and name not in self.names.actors
        if not clear or '"' in name or "\n" in name:
            return f'"{actor}"'
        return f'"{name}"' if self.quoted else name


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


def _as_of(clauses: Iterable[Clause]) -> Period | None:
    """Return the earliest day by which all that counts is to have been said."""
    days = [day for one in _of(clauses, "as_of") for day in one.values(Terminal.DATE)]
    return min(days, key=lambda day: day.latest, default=None)


def _of(clauses: Iterable[Clause], rule: str) -> list[Clause]:
    return [one for one in clauses if one.wording.rule == rule]


def _taken(kind: QuestionKind, reading: Reading) -> list[Clause]:
    return [one for one in reading.clauses if _takes(kind, one)]


def _takes(kind: QuestionKind, clause: Clause) -> bool:
    """Return whether this kind of question can be asked within the limit."""
    if clause.wording.rule == "as_of":
        return True
    if kind.takes is not Takes.OF_TRANSFERS:
        return kind.takes is Takes.ALL
    return clause.wording.of_transfer and not clause.values(Terminal.ACTOR_TYPE)


def _negated(lexicon: Lexicon, kind: QuestionKind, ends: Ends, reading: Reading) -> QuestionError:
    """Return the refusal of a question about what did not happen, with one to ask instead."""
    instead = Question(kind.name, limits=limits(_taken(kind, reading)), **ends)
    return QuestionError(
        "armstrail answers what is alleged to have happened and how well that is supported, not"
        f" what did not happen ('{reading.negations[0].text}'); ask"
        f" '{sentence(lexicon, instead)}' instead."
    )


def _unreadable(lexicon: Lexicon, reading: Reading, text: str) -> ArmstrailError:
    """Return why it cannot be read: an unknown name, or what is missing; with examples."""
    words = core(reading)
    named = [str(item.value) for item in words if item.terminal in _ACTORS]
    error = _unknown_name(lexicon, reading, len(named)) or _without_antecedent(words)
    if error:
        return error
    if why := reading.refused or _one_by_one(lexicon, text, reading):
        return QuestionError(why)
    why = _missing([lexicon.names.actors[actor].name for actor in named], text)
    if unread := [*phrases(reading.unread)]:
        why += f"; {_listed(unread)} {'is' if len(unread) == 1 else 'are'} not understood"
    examples = "; ".join(f"'{example}'" for example in EXAMPLES)
    return QuestionError(f"{why}. Ask for example {examples}.")


def _unknown_name(lexicon: Lexicon, reading: Reading, named: int) -> ArmstrailError | None:
    """Return that a name is not known: unknown words, or two names side by side."""
    if named > 2:
        return _touching(lexicon, reading.items)
    for phrase in phrases(filter(_is_unknown, reading.unread)) if named < 2 else ():
        try:
            lexicon.names.find(phrase)
        except ArmstrailError as error:
            return error
    return None


def _missing(names: Sequence[str], text: str) -> str:
    """Return what a question does not say that names these actors."""
    if not text.strip():
        return "Nothing was asked"
    if not names:
        return "The question names no actor of this dataset"
    if len(names) == 1:
        return f"The question names {names[0]}, and not what of it is asked, or who else is meant"
    several = f"{', '.join(names[:-1])} and {names[-1]}"
    return f"The question names {several}, and not how one is to have reached the other"


_ACTORS = (Terminal.ACTOR, Terminal.ARMS_OF)


def _touching(lexicon: Lexicon, items: Sequence[Item]) -> NameLookupError | None:
    """Return that two names side by side are not a name that is known; None without any."""
    for one, other in pairwise(items):
        if one.terminal is other.terminal is Terminal.ACTOR and one.last == other.first:
            return lexicon.names.nobody(f"{one.text} {other.text}")
    return None


def _without_antecedent(words: Sequence[Item]) -> QuestionError | None:
    """Return the refusal of "who denies it?", as no question before it is known."""
    if [one.terminal for one in words[1:]] not in ([Terminal.SAY], [Terminal.DENY]):
        return None
    return QuestionError(
        f"It is not said what '{words[1].text}' is about, and no question is remembered; ask for"
        f" example 'who {words[1].text} that US weapons reached Hamas?'."
    )


def _one_by_one(lexicon: Lexicon, text: str, reading: Reading) -> str:
    """Return why "US and Saudi weapons" are not asked for at once, with a question for each."""
    for first in range(len(reading.items)):
        if not grammar.match("two_actors", reading.items, first):
            continue
        one, joint, other = reading.items[first : first + 3]
        gone = ((joint, other), (one, joint))
        singly = [_without(lexicon, text, *span) for span in gone]
        if all(singly):
            return (
                f"'{one.text} {joint.text} {other.text}' are two parties, and each is a question"
                f" by itself; ask '{singly[0]}', and then '{singly[1]}'."
            )
    return ""


def _without(lexicon: Lexicon, text: str, first: Item, last: Item) -> str:
    """Return the question without these words, as it is said back; empty if it cannot be read."""
    at = lexicon.places_of(text)
    start, end = at[first.first][0], at[last.last - 1][1]
    try:
        return sentence(lexicon, read(lexicon, f"{text[:start]} {text[end:]}"))
    except ArmstrailError:
        return ""
