"""Reads the article of a web page by trafilatura's tree: its text would part at line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from seeds.documents.reader import FileReading

_WITHIN = frozenset({"hi", "ref", "lb", "del", "graphic", "cell"})
"""What stands within a paragraph; everything else begins and ends one."""

_EITHER = frozenset({"code", "quote"})
"""What stands within a paragraph that it is in, and else is one of its own."""

_BETWEEN_CELLS = " | "
_OMITS = "what trafilatura takes to be no part of the article, and comments"


def read(raw: bytes) -> FileReading:
    """Return the paragraphs of the article, a row of a table as one, and its metadata."""
    config = use_config()
    for least in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", least, "1")  # else all of a short page is put into one paragraph
    found: Any = bare_extraction(
        raw,
        config=config,
        favor_recall=True,  # what is left out is never seen again
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    name = f"trafilatura {version('trafilatura')}"
    if found is None or found.body is None:
        return FileReading(name, [])
    texts = [(0, text) for text in _flushed(_pieces(found.body)) if text.strip(" |")]
    return FileReading(name, texts, {**_told(found), "language": _language(raw)}, omits=_OMITS)


def _told(found: Any) -> dict[str, str]:
    columns = {"title": "title", "author": "author", "outlet": "sitename", "url": "url"}
    columns["published"] = "date"
    return {column: str(getattr(found, name) or "") for column, name in columns.items()}


def _language(raw: bytes) -> str:
    tree = html.document_fromstring(raw)
    return str(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def _pieces(element: Any) -> Iterator[str | None]:
    """Yield the text in order; None wherever a paragraph begins or ends."""
    ending = " " if element.tag == "lb" else "" if _is_within(element) else None
    if element.tag == "cell" and element.getprevious() is not None:
        yield _BETWEEN_CELLS
    yield ending
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield ending


def _is_within(element: Any) -> bool:
    """Return whether an element neither begins nor ends a paragraph."""
    above = element.getparent()
    within = above is not None and (above.tag in ("p", "head", "item") or above.tag in _WITHIN)
    return element.tag in _WITHIN or (element.tag in _EITHER and within)


def _flushed(pieces: Iterator[str | None]) -> Iterator[str]:
    """Yield the paragraphs that the pieces make."""
    text = ""
    for piece in pieces:
        if piece is None:
            if text.strip():
                yield text
            text = ""
        else:
            text += piece
