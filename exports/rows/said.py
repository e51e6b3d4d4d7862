"""What is said of transfers, statement by statement: by whom, where, when, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from exports.rows.sayings import (
    UNSTATED,
    Standing,
    Unstated,
    for_it,
    printed,
    standings,
    unstated,
    wording,
)
from exports.words import phrases
from exports.words.dates import in_words
from graph.constraints.meant import Meant, Scope
from graph.evidence.assertions import stated
from graph.model.dates import Period
from graph.model.rows import Dataset, Statement, Transfer
from graph.model.vocabulary import OUTCOMES, spoken
from graph.network import Network

Plain = dict[str, Any]

Footing = Literal["stated", "withdrawn", "inferred", "misquoted", "set-aside", "draft"]
"""How a statement stands: in the document, or only in the researcher's hands."""

State = Literal[
    "stated", "withdrawn", "only-denied", "not-stated", "intended", "attempted", "intercepted"
]
"""What is collected on a transfer; only one that is *stated* is said to have come about."""


class Saying(NamedTuple):
    """A statement on a transfer that is meant."""

    meant: Meant
    standing: Standing
    footing: Footing

    @property
    def statement(self) -> Statement:
        """Return the row of the table."""
        return self.standing.statement

    @property
    def backs(self) -> bool:
        """Return whether it counts for its transfer."""
        return self.footing == "stated" and self.standing.side == "says" and self.standing.counted

    @property
    def denies(self) -> bool:
        """Return whether it counts against its transfer."""
        return self.footing == "stated" and self.standing.side == "denies" and self.standing.counted


def said_of(network: Network, meant: Iterable[Meant]) -> list[Saying]:
    """Return all statements on these transfers, in their order: for, against, the rest."""
    return [
        Saying(one, standing, _footing(standing))
        for one in meant
        for standing in standings(network, one.transfer.id)
    ]


def _footing(standing: Standing) -> Footing:
    statement = standing.statement
    if not stated(statement):
        return unstated(statement)
    return "withdrawn" if not standing.counted or statement.status == "retracted" else "stated"


def state(network: Network, transfer: Transfer) -> State:
    """Return what is collected on a transfer.

    One that was not completed is never *stated*, however many say so.
    """
    said = said_of(network, [Meant(transfer)])
    if any(one.backs for one in said):
        return "stated" if OUTCOMES[transfer.outcome].arrived else _outcome(transfer)
    if any(one.denies for one in said):
        return "only-denied"
    held = any(one.footing == "withdrawn" and for_it(one.statement) for one in said)
    return "withdrawn" if held else "not-stated"


def _outcome(transfer: Transfer) -> State:
    known: tuple[State, ...] = ("intended", "attempted", "intercepted")
    return next(one for one in known if one == transfer.outcome)


STATES: Mapping[State, str] = MappingProxyType(
    {
        "stated": "",
        "withdrawn": "withdrawn by whoever said it",
        "only-denied": "only denied: no document states it",
        "not-stated": "no document states it",
        "intended": "intended; delivery not stated",
        "attempted": "attempted; not stated to have come about",
        "intercepted": "intercepted on the way to the receiver",
    }
)
"""How a transfer is marked that nobody can be quoted for as having happened."""


class Dated(NamedTuple):
    """When something was said, as written, and whose date that is."""

    period: Period | None
    of: Literal["statement", "document", ""]

    @property
    def words(self) -> str:
        """Return it for a reader."""
        if self.period is None:
            return "undated"
        when = in_words(self.period.text)
        return f"said {when}" if self.of == "statement" else f"document of {when}"


def dated(dataset: Dataset, statement: Statement) -> Dated:
    """Return when the statement was made; else when its document was published."""
    if statement.stated_on:
        return Dated(statement.stated_on, "statement")
    published = dataset.document[statement.document].published
    return Dated(published, "document" if published else "")


def chain(dataset: Dataset, statement: Statement) -> list[str]:
    """Return the outlets that it passed, the one that prints it last; a title for none."""
    document = dataset.document[statement.document]
    passed = [phrases.passed_by(dataset, one) for one in statement.relay]
    return [*passed, printed(document)]


MOST_OF_A_TITLE = 40
"""How many characters of a title stand in a list."""


def shortened(title: str) -> str:
    """Return a long title by its first words.

    >>> shortened("“Nobody says what became of the rifles of the seventh brigade”")
    '“Nobody says what became of the rifles …”'
    """
    if len(title) <= MOST_OF_A_TITLE:
        return title
    head = title[:MOST_OF_A_TITLE].rpartition(" ")[0] or title[:MOST_OF_A_TITLE]
    return f"{head} …" + ("”" if title.endswith("”") else "")


