"""The errors armstrail raises: each names the culprit, the place and what would have been valid.

Every one is an :class:`ArmstrailError`; its ``str()`` is one or more whole sentences that a
person can act on. The command line prints them and ends with exit code 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


class ArmstrailError(Exception):
    """Base of every error that the user can mend; ``str()`` is the message to print."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a dataset.

    ``row`` counts as a spreadsheet does (the header is row 1); 0 means the whole file. ``valid``
    says what would have been accepted, as the end of the sentence.
    """

    file: str
    row: int
    column: str
    problem: str
    valid: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.row:
            place += f", row {self.row}"
        if self.column:
            place += f", column {self.column}"
        sentence = f"{place}: {self.problem}"
        return f"{sentence}; {self.valid}." if self.valid else f"{sentence}."


MOST_ALIKE = 3
"""How many faults of one kind in one column are told one by one."""

MOST_ROWS = 12
"""How many rows of the others are named."""

_VALUE = re.compile(r"'[^']*'|[0-9][0-9,.]*")


class DatasetError(ArmstrailError):
    """The dataset has faults: all of them, in the order of file, row and column.

    In the message those of one kind in one column, which differ in row and value alone, are told
    together: the first ones as they are, the others by their rows and their number.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(_told(self.faults)))


def _told(faults: Sequence[Fault]) -> Iterator[str]:
    kinds: dict[Fault, list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(_kind(fault), []).append(fault)
    for alike in kinds.values():
        yield from map(str, alike[:MOST_ALIKE])
        if rest := alike[MOST_ALIKE:]:
            yield _counted(rest)


def _kind(fault: Fault) -> Fault:
    """Return a fault of a row without what tells it from others of its kind."""
    problem = _VALUE.sub("'", fault.problem)
    return Fault(fault.file, 1, fault.column, problem) if fault.row else fault


def _counted(rest: Sequence[Fault]) -> str:
    first = rest[0]
    place = f"{first.file}, column {first.column}" if first.column else first.file
    rows = sorted({one.row for one in rest})
    named = ", ".join(map(str, rows[:MOST_ROWS]))
    more = f" and {len(rows) - MOST_ROWS:,} more, up to {rows[-1]}" if rows[MOST_ROWS:] else ""
    noun = "rows" if rows[1:] else "row"
    return f"{place}: {len(rest):,} more of this kind, in {noun} {named}{more}."


class DateError(ArmstrailError, ValueError):
    """A text that is no EDTF level 1 date."""


class TermError(ArmstrailError, KeyError):
    """A word that the vocabulary does not hold."""

    def __str__(self) -> str:  # KeyError would print the repr of the message
        return str(self.args[0])


class NameLookupError(ArmstrailError):
    """A name that is no actor, or more than one; ``candidates`` are the nearest actor ids.

    ``unknown`` is the name as typed where nobody has it.
    """

    def __init__(self, message: str, candidates: Sequence[str] = (), unknown: str = "") -> None:
        self.candidates, self.unknown = tuple(candidates), unknown
        super().__init__(message)


class QuestionError(ArmstrailError):
    """A question that cannot be asked: a bad option value, or a start that is also the goal."""


class NotUnderstoodError(QuestionError):
    """A question of which some words are not understood, or limit nothing of its kind.

    ``words`` are these, and ``instead`` is the question without them, which can be asked.
    """

    def __init__(self, message: str, words: Sequence[str], instead: str) -> None:
        self.words, self.instead = tuple(words), instead
        super().__init__(message)


class BudgetError(ArmstrailError):
    """An exact evaluation that would need more steps than it was given."""


class FileError(ArmstrailError):
    """A file or folder that cannot be read or written."""


class ExtraError(ArmstrailError):
    """Something whose library is not installed; the message says how to install it."""


def not_installed(library: str, extra: str, needed_by: str = "this format") -> ExtraError:
    """Return that ``needed_by`` needs a library, and the extra that installs it."""
    return ExtraError(
        f"{needed_by} needs the library {library}, which is not installed; in armstrail's folder:"
        f" python3 -m pip --python .venv/bin/python install '.[{extra}]'"
    )


class LossError(ArmstrailError):
    """An export that was to lose nothing, into a format that cannot hold all."""
