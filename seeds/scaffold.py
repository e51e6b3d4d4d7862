"""An empty dataset, and its data package, which any Frictionless tool reads first."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.errors import FileError
from graph.model.rows import PACKAGE
from graph.model.schema import TABLES, Table
from graph.model.table_schema import resource, table_schema
from seeds.codebook import code_book
from seeds.sheets.files import file_name, parquet_name

CODE_BOOK = "code-book.md"

EMPTY = tuple(name for name in TABLES if name != "materiel")
"""The tables that a case begins with; who needs designations of their own adds that table."""


def begin(folder: Path, title: str, name: str) -> None:
    """Write an empty dataset with its data package and the code book into a folder.

    The folder is made where it is not there. Raises :class:`~graph.errors.FileError` where it
    already holds anything of a dataset, or cannot be written; then nothing is left behind.
    """
    files = {file_name(TABLES[one]): header(TABLES[one]) for one in EMPTY}
    package = data_package(title, name, EMPTY)
    files[PACKAGE] = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    files[CODE_BOOK] = code_book()
    try:
        _spare(folder, files)
        with _made(folder) as written:
            for one, text in files.items():
                with (folder / one).open("x", encoding="utf-8", newline="") as stream:
                    written.append(folder / one)
                    stream.write(text)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or error
        raise FileError(f"{folder}: no case can be begun there ({reason}).") from None


def header(table: Table) -> str:
    """Return the file of a table without rows: the names of its columns."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(column.name for column in table.columns)
    return stream.getvalue()


def _spare(folder: Path, files: Iterable[str]) -> None:
    ours = {*files, *map(file_name, TABLES.values()), *map(parquet_name, TABLES.values())}
    there = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    found = [name for name in there if name in ours]
    if found:
        raise FileError(
            f"{folder}: it already holds {found[0]}; name a folder without anything of a dataset."
        )


@contextlib.contextmanager
def _made(folder: Path) -> Iterator[list[Path]]:
    """Make the folder; the files that the block lists, and the folder, go where it fails."""
    new, written = not folder.exists(), list[Path]()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield written
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        if new:
            folder.rmdir()
        raise


def data_package(
    title: str,
    name: str,
    tables: Iterable[str] = (),
    own: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return a Frictionless tabular data package for a dataset in a folder of CSV files.

    ``name`` is its slug. ``tables`` names optional tables of :data:`graph.model.schema.TABLES` that
    the dataset has; all others are in it. ``own`` names the user's own columns by table. Every
    column stands there with its type, what its cells look like or may be, and its description. The
    result is plain lists and dicts, ready for ``json``.

    >>> package = data_package("Arms in transit", "transit")
    >>> [resource["name"] for resource in package["resources"]][:2]
    ['actors', 'documents']
    """
    wanted = set(tables)
    present = [one for one in TABLES.values() if not one.optional or one.name in wanted]
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [
            resource(
                table.name,
                file_name(table),
                table.description,
                table_schema(table, own.get(table.name, ())),
            )
            for table in present
        ],
    }


def bundled_package() -> tuple[Path, str]:
    """Return where the data package of the bundled dataset stands, and its text as it is to be."""
    path = Path(__file__).parent / "diversion" / PACKAGE
    title = json.loads(path.read_text("utf-8"))["title"]
    there = [name for name, one in TABLES.items() if (path.parent / file_name(one)).is_file()]
    made = data_package(title, path.parent.name, there)
    return path, json.dumps(made, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    where, text = bundled_package()
    where.write_text(text, encoding="utf-8")
