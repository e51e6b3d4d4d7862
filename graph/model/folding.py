"""One spelling of what is plainly written the same: for texts, and for names of actors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_APOSTROPHES = re.compile(
    "[.'`\u00b4\u2018\u2019\u201b\u2032\u02b0-\u02c1\u02c8\u02ca\u02cb\ua78b\ua78c\u05f3]"
)
"""What stands within a word and is no letter: apostrophes, hamza and ayn in all their signs."""

_ALEF, _YEH, _KAF, _HEH, _WAW = "\u0627", "\u064a", "\u0643", "\u0647", "\u0648"
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("\u0622\u0623\u0625\u0671\u0672\u0673", _ALEF),
        **dict.fromkeys("\u0626\u0649\u06cc\u06cd\u06d0\u06d2", _YEH),
        **dict.fromkeys("\u06a9\u06aa\u06ab", _KAF),
        **dict.fromkeys("\u0629\u06be\u06c0\u06c1\u06c3\u06d5", _HEH),
        "\u0624": _WAW,
        **dict.fromkeys("\u0621\u0640", ""),  # hamza by itself; the stroke that stretches a word
        "\u0131": "i",
        "\u00f8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\u00f0": "d",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00fe": "th",
    }
)
"""Letters that Arabic, Persian, Urdu and Pashto write for one another, and Latin ones for two."""

_SPELT_OTHERWISE = {
    **{"defence": "defense", "centre": "center", "armour": "armor", "armoured": "armored"},
    **dict.fromkeys(
        ("mohammed", "mohammad", "muhammed", "mohamed", "mohamad", "muhamad"), "muhammad"
    ),
}
_BRITISH = re.compile(r"(?<=\w{3})is(?=(?:ations?|ed|ing|ers?)$)")
_DESIGNATION = re.compile(r"\b(?!al-)([a-z]{1,2})-(?=[0-9])")
_EZAFE = re.compile(r"(?<=\w)[-\s]+(?:e|ye|yi)[-\s]+(?=\w)")
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
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u05be]")
_ASSIMILATED = re.compile(
    r"\b(?:el-|ul-|ash-(?=sh)|as-(?=s)|an-(?=n)|ar-(?=r)|ath-(?=th)|at-(?=t)|adh-(?=dh)|ad-(?=d)"
    r"|az-(?=z))(?=\w)"
)
"""The Arabic article before the letters that it is assimilated to, and as some spell it."""

_UNSEEN = re.compile("[\u034f\u115f\u1160\u180b-\u180d\u3164\uffa0\ufe00-\ufe0f]")
"""Joiners, fillers and selectors of variants that are no format characters."""

_NON_JOINER = "\u200c"
_HYPHENED_ARTICLE = re.compile(r"\bal-(?=\w)")
_MOST_OF_THEM = 4
_POINT_IN_NUMBER = re.compile(r"(?<=[0-9])\.(?=[0-9])")


def fold(text: str) -> str:
    """Return ``text`` without case, accents, punctuation and a leading "the".

    Words are apart by one space; characters that nobody sees are gone.

    >>> fold("The U.S. DoD"), fold("Jabhat al-Nuṣra"), fold("5.1 Brigade")
    ('us dod', 'jabhat al nusra', '5 1 brigade')
    """
    return " ".join(_without_the(_words(_bare(text))))


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", _POINT_IN_NUMBER.sub(" ", _UNSEEN.sub("", text)))
    seen = (c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return _APOSTROPHES.sub("", "".join(seen).casefold())


def _words(bare: str) -> list[str]:
    # a vowel sign of an Indic script is a mark, and no letter, but part of its word
    parted = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in bare)
    return "".join(parted).split()


def _without_the(words: list[str]) -> list[str]:
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


@lru_cache(maxsize=4096)  # a name is compared with many
def fold_name(text: str) -> str:
    """Return what is the same in two names that are written alike.

    Beyond :func:`fold`: letters that Arabic, Persian, Urdu and Pashto write for one another are
    one, the Arabic article is "al" and the Persian ezafe "i" in all their forms, what is spelt the
    British way is spelt the American way, and a leading "so-called" is left out.

    >>> fold_name("so-called Islamic State"), fold_name("Ahrar ash-Sham")
    ('islamic state', 'ahrar al sham')
    >>> fold_name("M-23"), fold_name("Jaish-e-Mohammed"), fold_name("2nd Mechanised Brigade")
    ('m23', 'jaish i muhammad', '2nd mechanized brigade')
    """
    return " ".join(_name_words(_lettered(text)))


def _lettered(text: str) -> str:
    bare = _HYPHENS.sub("-", _bare(text).translate(_LETTERS))
    plain = _EZAFE.sub("-i-", _DESIGNATION.sub(r"\1", bare))
    return _ASSIMILATED.sub("al-", plain)


def _name_words(lettered: str) -> list[str]:
    words = _without_the(_words(lettered))
    if words[:2] == ["so", "called"] and len(words) > 2:
        words = _without_the(words[2:])
    return [_BRITISH.sub("iz", _SPELT_OTHERWISE.get(word, word)) for word in words]


def keys(text: str, group: bool = True) -> tuple[str, ...]:
    """Return what a name is looked for under, the name as it is written first.

    Then without an Arabic article that a hyphen joins, without an acronym in parentheses that is
    the initials of its words, without a last word "province" after a place, and, for a ``group``,
    without a last word "group". A text of which nothing would be left stays as it is.

    >>> keys("al-Nusra Group"), keys("Special Task Force (STF)")[-1]
    (('al nusra group', 'nusra group', 'al nusra', 'nusra'), 'special task force')
    """
    found = [_name_words(form) for one in _variants(text) for form in _forms(_lettered(one))]
    without = _ACRONYM.sub("", text)
    if without.strip() and without != text and _is_initials(_ACRONYM.search(text), without):
        found.append(_name_words(_lettered(without)))
    shorter = [words[:-1] for words in found if _is_over(words, group)]
    return tuple(dict.fromkeys(" ".join(words) for words in [*found, *shorter] if words))


def _forms(lettered: str) -> Sequence[str]:
    return lettered, _HYPHENED_ARTICLE.sub("", lettered)


def _variants(text: str) -> Iterable[str]:
    """Return the text, and as it is with learned letters in two, with joined words apart."""
    learned = unicodedata.normalize("NFC", text).translate(_IN_TWO_LETTERS)
    return dict.fromkeys((text, learned, text.replace(_NON_JOINER, " ")))


def named_twice(text: str) -> tuple[str, str]:
    """Return a name and what stands in parentheses after it; both empty if nothing does.

    >>> named_twice("Taliban in Pakistan (TTP)"), named_twice("Taliban")
    (('Taliban in Pakistan', 'TTP'), ('', ''))
    """
    found = _ACRONYM.search(text)
    return (text[: found.start()].strip(), found[1]) if found else ("", "")


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
    from graph.model.distinct import places  # here, because its words are folded by this module

    return words[-2] in places()
