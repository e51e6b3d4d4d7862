"""``armstrail verify``: check locators and fingerprints against documents in FOLDER."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.entry.saving import opened, write
from armstrail.cli.terminal import options
from armstrail.cli.terminal.loading import folder as folder_of_data
from armstrail.cli.terminal.loading import tables
from armstrail.cli.terminal.options import PATH
from exports.words.escapes import harmless
from exports.words.phrases import count, wrap
from graph.errors import FileError
from seeds.entry.case import KEPT_TEXTS
from seeds.entry.mending import files_of, mend, rest
from seeds.locators import verify
from seeds.locators.verify import verify as verify_locators


@click.command("verify")
@click.argument("folder", required=False, type=PATH)
@click.option(
    "--write", "repair", is_flag=True, help="Make missing fingerprints, repair moved locators."
)
@click.option(
    "--rest", "remaining", is_flag=True, help="List the paragraphs that no row speaks of as unread."
)
@options.data
@click.pass_context
def command(
    ctx: click.Context, folder: Path | None, repair: bool, remaining: bool, data: Path | None
) -> None:
    """Check locators and fingerprints against documents in FOLDER.

    Without FOLDER that is the folder of texts in the case. A locator holds where the text that it
    leads to is the one that was coded; whether the row says what that text says, nobody compares.
    """
    texts = folder or _kept(data)
    made = _repair(texts, data) if repair else 0
    if remaining:
        _list_unread(texts, data)
    report = verify_locators(tables(data), texts)
    click.echo(verify.text(report, made))
    ctx.exit(0 if report.ok else 2)


def _kept(data: Path | None) -> Path:
    """Return the folder of texts in the case; raises FileError where there is none."""
    found = folder_of_data(data) / KEPT_TEXTS
    if not found.is_dir():
        raise FileError("the dataset keeps no texts; name the FOLDER that holds its documents.")
    return found


def _repair(texts: Path, data: Path | None) -> int:
    """Put locators right; return how many fingerprints were made."""
    case = opened(data)
    found = mend(case, texts)
    for one in found.told:
        click.echo(harmless(wrap(one, "", "  ")))
    if found.changes:
        write(case, files_of(case, found))
    return found.made


def _list_unread(texts: Path, data: Path | None) -> None:
    case = opened(data)
    rows = rest(case, texts)
    if rows:
        write(case, case.planned({"rejected": rows}))
    click.echo(f"{count(len(rows), 'paragraph')} listed as unread.")
