"""Actors, transfers and sources as tables: rows of plain values, and text for 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exports import sayings, wording
from exports.columns import actor_row, transfer_row
from exports.wording import wrap
from graph.model import Dataset
from graph.network import Network

Row = dict[str, Any]


def actors(network: Network) -> list[Row]:
    """One row an actor: its columns, and how many transfers it is said to give and receive."""
    gives = Counter(one.giver for one in network.dataset.transfers)
    receives = Counter(one.receiver for one in network.dataset.transfers)
    return [
        {**actor_row(actor), "gives": gives[actor.id], "receives": receives[actor.id]}
        for actor in network.dataset.actors
    ]


def transfers(network: Network) -> list[Row]:
    """One row a transfer: its columns and its figures, as in ``export json``."""
    return [
        transfer_row(transfer, network.findings[transfer.id])
        for transfer in network.dataset.transfers
    ]


def sources(network: Network) -> list[Row]:
    """One row an origin: its columns, its voice, and which documents carry which stances of it."""
    dataset = network.dataset
    said = _said(dataset)
    return [
        {
            "id": origin.id,
            "name": origin.name,
            "speaker": origin.speaker or None,
            "group": origin.voice,
            "grade": origin.grade,
            "grade_reason": origin.grade_reason or None,
            "note": origin.note or None,
            "statements": sum(said[origin.id].values()),
            "documents": list(dict.fromkeys(document for document, _ in said[origin.id])),
            "stances": dict(Counter(_flat(said[origin.id]))),
        }
        for origin in dataset.origins
    ]


def _said(dataset: Dataset) -> Mapping[str, Counter[tuple[str, str]]]:
    """By origin: how many statements of it there are in each document with each stance."""
    said: dict[str, Counter[tuple[str, str]]] = {one.id: Counter() for one in dataset.origins}
    for statement in dataset.statements:
        said[statement.origin][statement.document, statement.stance] += 1
    return said


def _flat(counted: Counter[tuple[str, str]]) -> Iterator[str]:
    for (_, stance), times in counted.items():
        yield from [stance] * times


def actors_text(network: Network) -> str:
    """The actors, two lines each, with a count at the end."""
    names = {actor.id: actor.name for actor in network.dataset.actors}
    lines = []
    for row in actors(network):
        lines.append(wrap(f"{row['name']}  [{row['id']}]", "", "  "))
        parts = [row["type"].replace("-", " ")]
        parts += [f"part of {names[row['parent']]}"] if row["parent"] else []
        parts += [f"gives in {row['gives']}"] if row["gives"] else []
        parts += [f"receives in {row['receives']}"] if row["receives"] else []
        lines.append(wrap(", ".join(parts), "  "))
    return "\n".join([*lines, wording.count(len(names), "actor")])


def transfers_text(network: Network) -> str:
    """The transfers, three lines each: who to whom, what, how well supported."""
    dataset = network.dataset
    lines = []
    for transfer in dataset.transfers:
        lines += transfer_lines(network, transfer.id)
    total = wording.count(len(dataset.transfers), "transfer")
    return "\n".join([*lines, total, wrap(wording.SUPPORT_MEANS)])


def transfer_lines(network: Network, transfer: str, indent: str = "") -> list[str]:
    """One transfer in three lines at 80 columns."""
    dataset = network.dataset
    one, finding = dataset.transfer[transfer], network.findings[transfer]
    arrow = wording.arrow(dataset.actor[one.giver], dataset.actor[one.receiver])
    deeper = f"{indent}  "
    return [
        wrap(f"{arrow}  [{transfer}]", indent, deeper),
        wrap(wording.what(one), deeper),
        wrap(wording.verdict(finding), deeper),
    ]


def sources_text(network: Network) -> str:
    """Voices with their origins, then the documents with what each gives."""
    dataset = network.dataset
    lines = ["Who says it: origins by voice", ""]
    rows = sources(network)
    for voice in dict.fromkeys(row["group"] for row in rows):
        same = [row for row in rows if row["group"] == voice]
        lines += _voice(dataset, voice, same)
    lines += ["", "Where it stands: documents", ""]
    lines += _documents(dataset)
    voices = len({row["group"] for row in rows})
    total = f"{wording.count(len(rows), 'origin')} in {wording.count(voices, 'voice')},"
    return "\n".join([*lines, f"{total} {wording.count(len(dataset.documents), 'document')}"])


def _voice(dataset: Dataset, voice: str, rows: Iterable[Row]) -> Iterator[str]:
    rows = list(rows)
    if len(rows) > 1:
        yield wrap(f"{voice}: {len(rows)} origins, one voice", "")
    for row in rows:
        pad = "  " if len(rows) > 1 else ""
        letter = "not graded" if row["grade"] == "F" else f"grade {row['grade']}"
        yield wrap(f"{row['name']}  [{row['id']}], {letter}", pad, pad + "  ")
        stances = ", ".join(f"{name} {times}" for name, times in row["stances"].items())
        outlets = [dataset.document[one].outlet or one for one in row["documents"]]
        where = f"; in {', '.join(dict.fromkeys(outlets))}" if outlets else ""
        yield wrap(f"{stances or 'no statement'}{where}", pad + "  ")


def _documents(dataset: Dataset) -> Iterator[str]:
    statements = Counter(one.document for one in dataset.statements)
    rejected = Counter(one.document for one in dataset.rejected)
    for document in dataset.documents:
        yield wrap(f"{sayings.reference(document)}  [{document.id}]", "", "  ")
        counted = wording.count(statements[document.id], "statement")
        passages = wording.count(rejected[document.id], "passage")
        genre = f"{document.genre}; " if document.genre else ""
        yield wrap(f"{genre}{counted}, {passages} rejected", "  ")
