"""Reads a PDF by the blocks of pdfminer.six's layout analysis, which keeps columns apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTFigure, LTImage, LTTextBox
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import decode_text

from seeds.documents.reader import FileReading

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_HYPHEN_AT_END = re.compile(r"(?<=\w)([-\u2010\u00ad])[ \t]*\n[ \t]*(?=\w)")
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")


def read(raw: bytes) -> FileReading:
    """Return a paragraph a block of text, with its page, and which pages are pictures alone.

    A hyphen at the end of a line stays, and the lines are joined there: whether the word has it is
    not to be told. A soft one goes.
    """
    paragraphs: list[tuple[int, str]] = []
    scans, number = [], 0
    for number, page in enumerate(
        extract_pages(BytesIO(raw), laparams=LAParams(all_texts=True)), 1
    ):
        parts = [*_parts(page)]
        texts = [_joined(part.get_text()) for part in parts if isinstance(part, LTTextBox)]
        paragraphs += [(number, text) for text in texts if text.strip()]
        if not any(text.strip() for text in texts) and any(isinstance(p, LTImage) for p in parts):
            scans.append(number)
    info = _info(raw)
    told = {"title": info.get("Title", ""), "author": info.get("Author", "")}
    day = _DAY.match(info.get("CreationDate", ""))
    made = "-".join(filter(None, day.groups())) if day else ""
    by = f"pdfminer.six {version('pdfminer.six')}"
    return FileReading(by, paragraphs, told, made, number, scans)


def _parts(within: Iterable[Any]) -> Iterator[Any]:
    """Yield blocks of text and pictures in the order of reading, those in figures too."""
    for part in within:
        if isinstance(part, LTFigure):
            yield from _parts(part)
        else:
            yield part


def _joined(text: str) -> str:
    hyphened = _HYPHEN_AT_END.sub(lambda one: one[1].replace("\u00ad", ""), text)
    return _LINE_END.sub(" ", hyphened)


def _info(raw: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for info in PDFDocument(PDFParser(BytesIO(raw))).info:
        found |= {key: decode_text(one) for key, one in info.items() if isinstance(one, bytes)}
    return found
