"""The sweep over rows of bits, compiled: some words of all rows at a time, in order of time.

It does what :class:`graph.reach.bit_matrix.BitMatrixSweep` does by operations on arrays, for a few
words of each row, so that these stay in the cache of the processor; of the edges out of a node
those that are open lie together. Without numba (extra ``fast``) it would run as plain Python, and
nobody asks it to. Numba keeps what it compiled, which takes some seconds, beside the source or in
the user's cache.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar

Ints = Any
Bits = Any
Flags = Any

K = TypeVar("K", bound=Callable[..., Any])


def compiled(function: K) -> K:
    """Return the function compiled when it is first called; as it is without numba."""
    if find_spec("numba") is None:
        return function
    import numba

    try:
        made: Any = numba.njit(cache=True, error_model="numpy")(function)
    except RuntimeError:  # there is nowhere to keep it: each process compiles it
        made = numba.njit(error_model="numpy")(function)
    found: K = made
    return found


@compiled
def sweep(
    by_day: Ints, opens: Ints, closes: Ints, tail: Ints, head: Ints, claim: Ints, stands: Bits,
    covered: Bits, begun: Flags, less_at: Ints, less: Ints, out_at: Ints, out: Ints, many: Ints,
    fresh: Bits, queue: Ints, queued: Flags,
) -> None:  # fmt: skip
    """Fill in ``covered`` for the words that the rows have.

    ``out`` has room for the edges of each node from ``out_at`` on, of which ``many`` are open;
    ``queue`` has a place for each node.
    """
    place, edges = 0, len(by_day)
    while place < edges:
        day, waiting = opens[by_day[place]], 0
        while place < edges and opens[by_day[place]] == day:
            edge = by_day[place]
            place += 1
            at = tail[edge]
            out[out_at[at] + many[at]] = edge
            many[at] += 1
            if begun[at] and _led(covered[at], stands[claim[edge]], covered, fresh, head[edge]):
                waiting = _queued(queue, queued, head[edge], 0, waiting)
        _run_on(
            day, waiting, closes, head, claim, stands, covered, begun, less_at, less, out_at, out,
            many, fresh, queue, queued,
        )  # fmt: skip


@compiled
def _queued(queue: Ints, queued: Flags, node: int, first: int, waiting: int) -> int:
    """Put a node at the end of the queue, unless it waits; return how many wait then."""
    if queued[node]:
        return waiting
    queued[node] = True
    queue[(first + waiting) % len(queue)] = node
    return waiting + 1


@compiled
def _led(worlds: Bits, stands: Bits, covered: Bits, fresh: Bits, node: int) -> bool:
    """Take worlds to a node; return whether any is new there."""
    some = False
    for word in range(len(worlds)):
        new = worlds[word] & stands[word] & ~covered[node, word]
        if new:
            fresh[node, word] |= new
            some = True
    return some


@compiled
def _run_on(
    day: int, waiting: int, closes: Ints, head: Ints, claim: Ints, stands: Bits, covered: Bits,
    begun: Flags, less_at: Ints, less: Ints, out_at: Ints, out: Ints, many: Ints, fresh: Bits,
    queue: Ints, queued: Flags,
) -> None:  # fmt: skip
    """Take fresh worlds on until nothing changes; edges whose last day is over fall away."""
    first, words = 0, fresh.shape[1]
    while waiting:
        node = queue[first]
        first = (first + 1) % len(queue)
        waiting -= 1
        queued[node] = False
        if not _come(node, covered, fresh):
            continue
        begun[node] = True
        _cover(node, covered, less_at, less, fresh)
        place = 0
        while place < many[node]:
            edge = out[out_at[node] + place]
            if closes[edge] < day:
                many[node] -= 1
                out[out_at[node] + place] = out[out_at[node] + many[node]]
                continue
            place += 1
            if _led(fresh[node], stands[claim[edge]], covered, fresh, head[edge]):
                waiting = _queued(queue, queued, head[edge], first, waiting)
        for word in range(words):
            fresh[node, word] = 0


@compiled
def _cover(node: int, covered: Bits, less_at: Ints, less: Ints, fresh: Bits) -> None:
    for place in range(less_at[node], less_at[node + 1]):
        for word in range(fresh.shape[1]):
            covered[less[place], word] |= fresh[node, word]


@compiled
def _come(node: int, covered: Bits, fresh: Bits) -> bool:
    """Keep that a node is come to in its fresh worlds; return whether any was not covered."""
    some = False
    for word in range(fresh.shape[1]):
        fresh[node, word] &= ~covered[node, word]
        covered[node, word] |= fresh[node, word]
        if fresh[node, word]:
            some = True
    return some
