"""From a question as a sentence to what is asked: what kind, of whom, within which limits.

"after 2021" means from 2022-01-01 on, "since 2021" from 2021-01-01, "before 2021" until
2020-12-31, "until 2021" until 2021-12-31, "in 2015" within that year, and "between 2019 and 2021"
from the first day of the one to the last of the other, and so does "in 2019 or 2021".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError, NameLookupError, NotUnderstoodError, QuestionError
from graph.model.dates import Period
from graph.model.folding import fold
from graph.model.names import Respelling
from graph.question import grammar
from graph.question.asked import Question, SaidNames, fields, sentence
from graph.question.kinds import (
    ANSWERED_WITH,
    EXAMPLES,
    LONGEST,
    ONLY_IF,
    QUESTION_KINDS,
    TOLD_WITH,
    QuestionKind,
    Takes,
)
from graph.question.lexicon import Lexicon
from graph.question.reading import Ends, Reading, constraints, core, match, phrases
from graph.question.terminals import Terminal
from graph.question.tokens import Item
from graph.question.wordings import Clause, limits

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
    try:
        return _read(lexicon, text)
    except NameLookupError as error:
        raise _with_instead(lexicon, text, error) if error.unknown else error from None


def _read(lexicon: Lexicon, text: str) -> Question:
    """Return the same; a name that is unknown is refused without a question to ask instead."""
    items, respelled = lexicon.tell(text)
    refusal: NotUnderstoodError | None = None
    for as_verbs, kinds in _PASSES:
        reading = constraints(items, bool(as_verbs), lexicon.is_stock)
        words, sure = core(reading), not any(map(_is_unknown, reading.unread))
        for kind in kinds:
            found = match(kind, words, sure)
            if found and not (kind.claim and _says_too_little(lexicon, *found, reading)):
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
    if _is_supplied(kind, form, ends, reading):
        ends = {**ends, "supplied": True}
    if reading.negations:
        raise _negated(lexicon, kind, ends, reading)
    if reading.refused:
        raise QuestionError(reading.refused)
    if "gift" in form:
        _sure_gift(lexicon, kind, ends, reading)
    return ends


def _is_supplied(kind: QuestionKind, form: str, ends: Ends, reading: Reading) -> bool:
    """Return whether it is asked that one supplied the other, and not by which mode alone."""
    return (
        kind.name == "asserted"
        and {*ends} == {"giver", "goal"}
        and "supplier" in form
        and not _by_mode(reading)
    )


def _says_too_little(lexicon: Lexicon, form: str, ends: Ends, reading: Reading) -> bool:
    """Return whether one end alone is named, and not what makes a claim of it."""
    if form in ONLY_IF:
        said = {"by mode": _by_mode(reading), "somewhere": _arrived(reading)}
        return not said.get(ONLY_IF[form], ONLY_IF[form] in reading.asked)
    return [*ends] == ["start"] and not (lexicon.is_stock(ends["start"]) or _arrived(reading))


def _by_mode(reading: Reading) -> bool:
    """Return whether it is said how arms are to have changed hands."""
    return any(clause.wording.rule == "modes" for clause in reading.clauses)


def _arrived(reading: Reading) -> bool:
    """Return whether it is said where or how arms are to have been got."""
    return _by_mode(reading) or any(one.wording.rule == "places" for one in reading.clauses)


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
    told = {name: _told_with(kind, ends, name) for name in reading.asked}
    left = [words for name, words in reading.asked.items() if not told[name] and name != "where"]
    unasked = [item for words in left for item in words]
    _one_or_the_other(clauses)
    question = Question(
        kind.name,
        limits=limits(clauses),
        inferred=not _of(clauses, "stated"),
        as_of=_as_of(clauses),
        attempts=bool(_of(clauses, "attempts")),
        respelled=tuple(respelled),
        notes=tuple((next(phrases(reading.asked[one])), it) for one, it in told.items() if it),
        **ends,
    )
    unread = tuple(phrases([*reading.unread, *unasked]))
    unapplied = tuple(said for words in sorted(beyond, key=_place) for said in phrases(words))
    if unread or unapplied:
        raise _not_understood(lexicon, question, unread, unapplied)
    return question


def _told_with(kind: QuestionKind, ends: Ends, asked: str) -> str:
    """Return what of the answer tells what is asked besides; empty if nothing does."""
    if kind.name == "asserted" and len(ends) == 1:
        return {**ANSWERED_WITH, **TOLD_WITH}[asked]
    return ANSWERED_WITH[asked] if asked == "groups" or kind.name == "paths" else ""


def _not_understood(
    lexicon: Lexicon, question: Question, unread: Sequence[str], unapplied: Sequence[str]
) -> NotUnderstoodError:
    """Return the refusal to answer a question as if some of its words were not there."""
    instead = sentence(lexicon, question)
    places = [one for one in unread if fold(one) in lexicon.places]
    why = [
        f"{_listed(words)} {'is' if len(words) == 1 else 'are'} {what}"
        for words, what in ((unread, "not understood"), (unapplied, "no limit to such a question"))
        if words
    ]
    why += [f"'{one}' is a place here, and no actor: say 'in {one}'" for one in places]
    words = (*unread, *unapplied)
    them = "it" if len(words) == 1 else "them"
    return NotUnderstoodError(
        f"{'; '.join(why)}; ask '{instead}', which leaves {them} out, or say {them} otherwise.",
        words,
        instead,
    )


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in words)


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
    told = sorted((item for item in words if item.terminal in _ACTORS), key=_owns_none)
    named = [str(item.value) for item in told]
    error = _unknown_name(lexicon, reading, len(named)) or _without_antecedent(words)
    if error:
        return error
    if why := reading.refused or _one_by_one(lexicon, text, reading):
        return QuestionError(why)
    why = _missing([lexicon.names.actors[actor].name for actor in named], text)
    if unread := [*phrases(reading.unread)]:
        why += f"; {_listed(unread)} {'is' if len(unread) == 1 else 'are'} not understood"
    return QuestionError(f"{why}{_to_ask(lexicon, [*dict.fromkeys(named)], reading)}.")


def _owns_none(item: Item) -> bool:
    return item.terminal is not Terminal.ARMS_OF


def _to_ask(lexicon: Lexicon, named: Sequence[str], reading: Reading) -> str:
    """Return what can be asked of those who are named, or learnt from where nobody is."""
    if places := limits(_of(reading.clauses, "places")).places if not named else ():
        return f", but a place: {_told_of_place(places[0])}"
    if len(named) == 1:
        ends = (("show", "start"), ("downstream", "start"), ("upstream", "goal"))
        offered = [replace(Question(kind), **_end(role, named[0])) for kind, role in ends]
    elif len(named) == 2:
        one, other = named
        offered = [Question("paths", one, other), Question("paths", other, one)]
    else:
        examples = "; ".join(f"'{example}'" for example in EXAMPLES)
        return f". Ask for example {examples}"
    *more, last = (f"'{sentence(lexicon, one)}'" for one in offered)
    return f"; ask {', '.join(more)} or {last}"


def _end(role: str, actor: str) -> Ends:
    return {role: actor}


def _with_instead(lexicon: Lexicon, text: str, error: NameLookupError) -> NameLookupError:
    """Return the refusal of a name that nobody has, with the question that can be asked."""
    name, told = error.unknown, str(error).removesuffix(".")
    if place := _place_within(lexicon, name):
        told += f"; '{place}' is a place here, and no actor: say 'in {place}'"
        instead = _in_place(lexicon, text, place, error)
    else:
        instead = _without_name(lexicon, text, name)
    return NameLookupError(f"{told}{instead}.", error.candidates, name)


def _place_within(lexicon: Lexicon, name: str) -> str:
    """Return the words of a name, the longest first, that are a place of the dataset."""
    words = name.split()
    spans = [words[first:last] for first, last in combinations(range(len(words) + 1), 2)]
    spans.sort(key=len, reverse=True)
    return next((" ".join(one) for one in spans if fold(" ".join(one)) in lexicon.places), "")


def _in_place(lexicon: Lexicon, text: str, place: str, error: NameLookupError) -> str:
    """Return what to ask where a place was named as if it were an actor."""
    asked = _tried(lexicon, text.replace(place, f"in {place}", 1))
    within = [one for one in error.candidates if error.unknown != place][:1]
    if not asked and within:
        asked = Question("says", within[0], limits=Limits(places=(place,)))
    return f"; ask '{sentence(lexicon, asked)}'" if asked else f"; {_told_of_place(place)}"


def _told_of_place(place: str) -> str:
    return f"'armstrail says --place \"{place}\"' tells what is said of transfers there"


def _without_name(lexicon: Lexicon, text: str, name: str) -> str:
    """Return what can be asked where a name is not known: the same without it, or of another."""
    known = [one for one in lexicon.names.actors if not lexicon.is_stock(one)][:_STAND_INS]
    for other in known:
        asked = _tried(lexicon, text.replace(name, f'"{other}"', 1))
        if asked and [*asked.ends.values()].count(other) == 1:
            return _of_another(lexicon, asked, other)
    return ""


def _of_another(lexicon: Lexicon, asked: Question, other: str) -> str:
    """Return the question without ``other``, who stands for a name that is not known, or of X."""
    left = [role for role in _ENDS if getattr(asked, role) not in ("", other)]
    gone: Ends = dict.fromkeys({*_ENDS} - {*left}, "")
    bare = replace(asked, supplied=False, **gone)
    if bare.kind in ("paths", "scrutinise"):
        kind = "downstream" if left == ["start"] else "upstream"
        bare = replace(bare, kind=kind, limits=NO_LIMITS)
    if left and _can_be_said(lexicon, bare):
        return f"; without it ask '{sentence(lexicon, bare)}'"
    of_another = sentence(lexicon, asked).replace(SaidNames(lexicon, False)(other), "X")
    return f"; ask '{of_another}' of an actor X that is in it"


_STAND_INS = 4
"""How many actors are tried in the place of a name that is not known: a question names fewer."""

_ENDS = ("start", "goal", "giver", "voice")


def _can_be_said(lexicon: Lexicon, question: Question) -> bool:
    """Return whether a question of its kind can name just those whom it names."""
    kind = next(one for one in QUESTION_KINDS if one.name == question.kind)
    said = any(fields(one) == {*question.ends} for one in kind.said)
    return said and _tried(lexicon, sentence(lexicon, question)) == question


def _tried(lexicon: Lexicon, text: str) -> Question | None:
    """Return the question, or nothing where it cannot be read."""
    try:
        return _read(lexicon, text)
    except ArmstrailError:
        return None


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
