"""One spelling of what is plainly written the same: for texts, and for names of actors."""

from __future__ import annotations

import re
import unicodedata
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
_HYPHENS = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u05be]")
_ASSIMILATED = re.compile(
    r"\b(?:el-|ul-|ash-(?=sh)|as-(?=s)|an-(?=n)|ar-(?=r)|ath-(?=th)|at-(?=t)|adh-(?=dh)|ad-(?=d)"
    r"|az-(?=z))(?=\w)"
)
"""The Arabic article before the letters that it is assimilated to, and as some spell it."""

_UNSEEN = re.compile("[\u034f\u115f\u1160\u180b-\u180d\u3164\uffa0\ufe00-\ufe0f]")
"""Joiners, fillers and selectors of variants that are no format characters."""

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
    return " ".join(name_words(lettered(text)))


def lettered(text: str) -> str:
    """Return a name in letters and forms of the article that are one; hyphens still stand."""
    bare = _HYPHENS.sub("-", _bare(text).translate(_LETTERS))
    plain = _EZAFE.sub("-i-", _DESIGNATION.sub(r"\1", bare))
    return _ASSIMILATED.sub("al-", plain)


def name_words(text: str) -> list[str]:
    """Return the words of a name of which :func:`lettered` was taken, in one spelling."""
    words = _without_the(_words(text))
    if words[:2] == ["so", "called"] and len(words) > 2:
        words = _without_the(words[2:])
    return [_BRITISH.sub("iz", _SPELT_OTHERWISE.get(word, word)) for word in words]
