"""``armstrail add statement``: what a document says at one place, with all that is new in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from armstrail.cli.entry.asking import EntryForm, Reader, at_a_terminal, tell
from armstrail.cli.entry.fields import (
    Field,
    Values,
    fields,
    make_new_actors,
    new_actor,
    options_of,
    own,
    own_cells,
    read,
    with_field,
)
from armstrail.cli.entry.saving import opened, save
from armstrail.cli.entry.transfer import TRANSFER_FORM
from armstrail.cli.terminal import options
from graph.errors import QuestionError
from graph.model.schema import TEXT, Column
from seeds.entry.drafts import VALID_PLACE, Drafts, SpanPlace

AT = Field("at", Column("at", TEXT, f"where it stands; {VALID_PLACE}"), needed=True, asked=True)

SAID_BY = replace(fields("statements", "origin")[0], needed=True, asked=True)

NEW_ORIGIN = fields("origins", "speaker", "group", "grade", "grade_reason")
"""What can be said of an origin that is added along with the statement."""


def _is_new(values: Values) -> bool:
    """Return whether no transfer is named, so that its own fields are."""
    return not values.get("transfer")


ABOUT = [
    *fields("statements", "transfer"),
    *(replace(one, applies=_is_new) for one in TRANSFER_FORM if one.name not in ("id", "note")),
]

SAID = with_field(
    [
        one
        for one in fields(
            "statements", needed="stance explicitness basis interest summary", asked="hedge"
        )
        if one.name not in ("transfer", "origin", "document", "paragraph", "sentences")
        and one.name != "span_sha256"
    ],
    "stance",
    proposed="asserts",
)


@click.command("statement")
@options_of([AT, SAID_BY, *ABOUT, *SAID, *NEW_ORIGIN])
@click.option("--new-origin", is_flag=True, help="The origin is to be added, by that name.")
@new_actor
@own
@options.data
def command(
    data: Path | None,
    new_origin: bool,
    new_actor: tuple[str, ...],
    own: tuple[str, ...],
    **given: str | None,
) -> None:
    """A statement, with its transfer, origin and actors if new.

    --at DOCUMENT:PARAGRAPH.SENTENCES is where it stands, as 'armstrail paragraphs' counts.
    """
    drafts = Drafts(opened(data))
    make_new_actors(drafts, new_actor)
    form = EntryForm("add statement", drafts, given)
    _add_origin(form, new_origin)
    places: list[SpanPlace] = []
    cells = form.fill([AT, SAID_BY, *ABOUT, *SAID], _reading(places))
    about = cells["transfer"] or drafts.transfer(_of(ABOUT, cells))
    said = {**_of(SAID, cells), **own_cells(own)}
    drafts.statement(places[-1], {"transfer": about, "origin": cells["origin"], **said})
    save(drafts, form.asked)


def _of(form: Iterable[Field], cells: Values) -> dict[str, str]:
    return {one.name: cells[one.name] for one in form if one.name in cells}


def _reading(places: list[SpanPlace]) -> Reader:
    """Return what reads the fields; the place that is read is left in ``places``."""

    def reader(field: Field, text: str, drafts: Drafts) -> str:
        if field is not AT:
            return read(field, text, drafts)
        place = drafts.place(text)
        places.append(place)
        if place.span:
            told = f"It reads there: {place.span}"
            tell(told) if at_a_terminal() else drafts.notes.append(told)
        return text

    return reader


def _add_origin(form: EntryForm, is_new: bool) -> None:
    """Add the origin, where it is said to be new; what is said of it goes with that alone."""
    said = {one: form.given.pop(one.name) for one in NEW_ORIGIN if one.name in form.given}
    if said and not is_new:
        option = next(iter(said)).option
        raise QuestionError(f"{option} is of an origin that is new; give --new-origin with it.")
    if is_new:
        name = form.given.get("origin", "").strip()
        if not name:
            raise QuestionError("--new-origin needs its name; give it by --origin.")
        cells = {one.name: read(one, text, form.drafts) for one, text in said.items()}
        form.given["origin"] = form.drafts.new_origin(name, **cells)
