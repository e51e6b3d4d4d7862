"""The chains that reach rests on: all of them, and the best of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answer import answer
from graph.chain import Chain
from graph.errors import BudgetError
from graph.evidence import LEVELS
from graph.network import Network, build
from graph.proofs import Chains, Proofs, ranked, reach_formula
from tests import oracle, random_datasets
from tests.graph.listed import out_of


def legs(chains: Chains) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    return {one.legs for one in chains.stated}, {one.legs for one in chains.inferred}


def brute(network: Network, start: str, goal: str) -> list[oracle.Row]:
    return list(oracle.Brute(network, start, goal).chains())


@pytest.mark.parametrize("seed", range(150))
def test_the_chains_of_every_pair_are_those_that_trying_everything_finds(seed: int) -> None:
    network = build(random_datasets.draw(seed))
    for start in network.dataset.actor:
        for goal in set(network.dataset.actor) - {start}:
            rows = brute(network, start, goal)
            chains = Proofs(network).between(start, goal)
            assert legs(chains) == tuple(
                {row[0] for row in rows if row[1] is k} for k in (False, True)
            )
            assert len(chains.stated) + len(chains.inferred) == len(rows)


@pytest.mark.parametrize("seed", range(60))
def test_reach_is_what_enumerating_all_worlds_gives(seed: int) -> None:
    network = build(random_datasets.draw(seed, 5, 7, 4))
    worlds = network.evidence.worlds
    for goal, chains in out_of(network, "a0").items():
        rows = oracle.strict(brute(network, "a0", goal))
        for level in LEVELS:
            exact = worlds.exact(reach_formula(network, chains.strict, level))
            assert exact == oracle.reach(network.evidence, rows, level)


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_the_best_chains_come_in_the_order_of_the_paths(seed: int, k: int) -> None:
    network = build(random_datasets.draw(seed, 6, 14))
    for goal in ("a3", "a5"):
        chains = Proofs(network).between("a0", goal)
        paths = answer(network, "a0", goal, k).paths
        for kind, listed in (("inferred", chains.inferred), ("", chains.stated)):
            best = [one.legs for one in paths if (one.tier == "inferred") is bool(kind)]
            assert [one.legs for one in ranked(network, listed, k)] == best


def test_of_no_chain_none_is_best_and_reach_is_never() -> None:
    network = build(random_datasets.draw(1))
    none: list[Chain] = []
    assert ranked(network, none) == []
    assert reach_formula(network, none) is network.evidence.worlds.false


def test_a_listing_beyond_its_budget_says_so() -> None:
    with pytest.raises(BudgetError, match="More than 2 chains"):
        Proofs(build(random_datasets.draw(3, 6, 14)), 2).between("a0", "a4")


@given(st.integers(0, 10**6), st.integers(0, 40))
def test_whether_the_budget_suffices_does_not_depend_on_the_order_of_rows(
    seed: int, budget: int
) -> None:
    data = random_datasets.draw(seed)
    turned = replace(data, transfers=data.transfers[::-1], actors=data.actors[::-1])
    assert _fits(build(data), budget) == _fits(build(turned), budget)


def _fits(network: Network, budget: int) -> list[bool]:
    def fits(goal: str) -> bool:
        try:
            Proofs(network, budget).between("a0", goal)
        except BudgetError:
            return False
        return True

    return [fits(goal) for goal in sorted(network.dataset.actor)]
