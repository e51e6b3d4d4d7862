"""Who says what of the transfers asked for, by voice: text for 80 columns, plain values, Markdown.

A voice that ten outlets repeat is listed once, with ten places under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from exports.report import constraints
from exports.report.answering import Reply
from exports.report.statements.asked import AsAsked, InTime
from exports.rows import said as rows
from exports.rows import sayings
from exports.rows.claims import Ends, Teller, by_nearness, counted, is_clear, of_whom
from exports.rows.said import Saying
from exports.rows.sayings import UNSTATED
from exports.rows.speakers import Find, Speaker, by_name, speaker
from exports.words import phrases
from exports.words.clauses import within
from exports.words.escapes import MARKDOWN
from exports.words.kinds import Verdict, VerdictKind
from exports.words.phrases import count, wrap
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.meant import EVERYBODY, Scope, meant, scoped
from graph.errors import NameLookupError
from graph.network import Network

Plain = dict[str, Any]

plain = MARKDOWN.of


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is asked: of whose transfers, of whom alone (``by``), and of denials alone or of all."""

    scope: Scope = EVERYBODY
    by: Speaker | None = None
    deny: bool = False
    limits: Limits = NO_LIMITS


def hearing(
    network: Network,
    find: Find,
    names: Sequence[str] = (),
    by: str = "",
    deny: bool = False,
    limits: Limits = NO_LIMITS,
) -> Hearing:
    """Return what is asked with up to two ``names``, giver and receiver, or one that it is about.

    One name that is no actor, or an actor in no transfer, is who speaks. Raises the house's errors
    for a name that is neither.
    """
    asked = speaker(network, find, by) if by else None
    if len(names) != 1:
        return Hearing(scoped(*map(find, names)), asked, deny, limits)
    if not asked and (named := _only_speaks(network, find, names[0])):
        return Hearing(Scope(), named, deny, limits)
    return Hearing(Scope(about=find(names[0])), asked, deny, limits)


def _only_speaks(network: Network, find: Find, typed: str) -> Speaker | None:
    """Return who speaks under that name, if it is no actor or one in no transfer."""
    try:
        actor = find(typed)
    except NameLookupError:
        return by_name(network, typed)
    if meant(network, Scope(about=actor)):
        return None
    try:
        return by_name(network, typed) or speaker(network, find, actor)
    except NameLookupError:
        return None


