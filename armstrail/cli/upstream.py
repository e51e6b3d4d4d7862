"""``armstrail upstream``: every actor from which arms are alleged to have come to Y."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import replies
from graph.question.asked import Question


@click.command("upstream")
@click.argument("goal", metavar="Y")
@options.restricting
@options.supposing
def command(goal: str, as_json: bool, **asked: Any) -> None:
    """Every actor from which arms are alleged to have come to Y."""
    network, one, changed, limits = suppose(**asked)
    question = Question("upstream", goal=one(goal), limits=limits)
    reply = replies.reply(network, question, changed=changed)
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
