"""``armstrail show``: the dossier of an actor (by name) or of a transfer (by id)."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.loading import load, load_as_of
from armstrail.naming import Finder
from exports.report import profile
from exports.report.answering import Reply
from graph.errors import QuestionError


@click.command("show")
@click.argument("name", metavar="NAME")
@options.json
@options.as_of
@options.data
def command(name: str, as_json: bool, as_of: str, data: Path | None) -> None:
    """The dossier of an actor (by name) or of a transfer (by id)."""
    network, changed = load_as_of(data, as_of)
    known = name in network.dataset.transfer
    if changed and not known and name in load(data).dataset.transfer:
        raise QuestionError(f"by {as_of} nobody had said anything of the transfer '{name}'.")
    one = Finder(network)
    kind, found = ("transfer", name) if known else ("actor", one(name))
    reply = Reply(
        found,
        lambda: profile.as_json(network, kind, found, changed),
        lambda: profile.as_text(network, kind, found, changed),
    ).saying(one.respelled)
    emit(as_json, reply.data, reply.text, verdict=True)
