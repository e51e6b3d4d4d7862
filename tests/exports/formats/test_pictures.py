"""The picture stands alone, shows what is drawn and says what it is; as SVG, PNG and PDF."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from lxml import etree

import armstrail
from exports.map.picture import CLAIMS_OF_DATASET
from exports.words import phrases
from graph.model.rows import Dataset
from graph.network import build
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.readers.tables_read import dot, svg
from tests.support.strategies import datasets
from tests.support.undrawn import edges_of

NETWORK = armstrail.load().network
SENTENCES = (CLAIMS_OF_DATASET, phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING)
SPACE = "{http://www.w3.org/2000/svg}"


@settings(max_examples=30)
@given(datasets(controls=True))
def test_every_transfer_that_has_a_line_is_drawn_and_no_other(dataset: Dataset) -> None:
    network = build(dataset)
    for name, read, drawn in (("svg", svg, {*network.drawn}), ("dot", dot, edges_of(network))):
        found = read(exported(network, name)[0])
        ends = (dataset.transfer[one] for one in drawn)
        assert set(found["transfers"]) == drawn
        assert set(found["actors"]) == {end for one in ends for end in (one.giver, one.receiver)}


@settings(max_examples=30)
@given(datasets())
def test_whole_names_and_verdicts_stand_in_the_titles(dataset: Dataset) -> None:
    network = build(dataset)
    found = svg(exported(network, "svg")[0])
    for name, actor in found["actors"].items():
        assert actor["name"] == dataset.actor[name].name
        assert actor["type"] == dataset.actor[name].type
    for name, transfer in found["transfers"].items():
        backed = phrases.backing(dataset.transfer[name], network.findings[name])
        assert transfer["title"].endswith(f"; {backed}")


def test_the_svg_asks_for_nothing_from_outside_and_holds_no_script() -> None:
    content = exported(NETWORK, "svg")[0].decode()
    assert re.findall(r"https?://[^\"']+", content) == ["http://www.w3.org/2000/svg"]
    root = etree.fromstring(content.encode())
    kinds = {etree.QName(one).localname for one in root.iter()}
    assert kinds <= {"svg", "title", "desc", "rect", "g", "path", "circle", "text"}
    assert not [name for one in root.iter() for name in one.attrib if str(name).startswith("on")]


def test_the_caveats_and_the_legend_stand_on_the_picture() -> None:
    root = etree.fromstring(exported(NETWORK, "svg")[0])
    words = [text.text for text in root.iter(f"{SPACE}text")]
    assert {*SENTENCES, "documented", "acknowledged", "reported", "alleged", "disputed"} <= {*words}
    assert {"transfer", "diversion", "loss", "possession"} <= {*words}
    assert "no carrier named, or only implied" in words


def test_nothing_is_drawn_beyond_the_edge() -> None:
    root = etree.fromstring(exported(NETWORK, "svg")[0])
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    for box in root.iter(f"{SPACE}rect"):
        assert float(box.get("width", "0")) <= width
        assert float(box.get("height", "0")) <= height


def test_the_png_is_the_picture_twice_as_large_and_not_empty() -> None:
    root = etree.fromstring(exported(NETWORK, "svg")[0])
    with pytest.importorskip("PIL.Image").open(io.BytesIO(exported(NETWORK, "png")[0])) as image:
        wanted = [2 * float(root.get(side, "0")) for side in ("width", "height")]
        assert image.size == pytest.approx(wanted, abs=2)
        pixels = image.convert("RGB").tobytes()
    hues = {f"#{pixels[at : at + 3].hex()}" for at in range(0, len(pixels), 3)}
    assert {"#1958c8", "#a8480f", "#8a4f9e", "#ffffff"} <= hues


def test_the_pdf_is_one_page_whose_words_can_be_searched() -> None:
    reader = pytest.importorskip("pypdf").PdfReader(io.BytesIO(exported(NETWORK, "pdf")[0]))
    (page,) = reader.pages
    words = " ".join(page.extract_text().split())
    for text in (*SENTENCES, "Taliban", "seized on", "stockpile"):
        assert text in words
    assert reader.metadata
    assert reader.metadata.title == NETWORK.dataset.title


def test_a_very_large_picture_is_made_in_fewer_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.formats.typeset.MOST_PIXELS", 500.0)
    with pytest.importorskip("PIL.Image").open(io.BytesIO(exported(sample(), "png")[0])) as image:
        assert max(image.size) <= 502


def test_the_dot_file_is_drawn_by_graphviz_with_every_label() -> None:
    import pygraphviz

    graph = pygraphviz.AGraph(string=exported(NETWORK, "dot")[0].decode())
    drawn = graph.draw(format="svg", prog="dot").decode()
    assert drawn.count('class="edge"') == sum(
        not NETWORK.no_edge(one.id) for one in NETWORK.dataset.transfers
    )
    for sentence in SENTENCES:
        assert sentence in drawn
