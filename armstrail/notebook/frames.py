"""The tables of a network as pandas frames: the columns of the JSON contract, typed, by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

import pandas as pd

from exports.report import listing
from exports.rows.columns import Row
from exports.rows.tables import columns, rows, typed_columns
from graph.measures.measures import Measures
from graph.model.schema import MEASURES, Column
from graph.network import Network

_LIST, _TEXT, _COUNT = "object", "string", "int64"

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "string": _TEXT,
        "strings": _LIST,
        "int": "int64",
        "double": "float64",
        "boolean": "boolean",
    }
)


def actors(network: Network) -> pd.DataFrame:
    """Return a row an actor, with how often it is said to give and to receive."""
    more = {"gives": _COUNT, "receives": _COUNT}
    return _frame(listing.actors(network), _types(columns(network.dataset, "actors")) | more)


def transfers(network: Network) -> pd.DataFrame:
    """Return a row a transfer, with its figures."""
    return _frame(listing.transfers(network), _types(typed_columns(network.dataset, "transfers")))


def statements(network: Network) -> pd.DataFrame:
    """Return a row a statement."""
    dataset = network.dataset
    return _frame(list(rows(dataset, "statements")), _types(columns(dataset, "statements")))


def documents(network: Network) -> pd.DataFrame:
    """Return a row a document, with the origins that it carries and what it has of them."""
    more = {"origins": _LIST, "statements": _COUNT, "stances": _LIST, "rejected": _COUNT}
    more["unread"] = _COUNT
    known = columns(network.dataset, "documents")
    return _frame(listing.sources(network)["documents"], _types(known) | more)


def origins(network: Network) -> pd.DataFrame:
    """Return a row an origin, with the documents that carry it.

    ``group`` is its voice, and has a name.
    """
    more = {"group_name": _TEXT, "documents": _LIST, "statements": _COUNT, "stances": _LIST}
    known = columns(network.dataset, "origins")
    return _frame(listing.sources(network)["origins"], _types(known) | more)


def measures(found: Measures) -> pd.DataFrame:
    """Return a row an actor measured, by its id."""
    measured = [asdict(one) for one in found.actors]
    return _frame(measured, {"actor": "string", **_types(MEASURES)}, "actor")


def _types(found: Iterable[Column]) -> dict[str, str]:
    """Return the pandas type of every column: text for words, ids and dates, objects for lists."""
    return {column.name: _type(column) for column in found}


def _type(column: Column) -> str:
    """Return the type of a column in a frame; a whole number that may be unknown has its own."""
    unknown = column.kind.plain == "int" and column.nullable
    return "Int64" if unknown else _TYPES[column.kind.plain]


def _frame(found: Sequence[Row], types: Mapping[str, str], index: str = "id") -> pd.DataFrame:
    series = {
        name: pd.Series([one[name] for one in found], dtype=kind) for name, kind in types.items()
    }
    return pd.DataFrame(series).set_index(index)
