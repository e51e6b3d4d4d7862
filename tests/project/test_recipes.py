"""Every recipe of CONTRIBUTING does what it says, and touches the files that it names alone."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.places import ROOT

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


def answer(house: Path, command: list[str]) -> str:
    environment = {**os.environ, "PYTHONPATH": str(house), "ARMSTRAIL_DATA": ""}
    done = subprocess.run(
        [sys.executable, "-m", "armstrail", *command],
        cwd=house,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return " ".join(f"{done.stdout} {done.stderr}".split())


def test_every_recipe_names_no_more_files_than_it_did() -> None:
    assert {title: len(one.files) for title, one in RECIPES.items()} == MOST_FILES


@pytest.mark.parametrize("title", MOST_FILES)
def test_a_recipe_does_what_it_says_and_touches_the_files_it_names(
    title: str, tmp_path: Path
) -> None:
    recipe = RECIPES[title]
    for package in ("armstrail", "exports", "graph", "seeds"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    (tmp_path / "actors.tsv").write_text("a\tGroup A\nb\tGroup B\n", "utf-8")
    questions = list(asked(recipe))
    assert questions
    before = {tuple(command): answer(tmp_path, command) for command, _ in questions}
    assert carried_out(recipe, tmp_path) == {*recipe.files}
    for command, pieces in questions:
        after = answer(tmp_path, command)
        assert pieces
        for piece in pieces:
            assert " ".join(piece.split()) in after
            assert " ".join(piece.split()) not in before[tuple(command)]
