"""The answer as HTML: all that the text tells, nothing that is markup, denials never folded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings

import armstrail
from armstrail.notebook.explorer import Explorer
from armstrail.notebook.shown import Paths, ShownPath, Shows
from exports.rows.sayings import standings
from exports.words.escapes import harmless
from graph.constraints.limits import Limits
from graph.model.rows import Dataset
from graph.network import build
from graph.paths.answer import Unsearched, answer
from tests.support import random_datasets
from tests.support.readers.answer_markup import Read
from tests.support.small_networks import dataset, edge, one_voice
from tests.support.strategies import datasets
from tests.support.values import HOSTILE

pytest_plugins = ("tests.support.browser",)

NET = armstrail.load()


def close(text: str) -> str:
    """Text without its spaces: where lines break is no matter."""
    return harmless(re.sub(r"\s", "", text))


def lines(shown: Shows) -> Counter[str]:
    """The lines of the text, without the numbers and dashes of lists."""
    every = (re.sub(r"^(\d+\.|-) ", "", line.strip()) for line in str(shown).split("\n"))
    return Counter(filter(None, map(close, every)))


def check_all_told(shown: Shows) -> None:
    """Every line of the text stands in the HTML, as often as there."""
    words = close(Read(shown._repr_html_()).words)
    assert {line: times for line, times in lines(shown).items() if words.count(line) < times} == {}


def check_denials(net: Explorer, path: ShownPath, unfolded: str) -> None:
    """Who denies a leg is named outside of what is folded, and so is the leg's support."""
    for leg in path.legs:
        denied = [one for one in standings(net.network, leg) if one.side == "denies"]
        for origin in {net.dataset.origin[one.statement.origin].name for one in denied}:
            assert re.search(re.escape(close(f"- {origin} (")), unfolded)


LIMITS: list[dict[str, Any]] = [
    {},
    {"avoid": ["Former Afghan government"], "between": (2021, 2023)},
    {"inferred": False, "k": 1},
    {"singly": True, "undisputed": True},
    {"max_legs": 1},
]


@pytest.mark.parametrize("limits", LIMITS)
@pytest.mark.parametrize("pair", [("US DoD", "Hamas"), ("US", "Taliban"), ("US", "ISIS")])
def test_all_that_the_text_tells_stands_in_the_html(
    pair: tuple[str, str], limits: dict[str, Any]
) -> None:
    found = NET.paths(*pair, **limits)
    check_all_told(found)
    unfolded = close(Read(found._repr_html_()).unfolded)
    for path in found:
        check_all_told(path)
        check_denials(NET, path, unfolded)


def test_where_there_is_no_path_the_nearest_and_the_excluded_are_told() -> None:
    found = NET.paths("Hamas", "US")
    check_all_told(found)
    assert "Nearest on the side of" in found._repr_html_()
    data = dataset(edge("a-b", start="2020"), edge("b-c", start="2015"))
    excluded = Explorer(build(data)).paths("a", "c")
    check_all_told(excluded)
    assert "Excluded, those first that break the fewest rules:" in excluded._repr_html_()


def test_what_a_search_left_open_is_told() -> None:
    network = build(dataset(edge("a-c")))
    left = (Unsearched("reported", 1, 0.5, False), Unsearched("inferred", 0, 0.25, True))
    found = answer(network, "a", "c")
    for other in (
        replace(found, truncated=True, unsearched=left, cut=True, taken=7),
        replace(found, paths=(), near_misses_cut=True),
    ):
        check_all_told(Paths(network, other, ("nothing but a supposition",)))
    html = Paths(network, replace(found, truncated=True, unsearched=left))._repr_html_()
    assert "The search stopped at its budget: further paths may exist." in html


@pytest.mark.parametrize(
    "data",
    [
        one_voice(dataset(edge("a-b"), edge("b-c"), edge("b-c-later", "sold"))),
        dataset(
            edge("a-b"),
            edge("s-b", "seized-on-collapse"),
            edge("s-c", "unspecified"),
            s="stockpile",
        ),
    ],
    ids=["a family", "a stockpile held"],
)
def test_families_and_what_is_held_are_told(data: Dataset) -> None:
    found = Explorer(build(data)).paths("a", "c")
    check_all_told(found)
    for path in found:
        check_all_told(path)


