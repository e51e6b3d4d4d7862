"""What the page gives away: the picture, the table and the printed sheet."""

from __future__ import annotations

import csv
import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from exports.map.page import page
from graph.model.rows import Dataset
from graph.network import build
from tests.support.map_sample import DATASET, HOSTILE, filled_with, network
from tests.support.values import DEFUSED

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser


def saved(seen: View, kind: str) -> bytes:
    with seen.page.expect_download() as found:
        seen.page.click(f"#get-{kind}")
    assert found.value.suggested_filename == f"armstrail-map.{kind}"
    return Path(found.value.path()).read_bytes()


def table(seen: View) -> list[dict[str, str]]:
    text = saved(seen, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_picture_is_a_png_of_what_is_shown_with_its_title_and_caveats(
    view: Opener, text: str
) -> None:
    seen = view(text)
    whole = saved(seen, "png")
    width, height = struct.unpack(">II", whole[16:24])
    assert whole.startswith(b"\x89PNG")
    assert width >= 1800
    assert height > 1000
    seen.page.check("#undisputed")
    assert saved(seen, "png") != whole
    seen.check_quiet_but_for_fragment()


def test_the_svg_stands_by_itself_and_says_what_it_shows(view: Opener, text: str) -> None:
    seen = view(text)
    seen.page.check("#undisputed")
    root = etree.fromstring(saved(seen, "svg"))
    said = " ".join(map(str, root.itertext()))
    for sentence in (
        DATASET.title,
        "Arrows are claims made by the sources named beside them, not findings.",
        "No wrongdoing is inferred for parties earlier in a chain.",
        f"{len(network().drawn) - 1} of {len(network().drawn)} shown",
        "Red Column",
    ):
        assert sentence.split()[0] in said
        assert all(word in said for word in sentence.split())
    assert not root.xpath("//@style | //@class | //@href | //*[local-name()='image']")


def test_the_table_has_a_row_for_each_statement_shown(view: Opener, text: str) -> None:
    seen = view(text)
    assert [one["statement"] for one in table(seen)] == [
        statement.id
        for transfer in DATASET.transfers
        for statement in sorted(
            network().dataset.statements_of[transfer.id],
            key=lambda one: [one.id for one in DATASET.statements].index(one.id),
        )
    ]
    seen.page.check("#undisputed")
    assert {one["transfer"] for one in table(seen)} == {
        one.id for one in DATASET.transfers if "disputed" not in network().findings[one.id].marks
    }


# HTML holds no carriage return: the page shows U+FFFD for it
@pytest.mark.parametrize("start", [one for one in DEFUSED if one != "\rx"])
def test_a_cell_that_a_spreadsheet_would_reckon_is_defused_and_can_be_read_back(
    view: Opener, start: str
) -> None:
    statements = tuple(replace(one, summary=start) for one in DATASET.statements)
    dataset = Dataset(
        DATASET.actors, DATASET.documents, DATASET.origins, DATASET.transfers, statements
    )
    for row in table(view(page(build(dataset)))):
        assert row["summary"].startswith("'")
        assert row["summary"].removeprefix("'") == start


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_text_in_what_is_saved(view: Opener, hostile: str) -> None:
    seen = view(page(build(filled_with(hostile))))
    root = etree.fromstring(saved(seen, "svg"))
    tags = {etree.QName(one).localname for one in root.iter()}
    assert tags <= {"svg", "g", "rect", "path", "circle", "text"}
    assert saved(seen, "png").startswith(b"\x89PNG")
    assert len(table(seen)) == len(DATASET.statements)
    seen.check_quiet_but_for_fragment()


def test_a_printed_sheet_has_the_picture_the_table_the_caveats_and_the_address(
    view: Opener,
    text: str,
) -> None:
    seen = view(text)
    seen.page.evaluate("armstrail.choice.choose('transfer', 'd-r')")
    seen.page.check("#undisputed")
    seen.page.emulate_media(media="print")
    assert seen.page.locator("#picture").is_visible()
    assert seen.page.locator("#statements table").is_visible()
    assert seen.page.locator("#no-wrongdoing").is_visible()
    assert "transfer=d-r" in seen.page.inner_text("#address")
    for gone in ("#map", "#panel", "#controls", "#tools", "#get-png"):
        assert not seen.page.locator(gone).is_visible()
    hidden = seen.page.eval_on_selector_all(
        "#picture [data-of]",
        "all => all.filter((one) => getComputedStyle(one).display === 'none')"
        ".map((one) => one.dataset.of)",
    )
    assert set(hidden) == {"d-r"}
    assert len(seen.page.pdf()) > 10_000
