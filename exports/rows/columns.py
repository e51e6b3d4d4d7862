"""The columns that leave the program: a row's own, and the figures of a transfer beside them.

Every format takes its columns from here, so that a field added to a table or to
:class:`~graph.evidence.findings.Finding` reaches all of them, with its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any, get_type_hints

from graph.evidence.findings import Finding
from graph.measures.measures import ActorMeasures
from graph.model.dates import Period, parse
from graph.model.rows import Actor, Transfer
from graph.model.vocabulary import MARKS

Row = dict[str, Any]

_TYPES: Mapping[Any, str] = MappingProxyType(
    {int: "int", float: "double", float | None: "double", bool: "boolean"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a typed format: ``type`` is string, int, double or boolean."""

    name: str
    type: str = "string"


def _names(table: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(table))


def row(record: object) -> Row:
    """A row as plain values by column: a list for several, the text of a date, None for unknown."""
    return {name: _plain(getattr(record, name)) for name in _names(record)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, Period) else None if value == "" else value


def actor_row(actor: Actor) -> Row:
    """The columns of an actor."""
    return row(actor)


def transfer_row(transfer: Transfer, finding: Finding) -> Row:
    """The columns of a transfer, then its figures."""
    return row(transfer) | figures_row(finding)


def figures_row(finding: Finding) -> Row:
    """The figures of a transfer, without its id."""
    figures = row(finding)
    del figures["transfer"]
    return figures


def _columns(table: type, left_out: tuple[str, ...]) -> tuple[Column, ...]:
    types = get_type_hints(table)
    return tuple(
        Column(name, _TYPES.get(types[name], "string"))
        for name in _names(table)
        if name not in left_out
    )


MEASURE_COLUMNS = _columns(ActorMeasures, ("actor",))
"""The measures of an actor; one that is known to speak only has none."""

NODE_COLUMNS: tuple[Column, ...] = (
    *_columns(Actor, ("id",)),
    *MEASURE_COLUMNS,
    Column("label"),
    Column("size", "double"),
    Column("color"),
    Column("x", "double"),
    Column("y", "double"),
)
"""What a node carries beside its id. ``label`` is the name; ``y`` grows upwards."""

EDGE_COLUMNS: tuple[Column, ...] = (
    *_columns(Transfer, ("id", "giver", "receiver")),
    Column("kind"),
    *_columns(Finding, ("transfer",)),
    *(Column(mark, "boolean") for mark in MARKS),
    Column("drawn", "boolean"),
    Column("start_year", "int"),
    Column("end_year", "int"),
    Column("label"),
    Column("weight", "double"),
)
"""What an edge carries beside its id, source (giver) and target (receiver).

``drawn`` is false for a transfer that no document states: it is only denied, only inferred by the
researcher, or set aside. Such an edge is data, and no arrow of the map.
"""


@lru_cache(maxsize=65536)
def years(start: str, end: str) -> Mapping[str, int]:
    """``start_year`` and ``end_year`` of a transfer: the first and last that its dates allow.

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
