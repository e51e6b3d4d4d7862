"""Adding a constraint touches two files: this adds one to a copy of the house, and asks for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.places import ROOT, TESTS

FIELD = """    any_materiel: bool = False
    placed: bool = False
"""
ENTRY = '''class Placed(Flag):
    """The place of every leg is stated."""

    of_transfer = ("placed",)

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return that no place is stated."""
        return "" if leg.place else f"nowhere: no document says where {leg.id} happened"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return where a place is stated."""
        return coded(flat, "place", [bool(place) for place in Names(flat.arrays, "places")])


CONSTRAINTS: tuple[Constraint, ...] = (
    Placed("placed", "Only legs with a place.", "every leg with its place stated", "placed"),
'''
EDITS = {
    "graph/constraints/limits.py": ("    any_materiel: bool = False\n", FIELD),
    "graph/constraints/registry.py": ("CONSTRAINTS: tuple[Constraint, ...] = (\n", ENTRY),
}
COMMANDS = ("paths", "downstream", "upstream", "scrutinise")
QUESTION = "how could US weapons reach the Taliban, placed?"

ASK = f"""
import json, sys, armstrail
from click.testing import CliRunner
from armstrail.cli import main
from graph.errors import QuestionError

def printed(*command):
    done = CliRunner().invoke(main, command, prog_name="armstrail")
    assert done.exit_code == 0, done.output
    return done.stdout

net = armstrail.load()
told = net.paths("US", "Taliban", placed=True)
assert told.answer.limits.placed
try:
    net.paths("US", "Taliban", placed="no")
except QuestionError as error:
    refused = str(error)
asked = ("paths", "US", "Taliban", "--singly", "--json")
json.dump({{
    "help": {{one: printed(one, "--help") for one in {COMMANDS}}},
    "limited": json.loads(printed(*asked, "--placed")),
    "free": json.loads(printed(*asked)),
    "question": printed("ask", "{QUESTION}"),
    "python": str(told),
    "refused": refused,
}}, sys.stdout)
"""
"""All that is asked of the house, in one process."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with one constraint more, all but the two files being those of this one."""
    house = tmp_path_factory.mktemp("house")
    for name in ("armstrail", "exports", "seeds", "tests"):
        (house / name).symlink_to(ROOT / name)
    for file in sorted([*(ROOT / "graph").rglob("*.py"), *(ROOT / "graph").rglob("*.ebnf")]):
        copy = house / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        old, new = EDITS.get(file.relative_to(ROOT).as_posix(), ("", ""))
        assert old in text
        copy.write_text(text.replace(old, new) if old else text, "utf-8")
    return house


def run(house: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(house)}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def found(house: Path) -> Any:
    """What the house says."""
    return json.loads(run(house, "-c", ASK))


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_an_option_with_its_help(found: Any, command: str) -> None:
    assert "--placed Only legs with a place." in " ".join(found["help"][command].split())


def test_it_limits_the_paths_says_why_and_stands_above_the_answer(found: Any) -> None:
    limited, free = found["limited"], found["free"]
    places = {leg["place"] for path in limited["paths"] for leg in path["legs"]}
    assert places
    assert all(places)
    assert len(limited["paths"]) < len(free["paths"])
    assert limited["constraints"] == ["every leg with its place stated"]
    assert any(one["reason"].startswith("nowhere: no document") for one in limited["excluded"])


def test_it_is_a_keyword_in_python(found: Any) -> None:
    assert "With these constraints: every leg with its place stated." in found["python"]
    assert found["refused"].startswith("placed: 'no' is no yes or no")


def test_a_question_asks_for_it_and_is_said_back_with_it(found: Any) -> None:
    told = found["question"]
    assert "\n\nRead as: paths from United States to Taliban; placed\n" in told
    assert "With these constraints: every leg with its place stated." in told


def test_its_rule_is_held_to_its_mask_without_a_test_more(house: Path) -> None:
    registry = TESTS.relative_to(ROOT) / "graph" / "constraints" / "test_registry.py"
    options = ("-q", "-p", "no:cacheprovider", "-k", "placed", f"--rootdir={house}")
    told = run(house, "-m", "pytest", *options, registry.as_posix())
    assert " passed" in told
