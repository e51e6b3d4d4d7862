"""What a command costs before it does anything: CPU time of whole processes, as ratios.

Run ``python -m benchmarks.startup [ROUNDS]``. It times child processes in turn, so that what else
the machine does falls on all alike, and prints medians and two ratios:

- ``armstrail --help`` to ``python -c "import click"``: at most 4;
- ``armstrail paths`` on the bundled data to the import alone of every module that it has imported
  at its end: at most 1.5. That this is little is held by tests/armstrail/test_startup.py.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PATHS = ("paths", "US DoD", "Hamas")

_LOADED = f"""
import contextlib, io, sys
before = set(sys.modules)
from armstrail.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main({PATHS!r}, standalone_mode=False)
print(*(name for name in sys.modules if name not in before and "-" not in name))
"""


def run(*arguments: str) -> str:
    """Run Python from the folder of the repository; return what it printed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARMSTRAIL_DATA": ""}
    return subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def cost(*arguments: str) -> float:
    """Return the CPU seconds of one process of Python."""
    before = getrusage(RUSAGE_CHILDREN)
    run(*arguments)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def imported() -> list[str]:
    """Return the modules that ``armstrail paths`` has imported when it is done."""
    return run("-c", _LOADED).split()


def measured(rounds: int) -> dict[str, float]:
    """Return the median of each, all run in turn ``rounds`` times."""
    commands = {
        "import click": ("-c", "import click"),
        "armstrail --help": ("-m", "armstrail", "--help"),
        "imports of paths": ("-c", f"import {', '.join(imported())}"),
        "armstrail paths": ("-m", "armstrail", *PATHS),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, arguments in commands.items():
            times[name].append(cost(*arguments))
    return {name: median(found) for name, found in times.items()}


def main() -> None:
    """Print medians and ratios."""
    found = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
    for name, seconds in found.items():
        print(f"{name:18} {seconds * 1000:6.0f} ms")
    for one, other, most in (
        ("armstrail --help", "import click", 4.0),
        ("armstrail paths", "imports of paths", 1.5),
    ):
        print(f"{one} / {other}: {found[one] / found[other]:.2f} (at most {most})")


if __name__ == "__main__":
    main()
