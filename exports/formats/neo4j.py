"""A folder of CSV files for Neo4j's bulk importer, and the arguments with which it takes them.

In the folder: ``neo4j-admin database import full @import.args``. One file for each kind of node
and of relationship, with typed headers; an empty cell is no property, lists are divided by the
character U+001F. What is in it: :mod:`exports.rows.property_graph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from exports.rows.property_graph import (
    ALLEGED,
    LABELS,
    LINKS,
    VOICE,
    Link,
    Node,
    PropertyGraph,
    Relationship,
    types,
)
from exports.words.escapes import LIST_DELIMITER, NEO4J
from exports.writing.format import Cleaner, Loss
from graph.network import Network


def write(network: Network, folder: Path) -> Sequence[Loss]:
    """Fill the folder; return what it could not hold."""
    files = _Files(folder)
    graph = PropertyGraph(network)
    for table, label in LABELS.items():
        files.nodes(label, types(network.dataset, table), graph.nodes(table), table)
    files.nodes(VOICE, {"id": "string"}, graph.voices(), "")
    for link in LINKS:
        files.relationships(_name(link), link.type, _ends(link), {}, graph.links(link))
    ends = (LABELS["origins"], VOICE)
    files.relationships("of-voice", "OF_VOICE", ends, {}, graph.of_voice())
    actors = (LABELS["actors"], LABELS["actors"])
    kinds = types(network.dataset, "transfers")
    files.relationships("alleged-transfer", ALLEGED, actors, kinds, graph.transfers())
    arguments = "\n".join([*files.arguments, "--array-delimiter=U+001F", "--multiline-fields=true"])
    (folder / "import.args").write_bytes(arguments.encode() + b"\n")
    return files.cleaner.losses()


def _name(link: Link) -> str:
    """Return the name of a link's file: one type can join nodes of several labels."""
    return f"{LABELS[link.table]}-{link.type}".lower().replace("_", "-")


def _ends(link: Link) -> tuple[str, str]:
    ends = (LABELS[link.table], LABELS[link.target])
    return (ends[1], ends[0]) if link.backwards else ends


class _Files:
    """Writes the files of one folder, and gathers the arguments that name them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cleaner = folder, Cleaner(NEO4J)
        self.arguments: list[str] = []

    def nodes(
        self, label: str, kinds: Mapping[str, str], found: Iterable[Node], table: str
    ) -> None:
        header = [f"id:ID({label})", *(f"{name}:{kinds[name]}" for name in kinds if name != "id")]
        self._file(
            label.lower(), header, ([*self._cells(one.values, kinds, table)] for one in found)
        )
        self.arguments.append(f"--nodes={label}={label.lower()}.csv")

    def relationships(
        self,
        name: str,
        kind: str,
        ends: tuple[str, str],
        kinds: Mapping[str, str],
        found: Iterable[Relationship],
    ) -> None:
        header = [f":START_ID({ends[0]})", f":END_ID({ends[1]})"]
        header += [f"{column}:{of}" for column, of in kinds.items()]
        rows = (
            [_quoted(one.start[1]), _quoted(one.end[1]), *self._cells(one.values, kinds, "")]
            for one in found
        )
        self._file(name, header, rows)
        self.arguments.append(f"--relationships={kind}={name}.csv")

    def _file(self, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        with (self.folder / f"{name}.csv").open("wb") as stream:
            for cells in (header, *rows):
                stream.write(f"{','.join(cells)}\n".encode())

    def _cells(self, values: Mapping[str, Any], kinds: Mapping[str, str], table: str) -> list[str]:
        return [self._cell(values.get(name), f"{table}.{name}" if table else "") for name in kinds]

    def _cell(self, value: object, column: str) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, list):
            return _quoted(LIST_DELIMITER.join(self.cleaner.clean_list(value, column)))
        if isinstance(value, str):
            return _quoted(self.cleaner.clean(value, column))
        return repr(value)


def _quoted(text: str) -> str:
    return f'"{NEO4J.escaped(text)}"'
