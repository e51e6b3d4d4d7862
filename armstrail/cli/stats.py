"""``armstrail stats``: measures: components, degrees, betweenness, HITS, closeness."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from armstrail import load
from armstrail.cli import options
from armstrail.cli.console import emit
from exports.report import measuring
from graph.measures.measures import Choice, measure


@click.command("stats")
@options.measuring
@options.json
@options.data
def command(as_json: bool, data: Path | None, weight: str, everybody: bool, **choice: Any) -> None:
    """Measures: components, degrees, betweenness, HITS, closeness."""
    network = load(data)
    told = network, measure(network, Choice(**choice)), weight, everybody
    emit(as_json, lambda: measuring.as_json(*told), lambda: measuring.as_text(*told))
