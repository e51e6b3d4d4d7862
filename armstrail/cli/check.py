"""``armstrail check``: every fault of a dataset; then what deserves a second look."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.loading import tables
from armstrail.cli.terminal.options import PATH
from exports.report import profile
from exports.words import phrases
from graph.network import build
from seeds.review.proposals import propose


@click.command("check")
@click.argument("dataset", required=False, type=PATH)
@click.option("--documents", type=PATH, metavar="FOLDER", help="Compare the documents' texts too.")
@options.data
def command(dataset: Path | None, documents: Path | None, data: Path | None) -> None:
    """Every fault of a dataset; then what deserves a second look.

    Faults are told in one go; the exit code is 0 or 2.
    """
    network = build(tables(dataset or data))
    click.echo(phrases.wrap(f"No fault found. {profile.summary(network)}"))
    for proposal in propose(network.dataset, documents):
        click.echo(phrases.wrap(f"Look at: {proposal.sentence}", "", "  "))
