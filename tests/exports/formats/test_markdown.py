"""The Markdown dossier tells what is alleged, who denies it and what it means, as plain text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import armstrail
from exports.formats import FORMATS, markdown
from exports.report.shortfall import absences
from exports.rows.sayings import standings
from exports.words import phrases
from exports.words.escapes import MARKDOWN
from graph.errors import QuestionError
from graph.model.rows import Dataset
from graph.network import Network, build
from graph.paths.answer import answer
from graph.paths.near_misses import NearMiss
from tests.support.cli import run
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.strategies import datasets
from tests.support.values import HOSTILE, texts

NETWORK = armstrail.load().network
plain = MARKDOWN.of
WHITE = re.compile("[ \t\n]+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def shown(markdown: str) -> tuple[str, set[str]]:
    """The text that a reader sees, and the kinds of markup that there are."""
    tokens = pytest.importorskip("markdown_it").MarkdownIt("commonmark").parse(markdown)
    flat = [one for token in tokens for one in (token, *(token.children or []))]
    return "\n".join(map(_inline, tokens)), {one.type for one in flat}


def _inline(token: Any) -> str:
    return "".join(one.content for one in token.children or [])


def folded(text: str) -> str:
    return WHITE.sub(" ", UNPRINTABLE.sub("\ufffd", text)).strip()


def dossier(network: Network, **subject: str) -> str:
    stream = io.BytesIO()
    FORMATS["markdown"].write(network, stream, **subject)
    return stream.getvalue().decode()


@given(texts(lines=True, controls=True) | st.sampled_from(HOSTILE) | st.text("*_`[]()<>#+-.!|~=1 "))
def test_any_text_is_shown_as_it_is_and_is_no_markup(text: str) -> None:
    for before in ("", "- ", "### ", "**bold** "):
        seen, kinds = shown(f"{before}{plain(text)}" if plain(text) else "")
        if folded(text):
            assert seen.strip().removeprefix("bold ") == folded(text)
        assert not kinds & {"html_inline", "html_block", "link_open", "em_open", "code_inline"}
        assert "image" not in kinds


@given(datasets(controls=True, max_actors=4))
def test_everything_that_is_told_is_there_to_read(dataset: Dataset) -> None:
    content, _ = exported(build(dataset), "markdown")
    seen, kinds = shown(content.decode())
    assert not kinds & {"html_inline", "html_block", "em_open", "code_inline", "fence", "image"}
    flat = WHITE.sub(" ", seen)
    for actor in dataset.actors:
        for text in (actor.id, actor.name, actor.note, *actor.aliases):
            assert folded(text) in flat
    for statement in dataset.statements:
        assert folded(statement.summary) in flat
        assert folded(dataset.origin[statement.origin].name) in flat
    for document in dataset.documents:
        for text in (document.title, document.outlet, document.author, document.url, document.id):
            assert folded(text) in flat


@pytest.mark.parametrize("transfer", NETWORK.dataset.transfer)
def test_a_transfer_is_told_band_first_with_its_range_and_every_denial(transfer: str) -> None:
    seen, _ = shown(dossier(NETWORK, about=transfer))
    finding = NETWORK.findings[transfer]
    assert phrases.verdict(finding) in seen
    assert seen.count(" denies: ") == sum(
        one.statement.stance == "denies" for one in standings(NETWORK, transfer)
    )
    assert phrases.SUPPORT_MEANS in seen
    assert phrases.NO_WRONGDOING in seen


def test_a_path_is_told_with_its_composition_its_legs_and_their_evidence() -> None:
    result = run("export", "markdown", "--from", "US DoD", "--to", "Hamas", "-o", "-")
    assert result.exit_code == 0
    assert "How could arms from US Department of Defense have come to Hamas?" in result.stdout
    assert "Inferred: " in result.stdout
    assert "not graded, 0 to .50" in result.stdout
    assert "Who denies it:" in result.stdout
    assert "## Documents" in result.stdout


def test_a_step_that_nobody_states_stands_in_parentheses_in_the_title_of_the_path() -> None:
    text = dossier(NETWORK, start="us-dod", goal="hamas")
    titles = [line for line in text.splitlines() if re.match(r"### \d+\. ", line)]
    found = answer(NETWORK, "us-dod", "hamas").paths
    for title, path in zip(titles, found, strict=True):
        legs = [NETWORK.dataset.transfer[leg] for leg in path.legs]
        jumps = sum(one.receiver != other.giver for one, other in pairwise(legs))
        assert title.count("→ (") == jumps
    assert any("→ (" in title for title in titles)
    assert "Said of US forces in Afghanistan, a part of US Department of Defense" in text


def test_an_actor_is_told_with_what_is_said_of_its_collective_marked() -> None:
    result = run("export", "markdown", "--about", "TTP", "-o", "-")
    assert "Said of the collective, not of this actor by name" in result.stdout
    assert "## Said to have come to it" in result.stdout


@pytest.mark.parametrize(("start", "goal"), [("hamas", "us"), ("taliban", "isis")])
def test_the_dossier_has_the_gap_and_the_excluded_candidates_as_the_terminal_does(
    start: str, goal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    legs = tuple(NETWORK.dataset.transfer)
    misses = tuple(NearMiss((leg,), f"{leg}: because", 2) for leg in legs[:9])
    found = replace(answer(NETWORK, start, goal), near_misses=misses, near_misses_cut=True)
    monkeypatch.setattr(markdown, "answer", lambda *_: found)
    seen = folded(shown(dossier(NETWORK, start=start, goal=goal))[0])
    told = [one for together in absences(NETWORK, found) for one in together]
    sentences = [
        *(one.sentence for one in told),
        *(s for one in told for i in one.items for s in i),
    ]
    assert sentences
    for sentence in sentences:
        assert folded(sentence) in seen
    for transfer in (*found.nearest.from_start, *found.nearest.to_goal) if found.nearest else ():
        assert f"({transfer})" in seen


def test_a_dossier_says_what_the_budget_left_unfound(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = replace(
        answer(NETWORK, "hamas", "us"), truncated=True, nearest=None, near_misses_cut=True
    )
    monkeypatch.setattr(markdown, "answer", lambda *_: replace(stopped, near_misses=()))
    text = dossier(NETWORK, start="hamas", goal="us")
    assert "No path was found before the search ended at its budget" in text
    assert "What comes near to being a path was not found" in text


def test_an_inference_of_the_researcher_is_not_told_as_words_of_an_origin() -> None:
    text = dossier(sample(), about="n-r")
    assert "the researcher infers" in text
    assert "(grade C) acknowledges:" not in text


def test_every_cited_number_stands_in_the_bibliography() -> None:
    for subject in ({}, {"about": "taliban"}, {"start": "us-dod", "goal": "hamas"}):
        text = dossier(NETWORK, **subject)
        body, _, documents = text.partition("## Documents")
        cited, listed = (set(re.findall(r"\\\[(\d+)\\\]", part)) for part in (body, documents))
        assert cited
        assert cited <= listed


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ({"start": "us"}, "both --from and --to"),
        ({"about": "us", "start": "us", "goal": "hamas"}, "one subject"),
        ({"start": "us", "goal": "us"}, "both start and goal"),
    ],
)
def test_a_dossier_about_nothing_sensible_is_refused(
    subject: dict[str, str], sentence: str
) -> None:
    with pytest.raises(QuestionError, match=sentence):
        dossier(NETWORK, **subject)


def test_what_the_dossier_is_not_about_is_no_loss() -> None:
    losses = FORMATS["markdown"].write(sample(), io.BytesIO(), about="north")
    assert not [one for one in losses if "rejected.*" in one.columns]
