from __future__ import annotations

import pytest

from tests.seeds.conftest import Small

HEX = "0123456789abcdef" * 4
DATE = (
    "a date is 2021, 2021-08, 2021-08-15, 2015-21 (spring), 2020/2022, 2021-08/.., 2021~ or 2021?"
)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("actors.csv", "2021-08", "2021-13", "row 3, column active_to: '2021-13' is no date"),
        ("documents.csv", "2022-03-04", "4.3.2022", "row 2, column published: '4.3.2022' is no"),
        ("transfers.csv", "2001,2020", "2001-02-29,2020", "row 2, column start: '2001-02-29' is"),
        ("statements.csv", "2022-03-01", "2022/2021", "row 3, column stated_on: '2022/2021' ends"),
    ],
)
def test_an_impossible_date_is_named_with_the_forms_of_a_date(
    small: Small, file: str, old: str, new: str, place: str
) -> None:
    small.change(file, old, new)
    (sentence,) = small.faults()
    assert sentence.startswith(f"{file}, {place}")
    assert sentence.endswith(f"; {DATE}.")


@pytest.mark.parametrize(
    "paragraph", ["0", "-1", "3.0", "three", "+3", "03", "1e3", "9999999999", "٣"]
)
def test_a_paragraph_is_a_whole_number_counted_from_one(small: Small, paragraph: str) -> None:
    small.change("statements.csv", "asserts,4,", f"asserts,{paragraph},")
    assert small.faults() == [
        f"statements.csv, row 3, column paragraph: '{paragraph}' is no whole number;"
        " it counts from 1, in digits alone, up to 999999999."
    ]


@pytest.mark.parametrize("sentences", ["0", "0-2", "1-", "a", "1–2", "1,2", "1-2-3"])
def test_sentences_are_one_number_or_a_range(small: Small, sentences: str) -> None:
    small.change("statements.csv", ",4,1-2,", f',4,"{sentences}",')
    assert small.faults() == [
        f"statements.csv, row 3, column sentences: '{sentences}' is no sentence or range of"
        " sentences; sentences count from 1: 2 or 2-4."
    ]


def test_a_range_of_sentences_does_not_run_backwards(small: Small) -> None:
    small.change("rejected.csv", "5,2-3", "5,13-2")
    assert small.faults() == [
        "rejected.csv, row 3, column sentences: '13-2' ends before it begins;"
        " sentences count from 1: 2 or 2-4."
    ]


@pytest.mark.parametrize("digest", [HEX[:-1], HEX + "0", HEX.upper(), "g" + HEX[1:]])
def test_a_fingerprint_is_64_hexadecimal_digits_in_lower_case(small: Small, digest: str) -> None:
    small.change("documents.csv", HEX, digest)
    (sentence,) = small.faults()
    assert sentence.startswith(f"documents.csv, row 4, column sha256: '{digest[:59]}")
    assert sentence.endswith("is no SHA-256; a SHA-256 is 64 digits 0 to 9 and a to f.")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "ftp://daily.example/",
        "daily.example/arms",
        "https://",
        "https:///arms",
        "https://daily.example/a b",
        " https://daily.example/",
        'https://daily.example/"onclick=x',
    ],
)
def test_an_address_is_http_or_https(small: Small, url: str) -> None:
    cell = '"' + url.replace('"', '""') + '"'
    small.change("documents.csv", "https://daily.example/arms", cell)
    assert small.faults() == [
        f"documents.csv, row 2, column url: '{url}' is no web address;"
        " it begins with http:// or https:// and holds no blank."
    ]


@pytest.mark.parametrize(
    "item", ["22", "q22", "Q", "Q0", "Q22 ", "https://www.wikidata.org/wiki/Q22"]
)
def test_a_wikidata_item_is_q_and_digits(small: Small, item: str) -> None:
    small.change("actors.csv", ",Q22,", f",{item},")
    assert small.faults() == [
        f"actors.csv, row 5, column wikidata: '{item}' is no Wikidata item;"
        " an item is Q and its number: Q11211."
    ]


@pytest.mark.parametrize("number", ["1,000", "-5", "+5", "nan", "inf", "0x10", "1_000", ".5", "5."])
def test_a_number_is_plain_digits(small: Small, number: str) -> None:
    small.change("quantities.csv", ",1000,", f',"{number}",')
    assert small.faults() == [
        f"quantities.csv, row 3, column minimum: '{number}' is no number; a number is digits,"
        " with a point before decimals and no sign, comma or blank: 7.1."
    ]


def test_a_number_too_large_to_hold_is_refused(small: Small) -> None:
    small.change("quantities.csv", ",1000,", ",1e999,")
    assert small.faults() == [
        "quantities.csv, row 3, column minimum: '1e999' is no number that can be held;"
        " a number is less than 1e308."
    ]
