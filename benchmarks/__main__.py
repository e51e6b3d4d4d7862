"""Runs the benchmarks: ``python3 run.py bench``, or ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.card import card
from benchmarks.contests import CONTESTS, EXPORTING, Site, say, start
from benchmarks.measuring import ROOT
from benchmarks.results import Table, growth, lines

SIZES = (10_000, 100_000, 1_000_000)
LIMIT, SEARCH_LIMIT = 300.0, 30.0


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="STATEMENTS")
    parser.add_argument(
        "--only", nargs="+", choices=["start", *CONTESTS], default=["start", *CONTESTS]
    )
    parser.add_argument(
        "--limit", type=float, default=LIMIT, help="CPU seconds for a program (%(default)g)"
    )
    parser.add_argument(
        "--search-limit", type=float, default=SEARCH_LIMIT, help="for a search (%(default)g)"
    )
    parser.add_argument("--folder", type=Path, help="where datasets are made, and kept")
    parser.add_argument("--output", type=Path, default=ROOT / "benchmarks" / "RESULTS.md")
    return parser.parse_args(given)


def hold(asked: argparse.Namespace, home: Path) -> Iterator[Table]:
    """Hold the contests that were asked for, size by size."""
    if "start" in asked.only:
        say("start")
        yield from start(Site(home, 0, asked.limit, asked.search_limit))
    for size in asked.sizes:
        site = Site(home, size, asked.limit, asked.search_limit)
        for name, contest in CONTESTS.items():
            if name in asked.only:
                say(f"{name}, {size:,} statements")
                yield from contest(site)


def held(asked: argparse.Namespace, home: Path) -> Iterator[Table]:
    """Hold the contests, and yield at the end what only several sizes tell."""
    tables = []
    for one in hold(asked, home):
        tables.append(one)
        yield one
    grown = growth(tables, EXPORTING)
    if grown.results:
        yield grown


def head(asked: argparse.Namespace) -> Iterator[str]:
    """Yield when, how and on what it was measured."""
    yield "# What the benchmarks printed\n"
    yield (
        f"On {datetime.now().astimezone():%d %B %Y}, by `python3 run.py bench --sizes "
        f"{' '.join(map(str, asked.sizes))}`; see [README.md](README.md) for what is measured and "
        f"how. Limits: {asked.limit:g} s of CPU for a program, {asked.search_limit:g} s for a "
        "search.\n"
    )
    yield from (f"- {name}: {text}" for name, text in card().items())
    yield ""


def main(given: Sequence[str] | None = None) -> int:
    """Measure, print as it goes, and write the whole to a file at the end; the exit code."""
    asked = arguments(given)
    print("\n".join(head(asked)), flush=True)
    before = [*head(asked)]
    tables: list[Table] = []
    home: Any = nullcontext(asked.folder) if asked.folder else tempfile.TemporaryDirectory()
    try:
        with home as folder:
            for one in held(asked, Path(folder).resolve()):
                tables.append(one)
                print(one.markdown(), flush=True)
    except KeyboardInterrupt:
        say("interrupted; nothing was written")
        return 130
    except RuntimeError as error:
        say(f"could not be set up: {error}")
        return 1
    asked.output.write_text("\n".join([*before, *lines(tables)]), "utf-8")
    say(f"written to {asked.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
