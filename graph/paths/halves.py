"""Partial paths from both ends, with their exact supports: what a path can be joined of.

A *half* begins at the start, or ends at the goal and begins with somebody that has the arms. A half
is worth the probability that all its claims stand in one world, whatever the other half is: the
support of a path is at most that of either, and where the two hear no common voice their product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import inf, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compact import Names
from graph.arrays.compiling import FIRST, LAST
from graph.evidence.assertions import ALL_UNGRADED
from graph.evidence.elimination import Elimination, together
from graph.evidence.findings import Level
from graph.evidence.worlds import Variable
from graph.paths.expansion import Expander
from graph.paths.state_space import GivingStep
from graph.paths.time_windows import NO_DAY
from graph.rules.kinship import Junction

NEVER = LAST + 1

Days = NDArray[np.int64]
"""By item, the earliest day after a beginning, or the latest before an end."""

EVALUATION = 2
"""What an evaluation costs, besides one for each claim, in halves made."""

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Bundled:
    """All bundles of a question, as last legs (``done``) and as others, by columns.

    ``by_giver`` and ``by_receiver`` have their numbers, the best supported first, from ``given_at``
    and ``taken_at`` on; ``bits`` are those of the layer that each sets.
    """

    members: NDArray[Any]
    begin: list[int]
    end: list[int]
    leg: list[int]
    giver: list[int]
    receiver: list[int]
    done: list[bool]
    bits: list[int]
    value: list[float]
    by_giver: list[int]
    given_at: list[int]
    by_receiver: list[int]
    taken_at: list[int]

    def given(self, actor: int) -> list[int]:
        """Return the bundles that the actor gives."""
        return self.by_giver[self.given_at[actor] : self.given_at[actor + 1]]

    def taken(self, actor: int) -> list[int]:
        """Return the bundles that the actor receives and a path can go on after."""
        return self.by_receiver[self.taken_at[actor] : self.taken_at[actor + 1]]


def bundled(expander: Expander) -> Bundled:
    """Return the bundles that are left by time, materiel and limits. Cost: some sorts of them."""
    space, arrays = expander.space, expander.space.arrays
    members, begin, done, achieves = _grouped(expander)
    leg = members[begin]
    receiver, giver, value = arrays["receiver"][leg], arrays["giver"][leg], expander.value[leg]
    bits = achieves[leg] | space.passes[receiver]
    if space.inferred:
        bits = bits | (done & space.above_goal[receiver])
    by_giver, by_receiver = (
        np.lexsort([arrays["rank"][leg], -value, end]) for end in (giver, receiver)
    )
    by_receiver = by_receiver[~done[by_receiver]]
    every = np.arange(len(arrays.actors) + 1)
    return Bundled(
        members,
        begin.tolist(),
        np.append(begin, len(members))[1:].tolist(),
        leg.tolist(),
        giver.tolist(),
        receiver.tolist(),
        done.tolist(),
        bits.tolist(),
        value.tolist(),
        by_giver.tolist(),
        np.searchsorted(giver[by_giver], every).tolist(),
        by_receiver.tolist(),
        np.searchsorted(receiver[by_receiver], every).tolist(),
    )


def _grouped(expander: Expander) -> tuple[NDArray[Any], ...]:
    """Return the legs by bundle, where each bundle begins, whether it is of last legs, and by
    transfer the bits of the layer that it sets."""
    space, arrays = expander.space, expander.space.arrays
    legs = np.flatnonzero(expander.legs & (expander.value > 0))
    last, going = legs[space.arriving[arrays["receiver"][legs]]], legs[space.goes_on[legs]]
    members = np.concatenate([last, going])
    done = np.arange(len(members)) < len(last)
    none = np.zeros(len(expander.value), np.int64)
    achieves = none if space.achieves is None else space.achieves
    keys = [achieves[members], arrays["bundle"][members].astype(np.int64), ~done]
    order = np.lexsort(keys)
    new = np.zeros(len(members), np.bool_)
    new[:1] = True
    for key in keys:
        new[1:] |= key[order][1:] != key[order][:-1]
    begin = np.flatnonzero(new)
    return members[order], begin, done[order][begin], achieves


Way = tuple[tuple[GivingStep, int], ...]
"""Steps, each with the bundle of the leg after it."""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that hang together by their voices, with the probability that all of them stand."""

    claims: frozenset[tuple[str, ...]]
    voices: frozenset[int]
    value: float


