"""What a reach comes to, in one sentence: to, or from, how many arms are alleged to have come.

What is stated or implied, what is inferred, and what no path names are counted apart; so are those
that are no party, and those on whose best path arms were taken and not handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from exports.words import chains
from exports.words.clauses import wanted, within
from exports.words.kinds import Judged, Verdict, VerdictKind
from exports.words.templates import say
from exports.words.verdict import HANDED_OVER
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.told import unsaid
from graph.model.vocabulary import MODES

if TYPE_CHECKING:
    from graph.network import Network
    from graph.reach.reach import Reach

_NO_PARTY = ("stockpile", "unknown", "unspecified")
"""Types of actors that are no party that could be named."""

_TAKEN: Mapping[str, str] = MappingProxyType(
    {family: f"reach-{family}" for family in ("diversion", "loss", "interdiction", "possession")}
)


@dataclass(frozen=True)
class Reached:
    """How far arms are alleged to have come from an actor (``away``), or from where to it."""

    network: Network
    actor: str
    away: bool
    found: Sequence[Reach]
    limits: Limits = NO_LIMITS

    @cached_property
    def stated(self) -> list[Reach]:
        """Return those reached by transfers stated or implied, which name what was asked for."""
        return [one for one in self.found if not one.unnamed and not self._only_inferred(one)]

    @cached_property
    def inferred(self) -> list[Reach]:
        """Return those of which the same is true only with an inferred step."""
        return [one for one in self.found if not one.unnamed and self._only_inferred(one)]

    @cached_property
    def unnamed(self) -> list[Reach]:
        """Return those to which no path names the materiel that was asked for."""
        return [one for one in self.found if one.unnamed]

    @cached_property
    def materiel(self) -> str:
        """Return what was asked for, as a sentence names it."""
        return " or ".join(wanted(self.network.dataset.tree, self.limits.materiel))

    @staticmethod
    def _only_inferred(one: Reach) -> bool:
        return one.inferred or bool(one.best and one.best.tier == "inferred")

    def other(self, one: Reach) -> str:
        """Return the end that was not asked for."""
        return one.goal if self.away else one.start

    def verdict(self, changed: Sequence[str] = ()) -> Verdict:
        """Return the sentence with which the answer begins."""
        words = "; ".join([self._head(), *self._apart(), *self._taken(), *self._unsaid()])
        return Judged(self._kind(), words).sentence(changed)

    def _kind(self) -> VerdictKind:
        if self.stated:
            whole = any(one.best and one.best.tier == "reported" for one in self.stated)
            return "stated" if whole else "not-stated-assembled"
        if self.inferred:
            return "not-stated-inferred"
        return "not-stated" if self.unnamed else "nothing-connects"

    def _head(self) -> str:
        key = f"verdict-reach-{'away' if self.away else 'toward'}"
        name = self.network.dataset.actor[self.actor].name
        values = {"name": name, "within": within(self.limits != NO_LIMITS)}
        values |= {"materiel": self.materiel}
        more, open_ = len(self.inferred), len(self.unnamed)
        if not (self.stated or more) and open_:
            return say(f"{key}-not-named", n=open_, **values)
        words = say(key if self.stated else f"{key}-none", n=len(self.stated), **values)
        after = "inferred" if self.stated else "only-inferred"
        words += say(f"{key}-{after}", n=more) if more else ""
        return words + (say(f"{key}-unnamed", n=open_, **values) if open_ else "")

    def _apart(self) -> Iterator[str]:
        """Yield how many of those counted are no party."""
        actor = self.network.dataset.actor
        number = sum(actor[self.other(one)].type in _NO_PARTY for one in self.found)
        if number:
            yield say("reach-no-party", n=number)

    def _taken(self) -> Iterator[str]:
        """Yield on how many best paths arms were not handed over, and what became of them."""
        ways = [found for one in self.found if (found := self._families(one))]
        told = [say(_TAKEN[family]) for family in _TAKEN if any(family in one for one in ways)]
        if ways:
            yield say("reach-taken", n=len(ways), how=", or ".join(told))

    def _families(self, one: Reach) -> set[str]:
        legs = one.best.legs if one.best else ()
        modes = {self.network.dataset.transfer[leg].mode for leg in legs} - HANDED_OVER
        return {MODES[mode].family for mode in modes} & _TAKEN.keys()

    def _unsaid(self) -> Iterator[str]:
        """Yield on how many best paths a time or place asked for is merely not ruled out."""
        limits = [limit for one in self.found for limit in self.unsaid(one)]
        for limit in dict.fromkeys(limits):
            yield say("reach-not-ruled-out", limit=limit, n=limits.count(limit))

    def unsaid(self, one: Reach) -> Iterable[str]:
        """Return the times and places asked for that the best path does not state."""
        dataset, legs = self.network.dataset, one.best.legs if one.best else ()
        return unsaid(dataset, [dataset.transfer[leg] for leg in legs], self.limits)

    def marks(self, one: Reach) -> list[str]:
        """Return what is inferred on the best path, and what was asked for and is not stated."""
        if one.best is None:
            return [say("reach-not-looked-up")] if self.materiel else []
        gaps = [chains.gap(self.network, one.best, gap) for gap in chains.gaps(one.best)]
        limits = (say("verdict-not-ruled-out", limit=limit) for limit in self.unsaid(one))
        return [*gaps, *limits]
