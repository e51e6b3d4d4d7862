"""A folder of Parquet files, one a table, every column typed; through pyarrow.

The tables are those of the dataset, transfers with their figures beside their own columns. A cell
for several values is a list of texts, a date its text as written, what is unknown is null. The
dataset's title stands in the metadata of every file, under the key ``title``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from exports.rows.tables import table_rows, typed_columns
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss
from graph.model.schema import TABLES
from graph.network import Network

ROW_GROUP = 10_000
"""How many rows are held, and lie in one row group."""


def write(network: Network, folder: Path) -> Sequence[Loss]:
    """Fill the folder; return what it could not hold."""
    cleaner = Cleaner(UTF8)
    title = UTF8.cleared(network.dataset.title)
    for table in TABLES:
        schema = pa.schema(_fields(network, table), metadata={"title": title})
        found = (
            format.cleaned_row(values, table, cleaner) for values in table_rows(network, table)
        )
        with pa.parquet.ParquetWriter(
            folder / f"{table}.parquet", schema, compression="zstd"
        ) as out:
            while some := list(islice(found, ROW_GROUP)):
                out.write_batch(pa.RecordBatch.from_pylist(some, schema=schema))
    return cleaner.losses()


def _fields(network: Network, table: str) -> list[Any]:
    kinds = {
        "strings": pa.list_(pa.string()),
        "double": pa.float64(),
        "int": pa.int64(),
        "boolean": pa.bool_(),
        "string": pa.string(),
    }
    columns = typed_columns(network.dataset, table)
    return [pa.field(one.name, kinds[one.kind.plain]) for one in columns]
