"""The tables of a network as pandas frames: the columns of the JSON contract, typed, by id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import Any, get_type_hints

import pandas as pd

from exports.report import listing
from exports.rows.columns import Row, row
from graph.evidence.findings import Finding
from graph.measures.measures import ActorMeasures, Measures
from graph.model.rows import Actor, Document, Origin, Statement, Transfer
from graph.network import Network

_TYPES: Mapping[Any, str] = MappingProxyType(
    {int: "int64", int | None: "Int64", float: "float64", float | None: "float64"}
)
_LIST, _TEXT, _COUNT = "object", "string", "int64"


def actors(network: Network) -> pd.DataFrame:
    """A row an actor, with how often it is said to give and to receive."""
    return _frame(listing.actors(network), _columns(Actor) | {"gives": _COUNT, "receives": _COUNT})


def transfers(network: Network) -> pd.DataFrame:
    """A row a transfer, with its figures."""
    figures = _columns(Finding)
    del figures["transfer"]
    return _frame(listing.transfers(network), _columns(Transfer) | figures)


def statements(network: Network) -> pd.DataFrame:
    """A row a statement."""
    return _frame(list(map(row, network.dataset.statements)), _columns(Statement))


def documents(network: Network) -> pd.DataFrame:
    """A row a document, with the origins that it carries and what it has of them."""
    more = {"origins": _LIST, "statements": _COUNT, "stances": _LIST, "rejected": _COUNT}
    return _frame(listing.sources(network)["documents"], _columns(Document) | more)


def origins(network: Network) -> pd.DataFrame:
    """A row an origin, with the documents that carry it; ``group`` is its voice, and has a name."""
    more = {"group_name": _TEXT, "documents": _LIST, "statements": _COUNT, "stances": _LIST}
    return _frame(listing.sources(network)["origins"], _columns(Origin) | more)


def measures(found: Measures) -> pd.DataFrame:
    """A row an actor measured, by its id."""
    rows = [asdict(one) for one in found.actors]
    return _frame(rows, _columns(ActorMeasures), "actor")


def _columns(table: type) -> dict[str, str]:
    """The pandas type of every column: text for words, ids and dates, objects for lists."""
    types = get_type_hints(table)
    named = {field.name: types[field.name] for field in fields(table)}
    return {
        name: _LIST if str(of).startswith("tuple") else _TYPES.get(of, _TEXT)
        for name, of in named.items()
    }


def _frame(rows: Sequence[Row], columns: Mapping[str, str], index: str = "id") -> pd.DataFrame:
    series = {
        name: pd.Series([one[name] for one in rows], dtype=kind) for name, kind in columns.items()
    }
    return pd.DataFrame(series).set_index(index)
