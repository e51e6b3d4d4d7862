"""The sweep over worlds drawn, all states of a day at once: rows of a matrix with a bit a world.

It finds what :class:`graph.reach.sweep.Sweep` finds, to the bit. Where much is undated a few new
worlds run on through nearly all transfers day by day; so each step takes all that is fresh along
all its edges in a few operations on arrays, as a breadth-first search from many sources at once
does. (Then, Kaufmann, Chirigati, Hoang-Vu, Pham, Kemper, Neumann and Vo, *The more the merrier:
efficient multi-source graph traversal*, 2014)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.evidence.sampling import Mask
from graph.reach.product import Links, Numbers, ProductGraph, all_days, links
from graph.reach.sweep import Memory, TimedEdge, WorldSets

Rows = NDArray[np.uint64]
"""One :data:`~graph.evidence.sampling.Mask` a row."""


WORTH_SWEEPING = 20_000
"""From how many edges on it is compiled code that sweeps, where there is any: to load it takes as
long as to sweep over fewer.
"""

WORDS_AT_A_TIME = 8
"""How many words of each row compiled code sweeps together: a line of a cache."""


class DrawnWorlds(WorldSets[int]):
    """Sets of worlds as whole numbers, a bit for each world drawn."""

    def swept(self, memory: Memory, edges: Iterable[TimedEdge]) -> Mapping[int, int]:
        """Return, by state, the worlds in which it is come to from the origin."""
        usable = [edge for edge in edges if edge.opens <= edge.closes]
        if runs_on(usable):
            return BitMatrixSweep(memory, self, usable).run()
        return super().swept(memory, usable)


def runs_on(edges: Sequence[TimedEdge]) -> bool:
    """Return whether what is new can run on through most actors on one day.

    That is so from one undated transfer a giver on, as in a random graph (Erdős and Rényi, *On the
    evolution of random graphs*, 1960). Below that a day has too few steps for rows to be worth it.
    """
    legs = [edge for edge in edges if edge.claims]
    always = all_days(edges)
    undated = sum((edge.opens, edge.closes) == always for edge in legs)
    return undated >= len({edge.tail for edge in legs}) > 0


class BitMatrixSweep:
    """One sweep from the origin over these edges.

    ``covered`` has a row for each node: the worlds in which all that is open from it already is, as
    it, or a node that covers it, has been come to.
    """

    def __init__(self, memory: Memory, sets: WorldSets[int], edges: list[TimedEdge]) -> None:
        self._words = -(-sets.full.bit_length() // 64)
        self._graph = graph = ProductGraph(memory, edges)
        self._claim, self._stands = self._claimed(sets, edges)
        opens, closes = (np.array(days, np.int64) for days in _days(edges))
        self._opens, self._closes = opens[graph.edge], closes[graph.edge]
        self.covered = np.zeros((graph.size, self._words), np.uint64)
        self.covered[graph.origin] = self._row(sets.full)
        self._begun = np.zeros(graph.size, bool)
        self._begun[graph.origin] = True
        self._out = links(graph.tail, np.arange(len(graph.tail)), graph.size)

    def _row(self, worlds: int) -> Mask:
        return np.frombuffer(worlds.to_bytes(8 * self._words, "little"), "<u8")

    def _claimed(self, sets: WorldSets[int], edges: list[TimedEdge]) -> tuple[Numbers, Rows]:
        """Return the place of what each product edge rests on, and the worlds where that stands."""
        place: dict[tuple[str, ...], int] = {(): 0}
        of_edge = np.fromiter(
            (place.setdefault(edge.claims, len(place)) for edge in edges), np.int64
        )
        claim = of_edge[self._graph.edge]
        stands = np.zeros((len(place), self._words), np.uint64)
        claims, walked = list(place), np.unique(claim)
        for row in walked.tolist():
            stands[row] = self._row(sets.any_of(claims[row]) if row else sets.full)
        return claim, stands

    def run(self) -> Mapping[int, int]:
        """Return, by state, the worlds in which it is come to, whatever is remembered."""
        if len(self._opens) >= WORTH_SWEEPING and find_spec("numba"):
            self._run_compiled()
        else:
            for day, opening in self._by_day():
                begun = opening[self._begun[self._graph.tail[opening]]]
                self._run_on(day, begun, self.covered[self._graph.tail[begun]])
        joined = (
            (state, np.bitwise_or.reduce(self.covered[nodes]))
            for state, nodes in self._graph.nodes()
        )
        found = ((state, int.from_bytes(row.tobytes(), "little")) for state, row in joined)
        return {state: worlds for state, worlds in found if worlds}

    def _run_compiled(self) -> None:
        """Run the sweep for some words of all rows at a time, by :mod:`graph.reach.kernel`."""
        from graph.reach import kernel  # here, because numba takes long to load

        graph, size = self._graph, self._graph.size
        by_day = np.argsort(self._opens, kind="stable")
        less_at = np.append(graph.covered.first, len(graph.covered.to))
        for word in range(0, self._words, WORDS_AT_A_TIME):
            part = slice(word, word + WORDS_AT_A_TIME)
            covered, stands = (np.ascontiguousarray(one[:, part]) for one in self._rows())
            kernel.sweep(
                *(by_day, self._opens, self._closes, graph.tail, graph.head, self._claim),
                *(stands, covered, self._begun.copy(), less_at, graph.covered.to),
                *(self._out.first, np.empty(len(by_day), np.int64), np.zeros(size, np.int64)),
                *(np.zeros_like(covered), np.zeros(size, np.int64), np.zeros(size, np.bool_)),
            )
            self.covered[:, part] = covered

    def _rows(self) -> tuple[Rows, Rows]:
        return self.covered, self._stands

    def _by_day(self) -> Iterator[tuple[int, Numbers]]:
        """Yield the days on which edges open, with these product edges."""
        order = np.argsort(self._opens, kind="stable")
        days, first = np.unique(self._opens[order], return_index=True)
        for day, (start, end) in zip(
            days.tolist(), pairwise([*first.tolist(), len(order)]), strict=True
        ):
            yield day, order[start:end]

    def _run_on(self, day: int, edges: Numbers, worlds: Rows) -> None:
        """Take the worlds along these edges, and what is fresh on until nothing changes.

        Few words of a row are fresh at a time, so these alone go on, numbered through all rows.
        """
        heads = self._graph.head[edges]
        new = worlds & self._stands[self._claim[edges]] & ~self.covered[heads]
        at, word = np.nonzero(new)
        places, fresh = heads[at] * self._words + word, new[at, word]
        while len(places):
            places, fresh = self._come(*_joined(places, fresh))
            places, fresh = self._led(day, places, fresh)

    def _come(self, places: Numbers, fresh: Mask) -> tuple[Numbers, Mask]:
        """Keep that nodes are come to in fresh worlds; return what no other node covers of it."""
        covered, nodes = self.covered.reshape(-1), places // self._words
        at, less = self._graph.covered.of(nodes)
        word = (places % self._words)[at]
        np.bitwise_or.at(covered, less * self._words + word, fresh[at])
        places, fresh = self._new(places, fresh)
        covered[places] |= fresh
        self._begun[places // self._words] = True
        return places, fresh

    def _led(self, day: int, places: Numbers, fresh: Mask) -> tuple[Numbers, Mask]:
        """Return what is new where edges that are open on the day lead from these places."""
        nodes, first, many = _runs(places // self._words)
        at, edges = self._out.of(nodes)
        now = (self._opens[edges] <= day) & (self._closes[edges] >= day)
        of_node = Links(first, many, np.arange(len(places)))
        at, each = of_node.of(at[now])
        edges, word = edges[now][at], places[each] % self._words
        stands = self._stands.reshape(-1)[self._claim[edges] * self._words + word]
        return self._new(self._graph.head[edges] * self._words + word, fresh[each] & stands)

    def _new(self, places: Numbers, worlds: Mask) -> tuple[Numbers, Mask]:
        new = worlds & ~self.covered.reshape(-1)[places]
        some = np.flatnonzero(new)
        return places[some], new[some]


def _days(edges: list[TimedEdge]) -> tuple[list[int], list[int]]:
    return [edge.opens for edge in edges], [edge.closes for edge in edges]


def _runs(numbers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return each of the ordered numbers once, where it begins, and how many there are of it."""
    begins = np.ones(len(numbers), bool)
    begins[1:] = numbers[1:] != numbers[:-1]
    first = np.flatnonzero(begins)
    return numbers[first], first, np.diff(first, append=len(numbers))


def _joined(places: Numbers, worlds: Mask) -> tuple[Numbers, Mask]:
    """Return each place once, in order, with all its worlds."""
    order = np.argsort(places, kind="stable")
    places, first, _ = _runs(places[order])
    return places, np.bitwise_or.reduceat(worlds[order], first)
