"""Another ladder of grades from a CSV file."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DatasetError, FileError
from graph.evidence.findings import weigh
from graph.evidence.ladder import LADDER, Ladder, Rung
from seeds.ladders import read_ladder
from tests.support.small_networks import dataset, edge

HEADER = "letter,low,point,high"
OWN = "A,.8,.9,.99\nB,.6,.7,.8\nC,.4,.5,.6\nD,.2,.3,.4\nE,0,.1,.2\nF,0,0,.5\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ladder.csv"


def write(path: Path, text: str | bytes = f"{HEADER}\n{OWN}") -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def faults(path: Path, text: str) -> list[str]:
    with pytest.raises(DatasetError) as refusal:
        read_ladder(write(path, text))
    return str(refusal.value).split("\n")


def spoilt(path: Path, old: str, new: str) -> list[str]:
    assert OWN.count(old) == 1
    return faults(path, f"{HEADER}\n{OWN.replace(old, new)}")


def test_the_built_in_ladder_written_down_reads_back_as_itself(path: Path) -> None:
    assert read_ladder(write(path)) == LADDER


def test_numbers_are_read_exactly(path: Path) -> None:
    text = OWN.replace(".7", "0.70000000000000000001")
    assert read_ladder(write(path, f"{HEADER}\n{text}"))["B"].point == Fraction(
        70000000000000000001, 10**20
    )


@pytest.mark.parametrize("one", ["1", "1.", "1.0", "01"])
def test_a_decimal_is_read_in_any_form(path: Path, one: str) -> None:
    assert read_ladder(write(path, f"{HEADER}\n{OWN.replace('.99', one)}"))["A"].high == 1


def test_columns_and_rows_come_in_any_order_with_blank_rows_and_a_byte_order_mark(
    path: Path,
) -> None:
    rows = [line.split(",") for line in reversed(OWN.split())]
    text = "\r\n\r\n".join(",".join(reversed(row)) for row in rows)
    write(path, "\ufeffhigh,point,low,letter\r\n,,,\r\n" + text)
    assert read_ladder(path) == LADDER
    assert list(read_ladder(path)) == list("ABCDEF")


@st.composite
def ladders(draw: st.DrawFn) -> dict[str, tuple[Fraction, ...]]:
    figure = st.integers(0, 1000).map(lambda number: Fraction(number, 1000))
    columns = [sorted(draw(st.lists(figure, min_size=5, max_size=5))) for _ in range(3)]
    triples = [sorted(triple) for triple in zip(*columns, strict=True)]
    rungs = {letter: tuple(triple) for letter, triple in zip("EDCBA", triples, strict=True)}
    return {**rungs, "F": (Fraction(0), Fraction(0), draw(figure))}


@given(ladders())
def test_every_ladder_reads_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, ladder: dict[str, tuple[Fraction, ...]]
) -> None:
    lines = [
        ",".join([letter, *(f"{float(figure):.3f}" for figure in rung)])
        for letter, rung in ladder.items()
    ]
    path = tmp_path_factory.mktemp("ladder") / "own.csv"
    found: Ladder = read_ladder(write(path, "\n".join([HEADER, *lines])))
    assert found == {letter: Rung(*rung) for letter, rung in ladder.items()}


def test_a_letter_worth_more_than_a_better_one_is_refused(path: Path) -> None:
    found = spoilt(path, "C,.4,.5,.6", "C,.4,.75,.9")
    assert found == [
        "ladder.csv, row 4, column high: the high '.9' of C is above the '.8' of B;"
        " a better letter is worth no less.",
        "ladder.csv, row 4, column point: the point '.75' of C is above the '.7' of B;"
        " a better letter is worth no less.",
    ]


def test_another_ladder_moves_figures_and_no_band(path: Path) -> None:
    data = dataset(edge("a-b"))
    own = read_ladder(write(path, f"{HEADER}\n{OWN.replace('.6,.7,.8', '.5,.6,.7')}"))
    before, after = weigh(data), weigh(data, own)
    assert [one.band for one in before.values()] == [one.band for one in after.values()]
    assert [one.support for one in before.values()] != [one.support for one in after.values()]


# -- faults of a row


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        ("B,.6,x,.8", "column point: 'x' is no number from 0 to 1"),
        ("B,.6,,.8", "column point: the cell is empty"),
        ("B,.6,1.01,.8", "column point: '1.01' is no number from 0 to 1"),
        ("B,-.6,.7,.8", "column low: '-.6' is no number from 0 to 1"),
        ("B,.6,.7,7e-1", "column high: '7e-1' is no number from 0 to 1"),
        ("B,.6,.7,.", "column high: '.' is no number from 0 to 1"),
        ("B,.6,2/3,.8", "column point: '2/3' is no number from 0 to 1"),
        ("B,.6,\u0660.\u0667,.8", "column point: '\u0660.\u0667' is no number from 0 to 1"),
    ],
)
def test_what_is_no_number_is_named_with_its_place(path: Path, new: str, problem: str) -> None:
    assert spoilt(path, "B,.6,.7,.8", new) == [
        f"ladder.csv, row 3, {problem}; it is a decimal number from 0 to 1, such as 0.75."
    ]


def test_a_number_of_many_digits_is_refused_and_cut_in_the_message(path: Path) -> None:
    (sentence,) = spoilt(path, ".7", "0." + "7" * 5000)
    assert len(sentence) < 200


def test_figures_that_fall_are_named_with_both_values(path: Path) -> None:
    assert spoilt(path, "C,.4,.5,.6", "C,.55,.5,.45") == [
        "ladder.csv, row 4, column high: the high '.45' is less than the point '.5'; low, point,"
        " high do not fall.",
        "ladder.csv, row 4, column point: the point '.5' is less than the low '.55'; low, point,"
        " high do not fall.",
    ]


def test_low_and_high_are_compared_where_the_point_cannot_be_read(path: Path) -> None:
    assert len(spoilt(path, "C,.4,.5,.6", "C,.7,x,.6")) == 2


def test_the_point_of_f_is_nothing_but_0(path: Path) -> None:
    assert spoilt(path, "F,0,0,.5", "F,0,.01,.5") == [
        "ladder.csv, row 7, column point: the point of F is '.01'; F is not graded, so that its"
        " point is 0."
    ]


def test_a_letter_that_is_none_or_comes_again_or_is_missing_is_named(path: Path) -> None:
    text = OWN.replace("C,", "c,").replace("D,", "B,")
    assert faults(path, f"{HEADER}\n{text}") == [
        "ladder.csv, column letter: there is no row for 'C'; the letters are A, B, C, D, E, F,"
        " each in one row.",
        "ladder.csv, column letter: there is no row for 'D'; the letters are A, B, C, D, E, F,"
        " each in one row.",
        "ladder.csv, row 4, column letter: 'c' is no grade; the letters are A, B, C, D, E, F,"
        " each in one row.",
        "ladder.csv, row 5, column letter: 'B' is already the letter of row 3; the letters are A,"
        " B, C, D, E, F, each in one row.",
    ]


def test_all_faults_come_in_one_go(path: Path) -> None:
    text = "A,x,y,z\n,0,0,0\nF,.1,.2,.3,.4\nE,\0,0,0\n"
    places = [sentence.partition(": ")[0] for sentence in faults(path, f"{HEADER}\n{text}")]
    assert places == [
        *["ladder.csv, column letter"] * 3,
        "ladder.csv, row 2, column high",
        "ladder.csv, row 2, column low",
        "ladder.csv, row 2, column point",
        "ladder.csv, row 3, column letter",
        "ladder.csv, row 4",
        "ladder.csv, row 5, column low",
    ]


# -- faults of the file


@pytest.mark.parametrize(
    ("header", "places"),
    [
        ("letter,low,high", ["row 1, column point: the column is missing"]),
        (
            "letter,low,point,high,note",
            ["row 1, column note: 'note' is no column of a ladder"],
        ),
        ("letter,low,point,high,low", ["row 1, column low: 'low' stands in the header 2 times"]),
    ],
)
def test_a_header_at_fault_is_named(path: Path, header: str, places: list[str]) -> None:
    found = faults(path, header + "\n")
    assert [one for one in found if "row 1" in one] == [
        one for one in found if any(one.startswith(f"ladder.csv, {place};") for place in places)
    ]
    assert len([one for one in found if "row 1" in one]) == len(places)


def test_a_file_with_a_header_alone_lacks_every_letter(path: Path) -> None:
    assert len(faults(path, HEADER)) == 6


def test_an_empty_file_is_named_as_such(path: Path) -> None:
    assert faults(path, "") == [
        "ladder.csv: the file is empty; a ladder is a CSV file with the columns letter, low,"
        " point, high."
    ]


def test_a_quote_that_is_not_closed_is_named(path: Path) -> None:
    found = faults(path, f'{HEADER}\nA,".8,.9,.99\n')
    assert len(found) == 1
    assert "is not closed" in found[0]


def test_a_file_that_is_not_there_is_said(path: Path) -> None:
    with pytest.raises(FileError) as refusal:
        read_ladder(path)
    assert str(refusal.value) == (
        f"{path}: there is no such file; a ladder is a CSV file with the columns letter, low,"
        " point, high."
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="it is a folder; a ladder is a CSV file"):
        read_ladder(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "latin-1"])
def test_another_encoding_is_said_with_the_first_odd_byte(path: Path, encoding: str) -> None:
    text = f"{HEADER}\n{OWN}".replace("A,", "\u00c4,")
    with pytest.raises(FileError, match=r"byte [0-9A-F]{2} at offset \d+, which is not UTF-8"):
        read_ladder(write(path, text.encode(encoding)))
