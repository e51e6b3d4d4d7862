"""The words of a sentence as typed, and which of them are numbers and dates by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from graph.errors import DateError
from graph.model.dates import Period, parse
from graph.question.terminals import SIGNS_TYPED, Terminal
from graph.question.terms import MONTHS, NUMBERS, SEASONS

_APOSTROPHES = "'\u2019\u02bc"
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_PICTURE = "[\u2600-\u27bf\U0001f000-\U0001faff]"
"""Flags and other pictures: they say something, so that none is passed over."""

_TOKEN = re.compile(
    rf"""
    ["\u201c\u201e](?P<quoted>[^"\u201c\u201d\u201e]*)["\u201d\u201c]
    | --?> | => | \u2192 | \u21d2
    | [,;&]
    | (?<![\w.-])[-\u2212\u2013]\s?(?:[0-9]{{1,3}}%?|[0-9]*\.[0-9]+)(?![\w/-])
    | [0-9]{{3}}0s\b
    | (?:[0-9]+/[0-9]+|[0-9]+%|[0-9]*\.[0-9]+)(?![\w/])
    | [0-9]{{2}}[0-9X]{{2}}(?:-[0-9X]{{2}}){{0,2}}~?
      (?:/(?:\.\.|[0-9]{{4}}(?:-[0-9]{{2}}){{0,2}}~?))?(?!\w)
    | [{_APOSTROPHES}]s\b
    | {_LETTER}+(?:(?![{_APOSTROPHES}]s\b)[{_APOSTROPHES}.]{_LETTER}+)*
    | {_PICTURE}+
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or sign as typed, and where it stands; or a name in quotes."""

    text: str
    start: int
    end: int
    quoted: bool = False
    in_quotes: bool = False

    @property
    def is_word(self) -> bool:
        """Return whether a phrase can begin or end with it."""
        return self.text not in SIGNS_TYPED and not re.match(_PICTURE, self.text)


class Item(NamedTuple):
    """A phrase that is understood, or a word that is not: its sort, value, and tokens.

    ``verb`` is the sort of verbs that a word for a mode is, too: "sold".
    """

    terminal: Terminal
    value: object
    text: str
    first: int
    last: int
    verb: Terminal | None = None

    @property
    def name(self) -> str:
        """Return the name that its sort has in the rules; each flag is a sort by itself."""
        flag = self.terminal is Terminal.FLAG
        return flag_name(str(self.value)) if flag else self.terminal.name


def flag_name(field: str) -> str:
    """Return the name that a flag has in the rules.

    >>> flag_name("only_direct")
    'FLAG_ONLY_DIRECT'
    """
    return f"FLAG_{field.upper()}"


def tokens(text: str, is_name: Callable[[str], bool]) -> Iterator[Token]:
    """Yield the tokens of a text; what stands in quotes is one if ``is_name`` says so.

    >>> [token.text for token in tokens("Where did X's US-made arms go?", lambda name: False)]
    ['Where', 'did', 'X', "'s", 'US', 'made', 'arms', 'go']
    >>> [token.text for token in tokens("", lambda name: False)]
    []
    """
    for match in _TOKEN.finditer(text):
        inner = match["quoted"]
        if inner is None:
            yield Token(match[0], match.start(), match.end())
        elif is_name(inner):
            yield Token(inner, *match.span("quoted"), quoted=True)
        else:
            start = match.start("quoted")
            for one in _TOKEN.finditer(inner):
                yield Token(one[0], start + one.start(), start + one.end(), in_quotes=True)


def number(said: str) -> int | Fraction | None:
    """Return a whole number up to 999, or a share of one; None for another text.

    >>> number("three"), number("50%"), number(".25"), number("1/3"), number("2021")
    (3, Fraction(1, 2), Fraction(1, 4), Fraction(1, 3), None)
    """
    if said.casefold() in NUMBERS:
        return NUMBERS.index(said.casefold()) + 1
    if re.fullmatch("[0-9]{1,3}", said):
        return int(said)
    if re.fullmatch(r"[0-9]+%|[0-9]*\.[0-9]+|[0-9]+/0*[1-9][0-9]*", said):
        share = Fraction(said.rstrip("%")) / (100 if said.endswith("%") else 1)
        return share if share <= 1 else None
    return None


def day(said: str, words: Sequence[str]) -> Period | None:
    """Return a date in EDTF or as it is said, ``words`` being its words folded.

    None for another text.

    >>> str(day("15 August 2021", ["15", "august", "2021"])), str(day("2010s", ["2010s"]))
    ('2021-08-15', '201X')
    """
    if re.fullmatch("[0-9]{3}0s", said):
        edtf = f"{said[:3]}X"
    elif re.match("[0-9]{2}[0-9X]{2}", said) and not re.fullmatch("[0-9]+/[0-9]{1,3}", said):
        edtf = said
    else:
        edtf = _in_words(words)
    try:
        return parse(edtf) if edtf else None
    except DateError:
        return None


def _in_words(words: Sequence[str]) -> str:
    """Return EDTF for "August 2021", "August 15, 2021", "spring 2015"; empty for anything else."""
    if not 2 <= len(words) <= 3 or not re.fullmatch("[0-9]{4}", words[-1]):
        return ""
    year, rest = words[-1], words[:-1]
    if len(rest) == 1 and rest[0] in SEASONS:
        return f"{year}-{SEASONS[rest[0]]}"
    named = [month for word in rest if (month := _month(word))]
    days = [re.sub("(st|nd|rd|th)$", "", word) for word in rest if not _month(word)]
    if len(named) != 1 or not all(re.fullmatch("[0-9]{1,2}", one) for one in days):
        return ""
    return "-".join([year, f"{named[0]:02}", *(f"{int(one):02}" for one in days)])


def _month(word: str) -> int:
    """Return the number of a month by its name or the first three letters of it.

    0 for other words.
    """
    short = "sep" if word == "sept" else word
    whole = (month for month in MONTHS if short in (month, month[:3]))
    return next((MONTHS.index(month) + 1 for month in whole), 0)
