"""Runs programs one at a time and tells what they cost: CPU, wall and peak memory.

Stands on the standard library alone: what the one who starts a child holds at that moment counts as
the child's memory, so that this process stays small. Limits are seconds of CPU, which does not
depend on what else the machine does.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

PATIENCE = 20
"""How many times its limit of CPU a program may take by the clock."""

Told = Any
"""What a program printed as a line of JSON."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run of a program cost: seconds of CPU and of the clock, and mebibytes at its peak.

    ``over`` is the limit at which it was ended, 0 where it ended by itself; ``failed`` is what it
    said last where it failed. ``told`` is what it printed until then.
    """

    cpu: float
    wall: float
    peak: float
    over: float = 0
    failed: str = ""
    told: tuple[Told, ...] = field(default=(), compare=False)


_INTERRUPTION = {signal.SIGINT}


def limited(seconds: float) -> None:
    """Let this process be ended after so many seconds of CPU, each of its children likewise."""
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (max(round(seconds), 1), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTION)


def run(command: Sequence[str], limit: float, lines: bool = True) -> Cost:
    """Run a program from the project's folder and return what it and its children cost.

    It is ended after ``limit`` seconds of CPU. What it prints is JSON, unless ``lines`` is False.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        began = time.perf_counter()
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTION)  # until it can be ended
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "ARMSTRAIL_DATA": "", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=complaints,
            start_new_session=True,
            preexec_fn=partial(limited, limit),
        )
        usage = _ended(process, limit * PATIENCE)
        wall = time.perf_counter() - began
        complaints.seek(0)
        last = complaints.read().decode(errors="replace").strip().rpartition("\n")[2]
        output.seek(0)
        told = [json.loads(line) for line in output if line.endswith(b"\n")] if lines else []
    code = process.returncode
    over = code == -signal.SIGXCPU or (code == -signal.SIGKILL and wall > limit * PATIENCE)
    return Cost(
        usage.ru_utime + usage.ru_stime,
        wall,
        usage.ru_maxrss / 1024,
        limit if over else 0,
        "" if over or not code else last or f"exit code {code}",
        tuple(told),
    )


def _ended(process: subprocess.Popen[bytes], most: float) -> resource.struct_rusage:
    """Wait for a process, end it and its children after a while, and return what they used.

    An interruption since the process was started, when it was put off, ends it too.
    """

    def end() -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    timer = Timer(most, end)
    timer.daemon = True
    try:
        timer.start()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _INTERRUPTION)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return usage
    except BaseException:
        end()
        raise
    finally:
        timer.cancel()
