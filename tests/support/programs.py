"""The programs that exports are held against: Maven and npm get and build them, once.

Whatever is built or fetched lies beside its sources and serves later runs. Workers of one run do
it by turns: the first does the work, the others find it done.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.places import NODE, SUPPORT

Gephi = Callable[..., list[dict[str, Any]]]


@contextmanager
def by_turns() -> Iterator[None]:
    """Wait until no other process of the tests builds or fetches anything.

    The lock is on this file, so that no lock file is left lying about.
    """
    with Path(__file__).open("rb") as lock:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def said(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints; it must end well."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{command[0]} failed: {done.stdout}{done.stderr}"
    return done.stdout


def built(name: str) -> tuple[str, str]:
    """Java and the class path of the program in the folder ``name``; skips where Java is missing.

    Built anew when its sources have changed. The first time Maven gets what the program needs;
    later it asks nobody.
    """
    java, maven = shutil.which("java"), shutil.which("mvn")
    if not java or not maven:
        pytest.skip("java or mvn is missing: they would build and run a program against it")
    folder = SUPPORT / name
    sources = [folder / "pom.xml", *folder.glob("src/main/java/*.java")]
    path = folder / "target" / "classpath"
    with by_turns():
        if not _newer(path, *sources):
            goals = ("package", "dependency:build-classpath", f"-Dmdep.outputFile={path}")
            said(maven, "-B", "-q", *goals, cwd=folder)
            path.touch()
    return java, os.pathsep.join([str(folder / "target" / "classes"), path.read_text("utf-8")])


def packages() -> Path:
    """Return the folder of the JavaScript packages of the tests; skips where npm is missing."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is missing: it would fetch the JavaScript packages of the tests")
    folder = NODE / "node_modules"
    with by_turns():
        if not _newer(folder / ".package-lock.json", NODE / "package-lock.json"):
            said(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=NODE)
    return folder


def _newer(made: Path, *sources: Path) -> bool:
    """Return whether a file is there and no older than any of its sources."""
    return made.exists() and made.stat().st_mtime >= max(one.stat().st_mtime for one in sources)
