"""Dates as documents give them: EDTF level 1 text to its earliest and its latest day.

EDTF is the extended date/time format of ISO 8601-2:2019 (the Library of Congress keeps the
public specification). Accepted here: a year, a month, a day, a season (21 spring to 24 winter),
``X`` for unspecified last digits, an interval of these with ``..`` or nothing for an open end,
and the qualifiers ``?`` (uncertain), ``~`` (approximate), ``%`` (both) at the end of a date.
Years are 0001 to 9999.

A qualified date is widened by one unit of its own precision on each side (two for ``%``), so
that nothing is called impossible on the strength of an approximate date.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph.errors import DateError
from graph.model.date_proposals import proposals

VALID = (
    "a date is 2021, 2021-08, 2021-08-15, 2015-21 (spring), 2020/2022, 2021-08/.., 2021~ or 2021?"
)

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A date as written, with the earliest and the latest day that it allows."""

    text: str
    earliest: date
    latest: date

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> Period:
    """Read an EDTF level 1 text; raise :class:`~graph.errors.DateError` where it is none.

    >>> parse("2015-21").earliest, parse("2015-21").latest
    (datetime.date(2015, 3, 1), datetime.date(2015, 5, 31))
    >>> parse("2021~").latest
    datetime.date(2022, 12, 31)
    """
    ends = text.split("/")
    if len(ends) > 2 or not text.strip("./"):
        raise DateError(_refusal(text))
    try:
        first, last = _end(ends[0]), _end(ends[-1])
    except ValueError:
        raise DateError(_refusal(text)) from None
    earliest, latest = first[0], last[1]
    if earliest > latest:
        raise DateError(f"'{text}' ends before it begins; {VALID}")
    return Period(text, earliest, latest)


def _refusal(text: str) -> str:
    meant = [one for one in proposals(text) if _readable(one)]
    asked = f"; did you mean {' or '.join(meant)}?" if meant else ""
    return f"'{text}' is no date{asked}; {VALID}"


def _readable(text: str) -> bool:
    ends = text.split("/")
    try:
        return _end(ends[0])[0] <= _end(ends[-1])[1]
    except ValueError:
        return False


def _end(text: str) -> tuple[date, date]:
    """Return the earliest and latest day of one end of an interval, or of a date alone."""
    if text in ("", ".."):
        return date.min, date.max
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day, qualifier = match.groups()
    if "X" in year and (month or day):
        raise ValueError(text)
    units = {None: 0, "?": 1, "~": 1, "%": 2}[qualifier]
    if month is None or (month == "XX" and day in (None, "XX")):
        return _years(year, units)
    if int(month) in _SEASON_MONTHS and day is None:
        return _months(int(year), _SEASON_MONTHS[int(month)], 3, 3 * units)
    if day is None or day == "XX":
        return _months(int(year), _month(month), 1, units)
    one = date(int(year), _month(month), int(day))
    margin = timedelta(units)
    return max(one, date.min + margin) - margin, min(one, date.max - margin) + margin


def _month(text: str) -> int:
    if not 1 <= int(text) <= 12:
        raise ValueError(text)
    return int(text)


def _years(text: str, units: int) -> tuple[date, date]:
    low, high = int(text.replace("X", "0")), int(text.replace("X", "9"))
    if high < 1:
        raise ValueError(text)
    return date(max(low - units, 1), 1, 1), date(min(high + units, 9999), 12, 31)


def _months(year: int, month: int, length: int, margin: int) -> tuple[date, date]:
    """Return ``length`` months from the given one, widened by ``margin`` months on each side.

    Winter (24) runs from December into the next year, as the season does.
    """
    if year < 1:
        raise ValueError(year)
    first = year * 12 + month - 1 - margin
    last = year * 12 + month - 1 + length - 1 + margin
    first, last = max(first, 12), min(last, 9999 * 12 + 11)
    end_year, end_month = last // 12, last % 12 + 1
    return (
        date(first // 12, first % 12 + 1, 1),
        date(end_year, end_month, monthrange(end_year, end_month)[1]),
    )


def in_full(day: date) -> str:
    """Return a day as a reader says it.

    >>> in_full(date(2021, 8, 15))
    '15 August 2021'
    """
    return f"{day.day} {month_name[day.month]} {day.year:04}"