@dataclass(slots=True)
class Half:
    """A beginning of a path, or an end of one.

    ``way`` has its steps and bundles in the order of the path; ``at`` is who has the arms where it
    is open; ``actors`` are all on it. ``parts`` share no voice.
    """

    way: Way
    at: int
    bits: int
    actors: frozenset[int]
    days: Days | None
    parts: tuple[ClaimGroup, ...]
    voices: frozenset[int]
    support: float
    expanded: bool = False

    @property
    def legs(self) -> int:
        """Return how many legs it has."""
        return len(self.way)


class Supports:
    """The supports of halves for one aim, in floating point."""

    def __init__(self, expander: Expander) -> None:
        self.space, self.arrays = expander.space, expander.space.arrays
        level: Level = "high" if expander.aim == "high" else "point"
        evidence = self.space.network.evidence
        self.elimination = Elimination(evidence, level, exact=False)
        self._exact = together(evidence, level)
        self._point = together(evidence, "point")
        self._counted: dict[frozenset[tuple[str, ...]], bool] = {}
        self.value = expander.value
        self.work = 0
        self._legs: dict[int, ClaimGroup] = {}
        self._same: dict[int, int] = {}
        self._held: dict[Junction, ClaimGroup] = {}
        self._joint: dict[frozenset[tuple[str, ...]], float] = {}
        self._names = Names(self.arrays.arrays, "voices")
        ungraded = self._names.place("")
        self._silent = frozenset([ungraded] if level == "point" else [])  # worth 0 there

    def leg(self, leg: int) -> ClaimGroup:
        """Return the claim that a transfer stands."""
        if leg not in self._legs:
            same = self._same.setdefault(int(self.arrays["evidence"][leg]), leg)
            claim = frozenset([(self.arrays.transfers[same],)])
            value = float(self.value[leg])
            value = value if value < 1 else self._evaluated(claim)
            self._legs[leg] = ClaimGroup(claim, self._voices([leg]), value)
        return self._legs[leg]

    def held(self, junction: Junction) -> ClaimGroup:
        """Return the claim that a stockpile is held."""
        if junction not in self._held:
            claim = frozenset([junction.transfers])
            legs = [self._holding[one] for one in junction.transfers]
            self._held[junction] = ClaimGroup(claim, self._voices(legs), self._evaluated(claim))
        return self._held[junction]

    @cached_property
    def _holding(self) -> dict[str, int]:
        """Return the numbers of the transfers by which stockpiles are held."""
        return {self.arrays.transfers[n]: n for n in np.flatnonzero(self.arrays["holds"]).tolist()}

    def _voices(self, legs: Sequence[int]) -> frozenset[int]:
        at, voice = self.arrays["voice_at"], self.arrays["voice"]
        every = [voice[at[leg] : at[leg + 1]].tolist() for leg in legs]
        return frozenset(one for voices in every for one in voices) - self._silent

    def _evaluated(self, claims: frozenset[tuple[str, ...]]) -> float:
        if claims not in self._joint:
            self.work += EVALUATION + len(claims)
            self._joint[claims] = float(self.elimination.probability(sorted(claims)))
        return self._joint[claims]

    def joined(self, parts: Sequence[ClaimGroup], more: ClaimGroup) -> tuple[ClaimGroup, ...]:
        """Return the parts with one more: it and those that share a voice with it become one."""
        touched = [one for one in parts if not one.voices.isdisjoint(more.voices)]
        if not touched:
            return (*parts, more)
        claims = more.claims.union(*(one.claims for one in touched))
        voices = more.voices.union(*(one.voices for one in touched))
        rest = (one for one in parts if one not in touched)
        return (*rest, ClaimGroup(claims, voices, self._evaluated(claims)))

    def together(self, one: Half, other: Half) -> float:
        """Return the support of what two halves claim together."""
        common = one.voices & other.voices
        if not common:
            return one.support * other.support
        self.work += 1
        found, touched = 1.0, []
        for part in (*one.parts, *other.parts):
            if part.voices.isdisjoint(common):
                found *= part.value
            else:
                touched.append(part)
        for claims in _hanging_together(touched):
            found *= self._evaluated(claims)
        return found

    def exactly(self, names: frozenset[tuple[str, ...]]) -> Fraction:
        """Return the support of a path as a fraction."""
        self.work += EVALUATION * len(names)
        found: Fraction = self._exact.probability(sorted(names))
        return found

    def is_counted(self, names: frozenset[tuple[str, ...]]) -> bool:
        """Return whether the path has a point figure and stands in that part of the order."""
        if names not in self._counted:
            self.work += EVALUATION * len(names)
            self._counted[names] = self._point.probability(sorted(names)) > 0
        return self._counted[names]

    def gains(self, part: ClaimGroup) -> dict[int, float]:
        """Return, by voice, how much more the claim is worth at most where it can be relied on.

        1 over its worth, which leaves the claim out, where the voice denies it or that is involved.
        """
        (name,) = part.claims
        claim = self.elimination.claim(name)
        most = 1 / part.value if part.value else inf
        found = {}
        for voice in part.voices:
            variable = self._variable(voice)
            if variable not in claim.heard:
                continue
            plain = claim.plain and variable not in claim.denying
            sure = self.elimination.relied_on(claim, variable) if plain else 1.0
            found[voice] = min(max(sure / part.value, 1.0), most) if part.value else inf
        return found

    def mixed(self, parts: Sequence[ClaimGroup]) -> bool:
        """Return whether a voice that denies one of the claims is heard on another one too."""
        denying = [(part, self._variable(voice), voice) for part in parts for voice in part.voices]
        return any(
            variable in self.elimination.claim(*part.claims).denying
            and sum(voice in other.voices for other in parts) > 1
            for part, variable, voice in denying
        )

    def _variable(self, voice: int) -> Variable:
        name = self._names[voice]
        return ("voice", name) if name else ALL_UNGRADED


