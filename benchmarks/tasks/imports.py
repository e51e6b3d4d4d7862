"""Prints the modules that a command has imported when it is done: what its start needs at least.

    python -m benchmarks.tasks.imports ARGUMENT...

The arguments are those of ``armstrail``.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys


def main(arguments: list[str]) -> None:
    """Run the command, drop what it prints, and print the modules."""
    before = set(sys.modules)
    from armstrail.cli import main as armstrail

    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        armstrail(arguments, standalone_mode=False)
    print(json.dumps([name for name in sys.modules if name not in before and "-" not in name]))


if __name__ == "__main__":
    main(sys.argv[1:])
