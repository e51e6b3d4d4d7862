"""What ``verify`` found, as sentences for 80 columns."""

from __future__ import annotations

from collections.abc import Iterator

from seeds.locate import DocumentReport, VerifyReport


def text(report: VerifyReport) -> str:
    """One line a document, then every fault, then the verdict."""
    return "\n".join(_lines(report))


def _lines(report: VerifyReport) -> Iterator[str]:
    for one in report.documents:
        yield from _document(one)
    yield from (str(fault) for fault in report.faults)
    yield from report.unreadable
    yield "Every locator holds." if report.ok else "Not every locator could be confirmed."


def _document(one: DocumentReport) -> Iterator[str]:
    rows = one.statements + one.rejected
    if one.problem:
        yield f"{one.document}: {one.problem}"
        return
    yield f"{one.document}: {one.located} of {rows} locators hold, {one.paragraphs} paragraphs"
    if one.uncovered:
        listed = ", ".join(map(str, one.uncovered))
        yield f"  neither coded nor rejected: paragraphs {listed}"
    if one.unlocated:
        yield f"  without a locator: {one.unlocated} rows"
    if one.unfingerprinted:
        yield f"  without a fingerprint: {one.unfingerprinted} rows"
