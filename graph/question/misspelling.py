"""Words of the grammar that are misspelt: which one is meant, and never its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from graph.question.terminals import MISSPELT_NEGATIONS, NEGATIONS, Terminal

SHORTEST = 5
"""A word with fewer letters is not taken for a misspelling."""

_SURE, _LIKE_A_NEGATION = 86.0, 80.0
_NEGATIVE = re.compile("un|in|im|ir|il|non|dis|mis|anti|")


def misspelt(word: str, terminal: Terminal) -> bool:
    """Return whether another text may be read as this word of the grammar.

    Of negations, few may.
    """
    known = terminal not in NEGATIONS or word in MISSPELT_NEGATIONS
    return known and len(word) >= SHORTEST and " " not in word


def nearest(said: str, words: Iterable[str], sure: float = _SURE) -> str:
    """Return the word of which ``said`` is a misspelling, and not the opposite; empty without one.

    >>> nearest("undisputd", ["undisputed"]), nearest("disputed", ["undisputed"])
    ('undisputed', '')
    """
    near = process.extract(said, words, scorer=fuzz.ratio, score_cutoff=sure, limit=5)
    return next((word for word, *_ in near if not _is_opposite(said, word)), "")


def like_a_negation(said: str) -> bool:
    """Return whether it may be a negation, so that what follows must not be taken as it stands.

    >>> like_a_negation("wihtout"), like_a_negation("including")
    (True, False)
    """
    return bool(nearest(said, MISSPELT_NEGATIONS, _LIKE_A_NEGATION))


def _is_opposite(said: str, word: str) -> bool:
    """Return whether one may be the other with a prefix: "disputed" of "undisputed", "either" of
    "neither".
    """
    one, other = (_NEGATIVE.match(text) for text in (said, word))
    same = one is not None and other is not None and one[0] == other[0]
    return said.endswith(word) or word.endswith(said) or not same