@settings(max_examples=40)
@given(datasets())
def test_nothing_of_any_answer_is_dropped_or_becomes_markup(drawn: Dataset) -> None:
    if len(drawn.actors) > 1:
        net = Explorer(build(drawn))
        for giver, receiver in _ends(drawn):
            found = Paths(
                net.network, answer(net.network, giver, receiver, limits=Limits(any_time=True))
            )
            check_all_told(found)
            unfolded = close(Read(found._repr_html_()).unfolded)
            for path in found:
                check_all_told(path)
                check_denials(net, path, unfolded)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_of_an_entangled_answer_is_dropped(seed: int) -> None:
    drawn = random_datasets.draw(seed, actors=5, transfers=12)
    net = Explorer(build(drawn))
    for giver, receiver in _ends(drawn):
        check_all_told(net.paths(giver, receiver, k=2))


def _ends(drawn: Dataset) -> Iterator[tuple[str, str]]:
    """Two pairs of actors: those of a transfer, where there is one, and the outermost."""
    outer = drawn.actors[0].id, drawn.actors[-1].id
    pairs = {(one.giver, one.receiver) for one in drawn.transfers[:1]} | {outer}
    yield from sorted(pairs)


def denied_on_its_way() -> Explorer:
    """From a to c by b, the second leg denied, and by x."""
    data = dataset(edge("a-b"), edge("b-c"), edge("a-x"), edge("x-c"))
    denial = replace(data.statements[1], id="no", origin="denier", stance="denies")
    denier = replace(data.origins[1], id="denier", name="the denier")
    said = (*data.statements, denial)
    return Explorer(build(replace(data, statements=said, origins=(*data.origins, denier))))


def test_the_denial_stands_on_the_leg_that_it_denies() -> None:
    html = denied_on_its_way().paths("a", "c", avoid=["x"])._repr_html_()
    first, second = html.index("<strong>A → B</strong>"), html.index("<strong>B → C (weakest leg)")
    denial = html.index("- the denier (grade B) denies:")
    assert first < second < denial < html.index("Excluded, those first")
    assert html.count("- the denier") == 1


def test_a_list_folds_who_says_so_and_a_path_by_itself_does_not() -> None:
    found = denied_on_its_way().paths("a", "c", avoid=["x"])
    said = close("+ b-c (grade B) asserts: d")
    read = Read(found._repr_html_())
    assert said in close(read.words)
    assert said not in close(read.unfolded)
    assert "<details>" not in found[0]._repr_html_()
    assert "<details open>" in found[0]._repr_html_()
    assert "<details open>" not in found._repr_html_()


def test_a_question_in_a_sentence_drops_nothing_either() -> None:
    net = denied_on_its_way()
    check_all_told(net.ask("how could arms from A reach C without X"))
    check_all_told(NET.ask("how could US arms reach ISIS"))


@pytest.mark.parametrize(
    "shown",
    [
        NET.downstream("US"),
        NET.upstream("ISIS"),
        NET.scrutinise("US", "Taliban"),
        NET.ask("what became of US arms"),
        NET.ask("who is Hamas"),
        NET.without("us-dod").scrutinise("US", "Taliban"),
    ],
    ids=lambda shown: str(shown)[:20],
)
def test_answers_of_fixed_width_are_the_text_itself(shown: Shows) -> None:
    found = re.findall(r"<pre>([^<]*)</pre>", shown._repr_html_())
    assert [unescape(one) for one in found] == [harmless(str(shown))]


def test_what_turns_text_round_cannot_swap_who_gave_and_who_received() -> None:
    turned = "\u202eturned\u2066"
    data = dataset(edge("a-b"), edge("b-c"))
    actors = tuple(replace(one, name=f"{turned} {one.id}") for one in data.actors)
    net = Explorer(build(replace(data, actors=actors)))
    for shown in (net.paths("a", "c"), net.paths("a", "c")[0], net.downstream("a")):
        assert not {*turned} & {"\u202e", "\u2066"} & {*shown._repr_html_()}


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_notebook_of_either_colour_reads_it_in_its_own(chromium: Any, scheme: str) -> None:
    hostile = replace(
        NET.dataset,
        actors=tuple(replace(one, name=f"{one.name} {HOSTILE[1]}") for one in NET.dataset.actors),
    )
    ink = {"light": "rgb(0, 0, 0)", "dark": "rgb(221, 221, 221)"}[scheme]
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    html = Explorer(build(hostile)).paths("us-dod", "hamas")._repr_html_()
    page.set_content(f'<body style="color:{ink}">{html}')
    colours = page.evaluate(
        "[...new Set([...document.querySelectorAll('.armstrail *')]"
        ".map((one) => getComputedStyle(one).color + getComputedStyle(one).backgroundColor))]"
    )
    assert colours == [f"{ink}rgba(0, 0, 0, 0)"]
    assert page.locator("text=Taliban authorities, no spokesman named").first.is_visible()
    assert requests == []
    assert page.locator("img, script").count() == 0
    context.close()
