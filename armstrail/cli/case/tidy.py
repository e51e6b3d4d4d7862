"""``armstrail tidy``: a repaired copy of what spreadsheets do to tables."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal.options import PATH
from exports.words.escapes import harmless
from exports.words.phrases import count
from exports.writing.files import no_folder, replacing_folder, spare
from graph.errors import DatasetError
from seeds import tables
from seeds.tidying.tidying import tidied


@click.command("tidy")
@click.argument("dataset", type=PATH)
@click.option("-o", "--output", type=PATH, required=True, help="Folder of the repaired copy.")
@click.pass_context
def command(ctx: click.Context, dataset: Path, output: Path) -> None:
    """A copy of tables without what a spreadsheet did to them.

    Every change is told. What has two readings stays as it is; what is then still at fault is
    told, with exit code 2.
    """
    no_folder(output, "a dataset")
    spare(output, dataset)
    found = tidied(dataset)
    with replacing_folder(output) as folder:
        for name, raw in found.files.items():
            (folder / name).write_bytes(raw)
    for one in found.told:
        click.echo(harmless(one))
    click.echo(harmless(f"{count(len(found.told), 'change')}; written to {output}"), err=True)
    try:
        tables.read(output)
    except DatasetError as error:
        click.echo("Left as it is:", err=True)
        click.echo(harmless(str(error)), err=True)
        ctx.exit(2)
