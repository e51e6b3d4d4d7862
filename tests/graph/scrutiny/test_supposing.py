"""The dataset as if a source did not exist, or were graded otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NameLookupError, QuestionError
from graph.evidence.findings import weigh
from graph.model.rows import Dataset, Document, Origin, Quantity, Statement, Transfer
from graph.network import build
from graph.reach.reach import downstream
from graph.scrutiny.supposing import suppose
from tests.support import random_datasets

ANY = st.integers(0, 10**6).map(random_datasets.draw)


def said(name: str, origin: str, document: str, *relay: str) -> Statement:
    return Statement(name, "t", origin, document, "asserts", basis="testimony", relay=relay)


DATA = Dataset(
    documents=(
        Document("first", "First", outlet="The Daily Post"),
        Document("again", "Again", outlet="Other", copy_of="first"),
        Document("third", "Third", outlet="Other"),
    ),
    origins=(
        Origin("spokesman", "Spokesman", group="ministry", grade="C"),
        Origin("minister", "Minister", group="ministry"),
        Origin("audit", "Audit", grade="B"),
    ),
    transfers=(Transfer("t", "a", "b", "supplied"),),
    statements=(
        said("one", "spokesman", "first"),
        said("two", "spokesman", "again", "daily-post"),
        said("three", "minister", "third", "the-daily-post"),
        said("four", "audit", "third"),
    ),
    quantities=(Quantity("q1", "one"), Quantity("q2", "four", same_as="q1")),
)


def left(*without: str) -> list[str]:
    return [one.id for one in suppose(DATA, without)[0].statements]


@pytest.mark.parametrize(
    ("name", "kept", "change"),
    [
        ("spokesman", ["three", "four"], "without the origin spokesman: 2 statements set aside"),
        ("ministry", ["four"], "without the voice ministry: 3 statements set aside"),
        ("third", ["one", "two"], "without the document third: 2 statements set aside"),
        (
            "first",
            ["three", "four"],
            "without the document and its copies first: 2 statements set aside",
        ),
        (
            "the daily POST",
            ["four"],
            "without the outlet the daily POST: 3 statements set aside",
        ),
        ("audit", ["one", "two", "three"], "without the origin audit: 1 statement set aside"),
    ],
)
def test_a_source_takes_all_that_it_said_or_passed_on(
    name: str, kept: list[str], change: str
) -> None:
    assert left(name) == kept
    assert suppose(DATA, [name])[1] == (change,)


def test_sources_fall_together_in_any_order() -> None:
    assert left("audit", "spokesman") == left("spokesman", "audit") == ["three"]


def test_a_figure_that_falls_leaves_no_reference_to_it() -> None:
    after, _ = suppose(DATA, ["spokesman"])
    assert after.quantities == (Quantity("q2", "four"),)


def test_an_unknown_source_is_named_with_the_nearest() -> None:
    with pytest.raises(NameLookupError, match="'spokesmen' is no origin.*nearest is 'spokesman'"):
        suppose(DATA, ["spokesmen"])
    with pytest.raises(NameLookupError, match="nearest is 'The Daily Post'"):
        suppose(DATA, ["The Daily Pots"])
    with pytest.raises(NameLookupError, match="'x' is no origin"):
        suppose(Dataset(), ["x"])


def test_an_unknown_origin_or_letter_to_grade_is_refused() -> None:
    with pytest.raises(NameLookupError, match="'audits' is no origin here; the nearest is 'audit'"):
        suppose(DATA, grades={"audits": "B"})
    with pytest.raises(QuestionError, match="'G' is no grade; a grade is one of A, B"):
        suppose(DATA, grades={"audit": "G"})


def test_a_grade_is_exchanged_and_named() -> None:
    after, changes = suppose(DATA, grades={"audit": "E", "minister": "A"})
    assert [one.grade for one in after.origins] == ["C", "A", "E"]
    assert changes == ("audit graded E instead of B", "minister graded A instead of F")


@given(ANY, st.data())
def test_without_a_source_all_is_as_if_its_rows_were_deleted(
    data: Dataset, choose: st.DataObject
) -> None:
    origin = choose.draw(st.sampled_from(data.origins))
    kept = tuple(one for one in data.statements if one.origin != origin.id)
    deleted = replace(data, statements=kept)
    after, _ = suppose(data, [origin.id])
    assert after == deleted
    assert weigh(after) == weigh(deleted)
    assert downstream(build(after), "a0") == downstream(build(deleted), "a0")


@given(ANY, st.data(), st.sampled_from("ABCDEF"))
def test_another_grade_is_as_if_it_had_been_written_and_undoing_it_restores(
    data: Dataset, choose: st.DataObject, letter: str
) -> None:
    origin = choose.draw(st.sampled_from(data.origins))
    after, _ = suppose(data, grades={origin.id: letter})
    assert after.origin[origin.id] == replace(origin, grade=letter)
    restored, _ = suppose(after, grades={origin.id: origin.grade})
    assert restored == data
    assert weigh(restored) == weigh(data)


@given(ANY, st.data())
def test_the_question_leaves_the_dataset_as_it_was(data: Dataset, choose: st.DataObject) -> None:
    before = weigh(data)
    suppose(data, [choose.draw(st.sampled_from(data.origins)).id], {data.origins[0].id: "A"})
    assert weigh(data) == before
    assert suppose(data) == (data, ())
