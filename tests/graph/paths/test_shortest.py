"""The least costs are the same, to the last bit, whoever finds them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.arrays.compact import Reals
from graph.paths import shortest

COSTS = st.sampled_from([0.0, 0.1, 0.2, 0.7, 1 / 3, 1e-12, float("inf")])
EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), COSTS), max_size=20)


def found(edges: list[tuple[int, int, float]], centre: set[int], radius: float) -> Reals:
    edges = sorted(edges, key=lambda edge: edge[0])
    at = np.searchsorted([tail for tail, _, _ in edges], range(7))
    ends = np.array([head for _, head, _ in edges], np.int32)
    cost = np.array([cost for _, _, cost in edges], float)
    return shortest.distances(at.astype(np.int32), ends, cost, np.array(sorted(centre)), radius)


@given(EDGES, st.sets(st.integers(0, 5), min_size=1), st.sampled_from([0.0, 0.5, float("inf")]))
def test_a_few_edges_are_searched_as_many_are(
    edges: list[tuple[int, int, float]], centre: set[int], radius: float
) -> None:
    ours = found(edges, centre, radius)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shortest, "FEW", -1)
        theirs = found(edges, centre, radius)
    assert ours.tolist() == theirs.tolist()
