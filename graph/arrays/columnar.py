"""Compiles a dataset whose rows are views into the arrays of a search: columns to columns.

What :func:`graph.arrays.compiling.compile_arrays` does transfer by transfer is done here for all at
once, out of the frames of :mod:`graph.evidence.frames`; no row is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import (
    AIMED,
    FIRST,
    LAST,
    Arrays,
    adjacency,
    fitting,
    privacy,
    rounded_up,
)
from graph.evidence.columns import AssertionColumns
from graph.evidence.findings import NO_BAND, rung_end
from graph.evidence.frames.coded import as_tables
from graph.evidence.frames.figures import structured
from graph.evidence.frames.saying import WORDS
from graph.evidence.ladder import LADDER
from graph.model.columns import DatasetColumns
from graph.model.dates import Period
from graph.model.materiel import MaterielTree
from graph.model.texts import taken
from graph.model.vocabulary import ACTOR_TYPES, BANDS, HEDGES, MODES
from graph.network import COMPLETED

Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]


def compile_columns(columns: DatasetColumns) -> Arrays:
    """Return what :func:`~graph.arrays.compiling.compile_arrays` returns. O(n log n).

    Besides, by transfer, ``marks`` (numbers of ``mark_texts``), ``voices_counted``, ``documents``
    and ``denials``; ``by_row`` leads from the row of a transfer to its place in the arrays.
    """
    return _Compiler(columns).arrays()


class _Said(NamedTuple):
    """The assertions, a row each, in the order of their transfer's row, origin's id and side."""

    transfer: Whole
    origin: Whole
    voice: Whole
    variable: Whole
    supports: Flags
    letter: Whole
    hedge: Whole
    hard: Flags
    coin: Whole

    def of(self, order: Whole) -> _Said:
        every: list[Any] = [one[order] for one in self]
        return _Said(*every)


class _Compiler:
    def __init__(self, columns: DatasetColumns) -> None:
        self.columns = columns
        self.size = columns.tables["transfers"].size
        self.rank, self.by_id = columns.ranks("transfers"), columns.tables["transfers"].order
        found = structured(as_tables(columns))
        self.said = _assertions(columns, found.assertions)
        self.sources = found.sources
        self.counts = _by_transfer(found.counts)

    def arrays(self) -> Arrays:
        found = self._ends() | self._times() | self._terms() | self._flags()
        found |= {"evidence": self._evidence(), "worth": self._worth()}
        keys = ("rank", "evidence", "receiver", "giver")
        order = np.lexsort([found[name] for name in keys])
        found = {name: _small(values[order]) for name, values in found.items()}
        place = np.empty_like(order)
        place[order] = np.arange(self.size)
        said = self._said_in(place)
        actors = taken(self.columns.tables["actors"].ids, self.columns.tables["actors"].order)
        found |= self._texts(order) | self._voices(said, found) | self._sources(place)
        found |= adjacency(found, len(actors)) | self._supports(said)
        found["by_rank"] = np.argsort(found["rank"]).astype(np.int32)
        found["by_row"] = _small(place)
        types = list(ACTOR_TYPES)
        kinds = self.columns.numbered("actors", "type", types.index)
        found["type"] = _small(kinds[self.columns.tables["actors"].order])
        ids = self.columns.tables["transfers"].ids
        return found | {"transfers": taken(ids, order), "actors": actors}

    def _ends(self) -> Arrays:
        ranks = self.columns.ranks("actors")
        rows = {end: self.columns.named("transfers", end, "actors") for end in _ENDS}
        return {"rank": self.rank, **{end: ranks[own] for end, own in rows.items()}}

    def _times(self) -> Arrays:
        start, end = (
            [
                self.columns.numbered("transfers", column, day)
                for day in (_earliest, _latest, _known)
            ]
            for column in ("start", "end")
        )
        dated = (start[2] | end[2]) > 0
        return {
            "first": np.where(start[2], start[0], FIRST),
            "last": np.where(end[2], end[1], np.where(start[2], start[1], LAST)),
            "dated": dated,
        }

    def _terms(self) -> Arrays:
        def coded(column: str, number: Any) -> Whole:
            return self.columns.numbered("transfers", column, number)

        marks = sorted(set(self.counts["marks"]))
        bands = [*BANDS, NO_BAND]
        return {
            "mode": coded("mode", list(MODES).index),
            "direct": coded("directness", lambda one: one == "direct") > 0,
            "band": _placed(self.counts["band"], bands),
            "marks": _placed(self.counts["marks"], marks),
            "voices_counted": self.counts["voices"],
            "documents": self.counts["documents"],
            "denials": self.counts["denials"],
            "completed": coded("outcome", lambda one: one == COMPLETED) > 0,
        }

    def _flags(self) -> Arrays:
        """Return what is asserted, denied, usable, and what a path can do with it."""
        backed = _any(self.said.transfer[self.said.supports], self.size)
        denied = _any(self.said.transfer[~self.said.supports], self.size)
        usable = backed & self._is("outcome", lambda one: one == COMPLETED)
        types = [
            self.columns.numbered("actors", "type", one)
            for one in (lambda kind: ACTOR_TYPES[kind].junction, lambda kind: kind == "stockpile")
        ]
        giver, receiver = (self.columns.named("transfers", end, "actors") for end in _ENDS)
        takes = self._is("mode", lambda mode: MODES[mode].takes_over)
        direct = self._is("directness", lambda one: one == "direct")
        return {
            "asserted": backed,
            "disputed": denied,
            "usable": usable,
            "goes_on": self._is("mode", lambda mode: MODES[mode].carries_on)
            & (types[0][receiver] > 0),
            "holds": usable & takes & direct & (types[1][giver] > 0),
        }

    def _is(self, column: str, holds: Any) -> Flags:
        found: Flags = self.columns.numbered("transfers", column, holds) > 0
        return found

    def _evidence(self) -> Whole:
        said = self.said
        factors = sorted({HEDGES[word].factor for word in WORDS})
        factor = np.array([factors.index(HEDGES[word].factor) for word in WORDS])[said.hedge]
        coin = np.where(_hedged(said), said.coin, -1)
        own = _joined(said.voice, said.letter, said.supports, said.hard, factor, coin)
        kinds = _sequences(said.transfer, own, self.size, once=True)
        completed = self._is("outcome", lambda one: one == COMPLETED)
        return self._first_seen(kinds * 2 + completed)

    def _worth(self) -> Whole:
        """Return numbers that only transfers share of which voices say the same without names."""
        said = self.said
        group = _joined(said.transfer, said.variable)
        own = _joined(said.supports, said.hard, said.letter, said.hedge, _shared(group, said))
        count = int(group.max(initial=-1)) + 1
        says = _sequences(group, own, count)
        firsts = np.unique(group, return_index=True)[1]
        return self._first_seen(_sequences(said.transfer[firsts], says, self.size))

    def _first_seen(self, kinds: Whole) -> Whole:
        """Return the numbers of kinds as they come in the order of the transfers' ids."""
        found = np.empty_like(kinds)
        found[self.by_id] = _by_appearance(kinds[self.by_id])
        return found

    def _said_in(self, place: Whole) -> _Said:
        """Return the assertions in the order of the arrays, their transfers by these places."""
        said = self.said._replace(transfer=place[self.said.transfer])
        return said.of(np.argsort(said.transfer, kind="stable"))

    def _texts(self, order: Whole) -> Arrays:
        tree = MaterielTree(tuple(self.columns.rows["materiel"]))
        place = self._by_text("place", str)
        kind = self._by_text("materiel", ";".join)
        marks = sorted(set(self.counts["marks"]))
        return {
            "place": _small(place[0][order]),
            "kind": _small(kind[0][order]),
            "places": place[1],
            "kinds": kind[1],
            "mark_texts": marks,
            **fitting(tree, kind[1]),
        }

    def _by_text(self, column: str, text: Any) -> tuple[Whole, list[str]]:
        """Return numbers for what the values are as texts, and the texts in order."""
        numbers: dict[str, int] = {}
        first = self.columns.numbered(
            "transfers",
            column,
            lambda value: numbers.setdefault(text(value), len(numbers)),
        )
        kept = np.unique(first)
        texts = list(numbers)
        known = sorted(texts[n] for n in kept.tolist())
        place = {one: n for n, one in enumerate(known)}
        return np.array([place.get(one, -1) for one in texts], np.int64)[first], known

    def _voices(self, said: _Said, found: Arrays) -> Arrays:
        texts = self.said_voices
        pairs = np.unique(np.stack([said.transfer, texts[0][said.variable]]), axis=1)
        ends = np.searchsorted(pairs[0], np.arange(self.size + 1))
        known, voice = np.unique(pairs[1], return_inverse=True)
        names = [texts[1][n] for n in known.tolist()]
        return {
            "voice": _small(voice),
            "voice_at": ends,
            "voices": names,
            **privacy(found, voice, pairs[0], len(names)),
        }

    @property
    def said_voices(self) -> tuple[Whole, list[str]]:
        """Return the places of voices among their names in order, the last that of no voice."""
        names = [*self.columns.voices[1], ""]
        known = sorted(set(names))
        place = {name: n for n, name in enumerate(known)}
        return np.array([place[name] for name in names], np.int64), known

    def _sources(self, place: Whole) -> Arrays:
        found = _arrays(self.sources, "transfer", "origin", "document")
        origin = self.columns.ranks("origins")[found["origin"]]
        transfer = place[found["transfer"]]
        order = np.lexsort([found["document"], origin, transfer])
        pairs = _joined(origin, found["document"])[order]
        ends = np.searchsorted(transfer[order], np.arange(self.size + 1))
        return {"source": _small(_by_appearance(pairs)), "source_at": ends}

    def _supports(self, said: _Said) -> Arrays:
        hedges = np.array([float(HEDGES[word].factor) for word in WORDS])
        rows = AssertionColumns(
            self.size,
            said.transfer,
            _by_appearance(said.variable),
            said.coin,
            said.letter,
            hedges[said.hedge],
            said.supports,
            said.hard,
        )
        thresholds = {
            level: {
                (letter, side): getattr(rung, rung_end(level, side))
                for letter, rung in LADDER.items()
                for side in (True, False)
            }
            for level in AIMED
        }
        return rounded_up(rows, thresholds)


