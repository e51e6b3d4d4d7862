"""``armstrail downstream X --engine spark``: what joins can tell, and what is exact of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
import narwhals as nw

from armstrail.cli.engines import running
from exports.report.bounds import Bounded
from graph.errors import QuestionError
from graph.evidence.frames.figures import weigh
from graph.evidence.frames.tables import Frame, Tables, settled
from graph.network import build
from graph.reach import joins
from seeds.engines import spark
from seeds.engines.bringing import brought_back

MOST_ACTORS, MOST_TRANSFERS = 20, 2_000
"""For how many actors a path is looked for, and among how many transfers at most."""


def spread(dataset: str, asked: str, master: str, scratch: str, conf: Sequence[str]) -> Bounded:
    """Return how far chains lead from an actor, found on Spark."""
    with running.session(master, scratch, conf) as session:
        tables, _ = spark.frames(session, dataset)
        return bounded(tables, weigh(tables).figures, asked)


def bounded(tables: Tables, figures: Frame, asked: str) -> Bounded:
    """Return how far chains lead from the actor of that id or full name, on any engine.

    ``figures`` are those of :func:`graph.evidence.frames.figures.weigh`. Raises
    :class:`~graph.errors.QuestionError` where there is not one such actor.
    """
    start, name = _actor(tables, asked)
    ways = settled(joins.legs(tables, settled(figures)))
    reached = joins.widest(ways, joins.parts_of(tables, start), _tell)
    first = joins.with_parts(tables, reached, joins.foremost(reached, MOST_ACTORS))
    total = int(joins.collected(reached.select(nw.len())).item())
    nodes = joins.ways_back(ways, reached, first)
    asked_of = [start, *(one.actor for one in first)]
    network = build(brought_back(tables, joins.among(ways, nodes, MOST_TRANSFERS), asked_of))
    return Bounded(network, start, name, total, joins.with_paths(network, start, first))


def _tell(rounds: int, changed: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"round {rounds}: the bounds of {changed} actors rose", err=True)


def _actor(tables: Tables, asked: str) -> tuple[str, str]:
    meant = (nw.col("id") == asked) | (nw.col("name") == asked)
    rows = joins.collected(tables["actors"].filter(meant).select("id", "name").head(9))
    ids: list[str] = rows["id"].to_list()
    if len(ids) == 1:
        return ids[0], str(rows["name"].to_list()[0])
    found = f"is the name of several: {', '.join(sorted(ids))}"
    raise QuestionError(
        f"'{asked}' {found if ids else 'is no id and no full name of an actor'};"
        " --engine spark finds an actor by its id or its full name."
    )
