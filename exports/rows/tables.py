"""The tables of a dataset as every format that has tables holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, get_type_hints

from exports.rows.columns import Column, figures_row, row
from graph.evidence.findings import Finding
from graph.model import materiel
from graph.model import rows as model
from graph.model.rows import Dataset
from graph.network import Network

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


FIGURES = tuple(one.name for one in fields(Finding) if one.name != "transfer")
"""The columns of a transfer's figures."""


def columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    left_out = _NOT_OURS.get(table, ())
    return tuple(one.name for one in fields(TABLES[table]) if one.name not in left_out)


def typed_columns(table: str) -> list[Column]:
    """A table's columns with their types; transfers have their figures beside their own.

    ``strings`` is the type of a list of texts.
    """
    classes = (TABLES[table], Finding) if table == "transfers" else (TABLES[table],)
    names = [*columns(table), *(FIGURES if table == "transfers" else ())]
    hints = {name: hint for one in classes for name, hint in get_type_hints(one).items()}
    return [Column(name, _type(str(hints[name]))) for name in names]


def _type(hint: str) -> str:
    if "tuple" in hint:
        return "strings"
    return "double" if "float" in hint else "int" if "int" in hint else "string"


def table_rows(network: Network, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain values by :func:`typed_columns`."""
    for values in rows(network.dataset, table):
        if table == "transfers":
            values |= figures_row(network.findings[values["id"]])
        yield values


def rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as plain values by column."""
    left_out = _NOT_OURS.get(table, ())
    for record in getattr(dataset, table):
        yield {name: value for name, value in row(record).items() if name not in left_out}
