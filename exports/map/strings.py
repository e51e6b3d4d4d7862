"""The map's own words: one table for each language, ``assets/strings/LANGUAGE.json``.

A value is a text, or for what is counted a table by plural category (``one``, ``other``); ``{n}``
in it stands for a value. Words of the data's vocabularies, and all that is written in a dataset,
are not translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from exports.rows.dossier import MANNERS
from exports.words.templates import STRINGS, Text, filled, read
from graph.errors import QuestionError
from graph.model.vocabulary import spoken

ASSETS = Path(__file__).with_name("assets")
Table = Mapping[str, Text]


def languages() -> tuple[str, ...]:
    """Return the languages for which there is a table, as the tags that HTML takes."""
    return tuple(sorted(path.stem for path in STRINGS.glob("*.json")))


@cache
def table(language: str) -> Table:
    """Return the table of that language.

    A manner of statements without a word is called as its column.

    Raises :class:`~graph.errors.QuestionError`, naming the languages that there are.
    """
    if language not in languages():
        known = ", ".join(languages())
        raise QuestionError(f"The map has no words in '{language}'; it speaks: {known}.")
    found = read(language)
    return {**found} | {name: spoken(name) for name in MANNERS if name not in found}


class Words:
    """The texts of one language: ``words("documents", n=2)``. An unknown key is a KeyError."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.table = table(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return the text of ``key``; ``{name}`` in it is replaced by the value of that name."""
        return filled(self.table[key], values)
