"""STIX and FollowTheMoney get allegations as allegations, and every denial with them."""

from __future__ import annotations

import json
from typing import Any

import stix2
from followthemoney import model
from hypothesis import given, settings

import armstrail
from exports import ftm, stix, wording
from exports.sides import standings
from graph.model import Dataset, Transfer
from graph.network import Network, build
from graph.vocabulary import ACTOR_TYPES
from tests.exports.map_sample import network as sample
from tests.exports.test_round_trip import exported
from tests.strategies import datasets

NETWORK = armstrail.load()


def objects(network: Network, kind: str = "") -> list[Any]:
    bundle = stix2.parse(exported(network, "stix")[0])
    return [one for one in bundle.objects if kind in ("", one.type)]


def relationships(network: Network) -> dict[str, Any]:
    found = {}
    for one in objects(network, "relationship"):
        if "extensions" in one:
            found[one.extensions[stix.EXTENSION]["columns"]["id"]] = one
    return found


def entities(network: Network, schema: str) -> dict[str, Any]:
    lines = exported(network, "ftm")[0].decode().split("\n")[:-1]
    found = [model.get_proxy(json.loads(line)) for line in lines]
    return {str(one.id): one for one in found if one.schema.name == schema}


@settings(max_examples=25)
@given(datasets())
def test_every_counted_denial_is_an_opinion_on_its_relationship_and_nothing_else_is(
    dataset: Dataset,
) -> None:
    network = build(dataset)
    denied = {
        (one.statement.id, stix.identifier("relationship", f"transfers/{transfer.id}"))
        for transfer in dataset.transfers
        for one in standings(network, transfer.id)
        if one.side == "denies"
    }
    opinions = objects(network, "opinion")
    assert denied == {
        (one.extensions[stix.EXTENSION]["columns"]["id"], *one.object_refs) for one in opinions
    }
    assert len(opinions) + len(objects(network, "note")) == len(dataset.statements)


@settings(max_examples=25)
@given(datasets())
def test_ids_are_unique_and_every_reference_resolves(dataset: Dataset) -> None:
    made = objects(build(dataset))
    ids = {one.id for one in made}
    assert len(ids) == len(made)
    for one in made:
        refs = [one[name] for name in one if name.endswith("_ref")]
        refs += [ref for name in one if name.endswith("_refs") for ref in one[name]]
        assert set(refs) <= ids


def test_parallel_transfers_stay_apart() -> None:
    network = sample()
    pairs = [(one.giver, one.receiver) for one in network.dataset.transfers]
    assert len(set(pairs)) < len(pairs)
    assert set(relationships(network)) == set(network.dataset.transfer)
    assert len(entities(network, "UnknownLink")) == len(pairs)


def test_confidence_is_the_support_and_missing_where_nobody_is_graded() -> None:
    for name, one in relationships(NETWORK).items():
        finding = NETWORK.findings[name]
        if "ungraded" in finding.marks or not finding.voices:
            assert "confidence" not in one
        else:
            assert one.confidence == round(100 * finding.support)


def test_every_description_says_alleged_with_band_and_range() -> None:
    for name, one in relationships(NETWORK).items():
        assert one.description.startswith("Alleged, not established: ")
        assert wording.verdict(NETWORK.findings[name]) in one.description
        assert wording.SUPPORT_MEANS in one.description
    for link in entities(NETWORK, "UnknownLink").values():
        transfer = link.first("recordId")
        summary = " ".join(link.get("summary"))
        assert "Alleged, not established" in summary
        assert wording.verdict(NETWORK.findings[transfer]) in summary
        assert link.first("role").startswith("alleged: ")


def test_a_link_names_its_documents_and_everyone_who_speaks_of_it() -> None:
    for link in entities(NETWORK, "UnknownLink").values():
        said = NETWORK.dataset.statements_of[link.first("recordId")]
        assert set(link.get("proof")) == {ftm.identifier("document", one.document) for one in said}
        told = " ".join(link.get("description"))
        for one in said:
            assert NETWORK.dataset.origin[one.origin].name in told
            assert one.stance.replace("-", " ") in told


def test_a_time_is_the_first_and_the_last_moment_that_the_dates_allow() -> None:
    for name, one in relationships(NETWORK).items():
        transfer: Transfer = NETWORK.dataset.transfer[name]
        span = transfer.span
        assert ("stop_time" in one) is bool(span and span[1] != span[1].max)
        if "stop_time" in one and span:
            assert one.stop_time.date() == span[1]


def test_every_actor_type_has_a_schema_and_a_class() -> None:
    assert set(ftm.SCHEMATA) == set(stix.CLASSES) == set(ACTOR_TYPES)
    for schema in ftm.SCHEMATA.values():
        assert model.get(schema) is not None
