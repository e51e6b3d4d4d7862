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

UTF-8, two blanks a level, a line feed at the end, the same bytes for the same dataset.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO

from exports.formats.graph_rows import left_out, unmeasured
from exports.report.schemas import versioned
from exports.rows.columns import Row
from exports.rows.tables import absent_tables, table_rows
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss, absent
from graph.measures.measures import node_columns
from graph.network import Network

_HELD = ("actors", "documents", "origins", "transfers", "statements", "quantities", "rejected")

ABSENT = absent_tables(
    _HELD, "this format has no table of own designations; transfers carry their ids"
)
"""Tables that the JSON has no place for, and why."""


def content(network: Network) -> dict[str, list[Row]]:
    """Return all tables as plain values, as the module's docstring describes them."""
    return {table: list(table_rows(network, table)) for table in _HELD}


def write_json(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write all tables as JSON; return what it could not hold.

    Lone surrogates are taken out, since UTF-8 has no bytes for them. Raises ValueError for a
    number that is not finite, which no checked dataset holds.
    """
    cleaner = Cleaner(UTF8)
    tables = {
        table: [format.cleaned_row(values, table, cleaner) for values in rows]
        for table, rows in content(network).items()
    }
    measures = node_columns(network)
    tables["measures"] = [{"actor": actor, **values} for actor, values in measures.items()]
    text = json.dumps(versioned(tables), ensure_ascii=False, allow_nan=False, indent=2)
    stream.write(text.encode() + b"\n")
    costly = unmeasured("measures", left_out(measures), "armstrail stats estimates betweenness")
    return [*absent(network.dataset, ABSENT), *cleaner.losses(), *costly]
