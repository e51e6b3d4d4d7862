"""A Cypher script for Neo4j: constraints, then every node and relationship by ``MERGE``.

It can be run again after the dataset has grown: what is there is brought up to date, by id, and a
relationship that its transfer or statement no longer backs is taken away. For ``cypher-shell`` and
every driver; one statement a line. :mod:`exports.rows.property_graph` says what is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, BinaryIO, TypeVar

from exports.rows.property_graph import (
    ALLEGED,
    LABELS,
    LINKS,
    VOICE,
    Link,
    Node,
    PropertyGraph,
    Relationship,
)
from exports.words.escapes import CYPHER
from exports.writing import format
from exports.writing.format import Cleaner, Loss
from graph.network import Network

Row = TypeVar("Row")

_text = CYPHER.escaped

BATCH = 200
"""How many rows one statement brings."""


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the script; return what it could not hold."""
    graph, cleaner = PropertyGraph(network), Cleaner(CYPHER)
    for line in _statements(graph, cleaner):
        stream.write(f"{line};\n".encode())
    return cleaner.losses()


def _statements(graph: PropertyGraph, cleaner: Cleaner) -> Iterator[str]:
    for label in (*LABELS.values(), VOICE):
        name = f"armstrail_{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for table, label in LABELS.items():
        yield from _nodes(label, graph.nodes(table), cleaner, table)
    yield from _nodes(VOICE, graph.voices(), cleaner, "")
    for link in LINKS:
        yield from _lapsed(graph, link)
        yield from _relationships(graph.links(link), cleaner)
    for some in _batches(graph.undrawn()):
        pairs = ", ".join(f"{{id: {_text(id_)}, giver: {_text(giver)}}}" for id_, giver in some)
        yield (
            f"UNWIND [{pairs}] AS row MATCH (:{LABELS['actors']} {{id: row.giver}})"
            f"-[r:{ALLEGED} {{id: row.id}}]->() DELETE r"
        )
    yield from _relationships(graph.of_voice(), cleaner)
    yield from _relationships(graph.transfers(), cleaner)


def _nodes(label: str, found: Iterable[Node], cleaner: Cleaner, table: str) -> Iterator[str]:
    for some in _batches(found):
        maps = ", ".join(_map(one.values, cleaner, table) for one in some)
        yield f"UNWIND [{maps}] AS row MERGE (n:{label} {{id: row.id}}) SET n = row"


def _lapsed(graph: PropertyGraph, link: Link) -> Iterator[str]:
    """Yield what an earlier run of the script has joined, and is no longer stated, or is stated
    now.
    """
    for some in _batches(graph.lapsed(link)):
        ids = ", ".join(map(_text, some))
        yield (
            f"UNWIND [{ids}] AS id MATCH (:{LABELS[link.table]} {{id: id}})-[r:{link.type}]-()"
            " DELETE r"
        )


def _relationships(found: Iterable[Relationship], cleaner: Cleaner) -> Iterator[str]:
    for (kind, start, end), same in groupby(
        found, lambda one: (one.type, one.start[0], one.end[0])
    ):
        for some in _batches(same):
            maps = ", ".join(
                f"{{start: {_text(one.start[1])}, end: {_text(one.end[1])},"
                f" values: {_map(one.values, cleaner, '')}}}"
                for one in some
            )
            keyed = " {id: row.values.id}" if some[0].values else ""
            yield (
                f"UNWIND [{maps}] AS row MATCH (a:{start} {{id: row.start}}),"
                f" (b:{end} {{id: row.end}}) MERGE (a)-[r:{kind}{keyed}]->(b) SET r = row.values"
            )


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(found)
    while some := list(islice(rest, BATCH)):
        yield some


def _map(values: Mapping[str, Any], cleaner: Cleaner, table: str) -> str:
    pairs = []
    for name, value in values.items():
        clean = format.cleaned(value, f"{table}.{name}" if table else "", cleaner)
        pairs.append(f"{name}: {_literal(clean)}")
    return f"{{{', '.join(pairs)}}}"


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return _text(value) if isinstance(value, str) else repr(value)
