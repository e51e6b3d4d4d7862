"""What ``verify`` found, as sentences for 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from seeds.locate import DocumentReport, VerifyReport

WIDTH = 80


def text(report: VerifyReport) -> str:
    """An entry a document, then every fault, then the verdict; lines after the first hang."""
    return "\n".join(_wrapped(line) for line in _lines(report))


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(report: VerifyReport) -> Iterator[str]:
    for one in report.documents:
        yield from _document(one)
    yield from (str(fault) for fault in report.faults)
    yield from report.unreadable
    yield "Every locator holds." if report.ok else "Not every locator could be confirmed."


def _document(one: DocumentReport) -> Iterator[str]:
    rows = one.statements + one.rejected
    if one.problem:
        yield one.problem  # a sentence that names the document
        return
    held = f"{one.located} of {rows} locators hold"
    yield f"{one.document}: {held}, {_count(one.paragraphs, 'paragraph')}"
    if one.uncovered:
        listed = ", ".join(map(str, one.uncovered))
        noun = "paragraph" if len(one.uncovered) == 1 else "paragraphs"
        yield f"  neither coded nor rejected: {noun} {listed}"
    if one.unlocated:
        yield f"  without a locator: {_count(one.unlocated, 'row')}"
    if one.unfingerprinted:
        yield f"  without a fingerprint: {_count(one.unfingerprinted, 'row')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
