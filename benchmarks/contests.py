"""Who is measured against whom: each contest returns a table.

Contestants are programs of their own, run in turn. Of three runs the median is told; what takes
more than a third of its limit is run once, and what is ended at the limit is told as over it.
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measuring import Cost, run
from benchmarks.results import BUNDLED, Figure, Goal, Result, Table, greatest, middle, over

ROUNDS = 3
PYTHON = sys.executable
ARMSTRAIL = (PYTHON, "-m", "armstrail")
CACHE = ".armstrail-cache"

REACHING = 100_000
"""Up to how many transfers reach is measured."""


def say(text: str) -> None:
    """Print a line of progress."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the datasets of one size are: made when they are first asked for."""

    home: Path
    size: int
    limit: float
    search_limit: float

    def data(self, *options: str, statements: int = 0) -> Path:
        """Return the folder of a generated dataset; ``options`` are those of the generator."""
        count = str(statements or self.size)
        folder = self.home / "-".join([count, *(one.strip("-") for one in options)])
        if not (folder / "datapackage.json").exists():
            say(f"generating {int(count):,} statements {' '.join(options)}")
            command = [PYTHON, "-m", "benchmarks.generate", str(folder), "--statements", count]
            must(run([*command, *options], self.limit))
        return folder

    def pairs(self) -> Mapping[str, Sequence[str]]:
        """Return two actors with a path between them (``path``), and two without (``none``)."""
        told: Mapping[str, Sequence[str]] = must(
            run([*_task("pairs"), str(self.data())], self.limit)
        ).told[0]
        return told


def must(cost: Cost) -> Cost:
    """Return what a run cost; raises RuntimeError where it failed or was ended."""
    if cost.failed or cost.over:
        raise RuntimeError(cost.failed or f"not done within {cost.over:g} s")
    return cost


def _task(name: str) -> list[str]:
    return [PYTHON, "-m", f"benchmarks.tasks.{name}"]


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program, and what is to be done before each run of it; ``lines`` as in ``run``."""

    command: Sequence[str]
    lines: bool = False
    before: Callable[[], object] = field(default=lambda: None)

    def run(self, limit: float) -> Cost:
        """Run the program once."""
        self.before()
        return run(self.command, limit, self.lines)


def in_turn(contestants: Mapping[str, Contestant], limit: float) -> dict[str, list[Cost]]:
    """Run all in turn, three times; what takes long, or fails, once."""
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, one in contestants.items():
            if not costs[name] or (
                costs[name][-1].cpu < limit / ROUNDS and not costs[name][-1].failed
            ):
                say(f"  {name}")
                costs[name].append(one.run(limit))
    return costs


def results(costs: Mapping[str, Sequence[Cost]], yardstick: str) -> list[Result]:
    """Return medians of whole programs, and what they are to the yardstick's."""
    cpu = {name: middle([_cpu(one) for one in same]) for name, same in costs.items()}
    found = []
    for name, same in costs.items():
        if same[-1].failed:
            found.append(Result(name, {}, f"failed: {same[-1].failed}"))
            continue
        figures = {
            "cpu": cpu[name],
            "wall": middle([Figure(one.wall) for one in same]),
            "peak": middle([Figure(one.peak) for one in same]),
        }
        whole = yardstick in costs and not costs[yardstick][-1].failed
        ratio = over(cpu[name], cpu[yardstick] if whole else None)
        found.append(Result(name, figures | ({"ratio": ratio} if ratio else {})))
    return found


def _cpu(one: Cost) -> Figure:
    return Figure(one.over, True) if one.over else Figure(one.cpu)


def start(site: Site) -> Iterator[Table]:
    """What a command costs before it does anything, on the bundled dataset."""
    asked = ["paths", "US DoD", "Hamas"]
    contestants = {
        "python -c 'import click'": Contestant([PYTHON, "-c", "import click"]),
        "armstrail --help": Contestant([*ARMSTRAIL, "--help"]),
    }
    table = results(in_turn(contestants, site.limit), "python -c 'import click'")
    goals = {"armstrail --help": [Goal("ratio", 4, 0)]}
    yield Table("To start: the import of click is the yardstick", BUNDLED, table, goals)
    contestants = {
        "the imports": Contestant(imports(asked, site.limit)),
        "armstrail paths": Contestant([*ARMSTRAIL, *asked]),
    }
    table = results(in_turn(contestants, site.limit), "the imports")
    goals = {"armstrail paths": [Goal("ratio", 1.5, 0)]}
    yield Table("A path: the imports that it needs are the yardstick", BUNDLED, table, goals)


