"""``armstrail paragraphs``: a document's text as locators count it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from armstrail.cli.terminal import options
from armstrail.cli.terminal.console import emit
from armstrail.cli.terminal.options import PATH
from exports.words.phrases import count, wrap
from seeds.documents.extracted import Extracted, Paragraph, extract, numbered
from seeds.sheets.complaints import listed

_SHORT = 12

_NO_LETTER = re.compile(r"\(cid:\d+\)")
"""What stands for a letter of a PDF whose font does not say which it is."""


@click.command("paragraphs")
@click.argument("file", type=PATH)
@click.option("--full", is_flag=True, help="Every fingerprint, in whole.")
@options.json
def command(file: Path, full: bool, as_json: bool) -> None:
    """A document's text as locators count it, with fingerprints.

    FILE is text, HTML, PDF or DOCX.
    """
    found = extract(file)
    lines = numbered(found.text)
    emit(
        as_json,
        lambda: _data(file, found, lines),
        lambda: "\n".join(_text(file, found, lines, full)),
    )


def _data(file: Path, found: Extracted, lines: list[Paragraph]) -> dict[str, Any]:
    return {
        "file": file.name,
        "file_sha256": found.file_sha256,
        "sha256": found.sha256,
        "extractor": found.extractor or None,
        "told": dict(found.told),
        "made": found.made or None,
        "pages": found.pages,
        "scans": [*found.scans],
        "omits": found.omits or None,
        "paragraphs": [
            {
                "paragraph": one.number,
                "page": one.page,
                "text": one.text,
                "span_sha256": one.span_sha256,
                "sentences": [
                    {"sentence": number, "text": part.text, "span_sha256": part.span_sha256}
                    for number, part in enumerate(one.sentences, 1)
                ],
            }
            for one in lines
        ],
    }


def _text(file: Path, found: Extracted, lines: list[Paragraph], full: bool) -> Iterator[str]:
    pages = f" on {count(found.pages, 'page')}" if found.pages else ""
    by = f", read by {found.extractor}" if found.extractor else ""
    yield wrap(f"{file.name}: {count(len(lines), 'paragraph')}{pages}{by}.")
    yield from (wrap(f"{name}: {text}", "  ", "    ") for name, text in found.told.items())
    yield from map(wrap, notes(found))
    for one in lines:
        page = f", page {one.page}" if one.page else ""
        print_ = one.span_sha256 if full else f"{one.span_sha256[:_SHORT]}…"
        yield ""
        yield f"{one.number}{page}  [{print_}]"
        for number, part in enumerate(one.sentences, 1):
            yield wrap(f"{one.number}.{number}  {part.text}", "  ", "    ")
            if full:
                yield f"    [{part.span_sha256}]"


def notes(found: Extracted) -> Iterator[str]:
    """Yield what is to be known of how a text was read."""
    if found.scans:
        pages = f"Page {found.scans[0]} holds" if len(found.scans) == 1 else _hold(found.scans)
        yield f"{pages} pictures and no text (a scan?), so nothing of it is here."
    if found.omits:
        yield f"Left out of such a file, if there are any: {found.omits}."
    if unknown := len(_NO_LETTER.findall(found.text)):
        yield f"{count(unknown, 'letter')} of it cannot be told; (cid:…) stands for each."
    if found.made:
        yield f"The file was made on {found.made}, which is no date of publication."


def _hold(scans: tuple[int, ...]) -> str:
    return f"Pages {listed(map(str, scans))} hold"
