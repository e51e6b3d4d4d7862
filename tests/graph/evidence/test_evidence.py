"""Assertions, the four masses, ranges, bands and marks of a transfer."""

from __future__ import annotations

from dataclasses import astuple, replace
from fractions import Fraction

import pytest

from graph.evidence.findings import Finding, weigh
from graph.evidence.ladder import LADDER
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from tests.support.statements import SAID, denies, says


def dataset(*said: Statement, directness: str = "direct", **grades: str) -> Dataset:
    """One transfer, with statements by origins graded as named; ``o`` is B unless told."""
    letters = {"o": "B"} | grades
    return Dataset(
        actors=(Actor("a", "A", "state"), Actor("b", "B", "armed-group")),
        documents=tuple(Document(one, one) for one in ("d", "e", "f", "g", "h")),
        origins=tuple(Origin(one, one, "a", "", letter) for one, letter in letters.items()),
        transfers=(Transfer("t", "a", "b", "supplied", directness=directness),),
        statements=tuple(replace(one, id=f"s{n}") for n, one in enumerate(said)),
    )


def weighed(*said: Statement, **options: str) -> Finding:
    return weigh(dataset(*said, **options))["t"]


@pytest.mark.parametrize("letter", "ABCDE")
def test_one_graded_voice_gives_its_letter_and_its_range(letter: str) -> None:
    found, rung = weighed(SAID, o=letter), LADDER[letter]
    expected = [float(one) for one in (rung.point, rung.low, rung.high)]
    assert [found.support, found.low, found.high] == expected


def test_an_ungraded_voice_adds_nothing_to_the_figure_and_widens_the_range() -> None:
    found = weighed(SAID, o="F")
    assert (found.support, found.low, found.high) == (0.0, 0.0, 0.5)
    assert found.marks == ("ungraded",)


def test_two_independent_voices_are_more_than_one() -> None:
    assert weighed(SAID, says(origin="p"), p="C").support == pytest.approx(0.85)
    assert weighed(SAID, says(origin="p"), p="C").if_one_voice == pytest.approx(0.7)


def test_origins_of_one_group_are_one_voice() -> None:
    data = dataset(SAID, says(origin="p"), p="C")
    grouped = replace(data, origins=tuple(replace(one, group="g") for one in data.origins))
    found = weigh(grouped)["t"]
    assert (found.support, found.voices) == (0.7, 1)


def test_support_and_denial_stand_side_by_side_and_sum_to_one() -> None:
    found = weighed(SAID, denies(origin="p"), p="C")
    masses = (found.support, found.conflict, found.counter, found.open)
    assert masses == pytest.approx((0.35, 0.35, 0.15, 0.15))
    assert found.marks == ("disputed",)


def test_a_voice_on_both_sides_backs_only_where_its_denial_does_not_reach() -> None:
    found = weighed(SAID, denies(basis="none-shown"))
    assert found.support == pytest.approx(0.2)
    assert found.conflict == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("changes", "letter"),
    [
        ({"interest": "party"}, "C"),
        ({"interest": "adversary"}, "C"),
        ({"interest": "against-interest"}, "B"),
        ({"basis": "none-shown"}, "C"),
        ({"basis": "none-shown", "interest": "party"}, "C"),
    ],
)
def test_interest_and_want_of_basis_step_the_letter_down(
    changes: dict[str, str], letter: str
) -> None:
    assert weighed(says(**changes)).support == float(LADDER[letter].point)


def test_the_steps_end_at_e_and_never_touch_f() -> None:
    both = says(basis="none-shown", interest="party")
    assert weighed(both, o="D").support == float(LADDER["E"].point)
    assert weighed(both, o="F").high == 0.5


def test_denials_are_stepped_by_the_same_rule() -> None:
    found = weighed(SAID, denies(origin="p", interest="party"), p="B")
    assert found.support == pytest.approx(0.7 * 0.5)


def test_a_hedge_of_the_origin_multiplies() -> None:
    assert weighed(says(hedge="likely")).support == pytest.approx(0.49)


def test_the_statement_nearest_the_origin_decides_wording_and_class() -> None:
    far = says(document="e", basis="physical", relay=("one", "two"), fidelity="strengthened")
    near = says(basis="none-shown", relay=("one",), hedge="even")
    assert astuple(weighed(near, far))[1:8] == astuple(weighed(near))[1:8]
    assert (weighed(far).band, weighed(near, far).band) == ("alleged", "reported")


def test_a_retraction_withdraws_and_is_no_denial() -> None:
    found = weighed(says(status="retracted"))
    assert (found.support, found.high, found.denials) == (0.0, 0.0, 0)
    assert found.marks == ("retracted",)


