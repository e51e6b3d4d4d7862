"""A program is told with what it cost, and is ended at its limit."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from benchmarks.measuring import run
from tests.support.places import ROOT


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_cpu_memory_and_what_was_printed_are_told() -> None:
    hungry = "held = [0] * (14 << 20); print('[1]'); sum(range(3_000_000)); print('2')"
    found = run(python(hungry), 60)
    assert found.told == ([1], 2)
    assert 0.02 < found.cpu < 30
    assert found.peak > 100
    assert (found.over, found.failed) == (0, "")


def test_memory_is_that_of_the_program_where_whoever_measures_is_small() -> None:
    """What a process holds when it starts another counts as the other's: this one holds much."""
    told = "from benchmarks.measuring import run; import sys\n"
    told += "print(run([sys.executable, '-c', 'held = [0] * (14 << 20)'], 60).peak)"
    peak = subprocess.run(python(told), cwd=ROOT, capture_output=True, text=True, check=True)
    assert 100 < float(peak.stdout) < 150


def test_time_that_a_program_sleeps_is_no_cpu() -> None:
    found = run(python("import time; time.sleep(.5)"), 60)
    assert found.wall >= 0.5 > found.cpu


def test_what_takes_longer_is_ended_and_told_as_over_the_limit() -> None:
    found = run(python("print(1, flush=True)\nwhile True: pass"), 1)
    assert (found.over, found.failed, found.told) == (1, "", (1,))


def test_a_program_that_fails_is_told_with_its_last_words() -> None:
    found = run(python("raise SystemExit('no such thing')"), 60)
    assert (found.over, found.failed) == (0, "no such thing")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_an_interruption_ends_what_runs() -> None:
    runner = "from benchmarks.measuring import run; import sys; print('ready', flush=True)\n"
    runner += f"run([sys.executable, '-c', {SLEEPING!r}], 60)"
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    command = python(start + runner)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as one:
        assert one.stdout
        one.stdout.readline()
        while not running(SLEEPING):
            time.sleep(0.05)
        one.send_signal(signal.SIGINT)
        try:
            one.wait(20)
        finally:
            one.kill()
    assert not running(SLEEPING)


SLEEPING = "import time; time.sleep(876.5)"


def running(code: str) -> bool:
    found = subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True, check=True)
    rows = [line for line in found.stdout.splitlines() if line.rstrip().endswith(f"-c {code}")]
    return any(not line.startswith("Z") for line in rows)
