"""What an answer does not have: the gap between both sides, and what is excluded and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple

from exports.words import phrases
from graph.network import COMPLETED, Network
from graph.paths.answer import Answer, Unsearched
from graph.paths.nearest import Nearest

MOST_CANDIDATES = 8
"""How many excluded candidates the text lists where there is no path; the JSON has all."""

LISTED_BESIDE_PATHS = 3
"""How many it lists beside paths."""


class Absence(NamedTuple):
    """A sentence on what an answer does not have, and the list under it, if any.

    An item is its first sentence and what is said of it.
    """

    sentence: str
    items: tuple[tuple[str, ...], ...] = ()


def absences(network: Network, answer: Answer) -> Iterator[list[Absence]]:
    """Yield what belongs together: what was not found, or may not have been; what comes nearest to
    it; what is not counted; which candidates are no paths."""
    if answer.truncated:
        yield [*map(Absence, unfinished(answer))]
    elif answer.nearest:
        yield [*map(Absence, nothing(network, answer, answer.nearest))]
        yield [
            Absence(title, tuple((one,) for one in transfers))
            for title, transfers in nearest(network, answer, answer.nearest)
        ]
    if answer.not_completed:
        told = tuple((_transfer(network, one),) for one in answer.not_completed)
        yield [Absence("Intended or stopped, not counted:", told)]
    yield [*_excluded(network, answer)]


def unfinished(answer: Answer) -> Iterator[str]:
    """Yield that the search ended at its budget, and what is proved all the same."""
    stopped = "The search stopped at its budget: further paths may exist."
    yield stopped if answer.paths else "No path was found before the search ended at its budget."
    yield from map(_unsearched, answer.unsearched)


def _unsearched(one: Unsearched) -> str:
    """Return what is proved of a list all the same."""
    best = "is the best there is" if one.proved == 1 else "are the best there are"
    proved = f"the first {one.proved} found {best}" if one.proved else "none is proved"
    figure = "an upper end of the range" if one.upper else "support"
    most = f"none that was missed has {figure} above {phrases.number(one.most)}"
    return f"Of the {one.tier} paths {proved}; {most}."


def nothing(network: Network, answer: Answer, near: Nearest) -> Iterator[str]:
    """Yield that there is no path, and what is missing for one."""
    part = inside(network, answer)
    if part:
        yield part
        return
    yield f"No admissible path is stated{_within(answer)}."
    yield gap(network, answer, near)


def inside(network: Network, answer: Answer) -> str:
    """Return that one end is part of the other, so that nothing passes between them.

    Empty where it is not.
    """
    actor, parts = network.dataset.actor, network.dataset.parts
    for part, whole in permutations((answer.start, answer.goal)):
        if part in parts(whole):
            return f"{actor[part].name} is part of {actor[whole].name}: no path is looked for."
    return ""


def nearest(network: Network, answer: Answer, near: Nearest) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield for each side a title, and its transfers with their figures, or that there is none."""
    if inside(network, answer):
        return
    start, goal = (network.dataset.actor[one].name for one in (answer.start, answer.goal))
    from_start, to_goal = (
        [_transfer(network, one) for one in side] for side in (near.from_start, near.to_goal)
    )
    none = f"nothing{_within(answer)} is said to leave {start}"
    yield f"Nearest on the side of {start}:", from_start or [none]
    none = f"nothing{_within(answer)} is said to come to {goal}"
    yield f"Nearest on the side of {goal}:", to_goal or [none]


def _transfer(network: Network, transfer: str) -> str:
    one, actor = network.dataset.transfer[transfer], network.dataset.actor
    arrow = phrases.arrow(actor[one.giver], actor[one.receiver])
    outcome = "" if one.outcome == COMPLETED else f"{one.outcome}; "
    return f"{arrow}: {outcome}{phrases.verdict(network.evidence.finding(one.id))}  [{one.id}]"


def gap(network: Network, answer: Answer, near: Nearest) -> str:
    """Return what is missing between the two sides, by name."""
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    if answer.near_misses:
        return (
            f"The reporting does lead from {start} to {goal}, but not so that it makes a"
            f" path{_within(answer)}: the excluded candidates say why."
        )
    nothing = f"Nothing collected{_within(answer)} says"
    if not near.from_start and not near.to_goal:
        return f"{nothing} that arms left {start}, nor that any came to {goal}."
    if not near.from_start:
        return f"{nothing} that arms left {start}."
    if not near.to_goal:
        return f"{nothing} that any came to {goal}."
    return f"{nothing} that what left {start} is what came to {goal}."


def _within(answer: Answer) -> str:
    return " within these constraints" if limits_of(answer) else ""


def limits_of(answer: Answer) -> bool:
    """Return whether anything was asked for that may be why there is no path."""
    return answer.limits != type(answer.limits)() or not answer.inferred


class Candidates(NamedTuple):
    """Candidates that are no paths: ``shown`` by their route and first reason; then a sentence
    on the ``rest``, which may be empty."""

    shown: Sequence[tuple[str, str]]
    rest: str


def candidates(network: Network, answer: Answer) -> Candidates:
    """Return the nearest misses first, each with its first reason.

    Those that would be told alike are told with their legs.
    """
    kept = answer.near_misses[: LISTED_BESIDE_PATHS if answer.paths else MOST_CANDIDATES]
    shown = []
    for one in kept:
        besides = f" (and {phrases.count(one.others, 'further reason')})" if one.others else ""
        shown.append((route(network, one.legs), f"{one.reason}{besides}"))
    twice = {one for one, times in Counter(shown).items() if times > 1}
    shown = [
        (f"{one[0]}  [{', '.join(candidate.legs)}]", one[1]) if one in twice else one
        for one, candidate in zip(shown, kept, strict=True)
    ]
    rest, more = len(answer.near_misses) - len(shown), "there may be others"
    if rest:
        told = f"and {rest:,} more: --json lists them"
        return Candidates(shown, f"{told}, and {more}" if answer.near_misses_cut else told)
    return Candidates(shown, f"and {more}" if answer.near_misses_cut else "")


CANDIDATES = "Excluded, those first that break the fewest rules:"
NOT_FOUND = "What comes near to being a path was not found within the budget."


def _excluded(network: Network, answer: Answer) -> Iterator[Absence]:
    found = candidates(network, answer)
    if found.shown:
        rest = [(found.rest,)] if found.rest else []
        yield Absence(CANDIDATES, (*found.shown, *rest))
    elif answer.near_misses_cut and not answer.paths:
        yield Absence(NOT_FOUND)


def route(network: Network, legs: Sequence[str]) -> str:
    """Return the actors that a chain passes, by name.

    In brackets who gives what another received.
    """
    transfers = [network.dataset.transfer[leg] for leg in legs]
    actor, at = network.dataset.actor, transfers[0].giver
    stops = [actor[at].name]
    for leg in transfers:
        stops += [f"({actor[leg.giver].name})"] if leg.giver != at else []
        stops.append(actor[leg.receiver].name)
        at = leg.receiver
    return " → ".join(stops)
