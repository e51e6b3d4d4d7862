"""What a conclusion rests on says how it was come by: exactly, or counted over worlds drawn."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from exports.report import scrutinies
from graph.network import Network, build
from graph.reach.decision_diagrams import MOST_NODES
from graph.scrutiny.scrutiny import Report, scrutinise
from seeds import tables
from tests.support.places import SCHEMAS

PAIR = ("us", "taliban")


@pytest.fixture(scope="module")
def network() -> Network:
    return build(tables.read(tables.bundled()))


def report(network: Network, nodes: int) -> Report:
    found = scrutinise(network, *PAIR, 1, nodes)
    assert found is not None
    return found


def flat(network: Network, nodes: int) -> str:
    return " ".join(scrutinies.as_text(network, PAIR, report(network, nodes), ()).split())


def contract(network: Network, nodes: int) -> dict[str, Any]:
    told = scrutinies.as_json(network, PAIR, report(network, nodes), ())
    schema = json.loads((SCHEMAS / "scrutiny.schema.json").read_text("utf-8"))
    jsonschema.validate({"armstrail": "0.2", **told}, schema)
    return told


def test_what_was_counted_is_told_with_its_worlds_and_its_error(network: Network) -> None:
    found = report(network, 2).reach
    told = contract(network, 2)["reach"]
    assert (told["method"], told["worlds"]) == ("sampled", found.worlds)
    assert told["error"] == found.error > 0
    assert all(one["without_error"] > 0 < one["birnbaum_error"] for one in told["voices"])
    said = f"(sampled, {found.worlds} worlds, standard error {found.error:.4f})"
    assert said in flat(network, 2)


def test_what_worlds_drawn_cannot_tell_is_not_told_as_if_there_were_none(network: Network) -> None:
    text = flat(network, 2)
    assert "Least sets of voices and of claims are not told, as worlds were drawn." in text
    assert "there may be others" in text
    assert "no single voice is shown to carry it alone" in text
    assert "no single voice carries it alone" not in text
    assert ": 0" not in text


def test_what_is_exact_speaks_of_no_worlds(network: Network) -> None:
    told = contract(network, MOST_NODES)["reach"]
    assert (told["method"], told["worlds"], told["error"]) == ("exact", 0, 0)
    assert not any(one["without_error"] or one["birnbaum_error"] for one in told["voices"])
    text = flat(network, MOST_NODES)
    assert "no single voice carries it alone" in text
    assert "sampled" not in text
