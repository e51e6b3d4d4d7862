"""Text, HTML and Markdown tell the same sentences, and JSON those that it has a place for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

import armstrail
from exports.report import constraints, sentences, shortfall
from exports.report.html import answer_html
from exports.report.json import as_json
from exports.report.markdown.answer import answer_lines
from exports.report.sentences import Telling
from exports.report.text import as_text
from exports.words import chains, phrases, verdict
from exports.words.voices import voice_names
from graph.constraints.limits import Limits
from graph.model.rows import Dataset
from graph.network import Network, build
from graph.paths.answer import Answer, Unsearched, answer
from tests.support import random_datasets
from tests.support.small_networks import dataset, edge, one_voice
from tests.support.strategies import datasets

NET = armstrail.load().network
ODD = re.compile("[\\s\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffd-\uffff]")


def squeezed(text: str) -> str:
    """Text without white space, and without what a target shows as a sign of its own."""
    return ODD.sub("", text)


def told(network: Network, found: Answer) -> Iterator[str]:
    """Every sentence that an answer has, before it is laid out."""
    yield verdict.of_answer(network, found).sentence
    yield sentences.question(network, found)
    yield from sentences.asked(network, found, ())
    yield sentences.cut(found)
    telling = Telling(network)
    for title, paths in sentences.lists(network, found):
        yield title
        for path in paths:
            yield chains.route(network, path.legs)
            yield sentences.figures(path)
            yield from sentences.sentences(network, path)
            yield from [sentences.FAMILY] if path.family else []
            yield from sentences.family(network, path)
            for held, claims in telling.steps(path):
                yield held
                for one in claims:
                    said = [entry.words for entry in one.said]
                    yield from (one.title, *one.facts, *said, *one.others)
    for together in shortfall.absences(network, found):
        for absence in together:
            yield absence.sentence
            yield from (sentence for item in absence.items for sentence in item)


def read_markdown(text: str) -> str:
    tokens = pytest.importorskip("markdown_it").MarkdownIt("commonmark").parse(text)
    return "\n".join(
        "".join(one.content for one in token.children or []) for token in tokens if token.children
    )


def layouts(network: Network, found: Answer) -> dict[str, str]:
    """The answer in each layout, as its reader sees it."""
    html = answer_html(network, found)
    return {
        "text": as_text(network, found),
        "html": unescape(re.sub(r"<[^>]*>", "", html)),
        "markdown": read_markdown("\n".join(answer_lines(network, found))),
    }


def check(network: Network, found: Answer) -> None:
    every = [squeezed(one) for one in told(network, found)]
    for layout, text in layouts(network, found).items():
        seen = squeezed(text)
        assert [one for one in every if one not in seen] == [], layout
    check_json(network, found)


def check_json(network: Network, found: Answer) -> None:
    """The JSON has what the text says in words: constraints, compositions, keystones, reasons."""
    values: dict[str, Any] = as_json(network, found)
    asked = constraints.sentences(network, found.limits, found.inferred)
    assert values["constraints"] == asked
    assert all(one in " ".join(sentences.asked(network, found, ())) for one in asked)
    names = voice_names(network.dataset)
    for path, row in zip(found.paths, values["paths"], strict=True):
        text = " ".join(sentences.sentences(network, path))
        assert row["composition"].casefold() in text.casefold()
        assert row["keystone_names"] == [names[one] for one in row["keystones"]]
        assert phrases.keystones(row["keystone_names"], path.ungraded_rest) in text
    for one, row in zip(found.near_misses, values["excluded"], strict=True):
        assert row["reason"] == one.reason


def answers(drawn: Dataset) -> Iterator[tuple[Network, Answer]]:
    network, ids = build(drawn), [one.id for one in drawn.actors]
    ends = [ids[0], ids[-1], *(one.giver for one in drawn.transfers[:1])]
    some: Sequence[Limits] = (Limits(), Limits(any_time=True, max_legs=2))
    for (start, goal), limits in product(product(dict.fromkeys(ends), repeat=2), some):
        if start != goal:
            yield network, answer(network, start, goal, limits=limits)


@settings(max_examples=40)
@given(datasets(controls=True, max_actors=4))
def test_every_sentence_stands_in_every_layout(drawn: Dataset) -> None:
    for network, found in answers(drawn):
        check(network, found)


@pytest.mark.parametrize("seed", range(8))
def test_every_sentence_of_an_entangled_answer_stands_in_every_layout(seed: int) -> None:
    for network, found in answers(random_datasets.draw(seed, actors=5, transfers=12)):
        check(network, found)


@pytest.mark.parametrize("pair", [("us-dod", "hamas"), ("us", "taliban"), ("hamas", "us")])
@pytest.mark.parametrize(
    "limits", [Limits(), Limits(modes=("diversion",), avoid=("isis",)), Limits(max_legs=1)]
)
def test_the_bundled_answers_are_told_alike(pair: tuple[str, str], limits: Limits) -> None:
    check(NET, answer(NET, *pair, limits=limits))


def test_families_stockpiles_and_what_a_search_left_open_are_told_alike() -> None:
    data = one_voice(dataset(edge("a-b"), edge("b-c"), edge("b-c-later", "sold")))
    *rest, last = data.statements
    weaker = replace(last, basis="none-shown")
    family = build(replace(data, statements=(*rest, weaker)))
    found = answer(family, "a", "c")
    assert any(path.family for path in found.paths)
    left = (Unsearched("reported", 1, 0.5, False), Unsearched("inferred", 0, 0.25, True))
    check(family, found)
    check(family, replace(found, truncated=True, unsearched=left, cut=True, taken=7))
    check(family, replace(found, paths=(), near_misses_cut=True))
    edges = edge("a-b"), edge("s-b", "seized-on-collapse"), edge("s-c", "unspecified")
    held = build(dataset(*edges, s="stockpile"))
    found = answer(held, "a", "c")
    assert any(step for path in found.paths for step in path.junctions if step)
    check(held, found)