_ENDS = ("giver", "receiver")


def _earliest(day: Period | None) -> int:
    return day.earliest.toordinal() if day else 0


def _latest(day: Period | None) -> int:
    return day.latest.toordinal() if day else 0


def _known(day: Period | None) -> int:
    return int(day is not None)


def _small(values: NDArray[Any]) -> NDArray[Any]:
    return values if values.dtype == np.bool_ else values.astype(np.int32)


def _any(transfers: Whole, size: int) -> Flags:
    return np.bincount(transfers, minlength=size) > 0


def _placed(words: Sequence[str], known: Sequence[str]) -> Whole:
    place = {word: n for n, word in enumerate(known)}
    return np.array([place[word] for word in words], np.int64)


def _arrays(frame: Any, *names: str) -> dict[str, Any]:
    return {name: frame[name].to_numpy() for name in names}


def _by_transfer(counts: Any) -> dict[str, Any]:
    """Return the counts in the order of the transfers' rows."""
    counts = counts.sort("transfer")
    texts = {name: counts[name].to_list() for name in ("band", "marks")}
    return _arrays(counts, "voices", "documents", "denials") | texts


def _assertions(columns: DatasetColumns, frame: Any) -> _Said:
    found = _arrays(
        frame, "transfer", "origin", "voice", "variable", "supports", "letter", "hedge", "hard"
    )
    found = {name: np.asarray(one, np.int64) for name, one in found.items()}
    supports, hard = found["supports"] > 0, found["hard"] > 0
    coin = _coins(frame, found["origin"], found["transfer"], supports)
    said = _Said(
        transfer=found["transfer"],
        origin=found["origin"],
        voice=found["voice"],
        variable=found["variable"],
        supports=supports,
        letter=found["letter"],
        hedge=found["hedge"],
        hard=hard,
        coin=coin,
    )
    return said.of(np.lexsort([supports, columns.ranks("origins")[said.origin], said.transfer]))


