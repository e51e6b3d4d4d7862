"""``armstrail actors``: all actors, with how often each is said to give and receive."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli import options
from armstrail.cli.console import emit
from armstrail.cli.loading import load
from exports.report import listing


@click.command("actors")
@options.json
@options.data
def command(as_json: bool, data: Path | None) -> None:
    """All actors, with how often each is said to give and receive."""
    network = load(data)
    emit(as_json, lambda: {"actors": listing.actors(network)}, lambda: listing.actors_text(network))
