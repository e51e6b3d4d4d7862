"""What had been said by a day: a dataset without what came later, or cannot be dated.

Nothing counts earlier than can be proved: of a date that is not exact, the last day it allows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from graph.errors import DateError
from graph.model.dates import Period, parse
from graph.model.rows import Dataset, Document, Statement
from graph.model.subset import with_originals, with_statements

VALID_DAY = "give a day, a month or a year, such as 2021-06-30, 2021-06 or 2021"


def last_day(text: str) -> date:
    """Return the last day of an exact date.

    Raises :class:`~graph.errors.DateError` for what is no date, and for one that is uncertain,
    approximate or an interval: nothing can be told to have been said by then.

    >>> last_day("2021-06")
    datetime.date(2021, 6, 30)
    """
    found = parse(text)
    if any(sign in text for sign in "?~%/"):
        raise DateError(f"'{text}' is no day by which something can have been said; {VALID_DAY}.")
    return found.latest


def known_by(dataset: Dataset, statement: Statement) -> date | None:
    """Return the first day by which the statement had surely been said; None if nothing tells.

    It is the last day that ``stated_on`` allows, or that the date of the document allows: what is
    printed has been said. A document printed before the statement was made says nothing of that.
    """
    said, printed = statement.stated_on, dataset.document[statement.document].published
    if said and printed and printed.latest < said.earliest:
        printed = None
    return min((day for day in map(_last, (said, printed)) if day), default=None)


def _last(period: Period | None) -> date | None:
    return period.latest if period and period.latest < date.max else None


def printed_by(document: Document, day: date) -> bool:
    """Return whether the document had surely been published by ``day``."""
    last = _last(document.published)
    return last is not None and last <= day


@dataclass(frozen=True, slots=True)
class AsOf:
    """What had been said by ``day``.

    ``dataset`` holds it. ``later`` counts the statements that came after it or may have,
    ``undated`` those that nothing dates, both left out; ``retracted`` those left in that were
    retracted, nobody records when.
    """

    dataset: Dataset
    day: date
    later: int
    undated: int
    retracted: int


def as_of(dataset: Dataset, day: date) -> AsOf:
    """Return what had been said by ``day``. The dataset given is not changed. O(rows).

    A transfer is there when a statement on it is; a document when it was printed by then or has
    such a statement, with what it copies; a rejected passage with its document printed. Actors,
    origins and their grades are those of today.
    """
    days = {one.id: known_by(dataset, one) for one in dataset.statements}
    kept = {name for name, known in days.items() if known and known <= day}
    statements = tuple(one for one in dataset.statements if one.id in kept)
    undated = sum(known is None for known in days.values())
    spoken_of = {one.transfer for one in statements}
    printed = {one.id for one in dataset.documents if printed_by(one, day)}
    documents = with_originals(dataset, printed | {one.document for one in statements})
    found = replace(
        with_statements(dataset, kept),
        documents=tuple(one for one in dataset.documents if one.id in documents),
        transfers=tuple(one for one in dataset.transfers if one.id in spoken_of),
        rejected=tuple(one for one in dataset.rejected if one.document in printed),
        as_of=day if dataset.as_of is None else min(day, dataset.as_of),
    )
    retracted = sum(one.status == "retracted" for one in statements)
    return AsOf(found, day, len(days) - len(kept) - undated, undated, retracted)
