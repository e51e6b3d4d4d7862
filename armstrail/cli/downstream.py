"""``armstrail downstream``: every actor that arms from X are alleged to have come to."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.engines import running
from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import bounds, replies
from graph.question.asked import Question
from seeds.tables import bundled


@click.command("downstream")
@click.argument("start", metavar="X")
@options.restricting
@options.supposing
@running.downstream
def command(
    start: str, as_json: bool, engine: str, master: str, scratch: str, conf: Any, **asked: Any
) -> None:
    """Every actor that arms from X are alleged to have come to.

    With --engine spark, for datasets too large for one machine, how far chains lead, and how much
    support a stated path to each can have at most; a path is looked for to the first twenty alone.
    """
    if engine == "spark":
        from armstrail.cli.engines import spreading  # here, because few ask for it

        running.only_data(asked)
        data = running.address(asked["data"] or bundled())
        found = spreading.spread(data, start, master, scratch, conf)
        emit(as_json, lambda: bounds.as_data(found), lambda: bounds.as_lines(found), verdict=True)
        return
    network, one, changed, limits = suppose(**asked)
    question = Question("downstream", one(start), limits=limits)
    reply = replies.reply(network, question, changed=changed)
    reply = reply.saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
