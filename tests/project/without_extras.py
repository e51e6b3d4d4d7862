"""Hides what the extras install, as where nobody asked for them: a plug-in of pytest.

``python -m pytest -p tests.project.without_extras`` runs the tests so. What the tests cannot do
without stays: pytest, hypothesis and jsonschema.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from configparser import ConfigParser
from importlib.machinery import ModuleSpec
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]  # this is loaded before the helpers can be
KEPT = {"hypothesis", "jsonschema", "pytest", "pytest-xdist"}


def requirements() -> set[str]:
    """Return the names of the distributions that the extras in setup.cfg ask for."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", "utf-8")
    lines = "\n".join(config["options.extras_require"].values()).split()
    return {normal(re.split(r"[\[<>=]", line)[0]) for line in lines} - {"armstrail"}


def normal(name: str) -> str:
    """Return the one spelling of a distribution's name."""
    return re.sub("[-_.]+", "-", name).lower()


def modules() -> set[str]:
    """Return the top-level modules that are hidden."""
    hidden, there = requirements() - KEPT, packages_distributions()
    return {name for name, dists in there.items() if {*map(normal, dists)} <= hidden}


class Hidden:
    """Finds nothing, and lets nobody else find, what is hidden."""

    def __init__(self, names: set[str]) -> None:
        """``names`` are those of top-level modules."""
        self.names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return nothing for what is not hidden. Raises ModuleNotFoundError for what is."""
        if name.partition(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def pytest_configure() -> None:
    """Hide them for this run of pytest."""
    sys.meta_path.insert(0, Hidden(modules()))
