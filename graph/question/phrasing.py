"""A question said back as a sentence, which can itself be asked and means the same."""

from __future__ import annotations

from graph.constraints import registry
from graph.errors import ArmstrailError
from graph.question.kinds import QUESTION_KINDS
from graph.question.lexicon import Lexicon
from graph.question.question import Question, read


def phrase(lexicon: Lexicon, question: Question) -> str:
    """Return the question as a sentence that is read as the same question.

    Names stand in quotes where they would be misread without.
    """
    plain = _sentence(lexicon, question, quoted=False)
    return plain if _same(lexicon, plain, question) else _sentence(lexicon, question, quoted=True)


def _same(lexicon: Lexicon, text: str, question: Question) -> bool:
    try:
        found = read(lexicon, text)
    except ArmstrailError:
        return False
    of = (question.kind, question.start, question.goal, question.limits, question.inferred)
    return (found.kind, found.start, found.goal, found.limits, found.inferred) == of


def _sentence(lexicon: Lexicon, question: Question, quoted: bool) -> str:
    names = _Names(lexicon, quoted)
    start = names(question.start) if question.start else ""
    goal = names(question.goal) if question.goal else ""
    kind = next(one for one in QUESTION_KINDS if one.name == question.kind)
    asked = kind.said.format(start=start, goal=goal)
    stated = [] if question.inferred else ["stated throughout"]
    return "; ".join([asked, *registry.phrases(question.limits, names, quoted), *stated])


class _Names:
    """Actor id to a name that is read as that actor."""

    def __init__(self, lexicon: Lexicon, quoted: bool) -> None:
        self.names, self.quoted = lexicon.names, quoted

    def __call__(self, actor: str) -> str:
        name = self.names.actors[actor].name
        clear = self.names.exact(name) == (actor,) and name not in self.names.actors
        if not clear or '"' in name or "\n" in name:
            return f'"{actor}"'
        return f'"{name}"' if self.quoted else name
