"""What cannot be written to, or counted in, is told before anything is changed."""

from __future__ import annotations

import hashlib
import resource
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from armstrail.cli.entry.saving import write
from graph.errors import FileError
from seeds.entry.case import CaseFiles
from tests.support.places import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small dataset."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def test_a_kept_text_that_is_not_in_utf_8_is_named(small: Path) -> None:
    case = CaseFiles(small)
    document = replace(case.dataset.documents[0], sha256=hashlib.sha256(b"a \xff").hexdigest())
    path = small / "documents" / f"{document.id}.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"a \xff")
    with pytest.raises(FileError, match="byte FF at offset 2"):
        case.text(document)


def test_a_file_in_the_place_of_the_texts_is_named_and_nothing_written(tmp_path: Path) -> None:
    small = Path(shutil.copytree(SMALL, tmp_path / "small"))
    shutil.rmtree(small / "documents", ignore_errors=True)
    (small / "documents").write_text("mine")
    case = CaseFiles(small)
    actors = small / "actors.csv"
    with pytest.raises(FileError, match="documents' cannot be made: it is a file"):
        write(case, {actors: b"", small / "documents" / "a.txt": b"text"})
    assert actors.read_bytes() == case.raw["actors.csv"]


def test_a_table_that_cannot_be_read_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(FileError, match=r"actors\.csv: it cannot be read \(Permission denied\)"):
        CaseFiles(small)


def test_where_the_disk_is_full_no_table_is_put_in_place(small: Path) -> None:
    case = CaseFiles(small)
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, kept[1]))  # of a file of more than that
    try:
        with pytest.raises(FileError, match="cannot be written"):
            write(case, {small / "statements.csv": b"x" * 200, small / "actors.csv": b"id\n"})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    assert case.is_unchanged()
