from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.map.page import page
from graph.network import build
from seeds import tables
from tests.support.map_sample import DATASET, HOSTILE, filled_with, named_with

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_executes_nothing_and_breaks_nothing(view: Opener, hostile: str) -> None:
    seen = view(page(build(filled_with(hostile))), 1024, 768)
    for kind, table in (("actor", "actors"), ("transfer", "transfers")):
        for name in seen.page.evaluate(f"[...armstrail.data.{table}.keys()]"):
            seen.page.evaluate("([kind, id]) => armstrail.choice.choose(kind, id)", [kind, name])
            assert seen.chosen() == {"kind": kind, "id": name}
            links = seen.page.eval_on_selector_all(
                "#panel a", "all => all.map((one) => one.getAttribute('href'))"
            )
            assert [one for one in links if not one.startswith(("http", "#canvas"))] == []
    seen.page.evaluate("armstrail.state.set({chosen: null, ask: {from: 'north', to: 'blues'}})")
    seen.page.wait_for_selector(".path.open")
    seen.page.wait_for_timeout(50)
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1024
    assert seen.page.locator("img, iframe, object, embed").count() == 0
    seen.check_quiet_but_for_fragment()


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_ids_execute_nothing_either(view: Opener, hostile: str) -> None:
    seen = view(page(build(named_with(hostile))), 390, 844)
    ids = seen.page.evaluate("[...armstrail.data.transfers.keys()]")
    assert len(ids) == len(DATASET.transfers)
    for name in ids:
        seen.page.evaluate("(id) => armstrail.choice.choose('transfer', id)", name)
        assert seen.chosen() == {"kind": "transfer", "id": name}
    seen.page.evaluate("armstrail.state.set({chosen: null, band: 'reported', steps: 0})")
    asked = "([one, other]) => armstrail.state.set({ask: {from: one, to: other}})"
    seen.page.evaluate(asked, seen.page.evaluate("[...armstrail.data.actors.keys()].slice(1, 3)"))
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate("window.pwned") is None
    seen.check_quiet_but_for_fragment()


def test_the_bundled_map_draws_all_of_it_and_answers_to_clicks_on_every_transfer(
    view: Opener,
) -> None:
    built = build(tables.read(tables.bundled()))
    seen = view(page(built), height=1300)
    assert seen.page.evaluate("armstrail.transfers().map(({id}) => id)") == list(built.drawn)
    for name in built.drawn:
        seen.click(seen.transfer(name)["label"])
        assert seen.chosen() == {"kind": "transfer", "id": name}
        for statement in built.dataset.statements_of[name]:
            assert seen.page.locator(f"[data-statement='{statement.id}']").count() == 1
    seen.check_quiet_but_for_fragment()
