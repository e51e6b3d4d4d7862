"""``armstrail scrutinise``: what "X reached Y" rests on, and what is left without it."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import replies
from graph.question.asked import Question
from graph.scrutiny.scrutiny import EXAMINED


@click.command("scrutinise")
@click.argument("start", metavar="X")
@click.argument("goal", metavar="Y")
@click.option(
    "-k", default=EXAMINED, show_default=True, help="How many of the best paths to examine."
)
@options.restricting
@options.supposing
def command(start: str, goal: str, k: int, as_json: bool, **asked: Any) -> None:
    """What "X reached Y" rests on, and what is left without it.

    Keystones, least cuts, and the support that is left without each voice.
    """
    network, one, changed, limits = suppose(**asked)
    question = Question("scrutinise", one(start), one(goal), limits)
    reply = replies.reply(network, question, k, changed)
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
