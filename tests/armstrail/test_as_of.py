"""``--as-of``: every answering command takes it, and says what was set aside for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import armstrail
from graph.errors import DateError, QuestionError
from tests.support.cli import printed, run

SAID = "it were 31 December 2023"

ANSWERS = {
    "paths": ("paths", "US", "Taliban"),
    "downstream": ("downstream", "US"),
    "upstream": ("upstream", "Taliban"),
    "scrutinise": ("scrutinise", "US", "Taliban"),
    "ask": ("ask", "how could US arms reach the Taliban?"),
    "says": ("says", "Taliban"),
    "timeline": ("timeline", "Taliban"),
    "quantities": ("quantities", "Taliban"),
    "show": ("show", "Taliban"),
    "stats": ("stats",),
    "transfers": ("transfers",),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_says_as_of_when_it_is(name: str) -> None:
    result = run(*ANSWERS[name], "--as-of", "2023")
    assert result.exit_code == 0, result.output
    assert SAID in " ".join(result.stdout.split())


@pytest.mark.parametrize("name", ANSWERS)
def test_so_does_every_contract(name: str) -> None:
    found = printed(*ANSWERS[name], "--as-of", "2023", "--json")
    assert SAID in found.get("answer", found)["changed"][0]


def test_the_map_and_an_export_say_it_too(tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    assert SAID in run("map", "-o", str(page), "--as-of", "2023").stdout
    assert SAID in page.read_text("utf-8")
    result = run("export", "markdown", "-o", "-", "--as-of", "2023")
    assert SAID in result.stderr
    assert "as of 31 December 2023" in result.stdout.split("\n")[0]


def test_a_transfer_that_nobody_had_spoken_of_is_not_there_yet() -> None:
    result = run("show", "stock-afghanistan-to-palestinian-groups", "--as-of", "2015")
    assert result.exit_code == 2
    assert "by 2015 nobody had said anything of the transfer" in result.stderr
    assert printed("transfers", "--as-of", "1900", "--json")["transfers"] == []


@pytest.mark.parametrize("day", ["2024~", "2020/2024", "someday"])
def test_a_day_that_is_none_is_refused_in_one_sentence(day: str) -> None:
    result = run("paths", "US", "Taliban", "--as-of", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"armstrail: '{day}' is no d")
    with pytest.raises(DateError, match="is no d"):
        armstrail.load(as_of=day)


def test_in_python_it_is_another_network_and_may_be_given_when_loading() -> None:
    net = armstrail.load(as_of=2023)
    assert net.changed == armstrail.load().as_of("2023-12-31").changed
    assert net.says("Taliban").data == printed("says", "Taliban", "--as-of", "2023", "--json")
    assert len(net.statements) < len(armstrail.load().statements)
    with pytest.raises(QuestionError, match="as_of|day"):
        armstrail.load().as_of(20.5)
