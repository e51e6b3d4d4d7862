"""What an answer does not have: the gap between both sides, and what is excluded and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from exports.rows import near
from exports.words import phrases
from exports.words.chains import route
from exports.words.clauses import within
from exports.words.templates import say
from exports.words.verdict import of_transfer, parted
from graph.network import Network
from graph.paths.answer import Answer, Unsearched
from graph.paths.nearest import Nearest
from graph.rules.kinship import above

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
        yield [*map(Absence, nothing(network, answer))]
        yield [
            Absence(title, tuple((one,) for one in transfers))
            for title, transfers in nearest(network, answer, answer.nearest)
        ]
    yield [*_excluded(network, answer)]
    yield [*close(network, answer)]


UNFINISHED, CLOSE, CLOSE_TO_BOTH = (
    f"{say(key)}:" for key in ("unfinished", "close", "close-to-both")
)
NEAR_SIDE = say("nearest-side", name="").rstrip()


def close(network: Network, answer: Answer) -> Iterator[Absence]:
    """Yield the transfers that did not come about, and the passages that state none.

    Those of the one with others than the other have titles of their own.
    """
    passages = near.passages(network.dataset, answer.start, answer.goal)
    for title, transfers in _unfinished(network, answer):
        if transfers:
            yield Absence(title, tuple((_said(network, one),) for one in transfers))
    if passages:
        told = tuple((near.passage(network.dataset, one),) for one in passages)
        yield Absence(CLOSE_TO_BOTH, told)


def _unfinished(network: Network, answer: Answer) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield what did not come about with its title: between the two, to others, from others."""
    start, goal = (network.dataset.actor[one].name for one in (answer.start, answer.goal))
    found = answer.not_completed
    yield UNFINISHED, found.between
    yield f"{say('unfinished-to-others', name=goal)}:", found.to_others
    yield f"{say('unfinished-from-others', name=start)}:", found.from_others


def _said(network: Network, transfer: str) -> str:
    """Return what is stated of a transfer, without the full stop, and its id."""
    return f"{of_transfer(network, transfer).sentence.removesuffix('.')}  [{transfer}]"


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


def nothing(network: Network, answer: Answer) -> Iterator[str]:
    """Yield that there is no path, and what is missing for one."""
    part = inside(network, answer)
    if part:
        yield part
        return
    yield f"No admissible path is stated{_within(answer)}."
    if answer.near_misses:
        yield _apart(network, answer)


def inside(network: Network, answer: Answer) -> str:
    """Return that one end is part of the other, so that nothing passes between them.

    Empty where it is not.
    """
    found = parted(network, answer.start, answer.goal)
    return f"{found[0]} is part of {found[1]}: no path is looked for." if found else ""


def nearest(network: Network, answer: Answer, ends: Nearest) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield for each side a title, and its transfers with their figures, or that there is none."""
    if inside(network, answer):
        return
    start, goal = (network.dataset.actor[one].name for one in (answer.start, answer.goal))
    from_start = [_near(network, one, answer.start, "giver") for one in ends.from_start]
    to_goal = [_near(network, one, answer.goal, "receiver") for one in ends.to_goal]
    within = _within(replace(answer, limits=replace(answer.limits, max_legs=None)))
    none = say("nearest-from-none", within=within, name=start)
    yield f"{NEAR_SIDE} {start}:", from_start or [none]
    none = say("nearest-to-none", within=within, name=goal)
    yield f"{NEAR_SIDE} {goal}:", to_goal or [none]


def _near(network: Network, transfer: str, actor: str, end: str) -> str:
    """Return a transfer with its mode, its figures, and why it is near if it is another's."""
    one = network.dataset.transfer[transfer]
    arrow = phrases.arrow(network.dataset, one)
    told = f"{arrow}, {one.mode}: {phrases.strength(network.evidence.finding(one.id))}"
    return "; ".join([told, *_whose(network, actor, getattr(one, end))]) + f"  [{one.id}]"


def _whose(network: Network, asked: str, end: str) -> Iterator[str]:
    """Yield of whom a transfer is said, where neither of the actor asked for nor of its part."""
    known, upward = network.dataset.actor, dict(above(network.dataset, asked))
    if end == asked or end in network.dataset.parts(asked):
        return
    kind = upward.get(end, "held")
    yield say(f"gap-{kind}", here=known[asked].name, there=known[end].name)


def _apart(network: Network, answer: Answer) -> str:
    """Return that what leads from the one to the other makes no path."""
    start, goal = (network.dataset.actor[one].name for one in (answer.start, answer.goal))
    return (
        f"The reporting does lead from {start} to {goal}, but not so that it makes a"
        f" path{_within(answer)}: the excluded candidates say why."
    )


def _within(answer: Answer) -> str:
    return within(limits_of(answer))


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
