"""On a real terminal no text commands it: neither names nor file names, nor what was typed.

Click strips escape sequences only where there is no terminal, so each command runs on one.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from armstrail.cli import COMMANDS
from seeds import tables
from tests.support.datasets_io import write_dataset

pty = pytest.importorskip("pty")

ODD = "\x1b[2J\x1b]0;t\x07\x9b31m\u202e\u2066"
"""Clears the screen, names the window, colours, and turns text round."""

CELL = ODD.rstrip("\u202e\u2066")
"""The same without what turns text round: a cell with that is refused."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
OWN = re.compile("\rworking, [0-9]+ s [(]Ctrl-C stops[)] |\r\x1b\\[K")


def on_a_terminal(command: Sequence[str], folder: Path) -> str:
    """What arrives where standard output and standard error are one pseudo-terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "80", "NO_COLOR": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "armstrail", *command],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environment,
    ):
        os.close(theirs)
        raw = _all(ours)
    os.close(ours)
    return OWN.sub("", raw.decode("utf-8")).replace("\r\n", "\n")


def _all(end: int) -> bytes:
    found = b""
    while True:
        try:
            part = os.read(end, 65536)
        except OSError:  # Linux says so that the other end is closed
            return found
        if not part:
            return found
        found += part


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a hostile dataset in ``data``, hostile files, and hostile file names."""
    root = tmp_path_factory.mktemp("terminal")
    small = tables.read(Path(__file__).parents[1] / "support" / "small")
    turned = tuple(replace(one, name=f"{one.name} {ODD}") for one in small.origins)
    hostile = replace(
        small,
        title=f"Title {CELL}",
        actors=tuple(replace(one, name=f"{one.name} {CELL}", note=CELL) for one in small.actors),
        origins=tuple(replace(one, name=f"{one.name} {CELL}") for one in small.origins),
        documents=tuple(
            replace(one, title=f"{one.title} {CELL}", outlet=f"{one.outlet} {CELL}")
            for one in small.documents
        ),
        transfers=tuple(replace(one, place=f"P {CELL}", note=CELL) for one in small.transfers),
        statements=tuple(replace(one, summary=f"S {CELL}") for one in small.statements),
    )
    write_dataset(hostile, root / "data")
    write_dataset(replace(small, origins=turned), root / "turned")
    (root / f"empty{ODD.replace('/', '')}").mkdir()
    (root / f"x{ODD}.gexf").write_text("<gexf/>", "utf-8")
    (root / f"x{ODD}.xml").write_text("<a", "utf-8")
    (root / f"x{ODD}.txt").write_text(f"A text {ODD}.", "utf-8")
    odd = json.dumps({"actors": [{"id": ODD, "name": ODD, f"n{ODD}": 1}], ODD: []})
    (root / f"x{ODD}.json").write_text(odd, "utf-8")
    return root


def commands() -> dict[str, list[list[str]]]:
    """Commands by name, each with what is right, and with hostile names typed."""
    data, wrong = ["--data", "data"], ["--data", f"none{ODD}"]
    pair = ["north", "depot"]
    return {
        "map": [["-o", f"m{ODD}.html", *data], ["-o", f"no{ODD}/m.html", *data]],
        "paths": [
            *([*pair, *data], [*pair, "--explain", *data], [*pair, "--json", *data]),
            *([f"Northlan {ODD}", "depot", *data], [f"q{ODD}", "depot", *data], [*pair, *wrong]),
            [*pair, "--max-legs", ODD, *data],
        ],
        "downstream": [["north", *data], ["north", "--json", *data]],
        "upstream": [["depot", *data], ["depot", "--place", ODD, *data]],
        "scrutinise": [[*pair, *data], [*pair, "--json", *data], [*pair, "--grade", ODD, *data]],
        "ask": [
            [f"how could arms from northland {ODD} reach depot?", *data],
            [f"{ODD}?", *data],
        ],
        "show": [["north", *data], ["north", "--json", *data], ["t1", *data], [ODD, *data]],
        "actors": [data, [*data, "--json"], [f"--{ODD}"]],
        "transfers": [data, [*data, "--json"]],
        "stats": [data, [*data, "--json"], [*data, "--weight", ODD]],
        "sources": [data, [*data, "--tree"], [*data, "--json"], [*data, "--tree", "--json"]],
        "says": [[*pair, *data], [*pair, "--json", *data], [ODD, *data], [*data, "--by", ODD]],
        "timeline": [[*pair, *data], [*pair, "--json", *data], [ODD, *data]],
        "quantities": [["north", *data], ["north", "--json", *data], [ODD, *data]],
        "init": [[f"new{ODD}"], ["data"]],
        "paragraphs": [[f"x{ODD}.txt"], [f"none{ODD}"]],
        "add": [
            ["actor", "--name", f"New {CELL}", "--type", "state", *data],
            *(["actor", "--name", ODD, "--type", ODD, *data], ["actor", "--name", ODD]),
            ["document", f"x{ODD}.txt", "--title", f"T {CELL}", *data],
            *(["statement", "--at", ODD, *data], ["transfer", "--giver", ODD, *data], [ODD]),
        ],
        "tidy": [["data", "-o", f"t{ODD}"], [f"none{ODD}", "-o", "t"], ["turned", "-o", f"u{ODD}"]],
        "check": [["data"], ["turned"], [f"empty{ODD}"], [f"none{ODD}"]],
        "verify": [[f"empty{ODD}", *data], [f"none{ODD}", *data]],
        "export": [
            *(["json", "-o", "-", *data], ["markdown", "-o", f"e{ODD}.md", *data]),
            *(["csv", "-o", f"e{ODD}", *data], ["json", "-o", f"no{ODD}/e.json", *data]),
            [ODD, *data],
        ],
        "import": [
            *([f"x{ODD}.json", "-o", f"i{ODD}"], [f"none{ODD}.json", "-o", "i"]),
            *([f"x{ODD}.xml", "-o", "i"], ["x", "-o", f"i{ODD}", "--format", ODD]),
        ],
        "aggregate": [
            ["data", "--engine", "pandas", "-o", f"a{ODD}"],
            *([f"none{ODD}", "-o", "a"], ["turned", "-o", f"b{ODD}"], ["data", "--engine", ODD]),
        ],
        "lint": [[f"x{ODD}.gexf"], [f"x{ODD}.xml"], [f"none{ODD}"]],
    }


def test_every_command_is_tried() -> None:
    assert set(commands()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_text_that_arrives_on_a_terminal_commands_it(name: str, folder: Path) -> None:
    for arguments in commands()[name]:
        seen = on_a_terminal([name, *arguments], folder)
        assert seen.strip(), arguments
        assert "Traceback" not in seen, seen
        assert CONTROLS.findall(seen) == [], (arguments, seen)


def test_a_command_that_is_none_is_refused_without_commanding_the_terminal(folder: Path) -> None:
    seen = on_a_terminal([f"no{ODD}"], folder)
    assert "No such command" in seen
    assert CONTROLS.findall(seen) == []


def test_json_on_a_terminal_says_the_same_as_json_in_a_pipe(folder: Path) -> None:
    command = [sys.executable, "-m", "armstrail", "actors", "--json", "--data", "data"]
    piped = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
    assert "\x9b".encode() in piped
    assert json.loads(on_a_terminal(command[3:], folder)) == json.loads(piped)
