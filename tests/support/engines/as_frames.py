"""A dataset as the frames that :mod:`graph.evidence.frames` takes."""

from __future__ import annotations

from typing import Any, Literal

import narwhals as nw
import pytest

from graph.evidence.frames.tables import Frame
from graph.model.rows import Dataset
from graph.model.schema import (
    ACTORS,
    DOCUMENTS,
    ID,
    ORIGINS,
    REF,
    RELAY,
    SLUG,
    STATEMENTS,
    TABLES,
    TERM,
    TRANSFERS,
    Column,
)
from graph.model.vocabulary import VOCABULARIES
from graph.network import plain


def as_frames(dataset: Dataset, backend: Literal["pandas", "polars"]) -> dict[str, Frame]:
    """The tables that figures depend on, every cell a text as in a file, empty ones null."""
    return {
        table.name: nw.from_dict(
            {
                column.name: [_text(row, column) for row in getattr(dataset, table.name)]
                for column in table.columns
            },
            schema=dict.fromkeys((one.name for one in table.columns), nw.String()),
            backend=backend,
        )
        for table in (ACTORS, DOCUMENTS, ORIGINS, STATEMENTS, TRANSFERS)
    }


def coded(dataset: Dataset) -> dict[str, Frame]:
    """The same for polars, with whole numbers in the place of ids, terms and relays."""
    place = {one: number for number, one in enumerate(all_ids(dataset))}
    found = {}
    for name, frame in as_frames(dataset, "polars").items():
        numbers = {
            column.name: [
                _number(_text(row, column), column, place) for row in getattr(dataset, name)
            ]
            for column in TABLES[name].columns
            if column.kind in (ID, REF, SLUG, TERM, RELAY)
            and column.target != "actors"
            and name != "actors"
        }
        found[name] = frame.with_columns(
            **{
                column: nw.new_series(column, own, nw.Int64(), backend="polars")
                for column, own in numbers.items()
            }
        )
    return found


def all_ids(dataset: Dataset) -> list[str]:
    """All ids but those of actors, and the groups, in the order of the alphabet."""
    told = (*(one.id for one in dataset.statements), *(one.id for one in dataset.transfers))
    where = (*(one.id for one in dataset.documents), *(one.id for one in dataset.origins))
    return sorted({*told, *where, *(one.group for one in dataset.origins)})


def _number(text: str | None, column: Column, place: dict[str, int]) -> int | None:
    if column.kind is RELAY:
        return text.count(">") + 1 if text else 0
    if not text:
        return None
    terms = column.kind is TERM
    return list(VOCABULARIES[column.target]).index(text) if terms else place[text]


def as_written(figure: Any) -> Any:
    """What a frame holds of a figure: marks as one text, and a float to twelve digits."""
    if isinstance(figure, tuple):
        return ";".join(figure)
    return pytest.approx(float(figure), rel=1e-12) if isinstance(figure, float) else figure


def _text(row: object, column: Column) -> str | None:
    values = plain(row, [column])
    return str(values[column.name]) if values else None
