"""``armstrail export``: write the dataset for another program, in one of its formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import report_losses
from armstrail.cli.terminal.loading import load_as_of
from armstrail.cli.terminal.options import PATH
from armstrail.naming import Finder
from exports.formats import exporting
from exports.words import phrases
from exports.words.escapes import harmless
from exports.writing.files import STANDARD_OUTPUT
from graph.network import Network


def _choosing(command: options.Command) -> options.Command:
    """Return the options of the command line: :func:`_run` takes them all."""
    for name, text in (
        ("goal", "With --from, what the dossier is about: the path to this actor."),
        ("start", "With --to, what the dossier is about: the path from this actor."),
        ("about", "What the dossier is about: an actor, or the id of a transfer."),
    ):
        command = click.option(
            f"--{exporting.EXPORT_OPTIONS[name]}", name, metavar="NAME", help=text
        )(command)
    for option in (
        click.option(
            "--full", is_flag=True, default=None, help="A dossier of a path with all its evidence."
        ),
        click.option(
            "--with-undrawn",
            is_flag=True,
            default=None,
            help="Edges also of what no document says came about; their label says why not.",
        ),
        click.option("--strict", is_flag=True, help="Write nothing if anything would be lost."),
        click.option("-o", "--output", type=PATH, help="Where to write; - is standard output."),
    ):
        command = option(command)
    return command


@click.command("export", epilog=exporting.overview())
@click.argument("format_", metavar="FORMAT", type=click.Choice(exporting.names()))
@_choosing
@options.as_of
@options.data
def command(format_: str, as_of: str, data: Path | None, **asked: Any) -> None:
    """Write the dataset for another program, in one of its formats."""
    network, changed = load_as_of(data, as_of)
    for sentence in phrases.supposed(changed):
        click.echo(phrases.wrap(sentence, "", "  "), err=True)
    _run(network, format_, loaded=data, **asked)


def _run(
    network: Network,
    name: str,
    output: Path | None,
    strict: bool,
    loaded: Path | None,
    **asked: str | bool | None,
) -> None:
    """Find the actors that were named, save, and say on standard error what was lost.

    ``loaded`` is the folder of the dataset, where one was named.
    """
    form = exporting.find(name)
    given = {option: typed for option, typed in asked.items() if typed is not None}
    exporting.check_options(form, given)
    output = output or Path(f"armstrail{form.suffix}")
    find = Finder(network)
    given = exporting.named(network, find, given, find.respelled)
    losses = exporting.save(network, name, output, strict=strict, loaded=loaded, **given)
    if output != STANDARD_OUTPUT:
        click.echo(f"Written to {output}", err=True)
    for sentence in phrases.respelled(find.respelled):
        click.echo(harmless(sentence), err=True)
    report_losses(name, losses)
