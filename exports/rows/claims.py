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
from exports.words.chains import called
from exports.words.kinds import Verdict, VerdictKind
from exports.words.phrases import count
from exports.words.templates import say
from exports.words.voices import voice_names
from graph.constraints.meant import Nearness, Scope
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import EXPLICITNESS, HEDGES, MODES, OUTCOMES, spoken

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
        return [*dict.fromkeys(map(self._voice, said))]

    def who(self, said: Iterable[Saying]) -> str:
        """Return who speaks as a subject: voices if they are few by the name of who said it."""
        known = self.dataset.origin
        names = called(self.names, (known[one.statement.origin] for one in said))
        return count(len(names), "voice") if len(names) > MOST_NAMED else " and ".join(names)

    def saying(self, said: Sequence[Saying], ends: Ends) -> Iterator[str]:
        """Yield "A and B say that …" for every claim that statements which count for it make.

        What is stated to have come about is first, then what is implied to have.
        """
        claims: dict[str, list[Saying]] = {}
        for one in said:
            if one.backs:
                claims.setdefault(_claim(one.meant.transfer, ends), []).append(one)
        for claim, its in sorted(claims.items(), key=lambda item: _standing_of(item[1])):
            told = _with_modes(claim, its)
            if any(map(is_clear, its)):
                yield f"{self.who(its)}{self._stating(its)} that {told}"
            else:
                implies = "implies" if len(self.voices(its)) == 1 else "imply"
                yield f"{self.nobody('outright ')} {told}; {self.who(its)} {implies} it"

    def _stating(self, said: Sequence[Saying]) -> str:
        """Return that they say it, and how much less than that it is, by voice."""
        own = self._by_voice(said)
        many, hedges = len(own) > 1, {_plainest(one) for one in own}
        manners = [manner for one in own for manner in _manners(one)]
        verb = "say" if many else "says"
        if len(hedges) == 1 and (called_so := _CALLED.get(*hedges)):
            manners = [one for one in manners if one != f"calling it {called_so}"]
            verb = f"call{'' if many else 's'} it {called_so}"
        told = [f"{_share(manners.count(one), own)}{one}" for one in dict.fromkeys(manners)]
        less = f", {' and '.join(told)}," if told else ""
        return f"{self._rendered(own)} {verb}{less}"

    def _rendered(self, own: Sequence[Sequence[Saying]]) -> str:
        """Return that what all or some voices say is known in stronger words than theirs alone."""
        number = sum(map(_is_strengthened, own))
        if number == len(own):
            return say("verdict-strengthened")
        return f" ({number} as rendered in stronger words)" if number else ""

    def _by_voice(self, said: Iterable[Saying]) -> list[list[Saying]]:
        """Return what each voice says of it."""
        found: dict[str, list[Saying]] = {}
        for one in said:
            found.setdefault(self._voice(one), []).append(one)
        return [*found.values()]

    def _without(self, said: Sequence[Saying], full: Callable[[Saying], bool]) -> int:
        """Return how many voices say nothing that is full."""
        return len({*self.voices(said)} - {*self.voices(one for one in said if full(one))})

    def denial(self, said: Sequence[Saying]) -> str:
        """Return "C denies it", with who both says and denies it; "" where nobody does."""
        denying = self.voices(one for one in said if one.denies)
        if not denying:
            return ""
        both = [one for one in said if one.backs and self._voice(one) in denying]
        says = "says" if len(self.voices(both)) == 1 else "say"
        who = {one.statement.origin for one in both}
        also = who <= {one.statement.origin for one in said if one.denies}
        same = f"also {says}" if also else f"of the same voice {says}"
        torn = f", and {self.who(both)} {same} so" if both else ""
        return f"{self.denying(said, ' it')}{torn}"

    def denying(self, said: Iterable[Saying], it: str = "", rest: str = "") -> str:
        """Return "A denies" of those who deny any of it, with ``it`` and the ``rest``.

        In between stands how many of them do so by implication.
        """
        its = [one for one in said if one.denies]
        voices, implied = self.voices(its), self._without(its, is_clear)
        how = " by implication" if implied else ""
        if 0 < implied < len(voices):
            how = f", {implied} of them by implication{',' if rest else ''}"
        return f"{self.who(its)} {_deny(voices)}{it}{how}{rest}"

    def _voice(self, one: Saying) -> str:
        return self.dataset.origin[one.statement.origin].voice

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
        who = f"{self.who(arrived)}{self._rendered(self._by_voice(arrived))}"
        told = f"{who} {verb} it of {self._whose(arrived, ends)}"
        return f"{told}, and {denial}" if denial else told

    def _not_arrived(self, said: Sequence[Saying], ends: Ends) -> Iterator[str]:
        """Yield what else is said of a part or of a whole: that it was meant, stopped, denied."""
        for outcome, clause in _NOT_COMPLETED.items():
            short = [one for one in said if one.backs and one.meant.transfer.outcome == outcome]
            if short:
                voices = self.voices(short)
                told = f"{self._verb(short, voices)} of {self._whose(short, ends)} that"
                yield f"{self.who(short)} {told} {Ends('', '', ends.arms).told(clause)}"
        if denying := [one for one in said if one.denies]:
            yield self.denying(denying, " it", f" of {self._whose(denying, ends)}")
        if gone := [one for one in said if one.footing == "withdrawn"]:
            yield f"what {self.who(gone)} said of {self._whose(gone, ends)} was withdrawn"

    def _whose(self, said: Sequence[Saying], ends: Ends) -> str:
        """Return of whom it is said, and in which transfers."""
        return f"{of_whom(said, ends)} ({self._listed(said)})"

    def _verb(self, said: Sequence[Saying], voices: Sequence[str]) -> str:
        """Return whether they say it, imply it, or some the one and some the other."""
        implying = self._without(said, is_clear)
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
        arrow = phrases.arrow(self.dataset, transfer)
        if not OUTCOMES[transfer.outcome].arrived:  # no mode stands without its outcome
            return f"{arrow}, {transfer.outcome} only, mode: {_mode(transfer)}"
        return f"{arrow}, {_mode(transfer)}"

    def _rest(self, said: Sequence[Saying]) -> Iterator[str]:
        if any(one.backs or one.denies for one in said):
            return
        if withdrawn := [one for one in said if one.footing == "withdrawn"]:
            yield f"what {self.who(withdrawn)} said of it was withdrawn"
        if speaking := [one for one in said if one.footing == "stated"]:
            verb = "is" if len(self.voices(speaking)) == 1 else "are"
            yield f"{self.who(speaking)} {verb} heard on it without stating or denying it"

    def denials(self, said: Sequence[Saying], scope: Scope) -> Verdict:
        """Return the verdict on who denies that arms passed between those asked for."""
        near, ends = by_nearness(said), Ends.of(self.dataset, scope, self.arms)
        subject = f"that {passing(ends)}{self.within}"
        named = near["named"]
        told = [self.denying(named, rest=f" {subject}") if named else self.none(subject)]
        for one in _FURTHER:
            if its := near[one]:
                told.append(self.denying(its, " it", f" of {self._whose(its, ends)}"))
        return Verdict("denied" if named else "not-denied", f"{'; '.join(told)}.")

    def none(self, subject: str) -> str:
        """Return that nobody is heard to deny the subject."""
        return f"No document has {self.only or 'anybody'} deny {subject}"


