from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DatasetError, Fault
from graph.model.schema import TABLES
from seeds.tables import read
from tests.seeds.conftest import Small

SLUG = "a slug is lower-case letters a to z, digits and hyphens, and begins with no hyphen"


def test_a_required_cell_that_is_empty_is_named_with_what_is_needed(small: Small) -> None:
    small.change("actors.csv", "band,The Band,", "band,,")
    assert small.faults() == [
        "actors.csv, row 5, column name: the cell is empty; needed here: the name shown."
    ]


def test_a_required_cell_of_blanks_counts_as_empty(small: Small) -> None:
    small.change("statements.csv", "says that the depot was left", " ")
    assert small.faults() == [
        "statements.csv, row 3, column summary: ' ' is blank;"
        " needed here: what is said, in the researcher's own words."
    ]


@pytest.mark.parametrize("slug", ["The-Band", "-band", "the band", "bänd", "band_", "band\n", "٣"])
def test_an_id_that_is_no_slug_is_refused(small: Small, slug: str) -> None:
    small.change("transfers.csv", "depot,band,", "depot,,")
    small.change("actors.csv", "band,The Band,", f'"{slug}",The Band,')
    shown = slug.replace("\n", "\\n")
    assert f"actors.csv, row 5, column id: '{shown}' is no slug; {SLUG}." in small.faults()


def test_a_group_that_is_no_slug_is_refused(small: Small) -> None:
    small.change("origins.csv", "general,A general,army,army,", "general,A general,army,The army,")
    assert small.faults() == [f"origins.csv, row 4, column group: 'The army' is no slug; {SLUG}."]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "problem"),
    [
        ("actors.csv", "forces,north,", "forces,nroth,", "row 3, column parent", "north"),
        ("documents.csv", ",daily,,", ",dayli,,", "row 3, column copy_of", "daily"),
        ("origins.csv", "army,army,,,", "amy,army,,,", "row 3, column speaker", "army"),
        ("transfers.csv", "t3,depot,", "t3,depott,", "row 4, column giver", "depot"),
        ("transfers.csv", "t3,depot,band", "t3,depot,bands", "row 4, column receiver", "band"),
        ("statements.csv", "s2,t2,general", "s2,t2,generel", "row 3, column origin", "general"),
        ("statements.csv", "auditor,audit,", "auditor,audits,", "row 2, column document", "audit"),
        ("quantities.csv", "thousand,q1", "thousand,q11", "row 3, column same_as", "q1"),
        ("rejected.csv", "daily,5", "dailly,5", "row 3, column document", "daily"),
    ],
)
def test_an_id_that_is_in_no_row_is_named_with_the_nearest_one(
    small: Small, file: str, old: str, new: str, place: str, problem: str
) -> None:
    small.change(file, old, new)
    (sentence,) = small.faults()
    assert sentence.startswith(f"{file}, {place}: '")
    assert f".csv; the nearest is '{problem}'" in sentence


def test_a_reference_says_which_table_was_searched_and_lists_it_where_it_is_short(
    small: Small,
) -> None:
    small.change("transfers.csv", "t3,depot,", "t3,dept,")
    assert small.faults() == [
        "transfers.csv, row 4, column giver: 'dept' is no id in actors.csv;"
        " the nearest is 'depot' (all: north, army, depot, band)."
    ]


