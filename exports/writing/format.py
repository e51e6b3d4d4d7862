"""What a format is, and how an export says what its target could not hold."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from exports.words.escapes import Target
from graph.errors import not_installed
from graph.model.rows import Dataset
from graph.model.schema import TABLES, Table

OWN_COLUMNS = "x_*"
"""The user's own columns, where the columns of a table are listed."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Values that an export left out or changed: where, how many, why, and what stands in.

    ``columns`` are ``table.column``, or ``table.*`` for a whole table. ``why`` and ``instead``
    end the sentence that ``str()`` gives; ``instead`` is empty where nothing stands in.
    """

    columns: tuple[str, ...]
    values: int
    why: str
    instead: str = ""

    def __str__(self) -> str:
        noun = "value" if self.values == 1 else "values"
        instead = f"; {self.instead}" if self.instead else ""
        return f"{', '.join(self.columns)} ({self.values:,} {noun}): {self.why}{instead}"


@dataclass(frozen=True, slots=True)
class Format:
    """One export format; ``help`` is the end of a sentence, ``cannot_hold`` as in :class:`Loss`.

    ``write(network, stream)`` puts the network into a binary stream, does not close it, and
    returns what the target could not hold of it, nothing where all went in. Where ``folder`` is
    true it gets the :class:`~pathlib.Path` of an empty folder instead, and fills it. ``options``
    names the keyword arguments that it takes besides. ``extra`` is what has to be installed with
    armstrail for it; ``write`` raises :class:`~graph.errors.ExtraError` where it is not.
    """

    name: str
    suffix: str
    write: Callable[..., Sequence[Loss]]
    help: str
    cannot_hold: tuple[str, ...] = ()
    folder: bool = False
    extra: str = ""
    options: tuple[str, ...] = ()


class Cleaner:
    """Takes characters out of texts that a target forbids, and counts the values by column."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.changed: Counter[str] = Counter()

    def clean(self, text: str, column: str) -> str:
        """Return ``text`` without the forbidden characters.

        ``column`` is counted if there were any.

        A text that only repeats another column is cleaned with the column "", and not counted.
        """
        if not self.target.forbidden.search(text):
            return text
        if column:
            self.changed[column] += 1
        return self.target.cleared(text)

    def clean_list(self, items: Sequence[str], column: str) -> list[str]:
        """Return all ``items`` cleaned.

        The list counts as one value, however many of them change.
        """
        clean = [self.clean(item, "") for item in items]
        if column and clean != list(items):
            self.changed[column] += 1
        return clean

    def losses(self) -> list[Loss]:
        """Return one loss for all columns that were changed; none where nothing was."""
        return counted(self.changed, self.target.why)


def counted(columns: Counter[str], why: str, instead: str = "") -> list[Loss]:
    """Return one loss for the values counted by column; none where nothing was counted."""
    found = +columns
    return [Loss(tuple(sorted(found)), found.total(), why, instead)] if found else []


def absent(dataset: Dataset, why: Mapping[str, str]) -> list[Loss]:
    """Return a loss for each table, a key of ``why``, that holds any value. O(values).

    The user's own columns are counted with it.

    A text of ``why`` is the reason, or the reason, "; " and what stands in.
    """
    counts = {table: _count(getattr(dataset, table), TABLES[table]) for table in why}
    return [
        Loss((f"{table}.*",), count, *_sentence(why[table]))
        for table, count in counts.items()
        if count
    ]


def left_out(
    dataset: Dataset, table: str, kept: Collection[str], why: str, instead: str = ""
) -> list[Loss]:
    """Return a loss for the known values of a table in all columns not ``kept``. O(values).

    ``OWN_COLUMNS`` among those stands for the user's own columns.
    """
    found: Counter[str] = Counter()
    names = [column.name for column in TABLES[table].without(*kept)]
    for row in getattr(dataset, table):
        found.update(f"{table}.{name}" for name in names if _is_known(getattr(row, name)))
        if OWN_COLUMNS not in kept:
            found.update(f"{table}.{name}" for name, _ in row.own)
    return counted(found, why, instead)


def _sentence(text: str) -> tuple[str, str]:
    why, _, instead = text.partition("; ")
    return why, instead


def _count(rows: Sequence[Any], table: Table) -> int:
    """Return how many values are known; 0 is a value, empty text, tuple and None are not."""
    get = attrgetter(*(column.name for column in table.columns))
    held = sum(1 for row in rows for value in get(row) if value or value == 0)
    return held + sum(len(row.own) for row in rows)


def _is_known(value: object) -> bool:
    return bool(value or value == 0)


def library(module: str, extra: str) -> Any:
    """Return the module of an optional library, imported when it is needed.

    Raises :class:`~graph.errors.ExtraError`, which names the extra, where it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise not_installed(module.partition(".")[0], extra) from error


def cleaned(value: object, column: str, cleaner: Cleaner) -> object:
    """Return a plain value, a text or a list of texts cleaned."""
    if isinstance(value, list):
        return cleaner.clean_list(value, column)
    return cleaner.clean(value, column) if isinstance(value, str) else value


def cleaned_row(values: Mapping[str, Any], table: str, cleaner: Cleaner) -> dict[str, Any]:
    """Return a row of a table with every value cleaned."""
    return {name: cleaned(value, f"{table}.{name}", cleaner) for name, value in values.items()}
