"""A dossier in Markdown: the verdict, what is alleged, its evidence, its denials and caveats.

About an actor, a transfer, the paths between two actors, or the whole dataset. Every text of the
data is escaped, so that the file can be pasted into any memo. Footnotes name
the place in a document that is cited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from exports.report.markdown.answer import Chapters, answer_lines
from exports.report.markdown.memo import memo
from exports.rows.dossier import UNTOLD, actors, ends
from exports.rows.tables import absent_tables
from exports.words import phrases
from exports.words.escapes import MARKDOWN
from exports.words.kinds import Verdict
from exports.words.verdict import of_actor, of_transfer
from exports.writing.format import OWN_COLUMNS, Loss, absent, left_out
from graph.errors import QuestionError
from graph.model.rows import Dataset
from graph.model.schema import STATEMENTS
from graph.model.subset import with_transfers
from graph.network import Network
from graph.paths.answer import answer

plain = MARKDOWN.of

TOLD = {
    "actors": "id name type parent parent_kind aliases weak_aliases active_from active_to wikidata"
    f" note {OWN_COLUMNS}",
    "documents": "id title outlet author published genre url archive_url accessed grade"
    " grade_reason copy_of",
    "origins": "id name grade grade_reason",
    "transfers": "id giver receiver mode materiel start end place directness outcome"
    f" authorisation note {OWN_COLUMNS}",
    "statements": " ".join([*(one.name for one in STATEMENTS.without(*UNTOLD)), OWN_COLUMNS]),
    "quantities": f"statement of minimum maximum unit qualifier as_written same_as {OWN_COLUMNS}",
}
"""The columns that a dossier tells, in words, by table."""

ABSENT = absent_tables(
    TOLD,
    "a dossier does not tell them",
    {
        "rejected": "what is no transfer, or unread, is not told",
        "materiel": "a dossier has no place for own designations; transfers have their names",
    },
)


def write(
    network: Network,
    stream: BinaryIO,
    about: str = "",
    start: str = "",
    goal: str = "",
    full: str = "",
    read: str = "",
) -> Sequence[Loss]:
    """Write the dossier; return what of its subject it does not tell.

    ``about`` is the id of an actor or a transfer; ``start`` and ``goal`` are actors. The answer to
    these two is half a page, or with ``full`` all of it and its evidence. ``read`` says how
    misspelt names were read. Raises
    :class:`~graph.errors.QuestionError` where only one of these two is given, or all three.
    """
    _check_subject(about, start, goal)
    chapters = Chapters(network)
    if start and not full:
        stream.write("\n".join([*memo(network, answer(network, start, goal)), ""]).encode())
        return []  # what half a page leaves out it says itself
    lines = _told_of(network, chapters, about, start, goal)
    if read:
        lines[4:4] = [plain(read), ""]  # under the verdict
    lines += ["## Caveats", "", *_caveats()]
    lines += [] if about or start else chapters.bibliography()
    stream.write("\n".join([*lines, *chapters.notes.lines(), ""]).encode())
    return _losses(_rows_told(network.dataset, chapters, about or start))


def _check_subject(about: str, start: str, goal: str) -> None:
    if bool(start) != bool(goal):
        raise QuestionError("a path has two ends: give both --from and --to.")
    if about and start:
        raise QuestionError("give --about, or --from and --to; a dossier has one subject.")


def _told_of(network: Network, chapters: Chapters, about: str, start: str, goal: str) -> list[str]:
    """Return what is told of the subject, by what it is."""
    if start:
        return _paths(network, chapters, start, goal)
    if about in network.dataset.transfer:
        return _transfer(network, chapters, about)
    return _actor(network, chapters, about) if about else _everything(network, chapters)


def _caveats() -> list[str]:
    said = (phrases.CLAIMS, phrases.SUPPORT_MEANS, phrases.NO_WRONGDOING)
    return [*(f"- {plain(sentence)}" for sentence in said), ""]


def _paths(network: Network, chapters: Chapters, start: str, goal: str) -> list[str]:
    found = answer(network, start, goal)
    lines = answer_lines(network, found)
    claims = [claim for path in found.paths for claim in path.claims]
    title = "The transfers and their evidence"
    if not claims and found.nearest:
        claims = [*found.nearest.from_start, *found.nearest.to_goal]
        title = "The nearest transfers and their evidence"
    heading = [f"## {title}", ""] if claims else []
    return [*lines, *heading, *chapters.transfers(dict.fromkeys(claims))]


def _transfer(network: Network, chapters: Chapters, transfer: str) -> list[str]:
    one = network.dataset.transfer[transfer]
    arrow = phrases.arrow(network.dataset, one)
    heading = [f"# {plain(arrow)}", "", *_verdict(of_transfer(network, transfer))]
    return [*heading, *chapters.transfers([transfer], heading=False)]


def _verdict(found: Verdict) -> list[str]:
    return [f"**{plain(found.sentence)}**", ""]


def _actor(network: Network, chapters: Chapters, actor: str) -> list[str]:
    values = actors(network)[actor]
    lines = [f"# {plain(values['name'])}", "", *_verdict(of_actor(network, actor))]
    lines += chapters.actor(actor)
    for title, its in ends(network, values).items():
        lines += [f"## {title}", ""]
        lines += chapters.transfers(
            [one["transfer"] for one in its], {one["transfer"]: one["how"] for one in its}
        ) or ["Nothing in the collected reporting.", ""]
    return lines


def _everything(network: Network, chapters: Chapters) -> list[str]:
    title = network.dataset.title or "Alleged transfers of arms"
    lines = [f"# {plain(title)}", "", "## Transfers and their evidence", ""]
    lines += chapters.transfers(one.id for one in network.dataset.transfers)
    lines += ["## Actors", ""]
    for actor in network.dataset.actors:
        lines += [f"### {plain(actor.name)}", "", *chapters.actor(actor.id)]
    return lines + chapters.sources()


def _rows_told(dataset: Dataset, chapters: Chapters, subject: str) -> Dataset:
    """Return the rows that the dossier is about; all of them where it has no subject."""
    if not subject:
        return dataset
    smaller = with_transfers(dataset, chapters.told)
    documents, origins = (
        {getattr(one, end) for one in smaller.statements} for end in ("document", "origin")
    )
    return replace(
        smaller,
        actors=tuple(one for one in dataset.actors if one.id in chapters.actors_told),
        documents=tuple(one for one in dataset.documents if one.id in documents),
        origins=tuple(one for one in dataset.origins if one.id in origins),
        rejected=(),
        materiel=(),
    )


def _losses(told: Dataset) -> list[Loss]:
    why = "they are for machines, or for the next researcher"
    found: list[Loss] = absent(told, ABSENT)
    for table, columns in TOLD.items():
        found += left_out(told, table, columns.split(), why)
    return found