def remarks(statement: Statement) -> list[str]:
    """Return what is out of the ordinary in how it is said."""
    found = [*map(spoken, wording(statement))]
    found += [statement.fidelity] if statement.fidelity != "paraphrase" else []
    return found + (["contested by a second reader"] if statement.review == "contested" else [])


def how(dataset: Dataset, meant: Meant, scope: Scope) -> list[str]:
    """Return of whom the transfer is said where it is not of those asked for by name."""
    asked = {"giver": scope.giver or scope.about, "receiver": scope.receiver or scope.about}
    found = []
    for end, actor in asked.items():
        kin, there = getattr(meant, end), getattr(meant.transfer, end)
        if kin != "itself":
            found.append(_how(kin, dataset.actor[there].name, dataset.actor[actor].name))
    return found


def _how(kin: str, there: str, asked: str) -> str:
    if kin == "part":
        return f"said of a part of {asked}: {there}"
    if kin == "whole":
        return f"said of {there} as a whole"
    return f"said of the collective {there}, not of {asked} by name"


def row(dataset: Dataset, one: Saying, scope: Scope, names: Mapping[str, str]) -> Plain:
    """Return a statement as plain values: the contract of ``says`` and ``timeline``.

    ``names`` are those of the voices.
    """
    statement = one.statement
    origin, transfer = dataset.origin[statement.origin], one.meant.transfer
    document, when = dataset.document[statement.document], dated(dataset, statement)
    return {
        "id": statement.id,
        "transfer": transfer.id,
        "from": transfer.giver,
        "to": transfer.receiver,
        "words": told(dataset, transfer),
        "outcome": transfer.outcome,
        "how": how(dataset, one.meant, scope),
        "voice": origin.voice,
        "voice_name": names[origin.voice],
        "origin": origin.id,
        "origin_name": origin.name,
        "stance": statement.stance,
        "side": one.standing.side,
        "footing": one.footing,
        "counted": one.footing == "stated" and one.standing.counted,
        "outlets": chain(dataset, statement),
        "document": document.id,
        "title": document.title,
        "page": statement.page,
        "paragraph": statement.paragraph,
        "sentences": statement.sentences or None,
        "date": date_row(when),
        "explicitness": statement.explicitness,
        "hedge": statement.hedge,
        "fidelity": statement.fidelity,
        "basis": statement.basis,
        "interest": statement.interest,
        "review": statement.review,
        "summary": statement.summary or None,
    }


def date_row(when: Dated) -> Plain | None:
    """Return a date as written, with its first and last day where it has one, and whose it is."""
    if when.period is None:
        return None
    ends = days(when.period.earliest, when.period.latest)
    return {"text": when.period.text, **ends, "of": when.of}


def days(earliest: Any, latest: Any) -> Plain:
    """Return the first and the last day as text; None for an end that is open.

    >>> from datetime import date
    >>> days(date.min, date(2021, 8, 31))
    {'earliest': None, 'latest': '2021-08-31'}
    """
    open_ended = {type(earliest).min, type(latest).max}
    ends = {"earliest": earliest, "latest": latest}
    return {name: None if one in open_ended else one.isoformat() for name, one in ends.items()}


def told(dataset: Dataset, transfer: Transfer) -> str:
    """Return a transfer in words: from whom to whom, and what."""
    return f"{phrases.arrow(dataset, transfer)}: {phrases.what(transfer)}"


def briefly(dataset: Dataset, transfer: Transfer) -> str:
    """Return from whom to whom, how, and when."""
    arrow = phrases.arrow(dataset, transfer)
    return f"{arrow}, {spoken(transfer.mode)}, {phrases.when(transfer)}"


def by_voice(dataset: Dataset, said: Iterable[Saying]) -> dict[str, list[Saying]]:
    """Return what is said by voice: those that assert anything first, then those that deny."""
    found: dict[str, list[Saying]] = {}
    for one in said:
        found.setdefault(dataset.origin[one.statement.origin].voice, []).append(one)
    return dict(sorted(found.items(), key=lambda item: _rank(item[1])))


def _rank(said: list[Saying]) -> int:
    if any(one.backs for one in said):
        return 0
    return 1 if any(one.denies for one in said) else 2


def left_out(said: Iterable[Saying]) -> Iterator[tuple[Unstated, int]]:
    """Yield how many statements no document makes, by why."""
    footings = [one.footing for one in said]
    yield from ((one, footings.count(one)) for one in UNSTATED if one in footings)
