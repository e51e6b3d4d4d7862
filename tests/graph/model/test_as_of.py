"""What had been said by a day: nothing earlier than can be proved, and never less later on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import DateError
from graph.evidence.findings import weigh
from graph.model.as_of import AsOf, as_of, known_by, last_day, printed_by
from graph.model.dates import parse
from graph.model.rows import Dataset, Document, Quantity, Rejected, Statement
from graph.network import build
from graph.scrutiny.supposing import said_by
from seeds import tables
from tests.support.datasets_io import write_dataset
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
EVER = date.max


def saying(said: str = "", printed: str = "") -> Dataset:
    """One statement with its own date and its document's, where these are given."""
    one = dataset(edge("a-b"))
    statement = replace(one.statements[0], stated_on=parse(said) if said else None)
    document = replace(one.documents[0], published=parse(printed) if printed else None)
    return replace(one, statements=(statement,), documents=(document,))


@pytest.mark.parametrize(
    ("said", "printed", "day"),
    [
        ("2021-06-03", "", "2021-06-03"),
        ("", "2021-06-03", "2021-06-03"),
        ("2021-06-03", "2022", "2021-06-03"),
        ("2021", "2021-06-03", "2021-06-03"),  # what is printed has been said
        ("2022", "2021-06-03", "2022-12-31"),  # the date of the page is not that of the statement
        ("2021", "", "2021-12-31"),
        ("2021-06~", "", "2021-07-31"),
        ("../2021", "", "2021-12-31"),
        ("2021/..", "", None),
        ("2021/..", "2023", "2023-12-31"),
        ("", "", None),
    ],
)
def test_a_statement_counts_from_the_last_day_that_its_date_allows(
    said: str, printed: str, day: str | None
) -> None:
    data = saying(said, printed)
    expected = date.fromisoformat(day) if day else None
    assert known_by(data, data.statements[0]) == expected


@pytest.mark.parametrize(
    ("text", "day"), [("2021", "2021-12-31"), ("2024-02", "2024-02-29"), ("2015-21", "2015-05-31")]
)
def test_a_month_or_a_year_means_its_last_day(text: str, day: str) -> None:
    assert last_day(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["2021~", "2021?", "2021/2022", "2021/..", "yesterday", ""])
def test_no_answer_is_given_as_of_a_day_that_is_not_one(text: str) -> None:
    with pytest.raises(DateError, match=r"no day|no date"):
        last_day(text)


def test_what_was_said_later_and_what_nothing_dates_is_left_out_and_counted() -> None:
    data = dataset(edge("a-b"), edge("b-c"), edge("c-d"))
    days = (parse("2020"), parse("2022"), None)
    rows = zip(data.statements, days, strict=True)
    said = tuple(replace(one, stated_on=when) for one, when in rows)
    found = as_of(replace(data, statements=said), date(2021, 1, 1))
    assert [one.id for one in found.dataset.transfers] == ["a-b"]
    assert (found.later, found.undated, found.retracted) == (1, 1, 0)


def test_a_correction_counts_from_its_own_day() -> None:
    """The report relied on a record; its correction, as near to the origin, shows nothing."""
    data = dataset(edge("a-b"))
    report = replace(data.statements[0], stated_on=parse("2020"), basis="record")
    correction = replace(report, id="corrected", stated_on=parse("2022"), basis="none-shown")
    data = replace(data, statements=(report, correction))
    days = (date(2021, 12, 31), date(2022, 12, 31))
    before, after = (float(weigh(as_of(data, day).dataset)["a-b"].support) for day in days)
    assert (before, after) == (0.7, 0.5)


def test_a_retraction_that_nobody_dates_holds_on_every_day_and_is_said() -> None:
    data = saying("2020")
    data = replace(data, statements=(replace(data.statements[0], status="retracted"),))
    network, changed = said_by(build(data), "2021")
    assert network.findings["a-b"].marks == ("retracted",)
    assert changed == (
        "it were 31 December 2021, with 0 statements made later set aside, and 1 retracted,"
        " nobody records when, not counted",
    )