class Heard:
    """What was heard: everything said of the transfers asked for, by those asked about."""

    def __init__(self, network: Network, asked: Hearing) -> None:
        self.network, self.asked, self.dataset = network, asked, network.dataset
        self.in_time = InTime.of(network, asked.scope, asked.limits)
        said = rows.said_of(network, self.in_time.kept)
        self.all = [one for one in said if self._wanted(one)]
        self.said = [one for one in self.all if one.footing not in UNSTATED]
        stated = (one.meant.transfer for one in said if one.footing not in UNSTATED)
        self.as_asked = AsAsked.of(self.dataset, stated, asked.limits)
        self.counted = [one for one in self.said if self.as_asked.holds(one.meant.transfer)]
        self.teller = Teller(
            self.dataset,
            asked.by.name if asked.by else "",
            within(asked.limits != NO_LIMITS),
            self.as_asked.arms,
        )

    def _wanted(self, one: Saying) -> bool:
        if self.asked.deny and not one.denies:
            return False
        by = self.asked.by
        return by is None or by.says(one.statement) or by.passes_on(self.dataset, one.statement)

    def verdict(self, changed: Sequence[str] = ()) -> Verdict:
        """Return the sentence with which the answer begins, with what was supposed for it."""
        return self.as_asked.told(self._besides(self._verdict())).supposing(changed)

    def _besides(self, verdict: Verdict) -> Verdict:
        """Return the verdict with how many transfers do not say what was asked for."""
        others = self.as_asked.besides(one.meant.transfer for one in self.said)
        return Verdict(verdict.kind, f"{'; '.join([verdict.sentence[:-1], *others])}.")

    def _verdict(self) -> Verdict:
        scope, by = self.asked.scope, self.asked.by
        if scope.giver or scope.receiver:
            told = self.teller.denials if self.asked.deny else self.teller.pair
            return told(self.counted, scope)
        if self.asked.deny:
            return self._denied()
        if by and not scope.about:
            return self._of_speaker(by)
        return self._overall()

    def _about(self) -> str:
        about = self.asked.scope.about
        whose = f" to or from {self.dataset.actor[about].name}" if about else ""
        return whose + self.teller.within

    def _denied(self) -> Verdict:
        """Return who denies how many transfers, those of a part or a whole apart."""
        near, subject = by_nearness(self.counted), f"of {self.teller.arms}{self._about()}"
        named = near["named"]
        transfers = count(_transfers(named), "alleged transfer")
        none = self.teller.none("an alleged transfer")
        first = self.teller.denying(named, rest=f" {transfers}") if named else none
        parts = [f"{first} {subject}", *self._further()]
        return Verdict("denied" if named else "not-denied", f"{'; '.join(parts)}.")

    def _overall(self) -> Verdict:
        """Return how many speak of it: with several transfers that is no answer on any one."""
        subject = f"alleged transfers of {self.teller.arms}{self._about()}"
        named = by_nearness(self.counted)["named"]
        parts = [*self._heard(named, subject), *self._further()]
        kind: VerdictKind = "overall" if named else "not-of-it" if self.counted else "nothing"
        return Verdict(kind, f"{'; '.join(parts)}.")

    def _heard(self, named: Sequence[Saying], subject: str) -> Iterator[str]:
        if not named:
            only = self.teller.only
            name = " by name" if self.asked.scope.about else ""
            who = f"{only} is not heard on" if only else "No document tells of"
            yield f"{who} {subject}{name}"
            return
        voices = self.teller.voices(named)
        verb = "is" if len(voices) == 1 else "are"
        told = count(_transfers(named), "transfer") + _withdrawn(named)
        yield f"{self.teller.who(named)} {verb} heard on {subject}: {told}"
        denied = [one for one in named if one.denies]
        if denied:
            yield self.teller.denying(denied, rest=f" {_transfers(denied)} of them")
        else:
            yield "none of them denied" + (" by it" if self.teller.only else "")

    def _further(self) -> Iterator[str]:
        """Yield how many transfers are those of a part or of a whole, and not its own."""
        about = self.asked.scope.about
        name = self.dataset.actor[about].name if about else ""
        for near, said in by_nearness(self.counted).items():
            if near != "named" and said:
                told = count(_transfers(said), "transfer")
                verb = "is" if _transfers(said) == 1 else "are"
                of = of_whom(said, Ends(name, name))
                yield (
                    self.teller.denying(said, rest=f" {told} of {of}")
                    if self.asked.deny
                    else f"{told} {verb} said of {of}"
                )

    def _of_speaker(self, by: Speaker) -> Verdict:
        own = [one for one in self.counted if by.says(one.statement)]
        others = [one for one in self.counted if not by.says(one.statement)]
        parts = [f"{by.name} {_sides(own)}"] if own else []
        if others:
            whose = count(len(self.teller.voices(others)), "voice")
            who = "it" if own else by.name
            parts.append(f"{who} passes on what {whose} said ({count(len(others), 'statement')})")
        if not parts:
            what = f"any transfer of {self.teller.arms}{self.teller.within}"
            return Verdict("nothing", f"{by.name} is not heard on {what}.")
        return Verdict("speaker", f"{'; '.join(parts)}.")

    def heading(self) -> Iterator[str]:
        """Yield what stands under the verdict: how much is listed, what limits it, what is not."""
        yield f"{counted(self.teller, self.said)}."
        yield from constraints.told(self.network, self.asked.limits)
        yield from self.in_time.left_out()
        if self.asked.scope.pair and not any(one.backs for one in self.said):
            yield "Direct transfers alone are meant; 'armstrail paths' tells ways through others."
        for why, number in rows.left_out(self.all):
            told = count(number, "statement")
            yield f"Not listed, for no document states it: {told} ({UNSTATED[why]})."

    def entry(self, one: Saying, full: bool = True) -> str:
        """Return who says what of which transfer, and whether that is what was asked for."""
        told = entry(self.network, one, self.asked.scope, full)
        so = self.as_asked.holds(one.meant.transfer)
        return told if so else f"{told}; not stated to be as asked for"

    def groups(self, everything: bool) -> dict[str, list[Saying]]:
        """Return what is said by voice; with ``everything`` also what no document states."""
        shown = [one for one in self.all if one.footing != "draft"] if everything else self.said
        return rows.by_voice(self.dataset, shown)


