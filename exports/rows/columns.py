"""The columns that leave the program: a row's own, and the figures of a transfer beside them.

All are columns of :mod:`graph.model.schema`, so that one that is added there reaches every format,
with its type; after them come the user's own, which are texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from graph.evidence.findings import Finding
from graph.model.dates import Period, parse
from graph.model.rows import Transfer
from graph.model.schema import (
    ACTORS,
    COUNT,
    FIGURE,
    FIGURES,
    FLAG,
    MEASURES,
    TABLES,
    TERM,
    TEXT,
    TRANSFERS,
    Column,
)
from graph.model.vocabulary import MARKS

Row = dict[str, Any]

_COLUMNS: Mapping[type[Any], tuple[Column, ...]] = MappingProxyType(
    {table.row: table.columns for table in TABLES.values()}
)


def row(record: Any, own: Iterable[str] = ()) -> Row:
    """Return a row as plain values by column.

    A list for several, the text of a date, None for unknown. ``own`` are the user's own columns
    that its table has; those that the row holds nothing in are unknown.
    """
    return _values(record, _COLUMNS[type(record)]) | dict.fromkeys(own) | dict(record.own)


def _values(record: object, columns: Iterable[Column]) -> Row:
    return {one.name: _plain(getattr(record, one.name)) for one in columns}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Period) else None if value == "" else value


def own_cells(own: Mapping[str, str]) -> list[str]:
    """Return what stands in the user's own columns of a row, each after the column's name."""
    return [f"{name}: {text}" for name, text in own.items()]


def figures_row(finding: Finding) -> Row:
    """Return the figures of a transfer, without its id."""
    return _values(finding, FIGURES)


NODE_COLUMNS: tuple[Column, ...] = (
    *ACTORS.without("id"),
    *MEASURES,
    Column("label", TEXT, "the name"),
    Column("size", FIGURE, "how large it is drawn, by the number of its transfers"),
    Column("color", TEXT, "the colour of its type"),
    Column("x", FIGURE, "place from left to right"),
    Column("y", FIGURE, "place from below upwards"),
)
"""What a node carries beside its id. An actor that is known to speak only has no measures."""

EDGE_COLUMNS: tuple[Column, ...] = (
    *TRANSFERS.without("id", "giver", "receiver"),
    Column("kind", TERM, "the kind of its mode", target="mode kind"),
    *FIGURES,
    *(Column(mark.id, FLAG, mark.definition) for mark in MARKS.values()),
    Column("drawn", FLAG, "whether a document states it, as having come about"),
    Column("start_year", COUNT, "the first year that its dates allow"),
    Column("end_year", COUNT, "the last year that its dates allow"),
    Column("label", TEXT, "the mode, with why it is not drawn, numbered where a pair repeats it"),
    Column("weight", FIGURE, "1, for programs that want a weight"),
)
"""What an edge carries beside its id, source (giver) and target (receiver).

``drawn`` is false for a transfer that no active document states, or none as having come about:
it is an edge only where that was asked for, and its label says why.
"""


def graph_type(column: Column) -> str:
    """Return the type of a column of a graph, where lists are texts.

    String, int, double or boolean.
    """
    return "string" if column.kind.plain == "strings" else column.kind.plain


@lru_cache(maxsize=65536)
def years(start: str, end: str) -> Mapping[str, int]:
    """Return ``start_year`` and ``end_year`` of a transfer.

    The first and last that its dates allow.

    An end that is open or unknown is left out.

    >>> dict(years("2021-08/..", "")), dict(years("", "2015-21"))
    ({'start_year': 2021}, {'end_year': 2015})
    """
    first_date, last_date = (parse(text) if text else None for text in (start, end))
    span = Transfer("", "", "", "", start=first_date, end=last_date).span
    if span is None:
        return {}
    first, last = span
    found = {"start_year": first.year} if first != first.min else {}
    return found | ({"end_year": last.year} if last != last.max else {})
