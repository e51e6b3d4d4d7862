"""One class name, and one name of a constant, means one thing in the whole house."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.places import ROOT

PACKAGES = ("armstrail", "exports", "graph", "seeds")

ALLOWED = {
    # every format names the tables that it has no room for by the same word
    "ABSENT",
}


def defined(tree: ast.Module) -> Iterator[str]:
    """Yield the classes, and the public upper-case constants of the module itself."""
    yield from (node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for name in (part for target in targets if target for part in ast.walk(target)):
            if isinstance(name, ast.Name) and is_constant(name.id):
                yield name.id


def is_constant(name: str) -> bool:
    """Return whether the name is a public constant's; a single letter is a type variable's."""
    return name.isupper() and not name.startswith("_") and len(name) > 1


def shared(root: Path) -> dict[str, list[str]]:
    """Return the names that several modules define, and where."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(path for package in PACKAGES for path in (root / package).rglob("*.py")):
        for name in set(defined(ast.parse(path.read_text("utf-8")))):
            places[name].append(path.relative_to(root).as_posix())
    return {name: where for name, where in sorted(places.items()) if len(where) > 1}


def test_no_class_or_public_constant_is_defined_in_two_modules() -> None:
    found = shared(ROOT)
    assert set(found) == ALLOWED, found


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("class Step: ...", "Step"),
        ("def f():\n    class Step: ...", "Step"),
        ("MOST = 3", "MOST"),
        ("MOST: int = 3", "MOST"),
        ("LEAST, MOST = 1, 3", "MOST"),
    ],
)
def test_a_name_that_means_two_things_is_found(tmp_path: Path, source: str, name: str) -> None:
    for package in ("graph", "exports"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "one.py").write_text(source, "utf-8")
    assert shared(tmp_path)[name] == ["exports/one.py", "graph/one.py"]


@pytest.mark.parametrize("source", ["_MOST = 3", "most = 3", "T = 3", "def f():\n    MOST = 3"])
def test_private_and_local_names_are_no_matter(tmp_path: Path, source: str) -> None:
    for package in ("graph", "exports"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "one.py").write_text(source, "utf-8")
    assert shared(tmp_path) == {}
