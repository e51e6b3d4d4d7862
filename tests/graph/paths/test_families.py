"""Paths that rest on the same are one family; none is lost, and each differs from the head."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.rows import Dataset
from graph.network import build
from graph.paths.answer import Answer, TransferPath, answer
from graph.paths.families import MOST_EACH, akin, together
from graph.paths.path import TIERS
from tests.support import random_datasets
from tests.support.small_networks import dataset, edge, one_voice


def shown(data: Dataset, k: int = 5) -> list[tuple[str, list[str]]]:
    """The heads, each with its family, as texts."""
    paths = answer(build(data), "a", "c", k).paths
    return [(" ".join(one.legs), [" ".join(other.legs) for other in one.family]) for one in paths]


def every(found: Answer) -> list[TransferPath]:
    return [path for head in found.paths for path in (head, *head.family)]


def test_paths_of_the_same_voices_that_differ_in_one_leg_are_shown_once() -> None:
    later = edge("b-c-later", "sold")
    data = dataset(edge("a-b"), edge("b-c"), later)
    said = tuple(
        replace(one, basis="none-shown") if one.transfer == later.id else one
        for one in data.statements
    )
    assert shown(one_voice(replace(data, statements=said))) == [("a-b b-c", ["a-b b-c-later"])]


def test_paths_that_stand_or_fall_with_other_voices_are_no_family() -> None:
    data = dataset(edge("a-b"), edge("b-c"), edge("b-c-later"))
    assert shown(data) == [("a-b b-c", []), ("a-b b-c-later", [])]


def test_paths_that_differ_in_more_than_one_leg_are_no_family() -> None:
    more = dataset(edge("a-b"), edge("b-c"), edge("b-d"), edge("d-c"))
    assert shown(one_voice(more)) == [("a-b b-c", []), ("a-b b-d d-c", [])]
    longer = dataset(edge("a-c"), edge("a-b"), edge("b-c"))
    assert shown(one_voice(longer)) == [("a-c", []), ("a-b b-c", [])]
    ends = (edge("a-b"), edge("b-c1"), edge("b-c"))
    part = one_voice(dataset(*ends, parents={"c1": "c"}, c="state"))
    assert shown(part) == [("a-b b-c", ["a-b b-c1"])]


def test_paths_without_a_keystone_are_akin_only_where_they_share_a_leg() -> None:
    data = dataset(edge("a-c"), edge("a-c-again"))
    second = tuple(
        replace(one, id=f"{one.id}-2", origin=other, document="e")
        for one, other in zip(data.statements, ("x", "y"), strict=True)
    )
    voices = tuple(replace(data.origins[0], id=name) for name in ("x", "y"))
    wide = replace(data, statements=(*data.statements, *second), origins=(*data.origins, *voices))
    assert shown(wide) == [("a-c", []), ("a-c-again", [])]


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_families_hold_every_path_once_and_the_heads_come_first(seed: int, k: int) -> None:
    network = build(random_datasets.draw(seed))
    alone = answer(network, "a0", "a5", 1000, families=False)
    whole = answer(network, "a0", "a5", 1000)
    assert sorted(one.legs for one in every(whole)) == sorted(one.legs for one in alone.paths)
    assert whole.taken == len(alone.paths)
    few = answer(network, "a0", "a5", k)
    for tier in TIERS if not whole.detours else TIERS[:2]:  # what is a detour depends on the list
        heads, most = ([one.legs for one in it.paths if one.tier == tier] for it in (few, whole))
        assert heads == most[:k]


@given(st.integers(0, 10**6))
def test_members_are_akin_to_their_head_no_better_and_heads_to_none_before(seed: int) -> None:
    found = answer(build(random_datasets.draw(seed)), "a0", "a5", 1000)
    for place, head in enumerate(found.paths):
        for member in head.family:
            assert akin(head, member)
            assert member.support <= head.support
        before = [one for one in found.paths[:place] if one.tier == head.tier]
        assert not any(akin(one, head) for one in before)


def test_families_end_at_their_bound_and_say_so() -> None:
    network = build(dataset(edge("a-c")))
    (path,) = answer(network, "a", "c").paths
    endless = (path for _ in iter(int, 1))
    found = together(endless, 2)
    assert (len(found.heads), len(found.paths), found.cut) == (1, 2 * MOST_EACH, True)


@pytest.mark.parametrize("k", [1, 2])
def test_no_more_is_searched_than_until_a_further_family_begins(k: int) -> None:
    network = build(dataset(*(edge(f"a-c-{n}") for n in range(5))))
    paths = iter(answer(network, "a", "c", families=False).paths)
    assert len(together(paths, k).heads) == k
    assert len(list(paths)) == 5 - k - 1
