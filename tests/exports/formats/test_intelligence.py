"""STIX and FollowTheMoney get allegations as allegations, and every denial with them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

import armstrail
from exports.formats import ftm, stix
from exports.rows.sayings import standings
from exports.words import phrases
from graph.evidence.figures import half_up
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES
from graph.network import Network, build
from tests.support.exported import exported
from tests.support.map_sample import DATASET
from tests.support.map_sample import network as sample
from tests.support.strategies import datasets
from tests.support.undrawn import edges_of

NETWORK = armstrail.load().network


def objects(network: Network, kind: str = "") -> list[Any]:
    bundle = pytest.importorskip("stix2").parse(exported(network, "stix")[0])
    return [one for one in bundle.objects if kind in ("", one.type)]


def relationships(network: Network) -> dict[str, Any]:
    found = {}
    for one in objects(network, "relationship"):
        if "extensions" in one:
            found[one.extensions[stix.EXTENSION]["columns"]["id"]] = one
    return found


def columns(one: Any) -> Any:
    return one.extensions[stix.EXTENSION]["columns"]


def reported(network: Network, name: str) -> dict[str, str]:
    """What stands in, by column that is lost."""
    return {column: loss.instead for loss in exported(network, name)[1] for column in loss.columns}


def entities(network: Network, schema: str) -> dict[str, Any]:
    model = pytest.importorskip("followthemoney").model
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
        (one.statement.id, stix.identifier("relationship", f"transfers/{name}", dataset.title))
        for name in edges_of(network)
        for one in standings(network, name)
        if one.side == "denies"
    }
    opinions = objects(network, "opinion")
    assert denied == {
        (one.extensions[stix.EXTENSION]["columns"]["id"], *one.object_refs) for one in opinions
    }
    undrawn = len(dataset.transfers) - len(edges_of(network))
    assert len(opinions) + len(objects(network, "note")) == len(dataset.statements) + undrawn


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


@settings(max_examples=25)
@given(datasets())
def test_only_what_a_document_states_is_a_link(dataset: Dataset) -> None:
    network = build(dataset)
    links = entities(network, "UnknownLink").values()
    assert {one.first("recordId") for one in links} == edges_of(network)
    assert set(relationships(network)) == edges_of(network)
    told = [one for one in objects(network, "note") if "labels" in one]
    assert len(told) >= len(dataset.transfers) - len(edges_of(network))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"explicitness": "coder"}, "the researcher infers"),
        ({"status": "excluded"}, "set aside by the researcher"),
    ],
)
def test_no_word_is_put_in_the_mouth_of_an_origin(change: dict[str, Any], words: str) -> None:
    """One statement alone speaks of ``n-d``; it is no longer what the document states."""
    told = [replace(one, **change) for one in DATASET.statements if one.id == "s1"]
    said = (*(one for one in DATASET.statements if one.transfer != "n-d"), *told)
    network = build(replace(DATASET, statements=said, quantities=()))
    found = entities(network, "Note")["armstrail-n-d-note"]
    assert re.match(r"not stated by any document \(.+\): Army of Northland", found.first("name"))
    described = found.get("description")
    assert [text for text in described if words in text] == described
    assert not any("(grade C) acknowledges" in text for text in described)
    (note,) = [one for one in objects(network, "note") if columns(one).get("id") == "s1"]
    assert note.content.startswith(words)
    assert list(note.authors) == ["the researcher"]
    (subject,) = [one for one in objects(network, "note") if columns(one).get("id") == "n-d"]
    assert list(note.object_refs) == [subject.id]
    assert subject.content.startswith("not stated by any document")
    instead = reported(network, "ftm")["transfers.giver"]
    assert instead == "a note on both actors says so in words"


def test_a_withdrawn_assertion_is_told_as_withdrawn() -> None:
    note = entities(sample(), "Note")["armstrail-b-r-note"]
    assert note.first("name").startswith("stated once and retracted (retracted): ")
    assert note.first("description").startswith("withdrawn: A fighter, not named")


def test_a_denial_of_what_no_document_states_is_kept_in_words() -> None:
    (note,) = [
        one
        for one in objects(sample(), "note")
        if columns(one).get("transfer") == "n-b" and "stance" in columns(one)
    ]
    assert note.content.startswith("Army spokesman (grade B) denies: Nothing was given")
    found = entities(sample(), "Note")["armstrail-n-b-note"]
    assert found.first("description").startswith("Army spokesman (grade B) denies")


def test_how_it_is_said_is_in_the_words_of_ftm_and_named_in_its_report() -> None:
    link = entities(sample(), "UnknownLink")["armstrail-d-r-transfer"]
    (said,) = [text for text in link.get("description") if "A fighter" in text]
    for words in ("interest adversary", "hedge likely", "via Wire", "said 2 April 2021"):
        assert words in said
    named = reported(sample(), "ftm")
    for column in ("explicitness", "basis", "interest", "hedge", "relay"):
        assert named[f"statements.{column}"] == "words in the description of the link or note"
    assert named["statements.id"] == ""


def test_two_datasets_share_no_object_but_those_of_armstrail() -> None:
    one, other = (
        {made.id for made in objects(build(replace(DATASET, title=title)))} for title in ("A", "B")
    )
    ours = {
        stix.identifier("identity", "armstrail"),
        stix.EXTENSION,
    }
    assert one & other == ours


def test_stix_says_that_its_dates_do_not_tell_of_changes_of_the_coding() -> None:
    regraded = tuple(replace(one, grade="A", grade_reason="x") for one in DATASET.origins)
    before, after = objects(sample()), objects(build(replace(DATASET, origins=regraded)))
    assert [(a.id, a.modified) for a in before] == [(b.id, b.modified) for b in after]
    assert before != after
    (loss,) = [one for one in exported(sample(), "stix")[1] if one.columns == ("modified",)]
    assert loss.values == len(before)
    assert "changes of the coding" in loss.why


def test_parallel_transfers_stay_apart() -> None:
    network = sample()
    drawn = [network.dataset.transfer[name] for name in edges_of(network)]
    pairs = [(one.giver, one.receiver) for one in drawn]
    assert len(set(pairs)) < len(pairs)
    assert set(relationships(network)) == edges_of(network)
    assert len(entities(network, "UnknownLink")) == len(pairs)


def test_confidence_is_the_support_and_missing_where_nobody_is_graded() -> None:
    for name, one in relationships(NETWORK).items():
        finding = NETWORK.findings[name]
        if "ungraded" in finding.marks or not finding.voices:
            assert "confidence" not in one
        else:
            assert one.confidence == half_up(finding.support)


def test_every_description_says_alleged_with_band_and_range() -> None:
    for name, one in relationships(NETWORK).items():
        assert one.description.startswith("Alleged, not established: ")
        assert phrases.strength(NETWORK.findings[name]) in one.description
        assert phrases.SUPPORT_MEANS in one.description
    for link in entities(NETWORK, "UnknownLink").values():
        transfer = link.first("recordId")
        summary = " ".join(link.get("summary"))
        assert "Alleged, not established" in summary
        assert phrases.strength(NETWORK.findings[transfer]) in summary
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
    model = pytest.importorskip("followthemoney").model
    for schema in ftm.SCHEMATA.values():
        assert model.get(schema) is not None