def test_repeats_do_not_keep_a_retracted_assertion_alive() -> None:
    repeat = says(document="e", relay=("d",))
    assert weighed(says(status="retracted"), repeat).marks == ("retracted",)


@pytest.mark.parametrize("changes", [{"status": "excluded"}, {"explicitness": "coder"}])
def test_what_the_researcher_set_aside_or_inferred_never_counts(changes: dict[str, str]) -> None:
    found = weighed(says(**changes), denies(origin="p", **changes), p="B")
    assert (found.support, found.high, found.counter, found.voices) == (0.0, 0.0, 0.0, 0)
    assert found.marks == ()


@pytest.mark.parametrize("stance", ["qualifies", "no-comment", "policy-denial"])
def test_stances_without_weight_change_no_figure(stance: str) -> None:
    with_it, without = weighed(SAID, says(origin="p", stance=stance), p="A"), weighed(SAID)
    assert astuple(with_it) == astuple(without)


@pytest.mark.parametrize(
    ("said", "options", "band"),
    [
        ([says(basis="physical")], {}, "documented"),
        ([says(basis="record")], {"o": "C"}, "documented"),
        ([says(basis="record")], {"o": "D"}, "alleged"),
        ([says(basis="record")], {"o": "F"}, "alleged"),
        ([says(basis="record", explicitness="party-implied")], {}, "documented"),
        ([says(basis="physical", fidelity="strengthened")], {}, "alleged"),
        ([says(basis="physical", fidelity="misquoted")], {}, ""),
        ([says(basis="physical", review="draft")], {}, ""),
        ([says(basis="physical", status="retracted")], {}, ""),
        ([SAID, says(origin="p", explicitness="implied")], {"o": "D", "p": "D"}, "alleged"),
        ([SAID, says(origin="p")], {"o": "D", "p": "D"}, "reported"),
        ([says(basis="record", interest="party")], {"o": "D"}, "alleged"),
        ([says(basis="record", explicitness="implied")], {}, "alleged"),
        ([says(stance="acknowledges")], {"o": "F"}, "acknowledged"),
        ([SAID], {"o": "C"}, "reported"),
        ([SAID], {"o": "D"}, "alleged"),
        ([says(interest="party")], {"o": "B"}, "alleged"),
        ([SAID, says(origin="p", interest="party")], {"o": "E", "p": "E"}, "reported"),
        ([SAID, says(origin="p")], {"o": "E", "p": "F"}, "alleged"),
        ([SAID], {"directness": "carrier-unknown"}, "alleged"),
        ([says(stance="acknowledges")], {"directness": "carrier-unknown"}, "alleged"),
        ([says(basis="physical")], {"directness": "carrier-unknown"}, "documented"),
        ([denies()], {"directness": "carrier-unknown"}, ""),
        ([], {}, ""),
    ],
)
def test_the_band_follows_the_structure_of_the_evidence(
    said: list[Statement], options: dict[str, str], band: str
) -> None:
    assert weighed(*said, **options).band == band


def test_an_anonymous_voice_alone_is_not_reported() -> None:
    data = dataset(SAID)
    nameless = replace(data, origins=(replace(data.origins[0], speaker=""),))
    assert weigh(nameless)["t"].band == "alleged"


def test_counts_tell_voices_documents_and_denials_apart() -> None:
    said = [SAID, says(document="e"), says(origin="p", document="e"), denies(origin="q")]
    found = weighed(*said, denies(origin="q", document="g"), p="C", q="D")
    assert (found.voices, found.documents, found.denials) == (2, 2, 1)


def test_of_equally_near_statements_the_weakest_gives_the_number_the_clearest_the_band() -> None:
    weak, clear = says(basis="none-shown"), says(document="e", basis="physical")
    found = weighed(clear, weak)
    assert (found.support, found.band) == (weighed(weak).support, weighed(clear).band)
    strengthened = replace(clear, fidelity="strengthened")
    assert weighed(strengthened, weak).band == weighed(weak).band


def test_when_a_copy_was_printed_says_nothing_of_how_near_it_is() -> None:
    data = dataset(says(basis="none-shown"), says(document="e"))
    for early in ("d", "e"):
        dated = [
            replace(one, published=parse("2020" if one.id == early else "2021"))
            for one in data.documents
        ]
        assert weigh(replace(data, documents=tuple(dated)))["t"].support == 0.5


def test_a_retracted_one_of_several_nearest_still_weakens_but_lends_no_band() -> None:
    weak = says(basis="none-shown", status="retracted")
    assert weighed(weak, says(document="e")).support == 0.5
    gone = says(basis="physical", document="e", status="retracted")
    assert weighed(SAID, gone).band == "reported"


