"""What a text that is no EDTF date is likely to mean, for the sentence that refuses it.

Nothing here is ever taken for a date: a proposal is shown to whoever wrote the text. Where day and
month can be told apart only by habit, both readings are proposed.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Callable, Iterator
from typing import NamedTuple

Read = Callable[[re.Match[str]], Iterator[str]]


class _DateRule(NamedTuple):
    """Texts of one pattern, and what each can mean."""

    fits: re.Pattern[str]
    read: Read


def proposals(text: str) -> tuple[str, ...]:
    """Return the EDTF texts that ``text`` can mean, the likeliest first; maybe none.

    They look like dates; whether a calendar has them is for the reader of dates.

    >>> proposals("31/08/2015"), proposals("circa 2015"), proposals("early 2016")
    (('2015-08-31',), ('2015~',), ('2016-01/2016-04~',))
    >>> proposals("05/08/2015")
    ('2015-08-05', '2015-05-08')
    """
    return tuple(dict.fromkeys(_meant(" ".join(text.split()))))


def _meant(text: str) -> Iterator[str]:
    for rule in _RULES:
        if match := rule.fits.fullmatch(text):
            yield from rule.read(match)
            return


def _dates(text: str) -> Iterator[str]:
    """Yield what one date can mean, itself where it is plain."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        yield text
    else:
        yield from _meant(text)


def _ymd(match: re.Match[str]) -> Iterator[str]:
    year, month, day = match.groups()
    yield f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")


def _numbers(match: re.Match[str]) -> Iterator[str]:
    one, other, year = match.groups()
    if int(other) <= 12:
        yield f"{year}-{other:0>2}-{one:0>2}"
    if int(one) <= 12:
        yield f"{year}-{one:0>2}-{other:0>2}"


def _month(match: re.Match[str]) -> Iterator[str]:
    yield f"{match[2]}-{match[1]:0>2}"


def _named(match: re.Match[str]) -> Iterator[str]:
    day = match.groupdict().get("day")
    yield f"{match['year']}-{_MONTHS[match['month'].lower()]:02}" + (f"-{day:0>2}" if day else "")


def _about(match: re.Match[str]) -> Iterator[str]:
    yield from (f"{one}~" for one in _dates(match["date"]) if "/" not in one)


def _part(match: re.Match[str]) -> Iterator[str]:
    first, last = _PARTS[match["part"].lower()]
    yield f"{match['year']}-{first}/{match['year']}-{last}"


def _season(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _between(match: re.Match[str]) -> Iterator[str]:
    for first in _dates(match["first"]):
        for last in _dates(match["last"]):
            if "/" not in first + last:
                yield f"{first}/{last}"


def _until(match: re.Match[str]) -> Iterator[str]:
    yield from (f"../{one}" for one in _dates(match["date"]) if "/" not in one)


def _since(match: re.Match[str]) -> Iterator[str]:
    yield from (f"{one}/.." for one in _dates(match["date"]) if "/" not in one)


def _first(match: re.Match[str]) -> Iterator[str]:
    yield match[1]


def _marked(match: re.Match[str]) -> Iterator[str]:
    yield f"{match[1]}{match[3]}{match[2]}"


def _decade(match: re.Match[str]) -> Iterator[str]:
    yield f"{match[1]}X"


_PLAIN = re.compile(r"\d{4}(-\d{2}){0,2}[?~%]?|\d{3}X")
_PARTS = {
    "early": ("01", "04~"),
    "mid": ("05~", "08~"),
    "late": ("09~", "12"),
    "q1": ("01", "03"),
    "q2": ("04", "06"),
    "q3": ("07", "09"),
    "q4": ("10", "12"),
    "h1": ("01", "06"),
    "h2": ("07", "12"),
    "33": ("01", "03"),  # the quarters and halves of EDTF level 2
    "34": ("04", "06"),
    "35": ("07", "09"),
    "36": ("10", "12"),
    "40": ("01", "06"),
    "41": ("07", "12"),
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTHS = {
    **{name.lower(): number for number, name in enumerate(month_name) if name},
    **{name.lower(): number for number, name in enumerate(month_abbr) if name},
    "sept": 9,
}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH, _YEAR = rf"(?P<month>{'|'.join(_MONTHS)})\.?", r"(?P<year>\d{4})"
_TO = r"(?: ?[\u2013\u2014/] ?| - | to | and |(?<=\d{4})-(?=\d{4}))"


def _rule(pattern: str, read: Read) -> _DateRule:
    return _DateRule(re.compile(pattern, re.IGNORECASE | re.ASCII), read)


_RULES = (
    _rule(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}[:.h]?\d{2}.*", _first),
    _rule(r"(?P<year>\d{4})-(?P<part>3[3-6]|4[01])", _part),
    _rule(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", _ymd),
    _rule(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", _numbers),
    _rule(r"(\d{1,2})[-/. ](\d{4})", _month),
    _rule(rf"(?:the )?{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}", _named),
    _rule(rf"{_MONTH} {_DAY},? {_YEAR}", _named),
    _rule(rf"(?P<season>{'|'.join(_SEASONS)})(?: of)? {_YEAR}(?:/\d{{2,4}})?", _season),
    _rule(rf"{_MONTH}(?: of|,)?[ -]{_YEAR}", _named),
    _rule(r"(?P<part>early|mid|late)(?: in|-)? ?(?P<year>\d{4})", _part),
    _rule(r"(?P<part>q[1-4]|h[12])[ /-]?(?P<year>\d{4})", _part),
    _rule(r"(?P<year>\d{4})[ /-]?(?P<part>q[1-4]|h[12])", _part),
    _rule(r"(\d{4})([?~%])(-\d{2}(?:-\d{2})?)", _marked),
    _rule(r"(\d{3}X)-.*", _first),
    _rule(r"(?:the )?(\d{3})0'?s", _decade),
    _rule(r"(?:circa|ca?\.?|about|around|approximately|approx\.?|~) ?(?P<date>.+)", _about),
    _rule(rf"(?:between |from )?(?P<first>.+?){_TO}(?P<last>.+)", _between),
    _rule(r"(?:before|until|till|by|up to|not later than) (?P<date>.+)", _until),
    _rule(r"(?:after|since|from|not before) (?P<date>.+)", _since),
    _rule(r"(\d{4}(?:-\d{2}){0,2}[?~%]?)", _first),  # blanks around it
)
"""The first that fits decides; the narrower ones stand first."""