def _transfers(said: Sequence[Saying]) -> int:
    return len({one.meant.transfer.id for one in said})


def _withdrawn(said: Sequence[Saying]) -> str:
    """Return of how many transfers all that is said was withdrawn."""
    number = _transfers(said) - _transfers([one for one in said if one.footing != "withdrawn"])
    of_them = "" if _transfers(said) == 1 else f"{number} of them "
    return f", {of_them}withdrawn" if number else ""


def _sides(said: Sequence[Saying]) -> str:
    """Return of how many transfers what is said, each at its clearest; a denial besides."""
    turns = [*_DONE]
    best: dict[str, str] = {}
    for one in said:
        transfer, does = one.meant.transfer.id, _does(one)
        if does in turns:
            best[transfer] = min(best.get(transfer, does), does, key=turns.index)
    denied = {one.meant.transfer.id for one in said if one.denies}
    clear = {one.meant.transfer.id for one in said if one.denies and is_clear(one)}
    other = {one.meant.transfer.id for one in said} - best.keys() - denied
    told = {_DONE[does]: [*best.values()].count(does) for does in turns}
    told |= {("denies", ""): len(clear), ("denies", "by implication"): len(denied - clear)}
    told[("is heard on", "without stating or denying it")] = len(other)
    return ", ".join(_numbered(told))


def _numbered(told: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """Yield how many transfers each is said of, the first with the noun."""
    first = True
    for (verb, how), number in told.items():
        if number:
            what = count(number, "transfer") if first else str(number)
            yield " ".join(filter(None, (verb, what, how)))
            first = False


_DONE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "completed": ("states", ""),
        "even": ("calls", "possible"),
        "unlikely": ("calls", "unlikely"),
        "strengthened": ("states", "as rendered in stronger words than its own"),
        "intended": ("states", "as intended only"),
        "attempted": ("states", "as attempted only"),
        "intercepted": ("states", "as intercepted only"),
        "implied": ("implies", ""),
    }
)
"""What a voice does that backs a transfer, from the clearest on."""


def _does(one: Saying) -> str:
    """Return which of these a statement does; "" for one that does not back its transfer."""
    statement, outcome = one.statement, one.meant.transfer.outcome
    if not one.backs:
        return ""
    if not is_clear(one):
        return "implied"
    if outcome != "completed":
        return outcome
    if statement.fidelity == "strengthened":
        return "strengthened"
    return statement.hedge if statement.hedge in _DONE else "completed"


def reply(
    network: Network, asked: Hearing, changed: Sequence[str] = (), full: bool = False
) -> Reply:
    """Return who says it. Raises what :func:`graph.constraints.meant.meant` raises."""
    heard = Heard(network, asked)
    return Reply(heard, lambda: as_json(heard, changed), lambda: as_text(heard, changed, full))


def as_json(heard: Heard, changed: Sequence[str] = ()) -> Plain:
    """Return the contract: all statements, those that no document makes with their footing."""
    network, asked, dataset = heard.network, heard.asked, heard.dataset
    names = heard.teller.names
    return {
        "verdict": heard.verdict(changed)._asdict(),
        **scope_row(network, asked.scope),
        "by": asked.by.name if asked.by else None,
        "denials_only": asked.deny,
        **supposed_row(network, asked.limits, changed),
        "counts": {
            "voices": len(heard.teller.voices(heard.said)),
            "documents": len({one.statement.document for one in heard.said}),
            "statements": len(heard.said),
            "denying_voices": len(heard.teller.voices(one for one in heard.said if one.denies)),
        },
        "voices": [
            {
                "voice": voice,
                "name": names[voice],
                "statements": [rows.row(dataset, one, asked.scope, names) for one in said],
            }
            for voice, said in rows.by_voice(dataset, heard.all).items()
        ],
    }


