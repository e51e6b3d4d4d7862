"""A transfer as a clause: of a mode without a sentence of its own, too."""

from __future__ import annotations

import pytest

from exports.words import clauses
from graph.model.vocabulary import MODES, Mode


@pytest.mark.parametrize(
    ("family", "told"),
    [
        ("transfer", "arms from A came to B (swapped twice)"),
        ("loss", "arms from A came to B (swapped twice)"),
        ("possession", "B had arms of A (swapped twice)"),
    ],
)
def test_a_new_mode_is_told_by_its_name_and_possession_is_no_arrival(
    monkeypatch: pytest.MonkeyPatch, family: str, told: str
) -> None:
    new = Mode("swapped-twice", "of the test", family=family)
    monkeypatch.setattr(clauses, "MODES", {**MODES, new.id: new})
    assert clauses.deed(new.id, "A", "B", "arms") == told
