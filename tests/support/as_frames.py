"""A dataset as the frames that :mod:`graph.evidence.frames` takes."""

from __future__ import annotations

from typing import Literal

import narwhals as nw

from graph.evidence.frames.tables import Frame
from graph.model.rows import Dataset
from graph.model.schema import DOCUMENTS, ORIGINS, STATEMENTS, TRANSFERS, Column
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
        for table in (DOCUMENTS, ORIGINS, STATEMENTS, TRANSFERS)
    }


def _text(row: object, column: Column) -> str | None:
    values = plain(row, [column])
    return str(values[column.name]) if values else None
