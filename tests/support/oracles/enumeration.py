"""Slow and plain: the worlds of a few transfers, every one of them, to test against."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction

from graph.evidence.assertions import Assertion
from graph.evidence.findings import Evidence

World = dict[tuple[str, ...], Fraction]


def threshold(evidence: Evidence, one: Assertion, level: str) -> Fraction:
    rung = evidence.ladder[one.letter]
    if level == "point":
        return rung.point
    favourable = one.supports == (level == "high")
    return rung.high if favourable else rung.low


def _coin(one: Assertion) -> tuple[str, ...]:
    return ("coin", one.nearest.transfer, one.origin.id, one.nearest.stance)


def worlds(
    evidence: Evidence, transfers: Iterable[str], level: str = "point"
) -> Iterator[tuple[Fraction, World]]:
    """Every world that differs for these transfers: its probability, and a U for each variable."""
    cuts: dict[tuple[str, ...], set[Fraction]] = {}
    for transfer in transfers:
        for one in evidence.assertions[transfer]:
            cuts.setdefault(("voice", one.voice), set()).add(threshold(evidence, one, level))
            cuts.setdefault(_coin(one), set()).add(one.hedge)
    names = list(cuts)
    intervals = []
    for name in names:
        ends = sorted({Fraction(0), Fraction(1), *cuts[name]})
        intervals.append([(end - start, end) for start, end in itertools.pairwise(ends)])
    for choice in itertools.product(*intervals):
        probability = Fraction(1)
        for width, _ in choice:
            probability *= width
        yield probability, {name: end for name, (_, end) in zip(names, choice, strict=True)}


def holds(evidence: Evidence, one: Assertion, world: World, level: str) -> bool:
    relied_on = world[("voice", one.voice)] <= threshold(evidence, one, level)
    return relied_on and world[_coin(one)] <= one.hedge


def masses(evidence: Evidence, transfer: str) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Support, conflict, counter and open of one transfer."""
    found = [Fraction(0)] * 4
    for probability, world in worlds(evidence, [transfer]):
        backed, countered = state(evidence, transfer, world, "point")
        place = {(True, False): 0, (True, True): 1, (False, True): 2, (False, False): 3}
        found[place[backed, countered]] += probability
    return found[0], found[1], found[2], found[3]


def state(evidence: Evidence, transfer: str, world: World, level: str) -> tuple[bool, bool]:
    backed = countered = False
    for one in evidence.assertions[transfer]:
        if holds(evidence, one, world, level):
            backed |= one.supports
            countered |= not one.supports
    return backed, countered


def support(
    evidence: Evidence, legs: Iterable[str], held: Iterable[Iterable[str]], level: str = "point"
) -> Fraction:
    """That all legs stand, and of each group in ``held`` at least one, in the same world."""
    legs, groups = list(legs), [list(group) for group in held]
    total = Fraction(0)
    for probability, world in worlds(evidence, {*legs, *itertools.chain(*groups)}, level):

        def stands(transfer: str, world: World = world) -> bool:
            return state(evidence, transfer, world, level) == (True, False)

        if all(map(stands, legs)) and all(any(map(stands, group)) for group in groups):
            total += probability
    return total
