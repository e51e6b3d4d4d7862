"""Who says what of a transfer, one entry an assertion.

Statements of one origin with one stance stand together, with every place where they are printed:
a repeat makes the entry longer, not the evidence stronger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from exports import claims
from exports.datewords import in_words
from exports.sides import Side, Standing, standings
from exports.wording import grading
from graph.assertions import stated
from graph.model import Dataset, Document, Statement
from graph.network import Network

SIGNS: Mapping[Side, str] = MappingProxyType({"says": "+", "denies": "-", "other": "o"})
"""``+`` supports, ``-`` denies, ``o`` is shown without weight."""


class Entry(NamedTuple):
    """What an origin says in one stance, with every place where it is printed; not wrapped."""

    side: Side
    words: str


def entries(network: Network, transfer: str) -> Iterator[Entry]:
    """The entries of a transfer: sign, origin with its grade, stance, and the places."""
    found: dict[tuple[str, ...], list[Standing]] = {}
    for one in standings(network, transfer):
        said = one.statement
        key = (one.side, said.origin, said.stance, claims.standing(said))
        found.setdefault(key, []).append(one)
    return (Entry(same[0].side, entry(network.dataset, same)) for same in found.values())


def entry(dataset: Dataset, same: Sequence[Standing]) -> str:
    """One entry for statements of one side, origin and stance."""
    places = "; ".join(_where(one) for one in same)
    return f"{_claim(dataset, same[0])}: {places}"


def _claim(dataset: Dataset, standing: Standing) -> str:
    statement, sign = standing.statement, SIGNS[standing.side]
    if not stated(statement):  # no word in the mouth of anybody who did not say it
        return f"{sign} {claims.claim(dataset, statement, standing.counted)}"
    origin, stance = dataset.origin[statement.origin], statement.stance
    return f"{sign} {origin.name} ({grading(origin.grade)}) {stance.replace('-', ' ')}"


def _where(standing: Standing) -> str:
    """The place, and what is out of the ordinary in what is said there."""
    statement = standing.statement
    remarks = [f"{statement.hedge} by its own words"] if statement.hedge != "plain" else []
    remarks += [statement.explicitness] if statement.explicitness != "explicit" else []
    remarks += [statement.status] if statement.status != "active" else []
    withdrawn = stated(statement) and not standing.counted
    remarks += ["retracted nearer to its origin"] if withdrawn else []
    return place(statement) + (f" [{', '.join(remarks)}]" if remarks else "")


def place(statement: Statement) -> str:
    """Where a statement stands: document id, paragraph, sentences, and the outlets passed."""
    where = statement.document
    if statement.paragraph is not None:
        where += f" paragraph {statement.paragraph}"
    if statement.sentences:
        noun = "sentences" if "-" in statement.sentences else "sentence"
        where += f" {noun} {statement.sentences}"
    return where + (f" (via {' > '.join(statement.relay)})" if statement.relay else "")


def documents(dataset: Dataset, transfers: Iterable[str]) -> Iterator[str]:
    """The documents in which statements on the transfers are printed, as a short bibliography."""
    wanted = {
        statement.document
        for transfer in transfers
        for statement in dataset.statements_of[transfer]
    }
    return (f"{one.id}: {reference(one)}" for one in dataset.documents if one.id in wanted)


def reference(document: Document) -> str:
    """Outlet, title and date of a document, as far as they are known."""
    dated = in_words(str(document.published or ""))
    return ", ".join(part for part in (document.outlet, f"“{document.title}”", dated) if part)
