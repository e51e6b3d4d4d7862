"""The files of a dataset folder: what is there, what can be read, and the data package's title."""

from __future__ import annotations

import json
from difflib import get_close_matches
from pathlib import Path

from graph.errors import DatasetError, Fault, FileError
from graph.model.rows import PACKAGE
from graph.model.schema import TABLES, Table
from seeds.sheets.complaints import shown


def file_name(table: Table) -> str:
    """Return the name of a table's file."""
    return f"{table.name}.csv"


def parquet_name(table: Table) -> str:
    """Return the name of a table's Parquet file, or of the folder of its part files."""
    return f"{table.name}.parquet"


_TABLE_FILES = tuple(
    name for one in TABLES.values() for name in (file_name(one), parquet_name(one))
)


def parts(path: Path) -> list[Path]:
    """Return the Parquet files of a table, by name: the file, or those in the folder.

    Hidden files, and what an engine notes down beside them, are no part. Raises
    :class:`~graph.errors.FileError` where there is none.
    """
    if not path.is_dir():
        ordinary(path)
        return [path]
    found = sorted(one for one in path.iterdir() if one.name[0] not in "._" and one.is_file())
    if not found:
        raise FileError("it is a folder without any part file")
    return found


def both(table: Table) -> Fault:
    """Return that a folder has a table twice."""
    problem = f"the table is there twice, as {file_name(table)} and as {parquet_name(table)}"
    return Fault(
        file_name(table), 0, "", problem, "a table stands in one of them; remove the other"
    )


def names(folder: Path) -> list[str]:
    """Return the names of what lies in a dataset folder, sorted.

    Raises :class:`~graph.errors.FileError` where there is no such folder or it cannot be read,
    and :class:`~graph.errors.DatasetError` where it holds none of the tables.
    """
    try:
        found = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        raise FileError(f"{folder}: there is no such folder; {_wanted()}.") from None
    except NotADirectoryError:
        raise FileError(f"{folder}: this is a file, not a folder; {_wanted()}.") from None
    except (OSError, ValueError) as error:
        raise FileError(f"{folder}: the folder cannot be read ({_reason(error)}).") from None
    if not set(_TABLE_FILES) & set(found):
        problem = "the folder holds none of the tables of a dataset" if found else "it is empty"
        raise DatasetError([Fault(str(folder), 0, "", problem, _wanted())])
    return found


def holds_case(folder: Path) -> bool:
    """Return whether most of the tables that no dataset does without lie in a folder.

    One that is missing is then a fault, and not a reason to read another dataset.
    """
    needed = [table for table in TABLES.values() if not table.optional]
    there = sum(
        (folder / file_name(table)).is_file() or (folder / parquet_name(table)).exists()
        for table in needed
    )
    return 2 * there > len(needed)


def content(path: Path) -> bytes:
    """Return all bytes of an ordinary file.

    :class:`~graph.errors.FileError` says what is in the way.

    The message has no file name: it is the problem of a fault, which names the file itself.
    """
    try:
        ordinary(path)
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"it cannot be read ({_reason(error)})") from None


def ordinary(path: Path) -> None:
    """Raise :class:`~graph.errors.FileError`, as :func:`content` does, for what is no file."""
    try:
        if path.is_file():
            return
        if path.is_symlink() and not path.exists():
            raise FileError(f"it is a link to {shown(str(path.readlink()))}, which is not there")
    except OSError as error:
        raise FileError(f"it cannot be read ({_reason(error)})") from None
    raise FileError(f"it is {'a folder' if path.is_dir() else 'no ordinary file'}")


def missing(table: Table, found: list[str]) -> Fault | None:
    """Return that a table is not in the folder, which file may have been meant, and what it must
    hold; None where it is not needed, and no file looks like it.
    """
    strays = [name for name in found if name not in _TABLE_FILES]
    near = get_close_matches(file_name(table), strays, 1, 0.8)
    if table.optional and not near:
        return None
    problem = "the table is missing"
    if near:
        problem += f" ({shown(near[0])} is there, and is not read)"
    columns = ", ".join(column.name for column in table.columns if column.required)
    return Fault(
        file_name(table), 0, "", problem, f"it is a CSV file with at least the columns {columns}"
    )


def title(folder: Path, found: list[str]) -> tuple[str, list[Fault]]:
    """Return the title in the folder's data package, if there is one, and what is wrong with that
    file.
    """
    if PACKAGE not in found:
        return "", []
    try:
        package = json.loads(content(folder / PACKAGE).decode("utf-8-sig"))
    except FileError as error:
        return "", [_package(str(error))]
    except (ValueError, RecursionError) as error:
        return "", [_package(f"it is no JSON ({_reason(error)})")]
    if not isinstance(package, dict):
        return "", [_package("it is no JSON object")]
    text = package.get("title", "")
    if isinstance(text, str):
        return text, []
    return "", [_package(f"its title {shown(json.dumps(text))} is no text")]


def _package(problem: str) -> Fault:
    return Fault(PACKAGE, 0, "", problem, "a data package is a JSON object whose title is a text")


def _reason(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _wanted() -> str:
    needed = [file_name(table) for table in TABLES.values() if not table.optional]
    return f"a dataset is a folder with {', '.join(needed)}, or the same as .parquet"
