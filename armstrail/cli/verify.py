"""``armstrail verify``: check locators and fingerprints against documents in FOLDER."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.loading import tables
from armstrail.cli.terminal.options import PATH
from seeds.locators import verify
from seeds.locators.verify import verify as verify_locators


@click.command("verify")
@click.argument("folder", type=PATH)
@options.data
@click.pass_context
def command(ctx: click.Context, folder: Path, data: Path | None) -> None:
    """Check locators and fingerprints against documents in FOLDER."""
    report = verify_locators(tables(data), folder)
    click.echo(verify.text(report))
    ctx.exit(0 if report.ok else 2)
