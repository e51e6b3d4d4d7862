"""A case to which rows are added: its tables as bytes, and what they hold."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from graph.errors import FileError
from graph.model.names import Gazetteer
from graph.model.rows import PACKAGE, Dataset, Document
from graph.model.schema import TABLES
from seeds import tables
from seeds.entry.appending import CellTexts, appended, without
from seeds.locators.spans import pages, paragraphs
from seeds.sheets.files import content, file_name, parquet_name

KEPT_TEXTS = "documents"
"""The folder of a case that keeps the documents' texts."""

OF_TABLES = (*map(file_name, TABLES.values()), PACKAGE)


class CaseFiles:
    """A dataset in a folder, without fault; raises as :func:`seeds.tables.read` does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.raw = self._bytes()
        self._check_csv()
        self.dataset: Dataset = tables.read(folder)

    def _bytes(self) -> dict[str, bytes]:
        return {
            name: raw for name in OF_TABLES if (raw := _content(self.folder / name)) is not None
        }

    def _check_csv(self) -> None:
        """Raise FileError where a table is none of CSV, to which nothing can be added here."""
        for name in map(parquet_name, TABLES.values()):
            if (self.folder / name).exists():
                raise FileError(
                    f"{self.folder / name}: rows are entered in CSV files alone; 'armstrail export"
                    " csv -o FOLDER' makes them of a dataset."
                )

    @cached_property
    def names(self) -> Gazetteer:
        """Return the names of the actors."""
        return Gazetteer(self.dataset.actors)

    def planned(
        self, rows: Mapping[str, Sequence[CellTexts]], read: Sequence[tuple[str, int]] = ()
    ) -> dict[Path, bytes]:
        """Return the files of the tables with ``rows`` added, by table; nothing is written.

        Of the paragraphs that are now ``read``, by document and number, rows of the reason unread
        go. Raises :class:`~graph.errors.DatasetError` with every fault that these rows would bring.
        """
        made = {
            file_name(table): appended(self.raw.get(file_name(table)), table, rows[name])
            for name, table in TABLES.items()
            if rows.get(name)
        }
        return self.checked(made | self._without_unread({*read}, made))

    def checked(self, made: Mapping[str, bytes]) -> dict[Path, bytes]:
        """Return files by their path in the case, where with them it is without fault.

        Raises :class:`~graph.errors.DatasetError` with every fault that they would bring.
        """
        with tempfile.TemporaryDirectory() as folder:
            for name, raw in {**self.raw, **made}.items():
                (Path(folder) / name).write_bytes(raw)
            tables.read(Path(folder))
        return {self.folder / name: raw for name, raw in made.items()}

    def _without_unread(
        self, read: set[tuple[str, int]], made: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        name = file_name(TABLES["rejected"])
        unread = {
            (one.document, one.paragraph)
            for one in self.dataset.rejected
            if one.reason == "unread" and (one.document, one.paragraph) in read
        }
        if not unread:
            return {}

        def is_gone(cells: CellTexts) -> bool:
            place = (cells["document"], int(cells["paragraph"]))
            return cells["reason"] == "unread" and place in unread

        return {name: without(made.get(name, self.raw.get(name, b"")), is_gone)}

    def is_unchanged(self) -> bool:
        """Return whether the tables are still what was read."""
        return self._bytes() == self.raw

    def text(self, document: Document) -> str | None:
        """Return the text of a document where the case keeps it.

        Raises :class:`~graph.errors.FileError` where it is another than its locators count in.
        """
        path = self.folder / KEPT_TEXTS / f"{document.id}.txt"
        if not path.is_file():
            return None
        raw = content(path)
        if document.sha256 != hashlib.sha256(raw).hexdigest():
            raise FileError(
                f"{path}: this is not the text that the locators of {document.id} count in: its"
                " SHA-256 is not the sha256 in documents.csv."
            )
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            byte = f"{raw[error.start]:02X} at offset {error.start}"
            raise FileError(
                f"{path}: it is not in UTF-8 (it holds the byte {byte}), so that nothing in it can"
                " be counted; keep its text in UTF-8, and the SHA-256 of that."
            ) from None


def _content(path: Path) -> bytes | None:
    """Return all bytes of a file; None where there is none. Raises FileError, naming it."""
    try:
        return content(path) if path.is_file() else None
    except FileError as error:
        raise FileError(f"{path}: {error}.") from None
    except OSError as error:
        raise FileError(f"{path}: it cannot be read ({error.strerror}).") from None


def page_of(text: str, paragraph: int) -> str:
    """Return the page of a paragraph as a cell; empty where the text has no pages."""
    found = pages(text)
    here = found[paragraph - 1] if 1 <= paragraph <= len(paragraphs(text)) else None
    return str(here or "")
