"""Reads the paragraphs and tables of a DOCX by python-docx; notes and text boxes are not read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.table import Table

from seeds.documents.reader import MOST_MEMORY, FileReading

_BETWEEN_CELLS = " | "
_OMITS = "headers, footers, notes and text boxes"
_MOST_PACKED = MOST_MEMORY // 16


def read(raw: bytes) -> FileReading:
    """Return a paragraph a paragraph, and a row of a table as one.

    Raises ValueError where what is packed in it is out of all proportion.
    """
    with ZipFile(BytesIO(raw)) as packed:
        if sum(one.file_size for one in packed.infolist()) > _MOST_PACKED:
            raise ValueError("what is packed in it is too large")
    document = Document(BytesIO(raw))
    core = document.core_properties
    told = {"title": core.title, "author": core.author, "language": core.language}
    made = core.created.date().isoformat() if core.created else ""
    texts = [(0, text) for text in _texts(document.iter_inner_content())]
    return FileReading(f"python-docx {version('python-docx')}", texts, told, made, omits=_OMITS)


def _texts(content: Iterator[Any]) -> Iterator[str]:
    for part in content:
        if isinstance(part, Table):
            yield from map(_row, part.rows)
        else:
            yield part.text


def _row(row: Any) -> str:
    """Return the cells of a row; one that reaches over several columns once."""
    cells = {id(cell._tc): cell.text for cell in row.cells}
    return _BETWEEN_CELLS.join(filter(None, cells.values()))
