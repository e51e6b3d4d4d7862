"""What a check notices of cells that say nothing without another one of their row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.model.rows import Dataset, Document, Quantity, Statement
from seeds.review.half_said import half_said
from seeds.tables import bundled, read

WHOLE = Statement("s", "t", "o", "d", "asserts", paragraph=1)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"review": "confirmed"}, "is confirmed by nobody who is named; name the reviewer."),
        ({"review": "contested"}, "is contested by nobody who is named; name the reviewer."),
        ({"reviewer": "ab"}, "has a reviewer and is only coded; say whether it is confirmed or"),
        ({"paragraph": None, "sentences": "2"}, "has sentences and no paragraph, so that nobody"),
        ({"paragraph": None, "span_sha256": "0" * 64}, "has a span_sha256 and no paragraph"),
    ],
)
def test_half_a_statement_is_noticed(changes: dict[str, Any], told: str) -> None:
    (noticed,) = half_said(Dataset(statements=(replace(WHOLE, **changes),)))
    assert noticed[0] == ("s",)
    assert noticed[1].startswith(f"The statement s {told}")


@pytest.mark.parametrize(
    "changes",
    [{}, {"review": "confirmed", "reviewer": "ab"}, {"sentences": "2"}, {"paragraph": None}],
)
def test_a_whole_statement_is_not(changes: dict[str, Any]) -> None:
    assert [*half_said(Dataset(statements=(replace(WHOLE, **changes),)))] == []


def test_a_reason_without_a_letter_and_a_figure_without_any_are_noticed() -> None:
    half = Dataset(
        documents=(Document("d", "A report", grade_reason="careful"), Document("e", "Another")),
        quantities=(Quantity("q", "s", "rifle"), Quantity("r", "s", "rifle", minimum=1.0)),
    )
    assert [ids for ids, _ in half_said(half)] == [("d",), ("q",)]


def test_the_bundled_dataset_has_none() -> None:
    assert [*half_said(read(bundled()))] == []
