"""Rows written down so that one can be read without the others: JSON texts, and where each begins.

What is read back is data, never code: a cache comes along with a dataset from anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Names
from graph.arrays.compiling import Arrays, texts
from graph.model.dates import Period, parse
from graph.model.schema import Column, Table

T = TypeVar("T")


def written(name: str, rows: Sequence[Any], table: Table) -> Arrays:
    """Return the rows of one table as arrays, to be read by :class:`Rows` and :class:`ById`.
    O(cells).
    """
    found = texts(f"{name}_rows", [json.dumps([*_values(row, table), row.own]) for row in rows])
    if rows and hasattr(rows[0], "id"):
        ids = [row.id for row in rows]
        order = sorted(range(len(ids)), key=ids.__getitem__)
        found |= texts(f"{name}_ids", [ids[n] for n in order])
        found[f"{name}_order"] = np.array(order, np.int64)
    return found


def _values(row: Any, table: Table) -> list[Any]:
    values = (getattr(row, column.name) for column in table.columns)
    return [str(one) if isinstance(one, Period) else one for one in values]


def _reader(column: Column) -> Any:
    """Return what makes a value of what JSON holds; None: nothing."""
    return {Period: parse, tuple: tuple}.get(column.kind.python)


class Rows(Sequence[T], Generic[T]):
    """The rows of one table, each read when it is asked for."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], name: str, table: Table) -> None:
        self._texts = Names(arrays, f"{name}_rows")
        self._kind: type[T] = table.row
        self._readers = tuple(map(_reader, table.columns))

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[n] for n in range(*place.indices(len(self))))
        if place < 0:
            place += len(self)
        *values, own = json.loads(self._texts[place])
        read = zip(self._readers, values, strict=True)
        return self._kind(
            *(one(value) if one and value is not None else value for one, value in read),
            **({"own": tuple(map(tuple, own))} if own else {}),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class ById(Mapping[str, T], Generic[T]):
    """The rows of one table by id, in the order of the table; what was read is kept."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]], name: str, rows: Rows[T]) -> None:
        self._rows, self._kept = rows, dict[str, T]()
        self._ids = Names(arrays, f"{name}_ids") if len(rows) else None
        self._order = arrays.get(f"{name}_order", np.empty(0, np.int64))

    def rank(self, name: object) -> int:
        """Return the place of that id among all ids in order; -1 where there is none."""
        return self._ids.place(name) if isinstance(name, str) and self._ids else -1

    def place(self, name: object) -> int:
        """Return the row of that id; -1 where there is none."""
        at = self.rank(name)
        return -1 if at < 0 else int(self._order[at])

    def places(self, ranks: NDArray[Any]) -> list[int]:
        """Return the rows of ids by their places among all ids in order."""
        found: list[int] = self._order[ranks].tolist()
        return found

    def row(self, place: int) -> T:
        """Return one row by its place in the table."""
        return self._rows[place]

    def __getitem__(self, name: str) -> T:
        if name not in self._kept:
            place = self.place(name)
            if place < 0:
                raise KeyError(name)
            self._kept[name] = self._rows[place]
        return self._kept[name]

    def __contains__(self, name: object) -> bool:
        return self.rank(name) >= 0

    def __iter__(self) -> Iterator[str]:
        ids: list[str] = [""] * len(self._rows)
        for place, name in zip(self._order.tolist(), self._ids or (), strict=True):
            ids[place] = name
        return iter(ids)

    def __len__(self) -> int:
        return len(self._rows)
