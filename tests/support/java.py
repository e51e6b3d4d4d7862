"""Builds the small Java programs of the tests through Maven, once, and runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.places import SUPPORT

Gephi = Callable[..., list[dict[str, Any]]]


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
    if not path.exists() or path.stat().st_mtime < max(one.stat().st_mtime for one in sources):
        goals = ("package", "dependency:build-classpath", f"-Dmdep.outputFile={path}")
        done = subprocess.run(
            [maven, "-B", "-q", *goals], cwd=folder, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, f"mvn failed: {done.stdout}{done.stderr}"
        path.touch()
    return java, os.pathsep.join([str(folder / "target" / "classes"), path.read_text("utf-8")])
