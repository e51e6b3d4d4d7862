"""The tables of a dataset in one file: JSON.

The JSON is one object with the version of its contract, ``armstrail``, and the keys ``actors``,
``documents``, ``origins``, ``transfers``, ``statements``, ``quantities`` and ``rejected``; each
holds the rows of that table in the order of the dataset, each row an object with all columns of
the table under their own names. An empty cell is ``null``, a cell for several values an array
(``[]`` where empty), a date its text as written.
A transfer also has its figures: ``support``, ``low``, ``high``, ``conflict``, ``counter``,
``open``, ``if_one_voice``, ``band``, ``marks``, ``voices``, ``documents``, ``denials``.

A last table, ``measures``, has a row for each actor that is measured: ``actor``, and the figures
of :class:`~graph.measures.measures.ActorMeasures` without those that were not computed.

UTF-8, one row a line, a line feed at the end, the same bytes for the same dataset. Rows are
written as they are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from exports.formats.graph_rows import left_out, unmeasured
from exports.report.schemas import versioned
from exports.rows.columns import Row
from exports.rows.tables import absent_tables, table_rows
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent
from exports.writing.lines import write_object
from graph.measures.measures import node_columns
from graph.network import Network

_HELD = ("actors", "documents", "origins", "transfers", "statements", "quantities", "rejected")

ABSENT = absent_tables(
    _HELD, "this format has no table of own designations; transfers carry their ids"
)
"""Tables that the JSON has no place for, and why."""


def write_json(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write all tables as JSON; return what it could not hold.

    Lone surrogates are taken out, since UTF-8 has no bytes for them. Raises ValueError for a
    number that is not finite, which no checked dataset holds.
    """
    cleaner, measures = Cleaner(UTF8), node_columns(network)
    lists: dict[str, Iterator[Any]] = {table: _cleaned(network, table, cleaner) for table in _HELD}
    lists["measures"] = ({"actor": actor, **values} for actor, values in measures.items())
    write_object(stream, versioned({}), lists)
    costly = unmeasured("measures", left_out(measures), "armstrail stats estimates betweenness")
    return [*absent(network.dataset, ABSENT), *cleaner.losses(), *costly]


def _cleaned(network: Network, table: str, cleaner: Cleaner) -> Iterator[Row]:
    for values in table_rows(network, table):
        yield format.cleaned_row(values, table, cleaner)
