"""What is to be known of a constraint: what :mod:`graph.constraints.registry` has entries of."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence, Set
from enum import Enum
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from graph.arrays.compact import Compact, Flags
from graph.constraints import typed
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.typed import Find
from graph.errors import QuestionError
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import lookup, spoken
from graph.network import Network

LAST_TURN = 99


class ValueType(Enum):
    """How the value of a constraint is given: which option, and which type in Python."""

    FLAG = "yes or no"
    TEXTS = "a text, or several"
    TEXT = "a text"
    DATES = "the first and the last date"
    WHOLE = "a whole number"
    FIGURE = "a figure from 0 to 1"


class Way(NamedTuple):
    """A chain from start to goal, as the limits of a whole path see it.

    ``touched`` are the actors of its legs, ``ends`` start and goal with their parts. There is no
    ``support`` of a chain that breaks something else.
    """

    legs: int
    touched: Set[str]
    ends: Set[str]
    support: Callable[[], Fraction] | None


class Constraint(ABC):
    """A limit on a question, which covers one or more ``fields`` of Limits.

    ``name`` is that of its option, with underscores for dashes; its keywords in Python are its
    ``fields``. ``of_transfer`` are those fields that can be told of one transfer by itself: reach
    is asked within these alone, and they alone have a :meth:`refusal` and a :meth:`mask`. What
    holds of a whole path the search for paths has to keep; its reasons are :meth:`breaches` and
    :meth:`objection`. ``help_alone`` and ``metavar_alone`` are the option's where reach is asked,
    if others. ``unknown_stays`` says that what is not stated of a transfer is no reason to leave it
    out. Of several reasons that of the least ``reason_turn`` is told first; a question is said back
    in the order of ``phrase_turn``, then in that of the registry.
    """

    name: str
    fields: tuple[str, ...]
    help: str
    takes: ValueType
    metavar: str = ""
    of_transfer: tuple[str, ...] = ()
    help_alone: str = ""
    metavar_alone: str = ""
    unknown_stays: bool = False
    reason_turn: int = LAST_TURN
    phrase_turn: int = LAST_TURN

    @property
    def option(self) -> str:
        """Return the option of the command line."""
        return f"--{self.name.replace('_', '-')}"

    def asked(self, limits: Limits) -> bool:
        """Return whether the limits ask for it at all."""
        return any(differs(limits, field) for field in self.fields)

    def sorts(self, limits: Limits) -> bool:
        """Return whether the limits ask of it what can be told of one transfer by itself."""
        return any(differs(limits, field) for field in self.of_transfer)

    @abstractmethod
    def read(self, network: Network, find: Find, typed: Any) -> dict[str, Any]:
        """Return fields of Limits made of what was typed; raise the house's errors for the rest."""

    @abstractmethod
    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield what was asked for, as an answer says it; called where it was asked for."""

    @abstractmethod
    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield what was asked for, as a question says it; called where it was asked for.

        ``name`` makes of an actor's id a name that is read as that actor; texts that are read as
        nothing else stand in quotes where ``quoted``.
        """

    def check(  # noqa: B027 - most that is typed has been checked by read
        self, dataset: Dataset, ends: Sequence[str], limits: Limits
    ) -> None:
        """Raise an error of the house where no path between ``ends`` could be meant."""

    def beyond(self, field: str, limits: Limits, others: Iterable[str]) -> str:
        """Return why reach cannot be asked for within ``field``, which is not of one transfer."""
        return f"'{field}' is a limit of a path; reach takes these: {', '.join(others)}."

    def excludes(self, dataset: Dataset, limits: Limits) -> frozenset[str]:
        """Return the actors of whom it leaves no transfer."""
        return frozenset()

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return why it leaves the transfer out, in one short sentence; empty if it does not."""
        return ""

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return by transfer whether it lets it through: where :meth:`refusal` is empty."""
        return np.ones(len(flat["giver"]), np.bool_)

    def breaches(self, dataset: Dataset, way: Way, limits: Limits) -> Iterable[str]:
        """Return what it says against a whole path, in short sentences."""
        return ()

    def objection(self, dataset: Dataset, actor: str, limits: Limits) -> str:
        """Return why no path can pass the actor, who is no end of it; empty if one can."""
        return ""

    def narrow(self, dataset: Dataset, leg: Transfer, limits: Limits) -> Transfer:
        """Return a transfer that it lets through, with no more than what was asked for."""
        return leg


class Flag(Constraint):
    """A constraint that is set or not: the field of its name, and the same words each time.

    ``said`` are its words in an answer, ``wordings`` those by which a question asks for it, the
    first of which it is said back with.
    """

    takes = ValueType.FLAG

    def __init__(self, name: str, help_: str, said: str, *wordings: str) -> None:
        self.name, self.fields, self.help = name, (name,), help_
        self.said, self.wordings = said, wordings

    def read(self, network: Network, find: Find, typed: Any) -> dict[str, Any]:
        """Return whether it is set."""
        return {self.name: bool(typed)}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Return its words."""
        return [self.said]

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Return its words in a question."""
        return [self.wordings[0]]


class Parties(Constraint):
    """Actors, or types of actors, that a path touches or does not.

    That is ``said`` in an answer, and ``asked_with`` in a question.
    """

    takes = ValueType.TEXTS
    metavar = "ACTOR|TYPE"
    said: str
    asked_with: str

    def read(self, network: Network, find: Find, texts: Iterable[str]) -> dict[str, Any]:
        """Return actors and types, told apart."""
        found = typed.parties(network, find, texts)
        return dict(zip(self.fields, map(tuple, found), strict=True))

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield each actor, then each type."""
        actors, types = self._of(limits)
        yield from (f"{self.said} {network.dataset.actor[one].name}" for one in actors)
        yield from (f"{self.said} any actor of the type “{spoken(one)}”" for one in types)

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Return all in one."""
        actors, types = self._of(limits)
        both = [*map(name, actors), *(f"type {one}" for one in types)]
        return [f"{self.asked_with} {' and '.join(both)}"]

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where an actor or a type is none."""
        actors, types = self._of(limits)
        for actor in actors:
            if actor not in dataset.actor:
                raise QuestionError(f"'{actor}' is no actor of this dataset.")
        for word in types:
            lookup("actor type", word)

    def _of(self, limits: Limits) -> tuple[tuple[str, ...], tuple[str, ...]]:
        actors, types = self.fields
        return getattr(limits, actors), getattr(limits, types)


def differs(limits: Limits, field: str) -> bool:
    """Return whether the limits ask for something by ``field``."""
    return bool(getattr(limits, field) != getattr(NO_LIMITS, field))


def coded(flat: Compact, column: str, lets: Sequence[bool] | Flags) -> Flags:
    """Return by transfer what ``lets`` says of its code in ``column``."""
    found: Flags = np.array(lets, np.bool_)[flat[column]]
    return found
