"""What is to be added is shown, and written: all files of it, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from armstrail.cli.entry.asking import confirmed
from armstrail.cli.terminal.loading import folder
from exports.words.escapes import harmless
from exports.words.phrases import wrap
from exports.writing.files import replacing
from graph.errors import FileError
from graph.model.schema import TABLES
from seeds.entry.case import CaseFiles
from seeds.entry.drafts import Drafts
from seeds.sheets.files import file_name
from seeds.tables import bundled


def opened(data: Path | None) -> CaseFiles:
    """Return the case that is to be written to.

    Raises :class:`~graph.errors.FileError` where none is named and we are in none: the bundled
    dataset is never changed.
    """
    chosen = folder(data)
    if chosen.resolve() == bundled().resolve():
        raise FileError(
            "no case is named that could be written to: go into the folder of one, or name it by"
            " --data ('armstrail init FOLDER' begins one)."
        )
    return CaseFiles(chosen)


def save(drafts: Drafts, asked: bool, texts: Mapping[Path, bytes] | None = None) -> None:
    """Show what is to be added, ask once where anything was ``asked``, and write it.

    ``texts`` are further files by path; their folder is made. Raises what checking raises, and
    :class:`~graph.errors.FileError`; then all is as it was.
    """
    case = drafts.case
    made = case.planned(drafts.rows, drafts.read)
    click.echo("\n".join(_shown(drafts)))
    if asked and not confirmed("Write this?"):
        click.echo("Nothing was written.", err=True)
        return
    write(case, {**made, **(texts or {})})


def write(case: CaseFiles, files: Mapping[Path, bytes]) -> None:
    """Write all files into the case, each whole: those first that others refer to.

    Raises :class:`~graph.errors.FileError` where the tables are no longer what was read.
    """
    if not case.is_unchanged():
        raise FileError(f"{case.folder}: its tables were changed meanwhile; do it again.")
    order = [file_name(table) for table in TABLES.values()]
    last_first = sorted(
        files, key=lambda path: -order.index(path.name) if path.name in order else 1
    )
    with ExitStack() as stack:  # what is opened last is put in place first
        for path in last_first:
            _make_folder(path.parent)
            stream = stack.enter_context(replacing(path))
            stream.write(files[path])
            stream.flush()  # a full disk is met here, before any file is put in place
    names = ", ".join(str(path.relative_to(case.folder)) for path in files)
    click.echo(harmless(f"Written in {case.folder.absolute()}: {names}."), err=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = "it is a file" if folder.exists() else (error.strerror or str(error)).lower()
        raise FileError(
            f"'{folder}' cannot be made: {reason}; it is the folder that keeps texts."
        ) from None


def _shown(drafts: Drafts) -> Iterator[str]:
    for table in TABLES.values():
        for row in drafts.rows.get(table.name, ()):
            yield f"{file_name(table)}:"
            names = dict.fromkeys([*(column.name for column in table.columns), *row])
            for name in filter(row.get, names):
                yield harmless(wrap(f"{name}: {row[name]}", "  ", "    "))
    yield from (harmless(wrap(one)) for one in drafts.notes)
