"""A run of the benchmarks prints what it measures and writes it at the end, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import benchmarks.__main__ as program
from benchmarks.contests import Site
from benchmarks.results import Figure, Result, Table


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "RESULTS.md"


def held(site: Site) -> Iterator[Table]:
    yield Table("A contest", site.size, [Result("ours", {"cpu": Figure(2)})])


def cut_short(site: Site) -> Iterator[Table]:
    yield from held(site)
    raise KeyboardInterrupt


def ask(patch: pytest.MonkeyPatch, contest: object, output: Path) -> int:
    patch.setattr(program, "CONTESTS", {"figures": contest})
    return program.main(["--sizes", "500", "--only", "figures", "--output", str(output)])


def test_results_are_printed_and_kept_with_the_card_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(monkeypatch, held, output) == 0
    text = output.read_text("utf-8")
    assert "## 500 statements\n\n### A contest" in text
    assert "- cores: " in text
    assert "### A contest" in capsys.readouterr().out


def test_an_interruption_is_one_line_and_keeps_what_was_there(
    monkeypatch: pytest.MonkeyPatch, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output.write_text("of yesterday")
    assert ask(monkeypatch, cut_short, output) == 130
    assert output.read_text() == "of yesterday"
    printed = capsys.readouterr()
    assert "### A contest" in printed.out
    assert printed.err.splitlines()[-1] == "interrupted; nothing was written"
