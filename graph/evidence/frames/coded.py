"""The columns of a dataset as frames of whole numbers, by the fastest library that is installed."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, Literal

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from graph.evidence.frames.tables import Tables
from graph.model.columns import Coded, DatasetColumns
from graph.model.schema import TABLES
from graph.model.texts import ArrowTexts
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
            "group": self.columns.voices[0],
            "grade": self._term("origins", "grade", otherwise="F"),
            "speaker": self._texts("origins", "speaker"),
        }

    def _term(self, table: str, column: str, otherwise: str = "") -> Whole:
        """Return the places of the terms in their vocabulary."""
        terms = list(VOCABULARIES[TABLES[table].column(column).target])
        return self.by_value(table, column, lambda term: terms.index(term or otherwise))

    def by_value(self, table: str, column: str, number: Any) -> Whole:
        """Return by row the number of its value."""
        return self.columns.numbered(table, column, number)

    def _texts(self, table: str, column: str) -> Any:
        """Return the cells as they are written."""
        import pyarrow as pa

        found = self.columns.tables[table].columns[column]
        if not isinstance(found, Coded):
            return pa.array([""] * self.columns.tables[table].size, pa.string())
        texts = found.texts
        array = texts.array if isinstance(texts, ArrowTexts) else pa.array(texts, pa.string())
        return array.take(found.codes)
