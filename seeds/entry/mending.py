"""Locators held against the documents, and put right: fingerprints filled in, moved spans found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from graph.model.schema import TABLES
from seeds.entry.appending import CellTexts, changed
from seeds.entry.case import CaseFiles, page_of
from seeds.locators.spans import cut, fingerprint, paragraphs, sentences
from seeds.locators.verify import Located, by_sha256, fault_of, named, verify
from seeds.sheets.complaints import listed
from seeds.sheets.files import content, file_name

UNREAD = {"reason": "unread", "summary": "nobody has accounted for it yet"}
"""The cells of a passage that nobody has accounted for, beside those of its place."""

_MOST_SENTENCES = 100
"""Of a longer paragraph single sentences alone are looked through for a span that has moved."""


class SpanAt(NamedTuple):
    """A paragraph, and sentences of it: none for the whole."""

    paragraph: int
    sentences: str = ""

    def __str__(self) -> str:
        told = f"paragraph {self.paragraph}"
        return f"{told}, sentences {self.sentences}" if self.sentences else told


@dataclass(slots=True)
class Mending:
    """Cells to be changed, by table and place of the row, and a sentence for each row.

    ``made`` counts the fingerprints that are filled in.
    """

    changes: dict[str, dict[int, CellTexts]] = field(default_factory=lambda: defaultdict(dict))
    told: list[str] = field(default_factory=list)
    made: int = 0


def mend(case: CaseFiles, folder: Path) -> Mending:
    """Return what fills in the fingerprints that rows have not, and repairs moved locators.

    A locator has moved where its fingerprint is not that of the text there, but of one other place
    in the document alone. Raises :class:`~graph.errors.FileError` where the folder cannot be read.
    """
    texts = _texts(case, folder)
    found = Mending()
    for table in ("statements", "rejected"):
        for place, row in enumerate(getattr(case.dataset, table)):
            text = texts.get(row.document)
            if text is not None and row.paragraph:
                cells, told = _mended(text, row)
                if told:
                    found.told.append(f"{file_name(TABLES[table])}, {named(row)}: {told}.")
                if cells:
                    found.changes[table][place] = cells
                found.made += "span_sha256" in cells
    return found


def files_of(case: CaseFiles, found: Mending) -> dict[Path, bytes]:
    """Return the files of the tables with these changes, checked."""
    return case.checked(
        {
            file_name(TABLES[name]): changed(case.raw[file_name(TABLES[name])], TABLES[name], cells)
            for name, cells in found.changes.items()
        }
    )


def rest(case: CaseFiles, folder: Path) -> list[CellTexts]:
    """Return a rejected row of the reason unread for each paragraph that no row speaks of."""
    texts = _texts(case, folder)
    report = verify(case.dataset, folder)
    return [
        {"document": one.document, **_cells(texts[one.document], SpanAt(number)), **UNREAD}
        for one in report.documents
        for number in one.uncovered
    ]


def _texts(case: CaseFiles, folder: Path) -> dict[str, str]:
    """Return the texts of the documents that are in the folder and in UTF-8."""
    files, _ = by_sha256(folder)
    found = {}
    for document in case.dataset.documents:
        if document.sha256 in files:
            try:
                found[document.id] = content(files[document.sha256]).decode("utf-8-sig")
            except UnicodeDecodeError:  # verify tells of it
                continue
    return found


def _cells(text: str, at: SpanAt) -> dict[str, str]:
    span = cut(paragraphs(text), at.paragraph, at.sentences)
    return {"paragraph": str(at.paragraph), "span_sha256": fingerprint(span)}


def _mended(text: str, row: Located) -> tuple[dict[str, str], str]:
    """Return the cells of a row that are to be changed, and what is told of it; or neither."""
    lines = paragraphs(text)
    wrong = fault_of(lines, row)
    if not row.span_sha256:
        if wrong:
            return {}, ""
        span = cut(lines, row.paragraph or 0, row.sentences)
        return {"span_sha256": fingerprint(span)}, "the fingerprint is made from the text there"
    if not wrong:
        return {}, ""
    whole, parts = _whereabouts(lines, False), _whereabouts(lines, True)
    near, far = (parts, whole) if row.sentences else (whole, parts)
    places = near.get(row.span_sha256) or far.get(row.span_sha256, [])
    if len(places) != 1:
        where = f"in several places ({listed(map(str, places))})" if places else "nowhere else"
        return {}, f"its text stands {where}, so it is left as it is"
    told = f"its text stands in {places[0]}, and the locator now says so"
    return _moved(text, row, places[0]), told


def _moved(text: str, row: Located, at: SpanAt) -> dict[str, str]:
    page = page_of(text, at.paragraph)
    cells = {"paragraph": str(at.paragraph), "sentences": at.sentences}
    return cells | ({"page": page} if page and hasattr(row, "page") else {})


@lru_cache(maxsize=4)  # several rows of one document
def _whereabouts(lines: tuple[str, ...], of_sentences: bool) -> Mapping[str, list[SpanAt]]:
    """Return the places of all spans by fingerprint: paragraphs, or runs of sentences in one."""
    found: defaultdict[str, list[SpanAt]] = defaultdict(list)
    for at in _runs(lines) if of_sentences else map(SpanAt, range(1, len(lines) + 1)):
        found[fingerprint(cut(lines, at.paragraph, at.sentences))].append(at)
    return found


def _runs(lines: Sequence[str]) -> Iterator[SpanAt]:
    for number, line in enumerate(lines, 1):
        last = len(sentences(line))
        for first in range(1, last + 1):
            yield SpanAt(number, str(first))
            longer = range(first + 1, last + 1) if last <= _MOST_SENTENCES else ()
            yield from (SpanAt(number, f"{first}-{end}") for end in longer)
