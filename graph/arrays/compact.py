"""A network as flat arrays: what a search reads of transfers and actors, compiled once.

All that is in :class:`Compact` is plain ndarrays and lists of texts by name, so that it can be
written down and mapped into memory again. Transfers lie by giver, receiver, evidence and id; those
of one giver, receiver and evidence are one *bundle*: to a path they are one leg.
:func:`compile_arrays` in :mod:`graph.arrays.compiling` says what each array holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import AIMED, compile_arrays
from graph.errors import QuestionError
from graph.evidence.findings import Level
from graph.model.names import Gazetteer
from graph.model.vocabulary import ACTOR_TYPES
from graph.network import Network, once
from graph.rules.kinship import Kinship, held_since

Flags = NDArray[np.bool_]
Reals = NDArray[np.float64]


class Names(Sequence[str]):
    """The texts that an array numbers, in order."""

    def __init__(self, arrays: Mapping[str, Any], name: str) -> None:
        self.texts: Sequence[str] = arrays[name]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...

    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self.texts[place]

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def place(self, text: str) -> int:
        """Return where ``text`` stands among texts in order; -1 where it is none of them."""
        place = bisect_left(self.texts, text)
        return place if place < len(self) and self.texts[place] == text else -1


class Compact:
    """The arrays of one network and what is read off them; ``compact["giver"]`` is an array."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self.arrays = arrays
        self._number: dict[str, int] = {}
        self.transfers, self.actors = Names(arrays, "transfers"), Names(arrays, "actors")
        self._costs: dict[tuple[str, str], Reals] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        found: NDArray[Any] = self.arrays[name]
        return found

    def actor(self, name: str) -> int:
        """Return the number of the actor of that id; raises QuestionError where there is none."""
        if name not in self._number:
            place = self.actors.place(name)
            if place < 0:
                raise QuestionError(f"'{name}' is no actor of this dataset.")
            self._number[name] = place
        return self._number[name]

    def marked(self, actors: Sequence[str] | frozenset[str] | set[str]) -> Flags:
        """Return which actors, by number, are among these ids."""
        flags = np.zeros(len(self.actors), np.bool_)
        flags[[self.actor(one) for one in actors]] = True
        return flags

    def of_types(self, types: Sequence[str]) -> Flags:
        """Return which actors, by number, are of one of these types."""
        codes = [place for place, name in enumerate(ACTOR_TYPES) if name in types]
        found: Flags = np.isin(self["type"], codes)
        return found

    def cost(self, level: str, private: str) -> Reals:
        """Return, by transfer, -log of its support; 0 where its voices can be heard again.

        ``private`` names the array that says where they cannot. Infinite where support is 0.
        """
        key = (level, private)
        if key not in self._costs:
            with np.errstate(divide="ignore"):
                cost = -np.log(np.minimum(self[level], 1.0))
            self._costs[key] = np.where(self[private] | (self[level] == 0), cost, 0.0)
        return self._costs[key]

    def inward_cost(self, level: str, private: str) -> Reals:
        """Return what :meth:`cost` returns, in the order of ``in_order``."""
        key = (level, f"{private} inward")
        if key not in self._costs:
            self._costs[key] = self.cost(level, private)[self["in_order"]]
        return self._costs[key]

    def asserted_by(self, source: int) -> Flags:
        """Return which transfers that source asserts."""
        counts = np.diff(self["source_at"])
        asserting = np.repeat(np.arange(len(counts)), counts)[self["source"] == source]
        found = np.zeros(len(counts), np.bool_)
        found[asserting] = True
        return found

    def asserts(self, source: int, leg: int) -> bool:
        """Return whether that source asserts the transfer."""
        return source in self["source"][self["source_at"][leg] : self["source_at"][leg + 1]]

    def sources(self, legs: NDArray[Any]) -> NDArray[Any]:
        """Return all who assert one of the transfers ``legs``, each with its document."""
        at = self["source_at"]
        every = [self["source"][at[leg] : at[leg + 1]] for leg in legs.tolist()]
        found: NDArray[Any] = np.unique(np.concatenate([self["source"][:0], *every]))
        return found

    @cached_property
    def inward(self) -> NDArray[np.int32]:
        """Return the givers of the transfers in ``in_order``, the columns of a CSR matrix."""
        givers: NDArray[np.int32] = self["giver"][self["in_order"]]
        return givers


