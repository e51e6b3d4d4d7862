"""How a voice that is named hedges what it says: no sentence tells it as more than the voice does.

The page tells the same by ``map/assets/engine/hedges.js``, from the same templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from exports.words.templates import say
from graph.evidence.assertions import Assertion

_PLAIN = "plain"

_SAYS_SO = {_PLAIN, "almost-certain"}
"""The hedges with which somebody says so."""

ClaimsTold = Mapping[str, Sequence[Assertion]]
"""What is said of each claim that is told, the legs first."""


def hedging(told: ClaimsTold, legs: int) -> str:
    """Return, after the name of whoever says all this, how it hedges; empty where nowhere.

    ``legs`` is how many of the claims are legs; by the others a stockpile is held.
    """
    parts = [*_parts(told, legs)]
    return say("hedging", what=say("hedged-and").join(parts)) if parts else ""


def _parts(told: ClaimsTold, legs: int) -> Iterator[str]:
    found: dict[tuple[str, str], list[str]] = {}
    for number, said in enumerate(told.values(), 1):
        which = "legs" if number <= legs else "held"
        found.setdefault((which if len(told) > 1 else "it", _hedge(said)), []).append(str(number))
    for (which, words), numbers in found.items():
        if words:
            yield say(f"hedged-{which}", legs=", ".join(numbers), n=len(numbers), hedge=words)


def _hedge(said: Iterable[Assertion]) -> str:
    """Return how one voice hedges in all that it says of a claim; empty where it does not."""
    found = dict.fromkeys(one.nearest.hedge for one in said)
    return "" if _PLAIN in found else say("hedge-or").join(say(f"hedge-{one}") for one in found)


def says_so(said: Iterable[Assertion]) -> bool:
    """Return whether somebody says so with no hedge that takes it back."""
    return any(one.nearest.hedge in _SAYS_SO for one in said)


def alike(said: Iterable[Assertion]) -> str:
    """Return the one hedge that all of them have; empty where they differ or do not hedge."""
    found = {one.nearest.hedge for one in said}
    return say(f"hedge-{found.pop()}") if len(found) == 1 and _PLAIN not in found else ""
