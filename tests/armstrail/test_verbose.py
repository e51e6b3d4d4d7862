"""``--verbose`` says what is read, and by which libraries."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from armstrail import cli
from seeds import tables
from tests.support.datasets_io import write_dataset
from tests.support.random_datasets import draw


def told(folder: Path, *options: str) -> str:
    found = CliRunner().invoke(cli.main, [*options, "actors", "--data", str(folder)])
    assert found.exit_code == 0, found.output
    return found.stderr


def test_it_tells_what_was_read_and_by_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MANY", 0)
    monkeypatch.setattr("graph.evidence.frames.coded.backend", lambda: "pandas")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    data = draw(3)
    folder = write_dataset(data, tmp_path / "data")
    first = told(folder, "--verbose").splitlines()
    assert first == [
        f"Read and checked {folder}: {len(data.statements)} statements.",
        "What is said of each transfer was gathered by pandas.",
    ]
    assert told(folder, "--verbose") == (f"Read from what is kept beside the tables of {folder}.\n")


def test_without_it_nothing_is_told(tmp_path: Path) -> None:
    assert told(write_dataset(draw(3), tmp_path / "data")) == ""
