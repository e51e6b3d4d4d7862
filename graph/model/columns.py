"""Tables as columns, and rows as views of them: an object is made when somebody asks for a row.

A column is its distinct values and, row by row, which of them it has. So a table of a million rows
is a few arrays, whether they lie in memory or in a file that is mapped into it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from graph.model.own import Own
from graph.model.texts import ArrowTexts, Whole, found_in, in_order, taken

T = TypeVar("T")

_FEW = 1000
"""How many ids are looked up before all of them are gone through once."""

_AT_ONCE = 4096
"""How many rows a pass over all of them makes at a time."""


class Values(Sequence[Any]):
    """What distinct ``texts`` stand for, each read when first asked for; ``empty`` for no text."""

    def __init__(self, texts: Sequence[str], read: Callable[[str], Any], empty: Any) -> None:
        self.texts, self._read, self._empty = texts, read, empty
        self._known: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, place: Any) -> Any:
        if place not in self._known:
            text = self.texts[place]
            self._known[place] = self._read(text) if text else self._empty
        return self._known[place]


class Coded(NamedTuple):
    """A column: its distinct values, and by row the place of its own among them.

    ``values`` are texts, or :class:`Values` that are read from texts.
    """

    values: Sequence[Any]
    codes: Whole

    def at(self, row: int) -> Any:
        """Return the value of one row."""
        return self.values[int(self.codes[row])]

    def of(self, rows: slice) -> Sequence[Any]:
        """Return the values of some rows."""
        codes = self.codes[rows]
        if isinstance(self.values, ArrowTexts):
            return taken(self.values, codes)
        return [self.values[code] for code in codes.tolist()]

    @property
    def texts(self) -> Sequence[str]:
        """Return the distinct values as they are written."""
        return self.values.texts if isinstance(self.values, Values) else self.values


class TableColumns(Generic[T]):
    """The columns of one table by name, in the order of the fields of its ``row`` class.

    A column that no row has is a single value. ``own`` are the user's own columns.
    """

    def __init__(
        self,
        row: type[T],
        size: int,
        columns: Mapping[str, Coded | Any],
        own: Mapping[str, Coded],
    ) -> None:
        self.size, self.columns, self.own, self._row = size, columns, own, row
        self._by_place = [
            (one.values, one.codes) if isinstance(one, Coded) else (one, None)
            for one in columns.values()
        ]

    def row(self, place: int) -> T:
        """Return one row."""
        values = [one if codes is None else one[int(codes[place])] for one, codes in self._by_place]
        own = tuple((name, text) for name, one in self.own.items() if (text := one.at(place)))
        return self._row(*values, **({"own": own} if own else {}))

    def rows(self, some: slice) -> Iterator[T]:
        """Yield some rows, column by column made: far cheaper than one by one."""
        size = len(range(*some.indices(self.size)))
        columns = (
            one.of(some) if isinstance(one, Coded) else [one] * size
            for one in self.columns.values()
        )
        if not self.own:
            return map(self._row, *columns)
        return map(self._with_own, self._owned(some), zip(*columns, strict=True))

    def _owned(self, some: slice) -> Iterator[Own]:
        for texts in zip(*(one.of(some) for one in self.own.values()), strict=True):
            yield tuple(pair for pair in zip(self.own, texts, strict=True) if pair[1])

    def _with_own(self, own: Own, values: tuple[Any, ...]) -> T:
        return self._row(*values, **({"own": own} if own else {}))

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """Return the rows in the order of their ids. O(n log n), once."""
        return in_order(self.ids)

    @property
    def ids(self) -> Sequence[str]:
        """Return the id of each row: ids are distinct, so that their codes count the rows."""
        found: Sequence[str] = self.columns["id"].values
        return found


class Rows(Sequence[T], Generic[T]):
    """The rows of one table, each made when it is asked for."""

    def __init__(self, columns: TableColumns[T]) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return self._columns.size

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self._columns.rows(place))
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._columns.row(place % len(self))

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self._columns.rows(slice(start, start + _AT_ONCE))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class ById(Mapping[str, T], Generic[T]):
    """The rows of one table by id, in the order of the table; what was made is kept."""

    def __init__(self, columns: TableColumns[T]) -> None:
        self._columns, self._kept, self._made = columns, dict[str, T](), dict[str, int]()
        self._asked, self._places = 0, dict[str, int]()

    def place(self, name: object) -> int:
        """Return the row of that id; -1 where there is none.

        O(log n) a time; from the time on that many were asked for, O(1) after a pass over all.
        """
        if not isinstance(name, str) or not self._columns.size:
            return -1
        if name in self._made:
            return self._made[name]
        if self._asked < _FEW:
            self._asked += 1
            return self._searched(name)
        if not self._places:
            self._places = {one: row for row, one in enumerate(self._columns.ids)}
        return self._places.get(name, -1)

    def _searched(self, name: str) -> int:
        ids, order = self._columns.ids, self._columns.order
        at = bisect_left(order, name, key=lambda row: ids[int(row)])
        row = int(order[at]) if at < len(order) else -1
        return row if row >= 0 and ids[row] == name else -1

    def ranked(self, ranks: Whole) -> tuple[T, ...]:
        """Return the rows whose ids stand at these places among all ids in order."""
        places = self._columns.order[ranks].tolist()
        ids = self._columns.ids
        return tuple(self._known(ids[place], place) for place in places)

    def _known(self, name: str, place: int) -> T:
        if name not in self._kept:
            self._kept[name], self._made[name] = self._columns.row(place), place
        return self._kept[name]

    def __getitem__(self, name: str) -> T:
        if name not in self._kept:
            place = self.place(name)
            if place < 0:
                raise KeyError(name)
            return self._known(name, place)
        return self._kept[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kept or self.place(name) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.ids) if self._columns.size else iter(())

    def __len__(self) -> int:
        return self._columns.size


class Grouped(NamedTuple):
    """Rows by the row of another table that they name: those of row n are ``rows[at[n]:at[n+1]]``,
    in the order of their table.
    """

    rows: NDArray[np.int64]
    at: NDArray[np.int64]


class RowsOf(Mapping[str, tuple[T, ...]], Generic[T]):
    """The rows of one table by the id of another's that they name, made when they are asked for."""

    def __init__(self, grouped: Grouped, owners: ById[Any], rows: Rows[T]) -> None:
        self._grouped, self._owners, self._rows = grouped, owners, rows

    def __getitem__(self, owner: str) -> tuple[T, ...]:
        place = self._owners.place(owner)
        if place < 0:
            raise KeyError(owner)
        rows, at = self._grouped
        return tuple(self._rows[n] for n in rows[at[place] : at[place + 1]].tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)


