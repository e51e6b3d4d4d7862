"""What statements on a transfer come to, in one sentence: who says so, and who denies it.

A voice counts once however often and wherever it is printed. What is implied, hedged, said of a
part, of a whole or of an attempt is never run together with what is stated of those asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from exports.rows.dossier import words
from exports.rows.said import Saying
from exports.words import phrases
from exports.words.phrases import count
from exports.words.voices import voice_names
from graph.constraints.meant import Nearness, Scope
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import EXPLICITNESS, MODES, OUTCOMES

MOST_NAMED = 2
"""How many voices a verdict names; of more it gives the number."""


class FirstSentence(NamedTuple):
    """The verdict on what several voices say: its kind, and the sentence that begins the answer."""

    kind: str
    sentence: str

    def supposing(self, changed: Sequence[str]) -> FirstSentence:
        """Return it with what was supposed in front, so that it is not told without."""
        told = f"As if {'; '.join(changed)}: {self.sentence}" if changed else self.sentence
        return FirstSentence(self.kind, told)


@dataclass(frozen=True, slots=True)
class Ends:
    """The names of those asked for."""

    giver: str
    receiver: str

    @classmethod
    def of(cls, dataset: Dataset, scope: Scope) -> Ends:
        """Return the names; "anybody" where nobody was asked for."""
        known = dataset.actor
        ids = (scope.giver, scope.receiver)
        return cls(*(known[one].name if one else "anybody" for one in ids))


def passing(ends: Ends) -> str:
    """Return that arms passed between those asked for."""
    return f"arms passed from {ends.giver} to {ends.receiver}"


def _found(ends: Ends) -> str:
    return f"arms of {ends.giver} were found with {ends.receiver}"


_NOT_COMPLETED: Mapping[str, str] = MappingProxyType(
    {
        "intended": "arms of {giver} were meant for {receiver}, delivery not stated",
        "attempted": "passing arms from {giver} to {receiver} was tried, not that it came about",
        "intercepted": "arms from {giver} to {receiver} were stopped on the way",
    }
)


def _claim(transfer: Transfer, ends: Ends) -> str:
    """Return what a statement on the transfer says, without its modes."""
    if not OUTCOMES[transfer.outcome].arrived:
        told = _NOT_COMPLETED[transfer.outcome]
        return told.format(giver=ends.giver, receiver=ends.receiver)
    return passing(ends) if MODES[transfer.mode].carries_on else _found(ends)


def _with_modes(claim: str, said: Iterable[Saying]) -> str:
    transfers = {one.meant.transfer.id: one.meant.transfer for one in said}
    modes = [*dict.fromkeys(words(one.mode) for one in transfers.values())]
    if all(one.directness == "carrier-unknown" for one in transfers.values()):
        modes.append("no carrier named")
    return f"{claim} ({', '.join(modes)})"


class Teller:
    """Tells who says what of a dataset's transfers; ``only`` is whoever alone was asked about."""

    def __init__(self, dataset: Dataset, only: str = "") -> None:
        self.dataset, self.only = dataset, only
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
                less = "".join(self._less(its, voices))
                yield f"{self.who(voices)} {verb}{less} that {told}"
            else:
                implies = "implies" if len(voices) == 1 else "imply"
                yield f"{self.nobody('outright ')} {told}; {self.who(voices)} {implies} it"

    def _less(self, said: Sequence[Saying], voices: Sequence[str]) -> Iterator[str]:
        """Yield that some of the voices only imply it, or hedge it, in all that they say of it."""
        implies = self._without(said, _clear)
        hedges = self._without(said, lambda one: one.statement.hedge == "plain")
        for some, verb in ((implies, "implying"), (hedges, "hedging")):
            if some:
                told = "" if len(voices) == 1 else f"{'all' if some == len(voices) else some} "
                yield f", {told}{verb} it,"

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

    def pair(self, said: Sequence[Saying], scope: Scope) -> FirstSentence:
        """Return the verdict on whether arms passed between the two asked for, directly."""
        ends = Ends.of(self.dataset, scope)
        near = {name: [one for one in said if one.meant.near == name] for name in _NEARNESS}
        named, denial = [*self.saying(near["named"], ends)], self.denial(near["named"])
        further = [*filter(None, map(self._further, near.items()))]
        backed = any(one.backs and _arrived(one) for one in near["named"])
        parts = named if backed else [f"{self.nobody()} {passing(ends)} directly", *named]
        parts += [*filter(None, [denial]), *self._rest(near["named"]), *further]
        return FirstSentence(_kind(near, bool(denial)), f"{'; '.join(parts)}.")

    def _further(self, item: tuple[Nearness, Sequence[Saying]]) -> str:
        """Return who says it of a part or of a whole, which is not of those asked for by name."""
        near, said = item
        arrived = [one for one in said if one.backs and _arrived(one)]
        if near == "named" or not arrived:
            return ""
        voices = self.voices(arrived)
        verb = "says" if len(voices) == 1 else "say"
        of = "a part" if near == "part" else "the whole or a collective, not of them by name"
        transfers = {one.meant.transfer.id: one.meant.transfer for one in arrived}
        told = [self._short(one) for one in transfers.values()]
        more = [f"{len(told) - MOST_NAMED} more"] if len(told) > MOST_NAMED else []
        listed = "; ".join([*told[:MOST_NAMED], *more])
        denial = self.denial([one for one in said if one.meant.transfer.id in transfers])
        return f"{self.who(voices)} {verb} it of {of} ({listed}){denial and f', and {denial}'}"

    def _short(self, transfer: Transfer) -> str:
        actor = self.dataset.actor
        arrow = phrases.arrow(actor[transfer.giver], actor[transfer.receiver])
        return f"{arrow}, {words(transfer.mode)}"

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

    def denials(self, said: Sequence[Saying], subject: str) -> FirstSentence:
        """Return the verdict on who denies ``subject``."""
        voices = self.voices(one for one in said if one.denies)
        if not voices:
            whose = f"{self.only} deny" if self.only else "anybody deny"
            return FirstSentence("not-denied", f"No document has {whose} {subject}.")
        verb = "denies" if len(voices) == 1 else "deny"
        return FirstSentence("denied", f"{self.who(voices)} {verb} {subject}.")


_NEARNESS: tuple[Nearness, ...] = ("named", "part", "inferred")


def _arrived(one: Saying) -> bool:
    return OUTCOMES[one.meant.transfer.outcome].arrived


def _clear(one: Saying) -> bool:
    """Return whether the hand-over itself is stated."""
    return EXPLICITNESS[one.statement.explicitness].hand_over


def _kind(near: Mapping[Nearness, Sequence[Saying]], denied: bool) -> str:
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
    for name in ("part", "inferred"):
        if any(one.backs and _arrived(one) for one in near[name]):
            return f"of-a-{'part' if name == 'part' else 'whole'}"
    return "not-stated"


def counted(teller: Teller, said: Sequence[Saying]) -> str:
    """Return how much is listed: ten outlets that repeat one voice are one voice."""
    voices, documents = len(teller.voices(said)), len({one.statement.document for one in said})
    held = (count(voices, "voice"), count(documents, "document"), count(len(said), "statement"))
    return ", ".join(held)
