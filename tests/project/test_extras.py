"""Without what the extras install the tests are found all the same."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.project.without_extras import Hidden, modules
from tests.support.places import ROOT


def test_libraries_of_every_extra_are_hidden_and_pytest_is_not() -> None:
    hidden = modules()
    assert {"followthemoney", "playwright", "polars", "pybtex", "stix2", "typst"} <= hidden
    assert not hidden & {"hypothesis", "jsonschema", "lxml", "networkx", "pytest", "xdist"}


def test_who_reads_the_plug_in_hides_nothing() -> None:
    assert not any(isinstance(one, Hidden) for one in sys.meta_path)


def test_without_any_extra_every_test_module_is_collected() -> None:
    plugins = ("-p", "tests.project.without_extras", "-p", "no:cacheprovider")
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", *plugins],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.returncode == 0, found.stdout[-3000:] + found.stderr
    assert re.search(r"^\d+(/\d+)? tests collected", found.stdout, re.M)
    skipped = re.findall(r"^SKIPPED \[1\] (\S+?):", found.stdout, re.M)
    assert skipped == ["tests/graph/evidence/test_problog.py"]
