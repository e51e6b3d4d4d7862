"""Writes GraphML and reads it back, for the tests."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import networkx as nx
from lxml import etree

from exports import Loss
from exports.formats import FORMATS
from exports.formats.graphml import GRAPHML_XMLNS
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build


def written(network: Network) -> tuple[bytes, list[Loss]]:
    stream = io.BytesIO()
    losses = FORMATS["graphml"].write(network, stream)
    return stream.getvalue(), list(losses)


def by_networkx(content: bytes) -> nx.MultiDiGraph[str]:
    graph = nx.read_graphml(io.BytesIO(content), edge_key_type=str, force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def elements(content: bytes, kind: str) -> list[etree._Element]:
    return list(etree.fromstring(content).iter(f"{{{GRAPHML_XMLNS}}}{kind}"))


def small(*transfers: Transfer, name: str = "X", **tables: Any) -> Network:
    actors = (Actor("x", name, "state"), Actor("y", "Y", "armed-group"))
    return build(replace(stated(transfers, *actors), **tables))


def stated(transfers: Sequence[Transfer], *actors: Actor) -> Dataset:
    """The transfers between these actors, each stated by one document, graded B."""
    return Dataset(
        actors=actors,
        documents=(Document("d", "D"),),
        origins=(Origin("o", "O", "", "", "B"),),
        transfers=tuple(transfers),
        statements=tuple(
            Statement(f"s-{one.id}", one.id, "o", "d", "asserts") for one in transfers
        ),
    )
