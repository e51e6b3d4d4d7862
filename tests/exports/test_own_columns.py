"""Columns of the user's own go wherever the others go, as texts, or are counted as lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from exports.map.page import page
from exports.report import listing, profile
from exports.report.markdown.answer import Chapters
from graph.model.as_of import as_of
from graph.model.dates import parse
from graph.model.materiel import Materiel
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
from graph.model.schema import TABLES
from graph.network import Network, as_graph, build
from graph.paths.answer import answer
from seeds import tables
from seeds.cache import store
from tests.support.datasets_io import write_dataset
from tests.support.exported import exported
from tests.support.map_sample import DATASET

HELD = "7 <b>boxes</b>"


def marked(dataset: Dataset) -> Dataset:
    """The dataset with one column of the user's own in every table."""
    tables: dict[str, Any] = {
        table: tuple(replace(one, own=(("x_box", HELD),)) for one in getattr(dataset, table))
        for table in TABLES
    }
    return replace(dataset, **tables)


@pytest.fixture(scope="module")
def network() -> Network:
    return build(marked(DATASET))


def test_show_tells_those_of_an_actor(network: Network) -> None:
    name = network.dataset.actors[0].id
    assert f"  x_box: {HELD}" in profile.as_text(network, "actor", name).splitlines()
    assert profile.as_json(network, "actor", name)["own"] == {"x_box": HELD}


def test_show_tells_those_of_a_transfer_and_of_each_statement_on_it(network: Network) -> None:
    statement = network.dataset.statements[0]
    text = profile.as_text(network, "transfer", statement.transfer)
    values = profile.as_json(network, "transfer", statement.transfer)
    renderings = [one for figure in values["quantities"] for one in figure["renderings"]]
    held = [*values["statements"], *values["designations"], *renderings]
    assert text.count(f"x_box: {HELD}") == 1 + len(held)
    assert values["own"] == {"x_box": HELD}
    assert [one["own"] for one in values["statements"]] == [
        {"x_box": HELD} for _ in values["statements"]
    ]


def test_sources_tell_those_of_origins_and_documents(network: Network) -> None:
    found = listing.sources(network)
    rows = [*found["origins"], *found["documents"]]
    assert {one["x_box"] for one in rows} == {HELD}
    assert listing.sources_text(network).count(f"x_box: {HELD}") == len(rows)


def test_nodes_and_edges_of_the_graph_have_them(network: Network) -> None:
    graph: nx.MultiDiGraph[str] = as_graph(network)
    found = [*graph.nodes(data="x_box"), *graph.edges(data="x_box")]
    assert {one[-1] for one in found} == {HELD}


def test_they_change_no_answer(network: Network) -> None:
    def told(of: Network) -> Any:
        legs = of.dataset.transfers
        return answer(of, legs[0].giver, legs[-1].receiver)

    assert told(network) == told(build(DATASET))


def test_they_are_there_as_of_a_day_and_out_of_a_cache(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = network.dataset
    earlier = as_of(dataset, parse("2030").latest).dataset
    assert {one.own for one in earlier.statements} == {(("x_box", HELD),)}
    monkeypatch.setattr(tables, "MANY", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    folder = write_dataset(dataset, tmp_path / "data")
    for kept in (store.network(folder), store.network(folder)):
        for table in TABLES:
            assert tuple(getattr(kept.dataset, table)) == getattr(dataset, table)


def test_the_page_has_them_as_texts(network: Network) -> None:
    made = page(network)
    assert HELD not in made
    assert "x_box" in made


@pytest.mark.parametrize("name", ["bibtex", "dot", "ftm", "svg"])
def test_what_a_format_has_no_place_for_is_counted(network: Network, name: str) -> None:
    """None of these formats holds any, so that each row loses one value more."""
    lost, before = (
        sum(loss.values for loss in exported(one, name)[1]) for one in (network, build(DATASET))
    )
    assert lost - before == sum(len(getattr(DATASET, table)) for table in TABLES)


def test_show_tells_those_of_quantities_designations_and_rejected_passages() -> None:
    own = (("x_box", HELD),)
    data = Dataset(
        actors=(Actor("a", "A", "state"), Actor("b", "B", "armed-group")),
        transfers=(Transfer("t", "a", "b", "sold", ("m4",)),),
        origins=(Origin("o", "O"),),
        documents=(Document("d", "Report", grade="C", grade_reason="It names its sources."),),
        statements=(Statement("s", "t", "o", "d", "asserts"),),
        quantities=(Quantity("q", "s", "m4", 5.0, 5.0, "pieces", as_written="five", own=own),),
        rejected=(Rejected("d", 3, reason="intent", actors=("b",), own=own),),
        materiel=(Materiel("m4", "M4", "assault-rifle", own=own),),
    )
    known = build(data)
    text = profile.as_text(known, "transfer", "t")
    assert f"\n  M4, x_box: {HELD}\n" in text
    assert f"\n      x_box: {HELD}\n" in text
    assert "“Report”; grade C: It names its sources\n" in text
    values = profile.as_json(known, "transfer", "t")
    assert values["designations"] == {"M4": {"x_box": HELD}}
    assert values["quantities"][0]["renderings"][0]["own"] == {"x_box": HELD}
    assert values["statements"][0]["document"]["grading"] == "grade C"
    assert f"(intent) (x_box: {HELD})" in " ".join(profile.as_text(known, "actor", "b").split())
    evidence = Chapters(known)
    dossier = "\n".join([*evidence.transfers(["t"]), *evidence.notes.lines()])
    assert dossier.count("x\\_box: 7") == 2
    assert "Grade C: It names its sources." in dossier
    assert "grade C: It names its sources" in listing.sources_text(known)
