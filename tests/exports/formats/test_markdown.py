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
from exports.words import phrases, verdict
from exports.words.escapes import MARKDOWN
from graph.errors import QuestionError
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document
from graph.network import Network, build
from graph.paths.answer import answer
from graph.paths.near_misses import NearMiss
from tests.support import undrawn
from tests.support.cli import run
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets
from tests.support.values import HOSTILE, texts

NETWORK = armstrail.load().network
plain = MARKDOWN.of
WHITE = re.compile("[ \t\n]+")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def parsed(markdown: str) -> list[Any]:
    """The tokens of a text as a parser that knows footnotes reads it."""
    parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark")
    footnotes = pytest.importorskip("mdit_py_plugins.footnote").footnote_plugin
    return list(parser.use(footnotes, inline=False).parse(markdown))


def shown(markdown: str) -> tuple[str, set[str]]:
    """The text that a reader sees, and the kinds of markup that there are."""
    tokens = parsed(markdown)
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
def test_everything_that_is_told_is_there_to_read(drawn: Dataset) -> None:
    content, _ = exported(build(drawn), "markdown")
    seen, kinds = shown(content.decode())
    assert not kinds & {"html_inline", "html_block", "em_open", "code_inline", "fence", "image"}
    flat = WHITE.sub(" ", seen)
    for actor in drawn.actors:
        for text in (actor.id, actor.name, actor.note, *actor.aliases):
            assert folded(text) in flat
    for statement in drawn.statements:
        assert folded(statement.summary) in flat
        assert folded(drawn.origin[statement.origin].name) in flat
    for document in drawn.documents:
        for text in (document.title, document.outlet, document.author, document.url, document.id):
            assert folded(text) in flat


@pytest.mark.parametrize("transfer", NETWORK.dataset.transfer)
def test_a_transfer_is_told_band_first_with_its_range_and_every_denial(transfer: str) -> None:
    seen, _ = shown(dossier(NETWORK, about=transfer))
    finding = NETWORK.findings[transfer]
    assert phrases.strength(finding) in seen
    assert seen.count(" denies: ") == sum(
        one.statement.stance == "denies" for one in standings(NETWORK, transfer)
    )
    assert phrases.SUPPORT_MEANS in seen
    assert phrases.NO_WRONGDOING in seen


def test_a_path_is_told_with_its_composition_its_legs_and_their_evidence() -> None:
    ends = ("--from", "US DoD", "--to", "Hamas")
    result = run("export", "markdown", *ends, "--full", "-o", "-")
    assert result.exit_code == 0
    assert "How could arms from US Department of Defense have come to Hamas?" in result.stdout
    assert "Inferred: " in result.stdout
    assert "not graded, 0 to .50" in result.stdout
    assert "Who denies it:" in result.stdout
    assert "[^1]: " in result.stdout


def test_a_step_that_nobody_states_stands_in_parentheses_in_the_title_of_the_path() -> None:
    text = dossier(NETWORK, start="us-dod", goal="hamas", full="full")
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
    seen = folded(shown(dossier(NETWORK, start=start, goal=goal, full="full"))[0])
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


SUBJECTS: tuple[dict[str, str], ...] = (
    *({}, {"about": "taliban"}, {"start": "us-dod", "goal": "hamas"}),
    {"start": "us-dod", "goal": "hamas", "full": "full"},
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_citation_is_a_footnote_that_says_where_it_stands(subject: dict[str, str]) -> None:
    tokens = parsed(dossier(NETWORK, **subject))
    flat = [one for token in tokens for one in (token, *(token.children or []))]
    cited = {one.meta["id"] for one in flat if one.type == "footnote_ref"}
    opened = [place for place, one in enumerate(tokens) if one.type == "footnote_open"]
    assert cited == {*range(len(opened))}
    assert cited
    titles = [folded(one.title) for one in NETWORK.dataset.documents]
    for place in opened:
        note = next(one for one in tokens[place:] if one.type == "inline")
        text = folded("".join(child.content for child in note.children or []))
        assert any(title in text for title in titles)
        assert re.search(r"Paragraph \d+", text)


def test_a_footnote_has_the_addresses_and_the_day_on_which_it_was_looked_at() -> None:
    data = dataset(edge("a-c"))
    document = Document(
        *("d", "Arms", "The Daily"),
        published=parse("2021-03"),
        url="https://daily.example/1",
        archive_url="https://web.archive.example/1",
        accessed=parse("2024-05-06"),
    )
    said = tuple(replace(one, paragraph=7) for one in data.statements)
    network = build(replace(data, documents=(document,), statements=said))
    text = dossier(network, start="a", goal="c")
    assert (
        "[^1]: The Daily, “Arms”. March 2021. <https://daily.example/1>. Archived:"
        " <https://web.archive.example/1>. Accessed 6 May 2024. Paragraph 7."
    ) in text


def test_the_dossier_of_a_path_is_half_a_page_that_begins_with_the_verdict() -> None:
    text = dossier(NETWORK, start="us-dod", goal="hamas")
    body = text.partition("[^1]: ")[0]
    first = verdict.of_answer(NETWORK, answer(NETWORK, "us-dod", "hamas")).sentence
    assert body.splitlines()[2] == f"**{plain(first)}**"
    assert len(body) < 4_000
    assert len(body) < len(dossier(NETWORK, start="us-dod", goal="hamas", full="full")) / 2


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


def test_an_actor_is_not_told_to_have_got_what_nobody_says_came_about() -> None:
    text = dossier(undrawn.network(), about="b")
    came, _, apart = text.partition("## Listed, not counted")
    assert came.count("### ") == 1
    assert [f"- supplied ({one}) · " in apart for one in undrawn.MEANT.values()] == [True] * 3


def test_a_part_is_told_with_what_kind_of_part_it_is() -> None:
    actors = (
        Actor("w", "The Whole", "state"),
        Actor("o", "Its Organ", "unit", "w", "organ"),
        Actor("p", "Its Part", "unit", "w"),
    )
    network = build(Dataset(actors=actors))
    assert "part of The Whole (organ)" in shown(dossier(network, about="o"))[0]
    assert "part of The Whole\n" in shown(dossier(network, about="p"))[0] + "\n"
