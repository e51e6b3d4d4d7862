"""What is said of how far arms have come: what is alleged apart from what is inferred."""

from __future__ import annotations

from typing import Any

import pytest

from exports.report import reaches
from graph.constraints.limits import Limits
from graph.constraints.restriction import restricted
from graph.model.rows import Dataset
from graph.network import build
from graph.reach.reach import downstream, upstream
from tests.support.contracts import keeps
from tests.support.small_networks import dataset, edge

INFERRED = dataset(edge("s-a", "captured"), edge("s-c"), s="stockpile")


@pytest.mark.parametrize(
    ("data", "actor", "away", "title"),
    [
        (dataset(edge("a-b"), edge("b-c")), "a", True, "to have come to 2 actors."),
        (
            dataset(edge("a-b"), edge("b-c")),
            "c",
            False,
            "to have come to C from 2 actors.",
        ),
        (dataset(edge("a-b")), "b", True, "that arms from B came to anybody."),
        (dataset(edge("a-b")), "a", False, "that arms came to A from anybody."),
        (
            INFERRED,
            "a",
            True,
            "came to anybody; by inference, which no document states, to 1 actor.",
        ),
        (
            INFERRED,
            "c",
            False,
            "from 1 actor; by inference, which no document states, from 1 more;",
        ),
    ],
)
def test_what_is_inferred_is_not_counted_as_alleged(
    data: Dataset, actor: str, away: bool, title: str
) -> None:
    network = build(data)
    found = (downstream if away else upstream)(network, actor)
    text = " ".join(reaches.as_text(network, actor, away, found, []).split())
    assert title in text.partition("By transfers")[0]


def told(data: Dataset, actor: str, away: bool = True, **asked: Any) -> str:
    network, limits = build(data), Limits(**asked)
    within = restricted(network, limits, actor)
    found = (downstream if away else upstream)(within, actor)
    values = reaches.as_json(within, actor, away, found, [], limits)
    keeps("reach", values)
    return " ".join(reaches.as_text(within, actor, away, found, [], limits).split())


SHIPS = dataset(edge("a-b", materiel=("ship",)), edge("b-c"), edge("a-d"))


def test_what_no_path_names_is_told_apart_from_what_some_path_names() -> None:
    text = told(SHIPS, "a", materiel=("ship",))
    assert "have come to 2 actors within these constraints; to 1 more by paths on which no" in text
    assert "By transfers stated or implied: 2" in text
    assert "By paths on which no document names ships: 1 D" in text


def test_where_no_path_names_it_the_verdict_says_that_first() -> None:
    text = told(dataset(edge("a-d")), "a", materiel=("helicopter",))
    assert text.startswith(
        "No document names helicopters on any path from A within these constraints; paths that"
        " merely do not rule this out lead to 1 actor."
    )
    assert "By transfers stated or implied: none" in text


def test_a_place_that_is_merely_not_ruled_out_is_counted_and_told() -> None:
    data = dataset(edge("a-b", place="Gaza"), edge("a-c"))
    text = told(data, "a", places=("Gaza",))
    assert "is not stated on the best path of 1 of all these." in text
    assert text.count("is not stated") == 3  # in the verdict, for all constraints, at the actor


def test_stockpiles_and_unknown_parties_are_told_to_be_none_that_can_be_named() -> None:
    data = dataset(edge("a-s", "abandoned"), edge("a-b"), s="stockpile")
    assert "; 1 of all these is a stockpile or a party not named;" in told(data, "a")


def test_whoever_lost_arms_by_capture_is_not_counted_unmarked_as_having_given_them() -> None:
    text = told(dataset(edge("a-c", "captured"), edge("b-c")), "c", away=False)
    assert "from 2 actors; on the best path of 1 of all these arms are said to have been" in text
    assert "A → C (captured)" in text
    assert "B → C (supplied)" in text


def test_what_is_inferred_on_a_path_is_named_under_it() -> None:
    text = told(INFERRED, "a")
    assert "A is said to hold" in text or "no source says that A passed it on" in text
