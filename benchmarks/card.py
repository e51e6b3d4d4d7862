"""The card of the machine: what the figures were measured on."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.measuring import ROOT

LIBRARIES = ("numpy", "scipy", "pandas", "pyarrow", "polars", "duckdb", "networkit", "numba")


def card() -> dict[str, str]:
    """Return the commit, processor, cores, memory, system, Python and libraries, each as a text."""
    return {
        "code": _commit(),
        "processor": _found("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": _memory(),
        "load when begun": f"{os.getloadavg()[0]:.1f}",
        "system": platform.platform(),
        "Python": platform.python_version(),
        "libraries": ", ".join(filter(None, map(_library, LIBRARIES))),
    }


def _commit() -> str:
    """Return the commit that the code is of, and whether it was changed since."""
    command = ["git", "describe", "--always", "--dirty=, changed since"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip()


def _found(path: str, name: str) -> str:
    """Return what a file of the kernel says under that name; "" where it says nothing."""
    if not Path(path).exists():
        return ""
    lines = Path(path).read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _memory() -> str:
    kibibytes = _found("/proc/meminfo", "MemTotal").partition(" ")[0]
    return f"{int(kibibytes) / (1 << 20):.1f} GiB" if kibibytes else ""


def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""
