"""Dates as a reader says them: EDTF text such as ``2021-08/..`` in plain English."""

from __future__ import annotations

import calendar
import re

from graph.model.dates import Period

_DATE = re.compile(r"(\d{2}[\dX]{2})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUALIFIED = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")


BY = "not later than"


def in_words(text: str) -> str:
    """Return an EDTF level 1 text in words; a text of another form is given back as it is.

    >>> in_words("2021-08-15"), in_words("2015-21"), in_words("2023-09~"), in_words("201X")
    ('15 August 2021', 'spring 2015', 'about September 2023', '2010s')
    >>> in_words("2020/2022"), in_words("2021-08/.."), in_words("../2021"), in_words("")
    ('2020 to 2022', 'since August 2021', 'not later than 2021', '')
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text)
    if last in ("", ".."):
        return f"since {_one(first)}"
    return f"{BY} {_one(last)}" if first in ("", "..") else _span(_one(first), _one(last))


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def between(start: Period | None, end: Period | None, only_end: str = BY) -> str:
    """Return the time from the one date to the other, in words; "" where neither is known.

    ``only_end`` is the word where the last day alone is known: what happened did so not later
    than then, who existed did so until then.

    >>> from graph.model.dates import parse
    >>> between(parse("2015"), parse("2016")), between(parse("2015"), parse("2015"))
    ('2015 to 2016', '2015')
    """
    first, last = in_words(str(start or "")), in_words(str(end or ""))
    if first and last:
        return _span(first, last)
    return first or (f"{only_end} {last}" if last else "")


def _one(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        return text
    year, month, day, qualifier = match.groups()
    return _QUALIFIED[qualifier].format(_named(year, month, day))


def _named(year: str, month: str | None, day: str | None) -> str:
    if month in (None, "XX"):
        return f"{year[:3]}0s" if year.endswith("X") and year[2] != "X" else year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    name = calendar.month_name[int(month)]
    return f"{name} {year}" if day in (None, "XX") else f"{int(day)} {name} {year}"


def date_parts(text: str) -> tuple[list[int], str] | None:
    """Return year, month and day of a plain EDTF date as far as they are given, and its qualifier.

    None for every other date, such as an interval or ``201X``.

    >>> date_parts("2023-10~"), date_parts("2020/2022")
    (([2023, 10], '~'), None)
    """
    match = _PLAIN_DATE.fullmatch(text)
    if not match:
        return None
    return [int(part) for part in match.groups()[:3] if part], match[4]
