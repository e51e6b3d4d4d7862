"""Which typed name is a misspelling of a known one: a letter or two, and never another party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model.distinct import distinct, opposed, words
from graph.model.folding import fold_name

MOST_LETTERS = 2
"""How many letters of a whole name may be wrong: left out, put in, exchanged or turned round."""

_ONE_FROM, _TWO_FROM = 5, 7
"""From how many letters on a word may have one wrong letter, and two; beside others one less."""

_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,6}\b")
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


def wrong_letters(typed: str, known: str) -> int | None:
    """Return by how many letters ``typed`` misspells ``known``; None where it is another name.

    Both as they are written. The words of both are the same but for one or two, in any order, and
    each of these differs by a letter or two from its counterpart, begins as it does, and is no word
    that tells one party from another (:mod:`graph.model.distinct`), no acronym, and no nearer to
    such a word than to its counterpart. Distance is that of optimal string alignment.

    >>> wrong_letters("Hezbolah", "Hezbollah"), wrong_letters("Iraqi army", "Israeli army")
    (1, None)
    >>> wrong_letters("17th Brigade", "7th Brigade"), wrong_letters("LAAF", "LAF")
    (None, None)
    """
    mine, theirs = fold_name(typed).split(), fold_name(known).split()
    if len(mine) != len(theirs):
        return None
    pairs = _differing(mine, theirs)
    loud = acronyms(typed) | acronyms(known)
    if any(word in loud for pair in pairs for word in pair):
        return None
    letters = [_letters(*pair, alone=len(mine) == 1) for pair in pairs]
    wrong = sum(number for number in letters if number is not None)
    return wrong if None not in letters and wrong <= MOST_LETTERS else None


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # here, because few names are misspelt

    return OSA.distance(one, other)


def _differing(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
    """Return the words not in both, each beside the one of the other side nearest to it."""
    left, right = list(mine), list(theirs)
    for word in mine:
        if word in right:
            left.remove(word)
            right.remove(word)
    pairs = []
    for word in left if len(left) <= MOST_LETTERS else ():
        near = min(right, key=lambda one: _distance(word, one))
        right.remove(near)
        pairs.append((word, near))
    return pairs if len(pairs) == len(left) else [("", "")]


def _letters(typed: str, known: str, alone: bool) -> int | None:
    """Return by how many letters one word misspells the other; None where it does not."""
    if not typed or not (typed.isascii() and known.isascii()) or typed[0] != known[0]:
        return None
    wrong = _distance(typed, known)
    if _plural(typed, known):
        return wrong
    if distinct(typed) or opposed(typed, known) or wrong > _allowed(typed, known, alone):
        return None
    return None if _nearer_to_another(typed, known, wrong) else wrong


def _plural(one: str, other: str) -> bool:
    return one.rstrip("s") == other.rstrip("s") and min(len(one), len(other)) >= _ONE_FROM


def _allowed(typed: str, known: str, alone: bool) -> int:
    shortest = min(len(typed), len(known))
    longest = max(len(typed), len(known))
    if shortest < _ONE_FROM - (not alone):
        return 0
    return MOST_LETTERS if longest >= _TWO_FROM and shortest >= _TWO_FROM - 1 else 1


def _nearer_to_another(typed: str, known: str, wrong: int) -> bool:
    """Return whether what was typed is nearer to a word that tells parties apart than to ``known``.

    Where ``known`` is such a word itself, as near is near enough.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        typed,
        [*words()],
        scorer=OSA.distance,
        score_cutoff=wrong if distinct(known) else wrong - 1,
        limit=None,
    )
    return any(one != known and not _plural(one, known) for one, _, _ in near)
