"""The tables of a dataset as every format that has tables holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from exports.rows.columns import figures_row, row
from graph.model.own import own_names
from graph.model.rows import Dataset
from graph.model.schema import FIGURES, TABLES, Column, own_columns
from graph.network import Network


def columns(dataset: Dataset, table: str) -> tuple[Column, ...]:
    """Return a table's columns, the user's own last. O(rows)."""
    return (*TABLES[table].columns, *own_columns(getattr(dataset, table)))


def typed_columns(dataset: Dataset, table: str) -> tuple[Column, ...]:
    """Return the same; transfers have their figures beside them."""
    return (*columns(dataset, table), *(FIGURES if table == "transfers" else ()))


def table_rows(network: Network, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain values by :func:`typed_columns`."""
    for values in rows(network.dataset, table):
        if table == "transfers":
            values |= figures_row(network.findings[values["id"]])
        yield values


def rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain values by column."""
    found = getattr(dataset, table)
    own = own_names(found)
    return (row(one, own) for one in found)


def absent_tables(
    held: Collection[str], why: str, reasons: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, str]:
    """Return why a format has no place for a table, by every table that is not ``held``.

    It is ``why``, save where ``reasons`` has a reason of the table's own.
    """
    return MappingProxyType(
        {table: reasons.get(table, why) for table in TABLES if table not in held}
    )
