"""Files written beside their place and then moved into it, so that a failure changes nothing."""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from exports.words.escapes import harmless
from graph.errors import FileError
from graph.model.rows import PACKAGE

STANDARD_OUTPUT = Path("-")
"""The name that stands for standard output."""

_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream whose content becomes the file ``path`` when the block ends well.

    Until then, and for good if the block raises anything (KeyboardInterrupt included), the file
    is what it was, and nothing is left beside it. A symbolic link stays and the file that it
    names is replaced; the new file keeps the permissions of the old, or gets those of the umask.
    A device or a pipe is written to directly, for it must not be replaced by a file.

    Raises :class:`~graph.errors.FileError` where the file cannot be written: it is a folder or
    read-only, its folder is missing or not writable, or the disk is full.
    """
    inside = False
    try:
        with _opened(path) as stream:
            inside = True
            yield stream
            inside = False
    except OSError as error:
        if inside and error.errno not in _DISK:  # raised by the block, not by this file
            raise
        raise FileError(f"'{path}' cannot be written: {_reason(path, error)}.") from error


@contextmanager
def pouring() -> Iterator[BinaryIO]:
    """Yield a binary stream whose content goes to standard output when the block ends well.

    On a terminal what would command it is left out.
    """
    with tempfile.TemporaryFile() as whole:
        yield whole
        whole.seek(0)
        if sys.stdout.isatty():
            sys.stdout.write(harmless(whole.read().decode(errors="replace")))
        else:
            shutil.copyfileobj(whole, sys.stdout.buffer)
        sys.stdout.flush()


def no_folder(path: Path, what: str) -> None:
    """Raise :class:`~graph.errors.FileError` where a folder is to go to standard output."""
    if path == STANDARD_OUTPUT:
        raise FileError(f"{what} is a folder and cannot go to standard output; name it by -o.")


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield an empty folder whose files become the folder ``path`` when the block ends well.

    Until then, and for good if the block raises anything, the folder is what it was. What is
    there is replaced whole, but only if it holds no file of a name that the new one has not.

    Raises :class:`~graph.errors.FileError` where the folder cannot be written, or holds a file
    that is not of this export.
    """
    target, beside = Path(os.path.realpath(path)), _unused(path)
    inside = False
    try:
        if target.exists():
            names = [one.name for one in target.iterdir()]  # a file raises here
        beside.mkdir()
        inside = True
        yield beside
        inside = False
        _exchange(path, target, beside, names if target.exists() else [])
    except OSError as error:
        if inside and error.errno not in _DISK:
            raise
        raise FileError(f"'{path}' cannot be written: {_folder_reason(path, error)}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(path: Path, target: Path, beside: Path, names: list[str]) -> None:
    ours = {one.name for one in beside.iterdir()}
    strange = sorted(set(names) - ours)
    if strange:
        raise FileError(
            f"'{path}' cannot be written: it holds '{strange[0]}', which is no file of this"
            " export; name another folder, or one that is not there yet."
        )
    old = _unused(path)
    try:
        if target.exists():
            target.rename(old)
        beside.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unused(path: Path) -> Path:
    return Path(os.path.realpath(path)).with_name(f".armstrail-{secrets.token_hex(8)}.part")


def _folder_reason(path: Path, error: OSError) -> str:
    if isinstance(error, NotADirectoryError) and Path(path).exists():
        return "it is a file; this format needs the name of a folder"
    return _reason(path, error)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    mode = _mode(path)
    if mode is None or stat.S_ISREG(mode):
        yield from _beside(Path(os.path.realpath(path)), mode)
    else:
        with path.open("wb") as stream:
            yield stream


def _mode(path: Path) -> int | None:
    """Return what stands at ``path``, links followed; None for nothing."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError
    if stat.S_ISREG(mode):
        path.open("r+b").close()  # a file that was made read-only is meant to stay
    return mode


def _beside(target: Path, mode: int | None) -> Iterator[BinaryIO]:
    beside = _unused(target)
    try:
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _reason(path: Path, error: OSError) -> str:
    folder = Path(os.path.realpath(path)).parent
    if isinstance(error, IsADirectoryError):
        return "it is a folder; give the name of a file"
    if isinstance(error, FileNotFoundError):
        return f"there is no folder '{folder}'; make it first"
    if isinstance(error, NotADirectoryError):
        return "what should be its folder is a file"
    if isinstance(error, PermissionError):
        return f"no permission to change it or its folder '{folder}'"
    return (error.strerror or str(error)).lower()


EXPORTED = "armstrail-csv"
"""The name in the data package of what the format ``csv`` writes; a dataset has another."""

FIGURED = "armstrail-figures"
"""The name in the data package of what ``aggregate`` writes."""

_OF_A_DATASET = ("actors.csv", "documents.csv", "origins.csv", "statements.csv", "transfers.csv")


def spare(folder: Path, loaded: Path | None) -> None:
    """Raise :class:`~graph.errors.FileError` if the folder is a dataset that no export wrote.

    So it is if it is the one ``loaded``, or has the tables of one, or a data package, unless the
    data package is that of an export.
    """
    try:
        holds = _is_dataset(folder)
    except OSError as error:
        raise FileError(f"'{folder}' cannot be written: {_reason(folder, error)}.") from None
    if loaded is not None and _same(folder, loaded):
        why = "it is the dataset that was read"
    elif holds:
        why = "it holds a dataset that this export did not write"
    else:
        return
    raise FileError(
        f"'{folder}' cannot be written: {why}; name another folder, or one that is not there yet."
    )


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _is_dataset(folder: Path) -> bool:
    package = folder / PACKAGE
    if package.exists():
        return _name(package) not in (EXPORTED, FIGURED)
    return any((folder / name).exists() for name in _OF_A_DATASET)


def _name(package: Path) -> object:
    """Return the name in a data package; None where it cannot be read as one."""
    try:
        found = json.loads(package.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("name") if isinstance(found, dict) else None
