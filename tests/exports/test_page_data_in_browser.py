from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports.html import page
from graph.network import build
from seeds import tables
from tests.exports.map_sample import HOSTILE, filled_with

if TYPE_CHECKING:
    from tests.browser import Opener

pytest_plugins = ("tests.browser",)
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_executes_nothing_and_breaks_nothing(view: Opener, hostile: str) -> None:
    seen = view(page(build(filled_with(hostile))), 1024, 768)
    for kind, table in (("actor", "actors"), ("transfer", "transfers")):
        for name in seen.page.evaluate(f"[...data.{table}.keys()]"):
            seen.page.evaluate("([kind, id]) => choice.choose(kind, id)", [kind, name])
            assert seen.chosen() == {"kind": kind, "id": name}
            links = seen.page.eval_on_selector_all("#panel a", "all => all.map((one) => one.href)")
            assert [one for one in links if not one.startswith("http")] == []
    seen.page.wait_for_timeout(50)
    assert seen.page.evaluate("window.pwned") is None
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= 1024
    assert seen.page.locator("img, iframe, object, embed").count() == 0
    seen.check_quiet()


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
    seen.check_quiet()
