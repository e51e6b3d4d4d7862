"""What is intended, withdrawn or only denied is told of whom it is said, and of nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exports.words import verdict
from exports.words.kinds import Verdict
from graph.model.rows import Dataset, Statement
from graph.network import build
from graph.paths.answer import answer
from tests.support.small_networks import dataset, edge

INTENDED = {"outcome": "intended"}
INTENTION = (
    "according to w-c, a transfer of materiel from W to C was intended (mode: supplied), and that"
    " it came about is not stated (that it was intended: alleged; support .70 (.60 to .80)); no"
    " denial of this transfer collected."
)
NOBODY = "No document states that arms from A came to C"
NO_PATH = "no path from the one to the other is stated."


def kin(name: str, kind: str = "", **columns: Any) -> Dataset:
    """Return one transfer, where A and C are parts of W and V by that kind."""
    data = dataset(
        edge(name, **columns), edge("x-y"), parents={"a": "w", "c": "v"}, v="state", w="state"
    )
    return replace(data, actors=tuple(replace(one, parent_kind=kind) for one in data.actors))


def denied(data: Dataset) -> Dataset:
    """Return the dataset with a denial by X-Y in the place of who says so."""
    first, *rest = data.statements
    no = Statement("no", first.transfer, "o-x-y", "d", "denies", basis="testimony")
    return replace(data, statements=(no, *rest))


def withdrawn(data: Dataset) -> Dataset:
    """Return the dataset with the first statement retracted."""
    first, *rest = data.statements
    return replace(data, statements=(replace(first, status="retracted"), *rest))


def of(data: Dataset, start: str = "a", goal: str = "c", inferred: bool = True) -> Verdict:
    network = build(data)
    return verdict.of_answer(network, answer(network, start, goal, inferred=inferred))


@pytest.mark.parametrize(
    ("kind", "whom"),
    [
        ("organ", "W as a whole, not of A by name"),
        ("member", "W, the collective, not of A by name"),
        ("", "W, the collective, not of A by name"),
    ],
)
def test_what_is_said_of_the_whole_or_of_a_collective_is_told_with_the_inference(
    kind: str, whom: str
) -> None:
    assert of(kin("w-c", kind, **INTENDED)) == (
        "intended-or-stopped-inferred",
        f"{NOBODY}; what comes nearest is an inference (said of {whom}): {INTENTION}",
    )
    assert of(denied(kin("w-c", kind))) == (
        "only-denied-inferred",
        f"{NOBODY}, and x-y denies it of {whom}; {NO_PATH}",
    )
    assert of(withdrawn(kin("w-c", kind))) == (
        "withdrawn-inferred",
        f"{NOBODY}; what w-c said of it was said of {whom}, and has been withdrawn.",
    )


def test_both_ends_are_told_where_both_are_said_of_others() -> None:
    found = of(denied(kin("w-v", "organ")))
    assert found.sentence == (
        f"{NOBODY}, and x-y denies it of W as a whole, not of A by name, and of V as a whole, not"
        f" of C by name; {NO_PATH}"
    )
    found = of(kin("w-v", "organ", outcome="intercepted"))
    gaps = "(said of W as a whole, not of A by name; said of V as a whole, not of C by name)"
    assert gaps in found.sentence
    assert "somebody stopped materiel from W on the way to V" in found.sentence


def test_a_denial_of_a_part_is_no_denial_of_the_whole() -> None:
    kind, sentence = of(denied(kin("a-c")), "w", "c")
    assert kind == "only-denied"
    assert sentence == (
        "No document states that arms from W came to C, and x-y denies it of A, a part of W;"
        f" {NO_PATH}"
    )
    kind, sentence = of(withdrawn(kin("a-c")), "w", "c")
    assert kind == "withdrawn"
    assert sentence.endswith("said of A, a part of W, and has been withdrawn.")


def test_a_transfer_of_a_part_that_was_only_intended_is_told_as_that_of_a_part() -> None:
    kind, sentence = of(kin("a-c", **INTENDED), "w", "c")
    assert kind == "intended-or-stopped-only"
    assert "; what is stated: according to a-c, a transfer of materiel from A to C" in sentence
    assert sentence.endswith("; A is a part of W.")


def test_where_inferences_are_not_asked_for_nothing_is_told_of_a_whole() -> None:
    for data in (kin("w-c", **INTENDED), denied(kin("w-c")), withdrawn(kin("w-c"))):
        kind, sentence = of(data, inferred=False)
        assert kind == "nothing-connects"
        assert sentence.startswith(f"{NOBODY} within these constraints; nothing collected connects")


def test_what_is_said_of_those_asked_for_goes_before_what_is_said_of_a_whole() -> None:
    data = dataset(
        edge("a-c", outcome="attempted"), edge("w-c", **INTENDED), parents={"a": "w"}, w="state"
    )
    kind, sentence = of(data)
    assert kind == "intended-or-stopped-only"
    assert "from A to C was attempted" in sentence
    assert "W" not in sentence
    both = replace(data, statements=denied(data).statements)
    no = tuple(replace(one, origin="o-w-c") if one.id == "no" else one for one in both.statements)
    kind, sentence = of(replace(both, statements=no))
    assert kind == "only-denied"
    assert sentence.startswith(f"{NOBODY}, and w-c denies it; what comes nearest is an inference")


def test_who_denies_it_of_a_part_stands_in_every_answer_that_it_is_not_stated() -> None:
    data = dataset(edge("p-c"), edge("a-b"), edge("b-c"), parents={"p": "a"}, a="state")
    first, *rest = data.statements
    no = replace(first, id="no", stance="denies", origin="o-a-b")
    kind, sentence = of(replace(data, statements=(no, *rest)))
    assert kind == "not-stated-assembled"
    assert sentence.startswith(f"{NOBODY}, and a-b denies it of P, a part of A; what comes nearest")


def test_what_both_are_a_part_of_says_nothing_of_the_one_giving_to_the_other() -> None:
    data = dataset(
        edge("w-c", **INTENDED), edge("x-y"), parents={"a": "w", "c": "w"}, a="armed-group"
    )
    assert of(data).kind in ("nothing-connects", "no-path")
