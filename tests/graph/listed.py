"""All chains out of an actor, pair by pair, to test against."""

from __future__ import annotations

from graph.network import Network
from graph.proofs import Chains, Proofs


def out_of(network: Network, start: str) -> dict[str, Chains]:
    """The chains from ``start`` by the actor that they come to; goals without any are left out."""
    goals = (one for one in network.dataset.actor if one != start)
    every = {goal: Proofs(network).between(start, goal) for goal in goals}
    return {goal: chains for goal, chains in every.items() if chains.strict}
