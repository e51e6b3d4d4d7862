"""What is asked of all transfers, read off the arrays of a network without a pass over its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import partial

import numpy as np

from graph.arrays.compact import Compact, Names
from graph.errors import QuestionError
from graph.evidence.findings import NO_BAND, Evidence, Figures, Finding
from graph.model.columns import ById
from graph.model.rows import Transfer
from graph.model.schema import FIGURES
from graph.model.vocabulary import BANDS
from graph.network import Compiled

SEPARATOR = next(one.kind.separator for one in FIGURES if one.name == "marks")


def compiled(flat: Compact, legs: ById[Transfer]) -> Compiled:
    """Return what ``flat``, of :func:`graph.arrays.columnar.compile_columns`, says of ``legs``."""
    return Compiled(
        findings=partial(AllFindings, flat, legs),
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


class AllFindings(Mapping[str, Finding]):
    """The figures of every transfer, in the dataset's order, made when they are asked for.

    Of the transfers of which voices say the same, names aside, they are worked out once.
    """

    def __init__(self, flat: Compact, legs: ById[Transfer], evidence: Evidence) -> None:
        self._flat, self._legs, self._evidence = flat, legs, evidence
        self._worked_out: dict[int, Figures] = {}
        self._bands, self._marks = (*BANDS, NO_BAND), Names(flat.arrays, "mark_texts")

    def __getitem__(self, transfer: str) -> Finding:
        row = self._legs.place(transfer)
        if row < 0:
            raise KeyError(transfer)
        leg, flat = int(self._flat["by_row"][row]), self._flat
        return Finding(
            transfer,
            *self._figures(transfer, int(flat["worth"][leg])),
            band=self._bands[int(flat["band"][leg])],
            marks=tuple(filter(None, self._marks[int(flat["marks"][leg])].split(SEPARATOR))),
            voices=int(flat["voices_counted"][leg]),
            documents=int(flat["documents"][leg]),
            denials=int(flat["denials"][leg]),
        )

    def _figures(self, transfer: str, worth: int) -> Figures:
        if worth not in self._worked_out:
            self._worked_out[worth] = self._evidence.figures(transfer)
        return self._worked_out[worth]

    def __iter__(self) -> Iterator[str]:
        return iter(self._legs)

    def __len__(self) -> int:
        return len(self._legs)


class Flagged(Set[str]):
    """The transfers of which an array of flags is true."""

    def __init__(self, flat: Compact, legs: ById[Transfer], flag: str) -> None:
        self._flat, self._legs, self._flags = flat, legs, flat[flag]

    def __contains__(self, transfer: object) -> bool:
        row = self._legs.place(transfer)
        return row >= 0 and bool(self._flags[self._flat["by_row"][row]])

    def __iter__(self) -> Iterator[str]:
        return (self._flat.transfers[n] for n in np.flatnonzero(self._flags).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._flags))
