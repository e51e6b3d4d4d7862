from __future__ import annotations

from dataclasses import replace

import pytest

from exports.report import profile
from exports.rows import dossier
from exports.rows.quantities import bounds, number, ranged, reconciled
from exports.words.dates import in_words
from graph.model.dates import parse
from graph.model.rows import Dataset, Quantity, Statement, Transfer
from graph.model.vocabulary import DIRECTNESS, EXPLICITNESS
from graph.network import build
from tests.support.map_sample import DATASET, network
from tests.support.small_networks import dataset, edge

ACTORS = dossier.actors(network())
TRANSFERS = dossier.transfers(network())


def test_every_actor_and_transfer_has_a_dossier_in_the_order_of_the_data() -> None:
    assert list(ACTORS) == [actor.id for actor in DATASET.actors]
    assert list(TRANSFERS) == [transfer.id for transfer in DATASET.transfers]


def test_statements_are_sorted_by_side_and_keep_their_order_within_it() -> None:
    sides = [(one["id"], one["side"]) for one in TRANSFERS["d-r"]["statements"]]
    assert sides == [("s3", "says"), ("s4", "denies"), ("s5", "other")]


def test_what_is_retracted_or_inferred_by_the_researcher_backs_nothing() -> None:
    (retracted,) = TRANSFERS["b-r"]["statements"]
    (inferred,) = TRANSFERS["n-r"]["statements"]
    assert (retracted["side"], retracted["status"]) == ("other", "retracted")
    assert (inferred["side"], inferred["counted"]) == ("other", False)


def test_a_transfer_without_a_carrier_is_dashed_whatever_its_band() -> None:
    assert TRANSFERS["d-r"]["line"] == "alleged"
    assert TRANSFERS["d-r"]["gap"] == DIRECTNESS["carrier-unknown"].definition
    hard = Statement("h", "d-r", "field", "audit", "asserts", basis="physical")
    documented = build(
        Dataset(DATASET.actors, DATASET.documents, DATASET.origins, DATASET.transfers, (hard,))
    )
    assert dossier.transfers(documented)["d-r"]["line"] == "open-documented"


def test_a_transfer_that_is_only_implied_says_so() -> None:
    assert TRANSFERS["r-b-2"]["gap"] == EXPLICITNESS["implied"].definition
    assert TRANSFERS["r-b-1"]["gap"] == ""


@pytest.mark.parametrize(
    ("transfer", "breadth"), [("b-r", "voices-1"), ("d-r", "voices-1"), ("r-b-1", "voices-3")]
)
def test_width_counts_independent_voices_and_not_documents(transfer: str, breadth: str) -> None:
    assert TRANSFERS[transfer]["breadth"] == breadth
    assert TRANSFERS["n-d"]["breadth"] == "voices-1"  # one voice in two documents


def test_the_relay_names_outlets_by_name_where_it_gives_their_document() -> None:
    assert TRANSFERS["n-d"]["statements"][1]["chain"] == ["The Daily", "Wire"]


def test_only_what_is_out_of_the_ordinary_is_said_of_a_statement() -> None:
    said = TRANSFERS["d-r"]["statements"][0]
    assert said["manner"] == {"basis": "none shown", "interest": "adversary", "hedge": "likely"}
    assert said["stated_on"] == "2 April 2021"


def test_what_a_person_wrote_is_told_letter_for_letter_and_a_term_in_words() -> None:
    said = replace(
        DATASET.statements[0], quote="US-made, anti-tank", coder="A-B", basis="none-shown"
    )
    told = dossier.manner(said)
    assert (told["quote"], told["coder"]) == ("US-made, anti-tank", "A-B")
    assert told["basis"] == "none shown"


def test_an_actor_lists_what_passed_through_its_parts_and_says_how() -> None:
    assert ACTORS["north"]["outgoing"] == [
        {"transfer": "n-b", "how": ""},
        {"transfer": "n-r", "how": ""},
        {"transfer": "n-d", "how": "said of a part of it"},
    ]
    collective = "said of the collective, not of this actor by name"
    assert {"transfer": "n-b", "how": collective} in ACTORS["north-army"]["outgoing"]


def test_only_of_a_member_is_it_told_what_is_said_of_a_collective() -> None:
    data = dataset(edge("a-b"), parents={"organ": "a", "member": "a"})
    kinds = {"organ": "organ", "member": "member"}
    actors = (replace(one, parent_kind=kinds.get(one.id, "")) for one in data.actors)
    found = dossier.actors(build(replace(data, actors=tuple(actors))))
    hows = {one: found[one]["outgoing"][0]["how"] for one in kinds}
    assert [*hows.values()] == [dossier.OF_ANOTHER["whole"], dossier.OF_ANOTHER["collective"]]


def test_an_actor_lists_the_transfers_that_it_speaks_of_once_each() -> None:
    assert ACTORS["north"]["says"] == ["n-d", "d-r", "n-r"]
    assert ACTORS["watch"]["says"] == ["r-b-1", "d-s", "b-w"]


def test_counts_are_of_what_is_drawn_and_of_voices_not_of_documents() -> None:
    assert dossier.counts(network()) == {
        "actors": 7,
        "on_map": 6,
        "transfers": 9,
        "drawn": 7,
        "edges": 6,
        "statements": 14,
        "voices": 4,
        "documents": 3,
        "denying": 2,
        "denials": 2,
    }


