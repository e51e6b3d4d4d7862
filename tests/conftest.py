"""Settings of all tests."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from importlib.util import find_spec

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what runs on Spark where PySpark is not installed: it is 450 MB, and no extra of
    the tests.
    """
    if _spark_is_there():
        return
    gone = [one for one in items if one.get_closest_marker("spark")]
    items[:] = [one for one in items if not one.get_closest_marker("spark")]
    config.hook.pytest_deselected(items=gone)


def _spark_is_there() -> bool:
    try:
        return find_spec("pyspark") is not None and shutil.which("java") is not None
    except ModuleNotFoundError:  # hidden, by tests.project.without_extras
        return False
