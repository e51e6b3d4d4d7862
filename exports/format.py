"""What a format is, and how an export says what its target could not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import BinaryIO

from graph.model import Dataset
from graph.network import Network


@dataclass(frozen=True, slots=True)
class Loss:
    """Values that an export left out or changed: where, how many, and why.

    ``columns`` are ``table.column``, or ``table.*`` for a whole table. ``why`` ends the sentence
    that ``str()`` gives, and names what stands in for the values where something does.
    """

    columns: tuple[str, ...]
    values: int
    why: str

    def __str__(self) -> str:
        noun = "value" if self.values == 1 else "values"
        return f"{', '.join(self.columns)} ({self.values:,} {noun}): {self.why}"


@dataclass(frozen=True, slots=True)
class Format:
    """One export format; ``help`` is the end of a sentence, ``cannot_hold`` as in :class:`Loss`.

    ``write`` puts the network into a binary stream, does not close it, and returns what the
    target could not hold of it, nothing where all went in.
    """

    name: str
    suffix: str
    write: Callable[[Network, BinaryIO], Sequence[Loss]]
    help: str
    cannot_hold: tuple[str, ...] = ()


class Cleaner:
    """Takes characters out of texts that a target forbids, and counts the values by column."""

    def __init__(self, forbidden: re.Pattern[str]) -> None:
        self.forbidden = forbidden
        self.changed: Counter[str] = Counter()

    def clean(self, text: str, column: str) -> str:
        """``text`` without the forbidden characters; ``column`` is counted if there were any."""
        if not self.forbidden.search(text):
            return text
        self.changed[column] += 1
        return self.forbidden.sub("", text)

    def losses(self, why: str) -> list[Loss]:
        """One loss for all columns that were changed; none where nothing was."""
        total = self.changed.total()
        return [Loss(tuple(sorted(self.changed)), total, why)] if total else []


def absent(dataset: Dataset, why: Mapping[str, str]) -> list[Loss]:
    """A loss for each table, a key of ``why``, that holds any value. O(values)."""
    counts = {table: sum(map(_known, getattr(dataset, table))) for table in why}
    return [Loss((f"{table}.*",), count, why[table]) for table, count in counts.items() if count]


def _known(row: object) -> int:
    """How many fields of a row are known; 0 is a value, empty text, tuple and None are not."""
    get = attrgetter(*(field.name for field in fields(row)))  # type: ignore[arg-type]
    return sum(1 for value in get(row) if value or value == 0)
