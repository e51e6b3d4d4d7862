"""States with what walks to them remember, as arrays: the product graph of the sweep.

A node is a state and a memory (:class:`~graph.reach.sweep.Memory`) with which some walk comes to
it, time and worlds set aside; an edge leads from node to node. A state that one edge alone leads
to, which is always open, rests on nothing and alters no memory, is come to whenever the state
before it is: both are one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.reach.sweep import ORIGIN, Memory, TimedEdge, Transition

Numbers = NDArray[np.int64]


class Links(NamedTuple):
    """Numbers by number, in one array: those of ``n`` are the ``many[n]`` from ``first[n]`` on."""

    first: Numbers
    many: Numbers
    to: Numbers

    def of(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return what is linked to any of the numbers, and before it the place of which one."""
        count = self.many[numbers]
        at = np.repeat(np.arange(len(numbers)), count)
        begin = self.first[numbers] - (np.cumsum(count) - count)
        return at, self.to[begin[at] + np.arange(len(at))]


def links(tails: Numbers, to: Numbers, size: int) -> Links:
    """Return the links from each of ``tails`` to what stands beside it, of ``size`` numbers."""
    count = np.bincount(tails, minlength=size)
    return Links(np.cumsum(count) - count, count, to[np.argsort(tails, kind="stable")])


class ProductGraph:
    """The product graph of these edges from the origin on, whose node is ``origin``.

    Of each product edge ``tail`` and ``head`` are nodes, ``edge`` the place of the edge that it
    comes from; ``covered`` links a node to those of its state whose walks have nothing open that
    its own have not. ``nodes`` has the nodes of each state.
    """

    def __init__(self, memory: Memory, edges: Sequence[TimedEdge]) -> None:
        self.memory, self.edges = memory, edges
        self._same = _same(edges)
        self._number = {state: n for n, state in enumerate(self._states())}
        found = self._expanded()
        codes = np.unique(np.concatenate([[0], found[1]]))
        self.tail, self.head = (np.searchsorted(codes, ends) for ends in found[:2])
        self.edge, self.size, self.origin = found[2], len(codes), 0
        self._by_state = self._grouped(codes)
        self.covered = self._covered()

    def _states(self) -> list[int]:
        """Return the states of the edges, the origin first, those that are one only once."""
        ends = (end for edge in self.edges for end in (edge.tail, edge.head))
        return list(dict.fromkeys([ORIGIN, *(self._same.get(end, end) for end in ends)]))

    def _numbers(self, states: Iterator[int]) -> Numbers:
        number, same = self._number, self._same
        return np.fromiter((number[same.get(one, one)] for one in states), np.int64)

    def _expanded(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return the product edges: of each the codes of its ends, and the edge it comes from.

        The code of a node is the number of its state, plus its memory times all states.
        """
        head, size = self._numbers(one.head for one in self.edges), len(self._number)
        kept = np.array([one.head not in self._same for one in self.edges], bool)
        places = np.flatnonzero(kept)
        tail = self._numbers(self.edges[n].tail for n in places.tolist())
        out, after = links(tail, places, size), _Transitions(self.memory, self.edges)
        found, fresh, seen = [], np.zeros(1, np.int64), np.zeros(1, np.int64)
        while len(fresh):
            at, edge = out.of(fresh % size)
            memory = after(fresh[at] // size, edge)
            at, edge, memory = (one[memory >= 0] for one in (at, edge, memory))
            ends = memory * size + head[edge]
            found.append((fresh[at], ends, edge))
            fresh = np.setdiff1d(ends, seen)
            seen = np.union1d(seen, fresh)
        first, last, edge = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return first, last, edge

    def _grouped(self, codes: Numbers) -> dict[int, list[tuple[int, int]]]:
        """Return, by the number of a state, its nodes and the memory of each."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for node, code in enumerate(codes.tolist()):
            memory, state = divmod(code, len(self._number))
            found[state].append((node, memory))
        return found

    def _covered(self) -> Links:
        pairs = [
            (node, other)
            for nodes in self._by_state.values()
            for node, memory in nodes
            for other, less in nodes
            if node != other and self._covers(memory, less)
        ]
        ends = np.array(pairs, np.int64).reshape(-1, 2)
        return links(ends[:, 0], ends[:, 1], self.size)

    def _covers(self, one: int, other: int) -> bool:
        """Return whether one memory covers the other; of two that cover each other the first."""
        covers = self.memory.covers
        return covers(one, other) and (one < other or not covers(other, one))

    def nodes(self) -> Iterator[tuple[int, list[int]]]:
        """Yield every state that any walk comes to, with its nodes."""
        every = {end for edge in self.edges for end in (edge.tail, edge.head)} | {ORIGIN}
        for state in sorted(every):
            nodes = self._by_state.get(self._number[self._same.get(state, state)])
            if nodes:
                yield state, [node for node, _ in nodes]


class _Transitions:
    """The memory after an edge, for arrays of memories and edges."""

    def __init__(self, memory: Memory, edges: Sequence[TimedEdge]) -> None:
        self._memory = memory
        numbers: dict[int, int] = {}
        self._kinds: list[Transition] = []
        for edge in edges:
            if id(edge.transition) not in numbers:
                numbers[id(edge.transition)] = len(numbers)
                self._kinds.append(edge.transition)
        self._kind = np.fromiter((numbers[id(one.transition)] for one in edges), np.int64)

    def __call__(self, before: Numbers, edge: Numbers) -> Numbers:
        """Return the memory after each edge; -1 where a walk may not take it."""
        many = len(self._kinds)
        pairs, place = np.unique(before * many + self._kind[edge], return_inverse=True)
        each = (divmod(pair, many) for pair in pairs.tolist())
        after = [self._memory.after(memory, self._kinds[kind]) for memory, kind in each]
        return np.array(after, np.int64)[place]


def all_days(edges: Sequence[TimedEdge]) -> tuple[int, int]:
    """Return the first and the last day on which any edge is open: all that are undated are so."""
    first = min((edge.opens for edge in edges), default=0)
    return first, max((edge.closes for edge in edges), default=0)


def _same(edges: Sequence[TimedEdge]) -> dict[int, int]:
    """Return the states that one free edge alone leads to, with the state that they are one with.

    No state of a circle of such edges can be come to; of these none is.
    """
    into = Counter(edge.head for edge in edges)
    always = all_days(edges)
    before = {
        edge.head: edge.tail
        for edge in edges
        if into[edge.head] == 1 and not edge.claims and edge.transition.free
        if (edge.opens, edge.closes) == always
    }
    found = {}
    for state in before:
        seen, at = {state}, before[state]
        while at in before and at not in seen:
            seen.add(at)
            at = before[at]
        if at not in seen:
            found[state] = at
    return found
