"""Slow and plain: paths by trying everything, and reach over all worlds, to test against.

Written from the design, rule by rule; what the limits of a question refuse is asked of them.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.refusals import refusal
from graph.evidence.findings import Evidence
from graph.model.rows import Dataset, Transfer
from graph.network import Network
from tests.support.oracles.enumeration import masses, said, state, support, threshold, worlds

__all__ = ["Brute", "Row", "masses", "reach", "said", "strict", "support", "threshold"]

TAKEN_OVER = ("captured", "seized-on-collapse", "surrendered")
POSSESSION = ("observed-with", "recovered-from")
SPEAKERS = ("person", "media", "research-organisation")
NOBODY = ("unknown", "unspecified")


class Brute:
    """All admissible chains from start to goal, by depth-first search over all simple chains.

    With ``attempts`` those that use a transfer which was not completed, with ``unnamed`` those on
    which no leg names the materiel asked for; otherwise neither.
    """

    def __init__(
        self,
        network: Network,
        start: str,
        goal: str,
        limits: Limits = NO_LIMITS,
        attempts: bool = False,
        unnamed: bool = False,
    ) -> None:
        self.network, self.start, self.goal, self.limits = network, start, goal, limits
        self.attempts, self.unnamed = attempts, unnamed
        self.dataset: Dataset = network.dataset
        self.asserted = [
            one
            for one in self.dataset.transfers
            if any(found.backs for found in said(network.evidence, one.id))
            and not refusal(network, one, limits)
        ]
        self.holding = [one for one in self.asserted if one.outcome == "completed"]
        self.allowed = self.asserted if attempts else self.holding
        self.below: dict[str, set[str]] = {}
        wider = {term.parent for term in self.dataset.tree.terms.values()}
        self.things = sorted({*self.dataset.tree.terms} - wider - {"equipment"})

    # Who hangs together with whom

    def held(self, holder: str, stock: str, thing: str = "") -> list[str]:
        """What says that the holder took the stockpile over, of that thing at least."""
        if self.dataset.actor[stock].type != "stockpile":
            return []
        return [
            one.id
            for one in self.holding
            if (one.giver, one.receiver) == (stock, holder)
            and one.mode in TAKEN_OVER
            and one.directness == "direct"
            and (not thing or self.can_be(one.materiel, thing))
        ]

    def above(self, actor: str) -> dict[str, str]:
        """What the actor is part of: *whole* up to there by organs alone, else *collective*."""
        found: dict[str, str] = {}
        kind, at = "whole", self.dataset.actor[actor]
        while at.parent and at.parent not in found:
            kind = kind if at.parent_kind == "organ" else "collective"
            found[at.parent] = kind
            at = self.dataset.actor[at.parent]
        return {} if self.speaks(actor) else found

    def parts(self, actor: str) -> set[str]:
        if actor not in self.below:
            below = {one.id for one in self.dataset.actors if one.parent == actor}
            while more := {one.id for one in self.dataset.actors if one.parent in below} - below:
                below |= more
            self.below[actor] = below
        return self.below[actor]

    def kin(self, here: str, there: str, end: str = "") -> str:
        """How the two hang together; ``end``: ``start`` or ``goal``, where ``here`` is one."""
        if here == there:
            return "same"
        if there in self.parts(here):
            return "part" if end or not self.nobody(there) else ""
        if here in self.parts(there):
            upwards = end == "goal" or not self.nobody(there)
            return self.above(here).get(there, "") if upwards else ""
        return "held" if self.held(here, there) else ""

    def nobody(self, actor: str) -> bool:
        """Whether it cannot stand in for its kin: nobody in particular, or a mere speaker."""
        return self.dataset.actor[actor].type in NOBODY or self.speaks(actor)

    def speaks(self, actor: str) -> bool:
        return self.dataset.actor[actor].type in SPEAKERS

    # Which chains are admissible

    def chains(self) -> Iterator[Row]:
        """Legs, whether some step is inferred, and the claims that each held step rests on."""
        for legs in self._simple((), self.start, frozenset()):
            yield from self._judged(legs)

    def _simple(
        self, legs: tuple[Transfer, ...], at: str, visited: frozenset[str]
    ) -> Iterator[tuple[Transfer, ...]]:
        if legs:
            yield legs
        for leg in self.allowed:
            if not self.kin(at, leg.giver, "" if legs else "start"):
                continue
            if leg.giver != at and leg.giver in visited:
                continue
            seen = visited | {at, leg.giver}
            if leg.receiver not in seen | self.parts(self.start) | {self.start}:
                yield from self._simple((*legs, leg), leg.receiver, seen)

    def _judged(self, legs: tuple[Transfer, ...]) -> Iterator[Row]:
        end = self.kin(self.goal, legs[-1].receiver, "goal")
        goals = self.parts(self.goal) | {self.goal}
        if end not in ("same", "part", "whole", "collective"):
            return
        if any(leg.receiver in goals or self._stops(leg) for leg in legs[:-1]):
            return
        if not (self._within_limits(legs) and self._of_this_list(legs)):
            return
        kinds = self.kinds(legs)
        inferred = end in ("whole", "collective") or kinds[0] not in ("same", "part")
        inferred |= any(kind != "same" for kind in kinds[1:])
        seen = set[tuple[tuple[str, ...], ...]]()
        for thing in [""] if self.limits.any_materiel else self.things:
            claims = self._claims(legs, thing)
            if claims in seen or not all(claims):
                continue
            if self._all_of(legs, thing) and self._in_order(legs, claims):
                seen.add(claims)
                yield tuple(leg.id for leg in legs), inferred, [list(one) for one in claims]

    def kinds(self, legs: tuple[Transfer, ...]) -> list[str]:
        """How each giver hangs together with whoever had the arms before."""
        first = self.kin(self.start, legs[0].giver, "start")
        return [first, *(self.kin(a.receiver, b.giver) for a, b in itertools.pairwise(legs))]

    def _claims(self, legs: tuple[Transfer, ...], thing: str) -> tuple[tuple[str, ...], ...]:
        """What says of each held step that it was held, of that thing."""
        havers = [self.start, *(leg.receiver for leg in legs)]
        steps = zip(havers, legs, self.kinds(legs), strict=False)
        return tuple(
            tuple(self.held(haver, leg.giver, thing))
            for haver, leg, kind in steps
            if kind == "held"
        )

    def can_be(self, materiel: Iterable[str], thing: str) -> bool:
        named = [term for term in materiel if term != "equipment"]
        return not named or any(self.dataset.tree.is_a(thing, term) for term in named)

    def _all_of(self, legs: tuple[Transfer, ...], thing: str) -> bool:
        if not thing:
            return True
        every = [*(leg.materiel for leg in legs), self.limits.materiel]
        return all(self.can_be(one, thing) for one in every)

    @property
    def asked(self) -> bool:
        """Whether materiel was asked for that a document can fail to name."""
        return bool(self.limits.materiel) and "equipment" not in self.limits.materiel

    def names(self, leg: Transfer) -> bool:
        """Whether it names the materiel asked for: itself or a narrower term."""
        is_a = self.dataset.tree.is_a
        return any(is_a(term, wide) for term in leg.materiel for wide in self.limits.materiel)

    def _of_this_list(self, legs: tuple[Transfer, ...]) -> bool:
        """Whether an attempt is among the legs, and the materiel is named, as the list asks."""
        completed = all(leg.outcome == "completed" for leg in legs)
        named = not self.asked or any(map(self.names, legs))
        return completed is not self.attempts and named is not self.unnamed

    def _within_limits(self, legs: tuple[Transfer, ...]) -> bool:
        limits = self.limits
        if limits.max_legs is not None and len(legs) > limits.max_legs:
            return False
        touched = {end for leg in legs for end in (leg.giver, leg.receiver)}
        if not all(touched & {via, *self.parts(via)} for via in limits.via):
            return False
        ends = {self.start, self.goal, *self.parts(self.start), *self.parts(self.goal)}
        types = {self.dataset.actor[one].type for one in touched - ends}
        return types.issuperset(limits.via_types) and types.isdisjoint(limits.avoid_types)

    def _stops(self, leg: Transfer) -> bool:
        return leg.mode in POSSESSION or self.dataset.actor[leg.receiver].type in NOBODY

    def _in_order(self, legs: tuple[Transfer, ...], claims: tuple[tuple[str, ...], ...]) -> bool:
        now, held = date.min, iter(claims)
        for leg, kind in zip(legs, self.kinds(legs), strict=True):
            if self.limits.any_time:
                return True
            if kind == "held":
                now = max(now, min(first for first, _ in self._spans(next(held))))
            first, last = leg.span or (date.min, date.max)
            if self.limits.between:
                first = max(first, self.limits.between[0])
                last = min(last, self.limits.between[1])
            now = max(now, first)
            if now > last:
                return False
        return True

    def _spans(self, transfers: Iterable[str]) -> list[tuple[date, date]]:
        return [self.dataset.transfer[one].span or (date.min, date.max) for one in transfers]

    def order(self, legs: tuple[str, ...], claims: Iterable[Iterable[str]]) -> str:
        """The verdict on a chain that can be in order: whether no reading of the dates breaks it.

        A stockpile must surely have been held before the leg out of it, by one claim at least.
        """
        if len(legs) == 1:
            return "none"
        rows, held = tuple(map(self.dataset.transfer.__getitem__, legs)), iter(claims)
        after = date.min
        for place, (leg, kind) in enumerate(zip(rows, self.kinds(rows), strict=True)):
            surely = [last for _, last in self._spans(next(held))] if kind == "held" else []
            if leg.span is None or (place and after >= leg.span[0]):
                return "possible"
            if surely and min(surely) >= leg.span[0]:
                return "possible"
            after = leg.span[1]
        return "established"

    def evidence(self, transfer: str) -> object:
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

    # Which of them are one path, in which list

    def paths(self) -> list[tuple[Any, ...]]:
        """Whether inferred, figures and legs of every path, in order; other members by leg, claims.

        Chains whose legs have in turn the same giver, receiver and evidence are one path.
        """
        return self._enough(self._row(same, same) for same in self._choices())

    def _enough(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return sorted(row for row in rows if -row[1] >= (self.limits.min_support or 0))

    def _choices(self) -> Iterator[list[Row]]:
        found: dict[object, list[Row]] = defaultdict(list)
        for legs, inferred, held in self.chains():
            rows = [self.dataset.transfer[leg] for leg in legs]
            found[(*map(self.same, rows), str(held))].append((legs, inferred, held))
        yield from found.values()

    def same(self, leg: Transfer) -> object:
        """What transfers that count as one leg have in common."""
        evidence = self.evidence(leg.id)
        named = self.asked and self.names(leg)
        return leg.giver, leg.receiver, evidence, leg.outcome == "completed", named

    def _row(self, same: list[Row], chosen: list[Row]) -> tuple[Any, ...]:
        legs, inferred, held = min(chosen)
        evidence = self.network.evidence
        point = support(evidence, legs, held)
        high = Fraction(0) if point else support(evidence, legs, held, "high")
        others = tuple(
            tuple(sorted({row[0][place] for row in same} - {leg})) for place, leg in enumerate(legs)
        )
        claims = tuple(sorted({*legs, *itertools.chain(*held)}))
        return inferred, -point, -high, len(legs), legs, others, claims

    def listed(self) -> tuple[dict[str, list[tuple[Any, ...]]], int]:
        """The rows of :meth:`tiers` without detours, and how many these are.

        A detour is inferred, and its claims contain those of a path that is listed before it; with
        the same legs, held by fewer claims or more, it is the same path.
        """
        tiers, detours = self.tiers(), 0
        before, kept = [*tiers["reported"], *tiers["assembled"]], []
        for row in tiers["inferred"]:
            own = {*row[6]}
            again = [one for one in before if one[4] == row[4]]
            if any(own <= {*one[6]} or {*one[6]} <= own for one in again):
                continue
            if any({*one[6]} <= own for one in before):
                detours += 1
                continue
            before.append(row)
            kept.append(row)
        return {**tiers, "inferred": kept}, detours

    def tiers(self) -> dict[str, list[tuple[Any, ...]]]:
        """The rows of :meth:`paths` by tier; of a reported path the first choice that is so."""
        found: dict[str, list[tuple[Any, ...]]] = {
            "reported": [],
            "assembled": [],
            "inferred": [],
        }
        for same in self._choices():
            reported = [row for row in same if self._is_reported(row[0])]
            tier = "inferred" if same[0][1] else "reported" if reported else "assembled"
            found[tier].append(self._row(same, (tier == "reported" and reported) or same))
        return {tier: self._enough(rows) for tier, rows in found.items()}

    def _is_reported(self, legs: tuple[str, ...]) -> bool:
        """Whether one origin says the whole chain in one document."""
        said = [
            {
                (one.origin.id, statement.document)
                for one in self.network.evidence.assertions[leg]
                if one.supports
                for statement in one.statements
                if statement.status == "active"
            }
            for leg in legs
        ]
        return bool(set.intersection(*said))


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
