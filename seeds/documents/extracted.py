"""The text of a document as it is kept beside a case, from a file of any kind that can be read.

A kept text has a paragraph a line, in UTF-8; a form feed ends each page of a file that has pages
(:func:`seeds.locators.spans.pages`). A text file is kept as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from graph.errors import FileError, not_installed
from seeds.locators.spans import fingerprint, pages, paragraphs, sentences
from seeds.sheets.files import content

MOST_BYTES = 100_000_000
"""How large a file may be."""

MOST_SECONDS = 120.0
"""How long it may take to read one."""

EXTRA = "documents"
"""The extra that installs what the extractors need."""


class Extractor(NamedTuple):
    """What reads one kind of file: its module in this room, and the library that it needs."""

    module: str
    library: str


EXTRACTORS: Mapping[str, Extractor] = MappingProxyType(
    {
        "HTML": Extractor("html", "trafilatura"),
        "PDF": Extractor("pdf", "pdfminer"),
        "DOCX": Extractor("docx", "docx"),
    }
)
"""By the kind of file; a text needs none."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document (``raw``, as it is kept) and what its file tells of itself.

    ``told`` has columns of the documents' table by name; ``made`` is when the file was made, which
    is no date of publication. ``pages`` counts its pages, 0 where it has none; ``scans`` are those
    that hold pictures and no text. ``omits`` names what is left out of files of its kind.
    """

    raw: bytes
    file_sha256: str
    extractor: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    made: str = ""
    pages: int = 0
    scans: tuple[int, ...] = ()
    omits: str = ""

    @property
    def text(self) -> str:
        """Return the text."""
        return self.raw.decode("utf-8-sig")

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the text that locators count in."""
        return hashlib.sha256(self.raw).hexdigest()


class Sentence(NamedTuple):
    """A sentence, and its fingerprint."""

    text: str
    span_sha256: str


class Paragraph(NamedTuple):
    """A paragraph with its number, its page if there are any, its fingerprint and sentences."""

    number: int
    page: int | None
    text: str
    span_sha256: str
    sentences: tuple[Sentence, ...]


def numbered(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text as locators count them. O(length)."""
    return [
        Paragraph(number, page, line, fingerprint(line), tuple(map(_sentence, sentences(line))))
        for number, (line, page) in enumerate(zip(paragraphs(text), pages(text), strict=True), 1)
    ]


def _sentence(text: str) -> Sentence:
    return Sentence(text, fingerprint(text))


def extract(path: Path, seconds: float = MOST_SECONDS) -> Extracted:
    """Return the text of a file: of a text in UTF-8 or UTF-16, of HTML, PDF or DOCX.

    Raises :class:`~graph.errors.FileError` where it is none of these, cannot be read within the
    bounds or holds no text, and :class:`~graph.errors.ExtraError` where its library is missing.
    """
    raw = _content(path)
    kind = kind_of(path, raw)
    found = _plain(path, raw) if kind == "text" else _made(path, kind, raw, seconds)
    if not paragraphs(found.text):
        raise FileError(f"{path}: {_nothing(found)}.")
    return found


def _nothing(found: Extracted) -> str:
    if found.scans:
        return "its pages are pictures, without text; make their letters text first (OCR)"
    return "no text was found in it; if a browser shows any, save that as a text file"


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            raise FileError(f"{path}: the file is too large; a document has up to {most} MB.")
        return content(path)
    except FileNotFoundError:
        raise FileError(f"{path}: there is no such file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or error
        raise FileError(f"{path}: the file cannot be read ({reason}).") from None
    except FileError as error:
        told = str(error)
        raise FileError(told if told.startswith(str(path)) else f"{path}: {told}.") from None


_HTML = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I
)
_SUFFIXES = (".html", ".htm", ".xhtml")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(path: Path, raw: bytes) -> str:
    """Return what a file is, by what it holds: HTML, PDF, DOCX or text.

    Raises :class:`~graph.errors.FileError` where it is none of these.
    """
    start = raw[:4096]
    if b"%PDF-" in start[:1024]:
        return "PDF"
    if start.startswith(b"PK\x03\x04") and b"word/document.xml" in raw:
        return "DOCX"
    if start.startswith(_UTF16):
        return "text"
    if b"\0" not in start:
        bare = start.removeprefix(b"\xef\xbb\xbf")
        return "HTML" if _HTML.match(bare) or path.suffix.lower() in _SUFFIXES else "text"
    raise FileError(f"{path}: this is no document that can be read; give text, HTML, PDF or DOCX.")


def _plain(path: Path, raw: bytes) -> Extracted:
    digest = hashlib.sha256(raw).hexdigest()
    wide = raw.startswith(_UTF16)
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"{error.object[error.start]:02X} at offset {error.start}"
        raise FileError(
            f"{path}: the text is not in UTF-8 (it holds the byte {byte}); save it as UTF-8."
        ) from None
    last = max((page for page in pages(text) if page), default=0)
    kept = text.encode() if wide else raw
    return Extracted(kept, digest, "UTF-16 to UTF-8" if wide else "", pages=last)


def _made(path: Path, kind: str, raw: bytes, seconds: float) -> Extracted:
    extractor = EXTRACTORS[kind]
    if not _is_installed(extractor.library):
        raise not_installed(extractor.library, EXTRA, f"reading {kind}")
    told = _answer(path, extractor.module, raw, seconds)
    if "error" in told:
        raise FileError(f"{path}: this {kind} cannot be read ({told['error']}).")
    return Extracted(
        _kept(told["paragraphs"], told["pages"]),
        hashlib.sha256(raw).hexdigest(),
        told["extractor"],
        {name: text for name, one in told["told"].items() if (text := in_one_line(one))},
        told["made"],
        told["pages"],
        tuple(told["scans"]),
        told["omits"],
    )


def _is_installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ModuleNotFoundError:
        return False


def _answer(path: Path, module: str, raw: bytes, seconds: float) -> Mapping[str, Any]:
    """Return what the extractor says, which runs in a process of its own."""
    try:
        # -P: nothing is imported from the folder that it is started in
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-P", "-m", "seeds.documents.reader", module],
            input=raw,
            capture_output=True,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
        found: Mapping[str, Any] = json.loads(ended.stdout)
    except subprocess.TimeoutExpired:
        raise FileError(f"{path}: reading it takes longer than {seconds:g} seconds.") from None
    except ValueError:  # it died: of too little memory, say
        raise FileError(f"{path}: it cannot be read; its reader broke down over it.") from None
    return found


_UNSEEN = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u00ad]")


def in_one_line(text: str) -> str:
    """Return the text without controls and soft hyphens, and each run of blanks as one."""
    return " ".join(_UNSEEN.sub("", text).split())


def _kept(found: Sequence[Sequence[Any]], last: int) -> bytes:
    """Return paragraphs, each with its page (0: there are none), as a text of one a line."""
    lines, here = [], 1
    for page, text in found:
        if line := in_one_line(text):
            lines.append("\f" * max(page - here, 0) + line)
            here = max(page, here)
    ends = "\f" * (last - here + 1) if last else ""
    return "".join([*(f"{line}\n" for line in lines), ends]).encode()
