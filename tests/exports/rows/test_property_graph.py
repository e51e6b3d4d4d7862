"""What Neo4j is given says of every transfer and statement whether a document states it."""

from __future__ import annotations

import csv
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from exports.formats.cypher import _text
from exports.rows import sayings
from exports.rows.property_graph import LINKS, PropertyGraph
from graph.evidence.assertions import stated
from graph.model.rows import Dataset
from graph.model.schema import REF, TABLES
from graph.network import build
from tests.support.exported import exported
from tests.support.map_sample import network as sample
from tests.support.strategies import datasets
from tests.support.undrawn import edges_of
from tests.support.values import ESCAPES


def test_every_reference_of_the_schema_is_a_relationship() -> None:
    refers = {
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.kind is REF or (table.name, column.name) == ("materiel", "parent")
    }
    assert {(link.table, link.column) for link in LINKS} == refers


@given(datasets())
def test_only_what_a_document_states_is_alleged_or_said(dataset: Dataset) -> None:
    network = build(dataset)
    graph, drawn = PropertyGraph(network), edges_of(network)
    assert {one.values["id"] for one in graph.transfers()} == drawn
    joined = {link.type: list(graph.links(link)) for link in LINKS}
    assert {one.end[1] for one in joined["ALLEGED_TO_GIVE"]} == drawn
    assert {one.start[1] for one in joined["ALLEGED_TO_REACH"]} == drawn
    undrawn = set(dataset.transfer) - drawn
    others = ("NOT_STATED_TO_GIVE", "RETRACTED_TO_GIVE", "MEANT_TO_GIVE")
    assert sorted(one.end[1] for kind in others for one in joined[kind]) == sorted(undrawn)
    said = {one.id for one in dataset.statements if stated(one)}
    assert {one.start[1] for one in joined["SAID_BY"]} == said
    kinds = ("INFERRED_OF", "SET_ASIDE_OF", "DRAFTED_OF", "MISQUOTED_OF")
    rest = {one.start[1] for kind in kinds for one in joined[kind]}
    assert rest == set(dataset.statement) - said


def test_the_nodes_of_the_bulk_import_say_so_in_words() -> None:
    network, files = sample(), exported(sample(), "neo4j")[0]
    rows = list(csv.DictReader(io.StringIO(files["transfer.csv"].decode())))
    assert {row["id:ID(Transfer)"] for row in rows if row["drawn:boolean"] == "false"} == {
        row["id:ID(Transfer)"] for row in rows if row["standing:string"] != sayings.DRAWN
    }
    edges = list(csv.DictReader(io.StringIO(files["alleged-transfer.csv"].decode())))
    assert {row["id:string"] for row in edges} == edges_of(network) != {*network.dataset.transfer}


@given(st.sampled_from(ESCAPES) | st.text("\\u0025c\"'x\n\x01"))
def test_a_cypher_string_means_the_same_where_escapes_of_u_are_resolved_first(text: str) -> None:
    """As Neo4j 4 reads it: ``\\u0022`` is a quotation mark wherever it stands."""
    written = _text(text)
    resolved = re.sub(r"\\u+([0-9a-fA-F]{4})", lambda one: chr(int(one[1], 16)), written)
    parts = re.findall(r'"(?:[^"\\]|\\.)*"', resolved)
    assert " + ".join(parts) == resolved
    assert "".join(json.loads(part, strict=False) for part in parts) == text
