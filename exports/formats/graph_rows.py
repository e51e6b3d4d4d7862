"""A network as the nodes and edges of a graph program: one row each, by the names of the columns.

Every format that is a graph takes its rows from here, so that Gephi, Cytoscape and networkx are
given the same columns with the same values. Lists are joined with ``;``, an unknown value is left
out. An edge is a transfer that a document states as having come about, and nothing else is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

import networkx as nx

from exports.map.layout import MOST_ACTORS_LAID_OUT, MOST_PAIRS_LAID_OUT, place, placeable
from exports.map.marks import NODE_COLOURS
from exports.rows.columns import EDGE_COLUMNS, NODE_COLUMNS, years
from exports.rows.tables import absent_tables
from exports.words import phrases
from exports.writing.format import Loss, absent
from graph.measures.centrality import MOST_EXACT
from graph.measures.measures import COSTLY, node_columns
from graph.model.rows import Dataset
from graph.model.schema import own_columns
from graph.model.vocabulary import MARKS
from graph.network import Network, as_graph, once

ABSENT = absent_tables(
    ("actors", "transfers"),
    "a graph has no place for them",
    {
        "documents": "a graph has no place for them; an edge carries how many there are",
        "origins": "a graph has no place for them; an edge carries how many voices there are",
        "statements": "a graph has no place for them; an edge carries the figures made from them",
        "quantities": "a graph has no place for them, and figures are never added up",
        "rejected": "what is no transfer, or unread, is no edge",
        "materiel": "a graph has no place for own designations; an edge carries their ids",
    },
)
"""Tables that a graph has no place for, and why."""

WITH_UNDRAWN = "--with-undrawn puts them in, and their label says so"

Value = str | int | float
Values = dict[str, Value]


class EdgeRow(NamedTuple):
    """A transfer with its ends; ``values`` has no ``id``, ``giver`` and ``receiver``."""

    id: str
    giver: str
    receiver: str
    values: Values


@lru_cache(maxsize=64)
def _flags(marks: str) -> Mapping[str, bool]:
    held = marks.split(";")
    return {mark: mark in held for mark in MARKS}


@once
def measured(network: Network) -> Mapping[str, Mapping[str, Value]]:
    """Return the measures of every actor that has any, by name of column; computed once a network.

    That takes memory by the number of transfers; nothing else here does.
    """
    return node_columns(network)


def left_out(measures: Mapping[str, Mapping[str, object]]) -> int:
    """Return the number of actors of which the costly measures were not computed."""
    return sum("betweenness" not in values for values in measures.values())


def unmeasured(table: str, actors: int, instead: str) -> list[Loss]:
    """Return the loss of the costly measures of so many actors, where there are any."""
    names = tuple(f"{table}.{name}" for name in COSTLY)
    why = f"computed up to {MOST_EXACT:,} actors"
    return [Loss(names, len(names) * actors, why, instead)] if actors else []


def undrawn(network: Network) -> Mapping[str, str]:
    """Return why a transfer is no edge, by the ids of those that are none."""
    found = ((one.id, network.no_edge(one.id)) for one in network.dataset.transfers)
    return {transfer: why for transfer, why in found if why}


def undrawn_losses(network: Network, why_not: Mapping[str, str]) -> list[Loss]:
    """Return a loss for each reason why transfers are no edges, with how many there are."""
    found = []
    for why, count in sorted(Counter(why_not.values()).items()):
        left = {one for one, reason in why_not.items() if reason == why}
        rows = [one for one in network.dataset.transfers if one.id in left]
        values = absent(Dataset(transfers=tuple(rows)), {"transfers": ""})[0].values
        reads = f"{phrases.count(count, 'transfer')} that no active statement says came about"
        found.append(Loss(("transfers.*",), values, f"{reads} ({why})", WITH_UNDRAWN))
    return found


class GraphRows:
    """The rows of one export; :meth:`losses` tells, after all were taken, what is not in them.

    A transfer that is no edge is left out, or, ``with_undrawn``, labelled with the reason. All
    columns, the user's own last, are ``node_columns`` and ``edge_columns``.
    """

    def __init__(self, network: Network, with_undrawn: bool = False) -> None:
        self.network = network
        self.graph: nx.MultiDiGraph[str] = as_graph(network)
        self.undrawn = undrawn(network)
        self.left_out = {} if with_undrawn else self.undrawn
        transfer = network.dataset.transfer
        for one in self.left_out:
            self.graph.remove_edge(transfer[one].giver, transfer[one].receiver, key=one)
        dataset = network.dataset
        self.node_columns = (*NODE_COLUMNS, *own_columns(dataset.actors))
        self.edge_columns = (*EDGE_COLUMNS, *own_columns(dataset.transfers))
        self.placed = placeable(self.graph)
        self.unmeasured = 0

    def nodes(self) -> Iterator[tuple[str, Values]]:
        """Yield id and values of every actor; all have a place, or in a large graph none."""
        places = place(self.graph) if self.placed else {}
        found = measured(self.network)
        self.unmeasured = left_out(found)
        for actor, values in self.graph.nodes.items():
            row = dict(values)
            row |= found.get(actor, {})
            row["label"] = values["name"]
            row["size"] = round(10 + 3 * sqrt(self.graph.degree(actor)), 1)
            row["color"] = NODE_COLOURS[values["type"]]
            if at := places.get(actor):
                row |= {"x": at.x, "y": 0.0 - at.y}  # Gephi's y grows upwards
            yield actor, row

    def edges(self) -> Iterator[EdgeRow]:
        """Yield every transfer that is written. Memory does not grow with their number."""
        for giver, receivers in self.graph.adjacency():
            for receiver, parallel in receivers.items():
                seen: dict[str, int] = {}
                for name, values in parallel.items():
                    why = self.undrawn.get(name)
                    label = f"{values['mode']} ({why})" if why else values["mode"]
                    seen[label] = number = seen.get(label, 0) + 1
                    row = dict(values)
                    row |= _flags(values.get("marks", ""))
                    row["drawn"] = not why
                    row |= years(values.get("start", ""), values.get("end", ""))
                    row["label"] = f"{label} #{number}" if number > 1 else label
                    row["weight"] = 1.0
                    yield EdgeRow(name, giver, receiver, row)

    def losses(self) -> list[Loss]:
        """Return what is no edge, and what was not computed."""
        return [*undrawn_losses(self.network, self.left_out), *self.uncomputed()]

    def uncomputed(self) -> list[Loss]:
        """Return measures and places that were not computed."""
        found = unmeasured("actors", self.unmeasured, "the target's statistics stand in")
        if not self.placed:
            most = f"{MOST_ACTORS_LAID_OUT:,} actors and {MOST_PAIRS_LAID_OUT:,} pairs of them"
            why, instead = f"positions are computed up to {most}", "the target's layouts stand in"
            found.append(Loss(("actors.x", "actors.y"), 2 * len(self.graph), why, instead))
        return found
