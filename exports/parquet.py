"""A folder of Parquet files, one a table, every column typed; through pyarrow (extra ``parquet``).

The tables are those of the dataset, transfers with their figures beside their own columns. A cell
for several values is a list of texts, a date its text as written, what is unknown is null. The
dataset's title stands in the metadata of every file, under the key ``title``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_type_hints

from exports import utf8
from exports.columns import figures_row
from exports.dataset_tables import TABLES, columns, rows
from exports.format import Cleaner, Loss, library
from graph.evidence import Finding
from graph.network import Network


def write(network: Network, folder: Path) -> Sequence[Loss]:
    """Fill the folder; return what it could not hold."""
    arrow, files = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    cleaner = Cleaner(utf8.SURROGATE)
    title = utf8.SURROGATE.sub("", network.dataset.title)
    for table in TABLES:
        schema = arrow.schema(_fields(arrow, table), metadata={"title": title})
        found = [_cleaned(values, table, cleaner) for values in _rows(network, table)]
        made = arrow.Table.from_pylist(found, schema=schema)
        files.write_table(made, folder / f"{table}.parquet", compression="zstd")
    return cleaner.losses(utf8.WHY)


def _rows(network: Network, table: str) -> list[dict[str, Any]]:
    found = list(rows(network.dataset, table))
    if table == "transfers":
        return [values | figures_row(network.findings[values["id"]]) for values in found]
    return found


def _cleaned(values: Mapping[str, Any], table: str, cleaner: Cleaner) -> dict[str, Any]:
    return {name: utf8.cleaned(value, f"{table}.{name}", cleaner) for name, value in values.items()}


def _fields(arrow: Any, table: str) -> list[Any]:
    hints = get_type_hints(TABLES[table])
    names = list(columns(table))
    if table == "transfers":
        hints |= get_type_hints(Finding)
        names += [name for name in get_type_hints(Finding) if name != "transfer"]
    return [arrow.field(name, _type(arrow, str(hints[name]))) for name in names]


def _type(arrow: Any, hint: str) -> Any:
    if "tuple" in hint:
        return arrow.list_(arrow.string())
    if "float" in hint:
        return arrow.float64()
    return arrow.int64() if "int" in hint else arrow.string()
