"""Questions and their replies: what each kind of question is answered with, and how it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from exports.report import profile, reaches, scrutinies
from exports.report.answering import Reply, paths, respellings, under_verdict
from exports.report.schemas import versioned
from exports.report.statements import figures, says
from exports.report.statements.handovers import (
    asked_too,
    handed_over,
    meant_by,
    over_what_was_left,
    voice_name,
)
from exports.rows.speakers import speaker
from exports.words import phrases, verdict
from exports.words.phrases import wrap
from graph.arrays.compact import gazetteer, places
from graph.constraints.constraint import differs
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.restriction import restricted
from graph.model.names import Respelling
from graph.network import Network
from graph.paths.answer import FAMILIES_LISTED
from graph.question.asked import Question
from graph.question.lexicon import Lexicon
from graph.question.phrasing import phrase
from graph.question.question import read
from graph.reach.reach import downstream, upstream
from graph.scrutiny.scrutiny import EXAMINED, scrutinise
from graph.scrutiny.supposing import said_by

Plain = dict[str, Any]


def reply(
    network: Network, question: Question, k: int | None = None, changed: Sequence[str] = ()
) -> Reply:
    """Return the answer to a question, as the command of its kind gives it.

    ``k`` is how many paths are shown or examined, where the kind has any. Reach and scrutiny are
    those of :func:`~graph.constraints.restriction.restricted`. Errors and cost are those of the
    functions that answer.
    """
    return _REPLIES[question.kind](network, question, k, changed)


def _paths(network: Network, question: Question, k: int | None, changed: Sequence[str]) -> Reply:
    pair = question.start, question.goal
    wanted = FAMILIES_LISTED if k is None else k
    return paths(
        network,
        *pair,
        wanted,
        question.limits,
        question.inferred,
        changed,
        attempts=question.attempts,
    )


def _reach(network: Network, question: Question, _: int | None, changed: Sequence[str]) -> Reply:
    away = question.kind == "downstream"
    actor, reached = (question.start, downstream) if away else (question.goal, upstream)
    within = restricted(network, question.limits, actor)
    found = reached(within, actor, within.evidence.draws)
    return Reply(
        found,
        lambda: reaches.as_json(within, actor, away, found, changed, question.limits),
        lambda: reaches.as_text(within, actor, away, found, changed, question.limits),
    )


def _scrutiny(network: Network, question: Question, k: int | None, changed: Sequence[str]) -> Reply:
    pair = question.start, question.goal
    within = restricted(network, question.limits, *pair)
    report = scrutinise(within, *pair, EXAMINED if k is None else k)
    return Reply(
        report,
        lambda: scrutinies.as_json(within, pair, report, changed, question.limits),
        lambda: scrutinies.as_text(within, pair, report, changed, question.limits),
    )


def _dossier(network: Network, question: Question, _: int | None, changed: Sequence[str]) -> Reply:
    return Reply(
        network.dataset.actor[question.start],
        lambda: profile.as_json(network, "actor", question.start, changed),
        lambda: profile.as_text(network, "actor", question.start, changed),
    )


def answered_by(question: Question) -> str:
    """Return the command whose answer a question gets."""
    if question.kind == "asserted":
        return "paths" if question.goal and (question.giver or question.start) else "says"
    return "says" if question.kind == "denials" else question.kind


def _asserted(network: Network, question: Question, k: int | None, changed: Sequence[str]) -> Reply:
    """Return whether it is stated: as paths between two, and else as what is said of it."""
    if answered_by(question) == "says":
        return _says(network, question, k, changed)
    question = over_what_was_left(question)
    wanted = FAMILIES_LISTED if k is None else k
    pair = question.giver or question.start, question.goal
    undoubted = replace(question.limits, modes=(), materiel=()) == NO_LIMITS
    # else what is stated may be less than was asked
    so = verdict.NOT_ASKED
    if undoubted and not question.start:
        so = verdict.AskedWhether("supplied" if question.supplied else "came")
    tried = [
        paths(
            one.network,
            *pair,
            wanted,
            one.limits,
            question.inferred,
            changed,
            asked=so._replace(last=one.last),
        )
        for one in handed_over(network, question)
    ]
    return next((one for one in tried if one.found.paths), tried[-1])


def _says(network: Network, question: Question, _: int | None, changed: Sequence[str]) -> Reply:
    find = gazetteer(network).find
    name = voice_name(network, question.voice)
    by = speaker(network, lambda typed: find(typed).actor, name) if name else None
    within, scope = meant_by(network, question)
    deny = question.kind == "denials"
    return says.reply(within, says.Hearing(scope, by, deny, question.limits), changed)


def _quantities(
    network: Network, question: Question, _: int | None, changed: Sequence[str]
) -> Reply:
    within, scope = meant_by(network, question)
    return figures.reply(within, scope, question.limits, changed)


_REPLIES: Mapping[str, Callable[[Network, Question, int | None, Sequence[str]], Reply]] = (
    MappingProxyType(
        {
            "asserted": _asserted,
            "says": _says,
            "denials": _says,
            "quantities": _quantities,
            "paths": _paths,
            "downstream": _reach,
            "upstream": _reach,
            "scrutinise": _scrutiny,
            "show": _dossier,
        }
    )
)


class Read(NamedTuple):
    """A question with the sentence that says how it was read."""

    question: Question
    read_as: str


def understood(network: Network, text: str) -> Read:
    """Return how ``text`` is read; raises what :func:`~graph.question.question.read` raises."""
    lexicon = Lexicon(network.dataset, gazetteer(network), places(network))
    question = read(lexicon, text)
    notes = (*question.notes, *asked_too(network, question))
    return Read(replace(question, notes=notes), phrase(lexicon, question))


class Told(NamedTuple):
    """A question as it was read, and its reply, whose text begins with how it was read."""

    read: Read
    reply: Reply


def ask(network: Network, text: str, k: int | None = None, changed: Sequence[str] = ()) -> Told:
    """Return the reply to a question in a sentence; raises what reading and answering it raise."""
    found = understood(network, text)
    if found.question.as_of:
        network, more = said_by(network, str(found.question.as_of))
        changed = (*changed, *more)
    answered = reply(network, found.question, k, changed)
    told = Reply(
        answered.found,
        lambda: _contract(text, found, answered.saying(_names(found.question)).data()),
        lambda: under_verdict(answered.text(), heading(found)),
        _brief(answered, found),
    )
    return Told(found, told)


def _names(question: Question) -> list[Respelling]:
    return [one for one in question.respelled if one.actor]


def _brief(answered: Reply, found: Read) -> Callable[[Sequence[str]], str] | None:
    short = answered.brief
    return short and (lambda above: short([*above, *heading(found)]))


def _contract(text: str, found: Read, answer: Plain) -> Plain:
    question = found.question
    return {
        "verdict": answer["verdict"],
        "question": {"text": text, **_plain(question)},
        "read_as": found.read_as,
        "answered_by": answered_by(question),
        "notes": [{"typed": said, "answered_with": meant} for said, meant in question.notes],
        "respelled": respellings(question.respelled),
        "answer": versioned(answer),
    }


def heading(found: Read) -> Iterator[str]:
    """Yield how the question was read, and what of it was not."""
    question = found.question
    yield wrap(f"Read as: {found.read_as}", "", "  ")
    yield from map(wrap, phrases.respelled(question.respelled))
    for said, meant in question.notes:
        yield wrap(f"'{said}' is answered with {meant}.", "", "  ")


def _plain(question: Question) -> Plain:
    return {
        "kind": question.kind,
        "start": question.start or None,
        "goal": question.goal or None,
        "giver": question.giver or None,
        "supplied": question.supplied,
        "voice": question.voice or None,
        "attempts": question.attempts,
        "as_of": str(question.as_of) if question.as_of else None,
        "limits": limits_row(question.limits),
        "inferred": question.inferred,
    }


def limits_row(limits: Limits) -> Plain:
    """Return the limits that were set, as plain values by name.

    Days as text, support as a number.
    """
    return {
        field.name: _value(getattr(limits, field.name))
        for field in fields(limits)
        if differs(limits, field.name)
    }


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Fraction) else value
