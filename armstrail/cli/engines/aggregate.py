"""``armstrail aggregate``: the figures of every transfer, on one machine or on many."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click
import narwhals as nw

from armstrail.cli.engines import running
from armstrail.cli.terminal import options
from exports.writing import aggregated
from graph.evidence.frames.coded import Backend
from graph.evidence.frames.figures import weigh
from seeds.engines import local, spark

_ROW = "row number"
"""A column that no table has."""


@click.command("aggregate")
@click.argument("dataset", metavar="DATASET")
@click.option(
    "--engine",
    type=click.Choice(["pandas", "polars", "spark"]),
    default="pandas",
    show_default=True,
    help="What does the work: on this machine, or Spark.",
)
@running.master
@running.scratch
@running.conf
@click.option(
    "-o", "--output", required=True, metavar="FOLDER", callback=options.some, help="Where to write."
)
def command(
    dataset: str, engine: str, master: str, scratch: str, conf: Sequence[str], output: str
) -> None:
    """The figures of every transfer, on one machine or on many.

    Writes the tables of DATASET as Parquet, the transfers with their figures: a dataset that every
    other command takes. These figures are for other programs; armstrail works out its own anew.
    """
    if engine == "spark":
        _on_spark(dataset, output, running.session(master, scratch, conf))
    else:
        _here(Path(dataset), "polars" if engine == "polars" else "pandas", Path(output))
    click.echo(f"Written to {output}", err=True)


def _here(dataset: Path, engine: Backend, output: Path) -> None:
    tables, title = local.frames(dataset, engine)
    placed = {**tables, "transfers": tables["transfers"].with_row_index(_ROW)}
    found = aggregated.with_figures(placed, weigh(tables).figures)
    found["transfers"] = found["transfers"].sort(_ROW).drop(_ROW)
    aggregated.save(found, aggregated.package(title, found), output)


def _on_spark(dataset: str, output: str, opened: AbstractContextManager[Any]) -> None:
    with opened as session:
        tables, title = spark.frames(session, dataset)
        found = aggregated.with_figures(tables, weigh(tables).figures)
        found["transfers"] = nw.from_native(nw.to_native(found["transfers"]).orderBy("id"))
        spark.write(session, found, aggregated.package(title, found), output)
