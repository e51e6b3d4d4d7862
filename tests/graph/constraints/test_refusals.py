"""Limits that sort transfers: by sentence, one by one, and by array, all at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.arrays.compact import Compact, compact
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.narrowing import items
from graph.constraints.refusals import permitted, refusal
from graph.errors import QuestionError, TermError
from graph.model.materiel import Materiel, MaterielTree
from graph.model.rows import Statement
from graph.network import build
from graph.paths.search import Search
from tests.support.oracles.search_oracle import draw, some_limits
from tests.support.small_networks import dataset, edge

MANY = [Materiel(f"own-{n}", f"own {n}", "rifle" if n % 2 else "vehicle") for n in range(90)]
TREE = MaterielTree(MANY)
terms = st.lists(st.sampled_from(sorted(TREE.terms)), max_size=3).map(tuple)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_arrays_let_through_what_has_no_refusal(seed: int, other: int) -> None:
    data = draw(seed)
    network = build(data)
    for limits in (some_limits(other, data), some_limits(other + 1, data), NO_LIMITS):
        flat = compact(network)
        good = permitted(flat, data, limits)
        for place, name in enumerate(flat.transfers):
            assert bool(good[place]) == (not refusal(network, data.transfer[name], limits))


@given(st.lists(terms, min_size=1, max_size=6))
def test_legs_share_an_item_where_something_can_be_carried_through_all(legs: list[Any]) -> None:
    common = frozenset(TREE.narrowest).intersection(*(TREE.things(one) for one in legs))
    carried = frozenset(legs[0] or ("equipment",))
    for leg in legs[1:]:
        carried = carried and TREE.carried(carried, frozenset(leg))  # once empty, always empty
    assert bool(common) == bool(carried)


@given(st.lists(terms, min_size=1, max_size=5), terms)
def test_the_items_that_are_told_apart_tell_as_much_as_all(legs: list[Any], wanted: Any) -> None:
    named = [edge(f"a-{n}b", materiel=one) for n, one in enumerate(legs)]
    data = replace(dataset(*named), materiel=tuple(MANY))
    flat: Compact = compact(build(data))
    limits = Limits(materiel=wanted)
    every = np.ones(len(named), np.bool_)
    told = items(flat, data, limits, every)[flat["kind"]]
    common = TREE.things(wanted).intersection(*(TREE.things(one) for one in legs))
    assert told.all(axis=0).any() == bool(common)


@pytest.mark.parametrize(
    ("columns", "limits", "reason"),
    [
        ({}, Limits(avoid=("b",)), "avoided: B is to be avoided"),
        ({}, Limits(modes=("sold", "diversion")), "mode: a-b is supplied, not sold or diversion"),
        ({"mode": "stolen"}, Limits(modes=("sold", "diversion")), ""),
        ({"mode": "unspecified"}, Limits(modes=("sold",)), ""),
        ({"place": "Kabul, Afghanistan"}, Limits(places=("kabul",)), ""),
        ({"place": "Kabulistan"}, Limits(places=("kabul",)), "place: a-b was in Kabulistan, not"),
        ({}, Limits(places=("kabul",)), ""),
        ({"start": "2015"}, Limits(between=(date(2015, 12, 31), date(2020, 1, 1))), ""),
        (
            {"start": "2015"},
            Limits(between=(date(2016, 1, 1), date(2020, 1, 1))),
            "time: a-b cannot have happened between 2016-01-01 and 2020-01-01",
        ),
        ({}, Limits(between=(date(2016, 1, 1), date(2020, 1, 1))), ""),
        ({"materiel": ("rifle",)}, Limits(materiel=("small-arm", "uav")), ""),
        ({"materiel": ("rifle",)}, Limits(materiel=("uav",)), "materiel: a-b is of rifle, not uav"),
        ({}, Limits(materiel=("uav",)), ""),
        ({"directness": "carrier-unknown"}, Limits(only_direct=True), "directness: a-b names no"),
        ({}, Limits(least_band="reported"), "band: a-b is alleged, not reported or better"),
    ],
)
def test_a_refusal_names_the_limit_and_what_the_transfer_is(
    columns: dict[str, Any], limits: Limits, reason: str
) -> None:
    data = dataset(edge("a-b", **columns))
    found = refusal(build(data), data.transfers[0], limits)
    assert found.startswith(reason)
    assert bool(found) == bool(reason)


def test_a_disputed_transfer_is_refused_where_nobody_may_deny_it() -> None:
    data = dataset(edge("a-b"))
    denied = Statement("no", "a-b", "o-a-b", "e", "denies", basis="testimony")
    network = build(replace(data, statements=(*data.statements, denied)))
    assert refusal(network, data.transfers[0], Limits(undisputed=True)).startswith("disputed")


@pytest.mark.parametrize(
    "limits",
    [
        Limits(between=(date(2021, 1, 1), date(2020, 1, 1))),
        Limits(min_support=Fraction(3, 2)),
        Limits(via_types=("state",), avoid_types=("state",)),
        Limits(via=("nobody",)),
    ],
)
def test_limits_without_sense_are_refused(limits: Limits) -> None:
    with pytest.raises(QuestionError):
        Search(build(dataset(edge("a-b"))), "a", "b", limits)


@pytest.mark.parametrize(
    ("limits", "near"),
    [
        (Limits(modes=("suplied",)), "supplied"),
        (Limits(materiel=("rifles",)), "rifle"),
        (Limits(least_band="reprted"), "reported"),
        (Limits(avoid_types=("stat",)), "state"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_the_nearest(limits: Limits, near: str) -> None:
    with pytest.raises(TermError, match=f"'{near}'"):
        Search(build(dataset(edge("a-b"))), "a", "b", limits)
