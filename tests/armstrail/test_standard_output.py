"""``-o -`` is standard output wherever something is written, and never a file called ``-``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from armstrail.cli import main


def test_a_map_goes_to_standard_output_and_what_is_said_of_it_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["map", "--around", "Taliban", "-o", "-"])
    assert run.exit_code == 0
    assert run.stdout.startswith("<!doctype html>")
    assert run.stdout.endswith("</html>")
    assert "actors (" in run.stderr
    assert not [*tmp_path.iterdir()]


def test_a_map_on_standard_output_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["map", "-o", "-", "--open"])
    assert (run.exit_code, run.stdout) == (2, "")
    assert "cannot be opened; name a file by -o." in run.stderr


@pytest.mark.parametrize("kind", ["export", "import"])
def test_a_folder_cannot_go_to_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "all.json").write_text("{}")
    asked = ["export", "csv"] if kind == "export" else ["import", "all.json"]
    run = CliRunner().invoke(main, [*asked, "-o", "-"])
    assert run.exit_code == 2
    assert "is a folder and cannot go to standard output; name it by -o." in run.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["all.json"]
