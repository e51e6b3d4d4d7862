"""The arrays of a network: what they hold, and what they do not depend on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph.arrays.compact import Compact, Names, compact, exact_supports
from graph.arrays.compiling import compile_arrays
from graph.model.rows import Dataset
from graph.network import build
from graph.paths.search import Search
from tests.support.oracles import oracle
from tests.support.oracles.search_oracle import draw, graded
from tests.support.small_networks import dataset, edge


@given(st.integers(0, 10**6))
def test_arrays_hold_what_the_rows_say(seed: int) -> None:
    data = draw(seed)
    network = build(data)
    flat = compact(network)
    assert sorted(flat.transfers) == sorted(data.transfer)
    assert list(flat.actors) == sorted(data.actor)
    for place, name in enumerate(flat.transfers):
        leg = data.transfer[name]
        assert flat.actors[flat["giver"][place]] == leg.giver
        assert flat.actors[flat["receiver"][place]] == leg.receiver
        assert flat["usable"][place] == (name in network.usable)
        assert flat["dated"][place] == (leg.span is not None)
        if leg.span:
            days = tuple(day.toordinal() for day in leg.span)
            assert (flat["first"][place], flat["last"][place]) == days
        for level in ("point", "high"):
            exact = oracle.masses(network.evidence, name, level)[0]
            assert exact <= flat[level][place] <= float(exact) * (1 + 1e-12)
            assert exact_supports(network)[level][place] == exact


@given(st.integers(0, 10**6))
def test_what_shares_a_bundle_has_the_same_ends_and_evidence(seed: int) -> None:
    data = draw(seed)
    network = build(data)
    flat = compact(network)
    brute = oracle.Brute(network, "a0", "a1")
    found: dict[int, set[object]] = {}
    for place, name in enumerate(flat.transfers):
        key = brute.same(data.transfer[name])
        found.setdefault(int(flat["bundle"][place]), set()).add(key)
    assert all(len(keys) == 1 for keys in found.values())
    assert len({next(iter(keys)) for keys in found.values()}) == len(found)


@given(st.integers(0, 10**6))
def test_the_order_of_rows_changes_no_array(seed: int) -> None:
    data = draw(seed)
    turned = Dataset(
        data.actors[::-1],
        data.documents,
        data.origins[::-1],
        data.transfers[::-1],
        data.statements[::-1],
    )
    one, other = compile_arrays(build(data)), compile_arrays(build(turned))
    assert one.keys() == other.keys()
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_a_voice_is_private_where_no_path_can_hear_it_twice() -> None:
    names = ["a-b", "a-c", "b-c", "c-d"]
    data = dataset(*map(edge, names))
    shared = graded(data, {}, {"a-b": "p", "a-c": "p", "b-c": "q", "c-d": "q"})
    flat = Compact(compile_arrays(build(shared)))
    private = dict(zip(flat.transfers, flat["private"].tolist(), strict=True))
    assert private == {"a-b": True, "a-c": True, "b-c": False, "c-d": False}


def test_a_network_is_compiled_once() -> None:
    network = build(dataset(edge("a-b")))
    assert compact(network) is compact(network)
    assert compact(network) is not compact(build(network.dataset))


def test_a_dataset_without_transfers_has_no_paths() -> None:
    data = replace(dataset(edge("a-b")), transfers=(), statements=())
    for inferred in (False, True):
        assert Search(build(data), "a", "b", inferred=inferred).best(3).chains == []


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.sets(WORDS), st.one_of(WORDS, st.text(max_size=3)))
def test_a_text_is_found_at_its_place_and_what_is_none_nowhere(words: set[str], typed: str) -> None:
    ordered = sorted(words)
    names = Names({"name": ordered}, "name")
    assert [names.place(word) for word in ordered] == list(range(len(ordered)))
    assert names.place(typed) == (ordered.index(typed) if typed in words else -1)
