"""Whether a cache beside a dataset may be believed: it must be our own, and of these very tables.

A folder of data comes from anywhere, and a cache in it could say what the tables do not. So a
cache counts only with a seal that nobody else can make: a keyed hash (RFC 2104) under a secret of
this user, over the tables it was made from, the version of its form and the files that it holds,
down to when they were last changed. A cache that was copied, or made by somebody else, is made
anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from graph.model.rows import PACKAGE
from graph.model.schema import TABLES
from seeds.sheets import files

KEY = "key.json"

VERSION = 8
"""Of what is kept: raise it where the arrays, the rows or what they say of the same tables change.

A cache of another version is made anew. A test compares what is kept of a sample.
"""

_LENGTH = 32

Told = Mapping[str, Any]
"""What is kept with a cache, in plain values."""

Stamps = list[list[Any]]
"""Files by name, each with what changes when it does."""


def stamps(paths: Iterable[Path]) -> Stamps:
    """Return what tells at a glance that no file was touched: size, times of change, inode."""
    found = ((path.name, path.stat()) for path in paths)
    return [
        [name, one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino] for name, one in found
    ]


def tables(folder: Path) -> list[Path]:
    """Return the files that a dataset is read from."""
    names = (*map(files.file_name, TABLES.values()), PACKAGE)
    arrow = [folder / files.parquet_name(one) for one in TABLES.values()]
    parts = [part for path in arrow if path.is_dir() for part in sorted(path.iterdir())]
    found = [*(folder / name for name in names), *arrow, *parts]
    return [path for path in found if path.is_file()]


def seal(folder: Path, made: Path, seen: Stamps, told: Told) -> bool:
    """Seal the cache in ``made``; return whether that was done.

    False where the tables are no longer as they were ``seen``.

    ``told`` is kept with it. False, too, where there is no place for a secret.
    """
    secret, sums = _secret(), _sums(folder)
    if secret is None or stamps(tables(folder)) != seen:
        return False
    key = {"version": VERSION, "seen": seen, "sha256": sums, "files": _held(made), **told}
    sealed = {"key": key, "seal": _seal(secret, key)}
    (made / KEY).write_text(json.dumps(sealed), encoding="utf-8")
    return True


def opened(folder: Path, made: Path) -> Told | None:
    """Return what was told when the cache in ``made`` was sealed.

    None where it may not be believed.
    """
    secret = _secret()
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
        if secret is None or made.is_symlink() or made.parent.is_symlink():
            return None
        if not stat.S_ISREG((made / KEY).lstat().st_mode):  # a pipe would be waited for
            return None
        sealed = json.loads((made / KEY).read_text("utf-8"))
        key: Told = sealed["key"]
        ours = hmac.compare_digest(sealed["seal"], _seal(secret, key))
        whole = ours and key["version"] == VERSION and key["files"] == _held(made)
        if whole and (key["seen"] == stamps(tables(folder)) or key["sha256"] == _sums(folder)):
            return key
    return None


def _held(made: Path) -> Stamps:
    return stamps(sorted(path for path in made.iterdir() if path.name != KEY))


def _sums(folder: Path) -> list[list[str]]:
    return [[path.name, hashlib.sha256(path.read_bytes()).hexdigest()] for path in tables(folder)]


def _seal(secret: bytes, key: Mapping[str, Any]) -> str:
    return hmac.new(secret, json.dumps(key, sort_keys=True).encode(), hashlib.sha256).hexdigest()


def _secret() -> bytes | None:
    """Return the secret of this user, made when it is first wanted.

    None where it cannot be kept.
    """
    with contextlib.suppress(OSError, RuntimeError):
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "armstrail"
        path = home / "secret"
        if not path.exists():
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(FileExistsError):
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(secrets.token_bytes(_LENGTH))
        found = path.read_bytes()
        return found if len(found) == _LENGTH else None
    return None
