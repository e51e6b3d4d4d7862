"""The transfers in order of time; what did not come about is never told as if it had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from exports.report.statements import timeline
from exports.report.statements.timeline import NOT_HAPPENED
from graph.constraints.limits import Limits
from graph.constraints.meant import EVERYBODY, Scope
from graph.model.dates import parse
from graph.model.rows import Dataset
from graph.network import build
from tests.support.contracts import keeps
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets

DATED = dataset(
    edge("a-b", start="2021-08", end="2021-08"),
    edge("a-c"),
    edge("b-c", end="2019"),
    edge("c-d", start="2015~", end="2016"),
    edge("d-e", start="2020", end="2022/.."),
)


def line(data: Dataset, scope: Scope = EVERYBODY, **limits: Any) -> timeline.Timeline:
    found: timeline.Timeline = timeline.reply(build(data), scope, Limits(**limits)).found
    return found


def with_stance(data: Dataset, stance: str, **more: Any) -> Dataset:
    """Return the dataset with that stance of its first statement."""
    first, *rest = data.statements
    return replace(data, statements=(replace(first, stance=stance, **more), *rest))


def test_they_stand_in_order_of_time_and_the_undated_last() -> None:
    order = [one.transfer.id for one in line(DATED).moments]
    assert order == ["c-d", "b-c", "d-e", "a-b", "a-c"]


def test_a_span_is_told_as_written_and_from_its_first_to_its_last_day() -> None:
    found = timeline.as_json(line(DATED))["transfers"]
    ends = {one["transfer"]: (one["start"], one["earliest"], one["latest"]) for one in found}
    assert ends == {
        "c-d": ("2015~", "2014-01-01", "2016-12-31"),
        "b-c": (None, None, "2019-12-31"),
        "d-e": ("2020", "2020-01-01", None),
        "a-b": ("2021-08", "2021-08-01", "2021-08-31"),
        "a-c": (None, None, None),
    }
    text = timeline.as_text(line(DATED))
    assert "about 2015 to 2016 [2014-01-01/2016-12-31]: C → D" in text
    assert "[../2019-12-31]: B → C" in text
    assert "\nundated: A → C" in text


def test_under_each_stands_who_said_so_in_the_order_in_which_it_was_said() -> None:
    data = dataset(edge("a-b"))
    first = data.statements[0]
    days = {"late": "2022", "early": "2020-05", "never": ""}
    rows = (
        replace(first, id=name, stated_on=parse(day) if day else None) for name, day in days.items()
    )
    (found,) = line(replace(data, statements=tuple(rows))).moments
    assert [one.statement.id for one in found.said] == ["early", "late", "never"]
    assert "+ said May 2020: a-b (grade B) asserts" in timeline.as_text(line(data_of(found, data)))


def data_of(found: timeline.Moment, data: Dataset) -> Dataset:
    """Return the dataset with the statements of a moment."""
    return replace(data, statements=tuple(one.statement for one in found.said))


@pytest.mark.parametrize("outcome", ["intended", "attempted", "intercepted"])
def test_a_transfer_that_was_not_completed_is_marked_wherever_it_stands(outcome: str) -> None:
    found = line(dataset(edge("a-b", outcome=outcome)))
    assert found.verdict().kind == "none-came-about"
    assert found.verdict().sentence.startswith(
        f"No document states a completed transfer of arms; 1 {outcome}"
    )
    assert timeline.as_json(found)["transfers"][0]["state"] == outcome
    for told in (timeline.as_text(found), timeline.as_markdown(found)):
        assert f"{outcome}" in told.partition("A → B")[2]


@pytest.mark.parametrize(
    ("stance", "more", "state", "words"),
    [
        ("denies", {}, "only-denied", "only denied: no document states it"),
        ("qualifies", {}, "not-stated", "no document states it"),
        ("asserts", {"explicitness": "coder"}, "not-stated", "no document states it"),
        ("asserts", {"status": "retracted"}, "withdrawn", "withdrawn by whoever said it"),
    ],
)
def test_what_nobody_states_is_marked_and_not_counted(
    stance: str, more: dict[str, str], state: str, words: str
) -> None:
    found = line(with_stance(dataset(edge("a-b")), stance, **more))
    assert found.moments[0].state == state
    assert found.verdict().sentence == (
        f"No document states a completed transfer of arms; 1 {NOT_HAPPENED[state]}."
    )
    assert words in timeline.as_text(found)


def test_what_is_said_of_a_part_or_a_whole_is_not_counted_as_theirs() -> None:
    data = dataset(edge("unit-b"), parents={"unit": "a"}, a="state")
    assert line(data, Scope("a", "b")).verdict().sentence == (
        "No document states a completed transfer of arms from A to B; 1 said of a part of them."
    )
    other = dataset(edge("a-b"), parents={"unit": "a"})
    assert line(other, Scope("unit", "b")).verdict().sentence == (
        "No document states a completed transfer of arms from UNIT to B; 1 of a whole or a"
        " collective, not of them by name."
    )


def test_the_table_has_a_row_a_transfer_and_nothing_of_the_data_breaks_it() -> None:
    data = dataset(edge("a-b", place="x | y\nz"), edge("b-c"))
    rows = [one for one in timeline.as_markdown(line(data)).split("\n") if one.startswith("|")]
    assert len(rows) == 4
    assert [one.replace("\\|", "").count("|") for one in rows] == [7] * 4


def test_limits_keep_the_time_of_a_transfer_as_it_is() -> None:
    found = line(DATED, between=(date(2015, 6, 1), date(2016, 1, 1)))
    told = {one["transfer"]: one["latest"] for one in timeline.as_json(found)["transfers"]}
    assert told["c-d"] == "2016-12-31"


@settings(max_examples=40)
@given(datasets())
def test_any_timeline_is_in_order_and_keeps_its_contract(data: Dataset) -> None:
    found = line(data)
    values = timeline.as_json(found)
    keeps("timeline", values)
    spans = [one.transfer.span for one in found.moments]
    dated = [one for one in spans if one]
    assert spans == [*dated, *[None] * (len(spans) - len(dated))]
    firsts = [last if first == date.min else first for first, last in dated]
    assert firsts == sorted(firsts)
    for one in values["transfers"]:
        if one["outcome"] != "completed":
            assert one["state"] != "stated"
    assert timeline.as_text(found)
    assert timeline.as_markdown(found)


def test_what_is_intended_or_denied_of_a_whole_is_counted_as_that() -> None:
    data = dataset(
        edge("w-c", outcome="intended"), edge("w-c-too"), parents={"a": "w"}, a="armed-group"
    )
    first, second = data.statements
    denied = replace(data, statements=(first, replace(second, stance="denies")))
    assert line(denied, Scope("a", "c")).verdict() == (
        "none-came-about",
        "No document states a completed transfer of arms from A to C; 1 intended, delivery not"
        " stated, of a whole or a collective, not of them by name; 1 only denied, of a whole or a"
        " collective, not of them by name.",
    )
