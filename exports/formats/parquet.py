"""A folder of Parquet files, one a table, every column typed.

The tables are those of the dataset, transfers with their figures beside their own columns. A cell
for several values is a list of texts, a date its text as written, what is unknown is null. The
dataset's title stands in the metadata of every file, under the key ``title``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from exports.rows.tables import table_rows, typed_columns
from exports.words.escapes import UTF8
from exports.writing import format
from exports.writing.format import Cleaner, Loss
from graph.model.schema import TABLES
from graph.network import Network


def write(network: Network, folder: Path) -> Sequence[Loss]:
    """Fill the folder; return what it could not hold."""
    import pyarrow as arrow  # here, because its loading takes longer than a small dataset
    import pyarrow.parquet as files

    cleaner = Cleaner(UTF8)
    title = UTF8.cleared(network.dataset.title)
    for table in TABLES:
        schema = arrow.schema(_fields(network, arrow, table), metadata={"title": title})
        found = [
            format.cleaned_row(values, table, cleaner) for values in table_rows(network, table)
        ]
        made = arrow.Table.from_pylist(found, schema=schema)
        files.write_table(made, folder / f"{table}.parquet", compression="zstd")
    return cleaner.losses()


def _fields(network: Network, arrow: Any, table: str) -> list[Any]:
    kinds = {
        "strings": arrow.list_(arrow.string()),
        "double": arrow.float64(),
        "int": arrow.int64(),
        "boolean": arrow.bool_(),
        "string": arrow.string(),
    }
    columns = typed_columns(network.dataset, table)
    return [arrow.field(one.name, kinds[one.kind.plain]) for one in columns]