class Halves:
    """Makes the halves of one search."""

    def __init__(self, expander: Expander) -> None:
        self.expander, self.space, self.windows = expander, expander.space, expander.windows
        self.arrays, self.network = expander.space.arrays, expander.space.network
        self.bundles, self.supports = bundled(expander), Supports(expander)
        self.most = self.space.limits.max_legs or len(self.arrays.actors)
        self._steps: dict[int, list[GivingStep]] = {}
        first, last = self.windows.first, self.windows.last
        self._span = (np.asarray(first, np.int64), np.asarray(last, np.int64))

    def beginning(self) -> Half:
        """Return the half without a leg, at the start."""
        start = self.arrays.actor(self.space.start)
        days = None if self.windows.free else np.full(self._items, FIRST, np.int64)
        return Half((), start, 0, frozenset([start]), days, (), NOBODY, 1.0)

    @property
    def _items(self) -> int:
        return int(self.windows.items.shape[1])

    def onward(self, half: Half, least: float) -> Iterator[Half]:
        """Yield the beginnings with one leg more, and the paths that one leg makes of it, whose
        support is not below ``least``."""
        bundles, first = self.bundles, not half.way
        for step in self._onward(half.at, first):
            if step.junction and step.giver in half.actors:
                continue
            base = self._stepped(half, step, first)
            for bundle in bundles.given(step.giver):
                if bundles.value[bundle] < least:
                    break
                if bundles.receiver[bundle] in base.actors or (bundles.done[bundle] and not first):
                    continue
                made = self._with(base, bundle, least)
                if made is not None and self._arrives(made, step, bundle):
                    yield made

    def _arrives(self, made: Half, step: GivingStep, bundle: int) -> bool:
        """Take the last leg into the rest of the half; return whether it can lead to the goal."""
        made.way = (*made.way, (step, bundle))
        made.at = self.bundles.receiver[bundle]
        made.actors |= {made.at}
        if made.days is not None:
            made.days = self._arrival(made.days, step, bundle)
        return self.bundles.done[bundle] or self._can_arrive(made)

    def backward(self, half: Half | None, least: float) -> Iterator[Half]:
        """Yield the ends with one leg more; of None those of one leg."""
        bundles = self.bundles
        every = self._last if half is None else bundles.taken(half.at)
        for bundle in every:
            if bundles.value[bundle] < least:
                break
            giver = bundles.giver[bundle]
            at = bundles.receiver[bundle]
            base = half or Half((), at, 0, NOBODY, self._ends, (), NOBODY, 1.0)
            if giver in base.actors:
                continue
            made = self._with(base, bundle, least)
            if made is not None:
                yield from self._before(base, made, bundle, least)

    def _before(self, base: Half, made: Half, bundle: int, least: float) -> Iterator[Half]:
        giver = self.bundles.giver[bundle]
        actors = base.actors | {giver, self.bundles.receiver[bundle]}
        for at, step in self._backward(giver):
            if step.junction and at in actors:
                continue
            one = self._holding(made, step, least)
            if one is None:
                continue
            one.bits |= self._bits(step)
            one.way = ((step, bundle), *base.way)
            one.at, one.actors = at, actors | {at}
            if base.days is not None:
                one.days = self._departure(base.days, step, bundle)
            if self._can_come(one):
                yield one

    def is_done(self, half: Half) -> bool:
        """Return whether a beginning is a path by itself."""
        return self.bundles.done[half.way[-1][1]]

    def admitted(self, bits: int, days: Days | None) -> bool:
        """Return whether a path of these bits and days is one that is looked for."""
        whole = bits & self.space.all_passed == self.space.all_passed
        inferred = not self.space.inferred or bits & 1 == 1
        return whole and inferred and (days is None or bool((days < NEVER).any()))

    def fit(self, one: Half, other: Half) -> bool:
        """Return whether a beginning and an end that meet make a path that is looked for."""
        if len(one.actors & other.actors) > 1 or one.legs + other.legs > self.most:
            return False
        return self.admitted(one.bits | other.bits, None) and _in_time(one, other)

    def apart(self, one: Half, other: Half) -> bool:
        """Return whether something might lead from a beginning to an end that it does not meet."""
        if not one.actors.isdisjoint(other.actors) or one.legs + other.legs >= self.most:
            return False
        return _in_time(one, other)

    def claims(self, half: Half) -> list[ClaimGroup]:
        """Return what a half rests on, claim by claim."""
        found = [self.supports.leg(self.bundles.leg[bundle]) for _, bundle in half.way]
        held = (step.junction for step, _ in half.way if step.junction and step.junction.transfers)
        return list(dict.fromkeys([*found, *map(self.supports.held, held)]))

    def names(self, way: Way) -> frozenset[tuple[str, ...]]:
        """Return the transfers of each claim of a path."""
        legs = ((self.arrays.transfers[self.bundles.leg[bundle]],) for _, bundle in way)
        held = (step.junction.transfers for step, _ in way if step.junction)
        return frozenset([*legs, *filter(None, held)])

    def is_counted(self, way: Way) -> bool:
        """Return whether the path stands in an earlier part of the order."""
        return self.expander.aim == "high" and self.supports.is_counted(self.names(way))

    def along(self, way: Way) -> Iterator[tuple[GivingStep, int, bool]]:
        """Yield the steps of a path, each with its first transfer and whether it is the last."""
        for step, bundle in way:
            yield step, self.bundles.leg[bundle], self.bundles.done[bundle]

    def _with(self, base: Half, bundle: int, least: float) -> Half | None:
        """Return the half with the support and the layer of one more leg; None if too weak."""
        part = self.supports.leg(self.bundles.leg[bundle])
        made = self._claiming(base, part, least)
        if made is not None:
            made.bits |= self.bundles.bits[bundle]
        return made

    def _claiming(self, base: Half, part: ClaimGroup, least: float) -> Half | None:
        supports = self.supports
        supports.work += 1
        if base.voices.isdisjoint(part.voices):
            support = base.support * part.value
            if support < least:
                return None
            parts: tuple[ClaimGroup, ...] = (*base.parts, part)
        else:
            parts = supports.joined(base.parts, part)
            support = prod(one.value for one in parts)
            if support < least:
                return None
        voices = base.voices | part.voices
        return Half(base.way, base.at, base.bits, base.actors, base.days, parts, voices, support)

    def _holding(self, base: Half, step: GivingStep, least: float) -> Half | None:
        if step.junction and step.junction.transfers:
            return self._claiming(base, self.supports.held(step.junction), least)
        return replace(base)

    def _stepped(self, half: Half, step: GivingStep, first: bool) -> Half:
        base = self._holding(half, step, 0.0) or half
        base.actors = half.actors | {step.giver}
        if step.junction or first:
            base.bits |= self._bits(step)
        return base

    def _bits(self, step: GivingStep) -> int:
        return int(self.space.passes[step.giver]) | step.gap

    def _onward(self, at: int, first: bool) -> list[GivingStep]:
        if first or not self.space.inferred:
            return self.space.steps(at, first)
        if at not in self._steps:
            self._steps[at] = self.space.steps(at, first)
        return self._steps[at]

    def _backward(self, giver: int) -> list[tuple[int, GivingStep]]:
        """Return who can have had the arms that an actor gives, the start set aside."""
        return [(giver, GivingStep(giver, None, False)), *self._givers.get(giver, ())]

    @cached_property
    def _givers(self) -> dict[int, list[tuple[int, GivingStep]]]:
        found: defaultdict[int, list[tuple[int, GivingStep]]] = defaultdict(list)
        for one in sorted(self.space.kinship.related) if self.space.inferred else ():
            at = self.arrays.actor(one)
            for step in self.space.steps(at, False):
                if step.junction:
                    found[step.giver].append((at, step))
        return found

    @cached_property
    def _last(self) -> list[int]:
        """Return the bundles that can be a last leg, the best supported first."""
        done = np.flatnonzero(np.array(self.bundles.done, np.bool_))
        value = np.array(self.bundles.value)[done]
        found: list[int] = done[np.argsort(-value, kind="stable")].tolist()
        return found

    @cached_property
    def _ends(self) -> Days | None:
        return None if self.windows.free else np.full(self._items, LAST, np.int64)

    def _arrival(self, days: Days, step: GivingStep, bundle: int) -> Days:
        """Return, by item, the earliest day after the leg."""
        first, last, fits = self._members(step, bundle)
        day = np.maximum(np.maximum(days, self._since(step)), first)
        found: Days = np.where(fits & (day <= last), day, NEVER).min(axis=0)
        return found

    def _departure(self, days: Days, step: GivingStep, bundle: int) -> Days:
        """Return, by item, the latest day before the step and the leg."""
        first, last, fits = self._members(step, bundle)
        day = np.minimum(last, days)
        possible = fits & (np.maximum(first, self._since(step)) <= day)
        found: Days = np.where(possible, day, NO_DAY).max(axis=0)
        return found

    def _members(self, step: GivingStep, bundle: int) -> tuple[Days, Days, NDArray[np.bool_]]:
        """Return the first and the last day of each member, and the items that it can be of."""
        begin, end = self.bundles.begin[bundle], self.bundles.end[bundle]
        members = self.bundles.members[begin:end]
        fits = self.windows.items[self.arrays["kind"][members]]
        if step.junction and step.junction.things:
            passing = self.windows.passing(step.junction)
            fits = fits & [passing >> item & 1 == 1 for item in range(self._items)]
        if self.space.limits.any_time:
            return np.full((1, 1), FIRST), np.full((1, 1), LAST), fits
        return self._span[0][members, None], self._span[1][members, None], fits

    def _since(self, step: GivingStep) -> int:
        return FIRST if self.space.limits.any_time else step.since(self.network)

    def _can_arrive(self, half: Half) -> bool:
        """Return whether something can lead from the beginning to the goal, in time."""
        state = self.space.state(half.at, half.bits)
        if half.legs + self.expander.length[state] > self.most:
            return False
        if half.days is None:
            return True
        return bool((half.days <= self.windows.latest[:, state]).any())

    def _can_come(self, half: Half) -> bool:
        """Return whether something can lead from the start to the end, in time."""
        if half.legs >= self.most:
            return False
        earliest = self.earliest[:, half.at]
        return bool((earliest <= (LAST if half.days is None else half.days)).any())

    @cached_property
    def earliest(self) -> NDArray[np.int64]:
        """Return, by item and actor, the earliest day on which arms can have come there."""
        return np.array([self._earliest(item) for item in range(self._items)])

    def _earliest(self, item: int) -> Days:
        arrays, timed = self.arrays, not (self.windows.free or self.space.limits.any_time)
        legs = np.flatnonzero(self.expander.legs & self.space.goes_on)
        legs = legs[self.windows.items[arrays["kind"][legs], item]]
        first = self._span[0][legs] if timed else np.full(len(legs), FIRST)
        last = self._span[1][legs] if timed else np.full(len(legs), LAST)
        giver, receiver = arrays["giver"][legs], arrays["receiver"][legs]
        found = np.full(len(arrays.actors), NEVER)
        gives = found.copy()
        changed = True
        for step in self._onward(self.arrays.actor(self.space.start), True):
            gives[step.giver] = self._since(step)
        while changed:
            day = np.maximum(gives[giver], first)
            day = np.where(day <= last, day, NEVER)
            before = found.copy()
            np.minimum.at(found, receiver, day)
            np.minimum(gives, found, out=gives)
            self._step_onward(found, gives, item, timed)
            changed = bool((found < before).any())
        return found

    def _step_onward(self, found: Days, gives: Days, item: int, timed: bool) -> None:
        if not self.space.inferred:
            return
        here, there, since, kind, kinds = self.space.junctions
        held = [bool(self.windows.of(things) >> item & 1) for things in kinds]
        good = np.array(held, np.bool_)[kind]
        day = np.maximum(found[here], since if timed else FIRST)
        np.minimum.at(gives, there[good], np.where(found[here] < NEVER, day, NEVER)[good])


def _hanging_together(parts: Sequence[ClaimGroup]) -> list[frozenset[tuple[str, ...]]]:
    """Return the claims of the parts, in groups that share no voice."""
    groups: list[tuple[frozenset[tuple[str, ...]], frozenset[int]]] = []
    for part in parts:
        claims, voices = part.claims, part.voices
        apart = []
        for group in groups:
            if group[1].isdisjoint(voices):
                apart.append(group)
            else:
                claims, voices = claims | group[0], voices | group[1]
        groups = [*apart, (claims, voices)]
    return [claims for claims, _ in groups]


def _in_time(one: Half, other: Half) -> bool:
    """Return whether arms can have come by a beginning when they still can go on by an end."""
    if one.days is None or other.days is None:
        return True
    return bool((one.days <= other.days).any())
