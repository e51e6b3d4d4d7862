"""``armstrail timeline``: the transfers in order of time, and who said so when."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report.answering import saying_in_markdown
from exports.report.statements import timeline
from graph.constraints.meant import scoped


@click.command("timeline")
@options.x_or_all
@options.y_or_all
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
    reply = reply.saying(one.respelled)

    def told() -> str:
        return saying_in_markdown(timeline.as_markdown(reply.found, changed), one.respelled)

    emit(as_json, reply.data, told if markdown else reply.text, verdict=not markdown)
