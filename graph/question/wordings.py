"""The constraints that a question can say, and the fields of :class:`Limits` that they set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from graph.constraints.limits import Limits
from graph.errors import QuestionError
from graph.model.dates import Period
from graph.model.vocabulary import BANDS
from graph.question.lexicon import bare
from graph.question.terminals import Terminal
from graph.question.tokens import Item


class Wording(NamedTuple):
    """How a constraint is said: the rule of ``question.ebnf`` for it.

    ``of_transfer`` says that it can be told from one transfer by itself, ``revocable`` that an
    "or not" after it belongs to it and not to the question, and ``far`` that it is negated although
    unknown words stand between the negation and it.
    """

    rule: str
    of_transfer: bool = False
    revocable: bool = False
    far: bool = True


NEGATIVE_WORDINGS = (
    Wording("avoid", of_transfer=True, revocable=True),
    Wording("stated", revocable=True),
)
"""The constraints that begin with a negation."""

POSITIVE_WORDINGS = (
    Wording("via", revocable=True),
    Wording("between", of_transfer=True, far=False),
    Wording("after", of_transfer=True, far=False),
    Wording("before", of_transfer=True, far=False),
    Wording("since", of_transfer=True, far=False),
    Wording("until", of_transfer=True, far=False),
    Wording("within", of_transfer=True, far=False),
    Wording("places", of_transfer=True, far=False),
    Wording("max_legs", far=False),
    Wording("least_band", of_transfer=True, revocable=True),
    Wording("min_support"),
    Wording("modes", of_transfer=True, revocable=True),
    Wording("materiel", of_transfer=True, revocable=True),
    Wording("only_direct", of_transfer=True, revocable=True),
    Wording("undisputed", of_transfer=True, revocable=True),
    Wording("any_time"),
    Wording("any_materiel"),
)
"""The other constraints, in the order in which they are looked for."""


_TIMES = ("between", "after", "before", "since", "until", "within")


@dataclass(frozen=True, slots=True)
class Clause:
    """A constraint that was found: how it is said, and its words."""

    wording: Wording
    items: tuple[Item, ...]

    def values(self, *terminals: Terminal) -> list[Any]:
        """Return the values of those words that are of one of these sorts."""
        return [item.value for item in self.items if item.terminal in terminals]


class _Said:
    """The values of all clauses of one wording."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses

    def of(self, *rules: str) -> Iterator[Clause]:
        yield from (one for one in self.clauses if one.wording.rule in rules)

    def values(self, rule: str, terminal: Terminal) -> tuple[Any, ...]:
        found = (value for one in self.of(rule) for value in one.values(terminal))
        return _once(found)

    def is_set(self, rule: str) -> bool:
        return any(self.of(rule))


_FIELDS: Mapping[str, Callable[[_Said], Any]] = MappingProxyType(
    {
        "max_legs": lambda said: min(said.values("max_legs", Terminal.NUMBER), default=None),
        "via": lambda said: said.values("via", Terminal.ACTOR),
        "avoid": lambda said: said.values("avoid", Terminal.ACTOR),
        "via_types": lambda said: said.values("via", Terminal.ACTOR_TYPE),
        "avoid_types": lambda said: said.values("avoid", Terminal.ACTOR_TYPE),
        "modes": lambda said: _once(chain(*said.values("modes", Terminal.MODE))),
        "materiel": lambda said: said.values("materiel", Terminal.MATERIEL),
        "places": lambda said: _once(_places(said.of("places"))),
        "between": lambda said: _between(said.of(*_TIMES)),
        "least_band": lambda said: min(
            said.values("least_band", Terminal.BAND), key=list(BANDS).index, default=""
        ),
        "min_support": lambda said: max(said.values("min_support", Terminal.SHARE), default=None),
        "only_direct": lambda said: said.is_set("only_direct"),
        "undisputed": lambda said: said.is_set("undisputed"),
        "any_time": lambda said: said.is_set("any_time"),
        "any_materiel": lambda said: said.is_set("any_materiel"),
    }
)
"""The fields of Limits, and how each is told from the clauses."""


def limits(clauses: Sequence[Clause]) -> Limits:
    """Return the limits that the clauses set together; raises QuestionError without any day."""
    said = _Said(clauses)
    return Limits(**{name: told(said) for name, told in _FIELDS.items()})


def _once(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _places(clauses: Iterable[Clause]) -> Iterator[str]:
    for clause in clauses:
        named = (one for one in clause.items if one.terminal in (Terminal.PLACE, Terminal.ACTOR))
        yield from (bare(item.text) for item in named)


def _between(clauses: Iterable[Clause]) -> tuple[date, date] | None:
    """Return the days that all the dates leave; None without any."""
    first, last = date.min, date.max
    for clause in clauses:
        earliest, latest = _days(clause)
        first, last = max(first, earliest), min(last, latest)
    if first > last:
        raise QuestionError(f"No day is both from {first} on and until {last}; mend a date.")
    return (first, last) if (first, last) != (date.min, date.max) else None


def _days(clause: Clause) -> tuple[date, date]:
    """Return the first and the last day of what a clause says of the time."""
    periods: list[Period] = clause.values(Terminal.DATE)
    rule = clause.wording.rule
    one, other = periods[0], periods[-1]
    try:
        if rule == "after":
            return one.latest + timedelta(1), date.max
        if rule == "before":
            return date.min, one.earliest - timedelta(1)
    except OverflowError:
        raise QuestionError(f"No day is {rule} {one}; name a date with an end.") from None
    if rule == "within":
        return min(one.earliest for one in periods), max(one.latest for one in periods)
    since = one.earliest if rule != "until" else date.min
    return since, other.latest if rule != "since" else date.max
