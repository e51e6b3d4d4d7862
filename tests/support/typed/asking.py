"""Limits for any constraint of the registry, drawn by what it takes and what it can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from random import Random
from typing import Any

from graph.constraints.constraint import Constraint, ValueType
from graph.constraints.limits import NO_LIMITS, Limits
from graph.errors import ArmstrailError, QuestionError
from graph.model.vocabulary import ACTOR_TYPES, BANDS, MODE_KINDS, MODES
from graph.network import Network


def drawn(random: Random, network: Network, constraints: Iterable[Constraint]) -> Limits:
    """Return limits that ask for each of the constraints, as far as one can be drawn for it."""
    fields: dict[str, Any] = {}
    for one in constraints:
        fields |= next(_read(one, network, random), {})
    return Limits(**fields)


def _read(one: Constraint, network: Network, random: Random) -> Iterator[dict[str, Any]]:
    for typed in _typed(one, network, random):
        try:
            found = one.read(network, _find(network), typed)
        except ArmstrailError:
            continue
        if any(found[name] != getattr(NO_LIMITS, name) for name in found):
            yield found


def _find(network: Network) -> Any:
    def find(text: str) -> str:
        if text not in network.dataset.actor:
            raise QuestionError(f"'{text}' is no actor.")
        return text

    return find


def _typed(one: Constraint, network: Network, random: Random) -> Iterator[Any]:
    """Yield what could be typed: for texts several at once, then fewer."""
    years = sorted(random.choices(range(2013, 2025), k=2))
    words = _words(network, random)
    if one.takes is ValueType.TEXTS:
        good = [word for word in words if _reads(one, network, word)]
        yield good[: random.choice([1, 1, 2, 4])]
    values: dict[ValueType, list[Any]] = {
        ValueType.FLAG: [True],
        ValueType.TEXTS: [],
        ValueType.TEXT: words,
        ValueType.DATES: [tuple(map(str, years))],
        ValueType.WHOLE: [random.choice([1, 2, 3])],
        ValueType.FIGURE: [Fraction(random.choice([1, 3, 5]), 10)],
    }
    yield from values[one.takes]


def _reads(one: Constraint, network: Network, word: str) -> bool:
    try:
        return bool(one.read(network, _find(network), [word]))
    except ArmstrailError:
        return False


def _words(network: Network, random: Random) -> list[str]:
    """Return texts that a constraint could mean: half of them those of the transfers."""
    data = network.dataset
    own = [
        word
        for leg in data.transfers
        for word in (leg.giver, leg.mode, *leg.materiel, leg.place, leg.directness)
        if word
    ]
    terms = [*ACTOR_TYPES, *BANDS, *MODES, *MODE_KINDS, *data.tree.terms]
    both = random.sample(own, len(own)) + random.sample(terms, len(terms))
    return random.sample(both, len(both)) if random.random() < 0.5 else both
