"""The dataset as a property graph in which the evidence can be walked: nodes and relationships.

Every row of every table is a node, labelled by :data:`LABELS`, with its columns as properties; so
is every voice. A transfer is a node, which statements are about; if a document states it, as having
come about, it is also a relationship ``ALLEGED_TRANSFER`` from giver to receiver, for questions
after paths; both carry its figures. The other relationships are :data:`LINKS`, and ``OF_VOICE``
from an origin to its voice. The property ``standing`` of a transfer or a statement says whether any
document states it; where none does, or none as having come about, the relationships have other
names, and ``no_edge`` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from exports.rows import sayings
from exports.rows.tables import table_rows, typed_columns
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import Network

LABELS: Mapping[str, str] = MappingProxyType(
    {name: table.row.__name__ for name, table in TABLES.items()}
)
"""The label of a node by the table of its row."""

VOICE = "Voice"
ALLEGED = "ALLEGED_TRANSFER"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship that a column of a table makes; ``backwards`` runs from target to row.

    Where ``standing`` is given, only rows of that standing have it.
    """

    type: str
    table: str
    column: str
    backwards: bool = False
    standing: str = ""

    @property
    def target(self) -> str:
        """Return the table that the column refers to."""
        return TABLES[self.table].column(self.column).target


LINKS = (
    Link("PART_OF", "actors", "parent"),
    Link("COPY_OF", "documents", "copy_of"),
    Link("SPOKEN_BY", "origins", "speaker"),
    Link("ALLEGED_TO_GIVE", "transfers", "giver", True, sayings.DRAWN),
    Link("ALLEGED_TO_REACH", "transfers", "receiver", False, sayings.DRAWN),
    Link("NOT_STATED_TO_GIVE", "transfers", "giver", True, sayings.UNDRAWN),
    Link("NOT_STATED_TO_REACH", "transfers", "receiver", False, sayings.UNDRAWN),
    Link("RETRACTED_TO_GIVE", "transfers", "giver", True, sayings.WITHDRAWN),
    Link("RETRACTED_TO_REACH", "transfers", "receiver", False, sayings.WITHDRAWN),
    Link("MEANT_TO_GIVE", "transfers", "giver", True, sayings.MEANT),
    Link("MEANT_TO_REACH", "transfers", "receiver", False, sayings.MEANT),
    Link("ABOUT", "statements", "transfer"),
    Link("SAID_BY", "statements", "origin", False, sayings.STATED),
    Link("INFERRED_OF", "statements", "origin", False, sayings.INFERRED),
    Link("SET_ASIDE_OF", "statements", "origin", False, sayings.ASIDE),
    Link("DRAFTED_OF", "statements", "origin", False, sayings.DRAFT),
    Link("MISQUOTED_OF", "statements", "origin", False, sayings.MISQUOTED),
    Link("STANDS_IN", "statements", "document"),
    Link("GIVEN_IN", "quantities", "statement"),
    Link("SAME_AS", "quantities", "same_as"),
    Link("STANDS_IN", "rejected", "document"),
    Link("KIND_OF", "materiel", "parent"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node; ``values`` are its known properties, ``id`` among them."""

    label: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from the node ``start`` to the node ``end``, each by label and id."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)


class PropertyGraph:
    """The nodes and relationships of a network, in the dataset's order."""

    def __init__(self, network: Network) -> None:
        self.network, self.dataset = network, network.dataset
        self.tables = {table: list(self._rows(table)) for table in TABLES}

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        for number, values in enumerate(table_rows(self.network, table), 1):
            if table == "rejected":  # the one table without ids
                values = {"id": f"rejected-{number}", **values}
            if table == "transfers":
                name, why = values["id"], self.network.no_edge(values["id"])
                standing = sayings.standing_of(self.network, name)
                values |= {"drawn": not why, "standing": standing, "no_edge": why}
            if table == "statements":
                values["standing"] = sayings.standing(self.dataset.statement[values["id"]])
            yield {name: value for name, value in values.items() if value not in (None, "", [])}

    def nodes(self, table: str) -> Iterator[Node]:
        """Yield the nodes of a table."""
        for values in self.tables[table]:
            yield Node(LABELS[table], values)

    def voices(self) -> Iterator[Node]:
        """Yield the independent voices."""
        for voice in dict.fromkeys(one.voice for one in self.dataset.origins):
            yield Node(VOICE, {"id": voice})

    def links(self, link: Link) -> Iterator[Relationship]:
        """Yield the relationships of one kind.

        A parent in the built-in materiel tree is no node.
        """
        known = {values["id"] for values in self.tables[link.target]}
        for values in self.tables[link.table]:
            of_it = not link.standing or values["standing"] == link.standing
            if of_it and values.get(link.column) in known:
                ends = (
                    (LABELS[link.table], values["id"]),
                    (LABELS[link.target], values[link.column]),
                )
                start, end = reversed(ends) if link.backwards else ends
                yield Relationship(link.type, start, end)

    def lapsed(self, link: Link) -> Iterator[str]:
        """Yield ids of the rows that have no such relationship, not being of its standing."""
        for values in self.tables[link.table]:
            if link.standing and values["standing"] != link.standing:
                yield values["id"]

    def undrawn(self) -> Iterator[tuple[str, str]]:
        """Yield id and giver of the transfers that are no edges."""
        for values in self.tables["transfers"]:
            if not values["drawn"]:
                yield values["id"], values["giver"]

    def of_voice(self) -> Iterator[Relationship]:
        """Yield the relationship from every origin to its voice."""
        for one in self.dataset.origins:
            yield Relationship("OF_VOICE", (LABELS["origins"], one.id), (VOICE, one.voice))

    def transfers(self) -> Iterator[Relationship]:
        """Yield the relationship from giver to receiver, for every transfer that is an edge."""
        for values in self.tables["transfers"]:
            if not values["drawn"]:
                continue
            ends = (LABELS["actors"], values["giver"]), (LABELS["actors"], values["receiver"])
            yield Relationship(ALLEGED, *ends, values)


_NEO4J = {"int": "long", "strings": "string[]"}
_OWN = {
    "transfers": {"drawn": "boolean", "standing": "string", "no_edge": "string"},
    "statements": {"standing": "string"},
}


def types(dataset: Dataset, table: str) -> dict[str, str]:
    """Return the type of every property of a table's nodes.

    String, string[], double, long or boolean.
    """
    found = {"id": "string"} | {
        one.name: _NEO4J.get(one.kind.plain, one.kind.plain)
        for one in typed_columns(dataset, table)
    }
    return found | _OWN.get(table, {})
