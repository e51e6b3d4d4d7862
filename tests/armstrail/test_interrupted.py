"""Ctrl-C ends the program at once, quietly and with 130, from the first import on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

INTERRUPTS = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)\n"

STARTED = {
    "python -m armstrail": ["-m", "armstrail"],
    "armstrail": ["-c", "import sys; from armstrail.__main__ import run; sys.exit(run())"],
}


def _heeds_interruptions() -> None:
    """What was started in the background ignores Ctrl-C, and so would all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("started", STARTED)
@pytest.mark.parametrize("imported", ["click", "numpy"])
def test_an_interruption_while_modules_are_imported_ends_it_quietly(
    tmp_path: Path, started: str, imported: str
) -> None:
    (tmp_path / f"{imported}.py").write_text(INTERRUPTS)
    run = subprocess.run(
        [sys.executable, *STARTED[started], "paths", "US", "Hamas"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=_heeds_interruptions,
    )
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_the_console_script_is_started_so() -> None:
    config = ConfigParser()
    config.read(ROOT / "setup.cfg")
    scripts = config["options.entry_points"]["console_scripts"]
    assert scripts.strip() == "armstrail = armstrail.__main__:run"
