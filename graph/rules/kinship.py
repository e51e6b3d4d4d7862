"""Who is part of whom, and which stockpiles an actor is said to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Literal

from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MODES

Held = tuple[date, date]
"""The earliest day on which a stockpile can have been held, and the one by which it surely was."""


@dataclass(frozen=True, slots=True)
class Junction:
    """How an actor of the chain and the giver of its next leg (or the goal) hang together.

    ``kind``: *part* (``there`` is a part of ``here``), *collective* (``here`` is a part of
    ``there``), *held* (``there`` is a stockpile that ``here`` is said to hold, by ``transfers``).
    """

    kind: Literal["part", "collective", "held"]
    here: str
    there: str
    transfers: tuple[str, ...] = ()


class Kinship:
    """Who is part of whom, and which stockpiles an actor is said to hold.

    What is said of a collective is inferred of its members, but never of those who only speak for
    it: persons, media and research organisations have the arms that are said to be theirs.

    An actor is said to hold a stockpile where an active assertion says that it took it over
    (captured, seized on collapse, surrendered to it); having some of its arms is not holding it.
    ``usable`` are the transfers with an active assertion, ``among`` those to be looked at for
    holdings: all of them, unless somebody knows better.
    """

    def __init__(
        self, dataset: Dataset, usable: Container[str], among: Iterable[str] | None = None
    ) -> None:
        self.dataset = dataset
        self._held: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for transfer in map(
            dataset.transfer.__getitem__, sorted(dataset.transfer if among is None else among)
        ):
            if takes_over(dataset, transfer) and transfer.id in usable:
                known = self._held[transfer.receiver].get(transfer.giver, ())
                self._held[transfer.receiver][transfer.giver] = (*known, transfer.id)

    @cached_property
    def related(self) -> frozenset[str]:
        """Return the actors that are a part, have parts, or are said to hold a stockpile."""
        parts = self.dataset.direct_parts
        return frozenset([*self._held, *parts, *chain.from_iterable(parts.values())])

    def onward(
        self, actor: str, start: bool, inferred: bool
    ) -> Iterator[tuple[str, Junction | None]]:
        """Yield the actors that can give the next leg when ``actor`` has the arms, itself first.

        At the start the parts of the actor asked for are no inference; anywhere else parts,
        collectives and held stockpiles are, and come only with ``inferred``.
        """
        yield actor, None
        if start or inferred:
            yield from self._parts(actor, start)
        if inferred:
            yield from self._collectives(actor)
            yield from self._stockpiles(actor)

    def before(self, inferred: bool) -> Mapping[str, Sequence[str]]:
        """Return, for actors that can give what others have had, who these others can be.

        The other way round of :meth:`onward`, the start set aside: anybody can have had the arms
        that it gives, and most actors give for nobody else and are left out.
        """
        found: defaultdict[str, list[str]] = defaultdict(list)
        for actor in sorted(self.related):
            for there, junction in self.onward(actor, False, inferred):
                if junction:
                    found[there].append(actor)
        return found

    def ends(self, goal: str, inferred: bool) -> list[str]:
        """Return the receivers at which arms are at ``goal``."""
        kin = (goal, *self.dataset.parts(goal), *self.dataset.collectives(goal))
        return sorted(one for one in kin if self.arrives(one, goal, inferred)[0])

    def _parts(self, actor: str, start: bool) -> Iterator[tuple[str, Junction]]:
        for part in sorted(self.dataset.parts(actor)):
            if start or not self._barred(part):
                yield part, Junction("part", actor, part)

    def _collectives(self, actor: str) -> Iterator[tuple[str, Junction]]:
        for whole in () if self._speaks(actor) else self.dataset.collectives(actor):
            if not self._barred(whole):
                yield whole, Junction("collective", actor, whole)

    def _stockpiles(self, actor: str) -> Iterator[tuple[str, Junction]]:
        kin = self.dataset.parts(actor) | {*self.dataset.collectives(actor)}
        for stock, transfers in sorted(self._held[actor].items()):
            if stock not in kin:
                yield stock, Junction("held", actor, stock, transfers)

    def _barred(self, actor: str) -> bool:
        """Return whether the actor can be no junction: a mere speaker, or nobody in particular."""
        kind = ACTOR_TYPES[self.dataset.actor[actor].type]
        return kind.speaks or not kind.junction

    def _speaks(self, actor: str) -> bool:
        return ACTOR_TYPES[self.dataset.actor[actor].type].speaks

    def arrives(self, receiver: str, goal: str, inferred: bool) -> tuple[bool, Junction | None]:
        """Return whether arms at ``receiver`` are at ``goal``, and through which junction."""
        if receiver == goal:
            return True, None
        if receiver in self.dataset.parts(goal):
            return True, Junction("part", goal, receiver)
        above = () if self._speaks(goal) else self.dataset.collectives(goal)
        if inferred and receiver in above:
            return True, Junction("collective", goal, receiver)
        return False, None


def takes_over(dataset: Dataset, transfer: Transfer) -> bool:
    """Return whether the transfer, where it stands, says that its receiver holds a stockpile."""
    stock = dataset.actor[transfer.giver].type == "stockpile"
    return stock and MODES[transfer.mode].takes_over and transfer.directness == "direct"


def held_since(dataset: Dataset, junction: Junction | None) -> date:
    """Return the earliest day on which the stockpile of a *held* junction can have been held."""
    when = holding(dataset, junction)
    return when[0] if when else date.min


def holding(dataset: Dataset, junction: Junction | None) -> Held | None:
    """Return when the stockpile of a *held* junction was; None for others.

    One claim is enough to hold it: the earliest first day counts, and the earliest last day.
    """
    if not (junction and junction.transfers):
        return None
    spans = [dataset.transfer[one].span or (date.min, date.max) for one in junction.transfers]
    return min(first for first, _ in spans), min(last for _, last in spans)
