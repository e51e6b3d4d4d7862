"""A network with one edge, and one transfer for every reason not to be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.model.rows import Dataset, Statement
from graph.model.vocabulary import OUTCOMES
from graph.network import Network, build
from tests.support.small_networks import dataset, edge

EDGE = "a-b"
SAID = {
    "a-c": ("only denied", {"stance": "denies"}),
    "a-d": ("only qualified", {"stance": "qualifies"}),
    "a-e": ("retracted", {"status": "retracted"}),
    "a-f": ("only inferred", {"explicitness": "coder"}),
    "a-g": ("set aside", {"status": "excluded"}),
    "a-h": ("not stated", {"stance": "no-comment"}),
}
MEANT = {f"b-{name}": name for name, outcome in OUTCOMES.items() if not outcome.arrived}
BOTH = {"b-both": "intended, only denied"}

WHY = {**{name: why for name, (why, _) in SAID.items()}, **MEANT, **BOTH}
"""Why each of the transfers that are no edges is none."""

LINES = {EDGE, *MEANT, "a-e"}
"""The transfers that have a line on the map."""


def network() -> Network:
    """Return the network; the transfers of one pair are in it twice, as an edge and as none."""
    outcomes = {**MEANT, "b-both": "intended"}
    edges = [edge(EDGE), *(edge(name) for name in SAID)]
    edges += [edge(name, outcome=outcome) for name, outcome in outcomes.items()]
    return build(_said(dataset(*edges)))


def edges_of(network: Network) -> set[str]:
    """Return ids of the transfers that are edges."""
    return {one for one in network.dataset.transfer if not network.no_edge(one)}


def _said(data: Dataset) -> Dataset:
    manners: dict[str, dict[str, Any]] = {name: manner for name, (_, manner) in SAID.items()} | {
        "b-both": {"stance": "denies"}
    }
    return replace(data, statements=tuple(_exchanged(one, manners) for one in data.statements))


def _exchanged(statement: Statement, manners: Mapping[str, Mapping[str, Any]]) -> Statement:
    return replace(statement, **manners.get(statement.transfer, {}))