class ExactSupports:
    """The exact figure of each transfer at one ``level``, worked out when first asked for."""

    def __init__(self, network: Network, level: Level) -> None:
        self._evidence, self._level = network.evidence, level
        self._arrays = compact(network)
        self._known: dict[int, Fraction] = {}
        self._greatest: dict[float, Fraction] = {}

    def __getitem__(self, leg: int) -> Fraction:
        worth = int(self._arrays["worth"][leg])
        if worth not in self._known:
            name = self._arrays.transfers[leg]
            self._known[worth] = self._evidence.support([name], self._level)
        return self._known[worth]

    @cached_property
    def _in_order(self) -> tuple[Reals, NDArray[np.int64]]:
        """Return the figures in floating point, and a transfer of each, the least first."""
        firsts = np.unique(self._arrays["worth"], return_index=True)[1]
        values = self._arrays[self._level][firsts]
        order = np.argsort(values)
        return values[order], firsts[order]

    def greatest(self, least: float, most: float) -> Fraction:
        """Return the greatest of those that lie there in floating point, of which there are some.

        ``least`` is to be so far below ``most`` that no rounding lifts what is less above it.
        """
        if most not in self._greatest:
            values, legs = self._in_order
            near = legs[np.searchsorted(values, least) : np.searchsorted(values, most, "right")]
            self._greatest[most] = max(self[leg] for leg in near.tolist())
        return self._greatest[most]


@once
def exact_supports(network: Network) -> Mapping[str, ExactSupports]:
    """Return the exact figures of its transfers, by level."""
    return {level: ExactSupports(network, level) for level in AIMED}


@once
def gazetteer(network: Network) -> Gazetteer:
    """Return the names of its actors, made when first asked for: one pass over them."""
    return Gazetteer(network.dataset.actors)


@once
def places(network: Network) -> Sequence[str]:
    """Return the places of its transfers, each once: one pass over these."""
    return sorted({transfer.place for transfer in network.dataset.transfers})


@once
def compact(network: Network) -> Compact:
    """Return the arrays of ``network``, compiled when first asked for: one pass over its rows."""
    return Compact(compile_arrays(network))


class Junctions(NamedTuple):
    """From whom, to whom (numbers of actors) and since when arms can have passed by inference.

    ``kind`` is the place in ``kinds`` of the things that can have passed so.
    """

    here: NDArray[np.int64]
    there: NDArray[np.int64]
    since: NDArray[np.int64]
    kind: NDArray[np.int64]
    kinds: Sequence[tuple[str, ...]]


def junctions(network: Network, kin: Kinship) -> Junctions:
    """Return all by which arms can have passed; what a start can give besides is not among them.

    One pass over parts, wholes and holders, made once for the kinship without limits.
    """
    if kin is not kinship(network):
        return _junctions(network, kin)
    return _every_junction(network)


@once
def _every_junction(network: Network) -> Junctions:
    arrays = compact(network).arrays
    if "junction_kinds" in arrays:
        kinds = (tuple(one.split(_MARK)) if one else () for one in arrays["junction_kinds"])
        found = {name: arrays[f"junction_{name}"] for name in _JUNCTION}
        return Junctions(**found, kinds=list(kinds))
    return _junctions(network, kinship(network))


_JUNCTION, _MARK = Junctions._fields[:-1], ";"


def kept_junctions(network: Network) -> Mapping[str, Any]:
    """Return all junctions as arrays and texts, that are read again where arrays have them."""
    found = _every_junction(network)
    arrays = {f"junction_{name}": getattr(found, name) for name in _JUNCTION}
    return {**arrays, "junction_kinds": list(map(_MARK.join, found.kinds))}


def _junctions(network: Network, kin: Kinship) -> Junctions:
    number = compact(network).actor
    kinds: dict[tuple[str, ...], int] = {}
    rows = [
        (
            number(actor),
            number(there),
            held_since(network.dataset, one).toordinal(),
            kinds.setdefault(one.things, len(kinds)),
        )
        for actor in sorted(kin.related)
        for there, one in kin.onward(actor, False, True)
        if one
    ]
    here, there, since, kind = np.array(rows, np.int64).reshape(-1, 4).T
    return Junctions(here, there, since, kind, list(kinds))


def kinship(
    network: Network, permitted: Flags | None = None, any_materiel: bool = False
) -> Kinship:
    """Return the kinship of ``network``, made when first asked for.

    ``permitted`` says which transfers a question lets say that a stockpile is held: all, if None.
    """
    holds = compact(network)["holds"]
    every = permitted is None or bool(permitted[holds].all())
    if every and not any_materiel:
        return _whole_kinship(network)
    return _kinship(network, holds if permitted is None else holds & permitted, any_materiel)


@once
def _whole_kinship(network: Network) -> Kinship:
    return _kinship(network, compact(network)["holds"])


def _kinship(network: Network, holds: Flags, any_materiel: bool = False) -> Kinship:
    arrays = compact(network)
    claims: dict[str, list[str]] = {}
    for leg, holder in zip(np.flatnonzero(holds), arrays["receiver"][holds], strict=True):
        claims.setdefault(arrays.actors[int(holder)], []).append(arrays.transfers[int(leg)])
    return Kinship(network.dataset, claims, any_materiel)
