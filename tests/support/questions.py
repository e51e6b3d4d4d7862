"""Reads a question with the names of the bundled dataset, for the tests."""

from __future__ import annotations

import armstrail
from graph.question.lexicon import Lexicon
from graph.question.question import Question, read

LEXICON = Lexicon(armstrail.load().dataset)


def asked(text: str) -> Question:
    """Return what was read of a sentence."""
    return read(LEXICON, text)
