"""How a fault speaks of a value: on one line, cut short, with the nearest word that would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model.own import PREFIX, VALID_NAME
from graph.model.vocabulary import nearest

Complaint = tuple[str, str]
"""What is wrong with a cell, and what would be valid: the two halves of a fault's sentence."""

_LONGEST = 60
_LISTED = 8
_COMPARISONS = 5_000_000


def plain(value: str) -> str:
    r"""Return the value fit for one line of a message.

    Cut after 60 characters, controls as escapes.

    >>> plain("two\nlines")
    'two\\nlines'
    """
    short = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)


def shown(value: str) -> str:
    """Return the value as :func:`plain` gives it, in quotation marks."""
    return f"'{plain(value)}'"


def valid_column(name: str, columns: Iterable[str]) -> str:
    """Return what a column that is none of these could be called."""
    if name.strip().lower().startswith(PREFIX):
        return VALID_NAME
    near = nearest(name, dict.fromkeys(columns))
    return f"the nearest is '{near}'; a column of your own begins with {PREFIX}"


class KnownWords:
    """The words that a column accepts; ``what`` calls one of them: ``id in actors.csv``.

    Complaints name the nearest word. The search compares with every word, so that it stops after
    five million comparisons; later complaints only say what is wanted.
    """

    def __init__(self, what: str, words: Mapping[str, object]) -> None:
        self.what = what
        self.words = words
        self._left = _COMPARISONS

    def __contains__(self, word: str) -> bool:
        return word in self.words

    def complaint(self, word: str) -> Complaint:
        """Return that ``word`` is none of these, and which is nearest."""
        return f"{shown(word)} is no {self.what}", self._hint(word)

    def _hint(self, word: str) -> str:
        if not self.words:
            return f"there is no {self.what} yet"
        self._left -= len(self.words)
        if self._left < 0:
            return f"it must be one {self.what}"
        hint = f"the nearest is {shown(nearest(word[:_LONGEST], self.words))}"
        if len(self.words) > _LISTED:
            return hint
        return f"{hint} (all: {', '.join(map(plain, self.words))})"


Noticed = tuple[tuple[str, ...], str]
"""The ids that a sentence is about, in an order that rows do not change, and the sentence."""

MOST_IN_A_SENTENCE = 8
MOST_WORDS = 5


def listed(words: Iterable[str]) -> str:
    """Return the words as part of a sentence; from the ninth on they are only counted.

    >>> listed(["a"]), listed("abc"), listed("abcdefghij")
    ('a', 'a, b and c', 'a, b, c, d, e, f, g, h and 2 more')
    """
    every = list(words)
    shown, rest = every[:MOST_IN_A_SENTENCE], len(every) - MOST_IN_A_SENTENCE
    if rest > 0:
        shown.append(f"{rest} more")
    return " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)


def few(text: str) -> str:
    """Return the first five words of a text from the data, in quotation marks, on one line.

    >>> few("rather more than forty thousand of them")
    "'rather more than forty thousand …'"
    """
    words = text.split()
    return f"'{plain(' '.join(words[:MOST_WORDS]))}{' …' if len(words) > MOST_WORDS else ''}'"
