"""``armstrail says``: who says what of whom, voice by voice, and who denies it."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report.answering import saying_in_markdown
from exports.report.statements import says


@click.command("says")
@options.x_or_all
@options.y_or_all
@click.option(
    "--by",
    default="",
    metavar="VOICE",
    callback=options.some,
    help="What this voice says, or outlet prints.",
)
@click.option("--deny", is_flag=True, help="Denials alone.")
@click.option("--full", is_flag=True, help="With a summary of each, and what is set aside.")
@options.markdown
@options.restricting
@options.supposing
def command(
    start: str,
    goal: str,
    by: str,
    deny: bool,
    full: bool,
    markdown: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Who says that arms passed from X to Y, and who denies it.

    X alone: what is said of its transfers; of one who only speaks, what it says.
    """
    network, one, changed, limits = suppose(**asked)
    names = [name for name in (start, goal) if name]
    reply = says.reply(network, says.hearing(network, one, names, by, deny, limits), changed, full)
    reply = reply.saying(one.respelled)

    def told() -> str:
        return saying_in_markdown(says.as_markdown(reply.found, changed), one.respelled)

    emit(as_json, reply.data, told if markdown else reply.text, verdict=not markdown)
