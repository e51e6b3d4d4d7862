"""What a cache holds of the same rows changes only with its version.

Where a change is meant: raise ``seal.VERSION``, then ``python -m tests.seeds.cache.test_version``.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graph.model.columns import TableColumns
from graph.model.schema import TABLES
from seeds import tables
from seeds.cache import arrow_files, seal, store
from tests.support.datasets_io import write_dataset
from tests.support.map_sample import DATASET

KNOWN = Path(__file__).with_name("kept.json")


def kept(patch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The version, and of each column and array of a sample its type and a digest of its values."""
    patch.setattr(tables, "MANY", 0)
    with tempfile.TemporaryDirectory() as work:
        patch.setenv("XDG_CACHE_HOME", str(Path(work) / "user"))
        folder = write_dataset(DATASET, Path(work) / "data")
        store.network(folder)
        made = folder / store.FOLDER / "made"
        arrays = {name: _digest(one) for name, one in arrow_files.read_arrays(made).items()}
        columns = {
            f"{name}.{column}": _digest(list(cells.distinct)) + _digest(cells.codes)
            for name, table in TABLES.items()
            for column, cells in arrow_files.read_table(made, table).cells.items()
        }
    return {"version": seal.VERSION, "columns": columns, "arrays": arrays}


def _digest(values: Any) -> list[str]:
    plain = isinstance(values, np.ndarray)
    data = values.tobytes() if plain else json.dumps(list(values)).encode()
    kind = values.dtype.str if plain else "texts"
    return [kind, hashlib.sha256(data).hexdigest()[:16]]


def test_what_is_kept_is_what_the_version_says(monkeypatch: pytest.MonkeyPatch) -> None:
    known, now = json.loads(KNOWN.read_text("utf-8")), kept(monkeypatch)
    assert now["version"] == known["version"], "write kept.json anew"
    assert now == known, "what is kept has changed: raise seal.VERSION and write kept.json anew"


def test_one_table_less_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    known = json.loads(KNOWN.read_text("utf-8"))
    write = arrow_files.write_table

    def without_rejected(folder: Path, name: str, columns: TableColumns[Any]) -> None:
        write(folder, name, TableColumns(object, 0, {}, {}) if name == "rejected" else columns)

    monkeypatch.setattr(arrow_files, "write_table", without_rejected)
    assert {*known["columns"]} - {*kept(monkeypatch)["columns"]} >= {"rejected.reason"}


if __name__ == "__main__":
    with pytest.MonkeyPatch.context() as patched:
        text = json.dumps(kept(patched), indent=1)
    KNOWN.write_text(text + "\n", encoding="utf-8")
