"""The page for everybody: axe-core in every state, small screens, less motion, focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.programs import packages

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

STATES = {
    "nothing": {},
    "an actor": {"chosen": {"kind": "actor", "id": "taliban"}},
    "a transfer": {"chosen": {"kind": "transfer", "id": "stock-afghanistan-to-palestinian-groups"}},
    "a path": {"ask": {"from": "us", "to": "isis"}},
    "no path": {"ask": {"from": "isis", "to": "us"}},
    "filters": {"band": "reported", "off": ["supplied"], "undisputed": True},
}


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core, out of the packages of the tests."""
    return (packages() / "axe-core/axe.min.js").read_text("utf-8")


@pytest.mark.node
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious_in_any_state(
    view: Opener, axe: str, bundled: str, scheme: str, width: int
) -> None:
    seen = view(bundled, width, 900, color_scheme=scheme, reduced_motion="reduce")
    seen.page.evaluate(axe)
    for state, patch in STATES.items():
        seen.page.evaluate(
            "(patch) => armstrail.state.set({ ...armstrail.state.START, ...patch })", patch
        )
        seen.page.wait_for_timeout(150)
        found = seen.page.evaluate("axe.run({ resultTypes: ['violations'] })")
        grave = [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        assert grave == [], state


def test_with_less_motion_nothing_glides(view: Opener, bundled: str) -> None:
    style = "getComputedStyle(document.documentElement).scrollBehavior"
    assert view(bundled).page.evaluate(style) == "smooth"
    assert view(bundled, reduced_motion="reduce").page.evaluate(style) == "auto"
    animated = view(bundled).page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => {"
        " const it = getComputedStyle(one);"
        " return it.animationName !== 'none' || parseFloat(it.transitionDuration) > 0; }).length"
    )
    assert animated == 0


def test_a_small_screen_has_the_panel_first_and_one_step_around_the_chosen(
    view: Opener,
    text: str,
) -> None:
    seen = view(text, 390, 844)
    seen.page.evaluate("armstrail.choice.choose('actor', 'depot')")
    panel, chart = (seen.page.locator(one).bounding_box() for one in ("#panel", "#map"))
    assert panel["y"] < chart["y"]
    assert set(seen.page.evaluate("armstrail.actors().map(({id}) => id)")) == {
        "depot",
        "north-army",
        "reds",
        "someone",
    }
    assert set(seen.page.evaluate("armstrail.transfers().map(({id}) => id)")) == {
        "n-d",
        "d-r",
        "d-s",
    }
    scale = seen.page.evaluate("armstrail.map.toPage([1, 0]).x - armstrail.map.toPage([0, 0]).x")
    assert scale * 14 > 10  # the words can be read
    seen.page.locator("#whole").click()
    assert len(seen.page.evaluate("armstrail.actors()")) == 6


def test_closer_views_have_no_word_on_another_and_none_on_a_box(view: Opener, bundled: str) -> None:
    for width in (390, 1440):
        seen = view(bundled, width, 900)
        clashes = seen.page.evaluate(CLASHES)
        assert clashes == []


CLASHES = """
() => {
  const found = [];
  const over = (a, b) =>
    Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > 0.5;
  const check = (what, { actors, transfers }) => {
    const labels = [...transfers].map(([id, { label }]) => [id, label]);
    const all = [...labels, ...actors];
    labels.forEach(([id, label], at) => {
      for (const [other, box] of all.slice(at + 1)) {
        if (over(label, box)) found.push([what, id, other]);
      }
    });
    [...actors].forEach(([id, box], at) => {
      for (const [other, it] of [...actors].slice(at + 1)) {
        if (over(box, it)) found.push([what, id, other]);
      }
    });
  };
  for (const { id } of armstrail.data.drawnActors) {
    for (const narrow of [true, false]) check(`${id} ${narrow}`, armstrail.star(id, narrow));
  }
  for (const { id } of armstrail.data.drawnTransfers) {
    for (const narrow of [true, false]) check(`${id} ${narrow}`, armstrail.row([id], narrow));
  }
  return found;
}
"""


def test_the_keyboard_alone_finds_asks_filters_and_opens(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    focused: list[Any] = []
    for _ in range(12):
        seen.page.keyboard.press("Tab")
        focused.append(seen.page.evaluate("document.activeElement.id"))
    for control in ("find", "ask-from", "ask-to", "theme"):
        assert control in focused
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Enter")
    chosen = seen.chosen()
    assert chosen is not None
    seen.page.keyboard.press("Escape")
    assert seen.chosen() is None
    seen.check_quiet_but_for_fragment()


def tabbable(seen: View) -> int:
    return int(
        seen.page.evaluate("document.querySelectorAll('a[href], button, input, select').length")
    )


def test_everything_that_can_be_clicked_can_be_reached_with_the_tab_key(
    view: Opener, bundled: str
) -> None:
    seen = view(bundled)
    assert tabbable(seen) > 50
    assert seen.page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    assert seen.page.locator("[onclick]").count() == 0
