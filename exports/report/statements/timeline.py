"""The transfers asked for in order of time, each with who said so and when.

Each by the earliest day on which it can have been, or where that is open by the latest; what nobody
dates stands last. A transfer that was not completed, that is only denied or that no document states
is marked as that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from exports.report import constraints
from exports.report.answering import Reply
from exports.report.statements.asked import AsAsked, InTime
from exports.report.statements.says import opening, scope_row, supposed_row, where
from exports.rows import said as rows
from exports.rows import sayings
from exports.rows.claims import Ends, Teller
from exports.rows.said import STATES, Saying, State
from exports.rows.sayings import UNSTATED
from exports.words import phrases
from exports.words.clauses import within
from exports.words.escapes import MARKDOWN
from exports.words.kinds import Verdict, VerdictKind
from exports.words.phrases import count, wrap
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.meant import EVERYBODY, NEARNESS, Meant, Nearness, Scope
from graph.model.rows import Transfer
from graph.network import Network

Plain = dict[str, Any]

plain = MARKDOWN.of

NOT_HAPPENED: Mapping[State, str] = MappingProxyType(
    {
        "intended": "intended, delivery not stated",
        "attempted": "attempted, not stated to have come about",
        "intercepted": "intercepted on the way",
        "only-denied": "only denied",
        "withdrawn": "withdrawn",
        "not-stated": "stated by no document",
    }
)
"""The states that a timeline never tells as something that came about, as it counts them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A transfer in a timeline, what is collected on it, and who says what, in order of time."""

    meant: Meant
    state: State
    said: tuple[Saying, ...]

    @property
    def transfer(self) -> Transfer:
        """Return the row of the table."""
        return self.meant.transfer


class Timeline:
    """The transfers asked for, in order of time."""

    def __init__(self, network: Network, scope: Scope, limits: Limits) -> None:
        self.network, self.scope, self.limits = network, scope, limits
        self.in_time = InTime.of(network, scope, limits)
        found = [self._moment(one) for one in self.in_time.kept]
        self.moments = sorted(found, key=lambda one: _turn(one.transfer))
        told = (one.transfer for one in self.moments if one.state != "not-stated")
        self.as_asked = AsAsked.of(network.dataset, told, limits)
        self.counted = [one for one in self.moments if self.as_asked.holds(one.transfer)]
        self.teller = Teller(network.dataset, within=within(limits != NO_LIMITS))

    def _moment(self, one: Meant) -> Moment:
        said = [it for it in rows.said_of(self.network, [one]) if it.footing not in UNSTATED]
        when = sorted(said, key=lambda it: self._said_on(it))
        return Moment(one, rows.state(self.network, one.transfer), tuple(when))

    def _said_on(self, one: Saying) -> tuple[bool, date, date]:
        period = rows.dated(self.network.dataset, one.statement).period
        return (period is None, *((period.earliest, period.latest) if period else _NEVER))

    def verdict(self, changed: Sequence[str] = ()) -> Verdict:
        """Return the sentence with which the answer begins, with what was supposed for it."""
        return self.as_asked.told(self._verdict()).supposing(changed)

    def _verdict(self) -> Verdict:
        stated = [one for one in self.counted if one.state not in NOT_HAPPENED]
        named = [one for one in stated if one.meant.near == "named"]
        subject = f"of {self.as_asked.arms}{self._whose()}{self.teller.within}"
        if named:
            undated = sum(one.transfer.span is None for one in named)
            timed = f", {undated} of them undated" if undated else ""
            first = f"{count(len(named), 'alleged transfer')} {subject} in order of time{timed}"
        else:
            first = f"No document states a completed transfer {subject}"
        nearness = Counter(one.meant.near for one in stated)
        rest = [f"{nearness[one]} {told}" for one, told in _OTHERS.items() if nearness[one]]
        rest += self._not_happened()
        rest += self.as_asked.besides(one.transfer for one in self.moments)
        kind: VerdictKind = "timeline" if named else "not-of-them" if stated else "none-came-about"
        told = f"{'; '.join([first, *rest])}."
        return Verdict(kind if self.moments else "nothing", told)

    def _not_happened(self) -> Iterator[str]:
        """Yield how many are not said to have come about, those of kin told as that."""
        counted = Counter((one.meant.near, one.state) for one in self.counted)
        for near in NEARNESS:
            of = f", {_OTHERS[near]}" if near in _OTHERS else ""
            for state, told in NOT_HAPPENED.items():
                if number := counted[near, state]:
                    yield f"{number} {told}{of}"

    def _whose(self) -> str:
        scope, ends = self.scope, Ends.of(self.network.dataset, self.scope)
        if scope.about:
            return f" to or from {self.network.dataset.actor[scope.about].name}"
        return ends.told("{}{}")

    def heading(self) -> Iterator[str]:
        """Yield what stands under the verdict."""
        yield from constraints.told(self.network, self.limits)
        yield from self.in_time.left_out()


_OTHERS: Mapping[Nearness, str] = MappingProxyType(
    {
        "part": "said of a part of them",
        "inferred": "of a whole or a collective, not of them by name",
    }
)

_NEVER = (date.max, date.max)


def _turn(transfer: Transfer) -> tuple[bool, date, date, str]:
    """Return a key to sort by: dated before undated, early before late, then by id."""
    first, last = transfer.span or _NEVER
    return transfer.span is None, last if first == date.min else first, last, transfer.id


def reply(
    network: Network,
    scope: Scope = EVERYBODY,
    limits: Limits = NO_LIMITS,
    changed: Sequence[str] = (),
) -> Reply:
    """Return the timeline. Raises what :func:`graph.constraints.meant.meant` raises."""
    found = Timeline(network, scope, limits)
    return Reply(found, lambda: as_json(found, changed), lambda: as_text(found, changed))


def as_json(line: Timeline, changed: Sequence[str] = ()) -> Plain:
    """Return the contract: the transfers in order of time, with their statements."""
    network = line.network
    return {
        "verdict": line.verdict(changed)._asdict(),
        **scope_row(network, line.scope),
        **supposed_row(network, line.limits, changed),
        "transfers": [_row(line, one) for one in line.moments],
    }


def _row(line: Timeline, one: Moment) -> Plain:
    dataset, transfer = line.network.dataset, one.transfer
    ends = transfer.span
    names = line.teller.names
    return {
        "transfer": transfer.id,
        "from": transfer.giver,
        "to": transfer.receiver,
        "words": rows.told(dataset, transfer),
        "start": str(transfer.start) if transfer.start else None,
        "end": str(transfer.end) if transfer.end else None,
        **(rows.days(*ends) if ends else {"earliest": None, "latest": None}),
        "outcome": transfer.outcome,
        "state": one.state,
        "how": rows.how(dataset, one.meant, line.scope),
        "band": line.network.findings[transfer.id].band if one.state == "stated" else None,
        "statements": [rows.row(dataset, it, line.scope, names) for it in one.said],
    }


def as_text(line: Timeline, changed: Sequence[str] = ()) -> str:
    """Return the same for 80 columns."""
    lines = opening(line.verdict(changed).sentence, line.heading())
    for one in line.moments:
        lines += ["", wrap(_title(line, one), "", "  "), wrap(_what(line, one), "  ", "    ")]
        for said in one.said:
            lines.append(wrap(_said(line, said), "  ", "      "))
    return "\n".join([*lines, "", wrap(phrases.CLAIMS), wrap(phrases.NO_WRONGDOING)])


def _title(line: Timeline, one: Moment) -> str:
    arrow = phrases.arrow(line.network.dataset, one.transfer)
    return f"{_when(one.transfer)}: {arrow}"


def _when(transfer: Transfer) -> str:
    """Return the period as written in words, with the first and the last day that it allows."""
    if transfer.span is None:
        return "undated"
    days = rows.days(*transfer.span).values()
    return f"{phrases.when(transfer)} [{'/'.join(day or '..' for day in days)}]"


def _what(line: Timeline, one: Moment) -> str:
    parts = [_marked(line, one), phrases.what(one.transfer)]
    return "; ".join([*parts, *rows.how(line.network.dataset, one.meant, line.scope)])


def _marked(line: Timeline, one: Moment) -> str:
    """Return the band; of what is not said to have come about, that it is not."""
    found = line.network.findings[one.transfer.id]
    return STATES[one.state] or phrases.grade(found.band, found.marks)


def _said(line: Timeline, one: Saying) -> str:
    dataset, statement = line.network.dataset, one.statement
    sign = sayings.SIDE_SIGNS[one.standing.side]
    when = rows.dated(dataset, statement).words
    claim = sayings.claim(dataset, statement, one.standing.counted)
    return f"{sign} {when}: {claim}; {where(line.network, one, full=False, day=False)}"


HEADER = ("When", "Earliest", "Latest", "Alleged transfer", "How it stands", "Who says so, when")


def as_markdown(line: Timeline, changed: Sequence[str] = ()) -> str:
    """Return the same as a table in Markdown, a row a transfer."""
    head = [line.verdict(changed).sentence, *line.heading()]
    lines = [text for one in head for text in (plain(one), "")]
    if line.moments:
        lines += [_cells(HEADER), _cells(["---"] * len(HEADER))]
        lines += [_cells(_columns(line, one)) for one in line.moments]
        lines.append("")
    return "\n".join([*lines, plain(phrases.CLAIMS), "", plain(phrases.NO_WRONGDOING)])


def _columns(line: Timeline, one: Moment) -> Iterator[str]:
    span = one.transfer.span
    days = rows.days(*span) if span else {"earliest": None, "latest": None}
    yield plain(phrases.when(one.transfer))
    yield from (plain(day or "") for day in days.values())
    yield plain(rows.told(line.network.dataset, one.transfer))
    how = rows.how(line.network.dataset, one.meant, line.scope)
    yield plain("; ".join([_marked(line, one), *how]))
    yield "<br>".join(plain(_said(line, said)) for said in one.said)


def _cells(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"
