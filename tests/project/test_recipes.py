"""Every recipe of CONTRIBUTING does what it says, and touches the files that it names alone."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.places import ROOT, SMALL

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

MOST_FILES = {
    "mode": 1,
    "format": 2,
    "column": 2,
    "constraint": 2,
    "kind of question": 2,
    "colour": 1,
    "importer": 2,
    "check": 1,
}
"""How many files of code each recipe touches. A list that grows is a house that got worse."""

PACKAGES = ("armstrail", "exports", "graph", "seeds")

Told = dict[tuple[str, ...], str]
"""What was said to each command."""

_EDIT = re.compile(
    r"^`([^`\n]+)`, (a new file|before|after|instead of)(?: `([^`\n]+)`)?:\n\n"
    r"```python\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_ASKED = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Recipe(NamedTuple):
    """The files that a recipe names, and its text."""

    files: tuple[str, ...]
    text: str


def recipes() -> dict[str, Recipe]:
    found = {}
    for part in TEXT.partition("\n## Recipes\n")[2].split("\n### ")[1:]:
        title, _, text = part.partition("\n")
        (named,) = re.findall(r"^Files: (.+)$", text, re.MULTILINE)
        files = tuple(re.findall(r"`([^`]+)`", named))
        found[title.removeprefix("A new ")] = Recipe(files, text)
    return found


RECIPES = recipes()


def edited(text: str, how: str, anchor: str, new: str) -> str:
    place = text.index(anchor)
    line = text.rindex("\n", 0, place) + 1
    if how == "before":
        return text[:line] + new + text[line:]
    end = text.index("\n", place) + 1
    return text[: end if how == "after" else line] + new + text[end:]


def carried_out(recipe: Recipe, house: Path) -> set[str]:
    """Edit the house as the recipe says; return the files that were touched."""
    touched = set()
    for file, how, anchor, new in _EDIT.findall(recipe.text):
        path = house / file
        if how == "a new file":
            assert not path.exists()
            path.write_text(new, "utf-8")
        else:
            path.write_text(edited(path.read_text("utf-8"), how, anchor, new), "utf-8")
        touched.add(file)
    return touched


def asked(recipe: Recipe) -> Iterator[tuple[list[str], list[str]]]:
    """Each command that the recipe asks, and the pieces that its answer must have."""
    for block in _ASKED.findall(recipe.text):
        for part in block.split("$ armstrail ")[1:]:
            command, *pieces = part.rstrip("\n").split("\n")
            yield shlex.split(command), [one.strip() for one in pieces]


ASKING = """
import json, sys
from click.testing import CliRunner
from armstrail.cli import main

def answer(command):
    done = CliRunner().invoke(main, command, prog_name="armstrail")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output_bytes.decode()

told = [answer(one) for one in json.load(sys.stdin)]
stale = []
"""
"""What commands print, one after the other in one process: most of each is the start."""

STALE = """
import pytest
from exports.map.marks import FAMILIES, HUES
from seeds.codebook import code_book
from seeds.scaffold import bundled_package
from tests.seeds.cache.test_version import KNOWN, kept
from tests.support.oracles.colours import VISION, alike, faint
from tests.support.places import ROOT, SMALL

themes = (0, 1)
assert not any(faint(HUES, name, theme) for name in FAMILIES for theme in themes)
assert not any(alike(FAMILIES, vision, theme) for vision in VISION for theme in themes)
path, package = bundled_package()
with pytest.MonkeyPatch.context() as patch:
    now = kept(patch)
made = {
    "python -m seeds.codebook": (ROOT / "docs" / "code-book.md").read_text("utf-8") == code_book(),
    "python -m seeds.scaffold": path.read_text("utf-8") == package,
    "python -m tests.seeds.cache.test_version": now == json.loads(KNOWN.read_text("utf-8")),
}
stale = [command for command, current in made.items() if not current]
"""
"""Holds what is drawn to what eyes can tell apart; then the commands that make anew what is old."""

PRINTING = "\njson.dump([told, stale], sys.stdout)"


def answers(house: Path, script: str, recipes: Iterable[Recipe]) -> tuple[Told, list[str]]:
    """What the house says to the commands of these recipes, in one line each, and what is stale."""
    (house / "actors.tsv").write_text("a\tGroup A\nb\tGroup B\n", "utf-8")
    actors = shutil.copytree(SMALL, house / "long") / "actors.csv"
    actors.write_text(actors.read_text("utf-8").replace(",Northland,", f",{'N' * 80},"), "utf-8")
    every = [command for one in recipes for command, _ in asked(one)]
    done = subprocess.run(
        [sys.executable, "-c", script + PRINTING],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house), "ARMSTRAIL_DATA": "", "COLUMNS": "80"},
        input=json.dumps(every),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    texts, stale = json.loads(done.stdout)
    lines = (" ".join(text.split()) for text in texts)
    return dict(zip(map(tuple, every), lines, strict=True)), stale


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """What the house says before anything was added."""
    house = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        (house / package).symlink_to(ROOT / package)
    return answers(house, ASKING, RECIPES.values())[0]


def test_every_recipe_names_no_more_files_than_it_did() -> None:
    assert {title: len(one.files) for title, one in RECIPES.items()} == MOST_FILES


@pytest.mark.parametrize("title", MOST_FILES)
def test_a_recipe_does_what_it_says_and_touches_the_files_it_names(
    title: str, tmp_path: Path, before: Told
) -> None:
    recipe = RECIPES[title]
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    for name in ("docs", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert carried_out(recipe, tmp_path) == {*recipe.files}
    after, stale = answers(tmp_path, ASKING + STALE, [recipe])
    questions = list(asked(recipe))
    assert questions
    for command, pieces in questions:
        assert pieces
        for piece in pieces:
            assert " ".join(piece.split()) in after[tuple(command)]
            assert " ".join(piece.split()) not in before[tuple(command)]
    assert stale == re.findall(r"`(python -m [\w.]+)", recipe.text)
