"""Dates that are sound and may not mean what their writer meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model.dates import Period, in_full
from graph.model.rows import Dataset
from graph.model.schema import DATE, TABLES
from seeds.sheets.complaints import Noticed

FIRST_YEAR = 1700
"""Before this year a date is more likely one of another calendar."""

_MONTH = re.compile(r"[0-9]{2}([0-9]{2})-([0-9]{2})")


def odd_dates(dataset: Dataset) -> Iterator[Noticed]:
    """Yield each date that another calendar, or a span of two years, would explain better.

    O(rows).
    """
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns if column.kind is DATE]
        for row in getattr(dataset, name) if columns else ():
            for column in columns:
                period = getattr(row, column)
                if period and (doubt := _doubt(period)):
                    yield (row.id,), f"The {column} of {row.id} in {name}.csv, {doubt}"


def _doubt(period: Period) -> str:
    text = period.text
    month = _MONTH.fullmatch(text)
    if month and int(month[2]) == (int(month[1]) + 1) % 100:
        years = f"{text[:4]}/{int(text[:4]) + 1}"
        return f"{text}, is a month; if two years are meant, write {years}."
    if period.earliest.year < FIRST_YEAR and not text.startswith(("..", "/")):
        return (
            f"{text}, begins on {in_full(period.earliest)}; if it is of another calendar, write"
            " the Gregorian date."
        )
    return ""
