"""A network out of arrays alone: rows and statements are read when somebody asks for them.

:func:`arrays_of` writes a network down, :func:`open_network` gives one that answers as it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Compact, Names, compact, gazetteer, places
from graph.arrays.compiling import Arrays
from graph.errors import QuestionError
from graph.evidence.ladder import LADDER, Ladder
from graph.model.names import Gazetteer, KnownNames, Spellings
from graph.model.rows import Actor, Dataset, DatasetLookups, Statement, Transfer
from graph.model.schema import TABLES
from graph.network import Made, Network, NetworkLookups
from seeds.cache.rowfile import ById, Rows, written


def arrays_of(network: Network) -> Arrays:
    """Return all rows of the network's dataset, and what a search reads of it. O(cells)."""
    return {**_rows(network.dataset), **_names(network), **compact(network).arrays}


def _names(network: Network) -> Arrays:
    found: Arrays = {}
    for name in _SPELT:
        spelt = getattr(gazetteer(network).known, name)
        found[f"spelt_{name}"] = np.frombuffer("\n".join(spelt.texts).encode(), np.uint8)
        found[f"spelt_{name}_from"] = np.array(spelt.at, np.int64)
        found[f"spelt_{name}_by"] = np.array(spelt.holders, np.int64)
    return found


_SPELT = ("names", "aliases", "weak")


def _known(arrays: Arrays, rows: Rows[Actor], by_id: Mapping[str, Actor]) -> KnownNames:
    def spelt(name: str) -> Spellings:
        at, by = (arrays[f"spelt_{name}_{part}"].tolist() for part in ("from", "by"))
        texts = arrays[f"spelt_{name}"].tobytes().decode().split("\n")[: len(at) - 1]
        return Spellings(texts, at, by, lambda row: rows[row].id)

    return KnownNames(by_id, *map(spelt, _SPELT))


def _rows(dataset: Dataset) -> Arrays:
    found: Arrays = {}
    for name, table in TABLES.items():
        found |= written(f"table_{name}", getattr(dataset, name), table)
    place = {one.id: n for n, one in enumerate(dataset.statements)}
    said = [[place[one.id] for one in dataset.statements_of[leg.id]] for leg in dataset.transfers]
    found["said"] = np.array([n for one in said for n in one], np.int64)
    found["said_at"] = np.cumsum([0, *map(len, said)], dtype=np.int64)
    return found


class _SaidOf(Mapping[str, tuple[Statement, ...]]):
    """Statements by transfer id, read when they are asked for."""

    def __init__(
        self, arrays: Mapping[str, NDArray[Any]], legs: ById[Any], rows: Rows[Statement]
    ) -> None:
        self._said, self._at = arrays["said"], arrays["said_at"]
        self._legs, self._rows = legs, rows

    def __getitem__(self, transfer: str) -> tuple[Statement, ...]:
        place = self._legs.place(transfer)
        if place < 0:
            raise KeyError(transfer)
        said = self._said[self._at[place] : self._at[place + 1]]
        return tuple(self._rows[n] for n in said.tolist())

    def __iter__(self) -> Iterator[str]:
        return iter(self._legs)

    def __len__(self) -> int:
        return len(self._legs)


def open_network(
    arrays: Arrays, title: str, parts: Mapping[str, Sequence[str]], ladder: Ladder
) -> Network:
    """Return the network that :func:`arrays_of` made ``arrays`` of.

    Rows are read when asked for.
    """
    rows: dict[str, Rows[Any]] = {
        name: Rows(arrays, f"table_{name}", table) for name, table in TABLES.items()
    }
    legs: ById[Transfer] = ById(arrays, "table_transfers", rows["transfers"])
    found = _lookups(arrays, rows, legs, parts)
    dataset = Dataset(**rows, title=title, lookups=found)  # type: ignore[arg-type]
    flat = Compact(arrays)
    kept = partial(_known, arrays, rows["actors"], found["actor"])
    made: dict[Made, Any] = {
        gazetteer: Gazetteer((), kept),
        places: Names(arrays, "places"),
    }
    if ladder is LADDER:
        made[compact] = flat
    return Network(dataset, ladder, _ends(flat, legs), made)


def _lookups(
    arrays: Arrays,
    rows: Mapping[str, Rows[Any]],
    legs: ById[Transfer],
    parts: Mapping[str, Sequence[str]],
) -> DatasetLookups:
    def by_id(table: str) -> ById[Any]:
        return ById(arrays, f"table_{table}", rows[table])

    return {
        "actor": by_id("actors"),
        "document": by_id("documents"),
        "origin": by_id("origins"),
        "transfer": legs,
        "statement": by_id("statements"),
        "statements_of": _SaidOf(arrays, legs, rows["statements"]),
        "direct_parts": {whole: tuple(its) for whole, its in parts.items()},
    }


def _ends(flat: Compact, legs: ById[Transfer]) -> NetworkLookups:
    return {
        "given": _ByEnd(flat, legs, "out_at", ""),
        "taken": _ByEnd(flat, legs, "in_at", "in_order"),
        "asserted": _Flagged(flat, legs, "asserted"),
        "usable": _Flagged(flat, legs, "usable"),
    }


class _ByEnd(Mapping[str, tuple[Transfer, ...]]):
    """Transfers by giver or by receiver, in the order of their ids; what was read is kept."""

    def __init__(self, flat: Compact, legs: ById[Transfer], bounds: str, order: str) -> None:
        self._flat, self._legs = flat, legs
        self._at, self._order = flat[bounds], flat[order] if order else None
        self._kept = dict[str, tuple[Transfer, ...]]()

    def __getitem__(self, actor: str) -> tuple[Transfer, ...]:
        if actor not in self._kept:
            self._kept[actor] = self._read(actor)
        return self._kept[actor]

    def _read(self, actor: str) -> tuple[Transfer, ...]:
        try:
            number = self._flat.actor(actor)
        except QuestionError:
            raise KeyError(actor) from None
        legs = range(int(self._at[number]), int(self._at[number + 1]))
        if not legs:
            raise KeyError(actor)
        places = slice(legs.start, legs.stop)
        ranks = self._flat["rank"][places if self._order is None else self._order[places]]
        return tuple(map(self._legs.row, self._legs.places(np.sort(ranks))))

    def __iter__(self) -> Iterator[str]:
        return (self._flat.actors[n] for n in np.flatnonzero(np.diff(self._at)).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(np.diff(self._at)))


class _Flagged(Set[str]):
    """The transfers of which an array of flags is true."""

    def __init__(self, flat: Compact, legs: ById[Any], flag: str) -> None:
        self._flat, self._legs, self._flags = flat, legs, flat[flag]

    def __contains__(self, transfer: object) -> bool:
        place = self._legs.rank(transfer)
        return place >= 0 and bool(self._flags[self._flat["by_rank"][place]])

    def __iter__(self) -> Iterator[str]:
        return (self._flat.transfers[n] for n in np.flatnonzero(self._flags).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._flags))
