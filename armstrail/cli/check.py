"""``armstrail check``: every fault of a dataset; then what deserves a second look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import tables
from armstrail.cli.terminal.options import PATH
from exports.report import profile
from exports.rows.dossier import counts
from exports.words import phrases
from graph.errors import DatasetError
from graph.network import build
from seeds.review.proposals import propose


@click.command("check")
@click.argument("dataset", required=False, type=PATH)
@click.option(
    "--documents", type=PATH, metavar="FOLDER", help="Compare the documents' texts with each other."
)
@options.json
@options.data
@click.pass_context
def command(
    ctx: click.Context,
    dataset: Path | None,
    documents: Path | None,
    as_json: bool,
    data: Path | None,
) -> None:
    """Every fault of a dataset; then what deserves a second look.

    Faults are told in one go, those of one kind together, in JSON one by one; the exit code is 0
    or 2.
    """
    try:
        network = build(tables(dataset or data))
    except DatasetError as error:
        if not as_json:
            raise
        told = _faults(error)
        emit(as_json, lambda: told, str)
        ctx.exit(2)
    advice = propose(network.dataset, documents)
    looks = (phrases.wrap(f"Look at: {one.sentence}", "", "  ") for one in advice)
    emit(
        as_json,
        lambda: {
            "faults": [],
            "counts": counts(network),
            "advice": [
                {"kind": one.kind, "ids": [*one.ids], "sentence": one.sentence} for one in advice
            ],
        },
        lambda: "\n".join([phrases.wrap(f"No fault found. {profile.summary(network)}"), *looks]),
    )


def _faults(error: DatasetError) -> dict[str, Any]:
    """Return the faults one by one, as the contract has them."""
    rows = [
        {
            "file": one.file,
            "row": one.row or None,
            "column": one.column or None,
            "problem": one.problem,
            "valid": one.valid or None,
        }
        for one in error.faults
    ]
    return {"faults": rows, "counts": None, "advice": []}
