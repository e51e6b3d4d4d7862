"""The constraints of a question, in one table: as options, as limits of the search, in words.

A line of the table makes the option of the command line, reads what was typed into
:class:`~graph.constraints.limits.Limits`, and says in the answer what was asked for, so that the
command line, the question as a sentence and a notebook can never mean different things by one word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from exports.words.dates import in_words
from graph.constraints import typed
from graph.constraints.limits import Limits
from graph.constraints.typed import Find
from graph.model.vocabulary import MODE_KINDS
from graph.network import Network


class Constraint(NamedTuple):
    """One constraint; ``name`` is the option's, without dashes, with underscores.

    ``read`` makes fields of :class:`~graph.constraints.limits.Limits` of what was typed; ``words``
    says what of the limits it covers, nothing where it was not asked for. ``settings`` are click's.
    """

    name: str
    help: str
    read: Callable[[Network, Find, Any], dict[str, Any]]
    words: Callable[[Network, Limits], Iterable[str]]
    settings: Mapping[str, Any] = MappingProxyType({})


FIELDS: Mapping[str, str] = MappingProxyType({"mode": "modes", "place": "places"})
"""The field of :class:`~graph.constraints.limits.Limits` for the options that have another name."""

NO_INFERRED = "no step that is inferred"

UNKNOWN_STAYS = (
    "A transfer of which the mode, the materiel, the place or the date is not stated is not left"
    " out for that."
)
"""What must be said wherever one of these was asked for."""


def _several(metavar: str) -> dict[str, Any]:
    return {"multiple": True, "metavar": metavar}


def _flag(name: str, help_: str, words: str) -> Constraint:
    return Constraint(
        name,
        help_,
        lambda network, find, value: {name: bool(value)},
        lambda network, limits: [words] if getattr(limits, name) else [],
        {"is_flag": True},
    )


def _parties(name: str, help_: str, words: str) -> Constraint:
    def read(network: Network, find: Find, texts: Iterable[str]) -> dict[str, Any]:
        actors, types = typed.parties(network, find, texts)
        return {name: tuple(actors), f"{name}_types": tuple(types)}

    def say(network: Network, limits: Limits) -> Iterable[str]:
        actor = network.dataset.actor
        yield from (f"{words} {actor[one].name}" for one in getattr(limits, name))
        types = getattr(limits, f"{name}_types")
        yield from (f"{words} any actor of the type “{_plain(one)}”" for one in types)

    return Constraint(name, help_, read, say, _several("ACTOR|TYPE"))


def _plain(term: str) -> str:
    return term.replace("-", " ")


def _any_of(words: Iterable[str]) -> str:
    return " or ".join(words)


def _modes(network: Network, limits: Limits) -> Iterable[str]:
    if limits.modes:
        named = (f"a {one}" if one in MODE_KINDS else _plain(one) for one in limits.modes)
        yield f"every leg {_any_of(named)}"


def _materiel(network: Network, limits: Limits) -> Iterable[str]:
    if limits.materiel:
        terms = network.dataset.tree.terms
        yield f"of {_any_of(terms[one].name for one in limits.materiel)}"


def _places(network: Network, limits: Limits) -> Iterable[str]:
    if limits.places:
        yield f"every leg at {_any_of(f'“{one}”' for one in limits.places)}"


def _between(network: Network, limits: Limits) -> Iterable[str]:
    if limits.between:
        first, last = (in_words(day.isoformat()) for day in limits.between)
        early, late = limits.between[0] == limits.between[0].min, limits.between[1].year == 9999
        since = "" if early else f"from {first}"
        until = "" if late else f"to {last}" if since else f"until {last}"
        yield " ".join(part for part in (since, until) if part) or "at any time"


def _max_legs(network: Network, limits: Limits) -> Iterable[str]:
    if limits.max_legs is not None:
        yield "one leg at most" if limits.max_legs == 1 else f"{limits.max_legs} legs at most"


def _band(network: Network, limits: Limits) -> Iterable[str]:
    if limits.least_band:
        yield f"every leg at least {limits.least_band}"


def _support(network: Network, limits: Limits) -> Iterable[str]:
    if limits.min_support is not None:
        least = f"{float(limits.min_support):g}".removeprefix("0") or "0"
        yield f"support of the whole path at least {least}"


CONSTRAINTS: tuple[Constraint, ...] = (
    _parties("via", "Only paths through it, or through one of that type.", "through"),
    _parties("avoid", "No path through it, or through any of that type.", "not through"),
    Constraint(
        "mode",
        "Only legs of this mode or kind of mode, such as 'diversion'.",
        lambda network, find, texts: {"modes": tuple(typed.modes(texts))},
        _modes,
        _several("MODE"),
    ),
    Constraint(
        "materiel",
        "Only what can have been of this kind.",
        lambda network, find, texts: {"materiel": tuple(typed.materiel(network, texts))},
        _materiel,
        _several("TERM"),
    ),
    Constraint(
        "place",
        "Only legs at this place.",
        lambda network, find, texts: {"places": tuple(typed.places(texts))},
        _places,
        _several("PLACE"),
    ),
    Constraint(
        "between",
        "Only legs that can have been between these dates.",
        lambda network, find, ends: {"between": typed.between(ends) if ends else None},
        _between,
        {"nargs": 2, "metavar": "DATE DATE"},
    ),
    Constraint(
        "max_legs",
        "No path longer than this.",
        lambda network, find, value: {"max_legs": value},
        _max_legs,
        {"type": int, "metavar": "N"},
    ),
    Constraint(
        "least_band",
        "Only legs of this band or a better one.",
        lambda network, find, text: {"least_band": typed.band(text) if text else ""},
        _band,
        {"metavar": "BAND"},
    ),
    Constraint(
        "min_support",
        "Only paths of at least this support, 0 to 1.",
        lambda network, find, value: {
            "min_support": None if value is None else typed.support(value)
        },
        _support,
        {"metavar": "S"},
    ),
    _flag("only_direct", "Only legs whose carrier is named.", "every leg with its carrier named"),
    _flag("undisputed", "Only legs that nobody denies.", "no leg that anybody denies"),
    _flag("any_time", "Set order in time aside.", "order in time set aside"),
    _flag("any_materiel", "Set aside whether the materiel fits.", "materiel set aside"),
)
"""In the order in which help and answers list them."""


def read(network: Network, find: Find, asked: Mapping[str, Any]) -> Limits:
    """The limits that were typed: ``asked`` has the names of the table, any may be missing.

    Raises the house's errors for a word, a date or a figure that is none.
    """
    fields: dict[str, Any] = {}
    for one in CONSTRAINTS:
        if one.name in asked:
            fields |= one.read(network, find, asked[one.name])
    return Limits(**fields)


def sentences(network: Network, limits: Limits, inferred: bool = True) -> list[str]:
    """What was asked for, one constraint each, in words; nothing where nothing was."""
    found = [words for one in CONSTRAINTS for words in one.words(network, limits)]
    found += [] if inferred else [NO_INFERRED]
    return found


def told(network: Network, limits: Limits, inferred: bool = True) -> list[str]:
    """The same as whole sentences for the head of an answer."""
    found = sentences(network, limits, inferred)
    lines = [f"With these constraints: {'; '.join(found)}."] if found else []
    if limits.modes or limits.materiel or limits.places or limits.between:
        lines.append(UNKNOWN_STAYS)
    return lines
