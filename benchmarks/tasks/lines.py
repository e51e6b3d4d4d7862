"""Writes the text of a file again, line by line: what an export of the same text costs at least.

python -m benchmarks.tasks.lines FROM TO
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(old: Path, new: Path) -> None:
    """Write every line of the one file to the other, as text."""
    with old.open(encoding="utf-8") as lines, new.open("w", encoding="utf-8") as stream:
        for line in lines:
            stream.write(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
