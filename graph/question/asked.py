"""What is asked, and how it is said back: a sentence that can itself be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import Formatter

from graph.constraints import registry
from graph.constraints.limits import NO_LIMITS, Limits
from graph.model.dates import Period
from graph.model.names import Respelling
from graph.question.kinds import QUESTION_KINDS
from graph.question.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``start``, ``goal``, ``giver`` and ``voice`` are actor ids, or empty.

    ``start`` is whose arms are asked for, and ``goal`` who is to have got them. Of a question about
    one handing over (:attr:`~graph.question.kinds.QuestionKind.claim`), ``giver`` is who is asked
    to have handed them to the goal itself; its modes, places and dates are those of this transfer
    alone. With ``supplied`` it is asked whether the giver supplied the goal, and not merely whether
    arms came from the one to the other. ``voice`` is whose statements are asked for, an actor or
    the name of an origin or outlet. ``as_of`` is the day by which all that counts had been said,
    and with ``attempts`` routes by what was not completed are wanted, too. ``show`` has its actor
    as ``start``. ``respelled`` says how misspelt words were read, ``notes`` as pairs what answers a
    word that asks for more.
    """

    kind: str
    start: str = ""
    goal: str = ""
    limits: Limits = NO_LIMITS
    inferred: bool = True
    giver: str = ""
    supplied: bool = False
    voice: str = ""
    as_of: Period | None = None
    attempts: bool = False
    respelled: tuple[Respelling, ...] = field(default=(), compare=False)
    notes: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def ends(self) -> dict[str, str]:
        """Return the actors that it names, by their roles."""
        giver = "supplier" if self.supplied else "giver"
        named = {"start": self.start, "goal": self.goal, giver: self.giver, "voice": self.voice}
        return {role: actor for role, actor in named.items() if actor}


def sentence(lexicon: Lexicon, question: Question, quoted: bool = False) -> str:
    """Return the question as a sentence; ``quoted`` puts every name in quotes."""
    names = SaidNames(lexicon, quoted)
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


class SaidNames:
    """Actor id to a name that is read as that actor."""

    def __init__(self, lexicon: Lexicon, quoted: bool) -> None:
        self.names, self.quoted = lexicon.names, quoted

    def __call__(self, actor: str) -> str:
        """Return the name of an actor, or in quotes the id where no name is sure."""
        if actor not in self.names.actors:  # the name of an origin or outlet
            return f'"{actor}"'
        name = self.names.actors[actor].name
        clear = self.names.exact(name) == (actor,) and name not in self.names.actors
        if not clear or '"' in name or "\n" in name:
            return f'"{actor}"'
        return f'"{name}"' if self.quoted else name
