"""Assertions, the four masses, ranges, bands and marks of a transfer."""

from __future__ import annotations

from dataclasses import astuple, replace

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
        ({"basis": "none-shown", "interest": "party"}, "D"),
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
    assert (weighed(far).band, weighed(near, far).band) == ("documented", "reported")


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
        ([says(basis="record")], {"o": "F"}, "documented"),
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
        ([], {}, "alleged"),
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


def test_of_two_equally_near_statements_the_earlier_document_decides_then_the_weaker() -> None:
    weak, strong = says(basis="none-shown"), says(document="e", basis="physical")
    assert weighed(strong, weak) == replace(weighed(weak), documents=2)
    data = dataset(weak, strong)
    dated = [
        replace(one, published=parse("2020")) if one.id == "e" else one for one in data.documents
    ]
    assert weigh(replace(data, documents=tuple(dated)))["t"].band == "documented"


def test_an_implied_acknowledgement_is_no_acknowledgement_of_the_band() -> None:
    implied = says(stance="acknowledges", explicitness="implied")
    assert weighed(implied, says(origin="p"), p="E", o="F").band == "alleged"
