"""The locator format: from a paragraph and its sentences to a span of text and its fingerprint.

Anyone may implement it who holds a document:

1. A *paragraph* is a line (ended by LF, CRLF or CR) that is not blank; the first is 1.
2. Its text is *normalised*: Unicode NFC; curly quotes become ``'`` and ``"``, every dash and the
   minus sign ``-``; each run of white space becomes one blank; none stands at either end.
3. A *sentence* of it ends at a run of ``.``, ``!``, ``?``, an ellipsis or an Arabic question mark
   or full stop, with the quotes and brackets that close after it, where a blank follows and
   then, after any that open, a letter that is not lower-case, or a digit. A lone full stop after
   an abbreviation ends none: after a single letter, letters with full stops between them
   (``U.S.``), one of :data:`ABBREVIATIONS` (``Jan.``), and one of :data:`BEFORE_A_NUMBER` that a
   digit follows (``No. 5``). The first sentence is 1; ``2-4`` is the second to the fourth, with
   the blanks between them.
4. The *fingerprint* is the SHA-256 of the normalised span in UTF-8. Without sentences the span is
   the whole paragraph.
5. The *page*, where a text tells it at all, is one more than the form feeds (U+000C) before the
   paragraph: one stands after the last line of each page, as ``pdftotext`` writes it.

It is the position selector of the W3C Web Annotation model with a fingerprint in place of the
quotation (its text quote selector), so that no document's text need be stored.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from graph.errors import ArmstrailError

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Prof", "Hon", "Rev", "St", "Sr", "Jr", "Gov", "Sen", "Rep")
_RANKS = ("Gen", "Lt", "Col", "Maj", "Capt", "Cmdr", "Cdr", "Sgt", "Cpl", "Pvt", "Adm", "Brig")
_OTHERS = ("Inc", "Ltd", "Co", "Corp", "vs", "approx", "ca", "cf", "est")

ABBREVIATIONS = frozenset({*_MONTHS, *_TITLES, *_RANKS, *_OTHERS})
"""Words after which a full stop never ends a sentence, as spelled here."""

BEFORE_A_NUMBER = frozenset(
    {"No", "Nos", "Art", "Fig", "Vol", "no", "nos", "art", "fig", "vol", "p", "pp", "para"}
)
"""Words after which it ends none when a digit follows."""

_FOLDED = {
    "'": "\u2018\u2019\u201a\u201b",
    '"': "\u201c\u201d\u201e\u201f",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
}
_FOLD = str.maketrans({odd: plain for plain, odds in _FOLDED.items() for odd in odds})
_LINE = re.compile(r"\r\n|\r|\n")
_ENDS = ".!?\u2026\u061f\u06d4"
_STOP = re.compile(f"(?<![{_ENDS}])([{_ENDS}]++)[\"')\\]]*+(?= )")
_NEXT = re.compile("[\"'(\\[\u00bf\u00a1]*([^\\W_])")
_WORD_END = " \"'([-"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_RANGE = re.compile("([1-9][0-9]*)(?:-([1-9][0-9]*))?")


class LocatorError(ArmstrailError, LookupError):
    """A locator that leads to nothing; the message says what there is instead."""


def normalise(text: str) -> str:
    r"""Return ``text`` as fingerprints see it; normalising twice changes nothing.

    >>> normalise(" \u201cleft\u2009 behind\u201d \u2013 ")
    '"left behind" -'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_FOLD).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the normalised lines of ``text`` that are not blank."""
    return tuple(line for line in map(normalise, _LINE.split(text)) if line)


def pages(text: str) -> tuple[int | None, ...]:
    r"""Return the page of each paragraph of ``text``; None of all where no form feed ends a page.

    >>> pages("a\n\fb\nc\n\f"), pages("a\nb")
    ((1, 2, 2), (None, None))
    """
    found: list[int | None] = []
    page = 1
    for line in _LINE.split(text):
        if normalise(line):
            found.append(page + line[: len(line) - len(line.lstrip())].count("\f"))
        page += line.count("\f")
    return tuple(found if page > 1 else [None] * len(found))


@lru_cache(maxsize=1024)  # several rows speak of one paragraph
def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a normalised paragraph.

    With blanks between them they are the paragraph.

    >>> sentences('It was seized on Jan. 20. "By whom?" The U.S. Army did not say.')
    ('It was seized on Jan. 20.', '"By whom?"', 'The U.S. Army did not say.')
    >>> sentences("")
    ()
    """
    begin, found = 0, []
    for stop in _STOP.finditer(paragraph):
        if _ends_sentence(paragraph, stop):
            found.append(paragraph[begin : stop.end()])
            begin = stop.end() + 1
    return (*found, paragraph[begin:]) if paragraph else ()


def _ends_sentence(paragraph: str, stop: re.Match[str]) -> bool:
    following = _NEXT.match(paragraph, stop.end() + 1)
    if not following or following[1].islower():
        return False
    if stop[1] != ".":
        return True
    word = _word_before(paragraph, stop.start())
    if word in BEFORE_A_NUMBER and following[1].isdigit():
        return False
    return word not in ABBREVIATIONS and not _INITIALS.fullmatch(word)


def _word_before(paragraph: str, place: int) -> str:
    begin = place
    while begin and paragraph[begin - 1] not in _WORD_END:
        begin -= 1
    return paragraph[begin:place]


def span(text: str, paragraph: int, sentences: str = "") -> str:
    """Return the normalised span of a document's text that a locator leads to.

    ``sentences`` is empty (the whole paragraph), ``2`` or ``2-4``. Raises :class:`LocatorError`
    where the text has no such paragraph or sentence. O(length of the text).
    """
    return cut(paragraphs(text), paragraph, sentences)


def cut(lines: Sequence[str], paragraph: int, wanted: str = "") -> str:
    """Return the same as :func:`span`, from the :func:`paragraphs` of a text."""
    if not 1 <= paragraph <= len(lines):
        raise LocatorError(f"there is no paragraph {paragraph}; the document has {len(lines)}.")
    line = lines[paragraph - 1]
    if not wanted:
        return line
    first, last = _range(wanted)
    found = sentences(line)
    if last > len(found):
        raise LocatorError(
            f"paragraph {paragraph} has no sentence {last}; its last is sentence {len(found)}."
        )
    return " ".join(found[first - 1 : last])


def _range(wanted: str) -> tuple[int, int]:
    match = _RANGE.fullmatch(wanted)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
    if last < first:
        raise LocatorError(f"'{wanted}' is no range of sentences; it is 2 or 2-4, counted from 1.")
    return first, last


def fingerprint(span: str) -> str:
    """Return SHA-256 of the span, normalised, in UTF-8: 64 hexadecimal digits."""
    return hashlib.sha256(normalise(span).encode()).hexdigest()