def test_a_reference_to_a_table_without_rows_says_that_there_is_none(small: Small) -> None:
    small.write("documents.csv", "id,title\n")
    assert (
        "rejected.csv, row 2, column document: 'daily' is no id in documents.csv;"
        " there is no id in documents.csv yet." in small.faults()
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "actors.csv",
            "stockpile",
            "stokpile",
            "row 4, column type: 'stokpile' is no actor type; the nearest is 'stockpile'.",
        ),
        (
            "documents.csv",
            "2022-03,repost",
            "2022-03,reposted",
            "row 3, column genre: 'reposted' is no genre; the nearest is 'repost'.",
        ),
        (
            "origins.csv",
            ",D,speaks",
            ",d,speaks",
            "row 4, column grade: 'd' is no grade; the nearest is",
        ),
        ("transfers.csv", ",supplied,", ",suplied,", "row 2, column mode: 'suplied' is no mode;"),
        (
            "transfers.csv",
            "carrier-unknown",
            "unknown carrier",
            "row 4, column directness: 'unknown carrier' is no directness;"
            " the nearest is 'carrier-unknown' (all: direct, carrier-unknown).",
        ),
        (
            "transfers.csv",
            "direct,unknown",
            "direct,unknwon",
            "row 3, column authorisation: 'unknwon' is no authorisation; the nearest is 'unknown'",
        ),
        (
            "statements.csv",
            "daily,denies",
            "daily,Denies",
            "row 5, column stance: 'Denies' is no stance; the nearest is 'denies'",
        ),
        (
            "statements.csv",
            "verbatim",
            "verbatum",
            "row 3, column fidelity: 'verbatum' is no fidelity; the nearest is 'verbatim'",
        ),
        (
            "quantities.csv",
            ",exactly",
            ",exact",
            "row 2, column qualifier: 'exact' is no qualifier; the nearest is 'exactly'",
        ),
        (
            "quantities.csv",
            "1200,pieces",
            "1200,piece",
            "row 2, column unit: 'piece' is no unit; the nearest is 'pieces'",
        ),
        (
            "rejected.csv",
            "boilerplate",
            "boiler plate",
            "row 2, column reason: 'boiler plate' is no rejected reason;"
            " the nearest is 'boilerplate'.",
        ),
    ],
)
def test_an_unknown_term_is_named_with_the_nearest_one(
    small: Small, file: str, old: str, new: str, expected: str
) -> None:
    small.change(file, old, new)
    assert small.faults()[0].startswith(f"{file}, {expected}")


def test_each_unknown_materiel_term_of_a_cell_is_named(small: Small) -> None:
    small.change("transfers.csv", "rifle; kell-rifle", "riffle; kell-rifle; tnak")
    assert small.faults() == [
        "transfers.csv, row 2, column materiel: 'riffle' is no materiel term;"
        " the nearest is 'rifle'.",
        "transfers.csv, row 2, column materiel: 'tnak' is no materiel term; the nearest is 'tank'.",
    ]


def test_a_figure_counts_one_materiel_term_not_several(small: Small) -> None:
    small.change("quantities.csv", "s3,rifle,", "s3,rifle;tank,")
    (sentence,) = small.faults()
    assert sentence.startswith(
        "quantities.csv, row 3, column of: 'rifle;tank' is no materiel term;"
    )


def test_without_its_own_table_the_dataset_has_only_the_built_in_materiel(small: Small) -> None:
    (small.folder / "materiel.csv").unlink()
    assert [sentence.partition(";")[0] for sentence in small.faults()] == [
        "quantities.csv, row 2, column of: 'kell-rifle' is no materiel term",
        "transfers.csv, row 2, column materiel: 'kell-rifle' is no materiel term",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (
            "actors.csv",
            "NL; the North",
            "NL;; the North",
            "row 2, column aliases: 'NL;; the North'",
        ),
        ("transfers.csv", "rifle; kell-rifle", "rifle;", "row 2, column materiel: 'rifle;'"),
        ("statements.csv", "daily > wire", "> wire", "row 4, column relay: '> wire'"),
        ("statements.csv", "daily > wire", "daily >> wire", "row 4, column relay: 'daily >> wire'"),
    ],
)
def test_a_separator_with_nothing_on_one_side_is_a_fault(
    small: Small, file: str, old: str, new: str, place: str
) -> None:
    small.change(file, old, new)
    (sentence,) = small.faults()
    assert sentence.startswith(f"{file}, {place} has an empty part; something stands on each side")


def test_a_value_is_shown_on_one_line_cut_short_and_without_control_characters(
    small: Small,
) -> None:
    small.change("transfers.csv", "t3,depot,", 't3,"de\n\x1b[31m\u202e' + "x" * 99 + '",')
    _, sentence = small.faults()
    assert "'de\\n\\x1b[31m\\u202e" + "x" * 50 + "…' is no id" in sentence


def test_a_nearest_id_that_is_itself_at_fault_is_shown_without_control_characters(
    small: Small,
) -> None:
    small.change("actors.csv", "band,The Band", "band\x1b,The Band")
    assert small.faults()[1] == (
        "transfers.csv, row 4, column receiver: 'band' is no id in actors.csv;"
        " the nearest is 'band\\x1b' (all: north, army, depot, band\\x1b)."
    )


