"""What the tests build and fetch is built once, also where several processes want it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.places import ROOT
from tests.support.programs import by_turns

WAITING = """
from tests.support.programs import by_turns
print("asks", flush=True)
with by_turns():
    print("has it")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no lock there")
def test_of_two_processes_that_would_build_one_waits_for_the_other() -> None:
    command = [sys.executable, "-c", WAITING]
    with by_turns():
        other = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert other.stdout
        assert other.stdout.readline() == "asks\n"
        with pytest.raises(subprocess.TimeoutExpired):
            other.wait(0.3)
    assert other.communicate()[0] == "has it\n"
