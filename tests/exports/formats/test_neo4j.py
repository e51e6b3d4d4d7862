"""The Cypher script runs on a real server, and the CSV files go through the real bulk importer."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

import armstrail
from exports.formats.exporting import save
from exports.rows import sayings
from exports.rows.property_graph import LABELS, LINKS, PropertyGraph
from graph.model.rows import Dataset
from graph.model.schema import TABLES
from graph.network import Network, build
from tests.support.exported import exported
from tests.support.map_sample import DATASET
from tests.support.map_sample import network as sample
from tests.support.programs import built
from tests.support.readers.tables_read import Tables, keyed, missing
from tests.support.strategies import datasets
from tests.support.undrawn import edges_of
from tests.support.values import ESCAPES

if TYPE_CHECKING:
    import neo4j

pytestmark = pytest.mark.maven
NETWORK = armstrail.load().network


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[neo4j.Driver]:
    connect = pytest.importorskip("neo4j").GraphDatabase.driver
    java, path = built("neo4j")
    command = [java, "-cp", path, "Serve", str(tmp_path_factory.mktemp("neo4j"))]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as server:
        assert server.stdin
        assert server.stdout
        address = server.stdout.readline().strip()
        with connect(address, notifications_min_severity="OFF") as driver:
            yield driver
        server.stdin.close()


def run(database: neo4j.Driver, network: Network, times: int = 1) -> None:
    """The script on an empty database, as often as asked."""
    database.execute_query("MATCH (n) DETACH DELETE n")
    script(database, network, times)


def script(database: neo4j.Driver, network: Network, times: int = 1) -> None:
    """The script on what is there."""
    text = exported(network, "cypher")[0].decode()
    with database.session() as session:
        for _ in range(times):
            for statement in text.removesuffix(";\n").split(";\n"):
                session.run(statement).consume()


def ask(database: neo4j.Driver, question: str, **values: Any) -> list[Any]:
    return [record.data() for record in database.execute_query(question, **values).records]


def tables(database: neo4j.Driver) -> Tables:
    found: Tables = {}
    for table, label in LABELS.items():
        rows = ask(database, f"MATCH (n:{label}) RETURN properties(n) AS row ORDER BY n.id")
        if table == "rejected":
            order = sorted(rows, key=lambda one: int(one["row"].pop("id").split("-")[1]))
            rows = order
        found[table] = keyed([one["row"] for one in rows])
    return found


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dataset=datasets(controls=True))
def test_every_value_of_any_dataset_is_in_the_database(
    database: neo4j.Driver, dataset: Dataset
) -> None:
    network = build(dataset)
    run(database, network)
    lost, losses = missing(dataset, tables(database)), exported(network, "cypher")[1]
    assert lost.total() == sum(loss.values for loss in losses)
    assert set(lost) <= {column for loss in losses for column in loss.columns}


@pytest.mark.parametrize("text", ESCAPES)
def test_a_text_stays_a_text_whatever_cypher_resolves_in_it(
    database: neo4j.Driver, text: str
) -> None:
    named = (replace(DATASET.actors[0], name=text, aliases=(text, text)), *DATASET.actors[1:])
    run(database, build(replace(DATASET, actors=named)))
    (row,) = ask(database, "MATCH (n:Actor {id: 'north'}) RETURN n.name AS name, n.aliases AS also")
    assert row == {"name": text, "also": [text, text]}
    assert ask(database, "MATCH (n:Actor) RETURN count(n) AS n") == [{"n": len(DATASET.actors)}]


def test_only_what_a_document_states_is_joined_and_said(database: neo4j.Driver) -> None:
    network = sample()
    run(database, network)
    joined = ask(database, "MATCH ()-[r:ALLEGED_TRANSFER]->() RETURN r.id AS id ORDER BY id")
    assert [one["id"] for one in joined] == sorted(edges_of(network))
    rest = ask(database, "MATCH (t:Transfer {drawn: false}) RETURN t.id AS id, t.standing AS how")
    assert {one["id"] for one in rest} == set(network.dataset.transfer) - edges_of(network)
    assert {one["how"] for one in rest} == {sayings.standing_of(network, one["id"]) for one in rest}
    said = "MATCH (s:Statement {explicitness: 'coder'})-[r]->(:Origin) RETURN type(r) AS type"
    assert ask(database, said) == [{"type": "INFERRED_OF"}]


def test_what_a_later_script_no_longer_states_is_no_longer_joined(database: neo4j.Driver) -> None:
    run(database, sample())
    aside = tuple(replace(one, status="excluded") for one in DATASET.statements)
    script(database, build(replace(DATASET, statements=aside)))
    types = "MATCH ()-[r]->() RETURN DISTINCT type(r) AS type"
    found = {one["type"] for one in ask(database, types)}
    assert not found & {"ALLEGED_TRANSFER", "ALLEGED_TO_GIVE", "ALLEGED_TO_REACH", "SAID_BY"}
    assert {"NOT_STATED_TO_GIVE", "NOT_STATED_TO_REACH", "SET_ASIDE_OF"} <= found


def test_the_script_can_be_run_again_and_adds_nothing(database: neo4j.Driver) -> None:
    run(database, NETWORK, times=2)
    counted = ask(database, "MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]
    between = ask(database, "MATCH ()-[r]->() RETURN count(r) AS links")[0]["links"]
    assert (counted, between) == counts(NETWORK)


def counts(network: Network) -> tuple[int, int]:
    graph = PropertyGraph(network)
    nodes = sum(len(graph.tables[table]) for table in TABLES) + len(list(graph.voices()))
    links = sum(len(list(graph.links(link))) for link in LINKS)
    return nodes, links + len(list(graph.of_voice())) + len(list(graph.transfers()))


def test_paths_of_alleged_transfers_are_those_of_the_graph(database: neo4j.Driver) -> None:
    run(database, NETWORK)
    question = (
        "MATCH p = (:Actor {id: 'us'})-[:ALLEGED_TRANSFER*1..3]->(:Actor {id: 'taliban'})"
        " RETURN [r IN relationships(p) | r.id] AS legs"
    )
    found = {tuple(one["legs"]) for one in ask(database, question)}
    graph = NETWORK.graph
    expected = {
        (first, second)
        for _, middle, first in graph.out_edges("us", keys=True)
        for _, end, second in graph.out_edges(middle, keys=True)
        if end == "taliban"
    }
    assert {legs for legs in found if len(legs) == 2} == expected
    assert expected


def test_the_evidence_can_be_walked_from_a_transfer_to_who_denies_it(
    database: neo4j.Driver,
) -> None:
    run(database, NETWORK)
    question = (
        "MATCH (:Transfer {id: $id})<-[:ABOUT]-(s:Statement {stance: 'denies'})-[:SAID_BY]->"
        "(:Origin)-[:OF_VOICE]->(v:Voice) RETURN DISTINCT v.id AS voice"
    )
    transfer = "stock-afghanistan-to-ttp"
    voices = [one["voice"] for one in ask(database, question, id=transfer)]
    assert len(voices) == NETWORK.findings[transfer].denials > 0


def test_the_bulk_importer_takes_the_folder_as_it_is(tmp_path: Path) -> None:
    java, path = built("neo4j")
    save(NETWORK, "neo4j", tmp_path / "csv")
    (tmp_path / "home" / "conf").mkdir(parents=True)
    (tmp_path / "home" / "conf" / "neo4j.conf").touch()
    home = tmp_path / "home"
    done = subprocess.run(
        [
            java,
            "-cp",
            path,
            "org.neo4j.cli.AdminTool",
            *"database import full @import.args".split(),
        ],
        cwd=tmp_path / "csv",
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    numbers = re.search(r"(\d+) nodes\s+(\d+) relationships", done.stdout)
    assert numbers, done.stdout
    assert (int(numbers[1]), int(numbers[2])) == counts(NETWORK)
