"""The figures said of several transfers, reconciled, each with who gives it and where. No sums."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from exports.rows.quantities import bounds, named, ranged, reads
from exports.rows.said import Saying, State, how, row, said_of, state, told
from exports.rows.sayings import UNSTATED
from exports.words.voices import voice_names
from graph.constraints.meant import NEARNESS, Meant, Scope
from graph.constraints.registry import UNSTATED_MODE
from graph.model.quantities import figures
from graph.model.rows import Dataset, Quantity, Transfer
from graph.model.vocabulary import EXPLICITNESS, spoken
from graph.network import Network


def of_transfers(network: Network, meant: Sequence[Meant], scope: Scope) -> list[dict[str, Any]]:
    """Return the figures said of the transfers meant, reconciled: the contract of ``quantities``.

    Each as it is given of the transfers meant that are nearest to those asked for, with how arms
    passed there, the transfers meant that it is said of, and its renderings, also those of other
    transfers, which move no value. What is denied or withdrawn moves none either; what is implied,
    hedged or strengthened only where nothing is stated plainly, and is then marked. What no
    document states is left out.
    """
    said = _said(network)
    wanted = {one.transfer.id: one for one in meant}
    names = voice_names(network.dataset)
    found = []
    for same in figures(network.dataset.quantities):
        heard = [one for one in same if said[one.statement].footing not in UNSTATED]
        its = {said[one.statement].meant.transfer.id for one in heard} & wanted.keys()
        if its:
            meant_by = [one for name, one in wanted.items() if name in its]
            found.append(_reconciled(network, heard, said, meant_by, scope, names))
    return found


def _said(network: Network) -> dict[str, Saying]:
    """Return the statements on all transfers of which some quantity is given, by id."""
    dataset = network.dataset
    given = {dataset.statement[one.statement].transfer for one in dataset.quantities}
    meant = (Meant(one) for one in dataset.transfers if one.id in given)
    return {one.statement.id: one for one in said_of(network, meant)}


def _reconciled(
    network: Network,
    heard: list[Quantity],
    said: Mapping[str, Saying],
    its: Sequence[Meant],
    scope: Scope,
    names: Mapping[str, str],
) -> dict[str, Any]:
    dataset = network.dataset
    near = _nearest(its)
    own = [one for one in heard if said[one.statement].meant.transfer.id in near]
    given = _giving(own, said)
    least, most = bounds(given)
    origins = (dataset.origin[said[one.statement].statement.origin] for one in given)
    of = dict.fromkeys(said[one.statement].meant.transfer.id for one in given or own)
    return {
        "of": heard[0].of or None,
        "of_name": named(dataset, heard[0])["of"] or "of what is not said",
        "unit": heard[0].unit,
        "minimum": least,
        "maximum": most,
        "reads": reads(given) if given else _unsaid(own, said),
        "passed": [*dict.fromkeys(_passed(network, dataset.transfer[one]) for one in of)],
        "remarks": _remarks(given, said),
        "voices": [names[one] for one in dict.fromkeys(one.voice for one in origins)],
        "transfers": [_transfer(network, one, scope) for one in its],
        "renderings": [_rendering(dataset, one, said, near, scope, names) for one in heard],
    }


def _nearest(its: Sequence[Meant]) -> set[str]:
    """Return those of the transfers, by id, that are nearest to being of those asked for."""
    nearest = min(NEARNESS.index(one.near) for one in its)
    return {one.transfer.id for one in its if NEARNESS.index(one.near) == nearest}


def _giving(own: Sequence[Quantity], said: Mapping[str, Saying]) -> list[Quantity]:
    """Return the renderings that give the figure: the plain ones, else those with a remark."""
    counting = [one for one in own if _counts(said[one.statement])]
    return [one for one in counting if not _weakened(said[one.statement])] or counting


def _unsaid(own: Sequence[Quantity], said: Mapping[str, Saying]) -> str:
    """Return why nobody can be quoted for a figure."""
    denied = any(said[one.statement].standing.side == "denies" for one in own)
    return "denied" if denied else "withdrawn"


def _remarks(given: Sequence[Quantity], said: Mapping[str, Saying]) -> list[str]:
    """Return what is to be said beside a figure that nobody states plainly."""
    ways = dict.fromkeys(_weakened(said[one.statement]) for one in given)
    return [] if "" in ways else [*ways]


def _weakened(one: Saying) -> str:
    """Return in what way a statement is no plain one; "" for a plain one."""
    said = one.statement
    parts = [] if one.standing.side == "says" else [spoken(said.stance)]
    parts += [] if EXPLICITNESS[said.explicitness].hand_over else ["only implied"]
    parts += [] if said.hedge == "plain" else [f"{spoken(said.hedge)} by its own words"]
    parts += ["strengthened in the telling"] if said.fidelity == "strengthened" else []
    parts += ["contested by a second reader"] if said.review == "contested" else []
    return " and ".join(parts)


_SHORT: Mapping[State, str] = MappingProxyType(
    {
        "withdrawn": "withdrawn",
        "only-denied": "only denied",
        "not-stated": "not stated",
        "intended": "intended only",
        "attempted": "attempted only",
        "intercepted": "intercepted",
    }
)


def _passed(network: Network, transfer: Transfer) -> str:
    """Return how arms are said to have passed, and whether that is said to have come about."""
    is_so = _SHORT.get(state(network, transfer), "")
    how = "how is not said" if transfer.mode == UNSTATED_MODE else spoken(transfer.mode)
    return f"{how}, {is_so}" if is_so else how


def _transfer(network: Network, one: Meant, scope: Scope) -> dict[str, Any]:
    """Return a transfer that a figure is said of."""
    return {
        "transfer": one.transfer.id,
        "words": told(network.dataset, one.transfer),
        "state": state(network, one.transfer),
        "how": how(network.dataset, one, scope),
    }


def _rendering(
    dataset: Dataset,
    one: Quantity,
    said: Mapping[str, Saying],
    near: Container[str],
    scope: Scope,
    names: Mapping[str, str],
) -> dict[str, Any]:
    """Return a figure as one statement gives it, and whether of another transfer than is meant."""
    saying = said[one.statement]
    return {
        "as_written": one.as_written or ranged([one]),
        "qualifier": one.qualifier or None,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "remark": _weakened(saying) or None,
        "of_another": saying.meant.transfer.id not in near,
        "statement": row(dataset, saying, scope, names),
    }


def _counts(one: Saying) -> bool:
    return one.footing == "stated" and not one.denies
