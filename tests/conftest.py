"""Settings of all tests."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from hypothesis import HealthCheck, settings

# The helpers assert, too, and their failures are to be as plain as those of tests.
pytest.register_assert_rewrite("tests.support")

# A slow machine is no fault of the code, and no test here measures time.
settings.register_profile(
    "armstrail", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("armstrail")


def _imported(*packages: str) -> None:
    for name in packages:
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)


# Hypothesis also tries the constants of all modules that are loaded: all are, in every process, or
# the inputs of a test would hang on the tests that ran before it.
_imported("armstrail", "graph", "seeds", "exports", "tests.support")
