"""The verdict of the page is that of Python, word for word, from the same templates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, permutations
from typing import TYPE_CHECKING, Any

import pytest

from exports.map import facts
from exports.map.page import page
from exports.rows import dossier
from exports.words import chains, verdict
from graph.model.rows import Rejected
from graph.network import Network, build
from graph.paths.answer import Answer, answer
from tests.support.oracles.page_engine import K, cases
from tests.support.random_datasets import draw
from tests.support.small_networks import dataset, edge

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

DATASETS = 120

SPARSE = 60
"""Datasets with so few transfers that what is intended, denied or withdrawn is told."""

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


def sparse() -> Iterator[tuple[Network, list[tuple[str, str]]]]:
    """Yield networks of few transfers, each with all that can be asked of it."""
    for seed in range(SPARSE):
        network = build(draw(seed, 6, 4, 3))
        yield network, [*permutations((one.id for one in network.dataset.actors), 2)]


def test_the_page_and_python_begin_their_answers_with_the_same_sentence(
    view: Opener, text: str
) -> None:
    seen = view(text)
    kinds: set[str] = set()
    for network, questions in chain(cases(DATASETS), sparse()):
        names = {one.id: one.name for one in network.dataset.actors}
        given = [facts.facts(network), dossier.transfers(network), names, questions, K]
        for (start, goal), said in zip(questions, seen.page.evaluate(TOLD, given), strict=True):
            wanted = told(network, answer(network, start, goal, K))
            assert said == wanted, (start, goal)
            kinds.add(wanted["kind"])
    assert kinds >= {"stated", "not-stated-assembled", "not-stated-inferred", "nothing-connects"}
    assert kinds >= {"intended-or-stopped-only", "withdrawn", "only-denied", "no-path"}
    assert kinds >= {"intended-or-stopped-inferred", "withdrawn-inferred", "only-denied-inferred"}


def test_panel_and_live_region_begin_with_the_verdict(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'us', to: 'hamas'}})")
    seen.page.wait_for_selector(".verdict")
    first = seen.page.locator("#panel .verdict").inner_text()
    assert first.startswith("No document states that arms from United States came to Hamas;")
    assert seen.page.inner_text("#announce").startswith(first)


def test_what_comes_close_and_what_was_stopped_stand_under_the_answer_uncounted(
    view: Opener,
) -> None:
    short = (edge(one, outcome="intercepted") for one in ("a-c-held", "a-x", "y-c"))
    data = dataset(edge("a-b"), edge("b-c"), *short)
    close = Rejected("d", 4, reason="intent", actors=("a", "c"), summary="A wants to arm C")
    seen = view(page(build(replace(data, rejected=(close,)))))
    seen.page.evaluate("armstrail.state.set({ask: {from: 'a', to: 'c'}})")
    seen.page.wait_for_selector(".verdict")
    panel = seen.panel()
    assert "Intended or stopped, not counted\n" in panel
    assert "Intended or stopped, not counted, and meant for others than C\n" in panel
    assert "Intended or stopped, not counted, and from others than A\n" in panel
    assert "Comes close, and states no transfer in either direction (about both or kin)" in panel
    assert "“D”, paragraph 4 (intent): A wants to arm C" in panel
    assert seen.page.evaluate("armstrail.answer().paths.length") == 1
    seen.check_quiet_but_for_fragment()
