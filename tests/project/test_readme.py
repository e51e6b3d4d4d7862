"""The README: every command, option and format is in it, and what it shows is what comes."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from armstrail import cli
from exports.formats import FORMATS
from exports.rows.columns import graph_type
from graph.evidence.ladder import LADDER
from graph.model.schema import MEASURES, Column
from graph.model.vocabulary import BANDS, MARKS
from tests.support.commands import COMMANDS
from tests.support.places import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def rows() -> dict[str, str]:
    """The line of the table of commands for each command, with what is written once for several."""
    shared = dict(re.findall(r"(\*limits\*|\*as if\*) are (.*?)\s\(\[", README, re.S))
    lines = re.findall(r"^\| `armstrail ((?:add )?\w+).*?`( \|.*)$", README, re.M)
    return {
        name: re.sub("[*]limits[*]|[*]as if[*]", lambda one: shared[one[0]], line)
        for name, line in lines
    }


@pytest.mark.parametrize(("name", "command"), list(COMMANDS.items()))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    line = rows()[name]
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option == "--data" or f"`{option}" in line, f"{name} {option}"
    assert "--data PATH" in README


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    assert rows().keys() == COMMANDS.keys()
    for name, line in rows().items():
        known = {opt for parameter in COMMANDS[name].params for opt in parameter.opts}
        assert set(re.findall(r"(?<![\w-])--[a-z-]+", line)) <= known


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented_with_its_default_file(name: str) -> None:
    assert re.search(rf"^\| `{name}` \| `armstrail{re.escape(FORMATS[name].suffix)}`", README, re.M)


@pytest.mark.parametrize("word", [*BANDS, *MARKS, "support", "conflict", "counter", "open"])
def test_every_word_of_the_grading_is_explained(word: str) -> None:
    assert re.search(rf"\*{word}\*|\*\*{word}\*\*", README)


@pytest.mark.parametrize("letter", "ABCDE")
def test_the_ladder_is_the_one_in_use(letter: str) -> None:
    point = f"{float(LADDER[letter].point):.2f}".removeprefix("0")
    assert f"{letter} {point}" in README


@pytest.mark.parametrize("column", MEASURES)
def test_every_measure_is_explained(column: Column) -> None:
    line = next(
        line
        for line in README.splitlines()
        if line.startswith(f"| `{column.name}`")
        or (line.startswith("| `") and f", `{column.name}`" in line)
    )
    assert f"| {graph_type(column)} |" in line


def test_the_session_in_python_shows_what_comes() -> None:
    (session,) = re.findall(r"```pycon\n(.*?)```", README, re.S)
    test = doctest.DocTestParser().get_doctest(session, {}, "README", None, None)
    said: list[str] = []
    assert doctest.DocTestRunner().run(test, out=said.append).failed == 0, "".join(said)


def examples() -> list[tuple[str, str]]:
    blocks = re.findall(r"```console\n\$ armstrail (.*?)\n(.*?)```", README, re.S)
    return [(command, output) for command, output in blocks]


@pytest.mark.parametrize(("command", "output"), examples())
def test_an_example_shows_what_the_command_prints(
    command: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # for what an export writes
    result = CliRunner().invoke(cli.main, shlex.split(command), env={"ARMSTRAIL_DATA": ""})
    shown, _, rest = output.partition("\n…\n")
    assert result.output.startswith(shown)
    assert result.output.endswith(rest)


def session() -> tuple[str, list[tuple[list[str], str]]]:
    """The article of the session in a case, and its commands, each with what is shown of it."""
    (article, told) = re.findall(
        r"```text\n(Rifles.*?)```\n\n```shell-session\n(.*?)```", README, re.S
    )[0]
    parts = re.split(r"^\$ ", told.replace("\\\n", " "), flags=re.M)[1:]
    pairs = (part.partition("\n") for part in parts)
    return article, [(shlex.split(command), shown) for command, _, shown in pairs]


def test_the_session_in_a_case_goes_from_an_article_to_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, commands = session()
    (tmp_path / "article.txt").write_text(article, "utf-8")
    monkeypatch.chdir(tmp_path)
    for (program, *arguments), shown in commands:
        if program == "cd":
            monkeypatch.chdir(arguments[0])
            continue
        result = CliRunner().invoke(cli.main, arguments, env={"ARMSTRAIL_DATA": ""})
        assert result.exit_code == (2 if "verify" in arguments else 0), result.output
        for part in filter(None, shown.split("…\n")):
            assert part in result.stdout
    assert (tmp_path / "tal" / "armstrail-map.html").exists()


def test_there_are_examples() -> None:
    assert len(examples()) >= 2
