"""The short answer fits a screen, begins with the verdict, and says what it leaves out."""

from __future__ import annotations

import re

from hypothesis import given, settings

from exports.report.brief import SCREEN_LINES, as_brief
from exports.report.shortfall import CLOSE_TO_BOTH
from exports.report.text import as_text
from exports.words import phrases, verdict
from exports.words.phrases import wrap
from graph.model.rows import Dataset, Rejected
from graph.network import build
from graph.paths.answer import answer
from tests.support import random_datasets
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets


def brief(data: Dataset, start: str = "a", goal: str = "c") -> str:
    """The short answer to a pair of a small dataset."""
    network = build(data)
    return as_brief(network, answer(network, start, goal))


def check(data: Dataset, start: str, goal: str) -> None:
    network = build(data)
    found = answer(network, start, goal)
    first = wrap(verdict.of_answer(network, found).sentence)
    text = as_brief(network, found)
    assert text.startswith(f"{first}\n\n")
    assert " ".join(phrases.CAVEATS) in " ".join(text.split())
    least = first.count("\n") + 7
    assert len(text.splitlines()) <= max(SCREEN_LINES, least)


@settings(max_examples=30)
@given(datasets(max_actors=4))
def test_it_fits_a_screen_whatever_is_asked(drawn: Dataset) -> None:
    ids = [one.id for one in drawn.actors]
    if len(ids) > 1:
        check(drawn, ids[0], ids[-1])


def test_a_dense_network_fits_a_screen() -> None:
    for seed in range(4):
        data = random_datasets.draw(seed, 7, 20, 5)
        check(data, "a0", "a1")


def test_a_path_has_its_route_band_figure_voices_and_denials() -> None:
    text = brief(dataset(edge("a-b"), edge("b-c")))
    assert "1. A → B → C\n   alleged; support .49 (.36 to .64); 2 voices, no denying voice" in text


def test_what_comes_close_is_told_with_its_document_paragraph_and_reason() -> None:
    close = Rejected("d", 4, reason="intent", actors=("a", "c"), summary="A wants to arm C")
    other = Rejected("d", 5, reason="risk", actors=("a", "x"), summary="A may lose arms")
    data = dataset(edge("a-b"), edge("x-c"))
    rejected = Dataset(
        **{name: getattr(data, name) for name in ("actors", "documents", "origins")},
        transfers=data.transfers,
        statements=data.statements,
        rejected=(close, other),
    )
    text = brief(rejected)
    assert f"{CLOSE_TO_BOTH}\n  “D”, paragraph 4 (intent)\n" in text
    assert "paragraph 5" not in text
    network = build(rejected)
    full = as_text(network, answer(network, "a", "c"))
    assert "  “D”, paragraph 4 (intent): A wants to arm C\n" in full


def test_what_does_not_fit_is_counted_by_what_it_is() -> None:
    edges = [edge("a-b"), *(edge(f"a-c-{n}", outcome="intended") for n in range(20))]
    text = " ".join(brief(dataset(*edges, edge("z-c"))).split())
    assert re.search(r"Left out here: \d+ transfers not counted; --full tells", text)


def test_what_is_near_because_it_is_said_of_others_is_told_as_that() -> None:
    held = edge("s-a", "captured")
    data = dataset(held, edge("s-x"), edge("y-w"), parents={"c": "w"}, s="stockpile")
    text = " ".join(brief(data).split())
    assert "S → X, supplied: alleged; support .70 (.60 to .80); A is said to hold S; no" in text
    assert "; said of W, the collective, not of C by name [y-w]" in text


def test_an_intended_transfer_is_listed_as_not_counted() -> None:
    text = " ".join(brief(dataset(edge("a-c", outcome="intended"), edge("b-c"))).split())
    assert "Intended or stopped, not counted: A → C: intended only (mode: supplied) [a-c]" in text


def test_what_was_meant_for_others_is_told_in_full_alone_and_as_that() -> None:
    data = dataset(edge("a-c"), edge("a-x", outcome="intended"), edge("y-c", outcome="attempted"))
    assert "Intended or stopped" not in brief(data)
    network = build(data)
    full = as_text(network, answer(network, "a", "c"))
    assert "Intended or stopped, not counted:" not in full
    assert "Intended or stopped, not counted, and meant for others than C:\n  According" in full
    assert "Intended or stopped, not counted, and from others than A:\n  According" in full
