"""A table's file as rows of cells, however a spreadsheet has saved it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import FileError
from graph.model.own import is_own
from graph.model.schema import Table
from seeds.sheets.complaints import few
from seeds.sheets.records import MOST_CHARACTERS

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class RawGrid:
    """A header, rows with their numbers as a spreadsheet counts, and what was done to them."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    told: list[str] = field(default_factory=list)


def grid(name: str, raw: bytes, table: Table) -> RawGrid:
    """Return the cells of a table's file.

    Raises :class:`~graph.errors.FileError` where it is no table in any form that is known.
    """
    told: list[str] = []
    text = _decoded(name, raw, told)
    if "\0" in text:
        told.append(f"{name}: NUL characters are taken out.")
        text = text.replace("\0", "")
    separator = _separator(text, table)
    if separator != ",":
        told.append(f"{name}: the cells were separated by {_SEPARATORS[separator]}.")
    csv.field_size_limit(MOST_CHARACTERS)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows.append(row)
    except csv.Error as error:
        raise FileError(f"{name}, row {len(rows) + 1}: it cannot be read ({error}).") from None
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(map(str.strip, row))]
    if len(numbered) < len(rows):
        told.append(f"{name}: empty rows are left out ({len(rows) - len(numbered):,}).")
    header = numbered[0][1] if numbered else []
    return RawGrid(header, numbered[1:], told)


def _decoded(name: str, raw: bytes, told: list[str]) -> str:
    if raw.startswith(_UTF16):
        told.append(f"{name}: it was in UTF-16.")
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _western(name, raw, error, told)


def _western(name: str, raw: bytes, wrong: UnicodeDecodeError, told: list[str]) -> str:
    """Return the text in Windows-1252, which is what a spreadsheet of the West saves as CSV."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        byte = f"{raw[wrong.start]:02X} at offset {wrong.start}"
        raise FileError(
            f"{name}: it is neither in UTF-8 (it holds the byte {byte}) nor in Windows-1252; save"
            " it as UTF-8."
        ) from None
    words = re.findall(r"\w*[^\x00-\x7f]\w*", text)
    told.append(
        f"{name}: it was not in UTF-8 and is read as Windows-1252; see whether its letters are"
        f" right: {few(' '.join(words))}."
    )
    return text


def _separator(text: str, table: Table) -> str:
    """Return what parts the first row into the most columns of the table; else commas."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(separator: str) -> int:
        parts = (
            part.strip().removeprefix('"').removesuffix('"') for part in first.split(separator)
        )
        return sum(is_column(part, table) for part in parts)

    return max(_SEPARATORS, key=known)


def is_column(name: str, table: Table) -> bool:
    """Return whether a text of the header is the name of a column, as far as one can see."""
    clean = column_name(name)
    return is_own(clean) or any(column.name == clean for column in table.columns)


def column_name(text: str) -> str:
    """Return the name that a text of the header stands for: in small letters, without blanks."""
    return "_".join(text.replace("\ufeff", "").casefold().replace("-", " ").split())


def trimmed(row: Sequence[str], width: int) -> list[str]:
    """Return a row as wide as the header, where what it has beyond that is empty."""
    return [*row[:width]] if not any(map(str.strip, row[width:])) else [*row]
