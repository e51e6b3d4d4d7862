"""Reads a question with the names of the bundled dataset, for the tests."""

from __future__ import annotations

import pytest

import armstrail
from graph.errors import NotUnderstoodError
from graph.question.asked import Question
from graph.question.lexicon import Lexicon
from graph.question.question import read

LEXICON = Lexicon(armstrail.load().dataset)


def asked(text: str) -> Question:
    """Return what was read of a sentence."""
    return read(LEXICON, text)


def refused(text: str) -> NotUnderstoodError:
    """Return the refusal of a sentence of which words would be left out of the answer.

    The question that it offers can be asked.
    """
    with pytest.raises(NotUnderstoodError) as caught:
        asked(text)
    asked(caught.value.instead)
    return caught.value
