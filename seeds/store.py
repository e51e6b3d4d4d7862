"""What was made of a large dataset, kept beside it: rows one by one, and the arrays of a search.

Reading and checking a million statements takes minutes, a question to them milliseconds. So the
first question leaves a folder ``.armstrail-cache`` in the dataset's own, and later ones map it
into memory. It is used only while the tables are those that it was made from, and may be deleted
at any time. Nothing in it is executed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.compact import Compact, compact, known_arrays
from graph.errors import QuestionError
from graph.ladder import LADDER, Ladder
from graph.model import Dataset, Statement, Transfer
from graph.network import Network
from seeds import files, tables
from seeds.rowfile import Arrays, ById, Rows, written
from seeds.schema import TABLES

N = TypeVar("N", bound=Network)

FOLDER = ".armstrail-cache"

LEAST = 20_000
"""From how many statements on a dataset is worth keeping; smaller ones are read in a moment."""

_KEY = "key.json"


def network(folder: Path, build: Callable[[Dataset, Ladder], N], ladder: Ladder = LADDER) -> N:
    """The network of the dataset in ``folder``, out of its cache where that still holds.

    ``build`` makes it of the dataset. Raises as :func:`seeds.tables.read` does. A cache that
    cannot be written is done without.
    """
    kept = _kept(folder)
    if kept is not None:
        return _opened(kept, ladder, build)
    made = build(tables.read(folder), ladder)
    if len(made.dataset.statements) >= LEAST and ladder is LADDER:
        keep(folder, made)
    return made


def keep(folder: Path, made: Network) -> None:
    """Write the cache of a dataset: beside the old one, which it then replaces."""
    try:
        home = folder / FOLDER
        home.mkdir(exist_ok=True)
        (home / ".gitignore").write_text("*\n", encoding="ascii")
        work = Path(tempfile.mkdtemp(dir=home, prefix="unfinished-"))
    except OSError:
        return
    try:
        for name, values in {**_rows(made.dataset), **compact(made).arrays}.items():
            np.save(work / f"{name}.npy", values, allow_pickle=False)
        told = {"title": made.dataset.title, "parts": made.dataset.direct_parts}
        key = _key(folder) | told | {"sizes": _sizes(work)}
        (work / _KEY).write_text(json.dumps(key), encoding="utf-8")
        for old in home.iterdir():
            if old.is_dir() and old != work:
                shutil.rmtree(old, ignore_errors=True)
        work.rename(home / "made")
    except OSError:
        shutil.rmtree(work, ignore_errors=True)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _kept(folder: Path) -> Path | None:
    """The cache of the dataset as it is now; None where there is none."""
    made = folder / FOLDER / "made"
    try:
        key = json.loads((made / _KEY).read_text("utf-8"))
        if key["program"] != _program() or key["sizes"] != _sizes(made):
            return None
        if key["seen"] == _seen(folder) or key["sha256"] == _sums(folder):
            return made
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _key(folder: Path) -> dict[str, Any]:
    return {"program": _program(), "seen": _seen(folder), "sha256": _sums(folder)}


def _sizes(made: Path) -> dict[str, int]:
    """The files of a cache: one that was cut short is none."""
    return {path.name: path.stat().st_size for path in sorted(made.glob("*.npy"))}


def _tables(folder: Path) -> Iterator[Path]:
    for name in (*map(files.file_name, TABLES.values()), files.PACKAGE):
        if (folder / name).exists():
            yield folder / name


def _seen(folder: Path) -> list[list[Any]]:
    """What tells at a glance that no table was touched."""
    stats = ((path.name, path.stat()) for path in _tables(folder))
    return [
        [name, one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino] for name, one in stats
    ]


def _sums(folder: Path) -> list[list[str]]:
    return [[path.name, hashlib.sha256(path.read_bytes()).hexdigest()] for path in _tables(folder)]


@cache
def _program() -> str:
    """What a cache was made by: another program may read the same tables otherwise."""
    here = Path(__file__).resolve().parent
    sources = sorted([*here.glob("*.py"), *(here.parent / "graph").glob("*.py")])
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _rows(dataset: Dataset) -> Arrays:
    found: Arrays = {}
    for name in TABLES:
        found |= written(f"table_{name}", getattr(dataset, name))
    place = {one.id: n for n, one in enumerate(dataset.statements)}
    said = [[place[one.id] for one in dataset.statements_of[leg.id]] for leg in dataset.transfers]
    found["said"] = np.array([n for one in said for n in one], np.int64)
    found["said_at"] = np.cumsum([0, *map(len, said)], dtype=np.int64)
    return found


class _Arrays(Mapping[str, NDArray[Any]]):
    """The arrays of a cache by name, each mapped into memory when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._mapped = folder, dict[str, NDArray[Any]]()

    def __getitem__(self, name: str) -> NDArray[Any]:
        if name not in self._mapped:
            try:
                mapped = np.load(self._folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
            except FileNotFoundError:
                raise KeyError(name) from None
            self._mapped[name] = mapped.view(np.ndarray)  # a memmap is slow to index
        return self._mapped[name]

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self._folder.glob("*.npy")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Said(Mapping[str, tuple[Statement, ...]]):
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


def _opened(folder: Path, ladder: Ladder, build: Callable[[Dataset, Ladder], N]) -> N:
    arrays = _Arrays(folder)
    rows: dict[str, Rows[Any]] = {
        name: Rows(arrays, f"table_{name}", table.row) for name, table in TABLES.items()
    }
    key = json.loads((folder / _KEY).read_text("utf-8"))
    dataset = Dataset(**rows, title=key["title"])  # type: ignore[arg-type]
    by_id = {name: ById(arrays, f"table_{name}", rows[name]) for name in _NAMED}
    # cached properties, filled in before anybody asks: they would read every row
    vars(dataset).update({one: by_id[name] for name, one in _NAMED.items()})
    vars(dataset)["statements_of"] = _Said(arrays, by_id["transfers"], rows["statements"])
    vars(dataset)["direct_parts"] = {whole: tuple(parts) for whole, parts in key["parts"].items()}
    made = build(dataset, ladder)
    flat = Compact(arrays)
    vars(made)["usable"] = _Flagged(flat, by_id["transfers"])
    for name, bounds, order in _SIDES:
        vars(made)[name] = _ByEnd(flat, by_id["transfers"], bounds, order)
    if ladder is LADDER:
        known_arrays(made, flat)
    return made


_SIDES = (("given", "out_at", ""), ("taken", "in_at", "in_order"))
"""Properties of a network, and the arrays that have the transfers of each actor."""


class _ByEnd(Mapping[str, tuple[Transfer, ...]]):
    """Transfers by giver or by receiver, in the order of the table; read when asked for."""

    def __init__(self, flat: Compact, legs: ById[Transfer], bounds: str, order: str) -> None:
        self._flat, self._legs = flat, legs
        self._at, self._order = flat[bounds], flat[order] if order else None

    def __getitem__(self, actor: str) -> tuple[Transfer, ...]:
        try:
            number = self._flat.actor(actor)
        except QuestionError:
            raise KeyError(actor) from None
        legs = range(int(self._at[number]), int(self._at[number + 1]))
        if not legs:
            raise KeyError(actor)
        places = slice(legs.start, legs.stop)
        ranks = self._flat["rank"][places if self._order is None else self._order[places]]
        return tuple(map(self._legs.row, sorted(self._legs.places(ranks))))

    def __iter__(self) -> Iterator[str]:
        return (self._flat.actors[n] for n in np.flatnonzero(np.diff(self._at)).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(np.diff(self._at)))


class _Flagged(Set[str]):
    """The transfers that a path may use, as the arrays have it."""

    def __init__(self, flat: Compact, legs: ById[Any]) -> None:
        self._flat, self._legs = flat, legs

    def __contains__(self, transfer: object) -> bool:
        place = self._legs.rank(transfer)
        return place >= 0 and bool(self._flat["usable"][self._flat["by_rank"][place]])

    def __iter__(self) -> Iterator[str]:
        return (self._flat.transfers[n] for n in np.flatnonzero(self._flat["usable"]).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._flat["usable"]))


_NAMED = {
    "actors": "actor",
    "documents": "document",
    "origins": "origin",
    "transfers": "transfer",
    "statements": "statement",
}
"""The tables whose rows the model gives by id, and the name of the property."""
