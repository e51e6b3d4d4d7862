"""The bytes of a CSV file to columns of one length, and every fault of their form.

Where the form of a table is sound it is read in one pass, a large one as Arrow columns
(:mod:`seeds.sheets.arrow`); where not, once more from the beginning: every fault is taken down, and
rows pass mended, so that the rest of the table is still checked.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.errors import Fault
from graph.model.texts import taken
from seeds.sheets.complaints import plain, shown

MOST_CHARACTERS = 131_072
"""How long a cell may be."""

LARGE_FILE = 4_000_000
"""From how many bytes on a file is read as Arrow columns; a smaller one is read while Arrow loads.
"""

AT_ONCE = 300
"""How many rows are held as texts at a time; more are slower, for the caches of a processor."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODD = re.compile("[\0\udc80-\udcff]")  # NUL, and bytes that surrogateescape could not decode
_CELL = re.compile(r'(?:"(?:[^"]|"")*+"|(?!")[^,\r\n]*+)(,|\r\n?|\n|\Z)')


class Cells(NamedTuple):
    """One column: its distinct texts, in the order of first appearance, and which each row holds.

    So what depends on a cell's text alone is done once for each distinct text.
    """

    distinct: Sequence[str]
    codes: NDArray[np.integer[Any]]

    def texts(self) -> list[str]:
        """Return the cells, row by row."""
        return self.of(self.codes)

    def of(self, codes: NDArray[np.integer[Any]]) -> list[str]:
        """Return the texts that these codes stand for."""
        return taken(self.distinct, codes)


@dataclass(slots=True)
class Records:
    """A table's form: its header, a column for each name in it, its faults.

    Blank rows are left out; ``numbers`` are those of the others, the header being row 1. ``whole``
    is false where rows are missing because the file could not be read to its end; ``empty`` says
    that the file holds nothing at all.
    """

    file: str
    header: list[str] = field(default_factory=list)
    columns: list[Cells] = field(default_factory=list)
    numbers: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True
    empty: bool = False

    def complain(self, row: int, column: str, problem: str, valid: str) -> None:
        """Take down a fault."""
        self.faults.append(Fault(self.file, row, plain(column), problem, valid))


def records(file: str, raw: bytes) -> Records:
    """Read the form of a table from the bytes of its file (UTF-8, with or without a BOM). O(n)."""
    found = Records(file)
    if raw.startswith(_UTF16):
        found.whole = False
        found.complain(0, "", "the file is in UTF-16", _SAVE)
        return found
    raw = raw.removeprefix(codecs.BOM_UTF8)
    found.empty = not raw
    if len(raw) >= LARGE_FILE and _as_arrow(found, raw):
        return found
    if not _sound(found, raw):
        _mend(found, raw)
    return found


def _as_arrow(found: Records, raw: bytes) -> bool:
    """Take in a large table whose form is plainly sound; False where it is to be read by rows."""
    from seeds.sheets import arrow  # here, because it takes as long to load as a small table

    form = arrow.sound(raw, MOST_CHARACTERS)
    if form is None:
        return False
    found.header, found.numbers = form.header, form.numbers
    found.columns = [Cells(texts, codes) for texts, codes in form.columns]
    return True


_SAVE = 'save it as UTF-8 (spreadsheets call it "CSV UTF-8")'


def _reader(raw: bytes, errors: str) -> Iterator[list[str]]:
    # the limit is the process's, and other libraries lift it
    csv.field_size_limit(MOST_CHARACTERS)
    # strict: without it, text after a closing quote and an open quote at the end pass unseen
    stream = io.TextIOWrapper(io.BytesIO(raw), "utf-8", errors=errors, newline="")
    return csv.reader(stream, strict=True)


def _sound(found: Records, raw: bytes) -> bool:
    if b"\0" in raw:
        return False
    rows = _reader(raw, "strict")
    try:
        found.header = next(rows, [])
        return _take(found, rows)
    except (UnicodeDecodeError, csv.Error):
        return False