def test_a_passage_was_not_rejected_before_its_document_was_printed() -> None:
    data = replace(
        saying("2020", "2022"), rejected=(Rejected("d", 1, reason="intent", summary="meant to"),)
    )
    early, late = (as_of(data, date(year, 12, 31)).dataset for year in (2020, 2022))
    assert (early.documents, early.rejected) == (data.documents, ())
    assert late.rejected == data.rejected


def test_a_copy_keeps_the_document_whose_text_it_carries() -> None:
    data = saying("", "2020")
    copies = (replace(data.documents[0], copy_of="first"), Document("first", "First, undated"))
    assert as_of(replace(data, documents=copies), date(2021, 1, 1)).dataset.documents == copies


def test_one_figure_stays_one_when_the_rendering_that_joined_it_came_later() -> None:
    data = saying("2020")
    first, late = data.statements[0], replace(data.statements[0], id="late", stated_on=None)
    figures = (
        Quantity("q1", first.id, same_as="q3"),
        Quantity("q2", first.id, same_as="q3"),
        Quantity("q3", "late"),
    )
    data = replace(data, statements=(first, late), quantities=figures)
    left = as_of(data, date(2021, 1, 1)).dataset.quantities
    assert [(one.id, one.same_as) for one in left] == [("q1", ""), ("q2", "q1")]


@given(datasets(), DAYS, DAYS)
def test_statements_only_get_more(data: Dataset, one: date, other: date) -> None:
    early, late = (as_of(data, day) for day in sorted((one, other)))
    for table in ("statements", "transfers", "documents", "rejected", "quantities"):
        known = {_key(row) for row in getattr(late.dataset, table)}
        assert {_key(row) for row in getattr(early.dataset, table)} <= known
    assert early.undated == late.undated


def _key(row: Any) -> object:
    return row.id if hasattr(row, "id") else row


@given(datasets(), DAYS)
def test_every_statement_is_kept_or_counted_and_none_is_told_before_its_day(
    data: Dataset, day: date
) -> None:
    found = as_of(data, day)
    assert len(found.dataset.statements) + found.later + found.undated == len(data.statements)
    for one in found.dataset.statements:
        known = known_by(data, one)
        assert known
        assert known <= day


@settings(max_examples=30)
@given(datasets(), DAYS)
def test_what_is_left_is_a_dataset_without_fault(data: Dataset, day: date) -> None:
    left = as_of(data, day).dataset
    with TemporaryDirectory() as folder:
        assert tables.read(write_dataset(left, Path(folder) / "left")) == left


def all_dated(data: Dataset) -> Dataset:
    """Return the dataset with a date for whatever has none, and all transfers spoken of."""
    dated = tuple(
        one if printed_by(one, EVER) else replace(one, published=parse("2020"))
        for one in data.documents
    )
    said = {one.transfer for one in data.statements}
    kept = tuple(one for one in data.transfers if one.id in said)
    data = replace(data, documents=dated, transfers=kept)
    sure = (one if known_by(data, one) else replace(one, stated_on=None) for one in data.statements)
    return replace(data, statements=tuple(sure))


@given(datasets().map(all_dated))
def test_as_of_a_day_after_everything_it_is_the_whole_dataset(data: Dataset) -> None:
    assert as_of(data, EVER) == AsOf(data, EVER, 0, 0, _retracted(data.statements))


def _retracted(statements: Sequence[Statement]) -> int:
    return sum(one.status == "retracted" for one in statements)


@given(datasets(), DAYS, DAYS)
def test_as_of_a_day_and_then_an_earlier_one_is_as_of_the_earlier(
    data: Dataset, one: date, other: date
) -> None:
    early, late = sorted((one, other))
    assert as_of(as_of(data, late).dataset, early).dataset == as_of(data, early).dataset
