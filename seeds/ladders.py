"""Reads another ladder of grades from a CSV file, in place of :data:`graph.evidence.ladder.LADDER`.

The file has the columns ``letter, low, point, high`` and one row for each letter, A to F::

    letter,low,point,high
    A,0.80,0.90,0.99
    B,0.60,0.70,0.80
    C,0.40,0.50,0.60
    D,0.20,0.30,0.40
    E,0,0.10,0.20
    F,0,0,0.50
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from graph.errors import DatasetError, Fault, FileError
from graph.evidence.ladder import LETTERS, Ladder, Rung
from graph.model.vocabulary import GRADES
from seeds.sheets.complaints import plain, shown
from seeds.sheets.files import content
from seeds.sheets.records import Records, records

_FIGURES = tuple(field.name for field in fields(Rung))
_COLUMNS = ("letter", *_FIGURES)
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{0,30})?|\.[0-9]{1,30}")

_WANTED = f"a ladder is a CSV file with the columns {', '.join(_COLUMNS)}"
_A_LETTER = f"the letters are {', '.join(GRADES)}, each in one row"
_A_FIGURE = "it is a decimal number from 0 to 1, such as 0.75"
_UNGRADED = tuple(letter for letter in GRADES if letter not in LETTERS)


def read_ladder(path: Path) -> Ladder:
    """Return the ladder in a CSV file (UTF-8), its numbers exactly as their digits say.

    Every letter stands once, with 0 ≤ low ≤ point ≤ high ≤ 1, and no letter is worth more than
    a better one; the point of F, which is not graded, is 0. Columns and rows come in any order;
    blank rows are passed over.

    Raises :class:`~graph.errors.FileError` where the file is not there, cannot be read or is not
    in UTF-8, and :class:`~graph.errors.DatasetError` with every fault of what it holds.
    """
    form = records(path.name, _bytes(path))
    faults = [*form.faults, *_header(path.name, form.header)]
    told = set(form.header) == set(_COLUMNS)
    rows = list(_rows(form)) if told else []
    spoilt = {fault.row for fault in form.faults}
    faults += [fault for row in rows if row.number not in spoilt for fault in row.faults()]
    if told and form.whole:
        faults += _letters(path.name, rows)
    faults += [] if faults else _falling(rows)
    if faults:
        raise DatasetError(faults)
    rungs = {row.letter: Rung(*map(row.figure, _FIGURES)) for row in rows}
    return MappingProxyType({letter: rungs[letter] for letter in GRADES})


def _bytes(path: Path) -> bytes:
    try:
        if not (path.exists() or path.is_symlink()):
            raise FileError("there is no such file")
        raw = content(path)
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"the byte {error.object[error.start]:02X} at offset {error.start}"
        problem = f"it holds {byte}, which is not UTF-8; save it as UTF-8"
    except OSError as error:
        problem = f"it cannot be read ({error.strerror}); {_WANTED}"
    except FileError as error:
        problem = f"{error}; {_WANTED}"
    else:
        return raw
    raise FileError(f"{path}: {problem}.")


def _header(file: str, header: list[str]) -> Iterator[Fault]:
    """Yield unknown, repeated and missing columns."""
    if not header:
        yield Fault(file, 0, "", "the file is empty", _WANTED)
        return
    for name in dict.fromkeys(header):
        if name not in _COLUMNS:
            yield Fault(file, 1, plain(name), f"{shown(name)} is no column of a ladder", _WANTED)
        elif header.count(name) > 1:
            problem = f"{shown(name)} stands in the header {header.count(name)} times"
            yield Fault(file, 1, name, problem, "each column stands once")
    for name in _COLUMNS:
        if name not in header:
            yield Fault(file, 1, name, "the column is missing", _WANTED)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row as text, by column; ``number`` counts as a spreadsheet does."""

    file: str
    number: int
    cells: Mapping[str, str]

    @property
    def letter(self) -> str:
        return self.cells["letter"]

    def figure(self, column: str) -> Fraction:
        """Return the number in a cell, exactly; ValueError where there is none from 0 to 1."""
        text = self.cells[column]
        if not _DECIMAL.fullmatch(text) or Fraction(text) > 1:
            raise ValueError(text)
        return Fraction(text)

    def fault(self, column: str, problem: str, valid: str) -> Fault:
        return Fault(self.file, self.number, column, problem, valid)

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the row by itself."""
        if self.letter not in GRADES:
            yield self.fault("letter", self._no(self.letter, "grade"), _A_LETTER)
        known: dict[str, Fraction] = {}
        for column in _FIGURES:
            try:
                known[column] = self.figure(column)
            except ValueError:
                problem = self._no(self.cells[column], "number from 0 to 1")
                yield self.fault(column, problem, _A_FIGURE)
        yield from self._order(known)
        if self.letter in _UNGRADED and known.get("point"):
            problem = f"the point of {self.letter} is {shown(self.cells['point'])}"
            valid = f"{self.letter} is not graded, so that its point is 0"
            yield self.fault("point", problem, valid)

    def _no(self, text: str, what: str) -> str:
        return f"{shown(text)} is no {what}" if text else "the cell is empty"

    def _order(self, known: Mapping[str, Fraction]) -> Iterator[Fault]:
        """Yield every figure that is less than the one before it that can be read."""
        read = [column for column in _FIGURES if column in known]
        for place, column in enumerate(read[1:], 1):
            before = read[place - 1]
            if known[column] < known[before]:
                less, more = shown(self.cells[column]), shown(self.cells[before])
                problem = f"the {column} {less} is less than the {before} {more}"
                yield self.fault(column, problem, f"{', '.join(_FIGURES)} do not fall")


def _rows(form: Records) -> Iterator[_Row]:
    columns = [column.texts() for column in form.columns]
    for number, *cells in zip(form.numbers.tolist(), *columns, strict=True):
        if any(map(str.strip, cells)):
            yield _Row(form.file, number, dict(zip(form.header, cells, strict=True)))


def _letters(file: str, rows: list[_Row]) -> Iterator[Fault]:
    """Yield letters that stand more than once or not at all."""
    first: dict[str, int] = {}
    for row in rows:
        if row.letter in GRADES and first.setdefault(row.letter, row.number) != row.number:
            problem = f"{shown(row.letter)} is already the letter of row {first[row.letter]}"
            yield row.fault("letter", problem, _A_LETTER)
    for letter in GRADES:
        if letter not in first:
            yield Fault(file, 0, "letter", f"there is no row for {shown(letter)}", _A_LETTER)


def _falling(rows: list[_Row]) -> Iterator[Fault]:
    """Yield figures of a letter above those of the next better one.

    Steps down would raise there.
    """
    known = {row.letter: row for row in rows}
    for better, worse in pairwise(LETTERS):
        for column in _FIGURES:
            if known[worse].figure(column) > known[better].figure(column):
                more, less = (shown(known[one].cells[column]) for one in (worse, better))
                problem = f"the {column} {more} of {worse} is above the {less} of {better}"
                yield known[worse].fault(column, problem, "a better letter is worth no less")
