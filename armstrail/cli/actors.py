"""``armstrail actors``: all actors, with how often each is said to give and receive."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit_listing
from armstrail.cli.terminal.loading import load
from exports.report import grids, listing


@click.command("actors")
@options.full
@options.json
@options.data
def command(full: bool, as_json: bool, data: Path | None) -> None:
    """All actors, with how often each is said to give and receive."""
    network = load(data)
    emit_listing(
        as_json,
        full,
        lambda: {"actors": listing.actors(network)},
        lambda: listing.actors_text(network),
        lambda: grids.actors(network),
    )
