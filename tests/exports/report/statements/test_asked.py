"""What limits merely do not rule out is never told as an answer to what was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.report.statements import says, timeline
from exports.report.statements.says import Heard, Hearing
from graph.constraints.limits import Limits
from graph.constraints.meant import EVERYBODY, Scope
from graph.model.dates import parse
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset
from graph.network import build
from tests.support.small_networks import dataset, edge

A_TO_C = Scope("a", "c")

IN_2030 = (date(2030, 1, 1), date(2030, 12, 31))

SOME = dataset(edge("a-c"))


def heard(data: Dataset, scope: Scope = A_TO_C, deny: bool = False, **limits: Any) -> Heard:
    return Heard(build(data), Hearing(scope, deny=deny, limits=Limits(**limits)))


def in_order(data: Dataset, scope: Scope = A_TO_C, **limits: Any) -> timeline.Timeline:
    found: timeline.Timeline = timeline.reply(build(data), scope, Limits(**limits)).found
    return found


def printed_in(data: Dataset, year: str) -> Dataset:
    """Return the dataset with all its documents of that year."""
    documents = (replace(one, published=parse(year)) for one in data.documents)
    return replace(data, documents=tuple(documents))


@pytest.mark.parametrize(
    ("limits", "lead"),
    [
        (
            {"materiel": ("helicopter",)},
            "No document names helicopters here; what is said, without the materiel asked for: ",
        ),
        (
            {"places": ("Herat",)},
            "That it was in Herat is not stated; what is said, without the place asked for: ",
        ),
        (
            {"between": IN_2030},
            "That it was between 2030-01-01 and 2030-12-31 is not stated; what is said, without"
            " the time asked for: ",
        ),
        (
            {"materiel": ("tank",), "places": ("Herat",)},
            "No document names tanks here; that it was in Herat is not stated; what is said,"
            " without the materiel and the place asked for: ",
        ),
    ],
)
def test_what_no_document_says_of_what_was_asked_comes_first(
    limits: dict[str, Any], lead: str
) -> None:
    found = heard(SOME, **limits).verdict()
    assert found.sentence == f"{lead}a-c says that arms passed from A to C (supplied)."
    assert found.kind == "stated-otherwise"
    assert in_order(SOME, **limits).verdict().sentence.startswith(f"{lead}1 alleged transfer")
    about = heard(SOME, Scope(about="a"), **limits).verdict()
    assert about.sentence.startswith(f"{lead}a-c is heard on alleged transfers of arms")


def test_only_what_names_the_kind_or_one_below_it_counts_as_saying_so() -> None:
    data = dataset(edge("a-c", materiel=("assault-rifle",)), edge("a-c-too"))
    found = heard(data, materiel=("small-arm",))
    assert found.verdict() == (
        "stated",
        "a-c says that small arms passed from A to C (supplied); not counted: 1 transfer not"
        " stated to be of the materiel asked for.",
    )
    first, second = says.as_text(found).split("\na-c-too\n")
    assert "not stated to be as asked for" not in first
    assert "not stated to be as asked for" in " ".join(second.split())
    assert in_order(data, materiel=("small-arm",)).verdict().sentence == (
        "1 alleged transfer of small arms from A to C within these constraints in order of time,"
        " 1 of them undated; not counted: 1 transfer not stated to be of the materiel asked for."
    )


def test_where_nothing_is_said_at_all_what_was_asked_is_named() -> None:
    found = heard(SOME, Scope("c", "a"), materiel=("helicopter",)).verdict()
    assert found.sentence == (
        "No document states that helicopters passed from C to A directly within these constraints."
    )


def test_unspecified_materiel_asked_for_is_any_materiel() -> None:
    told = heard(SOME, materiel=(UNSPECIFIED,)).verdict().sentence
    assert told == "a-c says that arms passed from A to C (supplied)."


def test_nothing_came_about_later_than_all_that_states_it_was_printed() -> None:
    data = printed_in(SOME, "2021")
    assert heard(data, between=IN_2030).verdict().sentence == (
        "No document states that arms passed from A to C directly within these constraints."
    )
    left_out = "Left out: 1 transfer stated only before 1 January 2030."
    assert left_out in says.as_text(heard(data, between=IN_2030))
    assert left_out in timeline.as_text(in_order(data, EVERYBODY, between=IN_2030))


@pytest.mark.parametrize(("year", "columns"), [("2030", {}), ("2021", {"outcome": "intended"})])
def test_what_can_still_have_come_is_not_left_out(year: str, columns: dict[str, str]) -> None:
    data = printed_in(dataset(edge("a-c", **columns)), year)
    assert heard(data, between=IN_2030).said


def test_a_denial_of_other_arms_is_no_denial_of_those_asked_for() -> None:
    denied = replace(SOME, statements=tuple(replace(o, stance="denies") for o in SOME.statements))
    told = heard(denied, deny=True, materiel=("helicopter",)).verdict().sentence
    assert told == (
        "No document names helicopters here; what is said, without the materiel asked for: a-c"
        " denies that arms passed from A to C within these constraints."
    )
