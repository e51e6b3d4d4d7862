"""The texts of a dataset's documents, and what is set aside before two are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path
from types import MappingProxyType

from graph.model.rows import Dataset
from seeds.locators.verify import paragraphs, verify
from seeds.sheets.files import content

ALL_PAIRS = 8
"""Of so many places all pairs are compared; of more only those that follow each other."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's paragraphs by their number, without those set aside.

    ``family`` is one id for all documents that are known to be copies of one another.
    """

    document: str
    family: str
    paragraphs: Mapping[int, str]


def words(text: str) -> list[str]:
    """Return the words of a normalised text as it writes them: what blanks and punctuation part.

    >>> words("The US-made arms: 40mm, says the army's list.")
    ['The', 'US-made', 'arms', '40mm', 'says', 'the', "army's", 'list']
    """
    return _WORD.findall(text)


def read(dataset: Dataset, folder: Path) -> list[Text]:
    """Return the documents that are in ``folder``, in the order of their ids.

    They are found by ``sha256`` as :func:`seeds.locators.verify.verify` finds them; those that are
    not there, or are no UTF-8 text, are passed over. Paragraphs that the dataset rejects as
    boilerplate are left out. Raises :class:`~graph.errors.FileError` where the folder cannot be
    read. Cost: each file is read twice.
    """
    rejected = {
        (row.document, row.paragraph)
        for row in dataset.rejected
        if row.reason == "boilerplate" and not row.sentences
    }
    found = verify(Dataset(documents=dataset.documents), folder).documents
    texts = []
    for one in sorted(found, key=lambda one: one.document):
        if one.file and not one.problem:
            lines = paragraphs(content(folder / one.file).decode("utf-8-sig"))
            kept = {
                number: line
                for number, line in enumerate(lines, 1)
                if (one.document, number) not in rejected
            }
            family = _original(dataset, one.document)
            texts.append(Text(one.document, family, MappingProxyType(kept)))
    return texts


def _original(dataset: Dataset, document: str) -> str:
    seen = {document}
    while (above := dataset.document[document].copy_of) and above not in seen:
        seen.add(above)
        document = above
    return document


Place = tuple[Text, int]
"""A text and a number in it: of a paragraph, or of a word."""


def pairs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield pairs of places in texts of different families, all of them or neighbours alone.

    What nine or more texts share thus costs no more than their number, and still joins them all.
    """
    chosen = combinations(places, 2) if len(places) <= ALL_PAIRS else pairwise(places)
    return ((one, other) for one, other in chosen if one[0].family != other[0].family)


def where(texts: Iterable[Text]) -> Mapping[str, list[Place]]:
    """Return the words of each paragraph.

    The texts that have it, each with its first place there.
    """
    found: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for text in texts:
        for number, paragraph in text.paragraphs.items():
            found[paragraph].setdefault(text.document, (text, number))
    return {paragraph: list(places.values()) for paragraph, places in found.items()}


def joined(texts: Sequence[Text], copies: Iterable[tuple[str, str]]) -> list[Text]:
    """Return the texts with one family for the families of each pair of documents in ``copies``."""
    family = {text.document: text.family for text in texts}
    heads = {text.family: text.family for text in texts}
    for one, other in copies:
        first, second = sorted((_head(heads, family[one]), _head(heads, family[other])))
        heads[second] = first
    return [replace(text, family=_head(heads, text.family)) for text in texts]


def _head(heads: Mapping[str, str], family: str) -> str:
    while heads[family] != family:
        family = heads[family]
    return family


def own(texts: Sequence[Text]) -> list[Text]:
    """Return the texts without the paragraphs that texts of another family have word for word."""
    shared = {
        paragraph
        for paragraph, places in where(texts).items()
        if len({text.family for text, _ in places}) > 1
    }
    return [replace(text, paragraphs=_without(text.paragraphs, shared)) for text in texts]


def _without(paragraphs: Mapping[int, str], shared: set[str]) -> Mapping[int, str]:
    kept = {number: line for number, line in paragraphs.items() if line not in shared}
    return MappingProxyType(kept)
