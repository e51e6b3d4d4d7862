"""Gephi, through its own importer and processor, holds what we hold: in GraphML and in GEXF."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import armstrail
from exports.formats.exporting import save
from exports.formats.graph_rows import GraphRows
from exports.rows.columns import EDGE_COLUMNS, NODE_COLUMNS, graph_type
from graph.model.rows import Transfer
from graph.network import Network, build
from seeds import tables
from tests.support import undrawn
from tests.support.map_sample import network as sample
from tests.support.places import FIELD_CASES
from tests.support.programs import Gephi

pytestmark = pytest.mark.maven

TYPES = {"string": "String", "int": "Integer", "double": "Double", "boolean": "Boolean"}
LOOKS = {"label", "size", "color", "x", "y"}
NETWORKS = {
    "bundled": armstrail.load().network,
    "sample": sample(),
    "undrawn": undrawn.network(),
    "only denied": build(tables.read(FIELD_CASES / "only-denied")),
}
CASES = [(name, form) for name in NETWORKS for form in ("graphml", "gexf")]


@pytest.fixture(scope="session")
def imported(gephi: Gephi, tmp_path_factory: pytest.TempPathFactory) -> dict[Any, dict[str, Any]]:
    """All cases in one start of Gephi."""
    folder = tmp_path_factory.mktemp("gephi")
    files = [folder / f"{name}.{form}" for name, form in CASES]
    for (name, form), file in zip(CASES, files, strict=True):
        save(NETWORKS[name], form, file)
    return dict(zip(CASES, gephi(*files), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_gephi_has_nothing_to_complain_of(imported: Any, case: tuple[str, str]) -> None:
    issues = [issue for issue in imported[case]["issues"] if not issue.startswith("INFO")]
    assert issues == []
    assert imported[case]["directed"] is True


@pytest.mark.parametrize("case", CASES)
def test_every_column_is_there_with_its_type(imported: Any, case: tuple[str, str]) -> None:
    for columns, there in ((NODE_COLUMNS, "node_columns"), (EDGE_COLUMNS, "edge_columns")):
        expected = {
            column.name: TYPES[graph_type(column)]
            for column in columns
            if column.name not in LOOKS | {"weight"}
        }
        found = dict(imported[case][there])
        assert {name: found.pop(name) for name in expected} == expected
        assert set(found) <= {"Id", "Label", "Interval", "Weight"}


@pytest.mark.parametrize("case", CASES)
def test_every_actor_is_a_node_with_its_values_and_looks(imported: Any, case: Any) -> None:
    nodes = dict(GraphRows(NETWORKS[case[0]]).nodes())
    found = imported[case]["nodes"]
    assert found.keys() == nodes.keys()
    for name, values in nodes.items():
        read = found[name]
        assert read["values"] == {
            "Id": name,
            "Label": values["label"],
            **{key: value for key, value in values.items() if key not in LOOKS},
        }
        assert [read[look] for look in ("x", "y", "size")] == pytest.approx(
            [values[look] for look in ("x", "y", "size")]
        )
        assert f"#{read['color']:06x}" == values["color"]


@pytest.mark.parametrize("case", CASES)
def test_every_transfer_is_an_edge_of_its_own_with_its_kind_and_values(
    imported: Any, case: Any
) -> None:
    edges = {edge.id: edge for edge in GraphRows(NETWORKS[case[0]]).edges()}
    found = imported[case]["edges"]
    assert found.keys() == edges.keys()
    for name, edge in edges.items():
        read, values = found[name], edge.values
        assert (read["source"], read["target"], read["directed"]) == (
            edge.giver,
            edge.receiver,
            True,
        )
        assert (read["kind"], read["weight"]) == (values["label"], 1.0)
        own = {key: value for key, value in values.items() if key not in LOOKS | {"weight"}}
        assert read["values"] == {"Id": name, "Label": values["label"], "Weight": 1.0, **own}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_timeline_has_the_interval_of_every_dated_transfer(imported: Any, name: str) -> None:
    edges = imported[name, "gexf"]["edges"]
    for transfer in NETWORKS[name].dataset.transfers:
        if not NETWORKS[name].no_edge(transfer.id):
            assert edges[transfer.id]["intervals"] == interval(transfer)
    assert not any(edge["intervals"] for edge in imported[name, "graphml"]["edges"].values())


def interval(transfer: Transfer) -> list[list[str]]:
    if not transfer.span:
        return []
    first, last = transfer.span
    return [[moment(first, "-Infinity"), moment(last, "Infinity")]]


def moment(day: Any, open_end: str) -> str:
    """A day as Gephi counts it, in milliseconds, in Java's writing."""
    if day in (day.min, day.max):
        return open_end
    number = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
    digits = f"{abs(number):d}"
    tail = digits[1:].rstrip("0") or "0"
    return f"{'-' if number < 0 else ''}{digits[0]}.{tail}E{len(digits) - 1}"


def test_parallel_transfers_are_not_merged(imported: Any) -> None:
    network: Network = NETWORKS["sample"]
    drawn = [one for one in network.dataset.transfer if not network.no_edge(one)]
    assert imported["sample", "gexf"]["edges"].keys() == {*drawn}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_gephi_has_no_edge_of_what_no_document_says_came_about(imported: Any, form: str) -> None:
    assert {*imported["undrawn", form]["edges"]} == {undrawn.EDGE}
    assert {*imported["only denied", form]["edges"]} == {"t1"}


def test_gephi_shows_why_an_edge_should_be_none_where_all_were_asked_for(
    gephi: Gephi, tmp_path: Path
) -> None:
    files = [tmp_path / "x.graphml", tmp_path / "x.gexf"]
    for file in files:
        save(NETWORKS["undrawn"], file.suffix[1:], file, with_undrawn=True)
    for read in gephi(*files):
        labels = {name: edge["values"]["Label"] for name, edge in read["edges"].items()}
        why = {name: f"supplied ({why})" for name, why in undrawn.WHY.items()}
        assert labels == {undrawn.EDGE: "supplied", **why}


def test_the_spreadsheet_import_takes_every_transfer_and_actor(
    gephi: Gephi, tmp_path: Path
) -> None:
    network = NETWORKS["sample"]
    save(network, "csv", tmp_path / "csv")
    (nodes,), (edges,) = (gephi(tmp_path / "csv" / f"{name}.csv") for name in ("nodes", "edges"))
    expected = {edge.id: edge for edge in GraphRows(network).edges()}
    assert nodes["nodes"].keys() == network.dataset.actor.keys()
    assert edges["edges"].keys() == expected.keys()
    for name, read in edges["edges"].items():
        edge = expected[name]
        assert (read["source"], read["target"]) == (edge.giver, edge.receiver)
        assert read["values"]["Label"] == read["kind"] == edge.values["label"]
        assert read["values"]["support"] == edge.values["support"]
