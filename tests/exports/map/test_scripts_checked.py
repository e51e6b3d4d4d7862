"""The page's scripts as a type checker and a linter see them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from exports.map.strings import ASSETS
from tests.support.places import ROOT

pytestmark = pytest.mark.node

SCRIPTS = {str(path) for path in ASSETS.rglob("*.js")}


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run(["node", *command], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert not done.stderr
    return done.returncode, done.stdout


def test_every_script_has_the_types_that_it_says_and_no_name_unused(npm: Path) -> None:
    checker = (npm / "node_modules/typescript/bin/tsc", "--project", npm)
    assert set(run(*checker, "--listFilesOnly")[1].splitlines()) >= SCRIPTS
    assert run(*checker) == (0, "")


def test_every_script_is_linted_and_none_turns_a_check_off(npm: Path) -> None:
    linter = npm / "node_modules/eslint/bin/eslint.js"
    config = ("--config", npm / "eslint.config.js", "--format", "json")
    found = json.loads(run(linter, *config, ASSETS)[1])
    assert {one["filePath"] for one in found} == SCRIPTS
    assert [one for one in found if one["messages"]] == []
    for path in SCRIPTS:
        text = Path(path).read_text("utf-8")
        assert "@ts-" not in text, path
