"""What an asker limits, what comes nearest without a path, and where a search ends."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.constraints.limits import Limits
from graph.errors import QuestionError
from graph.network import build
from graph.paths.answer import answer
from graph.paths.nearest import Nearest
from tests.support.small_networks import dataset, edge, found, legs


def test_limits_keep_what_was_asked_for() -> None:
    data = dataset(edge("a-c"), edge("a-b"), edge("b-c"), edge("a-d"), edge("d-c"))
    assert legs(found(data, max_legs=1)) == ["a-c"]
    assert legs(found(data, via=("b",))) == ["a-b b-c"]
    assert legs(found(data, avoid=("b",))) == ["a-c", "a-d d-c"]


@pytest.mark.parametrize(
    ("start", "goal", "k", "limits"),
    [
        ("a", "a", 5, Limits()),
        ("a", "c", 0, Limits()),
        ("a", "c", 5, Limits(max_legs=0)),
        ("a", "c", 5, Limits(avoid=("a",))),
        ("a", "c", 5, Limits(via=("b",), avoid=("b",))),
    ],
)
def test_a_question_without_sense_is_refused(start: str, goal: str, k: int, limits: Limits) -> None:
    with pytest.raises(QuestionError):
        answer(build(dataset(edge("a-b"), edge("b-c"))), start, goal, k, limits)


def test_without_a_path_the_answer_names_what_comes_nearest_from_each_side() -> None:
    result = answer(build(dataset(edge("a-b"), edge("d-c"), edge("e-d"))), "a", "c")
    assert result.nearest == Nearest(("a-b",), ("d-c",))


def test_what_comes_nearest_obeys_time_and_materiel_and_names_what_was_asked_for_first() -> None:
    tank: dict[str, Any] = {"materiel": ("tank",), "start": "2020"}
    early, missile = edge("d-c-1", start="2010"), edge("d-c-2", materiel=("atgm",))
    data = dataset(edge("a-b", **tank), early, missile, edge("d-c-3"), edge("d-c-4", **tank))
    asked = Limits(between=(date(2015, 1, 1), date(2022, 1, 1)), materiel=("vehicle",))
    near = answer(build(data), "a", "c", limits=asked).nearest
    assert near == Nearest(("a-b",), ("d-c-4", "d-c-3"))


def test_what_is_near_by_inference_comes_after_what_is_said_of_the_actor_itself() -> None:
    data = dataset(edge("w-b"), edge("a-x"), edge("y-c"), parents={"a": "w"})
    near = answer(build(data), "a", "c").nearest
    assert near == Nearest(("a-x", "w-b"), ("y-c",))
    alone = answer(build(data), "a", "c", inferred=False).nearest
    assert alone == Nearest(("a-x",), ("y-c",))


def test_what_is_near_respects_who_is_avoided_and_never_passes_the_other_end() -> None:
    data = dataset(edge("a-b"), edge("x-c"), edge("a-x"), edge("z-a"))
    near = answer(build(data), "a", "c", limits=Limits(avoid=("x",))).nearest
    assert near == Nearest(("a-b",), ())
    assert answer(build(data), "c", "a").nearest == Nearest((), ("z-a",))


def test_what_leads_back_to_its_own_end_is_not_near() -> None:
    data = dataset(
        edge("a-b"), edge("b-a"), edge("c-d"), edge("d-c"), edge("p-b"), parents={"p": "a"}
    )
    assert answer(build(data), "a", "c").nearest == Nearest(("a-b", "p-b"), ("d-c",))


def test_a_search_that_ends_at_its_budget_says_so() -> None:
    pairs = [edge(f"{x}-{y}") for x, y in itertools.permutations("abcdefg", 2)]
    result = answer(build(dataset(*pairs)), "a", "c", 10_000, budget=50)
    assert result.truncated
    cut = answer(build(dataset(*pairs)), "a", "c", budget=0)
    assert (cut.truncated, cut.nearest) == (True, None)


def test_ungraded_paths_come_by_the_upper_end_of_their_range() -> None:
    data = dataset(edge("a-c"), edge("a-c-again"), edge("a-b"), edge("b-c"))
    ungraded = replace(data, origins=tuple(replace(o, grade="F") for o in data.origins))
    hedged, *others = ungraded.statements
    paths = found(replace(ungraded, statements=(replace(hedged, hedge="likely"), *others)))
    assert legs(paths) == ["a-c-again", "a-c", "a-b b-c"]
    assert [path.high for path in paths] == [0.5, 0.35, 0.5]  # ungraded voices count as one
    assert paths[1].keystones == ("o-a-c",)
