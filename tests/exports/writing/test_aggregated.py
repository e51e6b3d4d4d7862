"""A folder of figures is written where nothing else is lost by it."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw
import pyarrow as pa
import pytest

from exports.writing import aggregated
from exports.writing.files import STANDARD_OUTPUT
from graph.errors import FileError

FRAMES = {"actors": nw.from_native(pa.table({"id": ["a"]}), eager_only=True)}


def test_its_own_folder_is_written_anew(tmp_path: Path) -> None:
    for _ in range(2):
        aggregated.save(FRAMES, aggregated.package("", FRAMES), tmp_path / "figures")
    assert (tmp_path / "figures" / "actors.parquet").is_file()


def test_no_folder_is_made_of_the_name_of_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError, match="cannot go to standard output"):
        aggregated.save(FRAMES, aggregated.package("", FRAMES), STANDARD_OUTPUT)
    assert not [*tmp_path.iterdir()]


def test_an_interruption_while_folders_are_exchanged_loses_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "figures"
    aggregated.save(FRAMES, aggregated.package("first", FRAMES), folder)
    rename, calls = Path.rename, []

    def interrupted(path: Path, target: Path) -> Path:
        calls.append(path)
        found = rename(path, target)
        if len(calls) == 1:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        aggregated.save(FRAMES, aggregated.package("second", FRAMES), folder)
    assert [one.name for one in tmp_path.iterdir()] == ["figures"]
    assert '"first"' in (folder / "datapackage.json").read_text("utf-8")
