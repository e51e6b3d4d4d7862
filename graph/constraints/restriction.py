"""The network within the limits of a question, for what is asked of reach and not of one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from graph.constraints.constraint import differs
from graph.constraints.limits import Limits
from graph.constraints.narrowing import asks_names, names
from graph.constraints.refusals import excluded, refusal
from graph.constraints.registry import BY_FIELD, CONSTRAINTS, HEEDED
from graph.errors import QuestionError
from graph.model.rows import Dataset, Transfer
from graph.model.subset import with_transfers
from graph.network import Network, build


def restricted(network: Network, limits: Limits, *asked_for: str) -> Network:
    """Return the network of the transfers that :func:`~graph.constraints.refusals.refusal` leaves.

    What is left is narrowed: a period to the time asked for, materiel to the kinds asked for, so
    that a chain fits together here if and only if it does so within the limits. Claims that a
    stockpile is held are held to the same limits. Which transfers named the kinds asked for is
    kept. Raises :class:`~graph.errors.QuestionError` for
    a limit that is not :data:`~graph.constraints.registry.HEEDED`, such as a type of actors to
    avoid, and where one of the actors ``asked_for`` is to be avoided. The network itself is
    returned where there are no limits. O(transfers).
    """
    asked = check_heeded(limits)
    for actor in excluded(network.dataset, limits).intersection(asked_for):
        raise QuestionError(f"'{actor}' is asked for and to be avoided at once.")
    if not asked:
        return network
    dataset = network.dataset
    kept = {one.id: one for one in dataset.transfers if not refusal(network, one, limits)}
    narrowed = tuple(_narrowed(dataset, one, limits) for one in kept.values())
    within = replace(with_transfers(dataset, kept), transfers=narrowed)
    found = build(within, network.evidence.ladder)
    if asks_names(limits):
        naming = (one.id for one in kept.values() if names(dataset, one.materiel, limits))
        found.naming = frozenset(naming)
    return found


def check_heeded(limits: Limits) -> list[str]:
    """Return the fields of the limits that are set.

    Raises :class:`~graph.errors.QuestionError` for one that cannot be told from a transfer alone.
    """
    asked = [one.name for one in fields(Limits) if differs(limits, one.name)]
    for why in _beyond(asked, limits):
        raise QuestionError(why)
    return asked


def _beyond(asked: list[str], limits: Limits) -> Iterator[str]:
    """Yield why reach cannot be asked for within limits of a path."""
    for field in sorted(asked, key=lambda one: BY_FIELD[one].reason_turn):
        if field not in HEEDED:
            yield BY_FIELD[field].beyond(field, limits, HEEDED)


def _narrowed(dataset: Dataset, transfer: Transfer, limits: Limits) -> Transfer:
    for one in CONSTRAINTS:
        if one.sorts(limits):
            transfer = one.narrow(dataset, transfer, limits)
    return transfer
