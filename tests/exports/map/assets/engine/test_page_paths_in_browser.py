"""Paths in the page are those of ``armstrail paths``: one table of questions, asked of both."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from exports.map import facts
from graph.evidence.figures import half_up
from graph.network import build
from tests.support.oracles.page_engine import READ, K, cases, expected, reduced
from tests.support.random_datasets import crowded, draw
from tests.support.small_networks import heard

if TYPE_CHECKING:
    from tests.support.browser import Opener

pytest_plugins = ("tests.support.browser",)
pytestmark = pytest.mark.browser

DATASETS = 200


def test_the_page_finds_the_paths_of_the_command_line_with_the_same_figures(
    view: Opener, text: str
) -> None:
    seen = view(text)
    tiers: set[str] = set()
    for built, questions in cases(DATASETS):
        answers = seen.page.evaluate(READ, [facts.facts(built), questions, K])
        for (start, goal), found in zip(questions, answers, strict=True):
            wanted = expected(built, start, goal)
            assert reduced(found) == wanted, (start, goal)
            tiers |= {path["tier"] for path in wanted["paths"]}
    assert tiers == {"reported", "assembled", "inferred"}


def test_however_many_speak_of_one_transfer_the_page_has_its_exact_figures(
    view: Opener, text: str
) -> None:
    seen = view(text)
    for data in (*map(crowded, range(40)), heard(280, 20)):
        built, leg = build(data), data.transfers[0]
        asked = [[leg.giver, leg.receiver]]
        (found,) = seen.page.evaluate(READ, [facts.facts(built), asked, K])
        assert reduced(found) == expected(built, leg.giver, leg.receiver)


def test_how_both_names_were_read_is_said_and_heard(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    seen.ask("Isreal", "Taleban")
    seen.page.wait_for_selector("#ask-said:not(:empty)")
    read = "Read 'Isreal' as Israel. Read 'Taleban' as Taliban."
    assert seen.page.inner_text("#ask-said") == read
    seen.page.wait_for_selector(".verdict")
    heard = seen.page.inner_text("#announce")
    assert heard.startswith(f"{read} {seen.page.inner_text('.verdict')}")


def test_the_page_rounds_a_half_up_as_the_command_line_does(view: Opener, text: str) -> None:
    read = facts.facts(build(draw(0))) | {"denominator": 2000}
    found = view(text).page.evaluate(
        """(facts) => {
          const { hundredths } = armstrail.makeEngine(facts).worlds;
          return Array.from({ length: 2001 }, (_, n) => hundredths({ n: BigInt(n), k: 1 }));
        }""",
        read,
    )
    assert found == [half_up(Fraction(n, 2000)) for n in range(2001)]


def test_a_question_lists_its_paths_and_lights_the_chosen_one(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    seen.ask("United States", "isis")
    seen.page.wait_for_selector(".path.open")
    panel = seen.panel()
    for said in (
        "How could arms from United States have come to ISIS?",
        "Reported paths",
        "tated throughout by Conflict Armament Research",
        "stands or falls with Conflict Armament Research",
        "order in time",
        "No wrongdoing is inferred for parties earlier in a chain.",
    ):
        assert said in panel
    first = seen.page.evaluate("[...armstrail.light.now().transfers]")
    assert first == seen.page.evaluate("armstrail.answer().paths[0].legs")
    seen.page.click("[data-path='1']")
    second = seen.page.evaluate("[...armstrail.light.now().transfers]")
    assert second == seen.page.evaluate("armstrail.answer().paths[1].legs")
    assert "path=2" in seen.page.url
    seen.page.keyboard.press("Escape")
    assert "Transfers on the map" in seen.panel()
    seen.check_quiet_but_for_fragment()


def test_the_path_that_the_verdict_is_about_is_lit_and_marked(view: Opener, bundled: str) -> None:
    seen = view(bundled)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'us', to: 'hamas'}})")
    seen.page.wait_for_selector(".path.open")
    gaps = seen.page.evaluate("armstrail.answer().paths.map((one) => one.gaps.length)")
    meant = gaps.index(min(gaps))
    assert meant > 0, "the first of the list is the one: the test needs another question"
    lit = seen.page.evaluate("[...armstrail.light.now().transfers]")
    assert set(lit) >= set(seen.page.evaluate(f"armstrail.answer().paths[{meant}].legs"))
    assert "path=" not in seen.page.url
    mark = "the path that the sentence above is about"
    heads = seen.page.locator(".path-head").all_inner_texts()
    assert [mark in text.splitlines() for text in heads] == [
        place == meant for place in range(len(gaps))
    ]


def test_the_number_of_a_path_never_stands_without_its_band_and_its_range(
    view: Opener, bundled: str
) -> None:
    seen = view(bundled)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'us', to: 'taliban'}})")
    seen.page.wait_for_selector(".path.open")
    for line in seen.page.locator(".path-head .about").all_inner_texts():
        band, _, figure = line.partition(";")
        assert band.split(",")[0] in ("documented", "acknowledged", "reported", "alleged")
        assert " to " in figure


def test_where_there_is_no_path_the_page_says_so_and_what_comes_nearest(
    view: Opener, text: str
) -> None:
    seen = view(text)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'blues', to: 'depot'}})")
    seen.page.wait_for_selector("#panel .note")
    said, _, near = seen.panel().partition("Nearest on the side of Blue Front")
    assert "No admissible path is stated in this data." in said
    left, came = near.split("Nearest on the side of Stock left at Harrow Bay")
    assert "Blue Front → Arms Watch Institute" in left
    assert "Army of Northland → Stock left at Harrow Bay" in came
    assert "Reported paths" not in seen.panel()
    seen.page.evaluate("armstrail.state.set({ask: {from: 'depot', to: 'north'}})")
    seen.page.wait_for_function(
        "document.querySelector('#panel h2')?.innerText.includes('Northland?')"
    )
    seen.page.wait_for_selector("#panel .note")
    assert "nothing is said to come to Northland" in seen.panel()


def test_between_a_whole_and_its_part_no_path_is_said_to_be_looked_for(
    view: Opener, text: str
) -> None:
    seen = view(text)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'north', to: 'north-army'}})")
    seen.page.wait_for_selector(".verdict")
    assert "is a part of Northland: nothing passes between them" in seen.panel()
    assert "No admissible path" not in seen.panel()
    assert "Nearest on the side of" not in seen.panel()


def test_every_listed_path_has_the_number_of_its_voices_and_of_its_denials(
    view: Opener, bundled: str
) -> None:
    seen = view(bundled)
    seen.page.evaluate("armstrail.state.set({ask: {from: 'us', to: 'hamas'}})")
    seen.page.wait_for_selector(".path.open")
    told = seen.page.locator(".path:not(.open) .path-head .about").all_inner_texts()
    assert len(told) == 4
    assert all("independent voice" in line and "denying voice" in line for line in told)


@pytest.mark.parametrize(
    ("start", "goal", "said"),
    [
        ("", "Blue Front", "Name both actors."),
        ("Red Column", "", "Name both actors."),
        ("Red Column", "Red Column", "Name two different actors."),
        ("qqqqqq", "Blue Front", "No actor here has a name like this."),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_beside_it(
    view: Opener, text: str, start: str, goal: str, said: str
) -> None:
    seen = view(text)
    seen.ask(start, goal)
    assert said in seen.page.inner_text("#ask-said")
    assert seen.page.evaluate("armstrail.state.get().ask") is None
