"""What other files hold, as tables of cells: one importer a file, found by its name.

An importer is the function ``read`` of the module of its name: from a path to a table's rows, each
a text by column. It guesses nothing and checks nothing; what it gives is written as a dataset and
read by the strict reader. To add one, add its module and a line to :data:`IMPORTERS`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from csv import DictWriter
from importlib import import_module
from json import dumps
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from graph.errors import QuestionError
from graph.model.own import is_own
from graph.model.rows import PACKAGE
from graph.model.schema import TABLES
from graph.model.vocabulary import nearest
from seeds import tables
from seeds.scaffold import data_package
from seeds.sheets.files import file_name

Cells = Mapping[str, str]
"""A row: the text of a cell by the name of its column."""

Imported = Mapping[str, Sequence[Cells]]
"""The rows of each table of :data:`graph.model.schema.TABLES` that the file has."""


class Importer(NamedTuple):
    """One importer: how the names of its files end, and what it reads, as the end of a sentence."""

    suffix: str
    help: str


IMPORTERS: Mapping[str, Importer] = MappingProxyType(
    {
        "json": Importer(".json", "what 'armstrail export json' writes, own designations aside"),
    }
)
"""The importers by name."""


def find(name: str, path: Path) -> str:
    """Return the importer ``name``, or without one that of the ending of ``path``.

    Raises :class:`~graph.errors.QuestionError`, naming all importers, where there is none.
    """
    if name in IMPORTERS:
        return name
    listed = ", ".join(f"{one} ({form.suffix})" for one, form in IMPORTERS.items())
    if name:
        near = nearest(name, IMPORTERS)
        raise QuestionError(f"'{name}' is no importer; the nearest is '{near}' (all: {listed}).")
    fitting = [one for one, form in IMPORTERS.items() if path.name.endswith(form.suffix)]
    if len(fitting) == 1:
        return fitting[0]
    raise QuestionError(f"'{path.name}' is of no known kind; name one by --format (all: {listed}).")


def overview() -> str:
    """Return every importer with what it reads, as lines that click leaves as they are."""
    width = max(map(len, IMPORTERS))
    lines = [f"{name.ljust(width)}  {form.suffix}: {form.help}" for name, form in IMPORTERS.items()]
    return "\b\nImporters:\n" + "\n".join(lines)


def write(path: Path, importer: str, folder: Path, title: str = "", name: str = "imported") -> None:
    """Write what ``importer`` reads in ``path`` as a dataset into the empty ``folder``; check it.

    ``title`` and ``name`` (a slug) are those of the data package. Raises
    :class:`~graph.errors.FileError` where the file cannot be read, and
    :class:`~graph.errors.DatasetError` with every fault of what it holds.
    """
    imported: Imported = import_module(f"seeds.importers.{importer}").read(path)
    own = {table: _own(rows) for table, rows in imported.items()}
    for table in TABLES.values():
        if table.name in imported or not table.optional:
            header = [*(one.name for one in table.columns), *own.get(table.name, ())]
            with (folder / file_name(table)).open("w", encoding="utf-8", newline="") as stream:
                cells = DictWriter(stream, header, restval="")
                cells.writeheader()
                cells.writerows(imported.get(table.name, ()))
    optional = [table for table in imported if TABLES[table].optional]
    package = data_package(title, name, optional, own)
    text = dumps(package, ensure_ascii=False, indent=2)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8")
    tables.read(folder)


def _own(rows: Sequence[Cells]) -> list[str]:
    """Return the names of the user's own columns, sorted."""
    return sorted({name for row in rows for name in row if is_own(name)})
