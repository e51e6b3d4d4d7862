"""Reach of all actors at once: the sweep finds, world by world, what simple paths reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.evidence.findings import LEVELS
from graph.evidence.sampling import Draws
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.reach.propagation import Propagation
from graph.reach.sweep import WorldSets
from graph.reach.worldsets import drawn
from tests.support import random_datasets
from tests.support.oracles.listed import out_of, stand
from tests.support.oracles.oracle import Row

DRAWS = Draws(128)
SIZES = [(6, 9), (7, 14), (6, 16), (8, 14)]

Found = dict[tuple[str, str], int]


def network(seed: int) -> Network:
    return build(random_datasets.draw(seed, *SIZES[seed % len(SIZES)]))


def by_chains(one: Network, inferred: bool) -> Found:
    """The worlds of every pair from the chains of the pair, figure by figure."""
    found = {}
    for start in one.dataset.actor:
        for goal, rows in out_of(one, start).items():
            wanted = [row for row in rows if inferred or not row[1]]
            if wanted:
                found[start, goal] = _bits(one, wanted)
    return found


def _bits(one: Network, rows: list[Row]) -> int:
    masks = (DRAWS.mask(stand(one, rows, level)) for level in LEVELS)
    words = b"".join(mask.tobytes() for mask in masks)
    return int.from_bytes(words, "little") | 1 << (len(LEVELS) * DRAWS.worlds)


def forwards(one: Network, propagation: Propagation, sets: WorldSets[int]) -> Found:
    every = ((start, propagation.downstream(start, sets)) for start in one.dataset.actor)
    return {(start, goal): worlds for start, found in every for goal, worlds in found.items()}


def backwards(one: Network, propagation: Propagation, sets: WorldSets[int]) -> Found:
    every = ((goal, propagation.upstream(goal, sets)) for goal in one.dataset.actor)
    return {(start, goal): worlds for goal, found in every for start, worlds in found.items()}


@pytest.mark.parametrize("inferred", [False, True], ids=["stated", "inferred"])
@pytest.mark.parametrize("seed", range(250))
def test_every_world_agrees_with_the_chains_of_every_pair_both_ways(
    seed: int, inferred: bool
) -> None:
    one = network(seed)
    expected, propagation, sets = (
        by_chains(one, inferred),
        Propagation(one, inferred),
        drawn(one, DRAWS),
    )
    assert forwards(one, propagation, sets) == expected
    assert backwards(one, propagation, sets) == expected


def plain(*edges: tuple[str, str], **types: str) -> Dataset:
    names = sorted({end for edge in edges for end in edge} | set(types))
    return Dataset(
        actors=tuple(Actor(one, one, types.get(one, "armed-group")) for one in names),
        documents=(Document("d", "D"),),
        origins=(Origin("o", "O", "", "", "B", "why"),),
        transfers=tuple(Transfer(f"{a}-{b}", a, b, "supplied") for a, b in edges),
        statements=tuple(
            Statement(f"s-{a}-{b}", f"{a}-{b}", "o", "d", "asserts", basis="testimony")
            for a, b in edges
        ),
    )


def reached(data: Dataset, start: str, inferred: bool = False) -> set[str]:
    one = build(data)
    return set(Propagation(one, inferred).downstream(start, drawn(one, DRAWS)))


def test_arms_do_not_go_on_before_they_came() -> None:
    data = plain(("a", "b"), ("b", "c"))
    early, late = (
        replace(one, start=parse(day))
        for one, day in zip(data.transfers, ("2020", "2015"), strict=True)
    )
    assert reached(data, "a") == {"b", "c"}
    assert reached(replace(data, transfers=(early, late)), "a") == {"b"}


def test_arms_do_not_change_what_they_are() -> None:
    data = plain(("a", "b"), ("b", "c"), ("c", "d"))
    kinds = (("rifle",), (), ("ship",))
    legs = tuple(
        replace(one, materiel=kind) for one, kind in zip(data.transfers, kinds, strict=True)
    )
    assert reached(replace(data, transfers=legs), "a") == {"b", "c"}


def test_a_stockpile_that_was_left_by_inference_is_not_come_to_again() -> None:
    data = plain(("a", "b"), ("s", "b"), ("s", "c"), ("c", "s"), s="stockpile")
    legs = tuple(
        replace(one, mode="seized-on-collapse") if one.id == "s-b" else one
        for one in data.transfers
    )
    assert reached(replace(data, transfers=legs), "a", inferred=True) == {"b", "c"}


def test_an_actor_that_nothing_comes_to_reaches_nobody_backwards() -> None:
    one = build(plain(("a", "b")))
    assert Propagation(one).upstream("a", drawn(one, DRAWS)) == {}
