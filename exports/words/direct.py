"""What is said of a transfer from the one to the other directly where it makes no path.

It may be said of a part, of the whole that one is an organ of, or of a collective that one is a
member of: then it is told of whom it is said. The page tells the same by ``engine/direct.js``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from exports.words.chains import speakers
from exports.words.kinds import VerdictKind
from exports.words.stated import denies, judge, withdrawn
from exports.words.templates import say
from graph.constraints.meant import Meant, Scope, meant

if TYPE_CHECKING:
    from graph.evidence.assertions import Assertion
    from graph.network import Network
    from graph.paths.answer import Answer

End = tuple[str, str, str]
"""Which kin of the one asked for a transfer is of, its name, and that of the one asked for."""


class Direct(NamedTuple):
    """The transfers from the one, or its kin, to the other, or its kin, the nearest first."""

    network: Network
    start: str
    goal: str
    found: tuple[Meant, ...]

    @classmethod
    def of(cls, network: Network, answer: Answer) -> Direct:
        """Return those that the answer is about; of a whole where inferences are asked for."""
        known = meant(network, Scope(answer.start, answer.goal))
        kept = (one for one in known if answer.inferred or not _is_above(one))
        return cls(network, answer.start, answer.goal, tuple(kept))

    def kind(self) -> VerdictKind | None:
        """Return what they come to; None where there is nothing to tell of them."""
        for above in (False, True):
            if self._short(above):
                return "intended-or-stopped-inferred" if above else "intended-or-stopped-only"
            if self._withdrawn(above):
                return "withdrawn-inferred" if above else "withdrawn"
            if any(_is_above(one) is above and self._denying(one) for one in self.found):
                return "only-denied-inferred" if above else "only-denied"
        return None

    def told(self) -> str:
        """Return what is stated of the nearest, or that it was withdrawn; empty where neither."""
        for above in (False, True):
            if short := self._short(above):
                return self._stated(short)
            if withdrawn := self._withdrawn(above):
                return self._was_withdrawn(withdrawn)
        return ""

    def denials(self) -> list[str]:
        """Return who denies what nobody asserts, and of whom, those who were asked for first."""
        found: dict[str, list[Assertion]] = {}
        for one in self.found:
            found.setdefault(self._whom(one), []).extend(self._denying(one))
        names = ((whom, speakers(self.network, said)) for whom, said in found.items() if said)
        return [denies(denying, whom) for whom, denying in names]

    def _short(self, above: bool) -> Meant | None:
        """Return the first of those that are said to be no more than intended or stopped."""
        short = (
            one
            for one in self.found
            if _is_above(one) is above and one.transfer.outcome != "completed" and self._backed(one)
        )
        return next(short, None)

    def _withdrawn(self, above: bool) -> Meant | None:
        marks = self.network.evidence.marks
        gone = (one for one in self.found if "retracted" in marks(one.transfer.id))
        return next((one for one in gone if _is_above(one) is above), None)

    def _backed(self, one: Meant) -> bool:
        return any(said.supports for said in self.network.evidence.assertions[one.transfer.id])

    def _denying(self, one: Meant) -> list[Assertion]:
        """Return the denials of a transfer that nobody asserts."""
        return [] if self._backed(one) else [*self.network.evidence.assertions[one.transfer.id]]

    def _stated(self, one: Meant) -> str:
        words = judge(self.network, one.transfer.id).words
        gaps = [
            say(f"gap-{kin}", here=here, there=there)
            for kin, there, here in self._ends(one)
            if kin != "part"
        ]
        key = "verdict-direct-inferred" if gaps else "verdict-direct"
        told = say(key, gaps="; ".join(gaps), stated=words)
        parts = [
            say("verdict-of-part", part=there, whole=here)
            for kin, there, here in self._ends(one)
            if kin == "part"
        ]
        return "; ".join([told, *parts])

    def _was_withdrawn(self, one: Meant) -> str:
        return withdrawn(self.network, one.transfer.id, self._whom(one))

    def _whom(self, one: Meant) -> str:
        """Return of whom it is said; empty where of those who were asked for themselves."""
        told = (say(f"whom-{kin}", here=here, there=there) for kin, there, here in self._ends(one))
        return say("whom-and").join(told)

    def _ends(self, one: Meant) -> Iterator[End]:
        """Yield the ends that are not those who were asked for."""
        actor, row = self.network.dataset.actor, one.transfer
        for kin, there, here in (
            (one.giver, row.giver, self.start),
            (one.receiver, row.receiver, self.goal),
        ):
            if kin != "itself":
                yield kin, actor[there].name, actor[here].name


def _is_above(one: Meant) -> bool:
    return one.near == "inferred"
