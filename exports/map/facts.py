"""What the page needs to find and to weigh paths by itself: the facts behind ``armstrail paths``.

No figure of a path travels with the page, and none is estimated there: the page evaluates the
same formulas over the same voices, in whole numbers. Thresholds are therefore written as whole
numbers over one common denominator, and days as ordinals.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import lcm
from typing import Any

from exports.words.chains import in_its_own_words, is_explicit
from exports.words.voices import voice_names
from graph.arrays.compact import kinship
from graph.evidence.assertions import ALL_UNGRADED, Assertion
from graph.model.materiel import BUILT_IN, UNSPECIFIED
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, BANDS, MARKS, MODES, ActorType
from graph.network import Network
from graph.rules.kinship import Junction, above, holding

Plain = dict[str, Any]

ENDS = ("low", "point", "high")


def facts(network: Network, names: Mapping[str, str] | None = None) -> Plain:
    """Return actors, transfers and assertions as the page's search reads them.

    ``names`` are those of the voices, where they are more than those of the network.
    """
    dataset = network.dataset
    names = names or voice_names(dataset)
    whole = _denominator(network)
    return {
        "denominator": whole,
        "firstDay": date.min.toordinal(),
        "unspecified": UNSPECIFIED,
        "bands": list(BANDS),
        "marks": list(MARKS),
        "actors": [_actor(network, actor.id) for actor in dataset.actors],
        "held": [_held(dataset, one) for one in kinship(network).held],
        "transfers": [_transfer(network, one, whole) for one in dataset.transfers],
        "origins": {one.id: one.name for one in dataset.origins},
        "voices": {one.voice: names[one.voice] for one in dataset.origins},
        "above": _above(dataset),
        "narrowest": [term for term in _above(dataset) if dataset.tree.is_narrowest(term)],
        "builtIn": [term for term in _above(dataset) if term in BUILT_IN],
        "materiel": {term: dataset.tree.terms[term].name for term in _above(dataset)},
    }


def _actor(network: Network, actor: str) -> Plain:
    dataset = network.dataset
    return {
        "id": actor,
        "kind": _kind(ACTOR_TYPES[dataset.actor[actor].type]),
        "parts": sorted(dataset.parts(actor)),
        "above": [list(one) for one in above(dataset, actor)],
    }


def _held(dataset: Dataset, junction: Junction) -> Plain:
    """Return a way in which a stockpile is held: by which claims, when, and of which kinds."""
    when = holding(dataset, junction)
    return {
        "here": junction.here,
        "there": junction.there,
        "transfers": list(junction.transfers),
        "since": when.since.toordinal() if when else 0,
        "surely": when.surely.toordinal() if when else 0,
        "materiel": sorted(when.materiel) if when else [],
    }


def _kind(actor_type: ActorType) -> str:
    """Return why the page's search makes no junction of such an actor; empty where it may."""
    if actor_type.speaks:
        return "speaker"
    return "" if actor_type.junction else "no-junction"


def _transfer(network: Network, transfer: Transfer, whole: int) -> Plain:
    span = transfer.span
    marks = network.evidence.marks(transfer.id)
    return {
        "id": transfer.id,
        "giver": transfer.giver,
        "receiver": transfer.receiver,
        "span": [day.toordinal() for day in span] if span else None,
        "materiel": list(transfer.materiel),
        "goesOn": MODES[transfer.mode].carries_on,
        "asserted": transfer.id in network.asserted,
        "usable": transfer.id in network.usable,
        "retracted": "retracted" in marks,
        "withdrawn": list(network.evidence.withdrawn(transfer.id)),
        "band": network.evidence.band(transfer.id),
        "marks": list(marks),
        "said": [_said(network, one, whole) for one in network.evidence.assertions[transfer.id]],
    }


def _said(network: Network, assertion: Assertion, whole: int) -> Plain:
    rung = network.evidence.ladder[assertion.letter]
    active = [one for one in assertion.statements if one.status == "active"]
    return {
        "voice": assertion.voice,
        "graded": assertion.variable != ALL_UNGRADED,
        "letter": assertion.letter,
        "origin": assertion.origin.id,
        "supports": assertion.supports,
        "hard": assertion.hard,
        **{end: int(getattr(rung, end) * whole) for end in ENDS},
        "hedge": int(assertion.hedge * whole),
        "coin": json.dumps(assertion.coin[1:], ensure_ascii=False),
        "documents": list(dict.fromkeys(one.document for one in active)),
        "explicit": list(dict.fromkeys(one.document for one in active if is_explicit(one))),
        "own": list(dict.fromkeys(one.document for one in active if in_its_own_words(one))),
        "hedging": assertion.nearest.hedge,
        "statements": [one.id for one in active],
    }


def _denominator(network: Network) -> int:
    """Return the least common denominator of all that a voice or a hedge can be worth."""
    return lcm(*(value.denominator for value in _values(network)))


def _values(network: Network) -> Iterable[Fraction]:
    for assertions in network.evidence.assertions.values():
        for one in assertions:
            yield one.hedge
            rung = network.evidence.ladder[one.letter]
            yield from (getattr(rung, end) for end in ENDS)


def _above(dataset: Dataset) -> dict[str, list[str]]:
    """Return for each term that a transfer uses, itself and every wider term."""
    used = sorted({term for one in dataset.transfers for term in one.materiel} | {UNSPECIFIED})
    terms = dataset.tree.terms
    return {term: sorted(wide for wide in terms if dataset.tree.is_a(term, wide)) for term in used}
