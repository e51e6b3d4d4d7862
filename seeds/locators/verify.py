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
    its rows; ``located`` those whose locator resolves and whose fingerprint, if any, matches;
    ``unlocated`` those without a paragraph, ``unfingerprinted`` those without a fingerprint.
    ``uncovered`` are the paragraphs that no statement and no rejected row speaks of.
    """

    document: str
    statements: int
    rejected: int
    unlocated: int
    unfingerprinted: int
    file: str = ""
    problem: str = ""
    located: int = 0
    paragraphs: int = 0
    uncovered: tuple[int, ...] = ()


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
    def ok(self) -> bool:
        """Return whether all documents were found, every locator holds and all is covered."""
        stopped = any(one.problem for one in self.documents)
        return not (stopped or self.faults or self.uncovered)


def verify(dataset: Dataset, folder: Path) -> VerifyReport:
    """Hold every locator and fingerprint of ``dataset`` against the documents in ``folder``.

    Names of files do not matter, and folders within the folder are not entered. A document that
    is not there, or is no UTF-8 text, is reported with the reason. Raises
    :class:`~graph.errors.FileError` where the folder cannot be read. Cost: each file is read
    once, each document once more.
    """
    files, unreadable = _files(folder)
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


def _files(folder: Path) -> tuple[Mapping[str, Path], tuple[str, ...]]:
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
    wrong = list(_faults(lines, rows))
    faults += wrong
    places = [row.paragraph for row in rows if row.paragraph]
    return replace(
        found,
        located=len(places) - len(wrong),
        paragraphs=len(lines),
        uncovered=tuple(sorted(set(range(1, len(lines) + 1)).difference(places))),
    )


def _counted(document: Document, rows: Sequence[Located]) -> DocumentReport:
    statements = sum(isinstance(row, Statement) for row in rows)
    return DocumentReport(
        document.id,
        statements,
        len(rows) - statements,
        unlocated=sum(not row.paragraph for row in rows),
        unfingerprinted=sum(not row.span_sha256 for row in rows),
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


def _faults(lines: Sequence[str], rows: Sequence[Located]) -> Iterator[Fault]:
    """Yield what is wrong with rows of one document: one fault at most for each."""
    for row in rows:
        if not row.paragraph:
            continue
        try:
            matches = row.span_sha256 in ("", fingerprint(cut(lines, row.paragraph, row.sentences)))
        except LocatorError as error:
            yield _fault(row, "paragraph", str(error).rstrip("."))
        else:
            if not matches:
                yield _fault(row, "span_sha256", "the fingerprint is not that of the text there")


def _fault(row: Located, column: str, problem: str) -> Fault:
    # blank rows leave no trace in a dataset, so that the row's place in its file is not known
    table = "statements" if isinstance(row, Statement) else "rejected"
    return Fault(f"{table}.csv", 0, column, f"{_named(row)}: {problem}")


def _named(row: Located) -> str:
    place = f"{row.document}, paragraph {row.paragraph}"
    if row.sentences:
        place += f", sentences {row.sentences}"
    return f"{row.id} ({place})" if isinstance(row, Statement) else place


LINE_WIDTH = 80


def text(report: VerifyReport) -> str:
    """Return an entry a document, then every fault, then the verdict.

    Lines after the first hang.
    """
    return "\n".join(_wrapped(line) for line in _lines(report))


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(
        line,
        LINE_WIDTH,
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
