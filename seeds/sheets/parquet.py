"""A table in a Parquet file, or in a folder of part files as engines write it, as texts.

Values of any type are read as the text that a CSV file would have: a list with its separator
between the parts, a null as an empty cell. Rows count as in a spreadsheet, through the part files
by their names, so that the first is row 2. What is computed (figures of transfers, measures of
actors) is passed over, so that what ``export parquet`` and ``aggregate`` write is a dataset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graph.errors import FileError
from graph.model.own import is_own
from graph.model.schema import FIGURES, MEASURES, Table
from graph.model.texts import ArrowTexts
from seeds.sheets.complaints import shown
from seeds.sheets.files import parts
from seeds.sheets.records import MOST_CHARACTERS, Cells, Records

PASSED_OVER = frozenset(one.name for one in (*FIGURES, *MEASURES))

_VALID = "it is a file of Apache Parquet, or a folder of such files as engines write them"


def parquet_records(path: Path, table: Table) -> Records:
    """Return the form of a table; what cannot be read is in its faults. O(cells)."""
    found = Records(path.name)
    try:
        arrow = pa.concat_tables(
            [pq.ParquetFile(part).read() for part in parts(path)], promote_options="permissive"
        )
    except FileError as error:
        return _unread(found, str(error))
    except (OSError, pa.ArrowException) as error:
        return _unread(found, f"it cannot be read ({str(error).splitlines()[0]})")
    names = [one for one in arrow.column_names if one not in PASSED_OVER or _is_known(table, one)]
    columns = {name: _texts(found, table, name, arrow.column(name)) for name in names}
    filled = np.zeros(arrow.num_rows, np.bool_)
    for cells in columns.values():
        filled |= _filled(cells)
    found.header = list(columns)
    found.numbers = np.flatnonzero(filled) + 2
    found.columns = [_cells(found, name, own, filled) for name, own in columns.items()]
    return found


def _unread(found: Records, problem: str) -> Records:
    found.whole = False
    found.complain(0, "", problem, _VALID)
    return found


def _is_known(table: Table, name: str) -> bool:
    return is_own(name) or name in {column.name for column in table.columns}


def _texts(found: Records, table: Table, name: str, values: Any) -> Any:
    """Return a column as an array of texts, "" for null."""
    kinds = {column.name: column.kind for column in table.columns}
    kind = values.type
    separator = kinds[name].separator if name in kinds else ""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        values = pc.binary_join(values.cast(pa.list_(pa.string())), separator or ";")
    elif pa.types.is_floating(kind):
        values = pa.chunked_array([pa.array(map(_number, values.to_pylist()), pa.string())])
    elif pa.types.is_nested(kind) or pa.types.is_binary(kind):
        valid = "a column holds texts, numbers, dates or lists of texts"
        found.complain(1, name, f"the column is of the type {shown(str(kind))}", valid)
        values = pa.chunked_array([pa.nulls(len(values), pa.string())])
    return pc.fill_null(values.cast(pa.string()), "").combine_chunks()


def _number(value: float | None) -> str | None:
    if value is None or value != value:
        return None
    return str(int(value)) if value.is_integer() else repr(value)


def _filled(texts: Any) -> Any:
    return pc.not_equal(texts, "").to_numpy(zero_copy_only=False)


def _cells(found: Records, name: str, texts: Any, filled: Any) -> Cells:
    coded = texts.filter(pa.array(filled)).dictionary_encode()
    odd = pc.or_(
        pc.greater(pc.utf8_length(coded.dictionary), MOST_CHARACTERS),
        pc.match_substring(coded.dictionary, "\0"),
    ).to_numpy(zero_copy_only=False)
    codes = coded.indices.to_numpy()
    for row in found.numbers[odd[codes]].tolist() if odd.any() else ():
        problem = "the cell holds a NUL character, or is too long"
        found.complain(row, name, problem, f"a cell has up to {MOST_CHARACTERS} characters")
    return Cells(ArrowTexts(coded.dictionary), codes)
