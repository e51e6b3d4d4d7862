"""Holds a dataset against its documents: do locators resolve, fingerprints match, is all covered.

A document is known by the SHA-256 of its file's bytes (``documents.sha256``). What a locator is,
and how a fingerprint is made, says :mod:`seeds.locators.spans`.
"""

from __future__ import annotations

import hashlib
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import Fault, FileError
from graph.model.rows import Dataset, Document, Rejected, Statement
from seeds.locators.spans import (
    LocatorError,
    cut,
    fingerprint,
    normalise,
    paragraphs,
    sentences,
    span,
)
from seeds.sheets.files import content

__all__ = [
    "DocumentReport",
    "LocatorError",
    "VerifyReport",
    "fingerprint",
    "normalise",
    "paragraphs",
    "sentences",
    "span",
    "verify",
]

Located = Statement | Rejected


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document.

    ``file`` is the name of the file that it was found in, empty where there is none; ``problem``
    the sentence that says why its rows were not checked. ``statements`` and ``rejected`` count
    its rows; ``located`` those whose fingerprint is that of the text where their locator leads;
    ``uncompared`` those whose locator leads somewhere, and that have none; ``unlocated`` those
    without a paragraph. ``uncovered`` are the paragraphs that no statement and no rejected row
    speaks of, ``unread`` those of which nothing but that they are unread is said.
    """

    document: str
    statements: int
    rejected: int
    unlocated: int
    file: str = ""
    problem: str = ""
    located: int = 0
    uncompared: int = 0
    paragraphs: int = 0
    uncovered: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What :func:`verify` found: one report per document, in the dataset's order.

    ``faults`` are the locators that do not resolve and the fingerprints that do not match;
    ``unreadable`` holds one sentence for each file of the folder that could not be read.
    """

    documents: tuple[DocumentReport, ...]
    faults: tuple[Fault, ...]
    unreadable: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return ids of the documents that no file of the folder is."""
        return tuple(one.document for one in self.documents if not one.file)

    @property
    def uncovered(self) -> Mapping[str, tuple[int, ...]]:
        """Return the uncovered paragraphs by document id; documents without any are left out."""
        return {one.document: one.uncovered for one in self.documents if one.uncovered}

    @property
    def holds(self) -> bool:
        """Return whether all documents were found, and every locator was compared and holds."""
        stopped = any(one.problem or one.uncompared for one in self.documents)
        return not (stopped or self.faults)

    @property
    def ok(self) -> bool:
        """Return whether every locator holds, and every paragraph was read."""
        return self.holds and not any(one.uncovered or one.unread for one in self.documents)


def verify(dataset: Dataset, folder: Path) -> VerifyReport:
    """Hold every locator and fingerprint of ``dataset`` against the documents in ``folder``.

    Names of files do not matter, and folders within the folder are not entered. A document that
    is not there, or is no UTF-8 text, is reported with the reason. Raises
    :class:`~graph.errors.FileError` where the folder cannot be read. Cost: each file is read
    once, each document once more.
    """
    files, unreadable = by_sha256(folder)
    located: tuple[Located, ...] = (*dataset.statements, *dataset.rejected)
    rows: defaultdict[str, list[Located]] = defaultdict(list)
    for row in located:
        rows[row.document].append(row)
    faults: list[Fault] = []
    documents = tuple(
        _checked(document, files.get(document.sha256), rows[document.id], faults)
        for document in dataset.documents
    )
    return VerifyReport(documents, tuple(faults), unreadable)


def by_sha256(folder: Path) -> tuple[Mapping[str, Path], tuple[str, ...]]:
    """Return the files by SHA-256 (of equal ones the first by name), and what could not be read."""
    found: dict[str, Path] = {}
    unreadable = []
    for path in _listed(folder):
        try:
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            unreadable.append(f"{path.name}: the file cannot be read ({error.strerror}).")
        else:
            found.setdefault(digest, path)
    return found, tuple(unreadable)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except FileNotFoundError:
        problem = "there is no such folder"
    except NotADirectoryError:
        problem = "this is a file, not a folder"
    except (OSError, ValueError) as error:
        problem = f"the folder cannot be read ({error})"
    raise FileError(f"{folder}: {problem}; give the folder that holds the documents.")


def _checked(
    document: Document, path: Path | None, rows: Sequence[Located], faults: list[Fault]
) -> DocumentReport:
    """Return the report on one document; what is wrong with its rows goes into ``faults``."""
    counted = _counted(document, rows)
    if path is None:
        return replace(counted, problem=_not_found(document))
    found = replace(counted, file=path.name)
    try:
        lines = paragraphs(content(path).decode("utf-8-sig"))
    except FileError as error:
        return replace(found, problem=f"{path.name} ({document.id}): {error}.")
    except UnicodeDecodeError as error:
        return replace(found, problem=_not_text(document, path, error))
    told = [(row, fault_of(lines, row)) for row in rows if row.paragraph]
    faults += (fault for _, fault in told if fault)
    sound = [row for row, fault in told if not fault]
    located = sum(bool(row.span_sha256) for row in sound)
    read = {row.paragraph for row, _ in told if not _is_unread(row)}
    unread = {row.paragraph for row, _ in told} - read
    every = range(1, len(lines) + 1)
    return replace(
        found,
        located=located,
        uncompared=len(sound) - located,
        paragraphs=len(lines),
        uncovered=tuple(number for number in every if number not in read | unread),
        unread=tuple(number for number in every if number in unread),
    )


def _is_unread(row: Located) -> bool:
    return isinstance(row, Rejected) and row.is_unread


def _counted(document: Document, rows: Sequence[Located]) -> DocumentReport:
    statements = sum(isinstance(row, Statement) for row in rows)
    return DocumentReport(
        document.id,
        statements,
        len(rows) - statements,
        unlocated=sum(not row.paragraph for row in rows),
    )


def _not_found(document: Document) -> str:
    if not document.sha256:
        return f"{document.id} has no sha256 in documents.csv, so no file can be known as it."
    return f"{document.id}: no file of the folder has its SHA-256, {document.sha256}."


def _not_text(document: Document, path: Path, error: UnicodeDecodeError) -> str:
    byte = error.object[error.start]
    return (
        f"{path.name} ({document.id}) is no UTF-8 text: it holds the byte {byte:02X} at offset"
        f" {error.start}, so its locators were not checked."
    )


def fault_of(lines: Sequence[str], row: Located) -> Fault | None:
    """Return what is wrong with the locator of a row in the paragraphs of its document."""
    try:
        matches = row.span_sha256 in (
            "",
            fingerprint(cut(lines, row.paragraph or 0, row.sentences)),
        )
    except LocatorError as error:
        return _fault(row, "paragraph", str(error).rstrip("."))
    if matches:
        return None
    return _fault(row, "span_sha256", "the fingerprint is not that of the text there")


def _fault(row: Located, column: str, problem: str) -> Fault:
    # blank rows leave no trace in a dataset, so that the row's place in its file is not known
    table = "statements" if isinstance(row, Statement) else "rejected"
    return Fault(f"{table}.csv", 0, column, f"{named(row)}: {problem}")


def named(row: Located) -> str:
    """Return what a row is called: its id, if it has one, and its place."""
    place = f"{row.document}, paragraph {row.paragraph}"
    if row.sentences:
        place += f", sentences {row.sentences}"
    return f"{row.id} ({place})" if isinstance(row, Statement) else place


LINE_WIDTH = 80


def text(report: VerifyReport, made: int = 0) -> str:
    """Return an entry a document, then every fault, then the verdict.

    ``made`` counts the fingerprints that were just made from these texts: such a one was compared
    with nothing but itself. Lines after the first hang.
    """
    return "\n".join(_wrapped(line) for line in _lines(report, made))


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line,
        LINE_WIDTH,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(report: VerifyReport, made: int) -> Iterator[str]:
    for one in report.documents:
        yield from _document(one)
    yield from (str(fault) for fault in report.faults)
    yield from report.unreadable
    yield f"{'; '.join(_verdict(report, made))}."


def _verdict(report: VerifyReport, made: int) -> Iterator[str]:
    located = sum(one.located for one in report.documents)
    if not report.holds:
        yield "Not every locator was compared and holds"
    else:
        yield "Every locator holds" if located else "No row has a locator"
    if made:
        yield f"{_count(made, 'fingerprint')} just made from these texts, which compares nothing"
    if located and (without := sum(one.unlocated for one in report.documents)):
        yield f"{_count(without, 'row')} without a locator"
    if rest := sum(len(one.uncovered) + len(one.unread) for one in report.documents):
        yield f"{_count(rest, 'paragraph')} that nobody has accounted for"


def _document(one: DocumentReport) -> Iterator[str]:
    rows = one.statements + one.rejected - one.unlocated
    if one.problem:
        yield one.problem  # a sentence that names the document
        return
    held = f"{one.located} of {rows} locators hold"
    yield f"{one.document}: {held}, {_count(one.paragraphs, 'paragraph')}"
    for told, numbers in (
        ("neither coded nor rejected", one.uncovered),
        ("unread", one.unread),
    ):
        if numbers:
            noun = "paragraph" if len(numbers) == 1 else "paragraphs"
            yield f"  {told}: {noun} {', '.join(map(str, numbers))}"
    if one.unlocated:
        yield f"  without a locator: {_count(one.unlocated, 'row')}"
    if one.uncompared:
        yield f"  not compared, for want of a fingerprint: {_count(one.uncompared, 'row')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
