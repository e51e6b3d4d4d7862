"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import armstrail
import exports
import graph
import seeds

MODULES = [
    armstrail.__name__,
    *(
        one.name
        for package in (graph, seeds, exports)
        for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ),
]


def examples(module: ModuleType) -> list[doctest.DocTest]:
    found = doctest.DocTestFinder(exclude_empty=True).find(module)
    return [one for one in found if one.examples]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_show_what_comes(name: str) -> None:
    runner = doctest.DocTestRunner()
    said: list[str] = []
    for example in examples(importlib.import_module(name)):
        runner.run(example, out=said.append)
    assert not runner.failures, "".join(said)


def test_there_are_examples_to_run() -> None:
    assert sum(bool(examples(importlib.import_module(name))) for name in MODULES) >= 10
