"""What joins tell of ways, beside all ways one by one and beside the paths that there are."""

from __future__ import annotations

from typing import Any

import pytest

from graph.evidence.frames.figures import weigh
from graph.evidence.frames.tables import Tables
from graph.model.rows import Dataset
from graph.model.vocabulary import ACTOR_TYPES, MODES, OUTCOMES
from graph.network import Network, build
from graph.reach import joins, reach
from tests.support.engines.as_frames import as_frames
from tests.support.random_datasets import many


@pytest.fixture(scope="module")
def data() -> Dataset:
    return many(range(30))


@pytest.fixture(scope="module")
def tables(data: Dataset) -> Tables:
    pytest.importorskip("polars")
    return as_frames(data, "polars")


@pytest.fixture(scope="module")
def ways(tables: Tables) -> Any:
    return joins.legs(tables, weigh(tables).figures)


@pytest.fixture(scope="module")
def network(data: Dataset) -> Network:
    return build(data)


def found(ways: Any, *starts: str) -> dict[str, Any]:
    return {one["actor"]: one for one in joins.widest(ways, starts).iter_rows(named=True)}


def widest(network: Network, start: str) -> dict[str, tuple[float, float]]:
    """The same by walking: every actor, with the best least support and upper end of a way."""
    known = {start: (1.0, 1.0)}
    best: dict[str, tuple[float, float]] = {}
    changed = True
    while changed:
        changed = False
        for one in network.dataset.transfers:
            if one.id not in network.usable or one.giver not in known:
                continue
            figure = network.findings[one.id]
            legs = zip(known[one.giver], (figure.support, figure.high), strict=True)
            way = tuple(min(pair) for pair in legs)
            goes = (
                MODES[one.mode].carries_on
                and ACTOR_TYPES[network.dataset.actor[one.receiver].type].junction
            )
            for into in (best, known) if goes else (best,):
                had = into.get(one.receiver, (-1.0, -1.0))
                new = max(had[0], way[0]), max(had[1], way[1])
                changed, into[one.receiver] = changed or new != had, new
    return {actor: most for actor, most in best.items() if actor != start}


@pytest.mark.parametrize("part", [1, 4, 8, 13])
def test_bounds_are_those_of_the_widest_ways(network: Network, ways: Any, part: int) -> None:
    start = f"a0-{part}"
    rows = found(ways, start)
    expected = widest(network, start)
    assert rows.keys() == expected.keys()
    for actor, (support, high) in expected.items():
        assert rows[actor]["support"] == pytest.approx(support, rel=1e-12)
        assert rows[actor]["high"] == pytest.approx(high, rel=1e-12)


@pytest.mark.parametrize("part", [1, 4, 8, 13])
def test_no_stated_path_has_more_support_than_the_bound(
    network: Network, data: Dataset, tables: Tables, ways: Any, part: int
) -> None:
    start = f"a0-{part}"
    rows = found(ways, *joins.parts_of(tables, start))
    for one in reach.downstream(network, start):
        if one.best is not None and one.best.tier != "inferred":
            goals = {one.goal, *data.parts(one.goal)} & rows.keys()
            assert one.best.support <= max(rows[goal]["support"] for goal in goals) + 1e-12
            assert one.best.high <= max(rows[goal]["high"] for goal in goals) + 1e-12


@pytest.mark.parametrize("part", [1, 4, 8, 13])
def test_the_bound_of_an_actor_is_that_of_its_parts_too(
    data: Dataset, tables: Tables, ways: Any, part: int
) -> None:
    start = f"a0-{part}"
    reached = joins.widest(ways, joins.parts_of(tables, start))
    rows = {one["actor"]: one for one in reached.iter_rows(named=True)}
    for one in joins.with_parts(tables, reached, joins.foremost(reached, 5)):
        own = [rows[name] for name in {one.actor, *data.parts(one.actor)} & rows.keys()]
        assert one.support == max(row["support"] for row in own)
        assert one.high == max(row["high"] for row in own)
        assert one.leg in {row["leg"] for row in own if row["support"] == one.support}


def test_the_last_leg_leads_back_to_the_start_by_legs_no_weaker(
    network: Network, ways: Any
) -> None:
    for start in ("a0-1", "a0-4", "a0-8"):
        rows = found(ways, start)
        for actor in rows:
            at, leg = actor, rows[actor]["leg"]
            for _ in range(len(rows) + 1):
                transfer = network.dataset.transfer[leg]
                assert transfer.receiver == at
                assert network.findings[leg].support >= rows[actor]["support"] - 1e-12
                at = transfer.giver
                if at == start:
                    break
                leg = rows[at]["leg_on"]
            assert at == start


def test_a_transfer_that_was_not_completed_is_on_no_way(data: Dataset, ways: Any) -> None:
    outcomes = {one.id: one.outcome for one in data.transfers}
    assert all(OUTCOMES[outcomes[leg]].arrived for leg in ways["leg"].to_list())
