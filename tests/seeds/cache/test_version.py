"""What a cache holds of the same rows changes only with its version.

Where a change is meant: raise ``seal.VERSION``, then ``python -m tests.seeds.cache.test_version``.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from graph.model.schema import TABLES
from graph.network import build
from seeds.cache import mapped, seal
from tests.support.map_sample import DATASET

KNOWN = Path(__file__).with_name("kept.json")


def kept() -> dict[str, Any]:
    """The version, and of each array of a sample its type and a digest of what it holds."""
    arrays = {
        name: [array.dtype.str, hashlib.sha256(array.tobytes()).hexdigest()[:16]]
        for name, array in sorted(mapped.arrays_of(build(DATASET)).items())
    }
    return {"version": seal.VERSION, "arrays": arrays}


def test_what_is_kept_is_what_the_version_says() -> None:
    known, now = json.loads(KNOWN.read_text("utf-8")), kept()
    assert now["version"] == known["version"], "write kept.json anew"
    assert now == known, "what is kept has changed: raise seal.VERSION and write kept.json anew"


def test_one_table_less_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    known = json.loads(KNOWN.read_text("utf-8"))
    tables = {name: one for name, one in TABLES.items() if name != "rejected"}
    monkeypatch.setattr(mapped, "TABLES", tables)
    assert {*known["arrays"]} - {*kept()["arrays"]} >= {"table_rejected_rows"}


if __name__ == "__main__":
    KNOWN.write_text(json.dumps(kept(), indent=1) + "\n", encoding="utf-8")