def test_every_word_of_a_date_is_said_plainly() -> None:
    for text, words in {
        "2021": "2021",
        "2021-08": "August 2021",
        "2021-08-15": "15 August 2021",
        "2015-24": "winter 2015",
        "2021~": "about 2021",
        "2021-08?": "August 2021 (uncertain)",
        "2021%": "about 2021 (uncertain)",
        "20XX": "20XX",
        "199X": "1990s",
        "2021-XX-XX": "2021",
        "2021-08-XX": "August 2021",
        "2020/2022-03": "2020 to March 2022",
        "/2021": "not later than 2021",
        "2021/": "since 2021",
        "no date": "no date",
    }.items():
        assert in_words(text) == words


@pytest.mark.parametrize(
    ("start", "end", "reads"),
    [
        (None, None, "undated"),
        ("2020", None, "2020"),
        (None, "2021-06", "not later than June 2021"),
        ("2020", "2021", "2020 to 2021"),
    ],
)
def test_a_period_reads_from_start_to_end(start: str | None, end: str | None, reads: str) -> None:
    transfer = Transfer(
        "n-b",
        "north",
        "blues",
        "sold",
        start=parse(start) if start else None,
        end=parse(end) if end else None,
    )
    built = build(Dataset(DATASET.actors, transfers=(transfer,)))
    assert dossier.transfers(built)["n-b"]["when"] == reads


def with_quantities(*quantities: Quantity) -> Dataset:
    return Dataset(
        DATASET.actors,
        DATASET.documents,
        DATASET.origins,
        DATASET.transfers,
        DATASET.statements,
        quantities,
    )


def test_renderings_of_one_figure_are_one_figure_and_never_a_sum() -> None:
    (figure,) = TRANSFERS["n-d"]["quantities"]
    assert figure["reads"] == "“about 400” or “over 450”"
    assert [one["as_written"] for one in figure["renderings"]] == ["about 400", "over 450"]
    assert [one["qualifier"] for one in figure["renderings"]] == ["about", "more than"]


def test_a_qualifier_is_told_unless_the_words_have_it() -> None:
    text = profile.as_text(network(), "transfer", "n-d")
    assert "“about 400”: " in text
    assert "“over 450”: " in text
    assert "about)" not in text


def test_a_rendering_in_another_transfers_statement_is_shown_and_moves_no_figure() -> None:
    total = with_quantities(
        Quantity("q1", "s1", "rifle", 7e9, 7e9, "usd", as_written="$7 bn"),
        Quantity(
            "q2", "s3", "rifle", None, 7.2e9, "usd", as_written="nearly $7.2 bn", same_as="q1"
        ),
    )
    for transfer, reads in (("n-d", "“$7 bn”"), ("d-r", "“nearly $7.2 bn”")):
        (figure,) = reconciled(total, transfer)
        assert figure["reads"] == reads
        assert [one["of_another"] for one in figure["renderings"]].count(True) == 1
        assert sum("of another transfer" in one["source"] for one in figure["renderings"]) == 1
    assert reconciled(total, "d-s") == []


def test_a_rendering_of_a_dossier_says_that_it_is_implied_or_hedged() -> None:
    weak = replace(DATASET.statements[0], explicitness="implied", hedge="unlikely")
    figure = Quantity("q", weak.id, "rifle", 7, 7, "pieces")
    data = replace(DATASET, statements=(weak,), quantities=(figure,))
    (told,) = reconciled(data, weak.transfer)
    (rendering,) = told["renderings"]
    assert rendering["source"].endswith("unlikely by its own words, implied")


def test_figures_that_name_each_other_in_a_circle_are_one_figure() -> None:
    circle = with_quantities(
        Quantity("a", "s1", "rifle", 1, 1, "pieces", same_as="b"),
        Quantity("b", "s1", "rifle", 2, 2, "pieces", same_as="c"),
        Quantity("c", "s1", "rifle", 3, 3, "pieces", same_as="b"),
    )
    assert [one["reads"] for one in reconciled(circle, "n-d")] == ["1 to 3 pieces"]


@pytest.mark.parametrize(
    ("least", "most", "reads"),
    [
        (None, None, "pieces, not stated"),
        (None, 90.0, "at most 90 pieces"),
        (1.0, 1.0, "1 piece"),
        (0.0, None, "at least 0 pieces"),
        (5.0, 5.0, "5 pieces"),
        (1500.0, 2e6, "1,500 to 2 million pieces"),
    ],
)
def test_a_range_reads_from_least_to_most(
    least: float | None, most: float | None, reads: str
) -> None:
    assert ranged([Quantity("q", "s", "rifle", least, most, "pieces")]) == reads
    assert number(1234.5678) == "1,234.568"


def test_a_bound_that_lies_beyond_all_values_is_no_ceiling_and_no_floor() -> None:
    seven = Quantity("q", "s", "rifle", 7, 7, "pieces", "about")
    over = Quantity("r", "s", "rifle", 9, None, "pieces", "more-than")
    under = Quantity("t", "s", "rifle", None, 5, "pieces", "nearly")
    assert bounds([seven, over]) == (7, None)
    assert bounds([seven, under]) == (None, 7)
    assert bounds([seven, under, over]) == (None, None)
    assert ranged([seven, under, over]) == "nearly 5 to more than 9 pieces"
