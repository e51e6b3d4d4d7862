"""Compiles a network into the flat arrays of :mod:`graph.arrays.compact`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.evidence.assertions import ALL_UNGRADED, Assertion, same_evidence
from graph.evidence.columns import AssertionColumns, as_columns, supports_of_all
from graph.evidence.findings import NO_BAND, Level
from graph.evidence.masses import Thresholds, without_names
from graph.model.materiel import MaterielTree
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, BANDS, MODES
from graph.network import COMPLETED, Network
from graph.rules.kinship import takes_over

Arrays = dict[str, Any]
"""Arrays of numbers, and texts that they number, by name."""

AIMED: tuple[Level, ...] = ("point", "high")
"""The figures by which a search puts paths in order."""

_SLACK = 16 * np.finfo(np.float64).eps
"""How far a support can be off, in proportion, for each assertion that it comes from."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_UNKNOWN = (FIRST, LAST)


def compile_arrays(network: Network) -> Arrays:
    """Return the arrays of ``network``. Cost: a few passes over its rows.

    By transfer, in the order of giver, receiver, evidence and id: ``giver`` and ``receiver``
    (numbers of actors, which lie by id), ``rank`` (place of its id among all ids;
    ``by_rank`` leads back), ``first`` and
    ``last`` (days; all days where undated), ``dated``, ``mode``, ``place``, ``kind`` (of
    materiel), ``band`` and ``worth`` (codes), ``direct``, ``disputed``, ``asserted`` and
    ``usable`` (what is asserted and completed), ``goes_on`` (a path can), ``holds`` (it says that
    a stockpile is held), ``evidence`` and ``bundle`` (numbers), ``point`` and ``high`` (support,
    rounded up), ``private`` (no voice behind it is heard again on a path that takes it;
    ``private_inferred``: where stockpiles can be held too). ``voice`` has the voices of all, from
    ``voice_at`` on; ``source``, from ``source_at`` on, numbers of who asserts them in which
    document. ``out_at`` and ``in_at`` are
    where the transfers of each giver, and in ``in_order`` of each receiver, begin. By actor:
    ``type``. Texts: ``transfers``, ``actors``, ``places``, ``voices``, ``kinds`` (terms joined by
    ``;``), ``leaves`` (the narrowest terms); ``fits`` says which leaves each kind fits.
    """
    dataset = network.dataset
    actors = sorted(dataset.actor)
    number = {actor: n for n, actor in enumerate(actors)}
    by_id = sorted(dataset.transfers, key=lambda one: one.id)
    evidence = _evidence(network, by_id)
    columns = {
        "giver": _whole(number[one.giver] for one in by_id),
        "receiver": _whole(number[one.receiver] for one in by_id),
        "rank": _whole(range(len(by_id))),
        **evidence,
    }
    order = np.lexsort([columns[name] for name in ("rank", "evidence", "receiver", "giver")])
    legs = [by_id[place] for place in order]
    found = {name: values[order] for name, values in columns.items()}
    found |= _columns(network, legs) | _coded(dataset, legs)
    found |= _voices(network, legs, found)
    found |= _sources(network, legs) | adjacency(found, len(actors))
    found["by_rank"] = np.argsort(found["rank"]).astype(np.int32)
    found |= {"transfers": [one.id for one in legs], "actors": actors}
    types = list(ACTOR_TYPES)
    found["type"] = _whole(types.index(dataset.actor[one].type) for one in actors)
    return found | _supports(network, legs)


def _whole(values: Iterable[int]) -> NDArray[np.int32]:
    return np.fromiter(values, np.int32)


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, np.bool_)


def _evidence(network: Network, legs: Sequence[Transfer]) -> Arrays:
    """Return numbers for what backs and counters each transfer: one a formula, one a worth.

    What was completed and what was not are never one bundle.
    """
    formula: dict[object, int] = {}
    worth: dict[object, int] = {}
    numbers, worths = [], []
    for leg in legs:
        said = network.evidence.assertions[leg.id]
        kind = same_evidence(said), leg.outcome == COMPLETED
        numbers.append(formula.setdefault(kind, len(formula)))
        voices = frozenset(without_names(said).items())
        worths.append(worth.setdefault(voices, len(worth)))
    return {"evidence": _whole(numbers), "worth": _whole(worths)}


def _supports(network: Network, legs: Sequence[Transfer]) -> Arrays:
    """Return the support of each transfer and the upper end of its range, rounded up."""
    evidence = network.evidence
    said = as_columns([evidence.assertions[leg.id] for leg in legs])
    return rounded_up(said, {level: evidence.thresholds(level) for level in AIMED})


def rounded_up(said: AssertionColumns, thresholds: Mapping[Level, Thresholds]) -> Arrays:
    """Return by level the support of each transfer, so that none is less than it is exactly."""
    slack = 1 + _SLACK * (1 + np.bincount(said.transfer, minlength=said.size))
    found: Arrays = {}
    for level, worth in thresholds.items():
        support = supports_of_all(said, said.worth(worth))
        above = np.nextafter(support * slack, np.inf)
        found[level] = np.where(support > 0, np.minimum(above, 1.0), 0.0)
    return found


