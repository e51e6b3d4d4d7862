"""The marks of the map are the same wherever they are drawn."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from exports.map import marks, picture
from exports.map.page import page
from exports.map.strings import ASSETS
from graph.model.vocabulary import BANDS, MODE_KINDS
from tests.support.map_sample import network
from tests.support.places import ROOT

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)

SVG = "{http://www.w3.org/2000/svg}"
Look = tuple[str, float, str]
"""Hue, width and dashes of a line."""


def exported() -> etree._Element:
    stream = BytesIO()
    picture.write(network(), stream)
    return etree.fromstring(stream.getvalue())


def look(line: etree._Element) -> Look:
    """The look of a line that carries it in attributes."""
    stroke, width = line.get("stroke", ""), line.get("stroke-width", "")
    return stroke, float(width), line.get("stroke-dasharray", "")


def hue(text: str) -> str:
    """A colour that a browser names, as six digits."""
    return "#" + "".join(f"{int(one):02x}" for one in re.findall(r"\d+", text)[:3])


def seen(found: list[str]) -> Look:
    """The look of a line that a browser has computed."""
    stroke, width, dashes = found
    plain = re.sub("px|,", "", dashes).replace("none", "")
    return hue(stroke), float(width.removesuffix("px")), plain


STYLE = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.stroke, style.strokeWidth, style.strokeDasharray];
}"""


def test_every_kind_of_mode_has_a_hue_and_every_band_its_dashes() -> None:
    assert set(marks.FAMILIES) == set(MODE_KINDS)
    assert list(marks.LINES)[: len(BANDS)] == list(BANDS)
    for values in (marks.FAMILIES, marks.LINES, marks.WIDTHS):
        assert len(set(values.values())) == len(values)


def test_no_colour_and_no_measure_of_a_mark_is_written_a_second_time() -> None:
    measures = {*marks.WIDTHS.values(), marks.RING.radius, marks.RING.line, marks.BAR.line}
    measures |= {marks.SIGN.radius, marks.SIGN.reach, marks.ARROW.half, marks.ARROW.covered}
    again = re.compile(
        rf"#[0-9a-f]{{6}}\b|light-dark|(?<![\w.])(?:{'|'.join(map(str, measures))})(?![\w.])"
    )
    for path in [*ASSETS.rglob("*.css"), *ASSETS.glob("view/*"), *ASSETS.glob("templates/*")]:
        assert again.findall(path.read_text("utf-8")) == [], path.name


def test_no_colour_of_an_export_is_written_anywhere_else() -> None:
    modules = {*(ROOT / "exports").rglob("*.py")} - {Path(marks.__file__)}
    assert modules
    for path in modules:
        assert not re.search("[\"']#[0-9a-f]{6}\\b", path.read_text("utf-8")), path.name


@pytest.mark.browser
def test_a_line_looks_the_same_in_the_page_its_downloads_the_picture_and_the_legends(
    view: Opener, tmp_path: Any
) -> None:
    opened = view(page(network()), color_scheme="light").page
    lines = {
        name.removeprefix("transfer-"): look(next(group.iter(f"{SVG}path")))
        for group in exported().iter(f"{SVG}g")
        if (name := group.get("id", "")).startswith("transfer-")
    }
    assert set(lines) == set(network().drawn)
    told = opened.evaluate(
        "[...armstrail.data.transfers.values()].map(({id, dossier: {family, line, breadth}}) =>"
        " [id, [family, line, breadth]])"
    )
    for name, (family, line, breadth) in told:
        if name not in lines:
            continue
        own = (marks.FAMILIES[family].light, marks.WIDTHS[breadth], marks.LINES[line])
        assert lines[name] == own
        assert seen(opened.evaluate(STYLE, f"#picture [data-of='{name}'] .line")) == own
    with opened.expect_download() as downloaded:
        opened.click("#get-svg")
    path = tmp_path / "map.svg"
    downloaded.value.save_as(path)
    drawn = [
        (hue(look(one)[0]), *look(one)[1:])
        for one in etree.parse(path).iter(f"{SVG}path")
        if one.get("fill") == "none" and one.get("d", "").count("C")
    ]
    assert sorted(drawn) == sorted(lines.values())


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_legend_of_the_page_has_the_hues_dashes_and_widths_of_the_marks(
    view: Opener, scheme: str
) -> None:
    opened = view(page(network()), color_scheme=scheme).page
    for family, both in marks.FAMILIES.items():
        found = seen(opened.evaluate(STYLE, f"#legend .family-{family} .line"))
        assert found[0] == getattr(both, scheme)
    for line, dashes in marks.LINES.items():
        assert seen(opened.evaluate(STYLE, f"#legend .line.{line}"))[2] == dashes
    for breadth, width in marks.WIDTHS.items():
        assert seen(opened.evaluate(STYLE, f"#legend .line.{breadth}"))[1] == width


def test_the_legend_of_the_picture_shows_every_hue_every_dash_and_every_width() -> None:
    *_, legend = exported().iterchildren(f"{SVG}g")
    found = [look(one) for one in legend.iter(f"{SVG}path") if one.get("stroke-width")]
    assert {one[0] for one in found} == {
        hue.light for hue in (*marks.FAMILIES.values(), marks.PLAIN)
    }
    assert {one[1] for one in found} == {*marks.WIDTHS.values(), marks.BAR.line}
    assert {one[2] for one in found} == set(marks.LINES.values())


def test_the_scripts_of_the_page_are_given_the_shapes_that_the_drawing_is_made_of() -> None:
    found = re.search('id="marks-data">(.*?)</script>', page(network()))
    assert found
    assert json.loads(found[1]) == json.loads(json.dumps(marks.shapes()))
