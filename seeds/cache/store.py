"""What was made of a large dataset, kept beside it: its columns, and the arrays of a search.

Reading and checking a million statements takes minutes, a question to them milliseconds. So the
first question leaves a folder ``.armstrail-cache`` in the dataset's own, and later ones map it
into memory. It counts only under our own seal and while the tables are those that it was made from
(:mod:`seeds.cache.seal`), and may be deleted at any time. Nothing in it is executed.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from graph.arrays.compact import (
    Compact,
    Names,
    compact,
    gazetteer,
    kept_junctions,
    places,
)
from graph.arrays.compiled import compiled
from graph.arrays.compiling import Arrays
from graph.evidence.ladder import LADDER, Ladder
from graph.model.columns import DatasetColumns
from graph.model.names import Gazetteer, KnownNames, Spellings, gathered
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import Made, Network, build
from seeds import tables
from seeds.cache import seal

LOG = logging.getLogger("armstrail")

FOLDER = ".armstrail-cache"

_MADE, _UNFINISHED, _TAG = "made", "unfinished-", "CACHEDIR.TAG"

_OURS = b"""Signature: 8a477f597d28d172789f06886806bc55
# Made by armstrail from the tables beside it; it may be deleted at any time.
"""


def network(folder: Path, ladder: Ladder = LADDER) -> Network:
    """Return the network of the dataset in ``folder``, out of its cache where that still holds.

    Raises as :func:`seeds.tables.read` does. A cache that cannot be written is done without.
    """
    kept = _kept(folder)
    if kept is not None:
        LOG.info("Read from what is kept beside the tables of %s.", folder)
        return kept.network(ladder)
    seen = _seen(folder)
    dataset = tables.read(folder)
    LOG.info("Read and checked %s: %d statements.", folder, len(dataset.statements))
    if dataset.viewed is None:
        return build(dataset, ladder)
    made = Kept(dataset, arrays_of(dataset.viewed))
    made.arrays.update(kept_junctions(made.network()))
    keep(folder, made, seen)
    return made.network(ladder)


def _seen(folder: Path) -> seal.Stamps:
    """Return the stamps of the tables; none where they cannot be told, as reading will tell."""
    try:
        return seal.stamps(seal.tables(folder)) if folder.is_dir() else []
    except OSError:
        return []


@dataclass(frozen=True)
class Kept:
    """A dataset whose rows are views, and what was made of it."""

    dataset: Dataset
    arrays: Arrays

    def network(self, ladder: Ladder = LADDER) -> Network:
        """Return the network: rows are made when somebody asks for them."""
        flat = Compact(self.arrays)
        made: dict[Made, Any] = {
            gazetteer: Gazetteer((), self._names),
            places: Names(self.arrays, "places"),
        }
        if ladder is LADDER:
            made[compact] = flat
        legs = self.columns.by_id("transfers")
        return Network(self.dataset, ladder, compiled(flat, legs), made)

    @property
    def columns(self) -> DatasetColumns:
        """Return the columns that its rows are views of."""
        assert self.dataset.viewed  # noqa: S101 - what is kept has columns
        return self.dataset.viewed

    def _names(self) -> KnownNames:
        ids = self.columns.tables["actors"].ids

        def spelt(name: str) -> Spellings:
            at, by = (self.arrays[f"spelt_{name}_{part}"].tolist() for part in ("from", "by"))
            return Spellings(list(self.arrays[f"spelt_{name}"]), at, by, ids.__getitem__)

        return KnownNames(self.columns.by_id("actors"), *map(spelt, _SPELT))


def arrays_of(columns: DatasetColumns) -> Arrays:
    """Return what a search reads of a dataset, names included. O(cells)."""
    from graph.arrays.columnar import compile_columns  # here, because of the libraries they take
    from graph.evidence.frames.coded import backend

    found = compile_columns(columns)
    LOG.info("What is said of each transfer was gathered by %s.", backend())
    known = gathered(columns.rows["actors"])
    for name in _SPELT:
        spelt = getattr(known, name)
        found[f"spelt_{name}"] = spelt.texts
        found[f"spelt_{name}_from"] = np.array(spelt.at, np.int64)
        found[f"spelt_{name}_by"] = np.array(spelt.holders, np.int64)
    return found


_SPELT = ("names", "aliases", "weak")


def keep(folder: Path, made: Kept, seen: seal.Stamps) -> None:
    """Write the cache of a dataset, read from tables ``seen`` so; the old one is then replaced."""
    home = folder / FOLDER
    try:
        if not _ours(home):
            return
        work = Path(tempfile.mkdtemp(dir=home, prefix=_UNFINISHED))
    except OSError:
        return
    try:
        _write(folder, made, seen, work)
    except OSError:
        pass  # a full disk, say: the answer does not depend on the cache
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _ours(home: Path) -> bool:
    """Return whether the folder is there and is a cache of ours.

    It is made where nothing is in its way.

    A link is never ours: what it leads to belongs to somebody.
    """
    if not home.is_symlink() and not home.exists():
        home.mkdir()
        (home / _TAG).write_bytes(_OURS)
        (home / ".gitignore").write_text("*\n", encoding="ascii")
    tag = home / _TAG
    return not home.is_symlink() and tag.is_file() and tag.read_bytes() == _OURS


def _write(folder: Path, made: Kept, seen: seal.Stamps, work: Path) -> None:
    from seeds.cache import arrow_files

    for name, columns in made.columns.tables.items():
        arrow_files.write_table(work, name, columns)
    arrow_files.write_arrays(work, made.arrays)
    told = {"title": made.dataset.title}
    if seal.seal(folder, work, seen, told):
        for old in work.parent.iterdir():
            if old != work and (old.name == _MADE or old.name.startswith(_UNFINISHED)):
                shutil.rmtree(old, ignore_errors=True)
        work.rename(work.parent / _MADE)


def _kept(folder: Path) -> Kept | None:
    """Return what the cache holds; None where there is none to be used."""
    made = folder / FOLDER / _MADE
    key = seal.opened(folder, made)
    if key is None:
        return None
    from seeds.cache import arrow_files  # here, because a small dataset has no cache

    try:  # all at once: another question may replace the cache at any moment
        sheets = {name: arrow_files.read_table(made, table) for name, table in TABLES.items()}
        arrays = arrow_files.read_arrays(made)
    except (OSError, ValueError):
        return None
    return Kept(Dataset.of(tables.as_columns(sheets), key["title"]), arrays)
