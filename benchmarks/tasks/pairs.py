"""Prints two pairs of actors: one with a path from the first to the second, one with none.

    python -m benchmarks.tasks.pairs FOLDER

The path is of two transfers, undated and of no stated materiel where the dataset is large enough to
have such a one, so that nothing but the evidence can be against it. Where there is no path, nothing
was given to the second actor by anybody.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(folder: Path) -> None:
    """Print both pairs as one line of JSON."""
    legs, actors = read(folder / "transfers.csv"), read(folder / "actors.csv")
    kin = set(actors["parent"]) | set(actors.loc[actors["parent"] != "", "id"])
    named = set(actors.loc[actors["type"] != "unknown", "id"])
    start, goal = through(legs, named)
    lone = named - set(legs["receiver"]) - kin - {start}
    print(json.dumps({"path": [start, goal], "none": [start, min(lone)]}))


def read(path: Path) -> Any:
    """Return a table, every cell a text."""
    pandas: Any = import_module("pandas")
    return pandas.read_csv(path, dtype="str", keep_default_na=False)


def through(legs: Any, named: set[str]) -> tuple[str, str]:
    """Return two actors that a path of two transfers connects, by way of another."""
    usable = legs["giver"].isin(named) & legs["receiver"].isin(named)
    usable &= legs["mode"].isin(["supplied", "captured"]) & (legs["outcome"] == "completed")
    free = (legs["start"] == "") & (legs["end"] == "") & (legs["materiel"] == "")
    for some in (legs[usable & free], legs[usable]):
        both = some.merge(some, left_on="receiver", right_on="giver", suffixes=("", "_next"))
        both = both[both["giver"] != both["receiver_next"]]
        if len(both):
            one = both.iloc[len(both) // 2]
            return one["giver"], one["receiver_next"]
    raise LookupError("no two transfers of the dataset make a path")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
