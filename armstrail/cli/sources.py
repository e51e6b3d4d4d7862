"""``armstrail sources``: who says it and where: origins by voice, and documents."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit, emit_listing
from armstrail.cli.terminal.loading import load
from exports.report import grids, listing, tree


@click.command("sources")
@click.option("--tree", "as_tree", is_flag=True, help="Which documents carry each origin, and how.")
@options.full
@options.json
@options.data
def command(as_tree: bool, full: bool, as_json: bool, data: Path | None) -> None:
    """Who says it and where: origins by voice, and documents."""
    network = load(data)
    if as_tree:
        emit(
            as_json,
            lambda: {"voices": tree.sources_tree_json(network)},
            lambda: tree.sources_tree(network),
        )
    else:
        emit_listing(
            as_json,
            full,
            lambda: listing.sources(network),
            lambda: listing.sources_text(network),
            lambda: grids.sources(network),
        )
