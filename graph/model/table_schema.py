"""Tables as Table Schema (Frictionless Data) has them, made from :mod:`graph.model.schema`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.model.schema import ID, REF, TERM, Column, Table, own_column
from graph.model.vocabulary import VOCABULARIES


def resource(name: str, path: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return a resource of a data package: a CSV file with its Table Schema."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def table_schema(table: Table, own: Iterable[str] = ()) -> dict[str, Any]:
    """Return the Table Schema of a table: its columns, its key, and what they refer to.

    ``own`` names the user's own columns in it.
    """
    schema = fields((*table.columns, *map(own_column, own)))
    keys = [column.name for column in table.columns if column.kind is ID]
    if keys:
        schema["primaryKey"] = keys
    links = [_link(table, column) for column in table.columns if column.kind is REF]
    if links:
        schema["foreignKeys"] = links
    return schema


def fields(columns: Iterable[Column]) -> dict[str, Any]:
    """Return the Table Schema of these columns, without keys; an empty cell is unknown."""
    return {"fields": list(map(_field, columns)), "missingValues": [""]}


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
