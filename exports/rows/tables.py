"""The tables of a dataset as every format that has tables holds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from exports.rows.columns import figures_row, row
from graph.model.rows import Dataset
from graph.model.schema import FIGURES, TABLES, Column
from graph.network import Network


def typed_columns(table: str) -> tuple[Column, ...]:
    """Return a table's columns; transfers have their figures beside their own."""
    return (*TABLES[table].columns, *(FIGURES if table == "transfers" else ()))


def table_rows(network: Network, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain values by :func:`typed_columns`."""
    for values in rows(network.dataset, table):
        if table == "transfers":
            values |= figures_row(network.findings[values["id"]])
        yield values


def rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain values by column."""
    return map(row, getattr(dataset, table))


def absent_tables(
    held: Collection[str], why: str, reasons: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, str]:
    """Return why a format has no place for a table, by every table that is not ``held``.

    It is ``why``, save where ``reasons`` has a reason of the table's own.
    """
    return MappingProxyType(
        {table: reasons.get(table, why) for table in TABLES if table not in held}
    )