def test_every_fault_of_every_table_is_named_in_one_run_in_order(small: Small) -> None:
    small.change("actors.csv", "stockpile", "stokpile")
    small.change("documents.csv", "2022-03-04", "2022-3-4")
    small.change("origins.csv", ",B,inspects the stock each year,", ",B,,")
    small.change("transfers.csv", "t3,depot,band", "t3,depot,depot")
    small.change("statements.csv", "s2,t2,", "s1,t2,")
    small.change("quantities.csv", "1200,1200,", "1300,1200,")
    small.change("rejected.csv", "intent", "intend")
    small.change("materiel.csv", "assault-rifle", "asault-rifle")
    assert [sentence.partition(":")[0] for sentence in small.faults()] == [
        "actors.csv, row 4, column type",
        "documents.csv, row 2, column published",
        "materiel.csv, row 2, column parent",
        "origins.csv, row 2, column grade_reason",
        "quantities.csv, row 2, column maximum",
        "rejected.csv, row 3, column reason",
        "statements.csv, row 3, column id",
        "transfers.csv, row 4, column receiver",
    ]


def test_every_row_with_the_same_fault_is_named(small: Small) -> None:
    rows = "".join(f"a{number},An actor,sate,\n" for number in range(2, 52))
    small.write("actors.csv", "id,name,type,note\n" + rows)
    for table in TABLES.values():
        if table.name not in ("actors", "materiel"):
            small.write(f"{table.name}.csv", ",".join(c.name for c in table.columns))
    assert small.faults() == [
        f"actors.csv, row {row}, column type: 'sate' is no actor type; the nearest is 'state'."
        for row in range(2, 52)
    ]


def test_a_fault_can_be_read_field_by_field(small: Small) -> None:
    small.change("actors.csv", "stockpile", "stokpile")
    with pytest.raises(DatasetError) as refusal:
        read(Path(small.folder))
    (fault,) = refusal.value.faults
    assert (fault.file, fault.row, fault.column) == ("actors.csv", 4, "type")
    assert (fault.problem, fault.valid) == (
        "'stokpile' is no actor type",
        "the nearest is 'stockpile'",
    )


def test_faults_of_one_kind_in_one_column_are_told_together_the_first_ones_in_full() -> None:
    nearest = {"sate": "state", "stat": "state", "comapny": "company", "7": "unit"}
    faults = [
        Fault("actors.csv", row, "type", f"'{word}' is no actor type", f"the nearest is '{near}'")
        for row, (word, near) in enumerate(nearest.items(), 2)
    ]
    empty = [Fault("actors.csv", row, "name", "the cell is empty") for row in range(2, 5_000)]
    other = Fault("actors.csv", 3, "type", "the cell is empty")
    error = DatasetError([*faults, *empty, other])
    assert len(error.faults) == len(faults) + len(empty) + 1
    assert str(error).split("\n") == [
        *map(str, empty[:3]),
        "actors.csv, column name: 4,995 more of this kind, in rows 5, 6, 7, 8, 9, 10, 11, 12, 13,"
        " 14, 15, 16 and 4,983 more, up to 4999.",
        *map(str, faults[:3]),
        "actors.csv, column type: 1 more of this kind, in row 5.",
        str(other),
    ]


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
@pytest.mark.parametrize(
    ("file", "column", "old", "row"),
    [
        ("actors.csv", "name", "The Band", 5),
        ("statements.csv", "summary", "says that the depot was left", 3),
    ],
)
def test_what_turns_text_round_is_a_fault_in_any_cell(
    small: Small, file: str, column: str, old: str, row: int, sign: str
) -> None:
    small.change(file, old, f"Wagner {sign}evil")
    (fault,) = small.faults()
    place = f"{file}, row {row}, column {column}"
    assert fault.startswith(f"{place}: 'Wagner \\u{ord(sign):04x}evil' has ")
    assert f"(U+{ord(sign):04X})" in fault


def test_marks_of_direction_and_joiners_are_no_fault(small: Small) -> None:
    small.change("actors.csv", "The Band", "\u062d\u0632\u0628\u200c\u0627\u0644\u0644\u0647\u200f")
    assert any("\u200f" in one.name for one in small.read().actors)
