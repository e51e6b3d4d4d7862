"""What the map is told of each actor and transfer: the dossiers, and what filters sort by."""

from __future__ import annotations

from exports import dossier
from exports.dossier import Plain, actors
from graph.network import Network

__all__ = ["actors", "transfers"]


def transfers(network: Network) -> dict[str, Plain]:
    """The dossier of every transfer by id, with the term of its ``mode_id``, the first and last
    of its ``years`` (none where it is undated) and the ``range`` of its support."""
    return {
        name: {
            **told,
            "mode_id": network.dataset.transfer[name].mode,
            "years": _years(network, name),
            "range": [network.findings[name].low, network.findings[name].high],
        }
        for name, told in dossier.transfers(network).items()
    }


def _years(network: Network, transfer: str) -> list[int]:
    span = network.dataset.transfer[transfer].span
    return [day.year for day in span] if span else []