def imports(arguments: Sequence[str], limit: float) -> list[str]:
    """Return a command that imports what a command of armstrail has imported at its end."""
    names = must(run([*_task("imports"), *arguments], limit)).told[0]
    return [PYTHON, "-c", f"import {', '.join(names)}"]


def figures(site: Site) -> Iterator[Table]:
    """From CSV to the figures of every transfer, and to the first path."""
    folder, (one, other) = site.data(), site.pairs()["path"]

    def engine(name: str) -> Contestant:
        return Contestant([*_task("figures"), name, str(folder)], True)

    asked = [*ARMSTRAIL, "paths", one, other, "--data", str(folder)]
    contestants = {
        "pyarrow, parsing alone": engine("pyarrow"),
        "duckdb": engine("duckdb"),
        "polars": engine("polars"),
        "pandas": engine("pandas"),
        "armstrail, all figures": engine("armstrail"),
        "armstrail, first path": Contestant(asked, before=partial(_gone, folder / CACHE)),
    }
    costs = in_turn(contestants, site.limit)
    table = results(costs, "pyarrow, parsing alone")
    goals = {
        "armstrail, all figures": [Goal("ratio", 14), Goal("peak", 1536)],
        "armstrail, first path": [Goal("ratio", 15)],
    }
    title = "From CSV to the figures of every transfer: pyarrow's parse is the yardstick"
    yield Table(title, site.size, [_summed(each, costs) for each in table], goals)


def _summed(result: Result, costs: Mapping[str, Sequence[Cost]]) -> Result:
    told = costs[result.name][-1].told
    if not told or result.name.startswith("pyarrow"):
        return result
    return Result(result.name, result.figures, f"supports sum to {told[0]['sum']:,.1f}")


def warm(site: Site) -> Iterator[Table]:
    """A path asked for again, by ids and by names, where there is one and where there is none."""
    folder, pairs = site.data(), site.pairs()

    def asked(pair: Sequence[str]) -> list[str]:
        return ["paths", *pair, "--data", str(folder)]

    first = run([*ARMSTRAIL, *asked(pairs["path"])], site.limit, lines=False)
    if first.over or first.failed:
        failed = Result("armstrail, first path", {}, first.failed or f"over {first.over:g} s")
        yield Table("A path asked for again", site.size, [failed])
        return
    contestants = {"the imports": Contestant(imports(asked(pairs["path"]), site.limit))}
    for outcome, pair in pairs.items():
        names = [f"Actor {one[1:]}" for one in pair]
        for how, given in (("ids", pair), ("names", names)):
            name = f"armstrail, by {how}, {'a path' if outcome == 'path' else 'no path'}"
            contestants[name] = Contestant([*ARMSTRAIL, *asked(given)])
    table = results(in_turn(contestants, site.limit), "the imports")
    goals = {name: [Goal("ratio", 2)] for name in contestants if name != "the imports"}
    title = "A path asked for again: the imports that it needs are the yardstick"
    yield Table(title, site.size, table, goals)


EXPORTS = {"graphml": 5, "stix": 15, "json": 5}
"""By format, how many times the writing of the same text it is held to."""


EXPORT = "armstrail export {}"
EXPORTING = [EXPORT.format(name) for name in EXPORTS]


def exports(site: Site) -> Iterator[Table]:
    """Files for other programs, beside the same text written."""
    folder = site.data()
    for name, most in EXPORTS.items():
        file, again = site.home / f"exported.{name}", site.home / "again"
        ours = [*ARMSTRAIL, "export", name, "-o", str(file), "--data", str(folder)]
        export = EXPORT.format(name)
        contestants = {
            export: Contestant(ours, before=partial(_gone, file)),
            "its lines, written again": Contestant([*_task("lines"), str(file), str(again)]),
        }
        costs = in_turn(contestants, site.limit)
        if costs[export][-1].failed or costs[export][-1].over:
            del costs["its lines, written again"]  # there is no whole file of them
        table = results(costs, "its lines, written again")[::-1]
        goals = {export: [Goal("ratio", most)]}
        size = f"{file.stat().st_size / (1 << 20):,.1f} MiB" if file.exists() else "no file"
        yield Table(
            f"{name}, {size}: its lines written again are the yardstick", site.size, table, goals
        )
        for path in (file, again):
            _gone(path)


