"""The documents as a BibTeX bibliography, one ``@misc`` entry each; the key is the document's id.

``howpublished`` is the outlet, ``date`` the date as the document's row writes it (BibLaTeX reads
EDTF), with ``year`` and ``month`` beside it for BibTeX; ``type`` the genre, ``annote`` the
researcher's note, ``related`` the document whose text this one carries. Special characters of
LaTeX are escaped in texts; ``url`` and ``sha256`` stand as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from exports.rows.tables import absent_tables
from exports.words.dates import date_parts
from exports.words.escapes import TEX
from exports.writing.format import Cleaner, Loss, absent, counted, left_out
from graph.model.rows import Dataset, Document
from graph.network import Network

ABSENT = absent_tables(("documents",), "a bibliography lists documents alone")
"""Tables that a bibliography has no place for, and why."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEXTS = {
    "title": "title",
    "author": "author",
    "howpublished": "outlet",
    "type": "genre",
    "related": "copy_of",
    "annote": "note",
}
"""Field of BibTeX and column of the document."""

ENTRY_COLUMNS = ("id", "published", "url", "sha256", *_TEXTS.values())
"""The columns of a document that an entry has a field for."""


def write(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the bibliography; return what it could not hold."""
    text = _Text()
    for document in network.dataset.documents:
        lines = ",\n".join(_fields(document, text))
        stream.write(f"@misc{{{document.id},\n{lines}\n}}\n\n".encode())
    return [*absent(network.dataset, ABSENT), *_untold(network.dataset), *text.losses()]


def _untold(dataset: Dataset) -> list[Loss]:
    return left_out(dataset, "documents", ENTRY_COLUMNS, "BibTeX has no field for them")


class _Text:
    """Texts as BibTeX holds them; remembers what did not fit."""

    def __init__(self) -> None:
        self.cleaner = Cleaner(TEX)
        self.folded: Counter[str] = Counter()

    def of(self, text: str, column: str) -> str:
        before = self.cleaner.changed.total()
        clean = self.cleaner.clean(text, column)
        folded = " ".join(clean.split())
        if folded != clean and before == self.cleaner.changed.total():
            self.folded[column] += 1
        return folded

    def losses(self) -> list[Loss]:
        why = "BibTeX knows no line breaks and no white space beside other white space"
        return [*self.cleaner.losses(), *counted(self.folded, why, "one blank stands for each")]


def _fields(document: Document, texts: _Text) -> Iterator[str]:
    for name, column in _TEXTS.items():
        text = texts.of(getattr(document, column), f"documents.{column}")
        if text:
            # a second pair of braces: a name or a title is not to be taken apart
            value = f"{{{TEX.escaped(text)}}}"
            yield (
                f"  {name} = {{{value}}}" if name in ("title", "author") else f"  {name} = {value}"
            )
    if document.published:
        yield f"  date = {{{document.published}}}"
        yield from _dated(document.published.text)
    for name in ("url", "sha256"):
        if text := _braceless(getattr(document, name)):
            yield f"  {name} = {{{text}}}"


def _dated(text: str) -> Iterator[str]:
    found = date_parts(text)
    if found:
        year, *rest = found[0]
        yield f"  year = {{{year:04}}}"
        if rest and rest[0] <= 12:
            yield f"  month = {_MONTHS[rest[0] - 1]}"


def _braceless(text: str) -> str:
    """Return a web address with its braces percent-encoded: they would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D")
