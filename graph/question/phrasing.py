"""A question said back as a sentence, which can itself be asked and means the same."""

from __future__ import annotations

from graph.errors import ArmstrailError
from graph.question.asked import Question, sentence
from graph.question.lexicon import Lexicon
from graph.question.question import read


def phrase(lexicon: Lexicon, question: Question) -> str:
    """Return the question as a sentence that is read as the same question.

    Names stand in quotes where they would be misread without.
    """
    plain = sentence(lexicon, question)
    return plain if _same(lexicon, plain, question) else sentence(lexicon, question, quoted=True)


def _same(lexicon: Lexicon, text: str, question: Question) -> bool:
    try:
        return read(lexicon, text) == question
    except ArmstrailError:
        return False
