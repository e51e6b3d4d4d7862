"""Who gives and who receives, read off the arrays of a network instead of a pass over its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

import numpy as np

from graph.arrays.compact import Compact
from graph.errors import QuestionError
from graph.model.columns import ById
from graph.model.rows import Transfer
from graph.network import TransferEnds


def ends_of(flat: Compact, legs: ById[Transfer]) -> TransferEnds:
    """Return the ends of the transfers ``legs``, of which ``flat`` has the arrays."""
    return TransferEnds(
        given=ByEnd(flat, legs, "out_at", ""),
        taken=ByEnd(flat, legs, "in_at", "in_order"),
        asserted=Flagged(flat, legs, "asserted"),
        usable=Flagged(flat, legs, "usable"),
    )


class ByEnd(Mapping[str, tuple[Transfer, ...]]):
    """Transfers by giver or by receiver, in the order of their ids; what was read is kept."""

    def __init__(self, flat: Compact, legs: ById[Transfer], bounds: str, order: str) -> None:
        self._flat, self._legs = flat, legs
        self._at, self._order = flat[bounds], flat[order] if order else None
        self._kept = dict[str, tuple[Transfer, ...]]()

    def __getitem__(self, actor: str) -> tuple[Transfer, ...]:
        if actor not in self._kept:
            self._kept[actor] = self._read(actor)
        return self._kept[actor]

    def _read(self, actor: str) -> tuple[Transfer, ...]:
        try:
            number = self._flat.actor(actor)
        except QuestionError:
            raise KeyError(actor) from None
        places = slice(int(self._at[number]), int(self._at[number + 1]))
        if places.start == places.stop:
            raise KeyError(actor)
        ranks = self._flat["rank"][places if self._order is None else self._order[places]]
        return self._legs.ranked(np.sort(ranks))

    def __iter__(self) -> Iterator[str]:
        return (self._flat.actors[n] for n in np.flatnonzero(np.diff(self._at)).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(np.diff(self._at)))


class Flagged(Set[str]):
    """The transfers of which an array of flags is true."""

    def __init__(self, flat: Compact, legs: ById[Transfer], flag: str) -> None:
        self._flat, self._legs, self._flags = flat, legs, flat[flag]

    def __contains__(self, transfer: object) -> bool:
        place = self._legs.rank(transfer)
        return place >= 0 and bool(self._flags[self._flat["by_rank"][place]])

    def __iter__(self) -> Iterator[str]:
        return (self._flat.transfers[n] for n in np.flatnonzero(self._flags).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._flags))