def _take(found: Records, rows: Iterator[list[str]]) -> bool:
    """Take in the rows that are not blank; False at one of another width than the header. O(n)."""
    columns = [_Column() for _ in found.header]
    numbers: list[int] = []
    first = 2
    while some := list(islice(rows, AT_ONCE)):
        if not set(map(len, some)) <= {0, len(columns)}:  # 0: a blank line
            return False
        filled = {number: cells for number, cells in enumerate(some, first) if any(cells)}
        numbers += filled
        for column, texts in zip(columns, zip(*filled.values(), strict=True), strict=False):
            column.take(texts)
        first += len(some)
    found.columns = [column.cells() for column in columns]
    found.numbers = np.array(numbers, np.int64)
    return True


class _Column:
    """A column as it is read."""

    def __init__(self) -> None:
        self._code: defaultdict[str, int] = defaultdict()
        self._code.default_factory = self._code.__len__  # a new text takes the next number
        self._codes: list[NDArray[np.int64]] = []

    def take(self, texts: Sequence[str]) -> None:
        """Take in some more rows."""
        self._codes.append(np.fromiter(map(self._code.__getitem__, texts), np.int64, len(texts)))

    def cells(self) -> Cells:
        """Return all that was taken in."""
        return Cells(list(self._code), np.concatenate([np.empty(0, np.int64), *self._codes]))


def _mend(found: Records, raw: bytes) -> None:
    rows = _mended_rows(found, raw)
    next(rows, None)  # the header
    _take(found, rows)
    found.header = [_ODD.sub("\ufffd", name) for name in found.header]


def _mended_rows(found: Records, raw: bytes) -> Iterator[list[str]]:
    row = 0
    try:
        for row, record in enumerate(_reader(raw, "surrogateescape"), 1):
            if row == 1:
                found.header = record
            yield _mended(found, row, record)
    except csv.Error:
        found.whole = False
        _unreadable(found, row + 1, _record_text(raw, row))


def _mended(found: Records, row: int, record: list[str]) -> list[str]:
    width = len(found.header)
    if not any(map(str.strip, record)):
        return [""] * width
    if len(record) != width:
        problem = f"the row that begins with {shown(record[0])} has {_cells(len(record))}"
        valid = f"the header has {width}, and a cell with a comma in it stands in double quotes"
        found.complain(row, "", problem, valid)
    cells = (record + [""] * width)[:width]
    if _ODD.search("".join(cells)):
        return [_mended_cell(found, row, *pair) for pair in zip(found.header, cells, strict=True)]
    return cells


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _mended_cell(found: Records, row: int, column: str, cell: str) -> str:
    odd = _ODD.search(cell)
    if not odd:
        return cell
    mended = _ODD.sub("\ufffd", cell)
    column = _ODD.sub("\ufffd", column)
    if odd[0] == "\0":
        found.complain(row, column, f"{shown(mended)} holds a NUL character", "remove it")
    else:
        byte = ord(odd[0]) - 0xDC00
        problem = f"{shown(mended)} holds the byte {byte:02X}, which is not UTF-8"
        found.complain(row, column, problem, _SAVE.replace("it", "the file", 1))
    return mended


def _record_text(raw: bytes, before: int) -> str:
    """Return all text from the record that follows the first ``before`` ones."""
    stream = io.TextIOWrapper(io.BytesIO(raw), "utf-8", errors="surrogateescape", newline="")
    rows = csv.reader(stream, strict=True)
    for _ in islice(rows, before):
        pass
    stream.seek(0)
    return "".join(islice(stream, rows.line_num, None))


def _unreadable(found: Records, row: int, text: str) -> None:
    """Take down the quote, or the size, at which the csv module gave up on a record."""
    place, at = 0, 0
    while (cell := _CELL.match(text, at)) and cell[1] == ",":
        place, at = place + 1, cell.end()
    column = found.header[place] if place < len(found.header) else ""
    if cell:
        problem = "a cell of this row is too long, and the rows below were not read"
        valid = f"a cell has up to {MOST_CHARACTERS} characters"
        found.complain(row, "", problem, valid)
        return
    begun = _ODD.sub("\ufffd", text[at : at + 200])
    problem = (
        f"the double quote that opens {shown(begun)} is not closed at the end of the cell,"
        " and the rows below were not read"
    )
    valid = "a quoted cell ends with one double quote, and double quotes within it are doubled"
    found.complain(row, _ODD.sub("\ufffd", column), problem, valid)
