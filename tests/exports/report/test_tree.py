"""Independence made visible: voices, origins, and the ways by which documents carry them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from exports.report.tree import NEAREST, sources_tree, sources_tree_json
from exports.words.phrases import WIDTH, wrap
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import build
from tests.support.map_sample import DATASET, HOSTILE, filled_with, network
from tests.support.strategies import datasets

SAMPLE = """\
Who said it first, and by what way it came into the documents

Minister of Northland or others of that voice  [north-government]: one voice, 2
  origins, in 2 documents
├ Minister of Northland  [minister], grade C
│ ├ The Daily, May 2021  [daily]
│ │ acknowledges: 1 transfer, paraphrase
│ │ no comment: 1 transfer, paraphrase
│ │ acknowledges: 1 transfer (the researcher's inference), paraphrase
│ │ * nearest: s1
│ └ via The Daily > Wire
│   └ Post, about 2022  [post]
│     acknowledges: 1 transfer, paraphrase
└ Army spokesman  [spokesman], grade B
  ├ The Daily, May 2021  [daily]
  │ denies: 1 transfer, paraphrase
  └ Post, about 2022  [post]
    asserts: 1 transfer, paraphrase

Field work of the institute  [field]: one voice, 1 origin, in 2 documents
└ Field work of the institute  [field], grade A
  ├ Post, about 2022  [post]
  │ asserts: 2 transfers, paraphrase
  └ “Audit of depots”, copy of daily  [audit]
    asserts: 1 transfer, paraphrase

A fighter, not named  [fighter]: one voice, 1 origin, in 2 documents
└ A fighter, not named  [fighter], not graded
  ├ The Daily, May 2021  [daily]
  │ asserts: 2 transfers, paraphrase
  │ asserts: 1 transfer (retracted), paraphrase
  └ via Wire
    └ Post, about 2022  [post]
      asserts: 1 transfer, paraphrase

Speaker of the Red Column  [reds-speaker]: one voice, 1 origin, in 1 document
└ Speaker of the Red Column  [reds-speaker], not graded
  └ The Daily, May 2021  [daily]
    denies: 1 transfer, paraphrase
"""

COMMANDER = Dataset(
    actors=(Actor("a", "A", "state"), Actor("b", "B", "armed-group")),
    documents=(
        Document("late", "Late", "Late Post"),
        Document("near", "Near", "Near News"),
        Document("wire-2", "Wire", "The Wire"),
    ),
    origins=(Origin("commander", "A commander, not named"),),
    transfers=(Transfer("t1", "a", "b", "sold"), Transfer("t2", "a", "b", "shared")),
    statements=(
        Statement(
            "s1",
            "t1",
            "commander",
            "late",
            "asserts",
            relay=("wire", "blog"),
            fidelity="strengthened",
        ),
        Statement(
            "s2", "t1", "commander", "late", "asserts", relay=("wire", "blog"), fidelity="misquoted"
        ),
        Statement("s3", "t1", "commander", "near", "asserts", relay=("wire",)),
        Statement("s4", "t2", "commander", "near", "asserts", relay=("wire",), fidelity="verbatim"),
    ),
)


def test_the_tree_shows_voices_origins_ways_documents_and_what_they_carry() -> None:
    assert sources_tree(network()) == f"{SAMPLE}\n{wrap(NEAREST)}\n5 origins in 4 voices"


def test_two_documents_with_one_commander_are_one_voice_on_one_branching_way() -> None:
    assert sources_tree(build(COMMANDER)).split("\n\n")[1].split("\n") == [
        "A commander, not named  [commander]: one voice, 1 origin, in 2 documents",
        "└ A commander, not named  [commander], not graded",
        "  └ via wire",
        "    ├ Near News  [near]",
        "    │ asserts: 2 transfers, paraphrase 1, verbatim 1",
        "    │ * nearest: s3",
        "    └ via blog",
        "      └ Late Post  [late]",
        "        asserts: 1 transfer in 2 statements, strengthened 1, misquoted 1",
    ]


def test_the_only_statement_of_an_assertion_is_not_marked() -> None:
    alone = replace(COMMANDER, statements=COMMANDER.statements[:1])
    assert "* nearest" not in sources_tree(build(alone))
    assert [one["nearest"] for one in _statements(sources_tree_json(build(alone)))] == [True]


def test_a_relay_is_shown_by_the_name_of_the_document_or_actor_that_it_is_written_as() -> None:
    passed = ("wire-2", "b", "a blog")
    data = replace(COMMANDER, statements=(replace(COMMANDER.statements[0], relay=passed),))
    assert "└ via The Wire > B > a blog\n" in sources_tree(build(data))
    (carried,) = _carried(sources_tree_json(build(data)))
    assert carried["relay"] == list(passed)


def test_an_origin_that_no_document_carries_still_stands_in_the_tree() -> None:
    silent = replace(COMMANDER, statements=())
    tree = sources_tree(build(silent))
    assert "[commander]: one voice, 1 origin, in no document\n└ A commander" in tree


def test_a_relay_of_thousands_of_outlets_is_one_line_of_the_tree() -> None:
    passed = tuple(f"outlet{number}" for number in range(5000))
    data = replace(COMMANDER, statements=(replace(COMMANDER.statements[0], relay=passed),))
    assert sources_tree(build(data)).count("via ") == 1


def _carried(voices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for voice in voices for origin in voice["origins"] for one in origin["carried"]]


def _statements(voices: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for carried in _carried(voices):
        yield from carried["statements"]


def test_the_same_stands_in_the_json_as_plain_values() -> None:
    (voice,) = sources_tree_json(build(COMMANDER))
    assert (voice["voice"], voice["documents"]) == ("commander", 2)
    (origin,) = voice["origins"]
    near, late = origin["carried"]
    assert near["relay"] == ["wire"]
    assert late == {
        "document": "late",
        "outlet": "Late Post",
        "copy_of": None,
        "relay": ["wire", "blog"],
        "said": [
            {
                "stance": "asserts",
                "remark": None,
                "transfers": 1,
                "statements": 2,
                "fidelity": {"strengthened": 1, "misquoted": 1},
            }
        ],
        "statements": [
            {
                "id": name,
                "transfer": "t1",
                "stance": "asserts",
                "fidelity": fidelity,
                "explicitness": "explicit",
                "status": "active",
                "nearest": False,
            }
            for name, fidelity in (("s1", "strengthened"), ("s2", "misquoted"))
        ],
    }


@given(datasets())
def test_every_statement_stands_once_in_the_json_and_one_of_an_assertion_is_nearest(
    data: Dataset,
) -> None:
    net = build(data)
    voices = sources_tree_json(net)
    assert json.loads(json.dumps(voices)) == voices
    found = list(_statements(voices))
    assert sorted(one["id"] for one in found) == sorted(one.id for one in data.statements)
    assertions = sum(map(len, net.evidence.assertions.values()))
    assert sum(one["nearest"] for one in found) == assertions


@given(datasets())
def test_every_origin_and_every_document_on_its_way_stands_in_the_text(data: Dataset) -> None:
    words = " ".join(sources_tree(build(data)).split())
    assert all(f"[{origin.id}]" in words for origin in data.origins)
    assert all(f"[{statement.document}]" in words for statement in data.statements)


@pytest.mark.parametrize("text", [HOSTILE["a script"], HOSTILE["ten thousand words"]])
def test_lines_are_no_wider_than_80_columns(text: str) -> None:
    assert max(map(len, sources_tree(build(filled_with(text))).split("\n"))) <= WIDTH
    assert max(map(len, sources_tree(network()).split("\n"))) <= WIDTH


def test_the_order_of_statements_does_not_change_what_is_nearest() -> None:
    turned = replace(DATASET, statements=DATASET.statements[::-1])
    assert {
        one["id"] for one in _statements(sources_tree_json(build(turned))) if one["nearest"]
    } == {one["id"] for one in _statements(sources_tree_json(network())) if one["nearest"]}
