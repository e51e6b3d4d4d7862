"""``armstrail lint``: what graph programs drop or refuse in a GraphML or GEXF file."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal.options import PATH
from exports.lint import lint


@click.command("lint")
@click.argument("file", type=PATH)
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """What graph programs drop or refuse in a GraphML or GEXF file.

    Gephi, Gephi Lite and networkx: what each drops, merges or refuses.
    """
    found = lint.lint(file)
    click.echo(lint.text(file, found))
    ctx.exit(2 if found else 0)
