"""What was made of a large dataset, kept beside it: rows one by one, and the arrays of a search.

Reading and checking a million statements takes minutes, a question to them milliseconds. So the
first question leaves a folder ``.armstrail-cache`` in the dataset's own, and later ones map it
into memory. It counts only under our own seal and while the tables are those that it was made from
(:mod:`seeds.cache.seal`), and may be deleted at any time. Nothing in it is executed.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import Arrays
from graph.evidence.ladder import LADDER, Ladder
from graph.network import Network, build
from seeds import tables
from seeds.cache import seal
from seeds.cache.mapped import arrays_of, open_network

FOLDER = ".armstrail-cache"

LEAST = 20_000
"""From how many statements on a dataset is worth keeping; smaller ones are read in a moment."""

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
        arrays, key = kept
        return open_network(arrays, key["title"], key["parts"], ladder)
    seen = seal.stamps(seal.tables(folder)) if folder.is_dir() else []
    made = build(tables.read(folder), ladder)
    if len(made.dataset.statements) >= LEAST and ladder is LADDER:
        keep(folder, made, seen)
    return made


def keep(folder: Path, made: Network, seen: seal.Stamps) -> None:
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


def _write(folder: Path, made: Network, seen: seal.Stamps, work: Path) -> None:
    for name, values in arrays_of(made).items():
        np.save(work / f"{name}.npy", values, allow_pickle=False)
    told = {"title": made.dataset.title, "parts": made.dataset.direct_parts}
    if seal.seal(folder, work, seen, told):
        for old in work.parent.iterdir():
            if old != work and (old.name == _MADE or old.name.startswith(_UNFINISHED)):
                shutil.rmtree(old, ignore_errors=True)
        work.rename(work.parent / _MADE)


def _mapped(path: Path) -> NDArray[Any]:
    # viewed as a plain array, which is indexed far faster than a memmap
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return found


def _kept(folder: Path) -> tuple[Arrays, seal.Told] | None:
    """Return the arrays of the cache, and what was told with it.

    None where there is none to be used.
    """
    made = folder / FOLDER / _MADE
    key = seal.opened(folder, made)
    if key is None:
        return None
    try:  # all at once: another question may replace the cache at any moment
        return {path.stem: _mapped(path) for path in sorted(made.glob("*.npy"))}, key
    except (OSError, ValueError):
        return None
