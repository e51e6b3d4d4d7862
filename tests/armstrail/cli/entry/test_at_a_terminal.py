"""On a real terminal Tab completes what is asked for, and Ctrl-C leaves all as it was."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from armstrail.exits import INTERRUPTED
from seeds.tables import read
from tests.support.cli import run
from tests.support.places import ROOT

pty = pytest.importorskip("pty")

PATIENCE = 60
"""For how many seconds a text, or an end, is waited for."""


class Terminal:
    """A program on a terminal, and who sits at it."""

    def __init__(self, ours: int, program: subprocess.Popen[bytes]) -> None:
        self.ours, self.program, self.seen = ours, program, ""

    def sees(self, text: str) -> None:
        """Wait until a text is shown."""
        while text not in self.seen:
            assert select.select([self.ours], [], [], PATIENCE)[0]
            self.seen += os.read(self.ours, 4096).decode()
        self.seen = self.seen.partition(text)[2]

    def types(self, text: str) -> None:
        """Type a text."""
        os.write(self.ours, text.encode())

    def interrupts(self) -> int:
        """Press Ctrl-C as a person does, again where nothing came of it; return the exit code.

        One that is pressed just before the program begins to wait for a line is seen after it.
        """
        for _ in range(PATIENCE):
            self.types("\x03")
            with suppress(subprocess.TimeoutExpired):
                return self.program.wait(1)
        raise AssertionError("it goes on for all that")

    def ends(self) -> int:
        """Return the exit code, when all that is still shown has been read."""
        while True:
            try:
                if not os.read(self.ours, 4096):
                    break
            except OSError:  # Linux says so that the other end is closed
                break
        return self.program.wait(20)


@contextmanager
def terminal(folder: Path, *arguments: str) -> Iterator[Terminal]:
    """Run a command on a terminal of its own."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "ARMSTRAIL_DATA": ""}
    command = [sys.executable, "-m", "armstrail", *arguments]
    how = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "cwd": folder, "env": environment}
    with subprocess.Popen(
        command, start_new_session=True, preexec_fn=_controlled(theirs), **how
    ) as program:  # type: ignore[call-overload]
        os.close(theirs)
        try:
            yield Terminal(ours, program)
        finally:
            program.kill()
            os.close(ours)


def _controlled(terminal: int) -> object:
    """Return what makes the terminal that of a new process, so that Ctrl-C reaches it."""
    import fcntl
    import termios

    return lambda: fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    run("init", str(tmp_path / "case"))
    return tmp_path / "case"


def test_tab_completes_and_what_is_confirmed_is_written(case: Path) -> None:
    with terminal(case, "add", "actor") as one:
        one.sees("name> ")
        one.types("Tal Militia\n")
        one.sees("type> ")
        one.types("armed-g\t\n")
        for _ in range(2):
            one.sees("may be empty]> ")
            one.types("\n")
        one.sees("type: armed-group")
        one.sees("Write this? [Y/n] ")
        one.types("y\n")
        assert one.ends() == 0
    assert [(actor.id, actor.type) for actor in read(case).actors] == [
        ("tal-militia", "armed-group")
    ]


def test_an_interruption_leaves_all_as_it_was(case: Path) -> None:
    with terminal(case, "add", "actor", "--name", "A") as one:
        one.sees("type> ")
        assert one.interrupts() == INTERRUPTED
    assert read(case).actors == ()
