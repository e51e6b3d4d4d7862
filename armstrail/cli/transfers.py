"""``armstrail transfers``: all transfers, each with its band, support and range."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit_listing
from armstrail.cli.terminal.loading import load_as_of
from exports.report import grids, listing


@click.command("transfers")
@options.full
@options.json
@options.as_of
@options.data
def command(full: bool, as_json: bool, as_of: str, data: Path | None) -> None:
    """All transfers, each with its band, support and range."""
    network, changed = load_as_of(data, as_of)
    emit_listing(
        as_json,
        full,
        lambda: {"transfers": listing.transfers(network)},
        lambda: listing.transfers_text(network),
        lambda: grids.transfers(network),
        changed,
    )
