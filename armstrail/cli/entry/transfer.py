"""``armstrail add transfer``: an alleged change of custody."""

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
)
from armstrail.cli.entry.saving import opened, save
from armstrail.cli.terminal import options
from graph.errors import QuestionError
from seeds.entry.drafts import Drafts

ASKED = "materiel start end place directness outcome"

TRANSFER_FORM = fields("transfers", needed="giver receiver mode", asked=ASKED)


@click.command("transfer")
@options_of(TRANSFER_FORM)
@new_actor
@own
@options.data
def command(
    data: Path | None, new_actor: tuple[str, ...], own: tuple[str, ...], **given: str | None
) -> None:
    """A transfer: what is alleged to have passed from whom to whom.

    A map draws none that no statement states; 'armstrail add statement' adds both.
    """
    drafts = Drafts(opened(data))
    make_new_actors(drafts, new_actor)
    form = EntryForm("add transfer", drafts, given)
    drafts.transfer(form.fill(TRANSFER_FORM) | own_cells(own))
    if not drafts.rows["transfers"]:
        raise QuestionError(drafts.notes[-1].removesuffix(".") + "; nothing was written.")
    save(drafts, form.asked)
