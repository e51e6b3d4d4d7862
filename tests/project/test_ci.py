""".ci/run lets no test be skipped in silence; stand-ins play run.py and the tools after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.places import ROOT

SCRIPT = ROOT / ".ci" / "run"
SKIPPED = "SKIPPED [1] tests/test_page.py:3: no chromium\n"


def run(folder: Path, output: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script where the tests print ``output`` and no tool after them is found."""
    (folder / ".ci").mkdir()
    (folder / ".ci" / "run").write_bytes(SCRIPT.read_bytes())
    (folder / "run.py").write_text(f"print({output!r})", "utf-8")
    return subprocess.run(
        ["bash", folder / ".ci" / "run"],
        env={**os.environ, "ARMSTRAIL_SKIPS": "", **settings},
        capture_output=True,
        text=True,
        check=False,
    )


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="bash and POSIX paths")


def test_a_skipped_test_ends_the_run_and_is_named(tmp_path: Path) -> None:
    ended = run(tmp_path, f"{SKIPPED}=== 7 passed, 1 skipped in 3.21s ===")
    assert ended.returncode == 1
    assert SKIPPED in ended.stderr
    assert "ARMSTRAIL_SKIPS=allowed" in ended.stderr
    assert "== ruff check ==" not in ended.stdout


def test_skipped_tests_can_be_allowed(tmp_path: Path) -> None:
    ended = run(
        tmp_path, f"{SKIPPED}=== 7 passed, 1 skipped in 3.21s ===", ARMSTRAIL_SKIPS="allowed"
    )
    assert "== ruff check ==" in ended.stdout


def test_without_a_skipped_test_the_run_goes_on(tmp_path: Path) -> None:
    ended = run(tmp_path, "=== 7 passed, 1 xfailed in 3.21s ===")
    assert "== ruff check ==" in ended.stdout


def test_tests_that_name_none_passed_end_the_run(tmp_path: Path) -> None:
    ended = run(tmp_path, "no tests ran")
    assert (ended.returncode, "pytest named no passed test" in ended.stderr) == (1, True)
