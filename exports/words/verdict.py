"""The verdict: the one sentence with which every answer begins, from this one place.

It says what is stated, by whom, how strong that is and who denies it; or that no document states
it, and what comes nearest by which inference; or that nothing collected connects the two. It
attributes and never asserts: a headline made of it says no more than the documents do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from exports.words import chains, phrases
from exports.words.clauses import deed, wanted, within
from exports.words.direct import Direct
from exports.words.kinds import Judged, Verdict, VerdictKind
from exports.words.stated import judge, not_stated
from exports.words.templates import say
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.registry import UNSTATED_MODE
from graph.constraints.told import TELLS, unsaid
from graph.model.vocabulary import BANDS, MODES

if TYPE_CHECKING:
    from graph.network import Network
    from graph.paths.answer import Answer
    from graph.paths.path import TransferPath
    from graph.scrutiny.scrutiny import Report

_DEEDS = MODES.keys() - {UNSTATED_MODE}
"""The modes that say how; a question that asks for one is answered with its word."""

HANDED_OVER = {"retransferred-unauthorised", "shared"} | {
    mode.id for mode in MODES.values() if mode.family == "transfer"
}
"""The modes by which a giver supplies a receiver; what is taken was not supplied."""


class AskedWhether(NamedTuple):
    """Whether it was asked if something is stated, and what of the last transfer by itself.

    ``deed`` says that arms came from one to the other by whatever deed, or that the one supplied
    the other; "" where neither was asked. ``last`` are the time and the place that were asked of
    the last transfer alone.
    """

    deed: Literal["", "came", "supplied"] = ""
    last: Limits = NO_LIMITS


NOT_ASKED = AskedWhether()


def of_transfer(network: Network, transfer: str) -> Verdict:
    """Return what is stated of a transfer, by whom, how strong, and who denies it."""
    return judge(network, transfer).sentence()


def of_answer(
    network: Network, answer: Answer, changed: Sequence[str] = (), asked: AskedWhether = NOT_ASKED
) -> Verdict:
    """Return what an answer to "how could X reach Y" comes to, with what was supposed for it.

    ``asked`` where it was asked whether it is stated ("did X supply Y?", "did Y get arms from X?").
    """
    return Judging(network, answer, asked).judged().sentence(changed)


@dataclass(frozen=True)
class Judging:
    """Finds what an answer comes to."""

    network: Network
    answer: Answer
    asked: AskedWhether = NOT_ASKED

    def judged(self) -> Judged:
        """Return what the answer comes to, by what is first in it."""
        if inside := parted(self.network, self.answer.start, self.answer.goal):
            return Judged(
                "part-of-the-other", say("verdict-inside", part=inside[0], whole=inside[1])
            )
        named = (*self.answer.paths, *self.answer.unnamed)
        if named:
            asked = (one for one in named if one.tier == "reported" and self._as_asked(one))
            return self._found(next(asked, _nearest(self.answer.paths or named)))
        if self.answer.truncated:
            return Judged("search-cut-short", say("verdict-cut"))
        near = self._relaxed()
        return self._otherwise(near) if near else self._nothing()

    def _found(self, path: TransferPath) -> Judged:
        if path.tier == "reported" and self._as_asked(path):
            return self._stated(path, self._is_yes(path))
        return self._otherwise(path)

    def _stated(self, path: TransferPath, so: bool = False) -> Judged:
        """Return who states the whole path in one document; ``so`` where that was asked."""
        network, legs = self.network, path.legs
        if len(legs) == 1:
            kind, words = judge(network, legs[0], so)
            return Judged(kind, words + self._parts(path))
        kind = "stated-disputed" if "disputed" in path.marks else "stated"
        kind = "implied" if chains.whole(network, legs).implied else kind
        words = self._chain("verdict-chain", path, composition=chains.throughout(network, legs))
        return Judged(kind, words + self._parts(path))

    def _otherwise(self, path: TransferPath) -> Judged:
        """Return that what was asked for is not stated, and what is, or what comes nearest."""
        if path.tier == "reported":
            through = "verdict-through" if len(path.legs) > 1 else "verdict-direct"
            told = say(through, stated=self._stated(path).words)
            return Judged("stated-otherwise", f"{self._head(path)}; {told}")
        if path.tier == "inferred":
            kind: VerdictKind = "not-stated-inferred"
            gaps = (chains.gap(self.network, path, one) for one in chains.gaps(path))
            near = self._chain("verdict-inferred", path, gaps="; ".join(gaps))
        else:
            kind, near = "not-stated-assembled", self._chain("verdict-assembled", path)
        return Judged(kind, f"{self._head(path)}; {near}{self._parts(path)}")

    def _chain(self, key: str, path: TransferPath, **values: str) -> str:
        network, rests_on = self.network, chains.claims(path)
        told = {claim: chains.backing(network, claim) for claim in rests_on}
        return say(
            key,
            route=chains.route(network, path.legs),
            how=chains.how(network, path.legs),
            strength=phrases.strength(path),
            remarks=chains.loose(network, path.legs),
            voices=chains.voices(network, told, len(path.legs)),
            denial=chains.denial(network, rests_on),
            **values,
        )

    def _parts(self, path: TransferPath) -> str:
        """Return that the transfers are those of a part, and what of them is not stated."""
        found = chains.end_parts(self.network, path)
        told = [say("verdict-of-part", part=one, whole=all_) for one, all_ in found]
        return "".join(f"; {one}" for one in (*told, *self._unsaid(path)))

    def _unsaid(self, path: TransferPath) -> Iterator[str]:
        """Yield the time and the place that were asked for and are merely not ruled out."""
        transfers = [self.network.dataset.transfer[leg] for leg in path.legs]
        for limits, legs in ((self.answer.limits, transfers), (self.asked.last, transfers[-1:])):
            for limit in unsaid(self.network.dataset, legs, limits):
                yield say("verdict-not-ruled-out", limit=limit)

    def _nothing(self) -> Judged:
        """Return that nothing connects the two, and what is said of them all the same."""
        led = self.answer.near_misses
        kind, told = self._direct.kind(), self._direct.told()
        why = "verdict-no-path-stated" if kind else "verdict-no-path" if led else "verdict-nothing"
        words = f"{self._head()}; {told or say(why, within=self._within())}"
        return Judged(kind or ("no-path" if led else "nothing-connects"), words)

    @cached_property
    def _direct(self) -> Direct:
        return Direct.of(self.network, self.answer)

    def _head(self, path: TransferPath | None = None) -> str:
        """Return that no document states what was asked, or names the materiel asked for."""
        if path and not self._names_it(path):
            return say("verdict-not-named", materiel=" or ".join(self._wanted()))
        if path and path.tier == "reported" and not self._was_supplied(path):
            return not_stated(self._deed("supplied") + self._within())
        return not_stated(self._asked() + self._within(), self._direct.denials())

    def _within(self) -> str:
        """Return that there are constraints besides those that a sentence tells itself."""
        return within(self._wider() != NO_LIMITS or not self.answer.inferred)

    def _wider(self) -> Limits:
        """Return the limits but for those that say what was asked: a deed, its materiel, one leg.

        Whether X supplied or sold to Y is asked of one leg; how it could have, of any number.
        """
        limits = self.answer.limits
        legs = None if self.asked.deed or self._asked_deed() else limits.max_legs
        return replace(limits, modes=(), materiel=(), max_legs=legs)

    def _asked_deed(self) -> str:
        """Return the one mode that was asked for, if it says how."""
        modes = self.answer.limits.modes
        return modes[0] if len(modes) == 1 and modes[0] in _DEEDS else ""

    def _asked(self) -> str:
        if deed := self._asked_deed():
            return self._deed(deed)
        start, goal, arms = self._terms()
        key = "verdict-asked-directly" if self._directly() else "verdict-asked"
        told = say(key, materiel=arms, **{"from": start, "to": goal})
        named = " or ".join(f"“{mode}”" for mode in self.answer.limits.modes)
        return f"{told} ({named})" if named else told

    def _directly(self) -> bool:
        """Return whether it was asked of the two themselves, and not of a way through others."""
        return bool(self.asked.deed) and self.answer.limits.max_legs == 1

    def _deed(self, mode: str) -> str:
        start, goal, arms = self._terms()
        return deed(mode, start, goal, arms)

    def _terms(self) -> tuple[str, str, str]:
        """Return the two asked about and what is to have passed, as a sentence names them."""
        actor = self.network.dataset.actor
        arms = " or ".join(self._wanted()) or say("verdict-arms")
        return actor[self.answer.start].name, actor[self.answer.goal].name, arms

    def _wanted(self) -> list[str]:
        """Return the kinds of materiel that were asked for, as a sentence names them."""
        return wanted(self.network.dataset.tree, self.answer.limits.materiel)

    def _names_it(self, path: TransferPath) -> bool:
        """Return whether some leg names materiel that was asked for."""
        dataset, limits = self.network.dataset, self.answer.limits
        legs = (dataset.transfer[leg] for leg in path.legs)
        return any(TELLS["materiel"](dataset, leg, limits) for leg in legs)

    def _as_asked(self, path: TransferPath) -> bool:
        """Return whether a stated path is what was asked for, and not merely not ruled out."""
        modes, (leg, *more) = self.answer.limits.modes, path.legs
        mode = self.network.dataset.transfer[leg].mode
        same = not {mode, MODES[mode].family}.isdisjoint(modes) and not more
        return self._names_it(path) and (same if modes else self._was_supplied(path))

    def _was_supplied(self, path: TransferPath) -> bool:
        """Return whether the one supplied the other, where no more than that was asked."""
        transfer, plain = self.network.dataset.transfer, not self.answer.limits.modes
        asked = self.asked.deed == "supplied" and plain and len(path.legs) == 1
        return not asked or transfer[path.legs[0]].mode in HANDED_OVER

    def _is_yes(self, path: TransferPath) -> bool:
        """Return whether what a stated path says answers whether it is so.

        That somebody was seen with arms says nothing of how they came there.
        """
        mode = self.network.dataset.transfer[path.legs[-1]].mode
        seen = MODES[mode].family == "possession" and not self.answer.limits.modes
        return bool(self.asked.deed) and not seen

    def _relaxed(self) -> TransferPath | None:
        """Return the best path were it not for what was asked of the deed itself."""
        wider = self._wider()
        if wider == self.answer.limits:
            return None
        from graph.paths.answer import answer  # here: most verdicts need no search of their own

        ends = self.answer.start, self.answer.goal
        found = answer(self.network, *ends, limits=wider, inferred=self.answer.inferred).paths
        return _nearest(found) if found else None


def _nearest(listed: Sequence[TransferPath]) -> TransferPath:
    """Return the first path of a list; where that is inferred, the first with the fewest gaps."""
    same = (one for one in listed if one.tier == listed[0].tier)
    return min(same, key=lambda one: len(chains.gaps(one)))


def parted(network: Network, start: str, goal: str) -> tuple[str, str] | None:
    """Return part and whole by name, where the one is a part of the other."""
    actor, parts = network.dataset.actor, network.dataset.parts
    for part, whole in ((start, goal), (goal, start)):
        if part in parts(whole):
            return actor[part].name, actor[whole].name
    return None


def of_actor(network: Network, actor: str) -> Verdict:
    """Return how much is stated of an actor itself, and what of it is backed best."""
    name = network.dataset.actor[actor].name
    ends = (*network.taken.get(actor, ()), *network.given.get(actor, ()))
    usable = (one for one in ends if one.id in network.usable)
    stated = [one for one in usable if one.outcome == "completed"]
    if not stated:
        return Judged("not-stated", say("verdict-actor-nothing", name=name)).sentence()
    best = min(stated, key=lambda one: _worth(network, one.id))
    into = sum(one.receiver == actor for one in stated)
    counted = {"into": into, "out": len(stated) - into}
    kind, words = judge(network, best.id)
    words = say(
        "verdict-actor",
        name=name,
        stated=words,
        **{end: phrases.some(number, "transfer") for end, number in counted.items()},
    )
    return Judged(kind, words).sentence()


def _worth(network: Network, transfer: str) -> tuple[object, ...]:
    """Return a key that sorts what is backed best to the front."""
    found = network.evidence.finding(transfer)
    return list(BANDS).index(found.band), -found.support, -found.high, transfer


def of_scrutiny(
    network: Network,
    pair: tuple[str, str],
    report: Report | None,
    limits: Limits = NO_LIMITS,
    changed: Sequence[str] = (),
) -> Verdict:
    """Return what an answer to the pair comes to, and without whom nothing of it is left."""
    from graph.paths.answer import answer  # here: most verdicts need no search of their own

    # what was examined are the best supported paths, which need not be those that are stated
    kind, words = Judging(network, answer(network, *pair, limits=limits)).judged()
    if report:
        names = chains.named(network, report.reach.keystones)
        drawn = report.reach.worlds and not names
        carried = phrases.NO_KEYSTONE_DRAWN if drawn else phrases.keystones(names)
        words += f"; all paths taken together, {phrases.uncapital(carried)}"
    return Judged(kind, words).sentence(changed)
