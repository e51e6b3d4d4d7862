"""What a check proposes to look at: origins that look like one, and one voice on both sides."""

import os
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FileError
from graph.model.dates import parse
from graph.model.rows import (
    Actor,
    Dataset,
    Document,
    Origin,
    Quantity,
    Rejected,
    Statement,
    Transfer,
)
from graph.model.schema import TABLES
from seeds.review.proposals import PROPOSAL_KINDS, Proposal, propose
from seeds.tables import bundled, read
from tests.support.places import ROOT
from tests.support.strategies import datasets

FOLDER = Path(os.environ.get("ARMSTRAIL_DOCUMENTS") or ROOT / "../shared/seed-documents")

ACTORS = (
    Actor("north", "Northland", "state"),
    Actor("ministry", "Ministry of Northland", "government-body", "north"),
    Actor("minister", "A Minister", "person", "ministry"),
    Actor("general", "A General", "person", "north"),
    Actor("rebels", "Rebels, not named", "unspecified"),
    Actor("reds", "Red Column", "armed-group", "rebels"),
    Actor("blues", "Blue Front", "armed-group", "rebels"),
)
DOCUMENTS = (Document("daily", "Daily"), Document("post", "Post"))
TRANSFERS = (Transfer("t1", "north", "reds", "sold"), Transfer("t2", "north", "blues", "sold"))


def dataset(
    origins: Sequence[Origin] = (),
    statements: Sequence[Statement] = (),
    quantities: Sequence[Quantity] = (),
) -> Dataset:
    return Dataset(
        ACTORS, DOCUMENTS, tuple(origins), TRANSFERS, tuple(statements), tuple(quantities)
    )


def only(data: Dataset) -> Proposal:
    (found,) = propose(data)
    return found


# -- origins that look like one


def test_two_origins_of_one_speaker_that_count_as_two_voices_are_proposed() -> None:
    found = only(dataset([Origin("b", "Speech", "general"), Origin("a", "Interview", "general")]))
    assert found == Proposal(
        "same-origin",
        ("a", "b"),
        "The origins a and b count as 2 voices and look like one: they have one speaker"
        " (general); if they are one voice, give them one group.",
    )


def test_origins_of_one_voice_are_not_proposed() -> None:
    assert not propose(dataset([Origin("a", "X", "general"), Origin("b", "X", "general", "a")]))


def spoken(one: str, other: str, day: str = "2024-05-01", on: str = "2024-05-01") -> Dataset:
    origins = Origin("a", "First", one), Origin("b", "Second", other)
    statements = (
        Statement("s1", "t1", "a", "daily", "asserts", stated_on=parse(day)),
        Statement("s2", "t2", "b", "post", "asserts", stated_on=parse(on)),
    )
    return dataset(origins, statements)


def test_two_who_spoke_on_one_day_for_one_institution_are_proposed() -> None:
    found = only(spoken("minister", "ministry"))
    assert found.ids == ("a", "b")
    assert "they spoke on one day (2024-05-01) for one institution (ministry);" in found.sentence
    assert "(north);" in only(spoken("minister", "general")).sentence


@pytest.mark.parametrize(
    "apart",
    [
        spoken("minister", "general", on="2024-05-02"),
        spoken("minister", "general", "2024-05", "2024-05"),
        spoken("minister", "general", "2024-05-01~", "2024-05-01~"),
        spoken("minister", "reds"),
        spoken("reds", "blues"),
        spoken("minister", ""),
    ],
    ids=["other day", "a month", "about a day", "no kin", "a collective", "no speaker"],
)
def test_another_day_or_institution_is_no_sign(apart: Dataset) -> None:
    assert not propose(apart)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyle Raines", "Lt. Cmdr. Kyle Raines, spokesman"),
        ("Zabihullah Mujahid", "Zabiullah Mujahed"),
        ("Muhammad Sadiq", "Mohammed Sadiq"),
        ("US official", "U.S. officials, not named"),
        ("A commander", "the Commander"),
        ("UN panel report", "UN panel report, 2022"),
        ("Министр обороны", "Министр Обороны"),
    ],
)
def test_nearly_the_same_name_is_proposed(one: str, other: str) -> None:
    found = only(dataset([Origin("a", one), Origin("b", other)]))
    assert found.ids == ("a", "b")
    assert "their names are nearly the same" in found.sentence


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign ministry of Iran", "Foreign ministry of Iraq"),
        ("Eastern command", "Western command"),
        ("Military experts, not named", "Security experts, not named"),
        ("Annual report, 2022", "Annual report, 2023"),
        ("Experts", "Military experts"),
        ("Commander of the first division of the northern front", "Commander of the front"),
        ("!!!", "???"),
    ],
)
def test_names_that_differ_in_what_tells_them_apart_are_not_proposed(one: str, other: str) -> None:
    assert not propose(dataset([Origin("a", one), Origin("b", other)]))


def test_near_names_of_two_known_speakers_are_told_apart_already() -> None:
    one, other = Origin("a", "Minister Ali", "general"), Origin("b", "Ministers Ali", "reds")
    assert not propose(dataset([one, other]))
    assert propose(dataset([one, replace(other, speaker="")]))
    assert propose(dataset([one, replace(other, name="Minister ALI")]))


