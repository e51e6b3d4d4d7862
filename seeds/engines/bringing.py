"""A few transfers of a dataset that is too large for one machine, brought back with all that is
said of them: a dataset of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import narwhals as nw

from graph.evidence.frames.tables import Frame, Tables
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from seeds.sheets.files import parquet_name
from seeds.tables import read


def brought_back(tables: Tables, transfers: Collection[str], actors: Iterable[str] = ()) -> Dataset:
    """Return the dataset of these transfers, with their statements and all that these name.

    ``actors`` are in it whether or not one of the transfers names them.
    Of actors, their wholes are in it, of documents those whose text they carry; figures of
    quantities and rejected passages are not. Everything comes to this machine. Raises as
    :func:`seeds.tables.read` does.
    """
    told = {
        "transfers": _where(tables["transfers"], "id", transfers),
        "statements": _where(tables["statements"], "transfer", transfers),
    }
    told["origins"] = _where(tables["origins"], "id", told["statements"]["origin"])
    documents = told["statements"]["document"]
    told["documents"] = _closed(tables["documents"], "copy_of", documents)
    ends = [*told["transfers"]["giver"], *told["transfers"]["receiver"]]
    speakers = told["origins"]["speaker"] if "speaker" in told["origins"].columns else []
    told["actors"] = _closed(tables["actors"], "parent", [*actors, *ends, *speakers])
    for name in {"quantities", "rejected"} & tables.keys():
        told[name] = _local(tables[name].head(0))
    if "materiel" in tables:
        told["materiel"] = _local(tables["materiel"])
    return _read(told)


def _read(told: Tables) -> Dataset:
    import pyarrow.parquet as parquet

    with tempfile.TemporaryDirectory() as folder:
        for name, frame in told.items():
            parquet.write_table(frame.to_arrow(), Path(folder) / parquet_name(TABLES[name]))
        return read(Path(folder))


def _where(frame: Frame, column: str, ids: Iterable[str]) -> Any:
    found = _local(frame.filter(nw.col(column).is_in(sorted({one for one in ids if one}))))
    return found.sort(frame.collect_schema().names()[0])


def _closed(frame: Frame, column: str, ids: Iterable[str]) -> Any:
    """Return the rows of these ids, and of all that they name in the column, at any remove."""
    known = {one for one in ids if one}
    while True:
        found = _where(frame, "id", known)
        named = {one for one in found[column] if one} if column in found.columns else set()
        if named <= known:
            return found
        known |= named


def _local(frame: Frame) -> Any:
    return frame.collect("pyarrow") if isinstance(frame, nw.LazyFrame) else frame
