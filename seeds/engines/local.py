"""A dataset as frames on one machine, of texts as in the files."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from graph.errors import ExtraError
from graph.evidence.frames.coded import Backend
from graph.evidence.frames.tables import Frame
from seeds.sheets.sheet import Sheet
from seeds.tables import sheets


def frames(folder: Path, engine: Backend) -> tuple[dict[str, Frame], str]:
    """Return the tables of a dataset as frames, by name, and the dataset's title.

    Raises as :func:`seeds.tables.read` does, and :class:`~graph.errors.ExtraError` where polars is
    not installed.
    """
    found, title = sheets(folder)
    try:
        return {name: _frame(sheet, engine) for name, sheet in found.items()}, title
    except ModuleNotFoundError as error:
        raise ExtraError(
            f"the engine {engine} is not installed; in armstrail's folder:"
            " python3 -m pip --python .venv/bin/python install '.[fast]'"
        ) from error


def _frame(sheet: Sheet, engine: Backend) -> Frame:
    import pyarrow as pa

    columns = {
        name: pa.DictionaryArray.from_arrays(cells.codes, pa.array(cells.distinct, pa.string()))
        for name, cells in sheet.cells.items()
    }
    texts = {name: one.cast(pa.string()) for name, one in columns.items()}
    empty = {
        one.name: pa.array([""] * len(sheet.numbers), pa.string())
        for one in sheet.table.columns
        if one.name not in texts
    }
    return nw.from_arrow(pa.table({**texts, **empty}), backend=engine)
