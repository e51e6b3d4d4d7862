"""Every JSON contract holds for the bundled dataset and for any other, and the README has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given

import armstrail
from exports.report import listing, profile, text, tree
from graph.network import Network, build
from graph.paths.answer import answer
from tests.support.cli import printed, run
from tests.support.contracts import VALID
from tests.support.places import ROOT, SUPPORT
from tests.support.strategies import datasets

README = (ROOT / "README.md").read_text("utf-8")
CONTRACT = README.partition("## The JSON contract")[2].partition("\n## ")[0]
NETWORK = armstrail.load().network

LISTS: dict[str, tuple[tuple[str, ...], Callable[[Network], Any]]] = {
    "actors": (("actors",), listing.actors),
    "transfers": (("transfers",), listing.transfers),
    "sources": (("sources",), listing.sources),
    "sources-tree": (("sources", "--tree"), tree.sources_tree_json),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_prints_keeps_its_contract(name: str) -> None:
    command, made = LISTS[name]
    found = printed(*command, "--json")
    assert found == made(NETWORK)
    VALID[name].validate(found)


@given(datasets())
def test_the_lists_of_any_dataset_keep_their_contracts(dataset: Any) -> None:
    network = build(dataset)
    for name, (_, made) in LISTS.items():
        VALID[name].validate(made(network))


@given(datasets(max_actors=4, max_statements=6))
def test_the_dossiers_of_any_dataset_keep_their_contracts_and_can_be_told(dataset: Any) -> None:
    network = build(dataset)
    for kind, rows in (("actor", dataset.actors), ("transfer", dataset.transfers)):
        for row in rows:
            VALID[f"show-{kind}"].validate(profile.as_json(network, kind, row.id))
            assert row.id in profile.as_text(network, kind, row.id)


@given(datasets(max_actors=4))
def test_the_answers_of_any_dataset_keep_their_contract_and_can_be_told(dataset: Any) -> None:
    network = build(dataset)
    for goal in dataset.actors[1:]:
        found = answer(network, dataset.actors[0].id, goal.id)
        VALID["paths"].validate(text.as_json(network, found))
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
    exported = json.loads((SUPPORT / "export.schema.json").read_text("utf-8"))
    known = {key for one in VALID.values() for key in _keys(one.schema)} | {*_keys(exported)}
    assert {*re.findall(r'"(\w+)"', CONTRACT)} <= known
