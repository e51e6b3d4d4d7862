"""A path in Markdown: who is said to have passed arms to whom, and what it rests on."""

from __future__ import annotations

from exports import shortfall, telling, wording
from exports.marked import bullets, plain
from graph.answer import Answer, TransferPath
from graph.network import Network

_TIERS = {
    "reported": "Reported: one origin asserts the whole chain",
    "assembled": "Assembled: its legs come from different statements",
    "inferred": "Inferred: some step is no source's statement",
}


def path_lines(network: Network, path: TransferPath) -> list[str]:
    """The section of one path; its transfers are told elsewhere."""
    actor, legs = network.dataset.actor, [network.dataset.transfer[leg] for leg in path.legs]
    sentences = [
        _TIERS[path.tier],
        path.composition[0].upper() + path.composition[1:],
        *telling.parts(network, path),
        wording.tally(path),
        _keystones(network, path),
        f"Order in time: {path.order}; materiel: {', '.join(path.materiel) or 'not stated'}",
    ]
    lines = [f"## {path.rank}. {plain(shortfall.route(network, path.legs))}", ""]
    lines += [f"**{plain(wording.verdict(path))}**", "", *bullets(map(plain, sentences)), ""]
    for leg in legs:
        weakest = " (weakest leg)" if leg.id == path.weakest and len(legs) > 1 else ""
        arrow = wording.arrow(actor[leg.giver], actor[leg.receiver])
        figures = wording.verdict(network.findings[leg.id])
        lines += bullets([f"{plain(arrow)}{weakest}: {plain(leg.mode)}; {plain(figures)}"])
    return [*lines, ""]


def shortfall_lines(network: Network, answer: Answer) -> list[str]:
    """What was not found, what comes nearest to it, and which candidates are no paths, and why."""
    lines: list[str] = []
    if answer.truncated:
        lines += [*map(plain, shortfall.unfinished(answer)), ""]
    elif answer.near:
        for sentence in shortfall.nothing(network, answer, answer.near):
            lines += [plain(sentence), ""]
        for title, transfers in shortfall.nearest(network, answer, answer.near):
            lines += [plain(title), "", *bullets(map(plain, transfers)), ""]
    found = shortfall.candidates(network, answer)
    if found.shown:
        lines += ["## Excluded candidates", "", plain(shortfall.CANDIDATES), ""]
        for way, reason in found.shown:
            lines += [*bullets([plain(way)]), *bullets([plain(reason)], 1)]
        lines += [*bullets([plain(found.rest)] if found.rest else []), ""]
    elif answer.excluded_cut and not answer.paths:
        lines += [plain(shortfall.NOT_FOUND), ""]
    return lines


def _keystones(network: Network, path: TransferPath) -> str:
    return wording.keystones([_name(network, voice) for voice in path.keystones])


def _name(network: Network, voice: str) -> str:
    names = [one.name for one in network.dataset.origins if one.voice == voice]
    return names[0] if len(names) == 1 else f"the voice {voice} ({'; '.join(names)})"