def _coins(frame: Any, origin: Whole, transfer: Whole, supports: Flags) -> Whole:
    """Return a number for each coin: one for an origin and a place, or where none is known."""
    place = frame["coin_place"].to_arrow().dictionary_encode()
    spot = place.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    document = frame["coin_document"].to_arrow().fill_null(-1).to_numpy()
    known = spot >= 0
    return _joined(
        origin,
        spot,
        np.where(known, document, -1),
        np.where(known, -1, transfer),
        np.where(known, -1, supports),
    )


def _hedged(said: _Said) -> Flags:
    certain = np.array([HEDGES[word].factor == 1 for word in WORDS])
    found: Flags = ~certain[said.hedge]
    return found


def _shared(group: Whole, said: _Said) -> Whole:
    """Return numbers of the coins on which several assertions of one group hang; 0 for others."""
    found, hung = np.zeros(len(group), np.int64), _hedged(said)
    coin = _joined(group, said.coin)
    mine = np.flatnonzero(hung & (np.bincount(coin[hung], minlength=len(coin))[coin] > 1))
    order = mine[np.lexsort([coin[mine], group[mine]])]
    codes = _by_appearance(coin[order])
    first = np.full(len(group), len(codes))
    np.minimum.at(first, group[order], codes)
    found[order] = codes - first[group[order]] + 1
    return found