def _standing_of(said: Sequence[Saying]) -> tuple[bool, bool]:
    """Return a key by which what came about is before what did not, what is stated first."""
    arrived = [one for one in said if _arrived(one)]
    return not arrived, not any(map(is_clear, arrived))


def _deny(voices: Sequence[str]) -> str:
    return "denies" if len(voices) == 1 else "deny"


def _share(number: int, voices: Sequence[object]) -> str:
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


def is_clear(one: Saying) -> bool:
    """Return whether the hand-over itself is stated."""
    return EXPLICITNESS[one.statement.explicitness].hand_over


_CALLED: Mapping[str, str] = MappingProxyType({"even": "possible", "unlikely": "unlikely"})
"""What whoever hedges so much calls it, which is no saying that it is so."""


def _plainest(said: Iterable[Saying]) -> str:
    """Return the hedge of what is said with the least doubt."""
    return min((one.statement.hedge for one in said), key=[*HEDGES].index)


def _is_strengthened(said: Iterable[Saying]) -> bool:
    """Return whether it is known in stronger words than the source's own alone."""
    return all(one.statement.fidelity == "strengthened" for one in said)


def _manners(said: Sequence[Saying]) -> Iterator[str]:
    """Yield by how much a voice falls short of saying it, in all that it says of it."""
    if not any(map(is_clear, said)):
        yield "implying it"
    if (hedge := _plainest(said)) != "plain":
        yield f"calling it {_CALLED[hedge]}" if hedge in _CALLED else "hedging it"


def _kind(near: Mapping[Nearness, Sequence[Saying]], denied: bool) -> VerdictKind:
    backing = [one for one in near["named"] if one.backs]
    arrived = [one for one in backing if _arrived(one)]
    if any(map(is_clear, arrived)):
        return "stated-disputed" if denied else "stated"
    if backing:
        return "implied" if arrived else "intended-or-stopped-only"
    if denied:
        return "only-denied"
    if any(one.footing == "withdrawn" for one in near["named"]):
        return "withdrawn"
    return next(filter(None, (_kind_of_kin(near[one], one) for one in _FURTHER)), "not-stated")


def _kind_of_kin(said: Sequence[Saying], near: Nearness) -> VerdictKind | None:
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
