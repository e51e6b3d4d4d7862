"""The data package of a dataset, made from the schema: what any Frictionless tool reads first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from graph.model.schema import ID, REF, TABLES, TERM, Column, Table, own_column
from graph.model.vocabulary import VOCABULARIES
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
        "resources": [_resource(table, own.get(table.name, ())) for table in present],
    }


def _resource(table: Table, own: Iterable[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file_name(table),
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": _schema(table, own),
    }


def _schema(table: Table, own: Iterable[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": list(map(_field, (*table.columns, *map(own_column, own)))),
        "missingValues": [""],
    }
    keys = [column.name for column in table.columns if column.kind is ID]
    if keys:
        schema["primaryKey"] = keys
    links = [_link(table, column) for column in table.columns if column.kind is REF]
    if links:
        schema["foreignKeys"] = links
    return schema


def _field(column: Column) -> dict[str, Any]:
    described = column.description
    if column.default:
        described += f"; empty means {column.default}"
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.kind.package,
        "description": described,
    }
    constraints = _constraints(column)
    return field | {"constraints": constraints} if constraints else field


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if column.kind is ID:
        found["unique"] = True
    if column.kind.pattern:
        found["pattern"] = f"^{column.kind.pattern}$"
    if column.kind is TERM:
        found["enum"] = list(VOCABULARIES[column.target])
    if column.kind.least is not None:
        found["minimum"] = column.kind.least
    return found


def _link(table: Table, column: Column) -> dict[str, Any]:
    target = "" if column.target == table.name else column.target  # "" is the table itself
    return {"fields": [column.name], "reference": {"resource": target, "fields": ["id"]}}
