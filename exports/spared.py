"""A dataset is no place for an export: what would be replaced there cannot be had again."""

from __future__ import annotations

import json
import os
from pathlib import Path

from graph.errors import FileError

PACKAGE = "datapackage.json"
EXPORTED = "armstrail-csv"
"""The name in the data package of what the format ``csv`` writes; a dataset has another."""

_OF_A_DATASET = ("actors.csv", "documents.csv", "origins.csv", "statements.csv", "transfers.csv")


def spare(folder: Path, loaded: Path | None) -> None:
    """Raise :class:`~graph.errors.FileError` if the folder is a dataset that no export wrote.

    So it is if it is the one ``loaded``, or has the tables of one, or a data package, unless the
    data package is that of an export.
    """
    if loaded is not None and _same(folder, loaded):
        why = "it is the dataset that was read"
    elif _is_dataset(folder):
        why = "it holds a dataset that this export did not write"
    else:
        return
    raise FileError(
        f"'{folder}' cannot be written: {why}; name another folder, or one that is not there yet."
    )


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _is_dataset(folder: Path) -> bool:
    package = folder / PACKAGE
    if package.exists():
        return _name(package) != EXPORTED
    return any((folder / name).exists() for name in _OF_A_DATASET)


def _name(package: Path) -> object:
    """The name in a data package; None where it cannot be read as one."""
    try:
        found = json.loads(package.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("name") if isinstance(found, dict) else None
