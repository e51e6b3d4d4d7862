"""``export json`` keeps its contract, and the dataset can be made again from it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from exports import Loss
from exports.formats import FORMATS
from exports.report.schemas import schema
from graph.measures.centrality import MOST_EXACT
from graph.measures.measures import COSTLY
from graph.model.dates import parse
from graph.model.materiel import Materiel
from graph.model.own import is_own
from graph.model.rows import (
    Actor,
    Dataset,
    Document,
    Origin,
    Quantity,
    Rejected,
    Statement,
    Transfer,
)
from graph.network import Network, build
from tests.support.map_sample import network as sample
from tests.support.strategies import datasets

SCHEMA = schema("export")
VALIDATOR = Draft202012Validator(SCHEMA)
TABLES = {
    "actors": Actor,
    "documents": Document,
    "origins": Origin,
    "transfers": Transfer,
    "statements": Statement,
    "quantities": Quantity,
    "rejected": Rejected,
}


def written(network: Network) -> tuple[bytes, list[Loss]]:
    stream = io.BytesIO()
    losses = FORMATS["json"].write(network, stream)
    return stream.getvalue(), list(losses)


def made(table: type, cells: Mapping[str, Any]) -> Any:
    """A row of the model from its cells in JSON."""
    hints = get_type_hints(table)
    known = (field.name for field in fields(table) if field.name != "own")
    own = tuple(sorted(one for one in cells.items() if is_own(one[0]) and one[1] is not None))
    return table(**{name: value(str(hints[name]), cells[name]) for name in known}, own=own)


def value(of: str, cell: Any) -> Any:
    if isinstance(cell, list):
        return tuple(cell)
    if cell is None:
        return None if "None" in of else ""
    return parse(cell) if "Period" in of else cell


@given(datasets(controls=True))
def test_the_dataset_can_be_made_again_from_the_file(dataset: Dataset) -> None:
    read = json.loads(written(build(dataset))[0])
    tables: dict[str, Any] = {
        name: tuple(made(table, cells) for cells in read[name]) for name, table in TABLES.items()
    }
    assert Dataset(**tables) == replace(dataset, materiel=())


@given(datasets(controls=True))
def test_every_dataset_keeps_to_the_schema(dataset: Dataset) -> None:
    VALIDATOR.validate(json.loads(written(build(dataset))[0]))


@given(datasets())
def test_transfers_carry_the_figures_of_the_network(dataset: Dataset) -> None:
    network = build(dataset)
    for cells in json.loads(written(network)[0])["transfers"]:
        finding = network.findings[cells["id"]]
        names = [field.name for field in fields(finding) if field.name != "transfer"]
        assert [value("", cells[name]) for name in names] == [
            getattr(finding, name) for name in names
        ]


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_refuses_a_column_too_many_and_one_too_few(table: str) -> None:
    dataset = replace(sample().dataset, rejected=(Rejected("daily", 1, reason="risk"),))
    read = json.loads(written(build(dataset))[0])
    row = read[table][0]
    read[table][0] = row | {"colour": "red"}
    with pytest.raises(ValidationError, match="colour"):
        VALIDATOR.validate(read)
    read[table][0] = dict(list(row.items())[:-1])
    with pytest.raises(ValidationError, match="is a required property"):
        VALIDATOR.validate(read)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_unknown_is_null_and_several_are_an_array() -> None:
    actors = (Actor("x", "X", "state"), Actor("y", "Y", "unit", "x", "", ("Why", "Ypsilon")))
    read = json.loads(written(build(Dataset(actors=actors)))[0])
    assert [(row["parent"], row["aliases"], row["active_from"]) for row in read["actors"]] == [
        (None, [], None),
        ("x", ["Why", "Ypsilon"], None),
    ]


def test_rows_stand_in_the_order_of_the_dataset() -> None:
    actors = tuple(Actor(name, name, "state") for name in ("b", "c", "a"))
    read = json.loads(written(build(Dataset(actors=actors)))[0])
    assert [row["id"] for row in read["actors"]] == ["b", "c", "a"]


def test_the_text_is_utf_8_as_it_is_with_one_line_feed_at_the_end() -> None:
    content = written(build(Dataset(actors=(Actor("x", "Überläufer \U0001f4a3", "state"),))))[0]
    assert '"name": "Überläufer \U0001f4a3"'.encode() in content
    assert content.endswith(b"\n}\n")
    assert b"\r" not in content


@given(datasets())
def test_the_same_dataset_gives_the_same_bytes(dataset: Dataset) -> None:
    assert written(build(dataset)) == written(build(dataset))


def test_own_designations_and_lone_surrogates_are_reported() -> None:
    dataset = Dataset(
        actors=(Actor("x", "X\ud800", "state", aliases=("\udfff",)),),
        materiel=(Materiel("sling", "sling"),),
    )
    content, losses = written(build(dataset))
    assert json.loads(content)["actors"][0]["name"] == "X"
    assert [(loss.columns, loss.values) for loss in losses] == [
        (("materiel.*",), 2),
        (("actors.aliases", "actors.name"), 2),
    ]


def test_what_is_not_computed_of_a_large_network_is_reported() -> None:
    actors = tuple(Actor(f"a{number}", "A", "state") for number in range(MOST_EXACT + 1))
    content, (loss,) = written(build(Dataset(actors=actors)))
    assert loss.columns == tuple(f"measures.{name}" for name in COSTLY)
    assert loss.values == len(COSTLY) * len(actors)
    assert "armstrail stats estimates betweenness" in str(loss)
    assert not {*COSTLY} & {*json.loads(content)["measures"][0]}


def test_nothing_is_reported_where_everything_fits() -> None:
    assert written(sample())[1] == []
