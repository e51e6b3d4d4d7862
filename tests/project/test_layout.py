"""The house and its tests keep their shape: rooms of few files, mirrored, each named."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT, TESTS

HOUSE = ("armstrail", "exports", "graph", "seeds")
CODE = {".css", ".html", ".js", ".mjs", ".py"}
MOST_FILES = 20
OTHER = {TESTS / "project"}
"""Tests of what is no package: the script that sets up, the documents, the layout itself."""

MODULES = sorted(TESTS.rglob("test_*.py"))


def imported(file: Path) -> Iterator[str]:
    """Yield the full names of the modules, and of what is in them, that a file imports."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def is_of_tests(name: str) -> bool:
    """Return whether an import is of a test module, or of something in one."""
    first, *rest = name.split(".")
    return first == "tests" and any((TESTS / f"{one}.py") in MODULES for one in paths(rest))


def paths(parts: list[str]) -> Iterator[str]:
    """Yield the beginnings of a dotted name, as paths."""
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def rooms(*roots: str) -> list[Path]:
    """Return the folders that hold modules of Python."""
    return sorted({file.parent for root in roots for file in (ROOT / root).rglob("*.py")})


@pytest.mark.parametrize("file", sorted(TESTS.rglob("*.py")), ids=lambda one: one.name)
def test_nothing_is_imported_from_a_test_module(file: Path) -> None:
    assert [name for name in imported(file) if is_of_tests(name)] == []


def test_every_folder_of_tests_mirrors_a_room() -> None:
    folders = {file.parent for file in MODULES} - OTHER
    assert [one for one in folders if not (ROOT / one.relative_to(TESTS)).is_dir()] == []


def test_no_folder_holds_more_code_than_a_reader_can_survey() -> None:
    files = (file for root in (*HOUSE, "tests") for file in (ROOT / root).rglob("*.*"))
    code = (one for one in files if one.suffix in CODE and one.name != "__init__.py")
    count = Counter(one.parent for one in code if "node_modules" not in one.parts)
    assert {room: number for room, number in count.items() if number > MOST_FILES} == {}


@pytest.mark.parametrize("room", rooms(*HOUSE), ids=lambda one: str(one.relative_to(ROOT)))
def test_every_room_says_what_lives_in_it(room: Path) -> None:
    assert ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
