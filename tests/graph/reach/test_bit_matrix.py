"""The sweep over rows of bits finds what the sweep over any sets finds, to the bit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import Random

import pytest

from graph.evidence.sampling import Draws
from graph.model.dates import parse
from graph.model.rows import Dataset, Transfer
from graph.network import build
from graph.reach import bit_matrix
from graph.reach.bit_matrix import BitMatrixSweep, DrawnWorlds, runs_on
from graph.reach.propagation import Propagation
from graph.reach.sweep import Memory, TimedEdge, Transition, WorldSets
from graph.reach.worldsets import drawn
from tests.support import random_datasets

DRAWS = Draws(128)


class Rows(DrawnWorlds):
    """Worlds that are always swept as rows, however few transfers are undated."""

    def swept(self, memory: Memory, edges: Iterable[TimedEdge]) -> Mapping[int, int]:
        usable = [edge for edge in edges if edge.opens <= edge.closes]
        return BitMatrixSweep(memory, self, usable).run()


KINDS = ("small-arm", "rifle", "atgm", "light-weapon", "equipment")
DATES = ("2010", "2010-06", "2010-06-03", "2011-02", "2011", "2012-01-09", "2012")


def drawn_again(data: Dataset, undated: float, random: Random) -> Dataset:
    """The dataset with that part of its transfers undated, and half of them of some materiel."""

    def again(leg: Transfer) -> Transfer:
        start = None if random.random() < undated else parse(random.choice(DATES))
        kinds = tuple(random.sample(KINDS, random.choice((1, 1, 2))))
        return replace(leg, start=start, end=None, materiel=random.choice((kinds, ())))

    return replace(data, transfers=tuple(map(again, data.transfers)))


@pytest.mark.parametrize("inferred", [False, True], ids=["stated", "inferred"])
@pytest.mark.parametrize("undated", [0.05, 0.2, 0.5, 0.8])
@pytest.mark.parametrize("seed", range(60))
def test_rows_of_bits_hold_the_worlds_that_whole_numbers_hold(
    seed: int, undated: float, inferred: bool
) -> None:
    data = drawn_again(random_datasets.draw(seed, 10, 40), undated, Random(seed))
    network = build(data)
    propagation, sets = Propagation(network, inferred), drawn(network, DRAWS)
    rows, plain = (kind(sets.full, sets.none, sets.of) for kind in (Rows, WorldSets))
    for way in (propagation.downstream, propagation.upstream):
        for actor in ("a0", "a3"):
            assert way(actor, rows) == way(actor, plain)
    assert propagation.downstream("a0", rows, "a5") == propagation.downstream("a0", plain, "a5")


@pytest.mark.parametrize("inferred", [False, True], ids=["stated", "inferred"])
def test_a_compiled_kernel_sweeps_to_the_same_worlds(
    inferred: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numba")
    monkeypatch.setattr(bit_matrix, "WORDS_AT_A_TIME", 2)
    for seed in range(24):
        data = drawn_again(random_datasets.draw(seed, 10, 40), (seed % 4) / 4, Random(seed))
        network = build(data)
        propagation, sets = Propagation(network, inferred), drawn(network, DRAWS)
        rows = Rows(sets.full, sets.none, sets.of)
        found = []
        for least in (0, 1 << 60):
            monkeypatch.setattr(bit_matrix, "WORTH_SWEEPING", least)
            found.append([propagation.downstream("a0", rows), propagation.upstream("a3", rows)])
        assert found[0] == found[1]


def test_what_nothing_leads_to_is_in_no_world() -> None:
    network = build(replace(random_datasets.draw(1), statements=()))
    sets = drawn(network, DRAWS)
    assert Propagation(network).downstream("a0", Rows(sets.full, sets.none, sets.of)) == {}


def leg(giver: int, undated: bool) -> TimedEdge:
    days = (1, 9) if undated else (giver % 8 + 1, 9)
    return TimedEdge(giver, giver + 1, *days, ("t",), Transition(None, "", ""))


def test_rows_are_for_where_there_are_as_many_undated_transfers_as_givers() -> None:
    assert runs_on([leg(giver, True) for giver in range(6)])
    assert not runs_on([leg(giver, giver < 5) for giver in range(1, 7)])
    assert not runs_on([])
