"""Actors, transfers and sources as tables: rows of plain values, and text for 80 columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from exports.report import explanations
from exports.rows import sayings
from exports.rows.columns import own_cells
from exports.rows.tables import rows, table_rows
from exports.words import chains, phrases
from exports.words.phrases import wrap
from exports.words.voices import voice_names, with_id
from graph.model.own import is_own
from graph.model.rows import Dataset, Document, Statement
from graph.model.vocabulary import spoken
from graph.network import Network

Row = dict[str, Any]


def actors(network: Network) -> list[Row]:
    """Return one row an actor.

    Its columns, and how many transfers it is said to give and receive: those that a document
    states to have come about.
    """
    edges = [one for one in network.dataset.transfers if not network.no_edge(one.id)]
    gives, receives = (Counter(map(attrgetter(end), edges)) for end in ("giver", "receiver"))
    return [
        {**actor, "gives": gives[actor["id"]], "receives": receives[actor["id"]]}
        for actor in rows(network.dataset, "actors")
    ]


def transfers(network: Network) -> list[Row]:
    """Return one row a transfer: its columns and its figures, as in ``export json``."""
    return list(table_rows(network, "transfers"))


def sources(network: Network) -> dict[str, list[Row]]:
    """Return who says it, and where.

    A row for each of the ``origins``, and for each of the ``documents``.

    Both have their columns and how many statements there are, in all and by stance. An origin
    also has its voice (``group``, ``group_name``) and the documents that carry it, a document the
    origins that it carries, how many of its passages were rejected and how many are unread.
    """
    return {"origins": _origins(network.dataset), "documents": _documents(network.dataset)}


def _origins(dataset: Dataset) -> list[Row]:
    said, names = _by(dataset.statements, attrgetter("origin")), voice_names(dataset)
    return [
        {
            **values,
            "group": origin.voice,
            "group_name": names[origin.voice],
            "documents": list(dict.fromkeys(one.document for one in said[origin.id])),
            **_counted(said[origin.id]),
        }
        for origin, values in zip(dataset.origins, rows(dataset, "origins"), strict=True)
    ]


def _documents(dataset: Dataset) -> list[Row]:
    said = _by(dataset.statements, attrgetter("document"))
    rejected = Counter((one.document, one.is_unread) for one in dataset.rejected)
    return [
        {
            **document,
            "origins": list(dict.fromkeys(one.origin for one in said[document["id"]])),
            **_counted(said[document["id"]]),
            "rejected": rejected[document["id"], False],
            "unread": rejected[document["id"], True],
        }
        for document in rows(dataset, "documents")
    ]


def _by(
    statements: Iterable[Statement], key: Callable[[Statement], str]
) -> defaultdict[str, list[Statement]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        found[key(statement)].append(statement)
    return found


def _counted(statements: Sequence[Statement]) -> Row:
    stances = dict(Counter(one.stance for one in statements))
    return {"statements": len(statements), "stances": stances}


def actors_text(network: Network) -> str:
    """Return the actors, two lines each, with a count at the end."""
    names = {actor.id: actor.name for actor in network.dataset.actors}
    lines = []
    for one in actors(network):
        lines.append(wrap(f"{one['name']}  [{one['id']}]", "", "  "))
        parts = [spoken(one["type"])]
        parts += [f"part of {names[one['parent']]}"] if one["parent"] else []
        parts += [f"gives in {one['gives']}"] if one["gives"] else []
        parts += [f"receives in {one['receives']}"] if one["receives"] else []
        lines.append(wrap(", ".join(parts), "  "))
    return "\n".join([*lines, phrases.count(len(names), "actor")])


def transfers_text(network: Network) -> str:
    """Return the transfers, five lines each: who to whom, what, how well supported, by how many."""
    dataset = network.dataset
    lines = []
    for transfer in dataset.transfers:
        lines += transfer_lines(network, transfer.id)
        lines.append(f"  {explanations.bar(network.findings[transfer.id])}")
    total = phrases.count(len(dataset.transfers), "transfer")
    means = [phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING]
    return "\n".join([*lines, f"Bars: {explanations.LEGEND}.", total, *map(wrap, means)])


def transfer_lines(network: Network, transfer: str, indent: str = "") -> list[str]:
    """Return one transfer with its figures, in four lines at 80 columns or more."""
    dataset = network.dataset
    one, finding = dataset.transfer[transfer], network.findings[transfer]
    arrow = phrases.arrow(dataset, one)
    deeper = f"{indent}  "
    return [
        wrap(f"{arrow}  [{transfer}]", indent, deeper),
        wrap(phrases.what(one), deeper),
        wrap(phrases.backing(one, finding), deeper),
        wrap(phrases.tally(finding), deeper),
        *(wrap(both, deeper) for both in chains.both_ways(network, transfer)),
    ]


def sources_text(network: Network) -> str:
    """Return voices with their origins, then the documents with what each gives."""
    found = sources(network)
    outlets = {row["id"]: row["outlet"] or row["id"] for row in found["documents"]}
    voices, names = dict[str, list[Row]](), voice_names(network.dataset)
    for origin in found["origins"]:
        voices.setdefault(origin["group"], []).append(origin)
    lines = ["Who says it: origins by voice", ""]
    for voice, origins in voices.items():
        lines += _voice_lines(with_id(names, voice), origins, outlets)
    lines += ["", "Where it stands: documents", ""]
    for document, values in zip(network.dataset.documents, found["documents"], strict=True):
        lines += _document_lines(document, values)
    total = [
        f"{phrases.count(len(found['origins']), 'origin')} in",
        f"{phrases.count(len(voices), 'voice')},",
        phrases.count(len(found["documents"]), "document"),
    ]
    return "\n".join([*lines, " ".join(total)])


def _voice_lines(voice: str, origins: Sequence[Row], outlets: Mapping[str, str]) -> Iterator[str]:
    pad = "  " if len(origins) > 1 else ""
    if pad:
        yield wrap(f"{voice}: {len(origins)} origins, one voice", "")
    for one in origins:
        yield wrap(
            f"{one['name']}  [{one['id']}], {phrases.grading(one['grade'])}", pad, pad + "  "
        )
        stances = ", ".join(f"{name} {times}" for name, times in one["stances"].items())
        named = dict.fromkeys(outlets[document] for document in one["documents"])
        where = f"; in {', '.join(named)}" if named else ""
        yield wrap(f"{stances or 'no statement'}{where}", pad + "  ")
        yield from _own_lines(one, pad + "  ")


def _document_lines(document: Document, values: Row) -> Iterator[str]:
    yield wrap(f"{sayings.reference(document)}  [{document.id}]", "", "  ")
    statements = phrases.count(values["statements"], "statement")
    passages = phrases.count(values["rejected"], "passage")
    genre = f"{document.genre}; " if document.genre else ""
    unread = f", {values['unread']} unread" if values["unread"] else ""
    yield wrap(f"{genre}{statements}, {passages} rejected{unread}", "  ")
    if told := sayings.graded(document):
        yield wrap(told, "  ", "    ")
    yield from _own_lines(values, "  ")


def _own_lines(values: Row, indent: str) -> Iterator[str]:
    own = {name: text for name, text in values.items() if text and is_own(name)}
    yield from (wrap(one, indent, f"{indent}  ") for one in own_cells(own))