class DatasetColumns:
    """All tables of a dataset as columns, and the rows that they give."""

    def __init__(self, tables: Mapping[str, TableColumns[Any]]) -> None:
        self.tables = tables
        self.rows: Mapping[str, Rows[Any]] = {name: Rows(one) for name, one in tables.items()}
        self._by_id: dict[str, ById[Any]] = {}

    def by_id(self, table: str) -> ById[Any]:
        """Return the rows of a table by id."""
        if table not in self._by_id:
            self._by_id[table] = ById(self.tables[table])
        return self._by_id[table]

    def named(self, table: str, column: str, target: str) -> NDArray[np.int64]:
        """Return for each row of ``table`` the row of ``target`` whose id ``column`` has; -1: none.

        O(rows).
        """
        found = self.tables[table].columns[column]
        if not isinstance(found, Coded):
            return np.full(self.tables[table].size, -1)
        places = found_in(found.texts, self.tables[target].ids)
        rows: NDArray[np.int64] = places[found.codes]
        return rows

    def numbered(self, table: str, column: str, number: Callable[[Any], int]) -> NDArray[np.int64]:
        """Return by row what ``number`` gives for its value, asked once for each distinct one."""
        found = self.tables[table].columns[column]
        if not isinstance(found, Coded):
            return np.full(self.tables[table].size, number(found), np.int64)
        values = [number(found.values[n]) for n in range(len(found.values))]
        rows: NDArray[np.int64] = np.array(values, np.int64)[found.codes]
        return rows

    @cached_property
    def voices(self) -> tuple[NDArray[np.int64], Sequence[str]]:
        """Return by origin the number of its voice, and the names that these numbers have.

        The number of an origin that has no group is that of its row; so is that of a group which is
        called as an origin is.
        """
        table = self.tables["origins"]
        ids, group, own = table.ids, table.columns["group"], np.arange(table.size)
        if not isinstance(group, Coded):
            return own, ids
        names = list(group.texts)
        places = found_in(group.texts, ids)
        numbers = np.where(places < 0, table.size + np.arange(len(names)), places)
        given = np.array([bool(name) for name in names], np.bool_)
        found = np.where(given[group.codes], numbers[group.codes], own)
        return found, [*ids, *names]

    def ranks(self, table: str) -> NDArray[np.int64]:
        """Return by row the place of its id among all ids in order."""
        order = self.tables[table].order
        found = np.empty_like(order)
        found[order] = np.arange(len(order))
        return found

    @cached_property
    def said(self) -> Grouped:
        """Return the statements on each transfer."""
        owners = self.named("statements", "transfer", "transfers")
        ends = np.arange(self.tables["transfers"].size + 1)
        order = np.argsort(owners, kind="stable")
        return Grouped(order, np.searchsorted(owners[order], ends))

    def statements_of(self) -> RowsOf[Any]:
        """Return the statements by transfer id."""
        return RowsOf(self.said, self.by_id("transfers"), self.rows["statements"])

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Return the ids of actors by their parent's, for the actors that have parts. O(actors)."""
        parents = self.named("actors", "parent", "actors")
        rows = np.flatnonzero(parents >= 0)
        ids = self.tables["actors"].ids
        found: dict[str, tuple[str, ...]] = {}
        pairs = zip(taken(ids, parents[rows]), taken(ids, rows), strict=True)
        for parent, part in pairs:
            found[parent] = (*found.get(parent, ()), part)
        return found
