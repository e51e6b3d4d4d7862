"""What a check has noticed, as ids and a sentence, and the words that such sentences share."""

from __future__ import annotations

from collections.abc import Iterable

from graph.vocabulary import STANCES
from seeds.wording import plain

Noticed = tuple[tuple[str, ...], str]
"""The ids that a sentence is about, in an order that rows do not change, and the sentence."""

MOST_LISTED = 8
MOST_WORDS = 5


def listed(words: Iterable[str]) -> str:
    """The words as part of a sentence; from the ninth on they are only counted.

    >>> listed(["a"]), listed("abc"), listed("abcdefghij")
    ('a', 'a, b and c', 'a, b, c, d, e, f, g, h and 2 more')
    """
    every = list(words)
    shown, rest = every[:MOST_LISTED], len(every) - MOST_LISTED
    if rest > 0:
        shown.append(f"{rest} more")
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def few(text: str) -> str:
    """The first five words of a text from the data, in quotation marks, on one line.

    >>> few("rather more than forty thousand of them")
    "'rather more than forty thousand …'"
    """
    words = text.split()
    return f"'{plain(' '.join(words[:MOST_WORDS]))}{' …' if len(words) > MOST_WORDS else ''}'"


def weight(stance: str) -> str:
    """What a stance does: ``supports``, ``counters``, or nothing."""
    return STANCES[stance].kind
