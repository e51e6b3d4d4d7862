"""The data package is made from the schema and says the same as the check."""

import re

import pytest

from graph.model import schema
from graph.model.schema import TABLES, Kind
from graph.model.vocabulary import VOCABULARIES
from seeds.scaffold import data_package
from seeds.sheets.cells import CELLS


def test_every_table_and_column_stands_in_the_package_in_the_order_of_the_schema() -> None:
    package = data_package("Title", "name", TABLES)
    assert {
        one["name"]: [field["name"] for field in one["schema"]["fields"]]
        for one in package["resources"]
    } == {table.name: [column.name for column in table.columns] for table in TABLES.values()}


def test_an_optional_table_is_left_out_unless_it_is_named() -> None:
    names = [one["name"] for one in data_package("Title", "name")["resources"]]
    assert names == [table.name for table in TABLES.values() if not table.optional]


def test_terms_are_listed_and_links_name_their_table() -> None:
    package = data_package("Title", "name", TABLES)
    resources = {one["name"]: one["schema"] for one in package["resources"]}
    (mode,) = (one for one in resources["transfers"]["fields"] if one["name"] == "mode")
    assert mode["constraints"] == {"required": True, "enum": list(VOCABULARIES["mode"])}
    link = {"fields": ["giver"], "reference": {"resource": "actors", "fields": ["id"]}}
    assert link in resources["transfers"]["foreignKeys"]
    own = {"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}
    assert resources["actors"]["foreignKeys"] == [own]
    assert resources["actors"]["primaryKey"] == ["id"]
    assert "primaryKey" not in resources["rejected"]


@pytest.mark.parametrize(
    "kind",
    [schema.ID, schema.SLUG, schema.SENTENCES, schema.SHA256, schema.URL, schema.WIKIDATA],
    ids=lambda kind: kind.name,
)
@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a-1", "-a", "A", "a b", "a;b", "2", "2-4", "0", "02", "2-", "Q1", "Q0", "q1"),
        *("f" * 64, "g" * 64, "http://example.org/a", "https://a", "http://", "ftp://a"),
    ],
)
def test_a_pattern_admits_what_the_check_admits(kind: Kind, text: str) -> None:
    admitted = re.fullmatch(kind.pattern, text) is not None
    assert admitted == (not list(CELLS[kind].complain(text, None)))


@pytest.mark.parametrize(("text", "fits"), [("tank", True), ("tank; uav", True), ("tank;", False)])
def test_several_designations_stand_apart_by_semicolons(text: str, fits: bool) -> None:
    assert (re.fullmatch(schema.MATERIEL_TERMS.pattern, text) is not None) is fits
