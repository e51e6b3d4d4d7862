"""A transfer that nobody asserts has no band: null in JSON, an empty cell, no attribute."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from exports.formats.exporting import save
from exports.report import listing, profile, schemas, text
from exports.report.statements import timeline
from graph.model.vocabulary import BANDS
from graph.network import Network, build
from graph.paths.answer import answer
from tests.support import undrawn
from tests.support.exported import exported
from tests.support.readers.readback import by_networkx
from tests.support.strategies import datasets

NETWORK = undrawn.network()
STATED = {undrawn.EDGE, *undrawn.MEANT}
"""The transfers that a document asserts, as having come about or not."""


def under(key: str, told: Any) -> Iterator[Any]:
    """Yield all that stands under that key, however deep."""
    values = told.values() if isinstance(told, dict) else told if isinstance(told, list) else ()
    if isinstance(told, dict) and key in told:
        yield told[key]
    for value in values:
        yield from under(key, value)


def shown(network: Network, transfer: str) -> Any:
    return profile.as_json(network, "transfer", transfer)


def written(network: Network) -> Any:
    return json.loads(exported(network, "json")[0])


@pytest.mark.parametrize("name", schemas.names())
def test_in_every_contract_a_band_is_a_term_or_null(name: str) -> None:
    schema = schemas.schema(name)
    for band in under("band", list(under("properties", schema))):
        defined = schema["$defs"]["band"] if "$ref" in band else band
        assert defined == {"enum": [*BANDS, None]}


@given(datasets(max_actors=4))
def test_in_every_answer_a_band_is_a_term_or_null(dataset: Any) -> None:
    network, (first, *others) = build(dataset), dataset.actors
    told = [
        listing.transfers(network),
        written(network),
        timeline.reply(network).data(),
        *(shown(network, one) for one in dataset.transfer),
        *(text.as_json(network, answer(network, first.id, one.id)) for one in others),
    ]
    assert {*under("band", told)} <= {*BANDS, None}


def test_what_nobody_asserts_is_null_in_lists_dossiers_and_exports() -> None:
    listed = {one["id"]: one["band"] for one in listing.transfers(NETWORK)}
    assert {name for name, band in listed.items() if band} == STATED
    assert {one["id"]: one["band"] for one in written(NETWORK)["transfers"]} == listed
    for name, band in listed.items():
        found = shown(NETWORK, name)
        assert (found["band"], found["figures"]["band"]) == (band, band)


def test_what_nobody_asserts_is_an_empty_cell_or_no_attribute(tmp_path: Path) -> None:
    for name in ("csv", "graphml", "nodelink"):
        save(NETWORK, name, tmp_path / name, with_undrawn=True)
    cells = pd.read_csv(tmp_path / "csv/edges.csv", keep_default_na=False).set_index("Id")["band"]
    read: Any = by_networkx((tmp_path / "graphml").read_bytes())
    edges = {key: data.get("band") for *_, key, data in read.edges(keys=True, data=True)}
    links = json.loads((tmp_path / "nodelink").read_text("utf-8"))["edges"]
    attributes = {one["key"]: one.get("band") for one in links}
    for name in NETWORK.dataset.transfer:
        band = NETWORK.findings[name].band
        assert (cells[name], edges[name] or "", attributes[name] or "") == (band, band, band)
        assert (edges[name], attributes[name]) == ((band,) * 2 if name in STATED else (None,) * 2)


def test_text_says_that_it_is_not_stated() -> None:
    assert "not stated" in profile.as_text(NETWORK, "transfer", "a-c")
