"""``armstrail ask``: a question in a sentence."""

from __future__ import annotations

from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import suppose
from exports.report import replies


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("-k", type=int, help="How many families of paths in each of the lists.")
@options.full
@options.supposing
def command(
    question: tuple[str, ...], k: int | None, full: bool, as_json: bool, **supposed: Any
) -> None:
    """A question in a sentence: "how did US arms reach Hamas?"."""
    known = suppose(**supposed)
    reply = replies.ask(known.network, " ".join(question), k, known.changed).reply
    emit(as_json, reply.data, reply.told(full), verdict=True)
