from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

from exports.map.marks import FAMILIES, HUES, LINES, WIDTHS
from exports.map.page import page
from exports.map.strings import ASSETS
from graph.model.vocabulary import BANDS, MODE_KINDS
from tests.support.map_sample import network


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lights = [
        sum(
            weight * part
            for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True)
        )
        + 0.05
        for colour in (one, other)
    ]
    return max(lights) / min(lights)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*FAMILIES, "plain", "ink", "quiet", "link"])
def test_every_hue_stands_out_from_its_ground(name: str, theme: int) -> None:
    for ground in ("ground", "page", "box"):
        assert contrast(HUES[name][theme], HUES[ground][theme]) >= 4.5


# Machado, Oliveira, Fernandes (2009), full dichromacy, on linear RGB.
VISION = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as that eye sees it."""
    seen = [sum(m * c for m, c in zip(row, linear(colour), strict=True)) for row in VISION[vision]]
    r, g, b = (min(1.0, max(0.0, one)) for one in seen)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_the_hues_differ_for_every_kind_of_colour_vision(vision: str, theme: int) -> None:
    for one, other in combinations(FAMILIES, 2):
        apart = math.dist(lab(HUES[one][theme], vision), lab(HUES[other][theme], vision))
        assert apart > 20, (one, other)


def test_the_legend_explains_every_kind_band_and_width_that_the_map_can_draw() -> None:
    assert set(FAMILIES) == set(MODE_KINDS)
    tree: Any = parser.document_fromstring(page(network()))
    (legend,) = tree.xpath("//details[@id='legend']")
    classes = " ".join(legend.xpath(".//@class"))
    for family in FAMILIES:
        assert f"family-{family}" in classes
    assert set(LINES) == {*BANDS, "open-documented", "short"}
    for line in (*LINES, *WIDTHS):
        assert re.search(rf"\b{line}\b", classes), line
    for mark in ("disputed", "no carrier named"):
        assert mark in legend.text_content()


def test_no_file_of_the_page_is_long() -> None:
    for path in filter(Path.is_file, ASSETS.rglob("*")):
        assert len(path.read_text("utf-8").splitlines()) < 400, path.name


def test_no_folder_of_the_page_holds_more_than_twenty_files() -> None:
    for folder in filter(Path.is_dir, ASSETS.rglob("*")):
        assert len(list(folder.iterdir())) <= 20, folder.name
