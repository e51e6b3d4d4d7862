"""The columns of a dataset as frames of whole numbers, by the fastest library that is installed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any, Literal

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from graph.evidence.frames.tables import Tables
from graph.model.columns import Coded, DatasetColumns
from graph.model.schema import TABLES
from graph.model.texts import ArrowTexts, found_in
from graph.model.vocabulary import VOCABULARIES

Backend = Literal["polars", "pandas"]

Whole = NDArray[np.int64]


@cache
def backend() -> Backend:
    """Return the library that evaluates frames on one machine: polars where it is installed."""
    return "polars" if find_spec("polars") else "pandas"


def as_tables(columns: DatasetColumns) -> Tables:
    """Return the frames that figures are read from: ids are the numbers of their rows, those of
    documents their places in order. O(rows).
    """
    tables = _CodedTables(columns)
    return {name: _frame(found) for name, found in tables.all().items()}


def _frame(columns: dict[str, Any]) -> Any:
    import pyarrow as pa

    return nw.from_arrow(pa.table(columns), backend=backend())


class _CodedTables:
    def __init__(self, columns: DatasetColumns) -> None:
        self.columns = columns

    def all(self) -> dict[str, dict[str, Any]]:
        return {
            "statements": self._statements(),
            "documents": self._documents(),
            "origins": self._origins(),
            "transfers": {
                "id": np.arange(self.columns.tables["transfers"].size),
                "directness": self._term("transfers", "directness"),
            },
        }

    def _statements(self) -> dict[str, Any]:
        named = self.columns.named
        document = named("statements", "document", "documents")
        terms = ("stance", "explicitness", "basis", "interest", "hedge", "fidelity", "status")
        return {
            "transfer": named("statements", "transfer", "transfers"),
            "origin": named("statements", "origin", "origins"),
            "document": self.columns.ranks("documents")[document],
            **{name: self._term("statements", name) for name in (*terms, "review")},
            "relay": self.by_value("statements", "relay", len),
            **{
                name: self._texts("statements", name)
                for name in ("paragraph", "sentences", "span_sha256")
            },
        }

    def _documents(self) -> dict[str, Any]:
        return {
            "id": self.columns.ranks("documents"),
            "grade": self._term("documents", "grade", otherwise="F"),
            "title": self._texts("documents", "title"),
            "published": self._texts("documents", "published"),
        }

    def _origins(self) -> dict[str, Any]:
        return {
            "id": np.arange(self.columns.tables["origins"].size),
            "group": voices(self.columns)[0],
            "grade": self._term("origins", "grade", otherwise="F"),
            "speaker": self._texts("origins", "speaker"),
        }

    def _term(self, table: str, column: str, otherwise: str = "") -> Whole:
        """Return the places of the terms in their vocabulary."""
        terms = list(VOCABULARIES[TABLES[table].column(column).target])
        return self.by_value(table, column, lambda term: terms.index(term or otherwise))

    def by_value(self, table: str, column: str, number: Any) -> Whole:
        """Return by row the number of its value."""
        return numbered(self.columns, table, column, number)

    def _texts(self, table: str, column: str) -> Any:
        """Return the cells as they are written."""
        import pyarrow as pa

        found = self.columns.tables[table].columns[column]
        if not isinstance(found, Coded):
            return pa.array([""] * self.columns.tables[table].size, pa.string())
        texts = found.texts
        array = texts.array if isinstance(texts, ArrowTexts) else pa.array(texts, pa.string())
        return array.take(found.codes)


def numbered(columns: DatasetColumns, table: str, column: str, number: Any) -> Whole:
    """Return by row what ``number`` gives for its value, once for each distinct one."""
    found = columns.tables[table].columns[column]
    if not isinstance(found, Coded):
        return np.full(columns.tables[table].size, number(found), np.int64)
    values = np.array([number(found.values[n]) for n in range(len(found.values))], np.int64)
    return values[found.codes]


def voices(columns: DatasetColumns) -> tuple[Whole, Sequence[str]]:
    """Return by origin the number of its voice, and the voices' names.

    The number of an origin that has no group is that of its row; so is that of a group which is
    called as an origin is.
    """
    table = columns.tables["origins"]
    ids, group = table.ids, table.columns["group"]
    own = np.arange(table.size)
    if not isinstance(group, Coded):
        return own, ids
    names = list(group.texts)
    places = found_in(group.texts, ids)
    numbers = np.where(places < 0, table.size + np.arange(len(names)), places)
    given = np.array([bool(name) for name in names], np.bool_)
    found = np.where(given[group.codes], numbers[group.codes], own)
    return found, [*ids, *names]
