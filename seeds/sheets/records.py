"""The bytes of a CSV file to records of one width, and every fault of their form.

Where the form of a table is sound its bytes pass as they are; where not, every fault is taken down
and a mended copy passes, so that the rest of the table is still checked.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from graph.errors import Fault
from seeds.sheets.complaints import plain, shown

MOST_CHARACTERS = 131_072
"""How long a cell may be."""

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ODD = re.compile("[\0\udc80-\udcff]")  # NUL, and bytes that surrogateescape could not decode
_CELL = re.compile(r'(?:"(?:[^"]|"")*+"|(?!")[^,\r\n]*+)(,|\r\n?|\n|\Z)')


@dataclass(slots=True)
class Records:
    """A table's form: its header, its CSV bytes in UTF-8 with rows of one width, its faults.

    ``whole`` is false where rows are missing because the file could not be read to its end.
    """

    file: str
    header: list[str] = field(default_factory=list)
    body: bytes = b""
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True

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
    if _sound(found, raw):
        found.body = raw
    else:
        _mend(found, raw)
    return found


_SAVE = 'save it as UTF-8 (spreadsheets call it "CSV UTF-8")'


def reader(raw: bytes, errors: str) -> Iterator[list[str]]:
    """Yield the records of CSV bytes; ``errors`` is how what is no UTF-8 is taken."""
    # the limit is the process's, and other libraries lift it
    csv.field_size_limit(MOST_CHARACTERS)
    # strict: without it, text after a closing quote and an open quote at the end pass unseen
    stream = io.TextIOWrapper(io.BytesIO(raw), "utf-8", errors=errors, newline="")
    return csv.reader(stream, strict=True)


def _sound(found: Records, raw: bytes) -> bool:
    if b"\0" in raw:
        return False
    rows = reader(raw, "strict")
    try:
        found.header = next(rows, [])
        return set(map(len, rows)) <= {0, len(found.header)}  # 0: a blank line
    except (UnicodeDecodeError, csv.Error):
        return False


def _mend(found: Records, raw: bytes) -> None:
    mended = io.StringIO(newline="")
    write = csv.writer(mended, quoting=csv.QUOTE_ALL).writerow
    row = 0
    try:
        for row, record in enumerate(reader(raw, "surrogateescape"), 1):
            if row == 1:
                found.header = record
            write(_mended(found, row, record))
    except csv.Error:
        found.whole = False
        _unreadable(found, row + 1, _record_text(raw, row))
    found.header = [_ODD.sub("\ufffd", name) for name in found.header]
    found.body = mended.getvalue().encode()


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
    """All text from the record that follows the first ``before`` ones."""
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
