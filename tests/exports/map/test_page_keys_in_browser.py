from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.map.page import page
from graph.errors import NameLookupError
from graph.model.names import Gazetteer
from graph.network import build
from seeds import tables
from tests.support.map_sample import DATASET

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("typed", ["Red Column", "columna roja", "  RED  columN", "Columna Rojá"])
def test_an_actor_is_found_by_name_alias_case_and_accent(opened: View, typed: str) -> None:
    opened.page.fill("#find", typed)
    opened.page.press("#find", "Enter")
    assert opened.chosen() == {"kind": "actor", "id": "reds"}


def test_a_name_that_is_nobodys_chooses_nothing_and_says_so(opened: View) -> None:
    opened.page.fill("#find", "zzz")
    opened.page.press("#find", "Enter")
    assert opened.chosen() is None
    assert "No actor here has a name like this" in opened.page.inner_text("#find-said")
    assert "No actor here has a name like this" in opened.page.inner_text("#announce")
    assert opened.page.get_attribute("#find", "aria-invalid") == "true"


@pytest.mark.parametrize("typed", ["Red Colunm", "Red Collumn", "the Red-Column", "reds"])
def test_an_actor_is_found_though_misspelt_as_on_the_command_line(opened: View, typed: str) -> None:
    assert Gazetteer(DATASET.actors).find(typed).actor == "reds"
    opened.page.fill("#find", typed)
    opened.page.press("#find", "Enter")
    assert opened.chosen() == {"kind": "actor", "id": "reds"}


def test_names_are_read_in_the_page_as_on_the_command_line(view: Opener) -> None:
    dataset = tables.read(tables.bundled())
    gazetteer = Gazetteer(dataset.actors)
    seen = view(page(build(dataset)))
    typed = [name for actor in dataset.actors for name in (actor.name, *actor.aliases)]
    typed += [name[:-1] + "x" + name[-1] for name in typed if len(name) > 6]
    expected = []
    for name in typed:
        try:
            expected.append([gazetteer.find(name).actor])
        except NameLookupError:
            expected.append([])
    found = seen.page.evaluate(
        "(typed) => typed.map((one) => armstrail.gazetteer.find(one))", typed
    )
    for name, wanted, read in zip(typed, expected, found, strict=True):
        assert (read["ids"] if read["how"] != "none" else []) == wanted, name
    assert sum(bool(one) for one in expected) > 100


OTHERS = ["Iraqi army", "Iran Defence Forces", "Hama", "ISIS-K", "North Korea", "Russian rebels"]


@pytest.mark.parametrize("typed", [*OTHERS, "Islamic State Khorasan Province", "Isl", '"Hamaas"'])
def test_another_party_and_a_part_of_a_name_are_offered_and_never_taken(
    view: Opener, typed: str
) -> None:
    seen = view(page(build(tables.read(tables.bundled()))))
    found = seen.page.evaluate("(one) => armstrail.gazetteer.find(one)", typed)
    assert found["how"] == "none"


def test_the_map_can_be_walked_and_opened_by_keyboard(opened: View) -> None:
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowRight")
    assert "Army of Northland" in opened.page.inner_text("#announce")
    opened.page.keyboard.press("ArrowRight")
    opened.page.keyboard.press("Enter")
    assert opened.chosen() == {"kind": "actor", "id": "depot"}
    opened.page.keyboard.press("Escape")
    assert opened.chosen() is None


def test_the_lists_hold_all_of_the_map_and_work_by_keyboard(opened: View) -> None:
    listed = opened.page.eval_on_selector_all(
        "#panel [data-transfer]", "all => all.map((one) => one.dataset.transfer)"
    )
    assert sorted(listed) == sorted(transfer.id for transfer in DATASET.transfers)
    opened.page.focus("#panel [data-transfer=r-b-1]")
    opened.page.keyboard.press("Enter")
    assert opened.chosen() == {"kind": "transfer", "id": "r-b-1"}
    assert opened.page.evaluate("document.activeElement.id") == "panel"


def test_focus_is_visible_on_everything_that_takes_it(opened: View) -> None:
    for _ in range(14):
        opened.page.keyboard.press("Tab")
        outline = opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", opened.page.evaluate("document.activeElement.outerHTML")
