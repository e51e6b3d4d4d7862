"""The data package of a dataset, made from the schema: what any Frictionless tool reads first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from graph.model.schema import TABLES, Column, Table
from graph.model.vocabulary import VOCABULARIES
from seeds.sheets.cells import strict
from seeds.sheets.files import file_name

_SLUG = "[a-z0-9][a-z0-9-]*"

PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "id": _SLUG,
        "ref": _SLUG,
        "slug": _SLUG,
        "designation": _SLUG,
        "materiel": f"{_SLUG}( *; *{_SLUG})*",
        "sentences": "[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?",
        "sha256": "[0-9a-f]{64}",
        "url": "https?://.+",
        "wikidata": "Q[1-9][0-9]*",
    }
)
"""By kind of column, what a whole cell looks like. The check is stricter than a pattern can be."""

_TYPES = {"integer": "integer", "number": "number"}


def data_package(title: str, name: str, tables: Iterable[str] = ()) -> dict[str, Any]:
    """A Frictionless tabular data package for a dataset in a folder of CSV files.

    ``name`` is its slug. ``tables`` names optional tables of :data:`graph.model.schema.TABLES` that
    the dataset has; all others are in it. Every column stands there with its type, what its cells
    look like or may be, and its description. The result is plain lists and dicts, ready for
    ``json``.

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
        "resources": [_resource(table) for table in present],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file_name(table),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(strict(table, column)) for column in table.columns],
        "missingValues": [""],
    }
    keys = [column.name for column in table.columns if column.kind == "id"]
    if keys:
        schema["primaryKey"] = keys
    links = [_link(table, column) for column in table.columns if column.kind == "ref"]
    if links:
        schema["foreignKeys"] = links
    return schema


def _field(column: Column) -> dict[str, Any]:
    described = column.description
    if column.default:
        described += f"; empty means {column.default}"
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": described,
    }
    constraints = _constraints(column)
    return field | {"constraints": constraints} if constraints else field


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if column.kind == "id":
        found["unique"] = True
    if column.kind in PATTERNS:
        found["pattern"] = f"^{PATTERNS[column.kind]}$"
    if column.kind == "term":
        found["enum"] = list(VOCABULARIES[column.target])
    if column.kind in _TYPES:
        found["minimum"] = 1 if column.kind == "integer" else 0
    return found


def _link(table: Table, column: Column) -> dict[str, Any]:
    target = "" if column.target == table.name else column.target  # "" is the table itself
    return {"fields": [column.name], "reference": {"resource": target, "fields": ["id"]}}