def _joined(*columns: NDArray[Any]) -> Whole:
    """Return one number for each combination of values, in the order of appearance. O(n)."""
    found, span = np.zeros(len(columns[0]), np.int64), 1
    for one in columns:
        least = int(one.min(initial=0))
        width = int(one.max(initial=0)) - least + 1
        if span * width > _MOST:
            found = _by_appearance(found)
            span = int(found.max(initial=0)) + 1
        found, span = found * width + (one - least), span * width
    return _by_appearance(found)


_MOST = np.iinfo(np.int64).max


def _by_appearance(numbers: Whole) -> Whole:
    """Return the numbers counted anew in the order in which they first come. O(n)."""
    import pyarrow as pa

    found: Whole = pa.array(numbers).dictionary_encode().indices.to_numpy().astype(np.int64)
    return found


def _sequences(owner: Whole, values: Whole, size: int, once: bool = False) -> Whole:
    """Return by owner, of which there are ``size``, a number for the multiset of its values.

    ``once``: for the set of them. Owners of as many values are compared as rows of one matrix.
    """
    order = np.lexsort([values, owner])
    owner, values = owner[order], values[order]
    if once:
        new = np.append(True, (owner[1:] != owner[:-1]) | (values[1:] != values[:-1]))
        new = new[: len(owner)]
        owner, values = owner[new], values[new]
    lengths = np.bincount(owner, minlength=size)
    starts = np.cumsum(lengths) - lengths
    found, known = np.zeros(size, np.int64), 0
    for length in np.unique(lengths).tolist():
        its = np.flatnonzero(lengths == length)
        rows = values[starts[its][:, None] + np.arange(length)]
        codes = np.unique(rows, axis=0, return_inverse=True)[1].ravel() if length else its * 0
        found[its] = codes + known
        known += int(codes.max(initial=-1)) + 1
    return found
