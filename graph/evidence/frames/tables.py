"""What comes in: frames by table name, and their cells as expressions.

A frame has the columns of its table in :mod:`graph.model.schema`, or those of them that are used
here. A cell is a text, as in the files; one that is null or "" is empty and stands for the default
of its column, and so does a column that is not there. Instead of texts there can be whole numbers:

- in a column of ids, a code for each id, the same code wherever the same thing is named; those of
  documents in the order of their ids, and ``group`` and ``id`` of origins from one set of codes
  (empty is null);
- in a column of terms, the place of the term in its vocabulary, counted from 0;
- in ``relay``, how many outlets were passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import narwhals as nw

from graph.model.schema import RELAY, TABLES
from graph.model.vocabulary import VOCABULARIES

Frame = Any
"""A narwhals frame, eager or lazy: both have all that is asked of one here."""

Tables = Mapping[str, Frame]
"""Frames by the name of their table."""


SmallTable = Mapping[str, Sequence[Any]]
"""Columns of a few rows, that are made here."""


def small(like: Frame, columns: SmallTable) -> Frame:
    """Return a small frame that can be joined to ``like``: it is of the same library."""
    lists = {name: list(own) for name, own in columns.items()}
    if like.implementation.is_spark_like():
        session = nw.to_native(like).sparkSession
        rows = nw.from_dict(lists, backend="pyarrow").to_native()
        return nw.from_native(session.createDataFrame(rows))  # of Arrow: no Python on executors
    found = nw.from_dict(lists, backend=like.implementation)
    return found.lazy() if isinstance(like, nw.LazyFrame) else found


def settled(frame: Frame) -> Frame:
    """Return the frame, worked out as far as it is: what leads to it is not gone through again.

    PySpark keeps it where its session keeps checkpoints, so that it outlives an executor.
    """
    if frame.implementation.is_spark_like():
        return nw.from_native(nw.to_native(frame).checkpoint())
    return frame.collect().lazy() if isinstance(frame, nw.LazyFrame) else frame


class CellReader:
    """The cells of one table of ``tables`` as expressions, empty ones with what they stand for."""

    def __init__(self, tables: Tables, table: str) -> None:
        self._table = TABLES[table]
        self._types = tables[table].collect_schema()

    def coded(self, column: str) -> bool:
        """Return whether whole numbers stand in the column instead of texts."""
        return column in self._types and self._types[column].is_integer()

    def known(self, column: str) -> nw.Expr:
        """Return whether the cell is not empty."""
        if column not in self._types:
            return nw.lit(False)
        full = ~nw.col(column).is_null()
        return full & (nw.col(column) != "") if self._is_text(column) else full

    def text(self, column: str) -> nw.Expr:
        """Return the cell as a text, "" where it is empty."""
        if column not in self._types:
            return nw.lit("")
        cell = nw.col(column) if self._is_text(column) else nw.col(column).cast(nw.String)
        return nw.when(self.known(column)).then(cell).otherwise(nw.lit(""))

    def is_a(self, column: str, holds: Callable[[Any], bool]) -> nw.Expr:
        """Return whether the term in the cell is one of which that ``holds``."""
        terms = VOCABULARIES[self._table.column(column).target]
        return self.is_in(column, [name for name, term in terms.items() if holds(term)])

    def is_in(self, column: str, words: Sequence[str]) -> nw.Expr:
        """Return whether the term in the cell is one of these."""
        default = self._table.column(column).default in words
        if column not in self._types:
            return nw.lit(default)
        places = list(VOCABULARIES[self._table.column(column).target])
        known = [places.index(one) for one in words] if self.coded(column) else list(words)
        found = nw.col(column).is_in(known)
        return found | ~self.known(column) if default else found & self.known(column)

    def number(self, column: str, numbers: Mapping[str, int], otherwise: int) -> nw.Expr:
        """Return the number that stands for the term in the cell; ``otherwise`` for all others."""
        found: nw.Expr = nw.lit(otherwise)
        for number in sorted(set(numbers.values()) - {otherwise}):
            words = [word for word, its in numbers.items() if its == number]
            found = nw.when(self.is_in(column, words)).then(nw.lit(number)).otherwise(found)
        return found

    def relays(self) -> nw.Expr:
        """Return how many outlets were passed."""
        if self.coded("relay"):
            return nw.col("relay")
        text, mark = self.text("relay"), RELAY.separator
        marks = text.str.len_chars() - text.str.replace_all(mark, "", literal=True).str.len_chars()
        return nw.when(self.known("relay")).then(marks + 1).otherwise(nw.lit(0))

    def _is_text(self, column: str) -> bool:
        return self._types[column] in (nw.String, nw.Categorical, nw.Enum, nw.Object)


def nobody(frame: Frame, column: str) -> nw.Expr:
    """Return what no cell of a column of ids or of texts holds: "" or -1."""
    return nw.lit(-1 if frame.collect_schema()[column].is_numeric() else "")


def whole(truth: nw.Expr) -> nw.Expr:
    """Return 1 where it is true, and 0."""
    return truth.cast(nw.Int64)