def scope_row(network: Network, scope: Scope) -> Plain:
    """Return whose transfers were asked for, as plain values; None for anybody."""
    known = network.dataset.actor
    asked = {"from": scope.giver, "to": scope.receiver, "about": scope.about}
    return {
        end: {"id": one, "name": known[one].name} if one else None for end, one in asked.items()
    }


def supposed_row(network: Network, limits: Limits, changed: Sequence[str]) -> Plain:
    """Return within what an answer was looked for, as plain values."""
    day = network.dataset.as_of
    return {
        "constraints": constraints.sentences(network, limits),
        "changed": list(changed),
        "as_of": day.isoformat() if day else None,
    }


def as_text(heard: Heard, changed: Sequence[str] = (), full: bool = False) -> str:
    """Return the same for 80 columns; ``full`` adds what each statement says in the coder's words,
    and what no document states."""
    lines = opening(heard.verdict(changed).sentence, heard.heading())
    names = heard.teller.names
    for voice, said in heard.groups(full).items():
        lines += ["", wrap(names[voice])]
        for same in together(said):
            lines += _entry(heard, same, full)
    return "\n".join([*lines, "", wrap(phrases.CLAIMS), wrap(phrases.NO_WRONGDOING)])


def opening(verdict: str, heading: Iterable[str]) -> list[str]:
    """Return the verdict as a paragraph of its own, and what stands under it, for 80 columns."""
    under = [*map(wrap, heading)]
    return [wrap(verdict), *(["", *under] if under else [])]


def together(said: Iterable[Saying]) -> list[list[Saying]]:
    """Return what one origin says of one transfer in one way, with all its places."""
    found: dict[tuple[str, ...], list[Saying]] = {}
    for one in said:
        key = (one.meant.transfer.id, one.statement.origin, one.statement.stance, one.footing)
        found.setdefault(key, []).append(one)
    return [*found.values()]


def _entry(heard: Heard, same: Sequence[Saying], full: bool) -> Iterator[str]:
    yield wrap(heard.entry(same[0], full), "  ", "    ")
    for one in same:
        yield wrap(where(heard.network, one, full), "    ", "      ")
        if full and one.statement.summary:
            yield wrap(one.statement.summary, "      ")


def entry(network: Network, one: Saying, scope: Scope, full: bool = True) -> str:
    """Return who says what of which transfer, and of whom it is said if not of those asked for.

    ``full`` with all that is said of the transfer, else from whom to whom, and how, and when.
    """
    dataset = network.dataset
    sign = sayings.SIDE_SIGNS[one.standing.side]
    claim = sayings.claim(dataset, one.statement, one.standing.counted)
    told = rows.told if full else rows.briefly
    parts = [f"{sign} {claim}: {told(dataset, one.meant.transfer)}"]
    mark = rows.STATES[rows.state(network, one.meant.transfer)]
    parts += [mark] if mark and one.meant.transfer.outcome != "completed" else []
    return "; ".join([*parts, *rows.how(dataset, one.meant, scope)])


def where(network: Network, one: Saying, full: bool = True, day: bool = True) -> str:
    """Return the outlets passed, the place, the date, and what is out of the ordinary.

    ``full`` with the whole of a title, and the document's id; ``day`` with the date.
    """
    dataset, statement = network.dataset, one.statement
    passed = rows.chain(dataset, statement)
    passed = passed if full else [*map(rows.shortened, passed)]
    parts = [" > ".join(passed), sayings.locator(statement)]
    parts += [rows.dated(dataset, statement).words] if day else []
    parts += rows.remarks(statement)
    return ", ".join(filter(None, parts)) + (f" [{statement.document}]" if full else "")


def as_markdown(heard: Heard, changed: Sequence[str] = ()) -> str:
    """Return the same in Markdown: the verdict, then a list by voice."""
    head = [heard.verdict(changed).sentence, *heard.heading()]
    lines = [line for one in head for line in (plain(one), "")]
    names = heard.teller.names
    for voice, said in heard.groups(False).items():
        lines += [f"## {plain(names[voice])}", ""]
        for same in together(said):
            lines.append(f"- {plain(heard.entry(same[0]))}")
            lines += [f"  - {plain(where(heard.network, one))}" for one in same]
        lines.append("")
    return "\n".join([*lines, plain(phrases.CLAIMS), "", plain(phrases.NO_WRONGDOING)])
