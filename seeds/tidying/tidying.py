"""A repaired copy of the tables of a dataset, and every change in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import FileError
from graph.model.materiel import BUILT_IN
from graph.model.rows import PACKAGE
from graph.model.schema import ID, TABLES, Table
from seeds.entry.appending import line_of
from seeds.sheets.complaints import plain, shown
from seeds.sheets.files import content, file_name, parquet_name
from seeds.tidying.grids import RawGrid, column_name, grid, is_column, trimmed
from seeds.tidying.repairs import Known, repaired, words_of


@dataclass(slots=True)
class Tidied:
    """The files of the copy by name, and a sentence for each change."""

    files: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def tidied(folder: Path) -> Tidied:
    """Return a repaired copy of the tables in a folder, with every change.

    Raises :class:`~graph.errors.FileError` where a table cannot be read at all.
    """
    found = Tidied()
    there = _matched(folder, found)
    if not there:
        raise FileError(f"{folder}: it holds none of the tables of a dataset.")
    grids = {
        name: _straightened(TABLES[name], grid(path.name, _read(path), TABLES[name]), found)
        for name, path in there.items()
    }
    ids = _ids(grids)
    for name, one in grids.items():
        lines = [line_of(one.header), *map(line_of, _rows(TABLES[name], one, ids, found))]
        found.files[file_name(TABLES[name])] = "".join(f"{line}\n" for line in lines).encode()
    if (folder / PACKAGE).is_file():
        found.files[PACKAGE] = content(folder / PACKAGE)
    return found


def _read(path: Path) -> bytes:
    try:
        return content(path)
    except FileError as error:
        raise FileError(f"{path}: {error}.") from None


def _matched(folder: Path, found: Tidied) -> dict[str, Path]:
    """Return the file of each table, whatever capitals its name has.

    Raises :class:`~graph.errors.FileError` for a table that would be left out of the copy.
    """
    there: dict[str, Path] = {}
    listed = _listed(folder)
    for name, table in TABLES.items():
        if parquet_name(table) in listed:
            raise FileError(
                f"{folder / parquet_name(table)}: this is no CSV, which tidy mends alone."
            )
        alike = [one for one in listed if _bare_name(one) == name]
        exact = [one for one in alike if one == file_name(table)]
        if len(alike) > 1 and not exact:
            several = ", ".join(map(shown, alike))
            raise FileError(f"{folder}: each of {several} may be {file_name(table)}; keep one.")
        if alike:
            there[name] = folder / (exact or alike)[0]
            if not exact:
                found.told.append(f"{file_name(table)}: the file was called {shown(alike[0])}.")
    return there


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or error
        raise FileError(f"{folder}: the folder cannot be read ({reason}).") from None


def _bare_name(name: str) -> str:
    """Return the name of a file in small letters, without what says that it is a table."""
    return name.casefold().removesuffix(".txt").removesuffix(".tsv").removesuffix(".csv").strip()


def _straightened(table: Table, raw: RawGrid, found: Tidied) -> RawGrid:
    """Return the grid with the columns' own names, without empty columns and cells too many."""
    file = file_name(table)
    found.told += raw.told
    width = len(raw.header)
    rows = [(number, trimmed(row, width)) for number, row in raw.rows]
    wide = {place for _, row in rows for place, text in enumerate(row) if text.strip()}
    kept = [place for place in range(width) if raw.header[place].strip() or place in wide]
    if len(kept) < width:
        found.told.append(f"{file}: empty columns are left out ({width - len(kept):,}).")
    header = []
    for place in kept:
        name = raw.header[place]
        clean = column_name(name) if is_column(name, table) else name
        if clean != name:
            found.told.append(f"{file}, row 1: the column {shown(name)} is now {shown(clean)}.")
        header.append(clean)
    straight = [
        (number, [row[place] for place in kept] if len(row) == width else row)
        for number, row in rows
    ]
    return RawGrid(header, straight)


def _ids(grids: Mapping[str, RawGrid]) -> dict[str, Known]:
    """Return the repaired ids of each table, designations with those of the built-in tree."""
    found: dict[str, Known] = {}
    for name, one in grids.items():
        column = next((column for column in TABLES[name].columns if column.kind is ID), None)
        if column and "id" in one.header:
            place = one.header.index("id")
            texts = (row[place] for _, row in one.rows if len(row) == len(one.header))
            found[name] = {repaired(column, text, ()) for text in texts}
    found["materiel"] = {*BUILT_IN, *found.get("materiel", ())}
    return found


def _rows(
    table: Table, one: RawGrid, ids: Mapping[str, Known], found: Tidied
) -> Iterator[list[str]]:
    columns = {column.name: column for column in table.columns}
    words = {name: words_of(column, ids) for name, column in columns.items()}
    for number, row in one.rows:
        if len(row) != len(one.header):
            yield row  # which cell is missing, or one too many, nobody can tell
            continue
        cells = []
        for name, text in zip(one.header, row, strict=True):
            clean = repaired(columns[name], text, words[name]) if name in columns else text
            if clean != text:
                place = f"{file_name(table)}, row {number}, column {plain(name)}"
                found.told.append(f"{place}: {shown(text)} is now {shown(clean)}.")
            cells.append(clean)
        yield cells
