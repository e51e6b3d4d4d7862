"""From CSV to the figures of every transfer: by armstrail, and by those who do the same.

    python -m benchmarks.tasks.figures ENGINE FOLDER

An engine is ``armstrail``, ``pyarrow``, which only parses the tables, or one of
:data:`benchmarks.tasks.peers.PEERS`. What is printed is the sum of all supports, by which a run
tells whether the engines agree.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def by_armstrail(folder: Path) -> float:
    """Read and check a dataset, weigh every transfer, and return the sum of the supports."""
    from graph.network import build
    from seeds import tables

    network = build(tables.read(folder))
    return sum(one.support for one in network.findings.values())


def parsed(folder: Path) -> float:
    """Parse the tables, and return how many cells they have."""
    csv: Any = import_module("pyarrow.csv")
    found = (csv.read_csv(path) for path in sorted(folder.glob("*.csv")))
    return float(sum(one.num_rows * one.num_columns for one in found))


def main(engine: str, folder: Path) -> None:
    """Print the sum of all supports, as the engine has it."""
    own = {"armstrail": by_armstrail, "pyarrow": parsed}
    work = own.get(engine) or import_module("benchmarks.tasks.peers").PEERS[engine]
    print(json.dumps({"sum": work(folder)}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
