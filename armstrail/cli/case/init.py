"""``armstrail init``: begin a case of your own."""

from __future__ import annotations

import re
from pathlib import Path

import click

from armstrail.cli.terminal.options import PATH
from exports.words.escapes import harmless
from exports.words.phrases import wrap
from graph.model.folding import fold
from seeds.scaffold import CODE_BOOK, begin


@click.command("init")
@click.argument("folder", type=PATH)
@click.option("--title", default="", help="Title of the case; it can be changed in its package.")
def command(folder: Path, title: str) -> None:
    """Begin a case of your own: an empty dataset in FOLDER."""
    name = re.sub("[^a-z0-9]+", "-", fold(folder.absolute().name)).strip("-") or "case"
    begin(folder, title or folder.absolute().name, name)
    told = f"An empty case is in {folder}; its {CODE_BOOK} says what its tables hold."
    click.echo(harmless(wrap(told)), err=True)
