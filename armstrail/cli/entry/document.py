"""``armstrail add document``: registers a document, and keeps its text beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from armstrail.cli.case.paragraphs import notes
from armstrail.cli.entry.asking import EntryForm
from armstrail.cli.entry.fields import Field, fields, options_of, own, own_cells
from armstrail.cli.entry.saving import opened, save
from armstrail.cli.terminal import options
from armstrail.cli.terminal.options import PATH
from graph.errors import FileError, QuestionError
from seeds.documents.extracted import Extracted, extract
from seeds.entry.case import KEPT_TEXTS
from seeds.entry.drafts import Drafts, slug
from seeds.sheets.cells import cell

FINGERPRINTED = ("sha256", "file_sha256", "extractor")
"""What nobody types."""

DOCUMENT_FORM = [
    one
    for one in fields(
        "documents", needed="title", asked="outlet author published genre language url"
    )
    if one.name not in FINGERPRINTED
]

IGNORED = (
    b"# The texts are their publishers'. Take this file away, and version control sees them.\n*\n"
)


@click.command("document")
@click.argument("file", type=PATH)
@options_of(DOCUMENT_FORM)
@click.option("--in-git", is_flag=True, help="Do not hide the folder of texts from git.")
@own
@options.data
def command(
    file: Path, data: Path | None, in_git: bool, own: tuple[str, ...], **given: str | None
) -> None:
    """A document, from its file: registered, and its text kept.

    FILE is text, HTML, PDF or DOCX; what it says of itself is proposed.
    """
    drafts = Drafts(opened(data))
    found = extract(file)
    _check_new(drafts, found)
    drafts.notes += notes(found)
    form = EntryForm("add document FILE", drafts, given)
    cells = form.fill(_proposed(found)) | own_cells(own)
    cells |= {name: getattr(found, name) for name in FINGERPRINTED}
    name = drafts.add("documents", cells, slug(cells["title"]))
    save(drafts, form.asked, _texts(drafts.case.folder / KEPT_TEXTS, name, found, in_git))


def _check_new(drafts: Drafts, found: Extracted) -> None:
    for one in drafts.case.dataset.documents:
        if one.sha256 == found.sha256 or one.file_sha256 == found.file_sha256:
            raise QuestionError(f"this document is registered already: it is {one.id}.")


def _proposed(found: Extracted) -> list[Field]:
    """Return the form with what the file tells of itself, where that fits its column."""
    told: Mapping[str, str] = found.told
    fits = {
        one.name: told[one.name]
        for one in DOCUMENT_FORM
        if told.get(one.name) and not any(cell(one.column).complain(told[one.name], None))
    }
    return [
        replace(one, proposed=fits.get(one.name, ""), needed=one.needed and one.name not in fits)
        for one in DOCUMENT_FORM
    ]


def _texts(folder: Path, name: str, found: Extracted, in_git: bool) -> dict[Path, bytes]:
    """Return the file that keeps the text, and in a new folder what hides it from git.

    Raises :class:`~graph.errors.FileError` where another text has its place.
    """
    path = folder / f"{name}.txt"
    if path.is_symlink() or (path.exists() and path.read_bytes() != found.raw):
        raise FileError(f"{path}: this is another text; give the document another --id.")
    hidden = {} if in_git or folder.exists() else {folder / ".gitignore": IGNORED}
    return {path: found.raw, **hidden}
