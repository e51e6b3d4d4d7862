"""``armstrail stats``: measures: components, degrees, betweenness, HITS, closeness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import load_as_of
from exports.report import measuring
from exports.report.measuring import WEIGHTS
from graph.measures.measures import NODE_CHOICES, TRANSFER_CHOICES, Choice, measure


def _measuring(command: options.Command) -> options.Command:
    """Return what is measured, and what of it is shown."""
    chosen = "Those asserted, those drawn on the map, or those of a least band."
    whole = "Take every part for the whole that it belongs to."
    everybody = "List all actors, not the first 20 alone."
    given = (
        _choice("--transfers", TRANSFER_CHOICES, chosen),
        _choice("--nodes", NODE_CHOICES, "All actors, or the largest component."),
        _choice("--weight", WEIGHTS, "Which graph: arrows alike, or weighed by support."),
        click.option("--merge-parts", is_flag=True, help=whole),
        click.option("--all", "everybody", is_flag=True, help=everybody),
    )
    return options.together(given, command)


def _choice(
    name: str, words: Sequence[str], help_: str
) -> Callable[[options.Command], options.Command]:
    kind = click.Choice(list(words))
    return click.option(name, type=kind, default=words[0], show_default=True, help=help_)


@click.command("stats")
@_measuring
@options.json
@options.as_of
@options.data
def command(
    as_json: bool, as_of: str, data: Path | None, weight: str, everybody: bool, **choice: Any
) -> None:
    """Measures: components, degrees, betweenness, HITS, closeness."""
    network, changed = load_as_of(data, as_of)
    told = network, measure(network, Choice(**choice)), weight, everybody
    emit(as_json, lambda: measuring.as_json(*told), lambda: measuring.as_text(*told), changed)
