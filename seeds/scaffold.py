"""The data package of a dataset, made from the schema: what any Frictionless tool reads first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.model.rows import PACKAGE
from graph.model.schema import TABLES
from graph.model.table_schema import resource, table_schema
from seeds.sheets.files import file_name


def data_package(
    title: str,
    name: str,
    tables: Iterable[str] = (),
    own: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return a Frictionless tabular data package for a dataset in a folder of CSV files.

    ``name`` is its slug. ``tables`` names optional tables of :data:`graph.model.schema.TABLES` that
    the dataset has; all others are in it. ``own`` names the user's own columns by table. Every
    column stands there with its type, what its cells look like or may be, and its description. The
    result is plain lists and dicts, ready for ``json``.

    >>> package = data_package("Arms in transit", "transit")
    >>> [resource["name"] for resource in package["resources"]][:2]
    ['actors', 'documents']
    """
    wanted = set(tables)
    present = [one for one in TABLES.values() if not one.optional or one.name in wanted]
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [
            resource(
                table.name,
                file_name(table),
                table.description,
                table_schema(table, own.get(table.name, ())),
            )
            for table in present
        ],
    }


def bundled_package() -> tuple[Path, str]:
    """Return where the data package of the bundled dataset stands, and its text as it is to be."""
    path = Path(__file__).parent / "diversion" / PACKAGE
    title = json.loads(path.read_text("utf-8"))["title"]
    made = data_package(title, path.parent.name)
    return path, json.dumps(made, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    where, text = bundled_package()
    where.write_text(text, encoding="utf-8")
