"""Who is part of whom, and which stockpiles an actor is said to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from graph.model.materiel import UNSPECIFIED, MaterielTree
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import ACTOR_TYPES, MODES

Upward = Literal["whole", "collective"]

ORGAN = "organ"
"""The kind of parent of which an actor is a part of the same body; else it is a member."""


class Held(NamedTuple):
    """When a stockpile was held, and of which kinds: the earliest day, and the one by which it
    surely was; no kinds where none is named."""

    since: date
    surely: date
    materiel: frozenset[str]


@dataclass(frozen=True, slots=True)
class Junction:
    """How an actor of the chain and the giver of its next leg (or the goal) hang together.

    ``kind``: *part* (``there`` is a part of ``here``), *whole* (``here`` is an organ of
    ``there``), *collective* (``here`` is a member of ``there``, or of what that is an organ of),
    *held* (``there`` is a stockpile that ``here`` is said to hold, by ``transfers``: all that claim
    so of any of ``things``, which are the narrowest kinds; none stands for every kind).
    """

    kind: Literal["part", "whole", "collective", "held"]
    here: str
    there: str
    transfers: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    @property
    def upward(self) -> bool:
        """Return whether what is said of ``there`` is inferred of ``here``, a part of it."""
        return self.kind in ("whole", "collective")


class Kinship:
    """Who is part of whom, and which stockpiles an actor is said to hold.

    What is said of a whole is inferred of its organs, what is said of a collective of its members,
    but never of those who only speak for it: persons, media and research organisations have the
    arms that are said to be theirs. A chain of parents is a whole while every step up is from an
    organ; beyond a member all is a collective.

    An actor is said to hold a stockpile where an active assertion says that it took it over
    (captured, seized on collapse, surrendered to it); having some of its arms is not holding it.
    Claims of different materiel hold different things: where they differ the stockpile is held in
    several ways, each with all the claims that one and the same kind can be of.
    ``claims`` are, by holder, the ids of the transfers that say that it holds something.
    ``any_materiel`` sets aside of what things they are.
    """

    def __init__(
        self, dataset: Dataset, claims: Mapping[str, Sequence[str]], any_materiel: bool = False
    ) -> None:
        self.dataset, self.any_materiel = dataset, any_materiel
        self._claims, self._known = claims, dict[str, tuple[Junction, ...]]()

    def _held(self, holder: str) -> tuple[Junction, ...]:
        """Return the ways in which it holds stockpiles, by these."""
        if holder not in self._known:
            by_stock: defaultdict[str, list[Transfer]] = defaultdict(list)
            for claim in sorted(self._claims.get(holder, ())):
                by_stock[self.dataset.transfer[claim].giver].append(self.dataset.transfer[claim])
            tree = self.dataset.tree
            held = (holdings(tree, by_stock[one], self.any_materiel) for one in sorted(by_stock))
            self._known[holder] = tuple(chain.from_iterable(held))
        return self._known[holder]

    @cached_property
    def related(self) -> frozenset[str]:
        """Return the actors that are a part, have parts, or are said to hold a stockpile."""
        parts = self.dataset.direct_parts
        return frozenset([*self._claims, *parts, *chain.from_iterable(parts.values())])

    @property
    def held(self) -> Iterator[Junction]:
        """Yield every way in which a stockpile is held that is no kin of its holder."""
        for holder in sorted(self._claims):
            for _, junction in self._stockpiles(holder):
                yield junction

    def onward(
        self, actor: str, start: bool, inferred: bool
    ) -> Iterator[tuple[str, Junction | None]]:
        """Yield the actors that can give the next leg when ``actor`` has the arms, itself first.

        At the start the parts of the actor asked for are no inference; anywhere else parts,
        wholes, collectives and held stockpiles are, and come only with ``inferred``.
        """
        yield actor, None
        if start or inferred:
            yield from self._parts(actor, start)
        if inferred:
            yield from self._ancestors(actor)
            yield from self._stockpiles(actor)

    def kin(self, actor: str) -> frozenset[str]:
        """Return the actor, its parts, and what it is part of."""
        ancestors = (one for one, _ in above(self.dataset, actor))
        return frozenset([actor, *self.dataset.parts(actor), *ancestors])

    def ends(self, goal: str, inferred: bool) -> list[str]:
        """Return the receivers at which arms are at ``goal``."""
        return sorted(one for one in self.kin(goal) if self.arrives(one, goal, inferred)[0])

    def _parts(self, actor: str, start: bool) -> Iterator[tuple[str, Junction]]:
        for part in sorted(self.dataset.parts(actor)):
            if start or not self._barred(part):
                yield part, Junction("part", actor, part)

    def _ancestors(self, actor: str) -> Iterator[tuple[str, Junction]]:
        for one, kind in above(self.dataset, actor):
            if not self._barred(one):
                yield one, Junction(kind, actor, one)

    def _stockpiles(self, actor: str) -> Iterator[tuple[str, Junction]]:
        kin = self.dataset.parts(actor) | {*self.dataset.ancestors(actor)}
        for junction in self._held(actor):
            if junction.there not in kin:
                yield junction.there, junction

    def _barred(self, actor: str) -> bool:
        """Return whether the actor can be no junction: a mere speaker, or nobody in particular."""
        kind = ACTOR_TYPES[self.dataset.actor[actor].type]
        return kind.speaks or not kind.junction

    def arrives(self, receiver: str, goal: str, inferred: bool) -> tuple[bool, Junction | None]:
        """Return whether arms at ``receiver`` are at ``goal``, and through which junction."""
        if receiver == goal:
            return True, None
        if receiver in self.dataset.parts(goal):
            return True, Junction("part", goal, receiver)
        for one, kind in above(self.dataset, goal) if inferred else ():
            if one == receiver:
                return True, Junction(kind, goal, receiver)
        return False, None


def above(dataset: Dataset, actor: str) -> Iterator[tuple[str, Upward]]:
    """Yield what the actor is part of, the nearest first, and whether as organ or as member.

    Nothing where the actor only speaks.
    """
    kind: Upward = "whole"
    below = actor
    speaks = ACTOR_TYPES[dataset.actor[actor].type].speaks
    for one in () if speaks else dataset.ancestors(actor):
        if dataset.actor[below].parent_kind != ORGAN:
            kind = "collective"
        yield one, kind
        below = one


def holdings(
    tree: MaterielTree, claims: Sequence[Transfer], any_materiel: bool = False
) -> Iterator[Junction]:
    """Yield the ways in which one actor holds one stockpile by these claims, one at least.

    Each has all the claims that can be of the same things, those with the most claims first; with
    ``any_materiel`` one has all of them.
    """
    if any_materiel:
        ids = tuple(one.id for one in claims)
        yield Junction("held", claims[0].receiver, claims[0].giver, ids)
        return
    by_claims: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    fitting = {one.id: tree.things(one.materiel) for one in claims}
    for thing in frozenset[str]().union(*fitting.values()):
        by_claims[tuple(sorted(one for one, fit in fitting.items() if thing in fit))].append(thing)
    for ids, things in sorted(by_claims.items(), key=lambda one: (-len(one[0]), one[0])):
        own = () if len(things) == len(tree.narrowest) else tuple(sorted(things))
        yield Junction("held", claims[0].receiver, claims[0].giver, ids, own)


def takes_over(dataset: Dataset, transfer: Transfer) -> bool:
    """Return whether the transfer, where it stands, says that its receiver holds a stockpile."""
    stock = dataset.actor[transfer.giver].type == "stockpile"
    return stock and MODES[transfer.mode].takes_over and transfer.directness == "direct"


def held_since(dataset: Dataset, junction: Junction | None) -> date:
    """Return the earliest day on which the stockpile of a *held* junction can have been held."""
    when = holding(dataset, junction)
    return when[0] if when else date.min


def holding(dataset: Dataset, junction: Junction | None) -> Held | None:
    """Return when the stockpile of a *held* junction was, and of what; None for others.

    One claim is enough to hold it: the earliest first day counts, and the earliest last day.
    """
    if not (junction and junction.transfers):
        return None
    spans = [dataset.transfer[one].span or (date.min, date.max) for one in junction.transfers]
    days = min(first for first, _ in spans), min(last for _, last in spans)
    common = frozenset[str]()
    for one in junction.transfers:
        common = dataset.tree.carried(common, frozenset(dataset.transfer[one].materiel))
    return Held(*days, common - {UNSPECIFIED})
