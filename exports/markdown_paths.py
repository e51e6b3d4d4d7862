"""A path in Markdown: who is said to have passed arms to whom, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from exports import shortfall, wording
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
    chain = " → ".join(_stops(network, path))
    sentences = [
        _TIERS[path.tier],
        path.composition[0].upper() + path.composition[1:],
        *_parts(network, path),
        wording.tally(path),
        _keystones(network, path),
        f"Order in time: {path.order}; materiel: {', '.join(path.materiel) or 'not stated'}",
    ]
    lines = [f"## {path.rank}. {plain(chain)}", ""]
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


def _stops(network: Network, path: TransferPath) -> Iterator[str]:
    """The names along the path; one that a leg starts from anew stands in parentheses."""
    at = ""
    for leg in (network.dataset.transfer[one] for one in path.legs):
        giver = network.dataset.actor[leg.giver].name
        if leg.giver != at:
            yield f"({giver})" if at else giver
        at = leg.receiver
        yield network.dataset.actor[at].name


def _parts(network: Network, path: TransferPath) -> Iterator[str]:
    for step in path.junctions:
        if step and step.kind == "part":
            here, there = (network.dataset.actor[one].name for one in (step.here, step.there))
            yield f"Said of {there}, a part of {here}"


def _keystones(network: Network, path: TransferPath) -> str:
    return wording.keystones([_name(network, voice) for voice in path.keystones])


def _name(network: Network, voice: str) -> str:
    names = [one.name for one in network.dataset.origins if one.voice == voice]
    return names[0] if len(names) == 1 else f"the voice {voice} ({'; '.join(names)})"
