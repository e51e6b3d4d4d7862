"""What statements on a transfer come to, in one sentence: who says so, and who denies it.

A voice counts once however often and wherever it is printed. What is implied, hedged, said of a
part, of a whole or of an attempt is never run together with what is stated of those asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from exports.rows.said import Saying
from exports.words import phrases
from exports.words.kinds import Kind, Verdict
from exports.words.phrases import count
from exports.words.voices import voice_names
from graph.constraints.meant import Nearness, Scope
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import EXPLICITNESS, MODES, OUTCOMES, spoken

_FURTHER: tuple[Nearness, ...] = ("part", "inferred")

MOST_NAMED = 2
"""How many voices a verdict names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Those asked for, as a clause names them; nothing where an end is anybody's.

    ``arms`` is what is to have passed.
    """

    giver: str
    receiver: str
    arms: str = "arms"

    @classmethod
    def of(cls, dataset: Dataset, scope: Scope, arms: str = "arms") -> Ends:
        """Return the names, and by what word what is to have passed is named."""
        ids = (scope.giver, scope.receiver)
        giver, receiver = (dataset.actor[one].name if one else "" for one in ids)
        return cls(giver, receiver, arms)

    def told(self, clause: str) -> str:
        """Return the clause with " from X" and " to Y" in its two braces, and what passed."""
        giver = f" from {self.giver}" if self.giver else ""
        receiver = f" to {self.receiver}" if self.receiver else ""
        return clause.format(giver, receiver, arms=self.arms)


def passing(ends: Ends) -> str:
    """Return that arms passed between those asked for."""
    return ends.told("{arms} passed{}{}")


def _found(ends: Ends) -> str:
    whose = f" of {ends.giver}" if ends.giver else ""
    return f"{ends.arms}{whose} were found with {ends.receiver or 'somebody'}"


def _stopped(ends: Ends) -> str:
    whose = f" of {ends.giver}" if ends.giver else ""
    return f"{ends.arms}{whose} were stopped on their way by {ends.receiver or 'somebody'}"


_NOT_COMPLETED: Mapping[str, str] = MappingProxyType(
    {
        "intended": "{arms} were meant to pass{}{}, delivery not stated",
        "attempted": "passing {arms}{}{} was tried, not that it came about",
        "intercepted": "{arms}{}{} were stopped on the way",
    }
)


def _claim(transfer: Transfer, ends: Ends) -> str:
    """Return what a statement on the transfer says, without its modes."""
    if not OUTCOMES[transfer.outcome].arrived:
        return ends.told(_NOT_COMPLETED[transfer.outcome])
    if MODES[transfer.mode].family == "interdiction":
        return _stopped(ends)
    return passing(ends) if MODES[transfer.mode].carries_on else _found(ends)


def _with_modes(claim: str, said: Iterable[Saying]) -> str:
    transfers = {one.meant.transfer.id: one.meant.transfer for one in said}
    modes = [*dict.fromkeys(_mode(one) for one in transfers.values())]
    if all(one.directness == "carrier-unknown" for one in transfers.values()):
        modes.append("no carrier named")
    return f"{claim} ({', '.join(modes)})"


def _mode(transfer: Transfer) -> str:
    unstated = MODES[transfer.mode].family == "unstated"
    return "how is not said" if unstated else spoken(transfer.mode)


class Teller:
    """Tells who says what of a dataset's transfers; ``only`` is whoever alone was asked about.

    ``within`` says that there are constraints, wherever something is said not to be stated;
    ``arms`` is what is to have passed.
    """

    def __init__(
        self, dataset: Dataset, only: str = "", within: str = "", arms: str = "arms"
    ) -> None:
        self.dataset, self.only, self.within, self.arms = dataset, only, within, arms
        self.names = voice_names(dataset)

    def voices(self, said: Iterable[Saying]) -> list[str]:
        """Return the voices, each once, in the order of what is said."""
        known = self.dataset.origin
        return [*dict.fromkeys(known[one.statement.origin].voice for one in said)]

    def who(self, voices: Sequence[str]) -> str:
        """Return the voices as a subject: by name if they are few."""
        if len(voices) > MOST_NAMED:
            return count(len(voices), "voice")
        return " and ".join(self.names[one] for one in voices)

    def saying(self, said: Sequence[Saying], ends: Ends) -> Iterator[str]:
        """Yield "A and B say that …" for every claim that statements which count for it make."""
        claims: dict[str, list[Saying]] = {}
        for one in said:
            if one.backs:
                claims.setdefault(_claim(one.meant.transfer, ends), []).append(one)
        for claim, its in claims.items():
            voices, told = self.voices(its), _with_modes(claim, its)
            verb = "says" if len(voices) == 1 else "say"
            if any(map(_clear, its)):
                less = self._less(its, voices)
                yield f"{self.who(voices)} {verb}{less} that {told}"
            else:
                implies = "implies" if len(voices) == 1 else "imply"
                yield f"{self.nobody('outright ')} {told}; {self.who(voices)} {implies} it"

    def _less(self, said: Sequence[Saying], voices: Sequence[str]) -> str:
        """Return that some of the voices only imply it, or hedge it, in all that they say of it."""
        some = {
            "implying": self._without(said, _clear),
            "hedging": self._without(said, lambda one: one.statement.hedge == "plain"),
        }
        told = [f"{_share(number, voices)}{verb} it" for verb, number in some.items() if number]
        return f", {' and '.join(told)}," if told else ""

    def _without(self, said: Sequence[Saying], full: Callable[[Saying], bool]) -> int:
        """Return how many voices say nothing that is full."""
        return len({*self.voices(said)} - {*self.voices(one for one in said if full(one))})

    def denial(self, said: Sequence[Saying]) -> str:
        """Return "C denies it", with who both says and denies it; "" where nobody does."""
        denying = self.voices(one for one in said if one.denies)
        if not denying:
            return ""
        verb = "denies" if len(denying) == 1 else "deny"
        both = [one for one in self.voices(one for one in said if one.backs) if one in denying]
        says = "says" if len(both) == 1 else "say"
        torn = f", and {self.who(both)} also {says} so" if both else ""
        return f"{self.who(denying)} {verb} it{torn}"

    def nobody(self, how: str = "") -> str:
        """Return the beginning of a sentence on what is not stated."""
        said = f"has {self.only} state" if self.only else "states"
        return f"No document {said} {how}that"

    def pair(self, said: Sequence[Saying], scope: Scope) -> Verdict:
        """Return the verdict on whether arms passed between those asked for, directly."""
        ends, near = Ends.of(self.dataset, scope, self.arms), by_nearness(said)
        named, denial = [*self.saying(near["named"], ends)], self.denial(near["named"])
        backed = any(one.backs and _arrived(one) for one in near["named"])
        directly = " directly" if scope.pair else ""
        parts = (
            named if backed else [f"{self.nobody()} {passing(ends)}{directly}{self.within}", *named]
        )
        parts += [*filter(None, [denial]), *self._rest(near["named"])]
        parts += filter(None, (self._further(near[one], ends) for one in _FURTHER))
        return Verdict(_kind(near, bool(denial)), f"{'; '.join(parts)}.")

    def _further(self, said: Sequence[Saying], ends: Ends) -> str:
        """Return who says it of a part or of a whole, which is not of those asked for by name."""
        arrived = [one for one in said if one.backs and _arrived(one)]
        if not arrived:
            return "; ".join(self._not_arrived(said, ends))
        voices = self.voices(arrived)
        verb = self._verb(arrived, voices)
        its = {one.meant.transfer.id for one in arrived}
        denial = self.denial([one for one in said if one.meant.transfer.id in its])
        told = f"{self.who(voices)} {verb} it of {self._whose(arrived, ends)}"
        return f"{told}, and {denial}" if denial else told

    def _not_arrived(self, said: Sequence[Saying], ends: Ends) -> Iterator[str]:
        """Yield what else is said of a part or of a whole: that it was meant, stopped, denied."""
        for outcome, clause in _NOT_COMPLETED.items():
            short = [one for one in said if one.backs and one.meant.transfer.outcome == outcome]
            if short:
                voices = self.voices(short)
                told = f"{self._verb(short, voices)} of {self._whose(short, ends)} that"
                yield f"{self.who(voices)} {told} {Ends('', '', ends.arms).told(clause)}"
        if denying := [one for one in said if one.denies]:
            voices = self.voices(denying)
            yield f"{self.who(voices)} {_deny(voices)} it of {self._whose(denying, ends)}"
        if gone := [one for one in said if one.footing == "withdrawn"]:
            who = self.who(self.voices(gone))
            yield f"what {who} said of {self._whose(gone, ends)} was withdrawn"

    def _whose(self, said: Sequence[Saying], ends: Ends) -> str:
        """Return of whom it is said, and in which transfers."""
        return f"{of_whom(said, ends)} ({self._listed(said)})"

    def _verb(self, said: Sequence[Saying], voices: Sequence[str]) -> str:
        """Return whether they say it, imply it, or some the one and some the other."""
        implying = self._without(said, _clear)
        one = len(voices) == 1
        verbs = [("says" if one else "say")] if implying < len(voices) else []
        verbs += [("implies" if one else "imply")] if implying else []
        return " or ".join(verbs)

    def _listed(self, said: Iterable[Saying]) -> str:
        """Return the transfers, the first ones by name."""
        transfers = {one.meant.transfer.id: one.meant.transfer for one in said}
        told = [*dict.fromkeys(self._short(one) for one in transfers.values())]
        more = [f"{len(told) - MOST_NAMED} more"] if len(told) > MOST_NAMED else []
        return "; ".join([*told[:MOST_NAMED], *more])

    def _short(self, transfer: Transfer) -> str:
        actor = self.dataset.actor
        arrow = phrases.arrow(actor[transfer.giver], actor[transfer.receiver])
        if not OUTCOMES[transfer.outcome].arrived:  # no mode stands without its outcome
            return f"{arrow}, {transfer.outcome} only, mode: {_mode(transfer)}"
        return f"{arrow}, {_mode(transfer)}"

    def _rest(self, said: Sequence[Saying]) -> Iterator[str]:
        if any(one.backs or one.denies for one in said):
            return
        withdrawn = self.voices(one for one in said if one.footing == "withdrawn")
        if withdrawn:
            yield f"what {self.who(withdrawn)} said of it was withdrawn"
        speaking = self.voices(one for one in said if one.footing == "stated")
        if speaking:
            verb = "is" if len(speaking) == 1 else "are"
            yield f"{self.who(speaking)} {verb} heard on it without stating or denying it"

    def denials(self, said: Sequence[Saying], scope: Scope) -> Verdict:
        """Return the verdict on who denies that arms passed between those asked for."""
        near, ends = by_nearness(said), Ends.of(self.dataset, scope, self.arms)
        subject = f"that {passing(ends)}{self.within}"
        named = self.voices(near["named"])
        told = [f"{self.who(named)} {_deny(named)} {subject}"] if named else [self.none(subject)]
        for one in _FURTHER:
            if voices := self.voices(near[one]):
                told.append(
                    f"{self.who(voices)} {_deny(voices)} it of {self._whose(near[one], ends)}"
                )
        return Verdict("denied" if named else "not-denied", f"{'; '.join(told)}.")

    def denying(self, said: Iterable[Saying]) -> str:
        """Return "A denies", of those who deny any of it."""
        voices = self.voices(one for one in said if one.denies)
        return f"{self.who(voices)} {_deny(voices)}"

    def none(self, subject: str) -> str:
        """Return that nobody is heard to deny the subject."""
        return f"No document has {self.only or 'anybody'} deny {subject}"


def _deny(voices: Sequence[str]) -> str:
    return "denies" if len(voices) == 1 else "deny"


def _share(number: int, voices: Sequence[str]) -> str:
    """Return how many of the voices; nothing of one alone."""
    if len(voices) == 1:
        return ""
    return "all " if number == len(voices) else f"{number} "


def by_nearness(said: Iterable[Saying]) -> dict[Nearness, list[Saying]]:
    """Return what is said of those asked for by name, of a part, and of what they are part of."""
    found: dict[Nearness, list[Saying]] = {name: [] for name in ("named", *_FURTHER)}
    for one in said:
        found[one.meant.near].append(one)
    return found


def of_whom(said: Iterable[Saying], ends: Ends) -> str:
    """Return of whom it is said, where not of those asked for by name."""
    kin = [
        (how, name)
        for one in said
        for how, name in ((one.meant.giver, ends.giver), (one.meant.receiver, ends.receiver))
    ]
    above = [word for word in ("whole", "collective") if word in {how for how, _ in kin}]
    if not above:
        return "a part"
    names = dict.fromkeys(name for how, name in kin if how in above)
    return f"the {' or the '.join(above)}, not of {' or '.join(names)} by name"


def _arrived(one: Saying) -> bool:
    return OUTCOMES[one.meant.transfer.outcome].arrived


def _clear(one: Saying) -> bool:
    """Return whether the hand-over itself is stated."""
    return EXPLICITNESS[one.statement.explicitness].hand_over


def _kind(near: Mapping[Nearness, Sequence[Saying]], denied: bool) -> Kind:
    backing = [one for one in near["named"] if one.backs]
    arrived = [one for one in backing if _arrived(one)]
    if any(map(_clear, arrived)):
        return "stated-disputed" if denied else "stated"
    if backing:
        return "implied" if arrived else "intended-or-stopped-only"
    if denied:
        return "only-denied"
    if any(one.footing == "withdrawn" for one in near["named"]):
        return "withdrawn"
    return next(filter(None, (_kind_of_kin(near[one], one) for one in _FURTHER)), "not-stated")


def _kind_of_kin(said: Sequence[Saying], near: Nearness) -> Kind | None:
    """Return what is said of a part or of a whole comes to; None where there is nothing."""
    above, backing = near == "inferred", [one for one in said if one.backs]
    if any(map(_arrived, backing)):
        return "not-stated-inferred" if above else "of-a-part"
    if backing:
        return "intended-or-stopped-inferred" if above else "intended-or-stopped-only"
    if any(one.denies for one in said):
        return "only-denied-inferred" if above else "only-denied"
    if any(one.footing == "withdrawn" for one in said):
        return "withdrawn-inferred" if above else "withdrawn"
    return None


def counted(teller: Teller, said: Sequence[Saying]) -> str:
    """Return how much is listed: ten outlets that repeat one voice are one voice."""
    voices, documents = len(teller.voices(said)), len({one.statement.document for one in said})
    held = (count(voices, "voice"), count(documents, "document"), count(len(said), "statement"))
    return ", ".join(held)
