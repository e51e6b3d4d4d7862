"""Cells that say nothing, or are lost, without another cell of their row that is empty."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.rows import Dataset, Quantity, Statement
from seeds.sheets.complaints import Noticed

_READ_AGAIN = ("confirmed", "contested")
"""What a second person made of a statement."""


def half_said(dataset: Dataset) -> Iterator[Noticed]:
    """Yield each row with a cell that needs another one. O(rows)."""
    for statement in dataset.statements:
        for told in _of_statement(statement):
            yield (statement.id,), f"The statement {statement.id} {told}"
    for one in dataset.documents:
        if one.grade_reason and not one.grade:
            told = "has a grade_reason and no grade; give it the letter, F if it cannot be judged."
            yield (one.id,), f"The document {one.id} {told}"
    for quantity in dataset.quantities:
        if _is_empty(quantity):
            told = "names no figure; give its minimum, its maximum, or what is written."
            yield (quantity.id,), f"The quantity {quantity.id} {told}"


def _of_statement(one: Statement) -> Iterator[str]:
    if one.review in _READ_AGAIN and not one.reviewer:
        yield f"is {one.review} by nobody who is named; name the reviewer."
    if one.reviewer and one.review not in _READ_AGAIN:
        yield f"has a reviewer and is only {one.review}; say whether it is confirmed or contested."
    if one.paragraph is None and (one.sentences or one.span_sha256):
        cell = "sentences" if one.sentences else "a span_sha256"
        yield f"has {cell} and no paragraph, so that nobody can find the place; give it."


def _is_empty(one: Quantity) -> bool:
    return one.minimum is None and one.maximum is None and not one.as_written
