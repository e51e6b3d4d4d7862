"""A voice has one name, and it is nobody's who need not have spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

import armstrail
from exports.map import facts
from exports.map.build import asked
from exports.report import scrutinies, sentences
from exports.report.json import as_json
from exports.report.listing import sources, sources_text
from exports.report.markdown.answer import answer_lines
from exports.report.tree import sources_tree, sources_tree_json
from exports.words import phrases
from exports.words.voices import voice_names
from graph.model.rows import Dataset, Origin
from graph.network import Network, build
from graph.paths.answer import answer
from graph.scrutiny.scrutiny import scrutinise
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets

NET = armstrail.load().network
PAIRS = (("us-dod", "taliban"), ("us", "isis"), ("us-dod", "hamas"))


def named(*origins: Origin) -> dict[str, str]:
    return dict(voice_names(replace(dataset(north="state"), origins=origins)))


def test_a_group_is_called_after_the_actor_whose_id_it_has() -> None:
    assert named(Origin("a", "A man", group="north"), Origin("b", "B", group="north")) == {
        "north": "NORTH"
    }


def test_an_origin_without_group_is_called_by_its_own_name_even_if_its_id_is_an_actors() -> None:
    assert named(Origin("north", "A file of the north")) == {"north": "A file of the north"}


def test_a_group_after_one_of_its_origins_does_not_put_all_on_that_one() -> None:
    assert named(Origin("a", "A man", group="a"), Origin("b", "B", group="a")) == {
        "a": "A man or others of that voice"
    }
    assert named(Origin("a", "A man", group="a"), Origin("b", "A man", group="a")) == {"a": "A man"}


def test_a_group_after_an_origin_of_another_voice_or_after_nobody_is_called_after_its_first() -> (
    None
):
    origins = Origin("a", "A man", group="other-ones"), Origin("b", "B", group="a")
    assert named(*origins) == {"other-ones": "A man", "a": "B"}
    third = Origin("c", "C", group="other-ones")
    assert named(*origins, third) == {"other-ones": "A man or others of that voice", "a": "B"}


def test_voices_of_one_name_are_told_apart_by_their_ids() -> None:
    assert named(Origin("a", "Official"), Origin("b", "Official"), Origin("c", "C")) == {
        "a": "Official [a]",
        "b": "Official [b]",
        "c": "C",
    }


@given(datasets())
def test_no_two_voices_are_called_alike(drawn: Dataset) -> None:
    names = voice_names(drawn)
    assert set(names) == {one.voice for one in drawn.origins}
    assert len(set(names.values())) == len(names)


@given(datasets())
def test_a_voice_is_called_after_a_single_origin_only_where_that_is_all_of_it(
    drawn: Dataset,
) -> None:
    for voice, name in voice_names(drawn).items():
        members = {one.name for one in drawn.origins if one.voice == voice}
        actors = {one.name for one in drawn.actors if one.id == voice}
        if name in members - actors - {voice.replace("-", " ")}:
            assert members == {name}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _layouts(net: Network, start: str, goal: str) -> Iterator[tuple[list[str], str]]:
    """The names of the keystones of every path, and each text that tells them."""
    names, found = voice_names(net.dataset), answer(net, start, goal)
    markdown = _flat("\n".join(answer_lines(net, found)))
    for path, values in zip(found.paths, as_json(net, found)["paths"], strict=True):
        told = [names[voice] for voice in path.keystones]
        assert values["keystone_names"] == told
        yield told, _flat(" ".join(sentences.sentences(net, path)))
        yield told, re.sub(r"\\(.)", r"\1", markdown)


@pytest.mark.parametrize("pair", PAIRS)
def test_a_keystone_has_one_name_in_text_markdown_and_json(pair: tuple[str, str]) -> None:
    told = list(_layouts(NET, *pair))
    assert any(names for names, _ in told)
    for names, text in told:
        assert (
            phrases.uncapital(phrases.keystones(names)) in text or phrases.keystones(names) in text
        )


@pytest.mark.parametrize("pair", PAIRS)
def test_a_keystone_has_the_same_name_in_explanations_scrutinies_and_sources(
    pair: tuple[str, str],
) -> None:
    names = voice_names(NET.dataset)
    found = as_json(NET, answer(NET, *pair), explaining=True)
    shares = [one for path in found["paths"] for one in path["explanation"]["voices"]]
    report = scrutinise(NET, *pair)
    told = scrutinies.as_json(NET, pair, report, ())
    every = [told["reach"], *told["paths"]]
    shares += [one for part in every for one in part["voices"]]
    shares += sources_tree_json(NET)
    assert {one["voice"]: one["name"] for one in shares}.items() <= names.items()
    for part in every:
        assert part["keystone_names"] == [names[one] for one in part["keystones"]]
    text = _flat(scrutinies.as_text(NET, pair, report, ()))
    assert all(names[one["voice"]] in text for one in told["reach"]["voices"])
    assert {one["group"]: one["group_name"] for one in sources(NET)["origins"]} == names
    tree, listing = _flat(sources_tree(NET)), _flat(sources_text(NET))
    assert all(f"{name} [{voice}]: one voice" in tree for voice, name in names.items())
    assert "Taliban [taliban]: 4 origins, one voice" in listing


def test_a_map_of_a_part_calls_a_voice_as_the_whole_does() -> None:
    names = voice_names(NET.dataset)
    html, shown, _ = asked(NET, lambda typed: typed, start="us-dod", goal="hamas")
    assert len(shown.dataset.origins) < len(NET.dataset.origins)
    kept = {one.voice for one in shown.dataset.origins}
    assert facts.facts(shown, names)["voices"] == {voice: names[voice] for voice in kept}
    assert '"us-dod": "US Department of Defense"' in html


def test_a_path_is_not_put_on_a_spokesman_who_did_not_speak_of_it() -> None:
    data = dataset(edge("a-b"))
    silent = Origin("man", "A named man", group="man")
    (spoke,) = (replace(one, group="man") for one in data.origins)
    net = build(replace(data, origins=(silent, spoke)))
    (path,) = answer(net, "a", "b").paths
    assert path.keystones == ("man",)
    told = " ".join(sentences.sentences(net, path))
    assert "Stands or falls with A named man or others of that voice." in told
