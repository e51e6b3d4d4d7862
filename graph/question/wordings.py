"""The constraints that a question can say, and the fields of :class:`Limits` that they set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from graph.constraints.constraint import Flag
from graph.constraints.limits import Limits
from graph.constraints.registry import CONSTRAINTS, FLAGS
from graph.errors import QuestionError
from graph.model.dates import Period
from graph.model.vocabulary import BANDS
from graph.question.lexicon import bare
from graph.question.terminals import Terminal
from graph.question.tokens import Item, flag_name


class Wording(NamedTuple):
    """How a constraint is said: the rule of ``question.ebnf`` for it, or a sort of words.

    ``name`` is that of the constraint in the registry, if it stands there. ``revocable`` says that
    an "or not" after it belongs to it and not to the question, and ``far`` that it is negated
    although unknown words stand between the negation and it.
    """

    rule: str
    name: str = ""
    revocable: bool = False
    far: bool = True

    @property
    def of_transfer(self) -> bool:
        """Return whether it can be told from one transfer by itself."""
        return self.name in _OF_TRANSFER


_OF_TRANSFER = frozenset(one.name for one in CONSTRAINTS if one.of_transfer)

_WITH_RULE = ("only_direct", "any_materiel")
"""The flags that other words may stand beside, by a rule of ``question.ebnf``."""


def _flag(flag: Flag) -> Wording:
    """Return how a flag is said; one that sets something aside is no limit to take back."""
    rule = flag.name if flag.name in _WITH_RULE else flag_name(flag.name)
    return Wording(rule, flag.name, revocable=bool(flag.of_transfer))


NEGATIVE_WORDINGS = (
    Wording("avoid", "avoid", revocable=True),
    Wording("stated", revocable=True),
)
"""The constraints that begin with a negation."""

POSITIVE_WORDINGS = (
    Wording("as_of", far=False),
    Wording("attempts"),
    Wording("via", "via", revocable=True),
    Wording("between", "between", far=False),
    Wording("after", "between", far=False),
    Wording("before", "between", far=False),
    Wording("since", "between", far=False),
    Wording("until", "between", far=False),
    Wording("within", "between", far=False),
    Wording("places", "place", far=False),
    Wording("max_legs", "max_legs", far=False),
    Wording("least_band", "least_band", revocable=True),
    Wording("min_support", "min_support"),
    Wording("modes", "mode", revocable=True),
    Wording("materiel", "materiel", revocable=True),
    *map(_flag, FLAGS),
)
"""The other constraints, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A constraint that was found: how it is said, and its words."""

    wording: Wording
    items: tuple[Item, ...]

    def values(self, *terminals: Terminal) -> list[Any]:
        """Return the values of those words that are of one of these sorts."""
        return [item.value for item in self.items if item.terminal in terminals]


class _Wording:
    """The values of all clauses of one constraint, by its name in the registry."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = clauses

    def of(self, name: str) -> Iterator[Clause]:
        yield from (one for one in self.clauses if one.wording.name == name)

    def values(self, name: str, terminal: Terminal) -> tuple[Any, ...]:
        found = (value for one in self.of(name) for value in one.values(terminal))
        return _once(found)


_FIELDS: Mapping[str, Callable[[_Wording], Any]] = MappingProxyType(
    {
        "max_legs": lambda said: min(said.values("max_legs", Terminal.NUMBER), default=None),
        "via": lambda said: said.values("via", Terminal.ACTOR),
        "avoid": lambda said: said.values("avoid", Terminal.ACTOR),
        "via_types": lambda said: said.values("via", Terminal.ACTOR_TYPE),
        "avoid_types": lambda said: said.values("avoid", Terminal.ACTOR_TYPE),
        "modes": lambda said: _once(chain(*said.values("mode", Terminal.MODE))),
        "materiel": lambda said: said.values("materiel", Terminal.MATERIEL),
        "places": lambda said: _once(_places(said.of("place"))),
        "between": lambda said: _between(said.of("between")),
        "least_band": lambda said: min(
            said.values("least_band", Terminal.BAND), key=list(BANDS).index, default=""
        ),
        "min_support": lambda said: max(said.values("min_support", Terminal.SHARE), default=None),
    }
)
"""The fields of Limits that are no flags, and how each is told from the clauses."""


def limits(clauses: Sequence[Clause]) -> Limits:
    """Return the limits that the clauses set together; raises QuestionError without any day."""
    said = _Wording(clauses)
    fields: dict[str, Any] = {name: told(said) for name, told in _FIELDS.items()}
    fields |= {flag.name: any(said.of(flag.name)) for flag in FLAGS}
    return Limits(**fields)


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
