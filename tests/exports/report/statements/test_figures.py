"""How much: one figure however often it is rendered, no sums, nothing that nobody states."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from exports.report.statements import figures
from graph.constraints.limits import Limits
from graph.constraints.meant import EVERYBODY, Scope
from graph.model.rows import Actor, Dataset, Quantity
from graph.network import build
from tests.support.contracts import keeps
from tests.support.small_networks import dataset, edge
from tests.support.strategies import datasets

TWO = dataset(edge("a-b"), edge("a-c"))


def given_for(data: Dataset, *quantities: Quantity, scope: Scope = EVERYBODY, **limits: Any) -> Any:
    network = build(replace(data, quantities=quantities))
    return figures.reply(network, scope, Limits(**limits)).found


def pieces(name: str, statement: str, least: float | None, most: float | None, **more: Any) -> Any:
    return Quantity(name, statement, more.pop("of", "ship"), least, most, "pieces", **more)


def test_renderings_of_one_figure_are_one_figure_from_the_least_to_the_greatest() -> None:
    found = given_for(
        TWO,
        pieces("q", "s-a-b", 7, 7, as_written="seven"),
        pieces("r", "s-a-b", None, 9, same_as="q"),
    )
    assert found.verdict().sentence == (
        "1 figure is given for arms: ship, 7 to at most 9 pieces, supplied (a-b)."
    )
    assert "never added up" not in figures.as_text(found)


def test_two_figures_are_told_side_by_side_and_never_added_up() -> None:
    found = given_for(
        TWO, pieces("q", "s-a-b", 7, 7), pieces("r", "s-a-c", 5, None), scope=Scope(about="a")
    )
    assert found.verdict().sentence == (
        "2 figures are given for arms in alleged transfers to or from A: ship, 7 pieces, supplied"
        " (a-b); ship, at least 5 pieces, supplied (a-c)."
    )
    text = figures.as_text(found)
    assert figures.NOT_ADDED in text
    assert "12" not in text


def test_a_figure_of_another_transfer_is_no_answer() -> None:
    found = given_for(TWO, pieces("q", "s-a-c", 7, 7), scope=Scope("a", "b"))
    assert found.verdict().sentence == (
        "No document gives a figure for arms in alleged transfers from A to B."
    )


def test_a_figure_of_other_materiel_is_counted_and_not_given() -> None:
    found = given_for(
        TWO, pieces("q", "s-a-b", 7, 7), pieces("r", "s-a-b", 2, 2, of="tank"), materiel=("tank",)
    )
    assert found.verdict().sentence == "1 figure is given for tank: tank, 2 pieces, supplied (a-b)."
    assert "Not listed: 1 figure of other or unspecified materiel." in figures.as_text(found)


def test_what_was_not_completed_is_said_with_its_figure() -> None:
    found = given_for(dataset(edge("a-b", outcome="intended")), pieces("q", "s-a-b", 7, 7))
    assert found.verdict().sentence == (
        "1 figure is given for arms: ship, 7 pieces, supplied, intended only (a-b)."
    )


def test_what_is_denied_withdrawn_or_inferred_moves_no_figure() -> None:
    first = TWO.statements[0]
    ways = {
        "denied": {"stance": "denies"},
        "withdrawn": {"status": "retracted"},
        "coder": {"explicitness": "coder"},
        "draft": {"review": "draft"},
        "aside": {"status": "excluded"},
    }
    rows = [replace(first, id=name, **how) for name, how in ways.items()]  # type: ignore[arg-type]
    data = replace(TWO, statements=(*TWO.statements, *rows))
    high = [pieces(f"q-{name}", name, 90, 90, same_as="q") for name in ways]
    (figure,) = given_for(data, pieces("q", "s-a-b", 7, 7), *high).figures
    assert figure["reads"] == "7 pieces"
    told = {one["statement"]["id"] for one in figure["renderings"]}
    assert told == {"s-a-b", "denied", "withdrawn"}


def test_a_figure_of_a_part_is_said_to_be_that() -> None:
    data = dataset(edge("unit-b"), parents={"unit": "a"}, a="state")
    found = given_for(data, pieces("q", "s-unit-b", 7, 7), scope=Scope("a", "b"))
    assert found.verdict().sentence == (
        "1 figure is given for arms in alleged transfers from A to B: ship, 7 pieces, of a part,"
        " supplied (unit-b)."
    )


def test_a_figure_of_the_whole_is_not_given_as_one_of_the_part() -> None:
    data = replace(TWO, actors=(*TWO.actors, Actor("unit", "Unit", "unit", "a", "organ")))
    found = given_for(data, pieces("q", "s-a-b", 7, 7), scope=Scope("unit", "b"))
    assert found.verdict().sentence == (
        "No document gives a figure for arms in alleged transfers from Unit to B;"
        " 1 figure of a whole or a collective."
    )


@pytest.mark.parametrize(
    ("mode", "told"),
    [("captured", "captured"), ("abandoned", "abandoned"), ("unspecified", "how is not said")],
)
def test_a_figure_says_how_what_it_counts_is_said_to_have_passed(mode: str, told: str) -> None:
    found = given_for(dataset(edge("a-b", mode)), pieces("q", "s-a-b", 7, 7), scope=Scope("a", "b"))
    assert f"ship, 7 pieces, {told} (a-b)." in found.verdict().sentence


def test_what_is_said_of_another_transfer_moves_no_figure_and_is_marked() -> None:
    one = pieces("q", "s-a-b", 7, 7, qualifier="about", as_written="some seven")
    other = pieces("r", "s-a-c", 90, 90, same_as="q")
    found = given_for(TWO, one, other, scope=Scope("a", "b"))
    assert "ship, “some seven”, supplied (a-b)." in found.verdict().sentence
    (figure,) = found.figures
    assert (figure["minimum"], figure["maximum"]) == (7, 7)
    assert [one["of_another"] for one in figure["renderings"]] == [False, True]
    assert "of another transfer (A → C" in " ".join(figures.as_text(found).split())


@pytest.mark.parametrize(
    ("how", "mark"),
    [
        ({"explicitness": "implied"}, "only implied"),
        ({"hedge": "unlikely"}, "unlikely by its own words"),
        ({"fidelity": "strengthened"}, "strengthened in the telling"),
    ],
)
def test_a_figure_that_nobody_states_plainly_says_so_beside_it(how: Any, mark: str) -> None:
    first, *rest = TWO.statements
    data = replace(TWO, statements=(replace(first, **how), *rest))
    weak = pieces("q", first.id, 7, 7)
    found = given_for(data, weak)
    assert f"ship, 7 pieces, supplied, {mark} (a-b)." in found.verdict().sentence
    plain = replace(first, id="plain")
    data = replace(data, statements=(*data.statements, plain))
    found = given_for(data, weak, pieces("r", "plain", 5, 5, same_as="q"))
    assert "ship, 5 pieces, supplied (a-b)." in found.verdict().sentence


@pytest.mark.parametrize(
    ("how", "reads"), [({"stance": "denies"}, "denied"), ({"status": "retracted"}, "withdrawn")]
)
def test_what_is_only_denied_or_withdrawn_is_no_figure_that_is_given(how: Any, reads: str) -> None:
    first, *rest = TWO.statements
    data = replace(TWO, statements=(replace(first, **how), *rest))
    found = given_for(data, pieces("q", first.id, 7, 7))
    assert found.verdict().sentence == (
        "No document gives a figure for arms; 1 figure only denied or withdrawn."
    )
    assert [one["reads"] for one in found.figures] == [reads]


@settings(max_examples=40)
@given(datasets())
def test_any_answer_keeps_its_contract_and_no_figure_is_beyond_what_is_named(data: Any) -> None:
    found = figures.reply(build(data)).found
    values = figures.as_json(found)
    keeps("quantities", values)
    for figure in values["figures"]:
        named = [one[end] for one in figure["renderings"] for end in ("minimum", "maximum")]
        assert {figure["minimum"], figure["maximum"]} <= {*named, None}
    assert figures.as_text(found)
