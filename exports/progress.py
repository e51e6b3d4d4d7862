"""A sign of life on standard error for whatever takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

AFTER = 2.0
"""Seconds of quiet before the first sign; it is renewed every second after that."""


@contextmanager
def patience(after: float = AFTER) -> Iterator[None]:
    """Show "working, N s" while the block runs, if standard error is a terminal; then wipe it."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    watch = threading.Thread(target=_tell, args=(done, after), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()


def _tell(done: threading.Event, after: float) -> None:
    began = time.monotonic()
    shown = done.wait(after) is False
    while not done.wait(1.0 if shown else 0):
        sys.stderr.write(f"\rworking, {time.monotonic() - began:.0f} s (Ctrl-C stops) ")
        sys.stderr.flush()
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
