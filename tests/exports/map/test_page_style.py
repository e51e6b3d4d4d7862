from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

from exports.map.marks import FAMILIES, HUES, LINES, WIDTHS
from exports.map.page import page
from exports.map.strings import ASSETS
from graph.model.vocabulary import BANDS, MODE_KINDS
from tests.support.map_sample import network
from tests.support.oracles.colours import VISION, alike, faint


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", [*FAMILIES, "plain", "ink", "quiet", "link"])
def test_every_hue_stands_out_from_its_ground(name: str, theme: int) -> None:
    assert faint(HUES, name, theme) == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("vision", VISION)
def test_the_hues_differ_for_every_kind_of_colour_vision(vision: str, theme: int) -> None:
    assert alike(FAMILIES, vision, theme) == []


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
