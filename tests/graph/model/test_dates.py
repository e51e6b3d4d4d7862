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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31/08/2015", "2015-08-31"),
        ("08/31/2015", "2015-08-31"),
        ("05/08/2015", "2015-08-05 or 2015-05-08"),
        ("31.8.2015", "2015-08-31"),
        ("1/2015", "2015-01"),
        ("2015-8-1", "2015-08-01"),
        ("2015/8/1", "2015-08-01"),
        ("2015 ", "2015"),
        ("2021-08-15T10:22:00Z", "2021-08-15"),
        ("2021-08-15 00:00:00", "2021-08-15"),
        ("31 August 2015", "2015-08-31"),
        ("Aug. 31, 2015", "2015-08-31"),
        ("12th of May 2013", "2013-05-12"),
        ("SEPT 2015", "2015-09"),
        ("summer 2015", "2015-22"),
        ("winter 2015/16", "2015-24"),
        ("circa 2015", "2015~"),
        ("c. August 2015", "2015-08~"),
        ("early 2016", "2016-01/2016-04~"),
        ("mid-2016", "2016-05~/2016-08~"),
        ("late 2016", "2016-09~/2016-12"),
        ("Q1 2016", "2016-01/2016-03"),
        ("2016-Q3", "2016-07/2016-09"),
        ("2015-33", "2015-01/2015-03"),
        ("2015-41", "2015-07/2015-12"),
        ("2015?-21", "2015-21?"),
        ("201X-22", "201X"),
        ("2010s", "201X"),
        ("2014-2016", "2014/2016"),
        ("2014 \u2013 2016", "2014/2016"),
        ("between 2014 and March 2016", "2014/2016-03"),
        ("before 2015", "../2015"),
        ("since August 2021", "2021-08/.."),
    ],
)
def test_a_date_as_people_write_it_is_refused_with_the_one_that_it_means(
    text: str, meant: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert f"'{text}' is no date; did you mean {meant}?" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["Ramadan 2014", "2021-02-30", "31.02.2015", "99/99/2015", "maybe 2015", "soon", "21"]
)
def test_nothing_is_proposed_where_nothing_is_likely(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert "did you mean" not in str(caught.value)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_first_date_proposes_its_day(day: date) -> None:
    with pytest.raises(DateError) as caught:
        parse(f"{day.day}/{day.month}/{day.year}")
    assert day.isoformat() in str(caught.value)