def test_all_that_speaks_for_one_origin_stands_in_one_sentence() -> None:
    data = spoken("minister", "minister")
    data = replace(data, origins=tuple(replace(one, name="The minister") for one in data.origins))
    assert only(data).sentence == (
        "The origins a and b count as 2 voices and look like one: they have one speaker"
        " (minister), they spoke on one day (2024-05-01) for one institution (minister) and their"
        " names are nearly the same; if they are one voice, give them one group."
    )


def test_hundreds_of_equal_names_are_one_proposal_that_lists_a_few() -> None:
    found = only(dataset([Origin(f"o{number:03}", "An official") for number in range(300)]))
    assert len(found.ids) == 300
    assert "o000, o001, o002, o003, o004, o005, o006, o007 and 292 more" in found.sentence


# -- one voice on both sides


def sides(**of_the_denial: str) -> Dataset:
    origins = Origin("a", "A", group="g"), Origin("b", "B", group="g")
    says = Statement("s1", "t1", "a", "daily", "asserts")
    denies = Statement("s2", "t1", "b", "post", "denies")
    return dataset(origins, [says, replace(denies, **of_the_denial)])  # type: ignore[arg-type]


def test_one_voice_on_both_sides_of_one_transfer_is_proposed() -> None:
    assert only(sides()) == Proposal(
        "both-sides",
        ("t1", "s1", "s2"),
        "The voice g is on both sides of t1: it backs it in s1 and denies it in s2; see whether"
        " one of them is about another transfer, was withdrawn, or is another voice's.",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"transfer": "t2"},
        {"status": "retracted"},
        {"status": "excluded"},
        {"explicitness": "coder"},
        {"stance": "qualifies"},
        {"stance": "policy-denial"},
    ],
    ids=lambda change: "-".join(change.values()),
)
def test_a_denial_that_does_not_count_there_is_no_other_side(change: dict[str, str]) -> None:
    assert not propose(sides(**change))


# -- all of them


@given(datasets(max_origins=8, max_voices=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(data: Dataset, order: random.Random) -> None:
    def shuffled(rows: Sequence[object]) -> tuple[object, ...]:
        return tuple(order.sample(rows, len(rows)))

    tables = ("actors", "documents", "origins", "transfers", "statements", "quantities")
    mixed = replace(data, **{name: shuffled(getattr(data, name)) for name in tables})  # type: ignore[arg-type]
    assert propose(mixed) == propose(data)


@given(datasets(controls=True))
def test_each_proposal_is_one_printable_sentence_that_names_ids_of_the_data(data: Dataset) -> None:
    tables = tuple(getattr(data, name) for name in TABLES if name != "rejected")
    known = {row.id for table in tables for row in table}
    for one in propose(data):
        assert one.kind in PROPOSAL_KINDS
        assert known.issuperset(one.ids)
        assert one.sentence.isprintable()
        assert re.fullmatch(r"[TW].*; .*\.", one.sentence)


def test_a_folder_of_documents_that_is_not_there_is_said() -> None:
    with pytest.raises(FileError, match="there is no such folder"):
        propose(dataset(), Path("no such folder"))


def test_the_bundled_data_is_proposed_for_what_is_true_of_it() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"the seed documents are not in {FOLDER}")
    drift, wording = propose(read(bundled()), FOLDER)
    assert (drift.kind, wording.kind) == ("figure-drift", "relay-drift")
    assert len(drift.ids) == 4
    assert "us-dod-report-2022 drifts" in drift.sentence
    assert "cannot all be right" in drift.sentence
    assert wording.ids[0] == "voa-kakar-p21-gaza"
    assert "fidelity strengthened after paraphrase" in wording.sentence


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2011-12", "2011-12, is a month; if two years are meant, write 2011/2012."),
        ("1436", "1436, begins on 1 January 1436; if it is of another calendar, write the"),
    ],
)
def test_a_date_that_may_mean_another_is_asked_about(text: str, doubt: str) -> None:
    row = Transfer("t1", "north", "reds", "sold", start=parse(text))
    found = propose(replace(dataset(), transfers=(row,)))
    (odd,) = (one for one in found if one.kind == "odd-date")
    assert odd.ids == ("t1",)
    assert odd.sentence.startswith(f"The start of t1 in transfers.csv, {doubt}")


@pytest.mark.parametrize("text", ["2011-11", "2012-12", "2011/2012", "2021", "../2021", "2099-01"])
def test_an_ordinary_date_is_not_asked_about(text: str) -> None:
    row = Transfer("t1", "north", "reds", "sold", start=parse(text))
    found = propose(replace(dataset(), transfers=(row,)))
    assert [one for one in found if one.kind == "odd-date"] == []


def test_passages_that_nobody_has_read_are_counted_by_document() -> None:
    unread = [Rejected("daily", number, reason="unread") for number in (1, 2)]
    rows = (*unread, Rejected("post", 1, reason="unread"), Rejected("post", 2, reason="use"))
    found = propose(replace(dataset(), rejected=rows))
    assert [one.sentence.partition(";")[0] for one in found if one.kind == "unread"] == [
        "The document daily has 2 passages unread",
        "The document post has 1 passage unread",
    ]
