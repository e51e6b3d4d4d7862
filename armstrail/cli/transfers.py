"""``armstrail transfers``: all transfers, each with its band, support and range."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli import options
from armstrail.cli.console import emit
from armstrail.cli.loading import load_as_of
from exports.report import listing


@click.command("transfers")
@options.json
@options.as_of
@options.data
def command(as_json: bool, as_of: str, data: Path | None) -> None:
    """All transfers, each with its band, support and range."""
    network, changed = load_as_of(data, as_of)
    emit(
        as_json,
        lambda: listing.transfers(network),
        lambda: listing.transfers_text(network),
        changed,
    )
