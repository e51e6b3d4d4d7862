"""Which quantities are renderings of one figure, and what is left of a figure without some."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from graph.model.rows import Quantity


def figures(quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """Return quantities that ``same_as`` joins, at any remove, in one list.

    In the order of the file.
    """
    known = {one.id: one for one in quantities}
    joined = {name: {name} for name in known}
    for one in known.values():
        if one.same_as in known:
            both = joined[one.id] | joined[one.same_as]
            joined |= dict.fromkeys(both, both)
    whole = dict.fromkeys(frozenset(joined[name]) for name in known)
    return [[one for name, one in known.items() if name in names] for names in whole]


def left(quantities: Iterable[Quantity], statements: Container[str]) -> tuple[Quantity, ...]:
    """Return the quantities of these ``statements`` (ids), in the order of the file.

    What is one figure stays one, also where it was joined by a quantity that is left out.
    """
    before = tuple(quantities)
    kept = {one.id: one for one in before if one.statement in statements}
    if all(one.same_as in kept for one in kept.values() if one.same_as):
        return tuple(kept.values())
    for figure in figures(before):
        first, *others = [one.id for one in figure if one.id in kept] or [""]
        kept |= {first: replace(kept[first], same_as="")} if first else {}
        kept |= {name: replace(kept[name], same_as=first) for name in others}
    return tuple(kept.values())
