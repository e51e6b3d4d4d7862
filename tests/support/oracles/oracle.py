"""Slow and plain: paths by trying everything, and reach over all worlds, to test against."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import refusal
from graph.evidence.findings import Evidence
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MODES
from graph.network import Network
from tests.support.oracles.enumeration import masses, said, state, support, threshold, worlds

__all__ = ["Brute", "Row", "masses", "reach", "said", "strict", "support", "threshold"]


class Brute:
    """All admissible chains from start to goal, by depth-first search over all simple chains."""

    def __init__(self, network: Network, start: str, goal: str, limits: Limits = NO_LIMITS) -> None:
        self.network, self.start, self.goal, self.limits = network, start, goal, limits
        self.dataset: Dataset = network.dataset
        self.usable = {
            one.id
            for one in self.dataset.transfers
            if any(found.backs for found in said(network.evidence, one.id))
        }
        self.allowed = {
            one.id for one in self.dataset.transfers if not refusal(network, one, limits)
        } & self.usable
        self.holding = self.allowed

    def held(self, holder: str, stock: str) -> list[str]:
        if self.dataset.actor[stock].type != "stockpile":
            return []
        return [
            one.id
            for one in self.dataset.transfers
            if one.id in self.holding
            and (one.giver, one.receiver) == (stock, holder)
            and one.mode in ("captured", "seized-on-collapse", "surrendered")
            and one.directness == "direct"
        ]

    def kin(self, here: str, there: str, end: str = "") -> str:
        """How the two hang together; ``end``: ``start`` or ``goal``, where ``here`` is one."""
        if here == there:
            return "same"
        if there in self.dataset.parts(here) and (end or not self.nobody(there)):
            return "part"
        below = here in self.dataset.parts(there) and not self.speaks(here)
        if below and (end == "goal" or not self.nobody(there)):
            return "collective"
        kin = self.dataset.parts(here) | self.dataset.parts(there)
        if {here, there} & kin:
            return ""
        return "held" if self.held(here, there) else ""

    def nobody(self, actor: str) -> bool:
        vague = self.dataset.actor[actor].type in ("unknown", "unspecified")
        return vague or self.speaks(actor)

    def speaks(self, actor: str) -> bool:
        return self.dataset.actor[actor].type in ("person", "media", "research-organisation")

    def chains(self) -> Iterator[tuple[tuple[str, ...], bool, list[list[str]]]]:
        """Legs, whether some step is inferred, and the holding transfers of each held step."""
        for legs in self._simple((), self.start, frozenset()):
            yield from self._judged(legs)

    def _simple(
        self, legs: tuple[Transfer, ...], at: str, visited: frozenset[str]
    ) -> Iterator[tuple[Transfer, ...]]:
        if legs:
            yield legs
        for leg in self.dataset.transfers:
            if leg.id not in self.allowed or not self.kin(at, leg.giver, "" if legs else "start"):
                continue
            if leg.giver != at and leg.giver in visited:
                continue
            seen = visited | {at, leg.giver}
            own = self.dataset.parts(self.start) | {self.start}
            if leg.receiver not in seen | own:
                yield from self._simple((*legs, leg), leg.receiver, seen)

    def _judged(
        self, legs: tuple[Transfer, ...]
    ) -> Iterator[tuple[tuple[str, ...], bool, list[list[str]]]]:
        end = self.kin(self.goal, legs[-1].receiver, "goal")
        if end not in ("same", "part", "collective") or not self._in_order(legs):
            return
        goals = self.dataset.parts(self.goal) | {self.goal}
        if any(leg.receiver in goals or self._stops(leg) for leg in legs[:-1]):
            return
        if not self._limited(legs):
            return
        kinds = [self.kin(self.start, legs[0].giver, "start")]
        kinds += [self.kin(a.receiver, b.giver) for a, b in itertools.pairwise(legs)]
        inferred = end == "collective" or kinds[0] in ("collective", "held")
        inferred |= any(kind != "same" for kind in kinds[1:])
        places = zip([self.start, *(leg.receiver for leg in legs)], legs, kinds, strict=False)
        held = [self.held(at, leg.giver) for at, leg, kind in places if kind == "held"]
        yield tuple(leg.id for leg in legs), inferred, held

    def _limited(self, legs: tuple[Transfer, ...]) -> bool:
        limits, parts = self.limits, self.dataset.parts
        if limits.max_legs is not None and len(legs) > limits.max_legs:
            return False
        touched = {end for leg in legs for end in (leg.giver, leg.receiver)}
        if not all(touched & {via, *parts(via)} for via in limits.via):
            return False
        ends = {self.start, self.goal, *parts(self.start), *parts(self.goal)}
        types = {self.dataset.actor[one].type for one in touched - ends}
        return types.issuperset(limits.via_types) and types.isdisjoint(limits.avoid_types)

    def _stops(self, leg: Transfer) -> bool:
        receiver = ACTOR_TYPES[self.dataset.actor[leg.receiver].type]
        return MODES[leg.mode].family == "possession" or not receiver.junction

    def _in_order(self, legs: tuple[Transfer, ...]) -> bool:
        now, at = date.min, self.start
        for leg in () if self.limits.any_time else legs:
            stock = [self.dataset.transfer[one].span for one in self.held(at, leg.giver)]
            if (
                at != leg.giver
                and self.kin(at, leg.giver, "start" if leg is legs[0] else "") == "held"
            ):
                now = max(now, min(span[0] if span else date.min for span in stock))
            first, last = leg.span or (date.min, date.max)
            if self.limits.between:
                first = max(first, self.limits.between[0])
                last = min(last, self.limits.between[1])
            now = max(now, first)
            if now > last:
                return False
            at = leg.receiver
        return self._one_item(legs)

    def order(self, legs: tuple[str, ...]) -> str:
        """The verdict on a chain that can be in order: whether no reading of the dates breaks it.

        A stockpile must surely have been held before the leg out of it, by one claim at least.
        """
        after, at = date.min, self.start
        for place, leg in enumerate(map(self.dataset.transfer.__getitem__, legs)):
            if leg.span is None or (place and after >= leg.span[0]):
                return "possible"
            if self.kin(at, leg.giver, "" if place else "start") == "held":
                spans = [self.dataset.transfer[one].span for one in self.held(at, leg.giver)]
                if not any(span and span[1] < leg.span[0] for span in spans):
                    return "possible"
            after, at = leg.span[1], leg.receiver
        return "established"

    def same(self, transfer: str) -> object:
        """What transfers of the same evidence have in common."""
        return frozenset(
            (
                one.origin.voice,
                one.letter,
                one.backs,
                one.weak,
                one.hedge,
                one.hedge < 1 and one.coin,
            )
            for one in said(self.network.evidence, transfer)
        )

    def paths(self) -> list[tuple[Any, ...]]:
        """Whether inferred, figures and legs of every path, in order, and other members by leg.

        Chains whose legs have in turn the same giver, receiver and evidence are one path.
        """
        rows: dict[object, list[tuple[Any, ...]]] = {}
        for legs, inferred, held in self.chains():
            found = [self.dataset.transfer[leg] for leg in legs]
            key = tuple((leg.giver, leg.receiver, self.same(leg.id)) for leg in found)
            if key in rows:
                rows[key].append((*rows[key][0][:4], legs))
                continue
            support_ = support(self.network.evidence, legs, held)
            high = Fraction(0) if support_ else support(self.network.evidence, legs, held, "high")
            if support_ >= (self.limits.min_support or 0):
                rows[key] = [(inferred, -support_, -high, len(legs), legs)]
        found_rows = []
        for same in rows.values():
            first = min(same)
            others = tuple(
                tuple(sorted({row[4][place] for row in same} - {leg}))
                for place, leg in enumerate(first[4])
            )
            found_rows.append((*first, others))
        return sorted(found_rows)

    def _one_item(self, legs: tuple[Transfer, ...]) -> bool:
        """Whether some choice of one designation a leg forms a line in the tree."""
        choices = [leg.materiel or ("equipment",) for leg in legs]
        if self.limits.any_materiel:
            return True
        if self.limits.materiel:
            choices.insert(0, self.limits.materiel)
        return any(self._line(choice) for choice in itertools.product(*choices))

    def _line(self, choice: tuple[str, ...]) -> bool:
        named = [term for term in choice if term != "equipment"]
        is_a = self.dataset.tree.is_a
        return all(
            is_a(one, other) or is_a(other, one) for one, other in itertools.combinations(named, 2)
        )


Row = tuple[tuple[str, ...], bool, list[list[str]]]
"""A chain as :meth:`Brute.chains` gives it: legs, whether inferred, holding transfers."""


def reach(
    evidence: Evidence, rows: Iterable[Row], level: str = "point", sure: str = ""
) -> Fraction:
    """That at least one of the chains stands; ``sure`` is a voice of which all holds."""
    chains = [([[leg] for leg in legs] + held) for legs, _, held in rows]
    about = {transfer for chain in chains for claim in chain for transfer in claim}
    total = whole = Fraction(0)
    every = list(worlds(evidence, about, level))
    names = {one.drawn_as for t in about for one in said(evidence, t) if one.origin.voice == sure}
    least = {name: min(world[name] for _, world in every) for name in names}
    for probability, world in every:
        if any(world[name] != end for name, end in least.items()):
            continue
        whole += probability
        stands = {one for one in about if state(evidence, one, world, level) == (True, False)}
        if any(all(not stands.isdisjoint(claim) for claim in chain) for chain in chains):
            total += probability
    return total / whole


def strict(rows: Iterable[Row]) -> list[Row]:
    """The stated chains where there are any, the inferred ones otherwise."""
    found = list(rows)
    return [row for row in found if not row[1]] or found
