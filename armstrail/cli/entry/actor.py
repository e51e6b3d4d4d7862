"""``armstrail add actor``: a party, or somebody who speaks."""

from __future__ import annotations

from pathlib import Path

import click

from armstrail.cli.entry.asking import EntryForm
from armstrail.cli.entry.fields import fields, options_of, own, own_cells, with_field
from armstrail.cli.entry.saving import opened, save
from armstrail.cli.terminal import options
from seeds.entry.drafts import Drafts

ACTOR_FORM = with_field(
    fields("actors", needed="name type", asked="parent parent_kind aliases"),
    "parent_kind",
    applies=lambda values: bool(values.get("parent")),
)


@click.command("actor")
@options_of(ACTOR_FORM)
@own
@options.data
def command(data: Path | None, own: tuple[str, ...], **given: str | None) -> None:
    """An actor: a state, a force, an armed group, a stockpile."""
    drafts = Drafts(opened(data))
    form = EntryForm("add actor", drafts, given)
    cells = form.fill(ACTOR_FORM) | own_cells(own)
    drafts.new_actor(cells.pop("name"), cells.pop("type"), **cells)
    save(drafts, form.asked)
