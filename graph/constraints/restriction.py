"""The network within the limits of a question, for what is asked of reach and not of one path."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import avoided_actors, refusal
from graph.errors import QuestionError
from graph.model.dates import Period
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset, Transfer
from graph.network import Network, build

HEEDED = (
    *("avoid", "modes", "materiel", "places", "between"),
    *("least_band", "only_direct", "undisputed"),
)
"""The limits that can be told from a transfer by itself; the others are those of one path."""


def restricted(network: Network, limits: Limits, *asked_for: str) -> Network:
    """A network of the transfers that :func:`~graph.constraints.refusals.refusal` lets stand.

    What is left is narrowed: a period to the time asked for, materiel to the kinds asked for, so
    that a chain fits together here if and only if it does so within the limits. Claims that a
    stockpile is held are held to the same limits. Raises :class:`~graph.errors.QuestionError` for
    a limit that is not :data:`HEEDED`, such as a type of actors to avoid, and where one of the
    actors ``asked_for`` is to be avoided. The network itself is returned where there are no limits.
    O(transfers).
    """
    if limits.avoid_types:
        raise QuestionError(
            f"'{limits.avoid_types[0]}' is a type of actor, which only a path can avoid; name the"
            " actors."
        )
    asked = [one.name for one in fields(Limits) if _differ(limits, one.name)]
    for name in asked:
        if name not in HEEDED:
            raise QuestionError(
                f"'{name}' is a limit of a path; reach takes these: {', '.join(HEEDED)}."
            )
    for actor in avoided_actors(network.dataset, limits).intersection(asked_for):
        raise QuestionError(f"'{actor}' is asked for and to be avoided at once.")
    if not asked:
        return network
    dataset = network.dataset
    kept = {one.id: one for one in dataset.transfers if not refusal(network, one, limits)}
    statements = {one.id: one for one in dataset.statements if one.transfer in kept}
    figures = tuple(one for one in dataset.quantities if one.statement in statements)
    known = {one.id for one in figures}
    within = replace(
        dataset,
        transfers=tuple(_narrowed(dataset, one, limits) for one in kept.values()),
        statements=tuple(statements.values()),
        quantities=tuple(
            one if one.same_as in known else replace(one, same_as="") for one in figures
        ),
    )
    return build(within, network.evidence.ladder)


def _differ(limits: Limits, name: str) -> bool:
    return bool(getattr(limits, name) != getattr(NO_LIMITS, name))


def _narrowed(dataset: Dataset, transfer: Transfer, limits: Limits) -> Transfer:
    wanted = frozenset(limits.materiel)
    if wanted and UNSPECIFIED not in wanted:
        narrow = dataset.tree.carried(wanted, frozenset(transfer.materiel))
        transfer = replace(transfer, materiel=tuple(sorted(narrow)))
    if limits.between and transfer.span:
        first = max(transfer.span[0], limits.between[0])
        last = min(transfer.span[1], limits.between[1])
        transfer = replace(transfer, start=_day(first), end=_day(last))
    return transfer


def _day(day: date) -> Period | None:
    return Period(day.isoformat(), day, day) if day > date.min else None
