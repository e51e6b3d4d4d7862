"""``armstrail timeline``: the transfers in order of time, and who said so when."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli import options
from armstrail.cli.console import emit
from armstrail.cli.loading import suppose
from exports.report import timeline
from graph.constraints.meant import scoped


@click.command("timeline")
@click.argument("start", metavar="[X]", required=False, default="")
@click.argument("goal", metavar="[Y]", required=False, default="")
@options.markdown
@options.restricting
@options.supposing
def command(start: str, goal: str, markdown: bool, as_json: bool, **asked: Any) -> None:
    """Transfers in order of time, and who said so when.

    Those from X to Y, directly; X alone: those of X; without a name all.
    """
    network, one, changed, limits = suppose(**asked)
    scope = scoped(*(one(name) for name in (start, goal) if name))
    reply = timeline.reply(network, scope, limits, changed)
    text = (lambda: timeline.as_markdown(reply.found, changed)) if markdown else reply.text
    emit(as_json, reply.data, text)
