"""What a picture of the map shows, what it cannot, and the sentences that stand on every one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from exports import dossier, wording
from exports.format import Loss, absent, counted, left_out
from graph.network import Network

SHOWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "actors": frozenset(("id", "name", "type")),
        "transfers": frozenset(("id", "giver", "receiver", "mode")),
    }
)
"""The columns that can be read from a picture, by table."""

ABSENT: Mapping[str, str] = MappingProxyType(
    {
        "documents": "a picture has no room for them",
        "origins": "a picture has no room for them; a line is as thick as there are voices",
        "statements": "a picture has no room for them; lines show what they amount to",
        "quantities": "a picture has no room for them",
        "rejected": "what is no transfer is not drawn",
        "materiel": "a picture has no room for them",
    }
)
"""Tables that a picture has no room for, and why."""

CANNOT_HOLD = (*(f"{table}.*" for table in ABSENT), "actors.*", "transfers.*")


CLAIMS = "Arrows are claims made by the sources of the dataset, not findings."


def subtitle() -> tuple[str, ...]:
    """What is to be read beside every picture; it has no room for the sources themselves."""
    return (CLAIMS, wording.SUPPORT_MEANS, wording.NO_WRONGDOING)


def losses(network: Network) -> list[Loss]:
    """What no picture of the map holds, and what is not drawn on this one. O(values)."""
    dataset, found = network.dataset, absent(network.dataset, ABSENT)
    for table, shown in SHOWN.items():
        found += left_out(dataset, table, shown, "a picture has no room for them")
    on_map, drawn = dossier.on_the_map(network), frozenset(network.drawn)
    missing = Counter[str]()
    for table, seen in (("actors", on_map), ("transfers", drawn)):
        for row in getattr(dataset, table):
            if row.id not in seen:
                missing.update(
                    f"{table}.{one.name}" for one in fields(row) if one.name in SHOWN[table]
                )
    return found + counted(missing, "no document states a transfer that would put them on the map")
