"""The schema holds the row classes, and they hold it: the same columns, types and defaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

import pytest

from graph.evidence.findings import Finding
from graph.measures.measures import ActorMeasures
from graph.model.columns import DatasetColumns
from graph.model.own import is_own
from graph.model.rows import Dataset
from graph.model.schema import FIGURES, MEASURES, REF, TABLES, TERM, Column, Table
from graph.model.vocabulary import VOCABULARIES

EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)

NO_COLUMN = {"materiel": ["unroca"]}
"""Fields that only the built-in tree has, after those that a dataset can fill.

Last of all, each row has the user's own columns.
"""


def hint(column: Column) -> Any:
    """The type that a field of that column has."""
    of = tuple[str, ...] if column.kind.python is tuple else column.kind.python
    return of | None if column.nullable else of


@EVERY
def test_every_column_is_a_field_of_its_name_and_place_and_every_field_a_column(
    table: Table,
) -> None:
    columns = [column.name for column in table.columns]
    more = [*NO_COLUMN.get(table.name, []), "own"]
    assert [one.name for one in fields(table.row)] == columns + more


@EVERY
def test_no_column_of_the_schema_can_be_taken_for_the_users_own(table: Table) -> None:
    assert not [one.name for one in (*table.columns, *FIGURES, *MEASURES) if is_own(one.name)]


@EVERY
def test_every_field_has_the_type_of_its_column(table: Table) -> None:
    hints = get_type_hints(table.row)
    assert {one.name: hints[one.name] for one in table.columns} == {
        one.name: hint(one) for one in table.columns
    }


@EVERY
def test_an_empty_cell_stands_for_the_default_of_the_field(table: Table) -> None:
    defaults = {one.name: one.default for one in fields(table.row)}
    for column in table.columns:
        if column.required:
            assert column.default == ""
        else:
            assert defaults[column.name] == column.empty
            assert defaults[column.name] is not MISSING


@EVERY
def test_every_reference_has_a_target_with_ids_and_every_term_a_vocabulary(table: Table) -> None:
    for column in table.columns:
        if column.kind is TERM:
            assert column.target in VOCABULARIES
            assert column.default in {"", *VOCABULARIES[column.target]}
        elif column.kind is REF or column.target:
            assert "id" in {one.name for one in TABLES[column.target].columns}


def test_a_dataset_has_the_rows_of_every_table() -> None:
    assert [one.name for one in fields(Dataset) if one.init] == [*TABLES, "title", "as_of"]
    hints = get_type_hints(Dataset, localns={"DatasetColumns": DatasetColumns})
    assert {name: hints[name] for name in TABLES} == {
        name: Sequence[table.row]  # type: ignore[name-defined]
        for name, table in TABLES.items()
    }


@pytest.mark.parametrize(
    ("computed", "of", "columns"),
    [(Finding, "transfer", FIGURES), (ActorMeasures, "actor", MEASURES)],
    ids=["figures", "measures"],
)
def test_what_is_computed_has_a_typed_column_each(
    computed: type[Any], of: str, columns: tuple[Column, ...]
) -> None:
    hints = get_type_hints(computed)
    assert list(hints.items()) == [(of, str), *((one.name, hint(one)) for one in columns)]
