"""What an answer does not have: the gap between both sides, and what is excluded and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from exports import wording
from exports.wording import wrap
from graph.answer import Answer, Unsearched
from graph.near import Near
from graph.network import Network

MOST_LISTED = 8
"""How many excluded candidates the text lists where there is no path; the JSON has all."""

BESIDE_PATHS = 3
"""How many it lists beside paths."""


def missing(network: Network, answer: Answer) -> Iterator[str]:
    """What was not found, or may not have been."""
    if answer.truncated:
        stopped = "The search stopped at its budget: further paths may exist."
        nothing = "No path was found before the search ended at its budget."
        yield wrap(stopped if answer.paths else nothing)
        yield from map(wrap, map(_unsearched, answer.unsearched))
        yield ""
    elif answer.near:
        yield from _near(network, answer, answer.near)


def _unsearched(one: Unsearched) -> str:
    """What is proved of a list all the same."""
    name = "inferred" if one.inferred else "reported and assembled"
    best = "is the best there is" if one.proved == 1 else "are the best there are"
    proved = f"the first {one.proved} found {best}" if one.proved else "none is proved"
    figure = "an upper end of the range" if one.upper else "support"
    most = f"none that was missed has {figure} above {wording.number(one.most)}"
    return f"Of the {name} paths {proved}; {most}."


def _near(network: Network, answer: Answer, near: Near) -> Iterator[str]:
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    within = _within(answer)
    yield wrap(f"No admissible path is stated{within}.")
    yield wrap(gap(network, answer, near))
    if near.cut:
        yield wrap("There is too much on one side to follow it to its ends: there may be more.")
    yield ""
    yield wrap(f"Nearest on the side of {start}:")
    yield from _transfers(network, near.from_start, f"nothing{within} is said to leave {start}")
    yield wrap(f"Nearest on the side of {goal}:")
    yield from _transfers(network, near.to_goal, f"nothing{within} is said to come to {goal}")
    yield ""


def gap(network: Network, answer: Answer, near: Near) -> str:
    """What is missing between the two sides, by name."""
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    if near.joined:
        why = ": the excluded candidates say why" if answer.excluded else ""
        return (
            f"What is stated does lead from {start} to {goal}, but not so that it makes a"
            f" path{why}."
        )
    # a name may hold braces: it is joined, never formatted
    nothing = f"othing collected{_within(answer)} says"
    far = f"Arms from {start} are said to have come as far as "
    begin = f"what came to {goal} is said to come from "
    both = [one for one in near.as_far_as if one in near.begins_at]
    ends, begins = (_named(network, ids) for ids in (near.as_far_as, near.begins_at))
    if not near.from_start and not near.to_goal:
        return f"N{nothing} that arms left {start}, nor that any came to {goal}."
    if not near.from_start:
        return f"N{nothing} that arms left {start}; {begin}{begins}."
    if not near.to_goal:
        return f"{far}{ends}; n{nothing} that any came to {goal}."
    if both:
        met = _named(network, both)
        return f"{far}{met}, and {begin}{met}; n{nothing} that the one went on as the other."
    return (
        f"{far}{ends}; {begin}{begins}. N{nothing} that arms passed from the one side to the other."
    )


def _within(answer: Answer) -> str:
    return " within these constraints" if limits_of(answer) else ""


def _named(network: Network, actors: Sequence[str]) -> str:
    names = [network.dataset.actor[one].name for one in actors]
    return " or ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def limits_of(answer: Answer) -> bool:
    """Whether anything was asked for that may be why there is no path."""
    return answer.limits != type(answer.limits)() or not answer.inferred


def _transfers(network: Network, transfers: Iterable[str], none: str) -> Iterator[str]:
    dataset, any_at_all = network.dataset, False
    for transfer_id in transfers:
        any_at_all = True
        one = dataset.transfer[transfer_id]
        arrow = wording.arrow(dataset.actor[one.giver], dataset.actor[one.receiver])
        verdict = wording.verdict(network.evidence.finding(one.id))
        yield wrap(f"{arrow}: {verdict}  [{one.id}]", "  ", "    ")
    if not any_at_all:
        yield wrap(none, "  ")


def excluded(network: Network, answer: Answer) -> Iterator[str]:
    """Candidates that are no paths, the nearest misses first, each with its first reason."""
    kept = len(answer.excluded)
    if not kept:
        if answer.excluded_cut and not answer.paths:
            yield "What comes near to being a path was not found within the budget."
            yield ""
        return
    shown = answer.excluded[: BESIDE_PATHS if answer.paths else MOST_LISTED]
    yield wrap("Excluded, those first that break the fewest rules:")
    for one in shown:
        besides = f" (and {wording.count(one.others, 'further reason')})" if one.others else ""
        yield wrap(f"- {route(network, one.legs)}", "  ", "    ")
        yield wrap(f"{one.reason}{besides}", "    ", "    ")
    rest = kept - len(shown)
    if rest:
        more = ", and there may be others" if answer.excluded_cut else ""
        yield wrap(f"- and {rest:,} more: --json lists them{more}", "  ", "    ")
    elif answer.excluded_cut:
        yield "  - and there may be others"
    yield ""


def route(network: Network, legs: Sequence[str]) -> str:
    """The actors that a chain passes, by name; in brackets who gives what another received."""
    transfers = [network.dataset.transfer[leg] for leg in legs]
    actor, at = network.dataset.actor, transfers[0].giver
    stops = [actor[at].name]
    for leg in transfers:
        stops += [f"({actor[leg.giver].name})"] if leg.giver != at else []
        stops.append(actor[leg.receiver].name)
        at = leg.receiver
    return " → ".join(stops)