def _columns(network: Network, legs: Sequence[Transfer]) -> Arrays:
    dataset, evidence = network.dataset, network.evidence
    spans = [one.span for one in legs]
    days = [(one[0].toordinal(), one[1].toordinal()) if one else _UNKNOWN for one in spans]
    modes, bands = list(MODES), [*BANDS, NO_BAND]
    carries = {mode: term.carries_on for mode, term in MODES.items()}
    nobody = {one.id for one in dataset.actors if not ACTOR_TYPES[one.type].junction}
    said = evidence.assertions
    return {
        "first": _whole(first for first, _ in days),
        "last": _whole(last for _, last in days),
        "dated": _flags(one is not None for one in spans),
        "mode": _whole(modes.index(one.mode) for one in legs),
        "band": _whole(bands.index(evidence.band(one.id)) for one in legs),
        "direct": _flags(one.directness == "direct" for one in legs),
        "disputed": _flags(any(not a.supports for a in said[one.id]) for one in legs),
        "asserted": _flags(one.id in network.asserted for one in legs),
        "usable": _flags(one.id in network.usable for one in legs),
        "goes_on": _flags(carries[one.mode] and one.receiver not in nobody for one in legs),
        "holds": _flags(one.id in network.usable and takes_over(dataset, one) for one in legs),
    }


def _coded(dataset: Dataset, legs: Sequence[Transfer]) -> Arrays:
    places = _Codes(one.place for one in legs)
    kinds = _Codes(";".join(one.materiel) for one in legs)
    return {
        "place": places.numbers,
        "kind": kinds.numbers,
        "places": places.texts,
        "kinds": kinds.texts,
        **fitting(dataset.tree, kinds.texts),
    }


def fitting(tree: MaterielTree, kinds: Sequence[str]) -> Arrays:
    """Return the narrowest terms, and which of them each kind of materiel fits."""
    leaves = tree.narrowest
    things = (tree.things(kind.split(";") if kind else ()) for kind in kinds)
    fits = [[leaf in fit for leaf in leaves] for fit in things]
    return {
        "fits": np.array(fits, np.bool_).reshape(len(fits), len(leaves)),
        "leaves": list(leaves),
    }


class _Codes:
    """Numbers for texts, and the texts, in the order of the alphabet."""

    def __init__(self, values: Iterable[str]) -> None:
        every = list(values)
        self.texts = sorted(set(every))
        code = {text: n for n, text in enumerate(self.texts)}
        self.numbers = _whole(code[text] for text in every)


def _voices(network: Network, legs: Sequence[Transfer], found: Arrays) -> Arrays:
    heard = [_heard(network.evidence.assertions[leg.id]) for leg in legs]
    voices = _Codes(chain.from_iterable(heard))
    counts = np.array([len(one) for one in heard], np.int64)
    ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    transfer = np.repeat(np.arange(len(legs)), counts)
    return {
        "voice": voices.numbers,
        "voice_at": ends,
        "voices": voices.texts,
        **privacy(found, voices.numbers, transfer, len(voices.texts)),
    }


def privacy(found: Arrays, voice: NDArray[Any], transfer: NDArray[Any], size: int) -> Arrays:
    """Return which transfers have no voice that is heard again on a path that takes them.

    A pair of ``voice`` (of which there are ``size``) and ``transfer`` stands for each that is
    heard; ``found`` has the ends of transfers, and which of them say that a stockpile is held.
    """
    one_end = np.zeros(size, np.bool_)
    for end in ("giver", "receiver"):
        low, high = np.full(size, np.iinfo(np.int32).max), np.full(size, -1)
        np.minimum.at(low, voice, found[end][transfer])
        np.maximum.at(high, voice, found[end][transfer])
        one_end |= low == high
    once = np.bincount(voice, minlength=size) == 1
    held = np.zeros(size, np.bool_)
    held[voice[found["holds"][transfer]]] = True
    legs = len(found["holds"])
    return {
        "private": _all(one_end, voice, transfer, legs),
        "private_inferred": _all((one_end & ~held) | once, voice, transfer, legs),
    }


def _heard(said: Iterable[Assertion]) -> list[str]:
    """Return the voices behind a transfer; all ungraded ones are one, which no group is called."""
    return sorted({"" if one.variable == ALL_UNGRADED else one.voice for one in said})


def sources(network: Network, transfer: str) -> set[tuple[str, str]]:
    """Return pairs (origin, document): who asserts the transfer, and where."""
    return {
        (one.origin.id, statement.document)
        for one in network.evidence.assertions[transfer]
        if one.supports
        for statement in one.statements
        if statement.status == "active"
    }


def _sources(network: Network, legs: Sequence[Transfer]) -> Arrays:
    said = [sorted(sources(network, leg.id)) for leg in legs]
    number: dict[tuple[str, str], int] = {}
    every = [number.setdefault(one, len(number)) for own in said for one in own]
    return {
        "source": np.array(every, np.int32),
        "source_at": np.cumsum([0, *map(len, said)], dtype=np.int64),
    }


def _all(
    good: NDArray[np.bool_], voice: NDArray[Any], transfer: NDArray[Any], size: int
) -> NDArray[np.bool_]:
    """Return whether all voices of each transfer are ``good``."""
    found: NDArray[np.bool_] = np.bincount(transfer[~good[voice]], minlength=size)[:size] == 0
    return found


def adjacency(found: Arrays, actors: int) -> Arrays:
    """Return bundles, and where the transfers of each giver and of each receiver begin."""
    giver, receiver, evidence = found["giver"], found["receiver"], found["evidence"]
    new = np.ones(len(giver), np.bool_)
    new[1:] = (
        (giver[1:] != giver[:-1])
        | (receiver[1:] != receiver[:-1])
        | (evidence[1:] != evidence[:-1])
    )
    ends = np.arange(actors + 1)
    order = np.argsort(receiver, kind="stable").astype(np.int32)
    return {
        "bundle": np.cumsum(new).astype(np.int32) - 1,
        "in_order": order,
        "in_at": np.searchsorted(receiver[order], ends).astype(np.int32),
        "out_at": np.searchsorted(giver, ends).astype(np.int32),
    }
