"""Who says what of a transfer, one entry an assertion.

Statements of one origin with one stance stand together, with every place where they are printed:
a repeat makes the entry longer, not the evidence stronger.

Nothing is put in anybody's mouth that no document puts there: what a document states its origin
asserts, or denies. What the researcher infers, and what is set aside or withdrawn, is told as that;
the stance is then a column of the coding, and no verb of the origin. On which side of a transfer a
statement stands is the same logic for the map, texts and tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from exports.words import phrases
from exports.words.dates import in_words
from exports.words.phrases import grading
from graph.evidence.assertions import countering, stated, supporting
from graph.evidence.edges import RETRACTED
from graph.model.rows import Dataset, Document, Statement, Transfer
from graph.model.vocabulary import EXPLICITNESS, REVIEWS, STANCES, spoken
from graph.network import Network

SIDE_SIGNS: Mapping[Side, str] = MappingProxyType({"says": "+", "denies": "-", "other": "o"})
"""``+`` supports, ``-`` denies, ``o`` is shown without weight."""


class Entry(NamedTuple):
    """What an origin says in one stance, with every place where it is printed; not wrapped."""

    side: Side
    words: str


def entries(network: Network, transfer: str) -> Iterator[Entry]:
    """Yield the entries of a transfer: sign, origin with its grade, stance, and the places."""
    found: dict[tuple[str, ...], list[Standing]] = {}
    for one in standings(network, transfer):
        said = one.statement
        key = (one.side, said.origin, said.stance, standing(said))
        found.setdefault(key, []).append(one)
    return (Entry(same[0].side, entry(network.dataset, same)) for same in found.values())


def entry(dataset: Dataset, same: Sequence[Standing]) -> str:
    """Return one entry for statements of one side, origin and stance."""
    places = "; ".join(_where(one) for one in same)
    return f"{_claim(dataset, same[0])}: {places}"


def _claim(dataset: Dataset, standing: Standing) -> str:
    statement, sign = standing.statement, SIDE_SIGNS[standing.side]
    if not stated(statement):  # no word in the mouth of anybody who did not say it
        return f"{sign} {claim(dataset, statement, standing.counted)}"
    origin, stance = dataset.origin[statement.origin], statement.stance
    return f"{sign} {origin.name} ({grading(origin.grade)}) {spoken(stance)}"


def _where(standing: Standing) -> str:
    """Return the place, and what is out of the ordinary in what is said there."""
    statement = standing.statement
    remarks = [*wording(statement)]
    remarks += [statement.status] if statement.status != "active" else []
    remarks += [statement.review] if REVIEWS[statement.review].contested else []
    withdrawn = stated(statement) and not standing.counted
    remarks += ["retracted nearer to its origin"] if withdrawn else []
    return place(statement) + (f" [{', '.join(remarks)}]" if remarks else "")


def place(statement: Statement) -> str:
    """Return where a statement stands: document id, place in it, and the outlets passed."""
    where = " ".join(filter(None, (statement.document, locator(statement))))
    return where + (f" (via {' > '.join(statement.relay)})" if statement.relay else "")


def locator(statement: Statement) -> str:
    """Return where in its document a statement stands, in words; "" where that is not known."""
    parts = [f"page {statement.page}"] if statement.page is not None else []
    parts += [f"paragraph {statement.paragraph}"] if statement.paragraph is not None else []
    if statement.sentences:
        several = "s" if "-" in statement.sentences else ""
        parts.append(f"sentence{several} {statement.sentences}")
    return " ".join(parts)


def wording(statement: Statement) -> Iterator[str]:
    """Yield how its origin hedges, and how far the hand-over is stated, where not the usual."""
    if statement.hedge != "plain":
        yield f"{spoken(statement.hedge)} by its own words"
    if statement.explicitness != "explicit":
        yield spoken(statement.explicitness)


def documents(dataset: Dataset, transfers: Iterable[str]) -> Iterator[str]:
    """Yield the documents in which statements on the transfers are printed, as a short
    bibliography.
    """
    wanted = {
        statement.document
        for transfer in transfers
        for statement in dataset.statements_of[transfer]
    }
    return (
        "; ".join(filter(None, (f"{one.id}: {reference(one)}", graded(one))))
        for one in dataset.documents
        if one.id in wanted
    )


def reference(document: Document) -> str:
    """Return outlet, title and date of a document, as far as they are known."""
    dated = in_words(str(document.published or ""))
    return ", ".join(part for part in (document.outlet, f"“{document.title}”", dated) if part)


def graded(document: Document) -> str:
    """Return how reliable a document is held to be in carrying what others said, and why.

    Empty where nobody has judged it.
    """
    if not (document.grade or document.grade_reason):
        return ""
    reason = document.grade_reason.removesuffix(".")
    return phrases.grading(document.grade) + (f": {reason}" if reason else "")


def printed(document: Document) -> str:
    """Return what a document is called in a sentence: its outlet, else its title."""
    return document.outlet or f"“{document.title}”"


STATED, INFERRED, ASIDE = "stated", "inferred by the researcher", "set aside by the researcher"
RESEARCHER = "the researcher"
DRAFT, MISQUOTED = "a draft that nobody has read", "words that the origin did not say"

Unstated = Literal["inferred", "set-aside", "misquoted", "draft"]

UNSTATED: Mapping[Unstated, str] = MappingProxyType(
    {"inferred": INFERRED, "set-aside": ASIDE, "misquoted": MISQUOTED, "draft": DRAFT}
)
"""Why a statement is none that a document makes, and how that is said."""

DRAWN, UNDRAWN = "stated by a document", "not stated by any document"
WITHDRAWN, MEANT = "stated once and retracted", "not said to have come about"
"""What stands at a transfer: an edge, or why it is none; see :mod:`graph.evidence.edges`."""


def standing_of(network: Network, transfer: str) -> str:
    """Return what stands at a transfer."""
    instead = network.not_stated(transfer)
    if instead:
        return WITHDRAWN if instead == RETRACTED else UNDRAWN
    return MEANT if network.no_edge(transfer) else DRAWN


def told_of(network: Network, transfer: str) -> str:
    """Return the same with the reason: "not stated by any document (only denied)"."""
    why = network.no_edge(transfer)
    return f"{standing_of(network, transfer)}{f' ({why})' if why else ''}"


def standing(statement: Statement) -> str:
    """Return whether the document states it; if not, what it is."""
    return STATED if stated(statement) else UNSTATED[unstated(statement)]


def unstated(statement: Statement) -> Unstated:
    """Return why a statement that no document makes is none."""
    if statement.status == "excluded":
        return "set-aside"
    if not REVIEWS[statement.review].counts:
        return "draft"
    return "misquoted" if EXPLICITNESS[statement.explicitness].counts else "inferred"


def claim(dataset: Dataset, statement: Statement, counted: bool) -> str:
    """Return the origin with its grade and its stance.

    ``counted`` is False for what is withdrawn, too.

    An origin is the subject of its stance only where a document states it.
    """
    origin = dataset.origin[statement.origin]
    name, stance = f"{origin.name} ({phrases.grading(origin.grade)})", spoken(statement.stance)
    how = standing(statement)
    if how == STATED:
        withdrawn = statement.status == "retracted" or not counted
        return f"{'withdrawn: ' if withdrawn else ''}{name} {stance}"
    why = UNSTATED[unstated(statement)]
    told = f"{RESEARCHER} infers, not stated" if why == INFERRED else why
    return f"{told} (coded as “{stance}”, of the origin {name})"


def for_it(statement: Statement) -> bool:
    """Return whether the words of the statement speak for its transfer, counted or not."""
    return STANCES[statement.stance].side == "for"


def undrawn(network: Network) -> tuple[Transfer, ...]:
    """Return the transfers that are no edges, in the order of the dataset."""
    return tuple(one for one in network.dataset.transfers if network.no_edge(one.id))


Side = Literal["says", "denies", "other"]
"""Backs the transfer, counters it, or is shown without weight."""

SIDES: tuple[Side, ...] = ("says", "denies", "other")
"""In the order in which they are shown."""


class Standing(NamedTuple):
    """A statement with its side.

    ``counted`` is False for what the researcher has inferred or set aside, and for what repeats
    an assertion that was retracted nearer to its origin.
    """

    side: Side
    statement: Statement
    counted: bool


def standings(network: Network, transfer: str) -> list[Standing]:
    """Return the statements on a transfer: what backs it, what counters it, the rest.

    Within a side they keep the order of the dataset. What the researcher has inferred, and what
    is set aside or withdrawn, backs and counters nothing.
    """
    held = frozenset(
        statement.id
        for assertion in network.evidence.assertions[transfer]
        for statement in assertion.statements
    )
    found = [_standing(one, held) for one in network.dataset.statements_of[transfer]]
    return sorted(found, key=lambda one: SIDES.index(one.side))


def _standing(statement: Statement, held: frozenset[str]) -> Standing:
    """Return how a statement stands; ``held`` are the statements of assertions that stand."""
    backs, counters = supporting(statement), countering(statement)
    withdrawn = (backs or counters) and statement.id not in held
    side: Side = "other" if withdrawn else "says" if backs else "denies" if counters else "other"
    return Standing(side, statement, stated(statement) and not withdrawn)
