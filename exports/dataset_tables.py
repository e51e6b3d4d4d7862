"""The tables of a dataset as every format that has tables holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from exports.columns import row
from graph import materiel, model
from graph.model import Dataset

TABLES: Mapping[str, type] = MappingProxyType(
    {
        "actors": model.Actor,
        "documents": model.Document,
        "origins": model.Origin,
        "transfers": model.Transfer,
        "statements": model.Statement,
        "quantities": model.Quantity,
        "rejected": model.Rejected,
        "materiel": materiel.Materiel,
    }
)
"""The tables of a dataset by the class of their rows."""

_NOT_OURS = {"materiel": ("unroca",)}  # the crosswalk is the built-in tree's, not a dataset's


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    left_out = _NOT_OURS.get(table, ())
    return tuple(one.name for one in fields(TABLES[table]) if one.name not in left_out)


def rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain values by column, as :func:`exports.columns.row` has them."""
    left_out = _NOT_OURS.get(table, ())
    for record in getattr(dataset, table):
        yield {name: value for name, value in row(record).items() if name not in left_out}
