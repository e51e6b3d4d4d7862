"""Text is plain in a pipe; on a terminal it is coloured, fits, and is paged where it is long."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.cli import run
from tests.support.places import ROOT, TESTS

pty = pytest.importorskip("pty")

SMALL = str(TESTS / "support" / "small")
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def on_a_terminal(*command: str, stdin: Any = subprocess.DEVNULL, **environment: Any) -> str:
    """What arrives on a terminal of 24 lines of 80 columns."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "PAGER", "LESS")}
    plain = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "armstrail", *command],
        stdin=theirs if stdin < 0 and stdin != subprocess.DEVNULL else stdin,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**kept, **plain, **environment},
    ):
        os.close(theirs)
        found = b""
        while part := _read(ours):
            found += part
    os.close(ours)
    return found.decode().replace("\r\n", "\n")


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # Linux says so that the other end is closed
        return b""


PATHS = ("paths", "north", "depot", "--data", SMALL)


@pytest.mark.parametrize("command", [PATHS, ("transfers", "--data", SMALL)])
def test_a_terminal_has_colour_and_but_for_it_the_text_of_a_pipe(command: tuple[str, ...]) -> None:
    seen = on_a_terminal(*command)
    assert COLOUR.search(seen)
    assert COLOUR.sub("", seen) == run(*command).stdout


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_has_none(environment: dict[str, str]) -> None:
    seen = on_a_terminal(*PATHS, stdin=subprocess.DEVNULL, **environment)
    assert seen == run(*PATHS).stdout


def test_what_is_longer_than_the_screen_is_paged_unless_that_is_not_wanted(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged\ncat\n", "utf-8")
    pager.chmod(0o755)
    long = ("actors", "--full")
    terminal = -1
    assert on_a_terminal(*long, stdin=terminal, PAGER=str(pager)).startswith("paged\n")
    assert not on_a_terminal(*PATHS, stdin=terminal, PAGER=str(pager)).startswith("paged\n")
    unwanted = on_a_terminal("--no-pager", *long, stdin=terminal, PAGER=str(pager))
    assert not unwanted.startswith("paged\n")
    assert not on_a_terminal(*long, stdin=terminal, PAGER="").startswith("paged\n")


@pytest.mark.parametrize("command", ["actors", "transfers", "sources"])
def test_a_list_has_one_line_a_row_that_fits(command: str) -> None:
    lines = run(command, "--data", SMALL).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    full = run(command, "--data", SMALL, "--full").stdout.splitlines()
    assert len(lines) < len(full)


def test_no_band_and_no_figure_is_cut_in_a_list() -> None:
    for line in run("transfers").stdout.splitlines()[1:]:
        if not line:
            break
        assert re.search(
            r"(documented|acknowledged|reported|alleged)( [dur])*\s+\S.* to \S+\)?$", line
        )


@pytest.mark.parametrize("pager", ["false", 'less "', "/dev/null", "no-such-pager"])
def test_a_pager_that_fails_loses_nothing(pager: str) -> None:
    plain = on_a_terminal("--no-pager", "actors", "--full")
    assert on_a_terminal("actors", "--full", stdin=-1, PAGER=pager) == plain


def test_a_pager_that_cannot_be_run_loses_nothing(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_bytes(b"\x00no program")
    pager.chmod(0o755)
    plain = on_a_terminal("--no-pager", "actors", "--full")
    assert on_a_terminal("actors", "--full", stdin=-1, PAGER=str(pager)) == plain


def test_a_pager_has_the_interrupt_to_itself(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nkill -INT $PPID\nsleep .2\necho paged\ncat\n", "utf-8")
    pager.chmod(0o755)
    assert on_a_terminal("actors", "--full", stdin=-1, PAGER=str(pager)).startswith("paged\n")


def test_a_narrow_terminal_loses_no_column() -> None:
    seen = on_a_terminal("--no-pager", "actors", "--data", SMALL, COLUMNS="1")
    assert all(len(line) > len("actors") for line in seen.split("\n\n")[0].splitlines())
