"""What armstrail is compared with does the same work."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.generate import generate
from benchmarks.tasks.figures import by_armstrail
from benchmarks.tasks.peers import HEDGES as PEER_HEDGES
from benchmarks.tasks.peers import WORTH, by_pandas
from graph.evidence.ladder import LADDER
from graph.model.vocabulary import HEDGES


def test_the_sum_of_supports_is_ours_within_a_hundredth(tmp_path: Path) -> None:
    generate(tmp_path, 500)
    assert by_pandas(tmp_path) == pytest.approx(by_armstrail(tmp_path), rel=0.01)


def test_letters_and_hedges_are_worth_what_they_are_worth_here() -> None:
    for end, worth in WORTH.items():
        ours = [float(getattr(rung, end)) for rung in LADDER.values()]
        assert [*ours, 0.0] == pytest.approx(list(worth))
    assert {name: float(one.factor) for name, one in HEDGES.items()} == PEER_HEDGES
