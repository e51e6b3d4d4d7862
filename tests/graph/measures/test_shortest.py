"""Betweenness and closeness over arrays are those of networkx, which walks the graph."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.measures import shortest
from graph.measures.shortest import ShortestWays

NUMBERS = st.integers(0, 9)
ARROWS = st.dictionaries(st.tuples(NUMBERS, NUMBERS), st.integers(1, 3), max_size=40)
LENGTHS = pytest.mark.parametrize("length", [None, "length"])


def graph(arrows: dict[tuple[int, int], int], size: int) -> nx.DiGraph[str]:
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(map(str, range(size)))
    for (one, other), length in arrows.items():
        if one != other and max(one, other) < size:
            found.add_edge(str(one), str(other), length=length)
    return found


@LENGTHS
@given(arrows=ARROWS, size=st.integers(0, 10))
def test_betweenness_is_that_of_networkx(
    length: str | None, arrows: dict[tuple[int, int], int], size: int
) -> None:
    drawn = graph(arrows, size)
    wanted = nx.betweenness_centrality(drawn, weight=length)
    assert ShortestWays(drawn, length).betweenness() == pytest.approx(wanted)


@LENGTHS
@given(arrows=ARROWS, size=st.integers(3, 10), seed=st.integers(0, 9))
def test_betweenness_from_some_is_that_of_networkx_from_the_same(
    length: str | None, arrows: dict[tuple[int, int], int], size: int, seed: int
) -> None:
    drawn = graph(arrows, size)
    begun = Random(seed).sample(range(size), 2)
    wanted = nx.betweenness_centrality(drawn, k=2, weight=length, seed=seed)
    assert ShortestWays(drawn, length).betweenness(begun) == pytest.approx(wanted)


@LENGTHS
@given(arrows=ARROWS, size=st.integers(0, 10))
def test_closeness_is_that_of_networkx(
    length: str | None, arrows: dict[tuple[int, int], int], size: int
) -> None:
    drawn = graph(arrows, size)
    for found, way in zip(
        ShortestWays(drawn, length).closeness(), (drawn, drawn.reverse()), strict=True
    ):
        assert found == pytest.approx(nx.closeness_centrality(way, distance=length))


@given(arrows=ARROWS, most=st.integers(1, 50))
def test_how_many_are_held_at_a_time_changes_nothing(
    arrows: dict[tuple[int, int], int], most: int
) -> None:
    drawn = graph(arrows, 10)
    whole = ShortestWays(drawn, "length").betweenness()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortest, "HELD_ARROWS", most)
        assert ShortestWays(drawn, "length").betweenness() == pytest.approx(whole)
