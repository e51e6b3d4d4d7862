"""Columns and arrays as Arrow files, mapped into memory: a file is read where it is looked at.

A table is one file, a dictionary-encoded column each; the arrays of a network are one file of a
single row, of which each cell is an array. What is read back is data, never code.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc

from graph.arrays.compiling import Arrays
from graph.model.columns import Coded, TableColumns
from graph.model.schema import Table
from graph.model.texts import ArrowTexts
from seeds.sheets.records import Cells
from seeds.sheets.sheet import Sheet

SUFFIX = ".arrow"

_ARRAYS = "network"

_TYPE, _SHAPE = b"type", b"shape"


def write_table(folder: Path, name: str, columns: TableColumns[Any]) -> None:
    """Write one table. O(cells)."""
    cells = {
        column: _dictionary(one)
        for column, one in {**columns.columns, **columns.own}.items()
        if isinstance(one, Coded)
    }
    _write(folder / f"{name}{SUFFIX}", pa.table(cells))


def _dictionary(column: Coded) -> Any:
    return pa.DictionaryArray.from_arrays(column.codes.astype(np.int32), _texts(column.texts))


def _texts(texts: Any) -> Any:
    return texts.array if isinstance(texts, ArrowTexts) else pa.array(list(texts), pa.string())


def read_table(folder: Path, table: Table) -> Sheet:
    """Return the cells of one table, as the sheet that they were read from."""
    found = _mapped(folder / f"{table.name}{SUFFIX}")
    cells = {}
    for name in found.column_names:
        column = found.column(name).chunk(0) if found.num_rows else _NOTHING
        cells[name] = Cells(ArrowTexts(column.dictionary), column.indices.to_numpy())
    return Sheet(table, cells, np.arange(2, found.num_rows + 2))


_NOTHING = pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))


def write_arrays(folder: Path, arrays: Arrays) -> None:
    """Write the arrays of a network, and the texts that they number. O(bytes)."""
    cells, fields = [], []
    for name, values in arrays.items():
        flat, kept = _flat(values)
        cells.append(pa.LargeListArray.from_arrays([0, len(flat)], flat))
        fields.append(pa.field(name, cells[-1].type, metadata=kept))
    _write(folder / f"{_ARRAYS}{SUFFIX}", pa.Table.from_arrays(cells, schema=pa.schema(fields)))


def _flat(values: Any) -> tuple[Any, dict[bytes, bytes]]:
    if not isinstance(values, np.ndarray):
        return _texts(values), {}
    plain = values.astype(np.uint8) if values.dtype == np.bool_ else values
    kept = {_TYPE: values.dtype.str.encode(), _SHAPE: ",".join(map(str, values.shape)).encode()}
    return pa.array(plain.ravel()), kept


def read_arrays(folder: Path) -> Arrays:
    """Return what :func:`write_arrays` wrote."""
    found = _mapped(folder / f"{_ARRAYS}{SUFFIX}")
    columns = zip(found.schema, found.columns, strict=True)
    return {field.name: _unflat(one.chunk(0).values, field.metadata) for field, one in columns}


def _unflat(values: Any, kept: Mapping[bytes, bytes] | None) -> Any:
    if not kept:
        return ArrowTexts(values)
    shape = tuple(map(int, kept[_SHAPE].split(b",")))
    return values.to_numpy().view(np.dtype(kept[_TYPE].decode())).reshape(shape)


def _write(path: Path, table: Any) -> None:
    with pa.OSFile(str(path), "wb") as stream, pa.ipc.new_file(stream, table.schema) as writer:
        writer.write_table(table)


def _mapped(path: Path) -> Any:
    with pa.memory_map(str(path)) as stream:
        return pa.ipc.open_file(stream).read_all()
