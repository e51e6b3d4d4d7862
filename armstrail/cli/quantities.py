"""``armstrail quantities``: how much is said to have passed, reconciled and never added up."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report.statements import figures
from graph.constraints.meant import scoped


@click.command("quantities")
@options.x_or_all
@options.y_or_all
@options.restricting
@options.supposing
def command(start: str, goal: str, as_json: bool, **asked: Any) -> None:
    """How much is said to have passed, reconciled and never added up.

    From X to Y, directly; X alone: to or from X; without a name all.
    """
    network, one, changed, limits = suppose(**asked)
    scope = scoped(*(one(name) for name in (start, goal) if name))
    reply = figures.reply(network, scope, limits, changed)
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
