"""Every JSON contract holds for the bundled dataset and for any other, and docs has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given

import armstrail
from armstrail.cli import COMMANDS
from exports.report import listing, profile, schemas, text, tree
from graph.model.schema import JSON_VERSION
from graph.network import Network, build
from graph.paths.answer import answer
from tests.support.cli import cli_command, printed, run
from tests.support.contracts import VALID, keeps
from tests.support.places import ROOT
from tests.support.strategies import datasets

CONTRACT = (ROOT / "docs/json.md").read_text("utf-8")
NETWORK = armstrail.load().network

LISTS: dict[str, Callable[[Network], Any]] = {
    "actors": lambda network: {"actors": listing.actors(network)},
    "transfers": lambda network: {"transfers": listing.transfers(network)},
    "sources": listing.sources,
    "sources-tree": lambda network: {"voices": tree.sources_tree_json(network)},
}

PRINTED = {
    "actors": (("actors",),),
    "ask": (("ask", "how could US arms reach Hamas"), ("ask", "who is Hamas")),
    "check": (("check",), ("check", str(ROOT / "tests" / "support" / "small"))),
    "paragraphs": (("paragraphs", str(ROOT / "LICENSE")),),
    "paths": (("paths", "US", "Hamas", "--explain"), ("paths", "Hamas", "US")),
    "reach": (("downstream", "US"), ("upstream", "ISIS")),
    "quantities": (("quantities", "US"),),
    "says": (("says", "US", "Taliban"), ("says", "--deny")),
    "timeline": (("timeline",),),
    "scrutiny": (("scrutinise", "US", "Taliban"),),
    "show-actor": (("show", "Hamas"),),
    "show-transfer": (("show", NETWORK.dataset.transfers[0].id),),
    "sources": (("sources",),),
    "sources-tree": (("sources", "--tree"),),
    "stats": (("stats",),),
    "transfers": (("transfers",),),
}
"""Questions by the contract that their answers keep."""

WITH_JSON = {
    name for name in COMMANDS if any(one.name == "as_json" for one in cli_command(name).params)
}


def test_every_command_that_prints_json_has_a_contract_that_names_it() -> None:
    titles = " ".join(schemas.schema(name)["title"] for name in VALID)
    assert {*re.findall(r"armstrail ([a-z]+)", titles)} == WITH_JSON


def test_every_contract_has_an_answer_that_it_is_held_to() -> None:
    assert PRINTED.keys() | {"bounds"} == VALID.keys()  # test_spreading holds that one's
    assert {command[0] for commands in PRINTED.values() for command in commands} == WITH_JSON


@pytest.mark.parametrize("name", PRINTED)
def test_what_a_command_prints_keeps_its_contract_and_begins_with_its_version(name: str) -> None:
    for command in PRINTED[name]:
        found = printed(*command, "--json")
        assert next(iter(found.items())) == ("armstrail", JSON_VERSION)
        VALID[name].validate(found)


@pytest.mark.parametrize("name", schemas.names())
def test_every_contract_names_the_version_that_is_given_out(name: str) -> None:
    schema = schemas.schema(name)
    assert schema["properties"]["armstrail"] == {"const": JSON_VERSION}
    assert "armstrail" in schema["required"]


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_prints_is_what_the_program_makes(name: str) -> None:
    (command,) = PRINTED[name]
    assert printed(*command, "--json") == schemas.versioned(LISTS[name](NETWORK))


@given(datasets())
def test_the_lists_of_any_dataset_keep_their_contracts(dataset: Any) -> None:
    network = build(dataset)
    for name, made in LISTS.items():
        keeps(name, made(network))


@given(datasets(max_actors=4, max_statements=6))
def test_the_dossiers_of_any_dataset_keep_their_contracts_and_can_be_told(dataset: Any) -> None:
    network = build(dataset)
    for kind, rows in (("actor", dataset.actors), ("transfer", dataset.transfers)):
        for row in rows:
            keeps(f"show-{kind}", profile.as_json(network, kind, row.id))
            assert row.id in profile.as_text(network, kind, row.id)


@given(datasets(max_actors=4))
def test_the_answers_of_any_dataset_keep_their_contract_and_can_be_told(dataset: Any) -> None:
    network = build(dataset)
    for goal in dataset.actors[1:]:
        found = answer(network, dataset.actors[0].id, goal.id)
        keeps("paths", text.as_json(network, found))
        assert "No wrongdoing is inferred" in text.as_text(network, found)


@pytest.mark.parametrize("actor", NETWORK.dataset.actor)
def test_every_bundled_actor_can_be_shown_in_80_columns_and_as_json(actor: str) -> None:
    _shown(actor, "actor")


@pytest.mark.parametrize("transfer", NETWORK.dataset.transfer)
def test_every_bundled_transfer_can_be_shown_in_80_columns_and_as_json(transfer: str) -> None:
    _shown(transfer, "transfer")


def _shown(name: str, kind: str) -> None:
    found = printed("show", name, "--json")
    assert (found["kind"], found["id"]) == (kind, name)
    VALID[f"show-{kind}"].validate(found)
    result = run("show", name)
    assert result.exit_code == 0, result.output
    assert f"[{name}]" in result.stdout
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


def _keys(schema: Any) -> Iterator[str]:
    """Every key that a schema lets an object have."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from _keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _keys(part)


@pytest.mark.parametrize("name", VALID)
def test_every_key_of_a_contract_stands_in_the_readme(name: str) -> None:
    missing = [key for key in _keys(VALID[name].schema) if f'"{key}"' not in CONTRACT]
    assert missing == []


def test_no_key_stands_in_the_readme_that_no_contract_has() -> None:
    exported = schemas.schema("export")
    known = {key for one in VALID.values() for key in _keys(one.schema)} | {*_keys(exported)}
    assert {*re.findall(r'"(\w+)"', CONTRACT)} <= known