def _gone(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


SEARCHES = (
    (
        "The ten best paths, voices shared, no time, no materiel",
        (),
        False,
        (
            *(Goal("ratio", 60), Goal("worst", 200), Goal("unproved", 0)),
            *(Goal("ratio", 500, 100_000), Goal("cpu", 1, 10_000)),
        ),
    ),
    (
        "The same, one voice behind a tenth of all, half undated",
        ("--heaviest", "0.1", "--undated", "0.5"),
        False,
        (Goal("slowest", 5, 0), Goal("unproved", 0, 0)),
    ),
    (
        "The same with time and materiel",
        ("--heaviest", "0.1", "--undated", "0.5"),
        True,
        (Goal("slowest", 5, 0), Goal("unproved", 0, 0)),
    ),
    (
        "The ten best paths, voices private, no time, no materiel",
        ("--voices", "private"),
        False,
        (Goal("ratio", 1),),
    ),
)


def searches(site: Site) -> Iterator[Table]:
    """Paths, beside one Dijkstra of scipy."""
    for title, options, timely, goals in SEARCHES:
        folder = site.data(*options)
        say(f"  {title}")
        how = [str(folder), str(site.search_limit), *(["timely"] if timely else [])]
        cost = run([*_task("searches"), *how], site.limit)
        table = list(searched(cost, site.search_limit))
        if cost.failed or cost.over:
            why = cost.failed or f"over {cost.over:g} s to read the dataset and search"
            table.append(Result("armstrail", {}, why))
        yield Table(f"{title}: one Dijkstra is the yardstick", site.size, table, {OURS: goals})


OURS = "armstrail"


def searched(cost: Cost, limit: float) -> Iterator[Result]:
    """Yield what is told of each searcher: the median over the pairs, and the worst of them."""
    told: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in cost.told:
        told[one["what"]].append(one)
    yardstick = [_spent(one, limit, "cpu") for one in told["Dijkstra"]]
    for name, asked in told.items():
        cpu = [_spent(one, limit, "cpu") for one in asked]
        ratios = [one for one in map(over, cpu, yardstick) if one]
        found = {
            "cpu": middle(cpu),
            "slowest": greatest(cpu),
            "wall": middle([_spent(one, limit, "wall") for one in asked]),
        }
        if ratios:
            found |= {"ratio": middle(ratios), "worst": greatest(ratios)}
        if name == OURS:
            proved = sum(bool(one["runs"]) and one["runs"][-1]["proved"] for one in asked)
            found |= {"unproved": Figure(len(asked) - proved), "peak": Figure(cost.peak)}
            paths = sum(one["runs"][-1]["found"] for one in asked if one["runs"])
            yield Result(name, found, f"{proved} of {len(asked)} proved, {paths} paths")
        else:
            yield Result(name, found)


def _spent(asked: Mapping[str, Any], limit: float, clock: str) -> Figure:
    """Return the median of what one question took."""
    if not asked["runs"]:
        return Figure(limit, True)
    return middle([Figure(one[clock]) for one in asked["runs"]])


def reach(site: Site) -> Iterator[Table]:
    """All-actor reach with a fifth of the transfers undated, beside a twentieth."""
    if site.size > REACHING:
        return
    statements = site.size * 5 // 2
    shares = {"1 in 20 undated": "0.05", "1 in 5 undated": "0.2"}
    contestants = {
        name: Contestant(
            [*_task("sweeps"), str(site.data("--undated", share, statements=statements))], True
        )
        for name, share in shares.items()
    }
    costs = in_turn(contestants, site.limit)
    table = [*swept(costs, "bit matrix", "a bit matrix"), *swept(costs, OURS, OURS)]
    goals = {f"{OURS}, 1 in 5 undated": [Goal("ratio", 10, REACHING)]}
    title = f"Reach of all actors, 4,096 worlds, {site.size:,} transfers"
    yield Table(f"{title}: the same with 1 in 20 undated is the yardstick", site.size, table, goals)


def swept(costs: Mapping[str, Sequence[Cost]], what: str, name: str) -> list[Result]:
    """Return what is told of one way of sweeping, by share undated; the first is the yardstick."""
    found: list[Result] = []
    yardstick = None
    for share, same in costs.items():
        if same[-1].failed:
            found.append(Result(f"{name}, {share}", {}, f"failed: {same[-1].failed}"))
            continue
        runs = [next((one for one in cost.told if one["what"] == what), None) for cost in same]
        cpu = middle([Figure(one["cpu"]) if one else Figure(same[0].over, True) for one in runs])
        told = {"cpu": cpu}
        if what == OURS:
            told["peak"] = middle([Figure(one.peak) for one in same])
        yardstick = yardstick or cpu
        ratio = over(cpu, yardstick)
        found.append(Result(f"{name}, {share}", told | ({"ratio": ratio} if ratio else {})))
    return found


CONTESTS: Mapping[str, Callable[[Site], Iterator[Table]]] = {
    "figures": figures,
    "warm": warm,
    "exports": exports,
    "searches": searches,
    "reach": reach,
}
"""By name, what is held for each size."""
