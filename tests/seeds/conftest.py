"""A small dataset without fault, to be spoilt one cell at a time."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.errors import DatasetError
from graph.model.rows import Dataset
from seeds.tables import read
from tests.support.places import SMALL


@dataclass(frozen=True)
class Small:
    """A copy of the small dataset, and what the reader says of it."""

    folder: Path

    def change(self, file: str, old: str | bytes, new: str | bytes) -> None:
        """Replace the one place in a file that reads ``old``."""
        path = self.folder / file
        old, new = (part.encode() if isinstance(part, str) else part for part in (old, new))
        content = path.read_bytes()
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {file}"
        path.write_bytes(content.replace(old, new))

    def write(self, file: str, content: str | bytes) -> None:
        """Put a file in the place of the one that is there."""
        (self.folder / file).write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self) -> Dataset:
        """The dataset; no fault is expected."""
        return read(self.folder)

    def faults(self) -> list[str]:
        """The sentences that the reader refuses the folder with."""
        with pytest.raises(DatasetError) as refusal:
            read(self.folder)
        assert "\n" not in "".join(map(str, refusal.value.faults))
        return [*map(str, refusal.value.faults)]


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A copy of the small dataset in a folder of its own."""
    folder = tmp_path / "small"
    shutil.copytree(SMALL, folder)
    return Small(folder)
