"""Rows appended to the bytes of a table, which stay what they are to the last byte.

A column that the file has not is put at its end, where a new row has something in it.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.model.schema import Table
from seeds.scaffold import header

_CELL = re.compile(r'(?:"(?:[^"]|"")*+"|(?!")[^,\r\n]*+)(,|\r\n?|\n|\Z)')
_TO_QUOTE = re.compile('[",\r\n]')
_QUOTE = '"'
_BOM = codecs.BOM_UTF8.decode()

CellTexts = Mapping[str, str]
"""A row: the text of a cell by the name of its column."""


def appended(raw: bytes | None, table: Table, rows: Sequence[CellTexts]) -> bytes:
    """Return the file of a table without fault with rows after its last one; without one, a new.

    Its columns, their order, the ends of its lines and a byte-order mark are kept. O(bytes) where a
    column is new, else of the first record.
    """
    text = header(table) if raw is None else raw.decode("utf-8")
    columns, newline = _header(text)
    new = [name for name in _filled(table, rows) if name not in columns]
    if new:
        text = "".join(_widened(text, new, newline))
    if not text.endswith(("\n", "\r")):
        text += newline
    names = [*columns, *new]
    lines = (line_of([row.get(name, "") for name in names]) for row in rows)
    return "".join([text, *(f"{line}{newline}" for line in lines)]).encode()


def line_of(cells: Sequence[str]) -> str:
    """Return a row as a line of a CSV file, without its end."""
    return ",".join(map(_quoted, cells))


def _quoted(text: str) -> str:
    # the csv module leaves a carriage return bare where lines end in a line feed (until 3.13)
    return f'"{text.replace(_QUOTE, _QUOTE * 2)}"' if _TO_QUOTE.search(text) else text


def changed(raw: bytes, table: Table, changes: Mapping[int, CellTexts]) -> bytes:
    """Return the file of a table without fault with some cells changed, by the place of their row.

    Rows are counted from 0, blank ones passed over. All other cells stay to the last byte.
    """
    text = raw.decode("utf-8")
    columns, newline = _header(text)
    new = [name for name in _filled(table, [*changes.values()]) if name not in columns]
    if new:
        text = "".join(_widened(text, new, newline))
    columns = [*columns, *new]
    made, place = [], -1
    for number, record in enumerate(_records(text)):
        blank = not number or not any(next(csv.reader([record], strict=True), []))
        place += not blank
        cells = {} if blank else changes.get(place, {})
        made.append(_with_cells(record, columns, cells) if cells else record)
    return "".join(made).encode()


def _with_cells(record: str, columns: Sequence[str], cells: CellTexts) -> str:
    bare = record.rstrip("\r\n")
    parts = [match[0].removesuffix(",") for match in _CELL.finditer(bare)][: len(columns)]
    texts = [
        _quoted(cells[name]) if name in cells else part
        for name, part in zip(columns, parts, strict=True)
    ]
    return ",".join(texts) + record[len(bare) :]


def without(raw: bytes, is_gone: Callable[[CellTexts], bool]) -> bytes:
    """Return the file of a table without fault and without the rows of which ``is_gone`` holds."""
    text = raw.decode("utf-8")
    columns, _ = _header(text)
    kept = []
    for place, record in enumerate(_records(text)):
        cells = next(csv.reader([record], strict=True), [])
        if not place or not any(cells) or not is_gone(dict(zip(columns, cells, strict=True))):
            kept.append(record)
    return "".join(kept).encode()


def _filled(table: Table, rows: Sequence[CellTexts]) -> list[str]:
    """Return the columns in which some row has something, in the order of the schema."""
    names = [column.name for column in table.columns]
    filled = dict.fromkeys(name for row in rows for name, text in row.items() if text)
    return [*(name for name in names if name in filled), *sorted(filled.keys() - {*names})]


def _header(text: str) -> tuple[list[str], str]:
    """Return the names in the first record, and what ends it; a line feed if nothing does."""
    first = next(_records(text), "")
    names = next(csv.reader([first.removeprefix(_BOM)], strict=True), [])
    bare = first.rstrip("\r\n")
    return names, first[len(bare) :] or "\n"


def _records(text: str) -> Iterator[str]:
    """Yield the records, each with the end of its line; of ones without fault."""
    begin = at = 0
    while at < len(text) and (cell := _CELL.match(text, at)):
        at = cell.end()
        if cell[1] != "," or at == len(text):
            yield text[begin:at]
            begin = at


def _widened(text: str, new: Sequence[str], newline: str) -> Iterator[str]:
    """Yield the records with a cell more for each new column; blank lines stay blank."""
    for place, record in enumerate(_records(text)):
        bare = record.rstrip("\r\n")
        ending = record[len(bare) :] or newline
        more = "".join("," + name for name in new) if not place else "," * len(new)
        yield f"{bare}{more}{ending}" if bare else record
