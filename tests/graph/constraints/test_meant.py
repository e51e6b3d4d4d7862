"""Which transfers are meant: a part's are the whole's, a whole's are nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from graph.constraints.limits import Limits
from graph.constraints.meant import Scope, kin_of, meant, scoped
from graph.errors import QuestionError
from graph.model.rows import Dataset
from graph.network import build
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets


def family(kind: str = "organ") -> Dataset:
    """A unit of a ministry of a state, in an alliance of which the state is a member."""
    data = dataset(
        edge("state-b"),
        edge("ministry-b"),
        edge("unit-b"),
        edge("alliance-b"),
        parents={"unit": "ministry", "ministry": "state", "state": "alliance"},
    )
    organs = {"unit": "organ", "ministry": kind, "state": "member"}
    return replace(
        data,
        actors=tuple(replace(one, parent_kind=organs.get(one.id, "")) for one in data.actors),
    )


def found(data: Dataset, scope: Scope, **limits: object) -> dict[str, str]:
    asked = meant(build(data), scope, Limits(**limits))  # type: ignore[arg-type]
    return {one.transfer.id: one.near for one in asked}


def test_a_part_has_what_is_said_of_it_and_only_by_inference_what_is_said_of_the_whole() -> None:
    assert found(family(), Scope("ministry", "b")) == {
        "ministry-b": "named",
        "unit-b": "part",
        "state-b": "inferred",
        "alliance-b": "inferred",
    }


@pytest.mark.parametrize(("kind", "state"), [("organ", "whole"), ("member", "collective")])
def test_above_the_first_member_everything_is_a_collective(kind: str, state: str) -> None:
    kin = kin_of(family(kind), "unit")
    assert (kin["ministry"], kin["state"], kin["alliance"]) == ("whole", state, "collective")


def test_who_only_speaks_has_nothing_of_what_is_said_of_the_body() -> None:
    data = dataset(edge("state-b"), parents={"spokesman": "state"}, spokesman="person")
    assert found(data, Scope("spokesman", "b")) == {}


def test_what_both_are_a_part_of_is_no_transfer_between_them() -> None:
    data = dataset(edge("whole-b"), parents={"a": "whole", "b": "whole"})
    assert found(data, Scope("a", "b")) == {}
    assert found(data, Scope("whole", "b")) == {"whole-b": "named"}


def test_one_actor_has_what_it_gives_and_what_it_receives_and_no_order_is_turned_round() -> None:
    data = dataset(edge("a-b"), edge("b-a"), edge("b-c"))
    assert found(data, scoped("a")) == {"a-b": "named", "b-a": "named"}
    assert found(data, scoped("a", "b")) == {"a-b": "named"}
    assert found(data, Scope(receiver="a")) == {"b-a": "named"}
    assert list(found(data, scoped())) == ["a-b", "b-a", "b-c"]


def test_limits_that_a_transfer_tells_hold_and_others_are_refused_and_not_dropped() -> None:
    data = dataset(edge("a-b", "sold"), edge("a-b-again", "stolen"))
    assert list(found(data, scoped("a", "b"), modes=("stolen",))) == ["a-b-again"]
    with pytest.raises(QuestionError, match="limit of a path"):
        found(data, scoped("a", "b"), max_legs=2)
    with pytest.raises(QuestionError, match="'z' is no actor"):
        found(data, scoped("a", "z"))
    with pytest.raises(QuestionError, match="both giver and receiver"):
        found(data, scoped("a", "a"))


@given(datasets())
def test_a_transfer_named_is_meant_by_its_own_ends(data: Dataset) -> None:
    for one in data.transfers:
        assert found(data, Scope(one.giver, one.receiver))[one.id] == "named"
