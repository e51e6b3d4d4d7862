"""A question said back as a sentence, which can itself be asked and means the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType

from graph.constraints.limits import Limits
from graph.errors import ArmstrailError
from graph.question.kinds import QUESTION_KINDS
from graph.question.lexicon import Lexicon
from graph.question.question import Question, read

FLAGS_SAID: Mapping[str, str] = MappingProxyType(
    {
        "only_direct": "directly",
        "undisputed": "undisputed",
        "any_time": "at any time",
        "any_materiel": "any materiel",
    }
)
"""How the limits are said back that are set or not."""


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
    return "; ".join([asked, *said(question.limits, names, quoted), *stated])


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


def said(limits: Limits, names: _Names, quoted: bool = False) -> Iterator[str]:
    """Yield each limit in words."""
    yield from _parties("via", limits.via, limits.via_types, names)
    yield from _parties("avoiding", limits.avoid, limits.avoid_types, names)
    if limits.between:
        yield _when(*limits.between)
    places = [f'"{place}"' if quoted else place for place in limits.places]
    for joined in (
        " or ".join(f"in {place}" for place in places),
        " or ".join(f"by mode {mode}" for mode in limits.modes),
        " or ".join(f"of materiel {term}" for term in limits.materiel),
    ):
        yield from [joined] if joined else []
    if limits.max_legs is not None:
        yield f"in at most {limits.max_legs} {'step' if limits.max_legs == 1 else 'steps'}"
    if limits.least_band:
        yield f"at least {limits.least_band}"
    if limits.min_support is not None:
        yield f"with support of at least {_share(limits.min_support)}"
    yield from (words for field, words in FLAGS_SAID.items() if getattr(limits, field))


def _parties(
    word: str, actors: Iterable[str], types: Iterable[str], names: _Names
) -> Iterator[str]:
    both = [*map(names, actors), *(f"type {one}" for one in types)]
    if both:
        yield f"{word} {' and '.join(both)}"


def _when(first: date, last: date) -> str:
    if last == date.max:
        return f"after {first - timedelta(1)}"
    return f"until {last}" if first == date.min else f"between {first} and {last}"


def _share(share: Fraction) -> str:
    decimal = f"{float(share):.6f}".rstrip("0")
    return decimal + "0" * decimal.endswith(".") if Fraction(decimal) == share else str(share)
