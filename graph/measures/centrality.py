"""Betweenness, hubs and authorities, closeness: of a graph whose arrows may have lengths.

Figures are rounded to 12 decimals, so that the order in which a machine adds changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

import networkx as nx
import numpy as np

from graph.measures.shortest import ShortestWays

MOST_EXACT = 1_000
"""Up to so many actors betweenness counts the ways from every actor, and closeness is computed."""

PIVOTS, PIVOT_SEED = 250, 1
"""How many actors the ways are counted from beyond that, and the seed by which they are drawn."""

MILLIONTHS = 1_000_000
"""How many units of length one nat has: lengths are whole numbers, so that ties are ties."""

_DECIMALS = 12
_ROUNDS, _SETTLED, _SMALL = 2_000, 1e-14, 300

Graph = nx.DiGraph


def central(
    graph: Graph[str], length: str | None, suffix: str, estimate: bool = True
) -> dict[str, Mapping[str, float]]:
    """Return betweenness, hubs, authorities and closeness, by name with ``suffix``, then by actor.

    ``length`` names the attribute of an arrow, None for 1 each; hubs then use ``weight``. Empty
    where it is not computed: closeness above MOST_EXACT actors, and betweenness unless it is to be
    estimated.
    """
    exact = len(graph) <= MOST_EXACT
    found: dict[str, Mapping[str, float]] = {}
    ways = ShortestWays(graph, length)
    if exact or estimate:
        found["betweenness"] = ways.betweenness(None if exact else _pivots(len(graph)))
    found["hub"], found["authority"] = _hits(graph, "weight" if length else None)
    if exact:
        unit = MILLIONTHS if length else 1
        for name, closeness in zip(("in", "out"), ways.closeness(), strict=True):
            found[f"closeness_{name}"] = {one: unit * value for one, value in closeness.items()}
    names = ("betweenness", "hub", "authority", "closeness_in", "closeness_out")
    return {f"{name}{suffix}": dict(_rounded(found.get(name, {}))) for name in names}


def _pivots(actors: int) -> list[int]:
    return Random(PIVOT_SEED).sample(range(actors), PIVOTS)  # noqa: S311, no secret


def _rounded(values: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for actor, value in values.items():
        yield actor, round(float(value), _DECIMALS) + 0.0  # no minus before a zero


def _hits(graph: Graph[str], weight: str | None) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Return hubs and authorities by Kleinberg's own iteration; all 0 where there is no arrow.

    networkx' function looks for a singular vector from a random start: where several are as good,
    as in two arrows apart, another comes each time, or none that is positive. This one begins
    with all alike and ends at what all the best have in common.
    """
    authorities = np.ones(len(graph))
    hubs = np.zeros(len(graph))
    if graph.number_of_edges():
        matrix = nx.to_scipy_sparse_array(graph, weight=weight, dtype=np.dtype(float))
        matrix = matrix.toarray() if len(graph) <= _SMALL else matrix
        back = matrix.T.copy()
        for _ in range(_ROUNDS):
            hubs = matrix @ authorities
            hubs /= hubs.sum()
            before, authorities = authorities, back @ hubs
            authorities /= authorities.sum()
            if np.abs(authorities - before).sum() < _SETTLED:
                break
    else:
        authorities = hubs
    return dict(zip(graph, hubs, strict=True)), dict(zip(graph, authorities, strict=True))
