"""Actors, transfers and sources with one line a row: what a table holds, before it is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from exports.report import listing
from exports.rows.sayings import printed
from exports.words import phrases
from exports.words.dates import in_words
from exports.words.voices import voice_names
from graph.evidence.findings import Finding
from graph.model.vocabulary import MARKS, spoken
from graph.network import Network

ROWS_IN_WHOLE = "--full tells each in whole, with its id."


class GridColumn(NamedTuple):
    """A column: its title, and whether it holds numbers.

    ``share`` is its share of what room there is, with cells cut to it; 0 is never cut.
    """

    title: str
    share: int = 0
    numbers: bool = False


class Grid(NamedTuple):
    """A table: its columns, and the rows as texts."""

    columns: Sequence[GridColumn]
    rows: Sequence[Sequence[str]]


class Listing(NamedTuple):
    """Tables one after the other, and the sentences under them."""

    grids: Sequence[Grid]
    notes: Sequence[str]


def actors(network: Network) -> Listing:
    """Return a row an actor: name, type, and how often it is said to give and to receive."""
    columns = (
        GridColumn("actor", 10),
        GridColumn("type", 5),
        GridColumn("gives", numbers=True),
        GridColumn("receives", numbers=True),
    )
    rows = [
        (one["name"], spoken(one["type"]), str(one["gives"]), str(one["receives"]))
        for one in listing.actors(network)
    ]
    return Listing([Grid(columns, rows)], [phrases.count(len(rows), "actor"), ROWS_IN_WHOLE])


def transfers(network: Network) -> Listing:
    """Return a row a transfer: from whom, to whom, how, and how well supported."""
    actor = network.dataset.actor
    columns = (
        *(GridColumn("from", 5), GridColumn("to", 5), GridColumn("mode", 3)),
        *(GridColumn("backing"), GridColumn("support")),
    )
    rows = []
    for one in network.dataset.transfers:
        found = network.findings[one.id]
        mode = (
            spoken(one.mode) if one.outcome == "completed" else f"{one.outcome}: {spoken(one.mode)}"
        )
        ends = (actor[one.giver].name, actor[one.receiver].name)
        backing = " ".join([found.band, *(mark[0] for mark in found.marks)])
        rows.append((*ends, mode, backing, _figure(found)))
    marks = ", ".join(f"{mark[0]} {mark}" for mark in MARKS)
    notes = [f"{phrases.count(len(rows), 'transfer')}; {marks}.", *phrases.CAVEATS, ROWS_IN_WHOLE]
    return Listing([Grid(columns, rows)], notes)


def _figure(found: Finding) -> str:
    """Return support with its range; what is not graded has the range alone."""
    figure = phrases.figure(found.support, found.low, found.high, found.marks)
    return figure.removeprefix("support ").removeprefix("not graded, ")


def sources(network: Network) -> Listing:
    """Return a row an origin, by voice, and a row a document."""
    dataset, names = network.dataset, voice_names(network.dataset)
    said = Counter(one.origin for one in dataset.statements)
    printed_in = Counter(one.document for one in dataset.statements)
    rejected = Counter((one.document, one.is_unread) for one in dataset.rejected)
    unread = any(one.is_unread for one in dataset.rejected)
    places = {one.voice: place for place, one in reversed([*enumerate(dataset.origins)])}
    origins = [
        (one.name, names[one.voice], phrases.grading(one.grade), str(said[one.id]))
        for one in sorted(dataset.origins, key=lambda one: places[one.voice])
    ]
    documents = [
        (
            f"{printed(one)}{f': {one.title}' if one.outlet else ''}",
            in_words(str(one.published or "")),
            str(printed_in[one.id]),
            str(rejected[one.id, False]),
            *([str(rejected[one.id, True])] if unread else ()),
        )
        for one in dataset.documents
    ]
    counted = (GridColumn("statements", numbers=True), GridColumn("rejected", numbers=True))
    who = (GridColumn("origin", 8), GridColumn("voice", 6), GridColumn("grade"), counted[0])
    more = (GridColumn("unread", numbers=True),) if unread else ()
    where = (GridColumn("document", 10), GridColumn("published"), *counted, *more)
    total = f"{phrases.count(len(origins), 'origin')} in "
    total += f"{phrases.count(len({one.voice for one in dataset.origins}), 'voice')}, "
    total += phrases.count(len(documents), "document")
    return Listing([Grid(who, origins), Grid(where, documents)], [total, ROWS_IN_WHOLE])
