"""Writes a network in any format, for the tests."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest

from exports import Loss
from exports.formats import FORMATS
from graph.network import Network

LIBRARIES: dict[str, tuple[str, ...]] = {
    "": (),
    "ftm": ("followthemoney",),
    "picture": ("typst", "font_roboto"),
}


def need(name: str) -> None:
    """Skip the test where a library of the format is not installed."""
    for module in LIBRARIES[FORMATS[name].extra]:
        pytest.importorskip(module)


def exported(network: Network, name: str) -> tuple[Any, list[Loss]]:
    """What was written, bytes or the files of a folder by name, and what was lost."""
    need(name)
    form = FORMATS[name]
    if not form.folder:
        stream = io.BytesIO()
        losses = form.write(network, stream)
        return stream.getvalue(), list(losses)
    with tempfile.TemporaryDirectory() as folder:
        losses = form.write(network, Path(folder))
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}, list(losses)
