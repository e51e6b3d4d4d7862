"""Small files of documents, of every kind that can be read, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

Placed = tuple[int, int, str]
"""A line of text, and where it begins on a page: points from the left and from the bottom."""

PICTURE = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def pdf(pages: Sequence[Sequence[Placed] | bytes], **info: str) -> bytes:
    """Return a PDF of these pages: lines of Helvetica at 10 points, or a stream as it is."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    told = "".join(f"/{name} ({text})" for name, text in info.items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<<{told}>>".encode(),
    ]
    for number, page in enumerate(pages):
        drawn = page if isinstance(page, bytes) else b"\n".join(map(_line, page))
        content = 6 + 2 * number
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % content
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn))
    return _numbered(objects)


def _line(placed: Placed) -> bytes:
    left, bottom, text = placed
    return f"BT /F 10 Tf {left} {bottom} Td ({text}) Tj ET".encode("cp1252")


def _numbered(objects: Sequence[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 4 0 R>>" % size
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return made + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(made)


def column(left: int, top: int, *lines: str) -> list[Placed]:
    """Return lines under one another, 12 points apart."""
    return [(left, top - 12 * n, line) for n, line in enumerate(lines)]


def html(body: str, head: str = "", language: str = "en") -> bytes:
    """Return a page whose article has this body."""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article>{body}</article></body></html>'
    ).encode()


def docx(*parts: str | Sequence[Sequence[str]]) -> bytes:
    """Return a DOCX of paragraphs (texts) and tables (rows of cells); needs python-docx."""
    from docx import Document

    made: Any = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            table = made.add_table(rows=0, cols=len(part[0]))
            for row in part:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(**members: bytes) -> bytes:
    """Return a ZIP file of these members, well packed; a slash in a name is written ``__``."""
    stream = BytesIO()
    with ZipFile(stream, "w", 8) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/"), content)
    return stream.getvalue()
