"""What is not said to have come about, in the page: never read as if it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exports.map.page import page, told
from exports.words.chains import capital
from graph.model.vocabulary import OUTCOMES
from graph.network import Network, build
from tests.support import undrawn
from tests.support.random_datasets import draw
from tests.support.small_networks import dataset, edge

if TYPE_CHECKING:
    from tests.support.browser import Opener, View

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

LISTS = """(id) => {
  armstrail.choice.choose("actor", id);
  const found = {};
  for (const title of document.querySelectorAll("#panel h3")) {
    const under = title.nextElementSibling;
    if (!under?.matches(".list")) continue;
    found[title.textContent] = [...under.querySelectorAll("[data-transfer]")].map(
      (one) => one.dataset.transfer);
  }
  return found;
}"""


def networks() -> list[Network]:
    return [undrawn.network(), *(build(draw(seed, 8, 20, 4)) for seed in range(4))]


def lists(seen: View, actor: str) -> dict[str, list[str]]:
    """The lists of transfers in the panel of an actor, by their titles."""
    found: dict[str, list[str]] = seen.page.evaluate(LISTS, actor)
    return found


def test_an_actor_is_said_to_have_got_and_given_only_what_came_about(view: Opener) -> None:
    uncounted = 0
    for network in networks():
        seen = view(page(network))
        edges = undrawn.edges_of(network)
        for actor in network.dataset.actor:
            for title, transfers in lists(seen, actor).items():
                if title.startswith("Said to have"):
                    assert edges.issuperset(transfers), (actor, title)
                if title.startswith("Listed, not counted: "):
                    assert edges.isdisjoint(transfers)
                    assert title.endswith(f": {len(transfers)}")
                    uncounted += len(transfers)
        seen.check_quiet_but_for_fragment()
    assert uncounted


def test_each_is_listed_with_why_it_is_not_counted(view: Opener) -> None:
    seen = view(page(undrawn.network()))
    found = lists(seen, "a")
    assert found["Said to have come to it: nothing"] == []
    assert found["Said to have gone on from it: 1"] == ["a-b"]
    panel = seen.panel()
    for why in ("not stated by any document (only denied)", "stated once and retracted"):
        assert why in panel
    lists(seen, "b")
    assert "not said to have come about (intended)" in seen.panel()


def test_the_opening_lists_tell_arrows_and_lines_that_stop_short_apart(view: Opener) -> None:
    seen = view(page(undrawn.network()))
    panel = seen.panel()
    short = len(undrawn.LINES) - 1
    assert "Transfers on the map (1)" in panel
    assert f"Lines that stop short: listed, not counted ({short})" in panel


@pytest.mark.parametrize("outcome", [name for name, one in OUTCOMES.items() if not one.arrived])
def test_a_band_of_what_was_not_completed_says_of_what_it_is(view: Opener, outcome: str) -> None:
    network = build(dataset(edge("a-b", outcome=outcome)))
    wanted = told(network)["a-b"]["graded"]
    assert wanted.startswith("that it was ")
    seen = view(page(network))
    assert wanted in seen.page.inner_text("#panel [data-transfer=a-b] .about")
    assert wanted in seen.page.locator("#statements .transfer-row").inner_text()
    seen.page.evaluate("armstrail.choice.choose('transfer', 'a-b')")
    assert seen.page.inner_text("#panel .grounds .band") == capital(wanted)
    assert seen.page.inner_text("#panel .mode") == f"supplied ({outcome})"
    assert f"supplied ({outcome})" in seen.page.inner_text("#announce")


def test_the_legend_counts_arrows_and_what_stops_short_apart(view: Opener) -> None:
    edges = [edge("a-b"), edge("b-c"), edge("a-c", outcome="intended"), edge("c-d", "sold")]
    stopped = edge("a-d", "smuggled", outcome="intercepted")
    seen = view(page(build(dataset(*edges, stopped))))
    counted: dict[str, str] = {
        one["mode"]: one["count"]
        for one in seen.page.evaluate(
            """[...document.querySelectorAll("#legend .mode-check")].map((one) => ({
              mode: one.querySelector("input").value,
              count: one.querySelector(".quiet").textContent,
            }))"""
        )
    }
    assert counted == {
        "supplied": "2, and 1 not said to have come about",
        "sold": "1",
        "smuggled": "0, and 1 not said to have come about",
    }


def lit(seen: View, actor: str, steps: int) -> dict[str, Any]:
    found: dict[str, Any] = seen.page.evaluate(
        """([id, steps]) => {
          const { transfers, actors } = armstrail.light.around(id, steps);
          return { transfers: [...transfers].sort(), actors: [...actors].sort() };
        }""",
        [actor, steps],
    )
    return found


def test_what_was_intended_is_lit_and_leads_no_further(view: Opener) -> None:
    seen = view(page(build(dataset(edge("a-b", outcome="intended"), edge("b-c"), edge("d-a")))))
    every = lit(seen, "a", 0)
    assert every == {"transfers": ["a-b", "d-a"], "actors": ["a", "b", "d"]}
    assert lit(seen, "a", 1) == every
