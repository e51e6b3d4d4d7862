"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from exports.writing.files import replacing
from graph.errors import FileError

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and pipes as POSIX has them")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that holds ``old``."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder that whoever runs the test may enter but not change; root steps down for it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "file.txt").write_bytes(b"old")
        (folder / "file.txt").chmod(0o444)
        folder.chmod(0o555)
        user = os.geteuid()
        os.seteuid(65534 if user == 0 else user)
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


def write(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as stream:
        stream.write(content)


def fail(stream: BinaryIO, error: BaseException) -> None:
    stream.write(b"new")
    raise error


def alone(path: Path) -> bool:
    return list(path.parent.iterdir()) == [path]


def test_a_new_file_holds_what_was_written(tmp_path: Path) -> None:
    write(tmp_path / "file.txt")
    assert (tmp_path / "file.txt").read_bytes() == b"new"
    assert alone(tmp_path / "file.txt")


def test_an_old_file_is_replaced_when_the_block_ends_and_not_before(file: Path) -> None:
    with replacing(file) as stream:
        stream.write(b"new")
        stream.flush()
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"
    assert alone(file)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, FileNotFoundError])
def test_whatever_breaks_the_block_the_old_file_stays_and_nothing_is_left_beside_it(
    file: Path, error: type[BaseException]
) -> None:
    with pytest.raises(error, match="in the block"), replacing(file) as stream:
        fail(stream, error("in the block"))
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_a_broken_block_leaves_no_file_where_there_was_none(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "file.txt"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"it is a folder; give the name of a file\.$"):
        write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"there is no folder '.*missing'; make it first\.$"):
        write(tmp_path / "missing" / "file.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(file: Path) -> None:
    with pytest.raises(FileError, match="what should be its folder is a file"):
        write(file / "other.txt")
    assert file.read_bytes() == b"old"


def test_a_name_too_long_for_the_system_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"cannot be written: .*\.$"):
        write(tmp_path / ("x" * 5000))


@posix
def test_a_folder_that_may_not_be_changed_is_one_sentence(guarded: Path) -> None:
    with pytest.raises(FileError, match="no permission to change it or its folder"):
        write(guarded / "new.txt")
    assert alone(guarded / "file.txt")


@posix
def test_a_read_only_file_stays(guarded: Path) -> None:
    with pytest.raises(FileError, match="no permission to change it or its folder"):
        write(guarded / "file.txt")
    assert (guarded / "file.txt").read_bytes() == b"old"


@posix
def test_a_new_file_gets_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "file.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "file.txt").stat().st_mode) == 0o640


@posix
def test_a_replaced_file_keeps_its_permissions(file: Path) -> None:
    file.chmod(0o604)
    write(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


@posix
def test_a_link_stays_and_what_it_names_is_replaced(file: Path) -> None:
    (file.parent / "folder").mkdir()
    link = file.parent / "folder" / "link"
    link.symlink_to("../file.txt")
    write(link)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert alone(link)


@posix
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join()
    assert read == [b"new"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with pytest.raises(FileError, match=r"^'/dev/full' cannot be written: no space left .*\.$"):
        write(Path("/dev/full"), b"x" * 100_000)
