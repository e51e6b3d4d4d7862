"""The verdict of the page is that of Python, word for word, from the same templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exports.map import facts
from exports.rows import dossier
from exports.words import chains, verdict
from graph.network import Network
from graph.paths.answer import Answer, answer
from tests.support.oracles.page_engine import K, cases

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

DATASETS = 120

TOLD = """
([facts, dossiers, names, questions, k]) => {
  const engine = armstrail.makeEngine(facts);
  const { t } = armstrail;
  const { strength } = armstrail.makeFigures(engine.worlds, t);
  const page = { t, strength, name: (id) => names[id], told: (id) => dossiers[id] };
  const verdict = armstrail.makeVerdict(engine.facts, page);
  return questions.map(([start, goal]) => engine.now(start, goal, k, 50_000)).map((found) => ({
    ...verdict.of(found),
    compositions: found.paths.map((path) => verdict.composition(path)),
  }));
}
"""


def told(network: Network, found: Answer) -> dict[str, Any]:
    """What Python says of an answer."""
    return {
        **verdict.of_answer(network, found)._asdict(),
        "compositions": [chains.composition(network, path) for path in found.paths],
    }


def test_the_page_and_python_begin_their_answers_with_the_same_sentence(
    view: Opener, text: str
) -> None:
    seen = view(text)
    kinds: set[str] = set()
    for network, questions in cases(DATASETS):
        names = {one.id: one.name for one in network.dataset.actors}
        given = [facts.facts(network), dossier.transfers(network), names, questions, K]
        for (start, goal), page in zip(questions, seen.page.evaluate(TOLD, given), strict=True):
            wanted = told(network, answer(network, start, goal, K))
            assert page == wanted, (start, goal)
            kinds.add(wanted["kind"])
    assert kinds >= {"stated", "not-stated-assembled", "not-stated-inferred", "nothing-connects"}


def test_panel_and_live_region_begin_with_the_verdict(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'us', to: 'hamas'}})")
    seen.page.wait_for_selector(".verdict")
    first = seen.page.locator("#panel .verdict").inner_text()
    assert first.startswith("No document states that arms from United States came to Hamas;")
    assert seen.page.inner_text("#announce").startswith(first)
