"""A verdict says no more than the documents do: who states it, or that no document does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import pytest
from hypothesis import given, settings

from exports.map.strings import table
from exports.words import verdict
from exports.words.kinds import KINDS, Verdict
from graph.constraints.limits import Limits
from graph.model.rows import Dataset, Statement, Transfer
from graph.model.vocabulary import MODES, OUTCOMES
from graph.network import Network, build
from graph.paths.answer import Answer, answer
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets


def of(data: Dataset, start: str = "a", goal: str = "c", **options: Any) -> Verdict:
    """The verdict on a pair of a small dataset."""
    network = build(data)
    return verdict.of_answer(network, answer(network, start, goal, limits=Limits(**options)))


def said(data: Dataset, **columns: Any) -> Dataset:
    """The dataset with these columns in all its statements."""
    return replace(data, statements=tuple(replace(one, **columns) for one in data.statements))


def denied(data: Dataset, transfer: str, origin: str) -> Dataset:
    """The dataset with a denial of a transfer."""
    no = Statement(f"no-{transfer}", transfer, origin, "d", "denies", basis="testimony")
    return replace(data, statements=(*data.statements, no))


def by(data: Dataset, origin: str) -> Dataset:
    """The dataset with one origin behind all statements."""
    return said(data, origin=origin)


def test_every_mode_and_every_outcome_has_a_clause() -> None:
    clauses = {key.removeprefix("clause-") for key in table("en") if key.startswith("clause-")}
    assert clauses >= MODES.keys()
    assert clauses >= OUTCOMES.keys() - {"completed"}


def test_what_is_stated_is_attributed_and_has_its_band_and_its_range() -> None:
    kind, sentence = of(dataset(edge("a-c", "sold", materiel=("rifle",))))
    assert kind == "stated"
    assert sentence == (
        "According to a-c, A sold materiel (rifle or carbine) to C (alleged; support .70 (.60 to"
        " .80)); no denial of this transfer collected."
    )


def test_who_denies_it_is_named_and_what_is_contested_counted() -> None:
    data = denied(dataset(edge("a-c"), edge("c-x")), "a-c", "o-c-x")
    kind, sentence = of(data)
    assert kind == "stated-disputed"
    assert "backed .70, of which .49 contested); denied by c-x." in sentence


def test_a_voice_that_says_so_and_denies_it_is_said_to_do_both() -> None:
    _, sentence = of(denied(dataset(edge("a-c")), "a-c", "o-a-c"))
    assert "a-c both says so and denies it." in sentence
    assert "denied by" not in sentence


def test_what_the_words_only_imply_is_not_said_to_be_stated() -> None:
    kind, sentence = of(said(dataset(edge("a-c")), explicitness="implied"))
    assert kind == "implied"
    assert sentence.startswith("Implied, not stated, by a-c: A supplied materiel to C (")
    kind, sentence = of(said(dataset(edge("a-c")), explicitness="party-implied"))
    assert kind == "stated"


def test_a_chain_of_one_origin_in_one_document_names_the_legs_that_it_only_implies() -> None:
    data = by(dataset(edge("a-b"), edge("b-c")), "o-a-b")
    kind, sentence = of(data)
    assert kind == "stated"
    assert sentence.startswith("Stated throughout by a-b: A → B → C (supplied, then supplied; all")
    second = tuple(
        replace(one, explicitness="implied") if one.transfer == "b-c" else one
        for one in data.statements
    )
    kind, sentence = of(replace(data, statements=second))
    assert kind == "implied"
    assert sentence.startswith("Stated or implied throughout by a-b (leg 2 implied): A → B → C (")


def test_what_is_put_together_is_stated_by_no_document() -> None:
    kind, sentence = of(dataset(edge("a-b"), edge("b-c")))
    assert kind == "not-stated-assembled"
    assert sentence.startswith(
        "No document states that arms from A came to C; what comes nearest is assembled from"
        " different statements: A → B → C ("
    )
    assert "resting on 2 voices (a-b; b-c)" in sentence


def test_what_is_said_of_a_collective_is_an_inference_and_says_which() -> None:
    data = dataset(edge("a-w"), parents={"c": "w"}, c="armed-group")
    kind, sentence = of(data)
    assert kind == "not-stated-inferred"
    assert "No document states that arms from A came to C; what comes nearest is an" in sentence
    assert "not of C by name" in sentence


def test_what_is_said_of_a_part_is_named_as_that() -> None:
    data = dataset(edge("p-c"), parents={"p": "a"}, a="state")
    kind, sentence = of(data)
    assert kind == "stated"
    assert sentence.endswith("; P is a part of A.")


def test_what_is_only_denied_is_stated_by_no_document() -> None:
    data = denied(dataset(edge("a-c"), edge("c-x")), "a-c", "o-c-x")
    silent = replace(data, statements=tuple(s for s in data.statements if s.id != "s-a-c"))
    kind, sentence = of(silent)
    assert kind == "only-denied"
    assert sentence.startswith("No document states that arms from A came to C, and c-x denies it;")


def test_what_was_withdrawn_is_said_to_be() -> None:
    kind, sentence = of(said(dataset(edge("a-c")), status="retracted"))
    assert kind == "withdrawn"
    assert sentence == (
        "No document states that arms from A came to C; what a-c said of it has been withdrawn."
    )


def test_a_denial_is_not_told_as_what_was_withdrawn() -> None:
    data = dataset(edge("a-c"), edge("x-y"))
    gone, other = data.statements
    no = replace(gone, id="no", stance="denies", origin=other.origin)
    kind, sentence = of(replace(data, statements=(replace(gone, status="retracted"), other, no)))
    assert kind == "withdrawn"
    assert sentence == (
        "No document states that arms from A came to C, and x-y denies it; what a-c said of it has"
        " been withdrawn."
    )


def test_nothing_that_connects_the_two_is_told_as_that_and_no_more() -> None:
    assert of(dataset(edge("a-b"), edge("x-c"))) == (
        "nothing-connects",
        "No document states that arms from A came to C; nothing collected connects the two.",
    )


def test_another_mode_than_the_one_asked_for_is_no_yes() -> None:
    kind, sentence = of(dataset(edge("a-c", "captured")), modes=("sold",))
    assert kind == "stated-otherwise"
    assert sentence.startswith(
        "No document states that A sold arms to C; what is stated: according to a-c, C captured"
        " materiel from A ("
    )


def test_a_transfer_of_which_nobody_says_how_was_not_sold() -> None:
    kind, sentence = of(dataset(edge("a-c", "unspecified")), modes=("sold",))
    assert kind == "stated-otherwise"
    assert sentence.startswith("No document states that A sold arms to C; what is stated:")


def test_materiel_that_no_document_names_is_said_not_to_be_named() -> None:
    for materiel in ((), ("equipment",)):
        data = dataset(edge("a-c", materiel=materiel))
        kind, sentence = of(data, materiel=("helicopter",))
        assert kind == "stated-otherwise"
        assert sentence.startswith("No document names helicopters here; what is stated:")
    kind, _ = of(dataset(edge("a-c", materiel=("helicopter",))), materiel=("helicopter",))
    assert kind == "stated"


def test_other_constraints_are_said_to_be_why_there_may_be_nothing() -> None:
    _, sentence = of(dataset(edge("a-b"), edge("b-c")), avoid=("b",))
    assert sentence.endswith(
        "that arms from A came to C within these constraints; what leads from the one to the other"
        " makes no path within these constraints."
    )


def test_only_where_nothing_leads_from_the_one_to_the_other_nothing_connects_them() -> None:
    kind, sentence = of(dataset(edge("a-b"), edge("d-c")))
    assert kind == "nothing-connects"
    assert sentence.endswith("; nothing collected connects the two.")
    seen = dataset(edge("a-b", "observed-with"), edge("b-c"))
    kind, sentence = of(seen)
    assert kind == "no-path"
    assert sentence.endswith("; what leads from the one to the other makes no path.")


def test_an_intended_transfer_is_not_told_as_one_that_came_about() -> None:
    network = build(dataset(edge("a-c", outcome="intended")))
    kind, sentence = verdict.of_transfer(network, "a-c")
    assert kind == "intended-or-stopped-only"
    assert "was intended (mode: supplied), and that it came about is not stated" in sentence
    assert "(that it was intended: alleged; support .70" in sentence
    kind, sentence = verdict.of_answer(network, Answer("a", "c", ()))
    assert kind == "intended-or-stopped-only"
    assert sentence.startswith(
        "No document states that arms from A came to C; what is stated: according to a-c, a"
        " transfer of materiel from A to C was intended (mode: supplied),"
    )


def test_what_was_left_behind_is_not_said_to_have_been_handed_to_a_stockpile() -> None:
    network = build(dataset(edge("a-s", "abandoned"), edge("a-c", "abandoned"), s="stockpile"))
    left = verdict.of_transfer(network, "a-s").sentence
    assert left.startswith("According to a-s, A left materiel behind, counted here as “S” (")
    taken = verdict.of_transfer(network, "a-c").sentence
    assert taken.startswith("According to a-c, C came to have materiel that A had left behind (")


def test_what_only_a_stronger_rendering_says_is_told_as_that() -> None:
    data = dataset(edge("a-b"))
    said = tuple(replace(one, fidelity="strengthened") for one in data.statements)
    sentence = verdict.of_transfer(build(replace(data, statements=said)), "a-b").sentence
    assert "a-b (as rendered, in stronger words than the source’s own), A supplied" in sentence


def test_a_chain_of_which_a_leg_is_known_in_stronger_words_alone_says_of_which() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    first, second = data.statements
    found = replace(second, fidelity="strengthened")
    assembled = of(replace(data, statements=(first, found))).sentence
    stronger = "leg 2 as rendered, in stronger words than the source’s own"
    assert f"; {stronger}), resting on 2 voices (a-b; b-c);" in assembled
    whole = of(replace(data, statements=(first, replace(found, origin="o-a-b")))).sentence
    assert whole.startswith(f"Stated throughout by a-b ({stronger}): A → B → C (")


def test_what_is_put_together_says_which_leg_is_only_implied() -> None:
    data = dataset(edge("a-b"), edge("b-c"))
    first, second = data.statements
    found = of(replace(data, statements=(replace(first, explicitness="implied"), second)))
    assert found.kind == "not-stated-assembled"
    assert "; leg 1 implied), resting on 2 voices (a-b; b-c);" in found.sentence


def test_an_inference_says_which_leg_is_only_implied() -> None:
    data = said(dataset(edge("w-c"), parents={"a": "w"}), explicitness="implied")
    found = of(data)
    assert found.kind == "not-stated-inferred"
    assert "; leg 1 implied), resting on w-c;" in found.sentence


def test_whoever_hedges_is_not_told_without_the_hedge() -> None:
    data = said(dataset(edge("a-c")), hedge="unlikely")
    assert of(data).sentence.startswith("According to a-c, who calls it unlikely, A supplied")
    data = dataset(edge("a-b"), edge("b-c"))
    first, second = data.statements
    hedged = replace(second, hedge="even")
    found = of(replace(data, statements=(first, hedged))).sentence
    assert ", resting on 2 voices (a-b; b-c, who calls leg 2 as likely as not);" in found
    found = of(replace(data, statements=(first, replace(hedged, origin="o-a-b")))).sentence
    assert found.startswith("Stated throughout by a-b, who calls leg 2 as likely as not: A → B")
    found = of(said(data, hedge="likely", origin="o-a-b")).sentence
    assert found.startswith("Stated throughout by a-b, who calls legs 1, 2 likely: A → B → C (")


def test_a_holding_that_is_only_called_likely_is_told_as_that() -> None:
    data = dataset(edge("a-b"), edge("s-c"), edge("s-b", "captured"), s="stockpile")
    hedged = tuple(
        replace(one, hedge="likely") if one.transfer == "s-b" else one for one in data.statements
    )
    found = of(replace(data, statements=hedged))
    assert found.kind == "not-stated-inferred"
    assert "s-b, who calls it likely that the stockpile is held" in found.sentence


def asked_whether(network: Network, deed: Literal["came", "supplied"]) -> Verdict:
    return verdict.of_answer(network, answer(network, "a", "c"), asked=verdict.AskedWhether(deed))


@pytest.mark.parametrize(
    ("hedges", "begins"),
    [
        (("plain", "unlikely"), "2 voices (a-c; x-y, who calls it unlikely) say so: A supplied"),
        (("almost-certain",) * 2, "2 voices (a-c, who calls it almost certain; x-y, who calls it"),
        (("unlikely",) * 2, "2 voices (a-c; x-y) say it is unlikely that A supplied materiel to C"),
        (("even", "likely"), "According to 2 voices (a-c, who calls it as likely as not; x-y, who"),
    ],
)
def test_nobody_says_so_who_calls_it_no_more_than_likely(
    hedges: tuple[str, str], begins: str
) -> None:
    data = dataset(edge("a-c"), edge("x-y"))
    one, other = data.statements
    both = replace(one, id="too", origin=other.origin, hedge=hedges[1])
    network = build(replace(data, statements=(replace(one, hedge=hedges[0]), other, both)))
    sentence = asked_whether(network, "supplied").sentence
    assert sentence.startswith(begins)
    assert (" say so: " in sentence) is not {"plain", "almost-certain"}.isdisjoint(hedges)


def test_of_inferences_the_one_with_the_fewest_gaps_is_the_nearest() -> None:
    data = dataset(edge("w-v"), edge("a-v"), parents={"a": "w", "c": "v"}, w="state", v="coalition")
    weak = tuple(
        replace(one, interest="party") if one.transfer == "a-v" else one for one in data.statements
    )
    network = build(replace(data, statements=weak))
    found = answer(network, "a", "c")
    assert [path.legs for path in found.paths] == [("w-v",), ("a-v",)]
    sentence = verdict.of_answer(network, found).sentence
    assert "(said of V, the collective, not of C by name): A → V (" in sentence


def test_a_chain_says_of_every_leg_how_it_changed_hands() -> None:
    found = of(dataset(edge("a-b", "abandoned"), edge("b-c", "unspecified")))
    assert "A → B → C (abandoned, then how is not said; " in found.sentence


def test_a_question_whether_one_sold_to_another_has_no_constraints_but_its_own() -> None:
    network = build(dataset(edge("a-b"), edge("b-c")))
    limits = Limits(modes=("sold",), max_legs=1)
    found = verdict.of_answer(network, answer(network, "a", "c", limits=limits))
    assert "within these constraints" not in found.sentence
    limits = Limits(max_legs=1)
    found = verdict.of_answer(
        network, answer(network, "a", "c", limits=limits), asked=verdict.AskedWhether("supplied")
    )
    assert found.sentence.startswith(
        "No document states that arms passed from A to C directly; what comes nearest is assembled"
    )


def test_what_was_supposed_stands_before_the_verdict() -> None:
    network = build(dataset(edge("a-c")))
    found = verdict.of_answer(network, answer(network, "a", "c"), ["b is graded A"])
    assert found.sentence.startswith("As if b is graded A: According to a-c, A supplied")


def test_a_question_whether_it_is_so_is_answered_with_who_says_so() -> None:
    network = build(dataset(edge("a-c", "sold")))
    found = asked_whether(network, "supplied")
    assert found.sentence.startswith("A-c says so: A sold materiel to C (")


@pytest.mark.parametrize("mode", ["captured", "stolen", "lost", "interdicted", "unspecified"])
def test_what_was_taken_or_lost_is_no_yes_to_whether_it_was_supplied(mode: str) -> None:
    network = build(dataset(edge("a-c", mode)))
    found = asked_whether(network, "supplied")
    assert found.kind == "stated-otherwise"
    assert found.sentence.startswith("No document states that A supplied arms to C; what is stated")
    assert "says so" not in found.sentence


def test_a_yes_further_down_the_list_is_the_verdict() -> None:
    network = build(dataset(edge("a-c", "captured"), edge("a-c", "sold")))
    found = asked_whether(network, "supplied")
    assert " says so: A sold materiel to C (" in found.sentence


@pytest.mark.parametrize("mode", ["captured", "stolen", "lost", "interdicted", "unspecified"])
def test_by_whatever_deed_arms_came_is_a_yes_to_whether_they_came(mode: str) -> None:
    network = build(dataset(edge("a-c", mode)))
    found = asked_whether(network, "came")
    assert found.kind == "stated"
    assert "says so: " in found.sentence
    assert "supplied" not in found.sentence


@pytest.mark.parametrize("mode", ["observed-with", "recovered-from"])
def test_having_been_seen_with_arms_is_no_yes_to_whether_they_came(mode: str) -> None:
    network = build(dataset(edge("a-c", mode)))
    found = asked_whether(network, "came")
    assert found.sentence.startswith("According to a-c, ")
    assert "says so" not in found.sentence


def test_what_is_stated_instead_is_never_said_to_be_so() -> None:
    network = build(dataset(edge("a-c", "unspecified")))
    asked = answer(network, "a", "c", limits=Limits(modes=("sold",)))
    sentence = verdict.of_answer(network, asked, asked=verdict.AskedWhether("supplied")).sentence
    assert sentence.startswith(
        "No document states that A sold arms to C; what is stated: according"
    )


def test_a_chain_is_no_yes_to_whether_the_one_supplied_the_other() -> None:
    network = build(dataset(edge("a-b", "sold"), edge("b-c", "sold")))
    asked = Limits(max_legs=1, modes=("sold",))
    found = verdict.of_answer(
        network, answer(network, "a", "c", limits=asked), asked=verdict.AskedWhether("supplied")
    )
    assert found.kind == "not-stated-assembled"
    assert found.sentence.startswith(
        "No document states that A sold arms to C; what comes nearest is assembled"
    )


@settings(max_examples=60)
@given(datasets(max_actors=4))
def test_every_verdict_is_of_a_known_kind_and_says_where_nothing_is_stated(drawn: Dataset) -> None:
    network, ids = build(drawn), [one.id for one in drawn.actors]
    for start, goal in ((ids[0], ids[-1]), (ids[-1], ids[0])):
        if start != goal:
            kind, sentence = verdict.of_answer(network, answer(network, start, goal))
            assert kind in KINDS
            if kind.startswith(("not-stated", "nothing", "only-denied", "withdrawn")):
                assert sentence.startswith("No document states that arms from")


@pytest.mark.parametrize("transfer", [Transfer("a-c", "a", "c", mode) for mode in MODES])
def test_every_clause_names_both_parties(transfer: Transfer) -> None:
    sentence = verdict.of_transfer(build(dataset(transfer)), "a-c").sentence
    assert " A" in sentence
    assert " C" in sentence
