"""``armstrail import``: make a dataset of what another file holds."""

from __future__ import annotations

import re
from pathlib import Path

import click

from armstrail.cli.terminal.options import PATH
from exports.writing.files import no_folder, replacing_folder, spare
from graph.model.folding import fold
from seeds import importers


@click.command("import", epilog=importers.overview())
@click.argument("file", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the new dataset.")
@click.option("--format", "format_", default="", metavar="NAME", help="Which importer reads it.")
@click.option("--title", default="", help="Title of the new dataset.")
def command(file: Path, output: Path, format_: str, title: str) -> None:
    """Make a dataset of what another file holds, checked."""
    no_folder(output, "a dataset")
    importer = importers.find(format_, file)
    spare(output, None)
    name = re.sub("[^a-z0-9]+", "-", fold(output.name)).strip("-") or "imported"
    with replacing_folder(output) as folder:
        importers.write(file, importer, folder, title, name)
    click.echo(f"Dataset written to {output}", err=True)
