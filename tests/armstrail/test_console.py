"""What goes wrong is told in lines that fit a terminal, and one fault a line to a program."""

from __future__ import annotations

import io
import sys

import click
import pytest

from armstrail import cli
from armstrail.cli.terminal.console import Commands
from graph.errors import ArmstrailError
from tests.support.cli import run

FAULTS = "\n".join(f"actors.csv, row {n}, column type: {'a word ' * 20}is none." for n in (2, 3))
MESSAGES = ("short.", "a word " * 40, FAULTS, f"nothing was written:\n  {'a word ' * 30}")


class Terminal(io.StringIO):
    """A standard error that is, or is not, a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def told(message: str, terminal: bool, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    @click.group(cls=Commands)
    def main() -> None: ...

    @main.command()
    def fail() -> None:
        raise ArmstrailError(message)

    stream = Terminal(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(SystemExit):
        main(["fail"])
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("message", MESSAGES)
def test_on_a_terminal_no_line_is_longer_than_80_columns(
    message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = told(message, True, monkeypatch)
    assert max(map(len, lines)) <= 80
    assert " ".join(lines).split() == f"armstrail: {message}".split()
    starts = [line for line in lines if line.startswith(("armstrail: ", "actors.csv"))]
    assert len(starts) == 1 + message.count("\nactors.csv")
    assert all(line.startswith("  ") for line in lines if line not in starts)


@pytest.mark.parametrize("message", MESSAGES)
def test_a_program_gets_one_fault_a_line(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(message, False, monkeypatch) == f"armstrail: {message}".splitlines()


def test_the_help_of_no_command_is_cut_short() -> None:
    text = run("--help").stdout.partition("Commands:")[2]
    for name in cli.COMMANDS:
        assert name in text
    assert "..." not in text
