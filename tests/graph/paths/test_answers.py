"""What an answer lists, in which list, and what it only counts or tells apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.constraints.limits import Limits
from graph.constraints.restriction import restricted
from graph.model.rows import Dataset
from graph.network import build
from graph.paths.answer import Answer, NotCompleted, TransferPath
from graph.reach.reach import between, downstream
from tests.support.small_networks import answer, dataset, edge

RIFLE: dict[str, Any] = {"materiel": ("rifle",)}
TANK: dict[str, Any] = {"materiel": ("tank",)}


def asked(data: Dataset, start: str = "a", goal: str = "c", **options: Any) -> Answer:
    return answer(build(data), start, goal, **options)


def listed(paths: tuple[TransferPath, ...]) -> list[tuple[str, str]]:
    return [(one.tier, " ".join(one.legs)) for one in paths]


def last_junction(data: Dataset) -> str:
    """The kind of the junction by which the one path, an inferred one, comes to the goal."""
    (path,) = asked(data).paths
    last = path.junctions[-1]
    assert path.tier == "inferred"
    return last.kind if last else ""


def organs(data: Dataset, *names: str) -> Dataset:
    actors = (replace(one, parent_kind="organ") if one.id in names else one for one in data.actors)
    return replace(data, actors=tuple(actors))


# What was not completed


@pytest.mark.parametrize("outcome", ["intended", "attempted", "intercepted"])
def test_what_was_not_completed_is_in_no_path_and_told_beside_it(outcome: str) -> None:
    data = dataset(edge("a-b"), edge("b-c", outcome=outcome), edge("x-y", outcome=outcome))
    found = asked(data)
    assert (found.paths, found.attempts) == ((), ())
    assert found.not_completed == NotCompleted(from_others=("b-c",))
    assert found.near_misses[0].reason.startswith(f"not completed: b-c is said to be {outcome}")
    routes = asked(data, attempts=True)
    assert (routes.paths, listed(routes.attempts)) == ((), [("assembled", "a-b b-c")])
    assert not routes.near_misses


def test_what_was_not_completed_counts_in_no_reach_and_holds_no_stockpile() -> None:
    taken = edge("s-b", "captured", outcome="attempted")
    data = dataset(edge("a-b"), taken, edge("s-c"), edge("a-d", outcome="intended"), s="stockpile")
    assert [one.goal for one in downstream(build(data), "a")] == ["b"]
    assert not asked(data).paths


def test_of_the_kin_of_both_ends_it_is_told_and_only_within_the_limits() -> None:
    data = dataset(
        edge("w-x", outcome="intended", **TANK),
        edge("z-c", outcome="intercepted"),
        edge("p-c", **RIFLE),
        edge("y-x", outcome="intended"),
        edge("x-w", outcome="intended"),
        edge("c-x", outcome="intended"),
        parents={"a": "w", "p": "a"},
    )
    assert asked(data).not_completed == NotCompleted((), ("w-x",), ("z-c",))
    rifles = asked(data, limits=Limits(materiel=("rifle",))).not_completed
    assert rifles == NotCompleted(from_others=("z-c",))


def test_what_was_meant_for_the_goal_is_told_apart_from_what_was_meant_for_others() -> None:
    data = dataset(
        *(
            edge(one, outcome="intended")
            for one in ("a-c", "p-c", "w-v", "w-c", "a-x", "y-c", "x-y")
        ),
        parents={"a": "w", "p": "a", "c": "v"},
    )
    found = asked(data).not_completed
    assert found == NotCompleted(("a-c", "p-c", "w-c", "w-v"), ("a-x",), ("y-c",))


def test_what_was_meant_by_or_for_a_whole_of_both_is_between_neither() -> None:
    data = dataset(
        *(edge(one, outcome="intended") for one in ("w-c", "a-w", "w-x")),
        parents={"a": "w", "c": "w"},
    )
    assert asked(data).not_completed == NotCompleted((), ("a-w",), ("w-c",))


def test_what_was_interdicted_goes_on_like_any_other_transfer() -> None:
    data = dataset(edge("a-b", "interdicted"), edge("b-c", "diverted"))
    assert listed(asked(data).paths) == [("assembled", "a-b b-c")]
    by_kind = asked(data, limits=Limits(modes=("interdiction", "diversion")))
    assert by_kind.paths == asked(data).paths


# Tiers


def reported_by_one(data: Dataset, *legs: str) -> Dataset:
    """The dataset with a further, ungraded origin that asserts these legs in one document."""
    voice = replace(data.origins[0], id="all", name="All", grade="E")
    said = next(iter(data.statements))
    more = tuple(
        replace(said, id=f"all-{leg}", transfer=leg, origin="all", document="e") for leg in legs
    )
    return replace(data, origins=(*data.origins, voice), statements=(*data.statements, *more))


def test_what_one_origin_reports_whole_comes_first_however_weak_it_is() -> None:
    ways = [edge(f"{end}-{n}") for n in "pqrstuv" for end in ("a",)]
    ways += [edge(f"{n}-c") for n in "pqrstuv"]
    data = dataset(*ways, edge("a-z"), edge("z-c"))
    silent = replace(
        data, statements=tuple(one for one in data.statements if "z" not in one.transfer)
    )
    found = asked(reported_by_one(silent, "a-z", "z-c"), k=2)
    assert listed(found.paths)[0] == ("reported", "a-z z-c")
    assert [tier for tier, _ in listed(found.paths)] == ["reported", "assembled", "assembled"]


def test_of_parallel_transfers_the_one_that_makes_the_chain_reported_is_shown() -> None:
    data = dataset(edge("a-b"), edge("a-b-again"), edge("b-c"))
    one = replace(data, statements=tuple(replace(s, origin="o-a-b") for s in data.statements))
    apart = replace(one.statements[0], document="e")
    (path,) = asked(replace(one, statements=(apart, *one.statements[1:]))).paths
    assert (path.tier, path.legs) == ("reported", ("a-b-again", "b-c"))
    assert path.alternatives == (("a-b",), ())


def test_a_single_leg_has_no_order_in_time() -> None:
    data = dataset(edge("a-c", start="2020"), edge("a-b", start="2019"), edge("b-c", start="2021"))
    assert {len(one.legs): one.order for one in asked(data).paths} == {1: "none", 2: "established"}


# Parts and wholes


def test_a_chain_of_parents_is_a_whole_only_while_every_step_is_of_an_organ() -> None:
    tree = {"c": "ministry", "ministry": "state", "state": "bloc"}
    for receiver, kind in (("ministry", "whole"), ("state", "whole"), ("bloc", "collective")):
        data = organs(
            dataset(edge(f"a-{receiver}"), parents=tree, state="state", bloc="coalition"),
            "c",
            "ministry",
        )
        assert last_junction(data) == kind


def test_beyond_a_member_all_is_a_collective() -> None:
    data = organs(
        dataset(edge("a-state"), parents={"c": "group", "group": "state"}, state="state"), "group"
    )
    assert last_junction(data) == "collective"


def test_an_actor_without_a_kind_of_parent_is_a_member() -> None:
    assert last_junction(dataset(edge("a-b"), parents={"c": "b"})) == "collective"


# Detours


def test_an_inferred_path_that_only_adds_to_a_listed_one_is_counted_and_not_listed() -> None:
    data = dataset(edge("a-w"), edge("y-c"), parents={"c": "w", "y": "w"})
    found = asked(data)
    assert (listed(found.paths), found.detours) == ([("inferred", "a-w")], 1)


def test_an_inferred_path_that_rests_on_something_else_is_no_detour() -> None:
    data = dataset(edge("a-h"), edge("s-h", "captured"), edge("s-c"), edge("h-s"), s="stockpile")
    found = asked(data)
    assert listed(found.paths) == [("assembled", "a-h h-s s-c"), ("inferred", "a-h s-c")]
    assert found.detours == 0


# Materiel


def test_unspecified_equipment_beside_named_kinds_makes_no_wildcard() -> None:
    data = dataset(edge("a-b", materiel=("rifle", "equipment")), edge("b-c", **TANK))
    found = asked(data)
    assert not found.paths
    assert found.near_misses[0].reason == ("materiel: b-c is of tank, the legs before it of rifle")
    assert asked(dataset(edge("a-b", materiel=("equipment",)), edge("b-c", **TANK))).paths


def test_what_was_held_must_be_what_passed() -> None:
    held = edge("s-b", "captured", **TANK)
    data = dataset(edge("a-b"), held, edge("s-c", **RIFLE), s="stockpile")
    found = asked(data)
    assert not found.paths
    assert "s-c is of rifle, the legs before it of tank" in found.near_misses[0].reason
    assert between(build(data), "a", "c") is None
    assert asked(data, limits=Limits(any_materiel=True)).paths


def test_a_path_rests_only_on_the_claims_of_holding_what_passed() -> None:
    claims = edge("s-b", "captured", **TANK), edge("s-b-again", "captured", **RIFLE)
    data = dataset(edge("a-b"), *claims, edge("s-c", **RIFLE), s="stockpile")
    (path,) = asked(data).paths
    assert path.claims == ("a-b", "s-c", "s-b-again")
    assert path.support == pytest.approx(0.7**3)
    reached = between(build(data), "a", "c")
    assert reached is not None
    assert reached.with_inferred.support.value == path.support


def test_claims_of_the_same_thing_are_held_together_and_listed_once() -> None:
    claims = edge("s-b", "captured"), edge("s-b-again", "captured", **RIFLE)
    data = dataset(edge("a-b"), *claims, edge("s-c"), s="stockpile")
    (path,) = asked(data).paths
    assert path.claims == ("a-b", "s-c", "s-b", "s-b-again")


def test_paths_on_which_no_leg_names_what_was_asked_for_are_told_apart() -> None:
    data = dataset(edge("a-b", materiel=("equipment",)), edge("b-c"), edge("a-c", **RIFLE))
    found = asked(data, limits=Limits(materiel=("small-arm",)))
    assert listed(found.paths) == [("reported", "a-c")]
    assert listed(found.unnamed) == [("assembled", "a-b b-c")]
    wide = dataset(edge("a-b", materiel=("vehicle",)), edge("b-c"))
    found = asked(wide, limits=Limits(materiel=("tank",)))
    assert (found.paths, listed(found.unnamed)) == ((), [("assembled", "a-b b-c")])
    assert not asked(data).unnamed
    assert not asked(data, limits=Limits(materiel=("equipment",))).unnamed


def test_reach_says_where_no_document_names_what_was_asked_for() -> None:
    data = dataset(edge("a-b", **RIFLE), edge("b-c"), edge("a-d"))
    within = restricted(build(data), Limits(materiel=("small-arm",)))
    assert {one.goal: one.unnamed for one in downstream(within, "a")} == {
        "b": False,
        "c": False,
        "d": True,
    }


# Reach, told twice


def test_reach_is_told_over_stated_paths_alone_and_with_inferred_ones() -> None:
    data = dataset(edge("a-c"), edge("a-b"), parents={"c": "b"})
    reached = between(build(data), "a", "c")
    assert reached is not None
    assert reached.stated is not None
    assert reached.stated.support.value == pytest.approx(0.7)
    assert reached.with_inferred.support.value == pytest.approx(0.91)
    inferred = between(build(dataset(edge("a-b"), parents={"c": "b"})), "a", "c")
    assert inferred is not None
    assert (inferred.stated, inferred.inferred) == (None, True)
