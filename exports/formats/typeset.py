"""The picture as PNG and as PDF: typst (extra ``picture``) sets :mod:`exports.map.picture`.

Its font is Roboto, out of the package ``font-roboto``, so that the picture is the same on every
machine; the machine's own fonts stand in for letters that Roboto has not.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from exports.map import picture
from exports.words import phrases
from exports.words.escapes import TYPST
from exports.writing.format import Loss, library
from graph.network import Network

POINTS = 0.75
"""Points of a page for a pixel of the picture."""

SCALE, MOST_PIXELS = 2.0, 12_000.0
"""Pixels of the PNG for one of the picture, and the longest side that it may have."""

_PAGE = """
#set document(title: sys.inputs.title, date: none)
#set page(width: {width}pt, height: {height}pt, margin: 0pt)
#image("picture.svg", width: 100%, alt: sys.inputs.title)
"""


def write_png(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the picture as PNG; return what it could not hold."""
    return _write(network, stream, "png")


def write_pdf(network: Network, stream: BinaryIO) -> Sequence[Loss]:
    """Write the picture as a PDF of one page, of the picture's size; its words can be searched."""
    return _write(network, stream, "pdf")


def _write(network: Network, stream: BinaryIO, form: str) -> Sequence[Loss]:
    typst, roboto = library("typst", "picture"), library("font_roboto", "picture")
    svg, losses, width, height = picture.made(network)
    page = _PAGE.format(width=width * POINTS, height=height * POINTS)
    scale = min(SCALE, MOST_PIXELS / max(width, height))
    found = typst.compile(
        {"main.typ": page.encode(), "picture.svg": svg},
        format=form,
        ppi=72 / POINTS * scale,
        font_paths=[str(Path(roboto.__file__).with_name("files"))],
        sys_inputs={"title": TYPST.of(network.dataset.title) or phrases.UNTITLED},
    )
    stream.write(found)
    return losses
