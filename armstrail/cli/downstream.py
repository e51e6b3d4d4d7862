"""``armstrail downstream``: every actor that arms from X are alleged to have come to."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import replies
from graph.question.asked import Question


@click.command("downstream")
@click.argument("start", metavar="X")
@options.restricting
@options.supposing
def command(start: str, as_json: bool, **asked: Any) -> None:
    """Every actor that arms from X are alleged to have come to."""
    network, one, changed, limits = suppose(**asked)
    question = Question("downstream", one(start), limits=limits)
    reply = replies.reply(network, question, changed=changed)
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