def test_an_origin_that_asserts_and_acknowledges_makes_one_assertion() -> None:
    both = dataset(says(hedge="likely"), says(document="e", stance="acknowledges", hedge="likely"))
    found = weigh(both)["t"]
    assert (found.support, found.voices, found.band) == (0.49, 1, "acknowledged")


def graded(data: Dataset, **letters: str) -> Finding:
    """The figures where documents carry these letters."""
    documents = (replace(one, grade=letters.get(one.id, "")) for one in data.documents)
    return weigh(replace(data, documents=tuple(documents)))["t"]


@pytest.mark.parametrize(
    ("letters", "support"),
    [
        ({}, 0.7),
        ({"d": "F"}, 0.7),
        ({"d": "A"}, 0.7),
        ({"d": "D"}, 0.3),
        ({"d": "D", "e": "C"}, 0.5),
        ({"e": "D"}, 0.3),
    ],
)
def test_an_assertion_has_the_letter_of_its_origin_or_of_its_best_carrier(
    letters: dict[str, str], support: float
) -> None:
    said = dataset(SAID, says(document="e", relay=("d",)))
    assert graded(said, **letters).support == support


def test_a_carrier_makes_no_ungraded_origin_graded_and_is_stepped_below() -> None:
    assert graded(dataset(SAID, o="F"), d="A").support == 0.0
    assert graded(dataset(says(basis="none-shown")), d="C").support == 0.3
    assert graded(dataset(says(basis="record")), d="D").band == "alleged"


@pytest.mark.parametrize("basis", ["physical", "record"])
def test_a_bare_denial_disputes_what_is_hard_and_counters_only_what_is_not(basis: str) -> None:
    bare = denies(origin="p", interest="party", basis="none-shown")
    hard, soft = (weighed(one, bare, p="B") for one in (says(basis=basis), SAID))
    assert (hard.support, hard.conflict, hard.marks) == (0.7, 0.0, ("disputed",))
    assert hard.counter == pytest.approx(0.3 * 0.5)
    assert soft.support == pytest.approx(0.7 * 0.5)
    for full in (replace(bare, basis="testimony"), replace(bare, interest="none")):
        shown = weighed(says(basis=basis), full, p="B")
        assert shown.support == pytest.approx(0.7 * 0.5)


def test_beside_hard_backing_what_is_soft_is_still_countered() -> None:
    bare = denies(origin="q", interest="party", basis="none-shown")
    found = weighed(says(basis="record"), says(origin="p"), bare, p="B", q="B")
    assert found.support == pytest.approx(0.7 + 0.3 * 0.7 * 0.5)
    assert found.backed == pytest.approx(found.support + found.conflict)
    assert found.conflict == pytest.approx(0.3 * 0.7 * 0.5)


def test_ungraded_voices_are_one_at_both_ends_of_the_range() -> None:
    many = [says(origin=one) for one in "pqr"]
    assert weighed(*many, p="F", q="F", r="F").high == 0.5
    deny = [denies(origin=one) for one in "pqr"]
    assert weighed(SAID, *deny, p="F", q="F", r="F").low == 0.3
    assert weighed(SAID, *many, p="F", q="F", r="F").high == pytest.approx(1 - 0.2 * 0.5)


def test_what_an_ungraded_origin_of_a_graded_voice_says_stands_with_that_voice() -> None:
    data = dataset(SAID, says(origin="p"), p="F")
    one = replace(data, origins=tuple(replace(each, group="g") for each in data.origins))
    assert weigh(one)["t"].high == 0.8


def test_all_that_assert_are_one_voice_and_those_that_deny_stay_as_they_are() -> None:
    said = [SAID, says(origin="p"), denies(origin="q")]
    assert weighed(*said, p="C", q="C").if_one_voice == pytest.approx(0.7 * 0.5)


def test_what_a_second_person_disputes_counts_and_is_marked() -> None:
    found = weighed(says(review="contested"))
    assert (found.support, found.marks) == (0.7, ("contested",))


def test_a_figure_keeps_the_fraction_that_was_worked_out() -> None:
    found = weighed(says(hedge="likely"), denies(origin="p", hedge="even"), p="B")
    assert found.support.exact == Fraction(49, 100) * (1 - Fraction(7, 20))  # type: ignore[attr-defined]


def test_an_implied_acknowledgement_is_no_acknowledgement_of_the_band() -> None:
    implied = says(stance="acknowledges", explicitness="implied")
    assert weighed(implied, says(origin="p"), p="E", o="F").band == "alleged"
