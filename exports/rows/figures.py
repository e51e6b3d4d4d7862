"""The figures said of several transfers, reconciled, each with who gives it and where. No sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exports.rows.quantities import bounds, named, span
from exports.rows.said import Saying, how, row, said_of, state, told
from exports.rows.sayings import UNSTATED
from exports.words.voices import voice_names
from graph.constraints.meant import Meant, Scope
from graph.model.quantities import figures
from graph.model.rows import Quantity
from graph.network import Network


def of_transfers(network: Network, meant: Sequence[Meant], scope: Scope) -> list[dict[str, Any]]:
    """Return the figures said of the transfers meant, reconciled: the contract of ``quantities``.

    Each with the least and the greatest value that any counting rendering names, the transfers that
    it is said of, and its renderings, also those of other transfers. What is denied or withdrawn is
    a rendering, but moves no value; what no document states is left out.
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
    counting = [one for one in heard if _counts(said[one.statement])]
    least, most = bounds(counting)
    origins = (dataset.origin[said[one.statement].statement.origin] for one in counting)
    return {
        "of": heard[0].of or None,
        "of_name": named(dataset, heard[0])["of"] or "of what is not said",
        "unit": heard[0].unit,
        "minimum": least,
        "maximum": most,
        "reads": span(least, most, heard[0].unit) if counting else "denied or withdrawn",
        "voices": [names[one] for one in dict.fromkeys(one.voice for one in origins)],
        "transfers": [_transfer(network, one, scope) for one in its],
        "renderings": [
            _rendering(one, row(dataset, said[one.statement], scope, names)) for one in heard
        ],
    }


def _transfer(network: Network, one: Meant, scope: Scope) -> dict[str, Any]:
    """Return a transfer that a figure is said of."""
    return {
        "transfer": one.transfer.id,
        "words": told(network.dataset, one.transfer),
        "state": state(network, one.transfer),
        "how": how(network.dataset, one, scope),
    }


def _rendering(one: Quantity, statement: Mapping[str, Any]) -> dict[str, Any]:
    """Return a figure as one statement gives it."""
    return {
        "as_written": one.as_written or span(one.minimum, one.maximum, one.unit),
        "qualifier": one.qualifier or None,
        "minimum": one.minimum,
        "maximum": one.maximum,
        "statement": statement,
    }


def _counts(one: Saying) -> bool:
    return one.footing == "stated" and not one.denies
