"""One logic says on which side a statement stands, for the map, the texts and the tables."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from exports.rows import dossier, sayings
from exports.rows.sayings import SIDES, standings
from graph.evidence.assertions import countering, supporting
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import build
from tests.support.strategies import datasets

SAID = Statement("s", "t", "o", "near", "asserts", paragraph=1)
DATASET = Dataset(
    actors=(Actor("x", "X", "state"), Actor("y", "Y", "armed-group")),
    documents=(Document("near", "Near"), Document("late", "Late")),
    origins=(Origin("o", "An officer", grade="B", grade_reason="on record"),),
    transfers=(Transfer("t", "x", "y", "sold"),),
    statements=(SAID,),
)


def lines(*statements: Statement) -> list[str]:
    network = build(replace(DATASET, statements=statements))
    return [one.words for one in sayings.entries(network, "t")]


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (SAID, "+ An officer (grade B) asserts: near paragraph 1"),
        (replace(SAID, stance="acknowledges"), "+ An officer (grade B) acknowledges: near"),
        (replace(SAID, stance="denies"), "- An officer (grade B) denies: near"),
        (replace(SAID, stance="no-comment"), "o An officer (grade B) no comment: near"),
        (replace(SAID, stance="policy-denial"), "o An officer (grade B) policy denial: near"),
        (
            replace(SAID, explicitness="implied"),
            "+ An officer (grade B) asserts: near paragraph 1 [implied]",
        ),
        (
            replace(SAID, explicitness="coder"),
            "o the researcher infers, not stated (coded as “asserts”, of the origin An",
        ),
        (
            replace(SAID, status="excluded"),
            "o set aside by the researcher (coded as “asserts”, of the origin An officer",
        ),
        (
            replace(SAID, review="draft"),
            "o a draft that nobody has read (coded as “asserts”, of the origin An officer",
        ),
        (
            replace(SAID, fidelity="misquoted"),
            "o words that the origin did not say (coded as “asserts”, of the origin An officer",
        ),
        (
            replace(SAID, review="contested"),
            "+ An officer (grade B) asserts: near paragraph 1 [contested]",
        ),
        (
            replace(SAID, status="retracted"),
            "o An officer (grade B) asserts: near paragraph 1 [retracted]",
        ),
        (
            replace(SAID, stance="denies", status="retracted"),
            "o An officer (grade B) denies: near paragraph 1 [retracted]",
        ),
    ],
)
def test_only_what_counts_has_a_plus_or_a_minus(statement: Statement, line: str) -> None:
    (found,) = lines(statement)
    assert found.startswith(line)


def test_a_repeat_of_what_was_retracted_nearer_to_its_origin_has_no_weight_and_says_so() -> None:
    retracted = replace(SAID, status="retracted")
    repeat = replace(SAID, id="r", document="late", relay=("wire",))
    network = build(replace(DATASET, statements=(retracted, repeat)))
    assert network.findings["t"].voices == 0
    assert [one[0] for one in lines(retracted, repeat)] == ["o"]
    assert "[retracted nearer to its origin]" in lines(retracted, repeat)[0]
    shown = dossier.transfers(network)["t"]["statements"]
    assert [(one["side"], one["counted"]) for one in shown] == [("other", True), ("other", False)]
    assert dossier.counts(network)["voices"] == 0


def test_one_assertion_is_one_entry_however_often_and_in_whatever_words() -> None:
    repeat = replace(SAID, id="r", document="late", relay=("wire",), explicitness="implied")
    assert [" ".join(one.split()) for one in lines(SAID, repeat)] == [
        "+ An officer (grade B) asserts: near paragraph 1; late paragraph 1 (via wire) [implied]"
    ]


def test_two_origins_of_one_name_are_two_entries() -> None:
    two = (*DATASET.origins, replace(DATASET.origins[0], id="p"))
    network = build(
        replace(DATASET, origins=two, statements=(SAID, replace(SAID, id="r", origin="p")))
    )
    assert len(list(sayings.entries(network, "t"))) == 2


@given(datasets())
def test_every_statement_stands_once_and_on_a_side_only_if_it_counts(dataset: Dataset) -> None:
    network = build(dataset)
    for transfer, statements in dataset.statements_of.items():
        found = standings(network, transfer)
        assert sorted(one.statement.id for one in found) == sorted(one.id for one in statements)
        assert [one.side for one in found] == sorted((one.side for one in found), key=SIDES.index)
        for one in found:
            assert one.side != "says" or supporting(one.statement)
            assert one.side != "denies" or countering(one.statement)
        finding = network.findings[transfer]
        for side, voices in (("says", finding.voices), ("denies", finding.denials)):
            said = (one.statement.origin for one in found if one.side == side)
            assert len({dataset.origin[origin].voice for origin in said}) == voices


@given(datasets())
def test_the_map_and_the_texts_agree_on_sides_and_order(dataset: Dataset) -> None:
    network = build(dataset)
    for transfer, shown in dossier.transfers(network).items():
        assert [(one["side"], one["id"], one["counted"]) for one in shown["statements"]] == [
            (one.side, one.statement.id, one.counted) for one in standings(network, transfer)
        ]
