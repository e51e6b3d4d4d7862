"""EDTF texts and the days that they allow."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DateError
from graph.model.dates import parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-08", date(2021, 8, 1), date(2021, 8, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-08-15", date(2021, 8, 15), date(2021, 8, 15)),
        ("2015-21", date(2015, 3, 1), date(2015, 5, 31)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("2020/2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("2021-08/..", date(2021, 8, 1), date.max),
        ("2021-06/2021", date(2021, 6, 1), date(2021, 12, 31)),
        ("../2021-08", date.min, date(2021, 8, 31)),
        ("2021-08/", date(2021, 8, 1), date.max),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
        ("2021-XX", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-08-XX", date(2021, 8, 1), date(2021, 8, 31)),
        ("2021~", date(2020, 1, 1), date(2022, 12, 31)),
        ("2021-08?", date(2021, 7, 1), date(2021, 9, 30)),
        ("2021-08-15~", date(2021, 8, 14), date(2021, 8, 16)),
        ("2021%", date(2019, 1, 1), date(2023, 12, 31)),
        ("2021-22~", date(2021, 3, 1), date(2021, 11, 30)),
        ("0001", date.min, date(1, 12, 31)),
        ("0001-01-01~", date.min, date(1, 1, 2)),
        ("9999~", date(9998, 1, 1), date.max),
    ],
)
def test_a_date_allows_these_days(text: str, earliest: date, latest: date) -> None:
    period = parse(text)
    assert (period.earliest, period.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    "2021-13 2021-00 2021-02-30 21 2021-8 0000 00XX-01 2022/2021 2021/2021/2022 garbage"
    " 2021-XX-05 2021-08-15T10 / .. ../.. 2021-25 202X-05 ٢٠٢١".split(),
)
def test_what_is_no_date_is_named_with_examples_of_dates(text: str) -> None:
    with pytest.raises(DateError, match="is no date|ends before") as caught:
        parse(text)
    assert f"'{text}'" in str(caught.value)
    assert "2015-21 (spring)" in str(caught.value)


def test_the_text_as_written_is_kept() -> None:
    assert str(parse("2021-08~")) == "2021-08~"


@given(st.dates())
def test_a_day_is_its_own_earliest_and_latest(day: date) -> None:
    period = parse(day.isoformat())
    assert (period.earliest, period.latest) == (day, day)


@given(st.dates(min_value=date(3, 1, 1), max_value=date(9997, 1, 1)), st.sampled_from("?~%"))
def test_a_qualifier_never_narrows(day: date, qualifier: str) -> None:
    for text in (f"{day:%Y}".zfill(4), day.isoformat()[:7], day.isoformat()):
        plain, wide = parse(text), parse(text + qualifier)
        assert wide.earliest < plain.earliest <= plain.latest < wide.latest


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        period = parse(text)
    except DateError:
        return
    assert period.earliest <= period.latest
