"""Footnotes of Markdown: each names a place in a document, once, however often it is cited."""

from __future__ import annotations

from collections.abc import Iterator

from exports.rows.dossier import web_address
from exports.rows.sayings import graded
from exports.words.chains import capital
from exports.words.dates import in_words
from exports.words.escapes import MARKDOWN, address
from graph.model.rows import Dataset, Document, Statement

plain = MARKDOWN.of

Place = tuple[str, int | None, str]
"""A document's id, a paragraph, sentences."""


class Footnotes:
    """The footnotes of one text, numbered in the order in which they are first cited."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.numbers: dict[Place, int] = {}

    def cite(self, statement: Statement) -> str:
        """Return the mark of the place where a statement stands."""
        place = (statement.document, statement.paragraph, statement.sentences)
        return f"[^{self.numbers.setdefault(place, len(self.numbers) + 1)}]"

    def lines(self) -> list[str]:
        """Return the footnotes, a line each, with a blank line between them."""
        return [
            line for place, number in self.numbers.items() for line in self._line(place, number)
        ]

    def _line(self, place: Place, number: int) -> tuple[str, str]:
        name, paragraph, sentences = place
        parts = [*reference(self.dataset.document[name])]
        parts += [f"Paragraph {paragraph}"] if paragraph is not None else []
        parts += [f"Sentence {plain(sentences)}"] if sentences else []
        return f"[^{number}]: {'. '.join(parts)}.", ""


def reference(one: Document) -> Iterator[str]:
    """Yield author, outlet and title, date, addresses, when it was looked at, and its letter."""
    yield ", ".join(plain(part) for part in (one.author, one.outlet, f"“{one.title}”") if part)
    if one.published:
        yield plain(in_words(one.published.text))
    if web := web_address(one.url):
        yield address(web)
    if kept := web_address(one.archive_url):
        yield f"Archived: {address(kept)}"
    if one.accessed:
        yield f"Accessed {plain(in_words(one.accessed.text))}"
    if told := graded(one):
        yield plain(capital(told))
