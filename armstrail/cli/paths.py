"""``armstrail paths``: how could X reach Y: the alleged paths and their evidence."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import answering
from graph.paths.answer import FAMILIES_LISTED


@click.command("paths")
@click.argument("start", metavar="X")
@click.argument("goal", metavar="Y")
@click.option(
    "-k", default=FAMILIES_LISTED, show_default=True, help="How many families of each tier."
)
@click.option("--singly", is_flag=True, help="Every path by itself, not by families.")
@click.option(
    "--attempts",
    is_flag=True,
    help="As well routes that use what was intended, attempted or intercepted.",
)
@click.option("--explain", is_flag=True, help="How each support came about, voice by voice.")
@options.full
@options.limiting
@options.supposing
def command(
    start: str,
    goal: str,
    k: int,
    singly: bool,
    attempts: bool,
    explain: bool,
    full: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """How could X reach Y: the alleged paths and their evidence."""
    inferred = not asked.pop("no_inferred")
    network, one, changed, limits = suppose(**asked)
    pair = one(start), one(goal)
    reply = answering.paths(
        network,
        *pair,
        k,
        limits,
        inferred,
        changed,
        families=not singly,
        attempts=attempts,
        explain=explain,
    )
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.told(full), verdict=True)
