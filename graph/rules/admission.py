"""Whether legs can follow each other: order in time, materiel, and what a chain rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from graph.evidence.elimination import together
from graph.evidence.findings import Evidence, Level
from graph.evidence.worlds import Formula
from graph.model.materiel import UNSPECIFIED, named
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MODES
from graph.rules.kinship import Held, Junction

Order = Literal["none", "established", "possible", "impossible"]
"""*none* of a single leg, which has no order; *impossible* only where the asker has set order in
time aside."""


@dataclass(frozen=True, slots=True)
class ChainState:
    """What the legs so far leave open: the earliest day now, the last leg, what is carried.

    ``order`` is that of the legs so far with what may follow, so that one leg has it too.
    """

    now: date = date.min
    last: tuple[date, date] | None = (date.min, date.min)
    order: Order = "established"
    carried: frozenset[str] = frozenset()
    unspecified: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Legs (transfer ids) from start to goal.

    ``junctions[i]`` stands before leg i and the last one after the last leg; None where one leg's
    receiver is itself the next leg's giver. ``alternatives`` has for every leg the parallel
    transfers of the same evidence that could stand in its place: they are no other path. It is
    empty where nobody looked for them. ``reported`` says that one origin asserts all legs, or
    such alternatives, in one document.
    """

    legs: tuple[str, ...]
    junctions: tuple[Junction | None, ...]
    state: ChainState
    alternatives: tuple[tuple[str, ...], ...] = ()
    reported: bool = False

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the transfers that it rests on: its legs, and what says that a stock is held."""
        return claims_of(self.legs, self.junctions)

    @property
    def order(self) -> Order:
        """Return the verdict on its order in time."""
        return self.state.order if len(self.legs) > 1 else "none"

    @property
    def gaps(self) -> tuple[Junction, ...]:
        """Return the steps that are no source's statement; a part of start or goal is no gap."""
        last = len(self.junctions) - 1
        return tuple(
            junction
            for place, junction in enumerate(self.junctions)
            if junction and (junction.kind != "part" or 0 < place < last)
        )


def claims_of(legs: Sequence[str], junctions: Sequence[Junction | None]) -> tuple[str, ...]:
    """Return the transfers that a chain rests on: its legs, and what says that a stock is held."""
    held = (one for junction in junctions if junction for one in junction.transfers)
    return tuple(dict.fromkeys([*legs, *held]))


class Stepped(NamedTuple):
    """The state after a leg, and what the leg breaks: nothing where it can follow."""

    state: ChainState
    broken: tuple[str, ...]


class Admission:
    """The rules of an admissible path on time, materiel and junctions, leg by leg.

    ``any_time`` and ``any_materiel`` set aside what the asker has set aside.
    """

    def __init__(
        self, dataset: Dataset, any_time: bool = False, any_materiel: bool = False
    ) -> None:
        self.dataset, self.any_time, self.any_materiel = dataset, any_time, any_materiel

    def step(self, state: ChainState, leg: Transfer, first: bool, held: Held | None) -> Stepped:
        """Return the state after ``leg``, and why it cannot follow, if so.

        ``held`` says when a stockpile in between was, and of what; None where there is none.
        ``carried`` of the state before the first leg are the kinds asked for, if any. After a leg
        that cannot follow the state is one in which what it breaks is set aside.
        """
        broken: list[str] = []
        now, span = max(state.now, held.since) if held else state.now, leg.span
        order = _order(state, span, first, now, held)
        if span:
            if now > span[1] and not self.any_time:
                broken.append(
                    f"order in time: {leg.id} ended by {span[1]}, and arms cannot have come to it"
                    f" before {now}"
                )
            now = span[0] if broken else max(now, span[0])
        carried, unfit = self._carried(state, leg, held)
        own = named(leg.materiel)
        if unfit and not self.any_materiel:
            broken.append(unfit)
        if unfit:
            carried = frozenset({UNSPECIFIED}) if self.any_materiel else own
        unspecified = state.unspecified or UNSPECIFIED in own
        return Stepped(ChainState(now, span, order, carried, unspecified), tuple(broken))

    def _carried(
        self, state: ChainState, leg: Transfer, held: Held | None
    ) -> tuple[frozenset[str], str]:
        """Return what can have passed so far, and if nothing can, why."""
        tree, carried = self.dataset.tree, state.carried
        if held and held.materiel:
            carried = tree.carried(carried, held.materiel)
            if not carried:
                kinds = _named(state.carried)
                why = f"what was held is said to be {_named(held.materiel)}"
                return carried, f"materiel: {why}, the legs before {leg.id} are of {kinds}"
        own = frozenset(leg.materiel)
        together = tree.carried(carried, own)
        why = f"{leg.id} is of {_named(own)}, the legs before it of {_named(carried)}"
        return together, "" if together else f"materiel: {why}"

    def can_go_on(self, leg: Transfer) -> str:
        """Return why a path may not go on after ``leg``; empty where it may."""
        receiver = self.dataset.actor[leg.receiver]
        if not MODES[leg.mode].carries_on:
            return f"possession: {leg.id} says who has it, not that it went on"
        if not ACTOR_TYPES[receiver.type].junction:
            return f"unknown party: {receiver.name} is nobody in particular"
        return ""


def _order(
    state: ChainState, span: tuple[date, date] | None, first: bool, now: date, held: Held | None
) -> Order:
    """Return the verdict on order in time after a leg of that span; ``now``: the earliest day."""
    if state.order == "impossible" or (span and now > span[1]):
        return "impossible"
    if span is None or not (first or (state.last and state.last[1] < span[0])):
        return "possible"
    return state.order if held is None or held.surely < span[0] else "possible"


def _named(terms: frozenset[str]) -> str:
    return ", ".join(sorted(terms)) or UNSPECIFIED


def lineage(
    evidence: Evidence,
    legs: Sequence[str],
    junctions: Sequence[Junction | None],
    level: Level = "point",
    voice: str | None = None,
) -> Formula:
    """Return the formula: every leg stands, and every stockpile in between is held, in one world.

    ``voice`` names the one voice that all voices are to be taken for, if any.
    """
    claims: list[tuple[str, ...]] = [(leg,) for leg in legs]
    claims += [one.transfers for one in junctions if one and one.transfers]
    every = ((evidence.stands(one, level, voice) for one in own) for own in claims)
    found = evidence.worlds.all_of(map(evidence.worlds.any_of, every))
    if voice is None:
        evidence.worlds.know(found, lambda: Fraction(together(evidence, level).probability(claims)))
    return found
