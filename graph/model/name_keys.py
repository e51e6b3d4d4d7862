"""What a name is looked for under: the name itself, and the shorter forms that mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from graph.model.distinct import places
from graph.model.folding import fold, lettered, name_words

_IN_TWO_LETTERS = str.maketrans(
    {
        **{"\u0161": "sh", "\u0160": "Sh", "\u01e7": "j", "\u01e6": "J", "\u0121": "gh"},
        **{"\u0120": "Gh", "\u1e2b": "kh", "\u1e2a": "Kh", "\u1e96": "kh", "\u1e0f": "dh"},
        **{"\u1e0e": "Dh", "\u1e6f": "th", "\u1e6e": "Th", "\u010d": "ch", "\u010c": "Ch"},
    }
)
"""Letters of learned transliteration as they are otherwise written (DIN 31635 beside BGN/PCGN)."""

_SMALL = frozenset(("of", "the", "and", "for", "in", "al", "wa", "wal", "ul", "e", "i"))
"""Words that may have no letter in an acronym."""
_ACRONYM = re.compile(r"\s*\(\s*([^()]{2,15}?)\s*\)?\s*$")
_NON_JOINER = "\u200c"
_HYPHENED_ARTICLE = re.compile(r"\bal-(?=\w)")
_MOST_OF_THEM = 4


def keys(text: str, group: bool = True) -> tuple[str, ...]:
    """Return what a name is looked for under, the name as it is written first.

    Then without an Arabic article that a hyphen joins, without an acronym in parentheses that is
    the initials of its words, without a last word "province" after a place, and, for a ``group``,
    without a last word "group". A text of which nothing would be left stays as it is.

    >>> keys("al-Nusra Group"), keys("Special Task Force (STF)")[-1]
    (('al nusra group', 'nusra group', 'al nusra', 'nusra'), 'special task force')
    """
    found = [name_words(form) for one in _variants(text) for form in _forms(lettered(one))]
    acronym = _acronym(text)
    without = acronym.string[: acronym.start()] if acronym else ""
    if without and _is_initials(acronym, without):
        found.append(name_words(lettered(without)))
    shorter = [words[:-1] for words in found if _is_over(words, group)]
    return tuple(dict.fromkeys(" ".join(words) for words in [*found, *shorter] if words))


def _forms(text: str) -> Sequence[str]:
    return text, _HYPHENED_ARTICLE.sub("", text)


def _variants(text: str) -> Iterable[str]:
    """Return the text, and as it is with learned letters in two, with joined words apart."""
    learned = unicodedata.normalize("NFC", text).translate(_IN_TWO_LETTERS)
    return dict.fromkeys((text, learned, text.replace(_NON_JOINER, " ")))


def named_twice(text: str) -> tuple[str, str]:
    """Return a name and what stands in parentheses after it; both empty if nothing does.

    >>> named_twice("Taliban in Pakistan (TTP)"), named_twice("Taliban")
    (('Taliban in Pakistan', 'TTP'), ('', ''))
    """
    found = _acronym(text)
    return (found.string[: found.start()], found[1]) if found else ("", "")


def _acronym(text: str) -> re.Match[str] | None:
    """Return what stands in parentheses at the end, in the text with single blanks."""
    # runs of blanks would be tried from each of their places to each: the cube of their length
    return _ACRONYM.search(" ".join(text.split()))


def _is_initials(acronym: re.Match[str] | None, name: str) -> bool:
    """Return whether an acronym is the initials of the words of a name, or of most of them."""
    letters = "".join(filter(str.isalnum, acronym[1].casefold())) if acronym else ""
    words = fold(name).split()
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL)
    most = min(len(letters), len(great)) >= _MOST_OF_THEM
    begins = letters.startswith(great) or great.startswith(letters)
    return bool(letters) and (letters in (every, great) or (most and begins))


def _is_over(words: list[str], group: bool) -> bool:
    """Return whether the last word adds nothing: "group", or "province" after a place."""
    if words[-1:] == ["group"]:
        return group and len(words) > 1
    if words[-1:] != ["province"] or len(words) < 3:
        return False
    return words[-2] in places()
