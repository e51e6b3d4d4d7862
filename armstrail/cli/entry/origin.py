"""``armstrail add origin``: whoever first said something."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.entry.asking import EntryForm
from armstrail.cli.entry.fields import (
    fields,
    make_new_actors,
    new_actor,
    options_of,
    own,
    own_cells,
    with_field,
)
from armstrail.cli.entry.saving import opened, save
from armstrail.cli.terminal import options
from seeds.entry.drafts import Drafts

ORIGIN_FORM = with_field(
    fields("origins", needed="name", asked="speaker grade grade_reason"),
    "grade_reason",
    applies=lambda values: values.get("grade", "") not in ("", "F"),
    needed=True,
)


@click.command("origin")
@options_of(ORIGIN_FORM)
@new_actor
@own
@options.data
def command(
    data: Path | None, new_actor: tuple[str, ...], own: tuple[str, ...], **given: str | None
) -> None:
    """Whoever first said it: an official, an audit; not the outlet."""
    drafts = Drafts(opened(data))
    make_new_actors(drafts, new_actor)
    form = EntryForm("add origin", drafts, given)
    cells = form.fill(ORIGIN_FORM) | own_cells(own)
    drafts.new_origin(cells.pop("name"), **cells)
    save(drafts, form.asked)
