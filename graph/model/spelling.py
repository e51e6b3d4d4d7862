"""Which typed name is a misspelling of a known one: a letter or two, and never another party."""

from __future__ import annotations

import re

from graph.model.distinct import distinct, opposed, words
from graph.model.folding import fold_name

MOST_LETTERS = 2
"""How many letters of a whole name may be wrong: left out, put in, exchanged or turned round."""

_ONE_FROM, _TWO_FROM = 5, 9
"""From how many letters on a word may have one wrong letter, beside others one less; and two."""

_VOWELS = frozenset("aeiouy")
_SOUNDS_ALIKE = {frozenset("qk"), frozenset("ck"), frozenset("vw")}
_LONG = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ii", "i"), ("uu", "u"))
_MANY = "battalion brigade fighter force group guard insurgent militant rebel service"
SAME_IN_PLURAL = frozenset(_MANY.split())
"""What makes no other party by being one or several."""

_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,6}\b")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]\b")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u201e"


def quoted(text: str) -> str:
    """Return what stands between the quotation marks that ``text`` is in; empty if in none.

    >>> quoted('"Hamas"'), quoted("Hamas")
    ('Hamas', '')
    """
    bare = text.strip()
    inside = bare[1:-1].strip()
    return inside if len(bare) > 2 and bare[0] in _QUOTES and bare[-1] in _QUOTES else ""


def acronyms(text: str) -> frozenset[str]:
    """Return the words of ``text``, folded, that are written in capitals as an acronym is.

    A text that is in capitals as a whole has none, unless it is a single short word.

    >>> sorted(acronyms("the ISIS-K of LAAF")), sorted(acronyms("HIZB ALLAH MOVEMENT"))
    (['isis', 'laaf'], [])
    """
    loud = text.upper() == text and len(text.split()) > 1
    return frozenset() if loud else frozenset(map(str.casefold, _ACRONYM.findall(text)))


def is_acronym(name: str) -> bool:
    """Return whether a name is a short acronym, small letters within or not: SAS, LeT."""
    return bool(_CAPITALS.fullmatch(name))


def other_capitals(typed: str, known: str) -> bool:
    """Return whether two names of the same letters hold acronyms that capitals tell apart.

    JeM and JEM are two parties. An "o" may stand for "of", and who writes no capitals means none.

    >>> other_capitals("JEM", "JeM"), other_capitals("jem", "JeM"), other_capitals("DOD", "DoD")
    (True, False, False)
    """
    mine, theirs = (_CAPITALS.findall(text.replace("o", "O")) for text in (typed, known))
    pairs = zip(mine, theirs, strict=False)
    return any(one != other and one.casefold() == other.casefold() for one, other in pairs)


def wrong_letters(typed: str, known: str) -> int | None:
    """Return by how many letters ``typed`` misspells ``known``; None where it is another name.

    Both as they are written. They have the same words in the same order but for one or two, and
    each of these is a slip of its counterpart (:func:`_slip`), no word that tells one party from
    another (:mod:`graph.model.distinct`) and no acronym.

    >>> wrong_letters("Hezbolah", "Hezbollah"), wrong_letters("Iraqi army", "Israeli army")
    (1, None)
    >>> wrong_letters("17th Brigade", "7th Brigade"), wrong_letters("LAAF", "LAF")
    (None, None)
    """
    mine, theirs = fold_name(typed).split(), fold_name(known).split()
    if len(mine) != len(theirs) or other_capitals(typed, known):
        return None
    pairs = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    loud = acronyms(typed) | acronyms(known)
    if len(pairs) > MOST_LETTERS or any(word in loud for pair in pairs for word in pair):
        return None
    slips = [_slip(*pair, alone=len(mine) == 1) for pair in pairs]
    wrong = sum(number for number in slips if number is not None)
    return wrong if None not in slips and wrong <= MOST_LETTERS else None


def _slip(typed: str, known: str, alone: bool) -> int | None:
    """Return by how many letters one word misspells the other; None where it is another word.

    Two letters turned round, one that should be or should not be doubled, a vowel left out, put in
    or exchanged, or, within a word that tells no parties apart, a consonant left out or put in. The
    first letter is right, and so is the last, or it is one of two turned round or doubled.
    """
    if not (typed.isascii() and known.isascii()) or typed[0] != known[0]:
        return None
    if typed.rstrip("s") == known.rstrip("s") and known.rstrip("s") in SAME_IN_PLURAL:
        return 1
    shortest = min(len(typed), len(known))
    if distinct(typed) or opposed(typed, known) or shortest < _ONE_FROM - (not alone):
        return None
    wrong = _distance(typed, known)
    if wrong == 1 and not _one_slip(typed, known):
        return None
    spoken_alike = _spoken(typed) == _spoken(known)
    if wrong > 1 and not spoken_alike and not _two_slips(typed, known, wrong):
        return None
    return None if _nearer_to_another(typed, known, wrong) else min(wrong, MOST_LETTERS)


def _two_slips(typed: str, known: str, wrong: int) -> bool:
    """Return whether two letters may be wrong: in a long word that tells no parties apart."""
    long = min(len(typed), len(known)) >= _TWO_FROM and typed[-1] == known[-1]
    return long and wrong == MOST_LETTERS and not distinct(known)


def _spoken(word: str) -> str:
    """Return the word with its long vowels as single letters."""
    for written, spoken in _LONG:
        word = word.replace(written, spoken)
    return word


def _one_slip(typed: str, known: str) -> bool:
    """Return whether the one wrong letter is of a kind that a hand makes."""
    at = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), None)
    at = min(len(typed), len(known)) if at is None else at
    if len(typed) == len(known):
        return typed[at + 1 :] != known[at + 1 :] or _exchanged(typed, known, at)
    longer = max(typed, known, key=len)
    extra, last = longer[at], at == len(longer) - 1
    if longer[at - 1] == extra:
        return True
    return not last and (extra in _VOWELS or not distinct(known))


def _exchanged(typed: str, known: str, at: int) -> bool:
    pair = frozenset((typed[at], known[at]))
    doubled = typed[at] == typed[at - 1]
    return at < len(known) - 1 and (doubled or pair <= _VOWELS or pair in _SOUNDS_ALIKE)


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # here, because few names are misspelt

    return OSA.distance(one, other)


def _nearer_to_another(typed: str, known: str, wrong: int) -> bool:
    """Return whether what was typed is nearer to a word that tells parties apart than to ``known``.

    Where ``known`` is such a word itself, as near is near enough.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = wrong if distinct(known) else wrong - 1
    near = process.extract(typed, [*words()], scorer=OSA.distance, score_cutoff=most, limit=None)
    return any(one not in (known, f"{known}s") for one, _, _ in near)
