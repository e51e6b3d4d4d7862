"""Why a limit leaves a transfer out: the limits of a question that hold of every leg.

They hold as well of every claim that a stockpile is held, which a path through it rests on.
One rule throughout: what is not known of a transfer is no reason to leave it out.
:func:`graph.constraints.masks.permitted` says the same of all transfers at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from graph.constraints.limits import Limits
from graph.model.materiel import UNSPECIFIED
from graph.model.names import fold
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import BANDS, MODES
from graph.network import Network

UNSTATED_MODE = "unspecified"
"""The mode of a transfer of which nobody states how it came about."""


def refusal(network: Network, transfer: Transfer, limits: Limits) -> str:
    """Why a path under ``limits`` cannot use ``transfer``, in one short sentence; empty if it can.

    Only what can be told from the transfer by itself: who is avoided, modes, places, the time in
    between, materiel, band, directness and denials. Cost: one pass over the limits.
    """
    return next(_reasons(network, transfer, limits), "")


def _reasons(network: Network, leg: Transfer, limits: Limits) -> Iterator[str]:
    dataset = network.dataset
    avoided = avoided_actors(dataset, limits)
    for actor in (leg.giver, leg.receiver):
        if actor in avoided:
            yield f"avoided: {dataset.actor[actor].name} is to be avoided"
    if not of_mode(leg.mode, limits):
        yield f"mode: {leg.id} is {leg.mode}, not {_either(limits.modes)}"
    if not at_place(leg.place, limits):
        yield f"place: {leg.id} was in {leg.place}, not in {_either(limits.places)}"
    if not within(leg.span, limits):
        yield f"time: {leg.id} cannot have happened {_between(limits)}"
    if not of_kind(dataset, leg.materiel, limits):
        yield f"materiel: {leg.id} is of {', '.join(leg.materiel)}, not {_either(limits.materiel)}"
    yield from _of_evidence(network, leg, limits)


def _of_evidence(network: Network, leg: Transfer, limits: Limits) -> Iterator[str]:
    if limits.only_direct and leg.directness != "direct":
        yield f"directness: {leg.id} names no carrier between giver and receiver"
    if limits.undisputed and "disputed" in network.evidence.marks(leg.id):
        yield f"disputed: somebody denies {leg.id}"
    if limits.least_band:
        band = network.evidence.band(leg.id)
        if not at_least(band, limits.least_band):
            yield f"band: {leg.id} is {band}, not {limits.least_band} or better"


def avoided_actors(dataset: Dataset, limits: Limits) -> frozenset[str]:
    """The actors to be avoided, with their parts."""
    return frozenset(part for one in limits.avoid for part in (one, *dataset.parts(one)))


def of_mode(mode: str, limits: Limits) -> bool:
    """Whether the mode, or its kind, is among those wanted."""
    wanted = {mode, MODES[mode].family} & {*limits.modes}
    return not limits.modes or mode == UNSTATED_MODE or bool(wanted)


def at_place(place: str, limits: Limits) -> bool:
    """Whether one of the places wanted stands in ``place``, whole words, spelling folded."""
    if not limits.places or not place:
        return True
    return any(f" {_folded(one)} " in f" {_folded(place)} " for one in limits.places)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return fold(text)


def within(span: tuple[date, date] | None, limits: Limits) -> bool:
    """Whether a day of ``span`` lies in the time asked for."""
    if limits.between is None or span is None:
        return True
    first, last = limits.between
    return max(span[0], first) <= min(span[1], last)


def of_kind(dataset: Dataset, materiel: tuple[str, ...], limits: Limits) -> bool:
    """Whether something of the kinds wanted can have been among ``materiel``."""
    wanted = frozenset(limits.materiel)
    if not wanted or UNSPECIFIED in wanted:
        return True
    return bool(dataset.tree.carried(wanted, frozenset(materiel)))


def at_least(band: str, least: str) -> bool:
    """Whether ``band`` is ``least`` or a better one."""
    order = list(BANDS)
    return order.index(band) <= order.index(least)


def _between(limits: Limits) -> str:
    first, last = limits.between or (date.min, date.max)
    if first > date.min and last < date.max:
        return f"between {first} and {last}"
    return f"after {first}" if first > date.min else f"before {last}"


def _either(wanted: tuple[str, ...]) -> str:
    return " or ".join(wanted)
