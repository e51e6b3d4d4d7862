"""Runs the command line, as ``python -m armstrail`` or ``armstrail``.

Nothing is imported before it is seen to that an interruption ends the program at once, and quietly.
"""

import os
import signal
import sys
from types import FrameType

from armstrail.exits import INTERRUPTED


def _end(_signal: int, _frame: FrameType | None) -> None:
    """Stop the program: while modules are being imported there is nothing to put in order."""
    os._exit(INTERRUPTED)


def run() -> None:
    """Run the command line; an interruption ends it with :data:`INTERRUPTED`."""
    kept = signal.signal(signal.SIGINT, _end)
    from armstrail.cli import main

    signal.signal(signal.SIGINT, kept)
    try:
        main(prog_name="armstrail")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    run()
