"""Reach as a formula over all chains that trying everything finds, to test against."""

from __future__ import annotations

from collections.abc import Iterable

from graph.evidence.findings import Level
from graph.evidence.worlds import Formula
from graph.network import Network
from tests.support.oracles.oracle import Brute, Row


def out_of(network: Network, start: str) -> dict[str, list[Row]]:
    """The chains from ``start`` by the actor that they come to; goals without any are left out."""
    goals = (one for one in network.dataset.actor if one != start)
    every = {goal: list(Brute(network, start, goal).chains()) for goal in goals}
    return {goal: rows for goal, rows in every.items() if rows}


def stand(network: Network, rows: Iterable[Row], level: Level = "point") -> Formula:
    """That at least one of the chains stands."""
    worlds, evidence = network.evidence.worlds, network.evidence
    return worlds.any_of(
        worlds.all_of(
            [
                *(evidence.stands(leg, level) for leg in legs),
                *(worlds.any_of(evidence.stands(one, level) for one in group) for group in held),
            ]
        )
        for legs, _, held in rows
    )
