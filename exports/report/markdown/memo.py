"""The answer to "how could X reach Y" as half a page of Markdown: the verdict, the lists with
their titles and a line or two a path, what comes close, and footnotes to every place cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.report import sentences, shortfall
from exports.report.markdown.footnotes import Footnotes, plain
from exports.rows.sayings import Standing, standings
from exports.words import chains, phrases, verdict
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.path import TransferPath

MOST_PATHS = 2
"""How many paths of each list are told."""

MOST_ITEMS = 2
"""How many items of each other list are told."""

AND_MORE = "and {} more: `--full` tells them all, with the evidence in whole"


def memo(network: Network, answer: Answer) -> list[str]:
    """Return the answer in short, ending with its caveats and footnotes."""
    notes = Footnotes(network.dataset)
    lines = [f"# {plain(sentences.question(network, answer))}", ""]
    lines += [f"**{plain(verdict.of_answer(network, answer).sentence)}**", ""]
    for one in sentences.asked(network, answer, ()):
        lines += [plain(one), ""]
    for title, paths in sentences.lists(network, answer):
        lines += [f"## {plain(title)}", ""] if paths else []
        lines += [_path(network, path, notes) for path in paths[:MOST_PATHS]]
        lines += _more(len(paths) - MOST_PATHS) if paths else []
    for together in shortfall.absences(network, answer):
        for absence in together:
            lines += [plain(absence.sentence), ""]
            items = [f"- {plain(' '.join(item))}" for item in absence.items]
            lines += items[:MOST_ITEMS]
            lines += _more(len(items) - MOST_ITEMS) if items else []
    caveats = (phrases.CLAIMS, *phrases.CAVEATS)
    return [*lines, *(f"- {plain(one)}" for one in caveats), "", *notes.lines()]


def _more(left: int) -> list[str]:
    return [f"- {AND_MORE.format(left)}", ""] if left > 0 else [""]


def _path(network: Network, path: TransferPath, notes: Footnotes) -> str:
    """Return a path in one paragraph: who states it where, and who denies it where."""
    said = [one for claim in chains.claims(path) for one in standings(network, claim)]
    strength = f"{plain(sentences.figures(path))}; {plain(phrases.count(path.voices, 'voice'))}"
    rests = f"{plain(chains.composition(network, path))}.{''.join(_cited(notes, said, 'says'))}"
    denials = [*_cited(notes, said, "denies")]
    denied = f" {plain(_denial(network, path))}.{''.join(denials)}" if denials else ""
    stops = plain(chains.route(network, path.legs))
    return f"- {path.rank}\\. **{stops}** ({strength}). {rests}{denied}"


def _denial(network: Network, path: TransferPath) -> str:
    return chains.capital(chains.denial(network, chains.claims(path)))


def _cited(notes: Footnotes, said: Iterable[Standing], side: str) -> Iterator[str]:
    marks = (notes.cite(one.statement) for one in said if one.side == side and one.counted)
    yield from dict.fromkeys(marks)
