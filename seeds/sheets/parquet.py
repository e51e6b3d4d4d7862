"""A table in a Parquet file, or in a folder of part files as engines write it, as texts.

Values of any type are read as the text that a CSV file would have: a list with its separator
between the parts, a null as an empty cell. Rows count as in a spreadsheet, through the part files
by their names, so that the first is row 2. What is computed (figures of transfers, measures of
actors) is passed over, so that what ``export parquet`` and ``aggregate`` write is a dataset.
"""

from __future__ import annotations

from collections import Counter
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
from seeds.sheets.complaints import plain, shown
from seeds.sheets.files import parts
from seeds.sheets.records import MOST_CHARACTERS, Cells, Records

PASSED_OVER = frozenset(one.name for one in (*FIGURES, *MEASURES))

_VALID = "it is a file of Apache Parquet, or a folder of such files as engines write them"


def parquet_records(path: Path, table: Table) -> Records:
    """Return the form of a table; what cannot be read is in its faults. O(cells)."""
    found = Records(path.name)
    try:
        read = [_part(part, "it" if part == path else shown(part.name)) for part in parts(path)]
        arrow = pa.concat_tables(read, promote_options="permissive")
    except FileError as error:
        return _unread(found, str(error))
    except (OSError, ValueError, pa.ArrowException) as error:
        return _unread(found, f"it cannot be read ({_first_line(error)})")
    names = [one for one in arrow.column_names if one not in PASSED_OVER or _is_known(table, one)]
    columns = {name: _texts(found, table, name, arrow.column(name)) for name in names}
    filled = np.zeros(arrow.num_rows, np.bool_)
    for cells in columns.values():
        filled |= _filled(cells)
    found.header = list(columns)
    found.numbers = np.flatnonzero(filled) + 2
    found.columns = [_cells(found, name, own, filled) for name, own in columns.items()]
    return found


def _part(path: Path, called: str) -> Any:
    """Return what a part file holds; raises FileError where it cannot be read."""
    try:
        table = pq.ParquetFile(path).read()
    except (OSError, ValueError, pa.ArrowException) as error:
        raise FileError(f"{called} cannot be read ({_first_line(error)})") from None
    name, times = max(Counter(table.column_names).items(), key=lambda one: one[1], default=("", 0))
    if times > 1:
        raise FileError(f"{called} has the column {shown(name)} {times} times")
    return table


def _first_line(error: Exception) -> str:
    told = (isinstance(error, OSError) and error.strerror) or str(error)
    return plain((told.splitlines() or [type(error).__name__])[0])


def _unread(found: Records, problem: str) -> Records:
    found.whole = False
    found.complain(0, "", problem, _VALID)
    return found


def _is_known(table: Table, name: str) -> bool:
    return is_own(name) or name in {column.name for column in table.columns}


def _texts(found: Records, table: Table, name: str, values: Any) -> Any:
    """Return a column as an array of texts, "" for null."""
    kinds = {column.name: column.kind for column in table.columns}
    separator = (kinds[name].separator if name in kinds else "") or ";"
    try:
        texts = _joined(found, name, values, separator) if _is_list(values.type) else _cast(values)
        texts = pc.fill_null(texts, "").combine_chunks()
        texts.validate(full=True)  # a file can hold as a text what is not UTF-8
    except (ValueError, pa.ArrowException):
        valid = "a column holds texts in UTF-8, numbers, dates or lists of texts"
        kind = shown(str(values.type))
        problem = f"the column, of the type {kind}, holds what cannot be read as text"
        found.complain(1, name, problem, valid)
        return pa.array([""] * len(values), pa.string())
    return texts


def _is_list(kind: Any) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


_PLAIN = (
    *(pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null),
    *(pa.types.is_integer, pa.types.is_decimal, pa.types.is_boolean, pa.types.is_temporal),
)


def _cast(values: Any) -> Any:
    """Return plain values as texts; raises ArrowInvalid for values of any other type."""
    kind = values.type
    if pa.types.is_floating(kind):
        return pa.chunked_array([pa.array(map(_number, values.to_pylist()), pa.string())])
    within = kind.value_type if pa.types.is_dictionary(kind) else kind
    if not any(is_plain(within) for is_plain in _PLAIN):
        raise pa.ArrowInvalid(str(kind))
    return values.cast(pa.string())


def _joined(found: Records, name: str, values: Any, separator: str) -> Any:
    """Return lists as texts; a list with a null in it, which nobody could tell, is a fault."""
    _cast(pa.chunked_array([], values.type.value_type))
    texts = pc.binary_join(values.cast(pa.list_(pa.string())), separator)
    lacking = pc.and_(pc.is_null(texts), pc.is_valid(values)).to_numpy()
    for row in np.flatnonzero(lacking).tolist():
        found.complain(row + 2, name, "a part of the list is null", "every part is a text")
    return texts


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
