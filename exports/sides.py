"""Which side of a transfer each statement stands on: one logic for the map, texts and tables."""

from __future__ import annotations

from typing import Literal, NamedTuple

from graph.assertions import countering, stated, supporting
from graph.model import Statement
from graph.network import Network

Side = Literal["says", "denies", "other"]
"""Backs the transfer, counters it, or is shown without weight."""

SIDES: tuple[Side, ...] = ("says", "denies", "other")
"""In the order in which they are shown."""


class Standing(NamedTuple):
    """A statement with its side.

    ``counted`` is False for what the researcher has inferred or set aside, and for what repeats
    an assertion that was retracted nearer to its origin.
    """

    side: Side
    statement: Statement
    counted: bool


def standings(network: Network, transfer: str) -> list[Standing]:
    """The statements on a transfer: what backs it, what counters it, the rest.

    Within a side they keep the order of the dataset. What the researcher has inferred, and what
    is set aside or withdrawn, backs and counters nothing.
    """
    held = frozenset(
        statement.id
        for assertion in network.evidence.assertions[transfer]
        for statement in assertion.statements
    )
    found = [_standing(one, held) for one in network.dataset.statements_of[transfer]]
    return sorted(found, key=lambda one: SIDES.index(one.side))


def _standing(statement: Statement, held: frozenset[str]) -> Standing:
    """``held`` are the ids of the statements of assertions that stand."""
    backs, counters = supporting(statement), countering(statement)
    withdrawn = (backs or counters) and statement.id not in held
    side: Side = "other" if withdrawn else "says" if backs else "denies" if counters else "other"
    return Standing(side, statement, stated(statement) and not withdrawn)
