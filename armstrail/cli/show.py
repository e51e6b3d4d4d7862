"""``armstrail show``: the dossier of an actor (by name) or of a transfer (by id)."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli import options
from armstrail.cli.console import emit
from armstrail.cli.loading import load
from armstrail.naming import finder
from exports.report import profile


@click.command("show")
@click.argument("name", metavar="NAME")
@options.json
@options.data
def command(name: str, as_json: bool, data: Path | None) -> None:
    """The dossier of an actor (by name) or of a transfer (by id)."""
    network = load(data)
    known = name in network.dataset.transfer
    kind, found = ("transfer", name) if known else ("actor", finder(network)(name))
    emit(
        as_json,
        lambda: profile.as_json(network, kind, found),
        lambda: profile.as_text(network, kind, found),
        verdict=True,
    )
