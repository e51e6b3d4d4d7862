"""Which transfers a question about one handing over means, and what of it they leave open.

Whose arms they are is in no table: arms of X are those that came from X by any way that is alleged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from graph.arrays.compact import kinship
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.meant import Scope, meant
from graph.constraints.refusals import refusal
from graph.constraints.registry import phrases
from graph.model.rows import Transfer
from graph.model.subset import with_transfers
from graph.model.vocabulary import MODES
from graph.network import Network, build
from graph.question.asked import Question
from graph.question.kinds import QUESTION_KINDS

_KINDS = tuple(kind.name for kind in QUESTION_KINDS if kind.claim)

_OF_ONE = ("modes", "places", "between")
"""The limits that are those of the handing over alone, where arms may have come a long way."""


class Within(NamedTuple):
    """A network and the limits within which it is looked for.

    ``last`` are those that every last transfer in the network is within, or does not rule out.
    """

    network: Network
    limits: Limits
    last: Limits = NO_LIMITS


def handed_over(network: Network, question: Question) -> list[Within]:
    """Return within what it is looked for, the first with a path counting.

    A giver hands over in one step. Without one, arms may have come any way, and what is asked of
    the handing over is asked of the transfers to the goal alone; a mode counts there where it is
    stated. Where that leaves no path, all limits hold of every step, so that the answer names them.
    O(transfers).
    """
    if question.giver:
        return [Within(network, replace(question.limits, max_legs=1))]
    last = Limits(**{name: getattr(question.limits, name) for name in _OF_ONE})
    if last == NO_LIMITS:
        return [Within(network, question.limits)]
    ends = {question.goal, *network.dataset.parts(question.goal)}
    ends |= {*network.dataset.ancestors(question.goal)}
    to_goal = [one for one in network.dataset.transfers if one.receiver in ends]
    otherwise = {one.id for one in to_goal if not _can_be_so(network, one, last)}
    rest = {name: getattr(NO_LIMITS, name) for name in _OF_ONE}
    return [
        Within(_without(network, otherwise), replace(question.limits, **rest), last),
        Within(network, question.limits),
    ]


def over_what_was_left(question: Question) -> Question:
    """Return the question as one of paths where it asks if arms that one left came to the other.

    What is left or lost lies in between, and came to whoever took it: no transfer says both.
    """
    if not _was_left(question):
        return question
    start = question.giver or question.start
    return replace(question, start=start, giver="", limits=replace(question.limits, modes=()))


def _was_left(question: Question) -> bool:
    modes = question.limits.modes
    ends = question.goal and (question.giver or question.start)
    return bool(ends and modes) and all(MODES[one].family == "loss" for one in modes)


def _is_told(transfer: Transfer, limits: Limits) -> bool:
    placed = not limits.places or bool(transfer.place)
    return placed and (not limits.modes or transfer.mode in limits.modes)


def _can_be_so(network: Network, transfer: Transfer, limits: Limits) -> bool:
    stated = not limits.modes or transfer.mode in limits.modes
    return stated and not refusal(network, transfer, limits)


def meant_by(network: Network, question: Question) -> tuple[Network, Scope]:
    """Return the network of the transfers that a question means, and whose they are.

    Where arms of somebody are asked for and no giver, those are meant of which the giver is one to
    whom such arms are alleged to have come. O(transfers).
    """
    if question.voice and question.start and not question.goal:
        return network, Scope(about=question.start)
    if _is_stock(network, question.goal) and not (question.start or question.giver):
        return network, Scope(about=question.goal)
    scope = Scope(question.giver, question.goal)
    if not question.start or question.giver:
        return network, scope
    came_to = _came_to(network, question.start)
    wanted = meant(network, scope, question.limits)
    kept = [one.transfer for one in wanted if one.transfer.giver in came_to]
    if not question.goal:  # what tells who got them has to be stated: the place, or the mode
        kept = [one for one in kept if _is_told(one, question.limits)]
        receivers = {one.receiver for one in kept}
        scope = Scope(receiver=receivers.pop()) if len(receivers) == 1 else scope
    dropped = {one.id for one in network.dataset.transfers} - {one.id for one in kept}
    return _without(network, dropped), scope


def asked_too(network: Network, question: Question) -> Iterator[tuple[str, str]]:
    """Yield what of a question about one handing over its answer leaves open, and what tells it."""
    if _was_left(question):
        yield (
            "left or lost",
            "the paths from the one to the other; how each leg changed hands stands beside it",
        )
        return
    if question.kind not in _KINDS or not question.start:
        return
    if question.kind == "asserted" and question.goal and not question.giver:
        last = Limits(**{name: getattr(question.limits, name) for name in _OF_ONE})
        for said in phrases(last, str):
            yield (
                said,
                "the paths whose last transfer can be so, or where there is none with those"
                " of which every transfer can be so",
            )
    name = network.dataset.actor[question.start].name
    if question.giver:
        giver = network.dataset.actor[question.giver].name
        yield (
            f"arms of {name}",
            f"the transfers of {giver} of any arms; 'paths from {name} to {giver}' tells how such"
            " arms could have come to it",
        )
    elif question.voice and not question.goal:
        yield (
            f"about {name}",
            f"the transfers to or from {name} itself, its parts and its wholes; 'says --by' tells"
            " all that a voice says",
        )
    elif question.kind != "asserted" or not question.goal:
        yield (
            f"arms of {name}",
            f"the transfers by {name} and by those to whom arms of {name} are alleged to have come;"
            " whose arms each passed on need not be said",
        )


def voice_name(network: Network, voice: str) -> str:
    """Return the name of who is asked for: of an actor, or an origin or outlet as it stands."""
    actor = network.dataset.actor.get(voice)
    return actor.name if actor else voice


def _is_stock(network: Network, actor: str) -> bool:
    return bool(actor) and network.dataset.actor[actor].type == "stockpile"


def _came_to(network: Network, start: str) -> frozenset[str]:
    """Return the actors to whom arms from ``start`` are alleged to have come, itself among them.

    Order in time and materiel are left aside. O(transfers).
    """
    drawn, kin = frozenset(network.drawn), kinship(network)
    onward: dict[str, list[str]] = {}
    for one in network.dataset.transfers:
        if one.id in drawn:
            onward.setdefault(one.giver, []).append(one.receiver)
    found, queue = set[str](), [start]
    while queue:
        actor = queue.pop()
        for there, _ in kin.onward(actor, actor == start, inferred=True):
            if there not in found:
                found.add(there)
                queue += onward.get(there, [])
    return frozenset(found)


def _without(network: Network, dropped: set[str]) -> Network:
    """Return the network without these transfers."""
    kept = network.dataset.transfer.keys() - dropped
    return build(with_transfers(network.dataset, kept), network.evidence.ladder)
