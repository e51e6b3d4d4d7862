"""A path in Markdown: who is said to have passed arms to whom, and what it rests on."""

from __future__ import annotations

from exports import wording
from exports.marked import bullets, plain
from graph.answer import TransferPath
from graph.network import Network

_TIERS = {
    "reported": "Reported: one origin asserts the whole chain",
    "assembled": "Assembled: its legs come from different statements",
    "inferred": "Inferred: some step is no source's statement",
}


def path_lines(network: Network, path: TransferPath) -> list[str]:
    """The section of one path; its transfers are told elsewhere."""
    actor, legs = network.dataset.actor, [network.dataset.transfer[leg] for leg in path.legs]
    stops = [legs[0].giver, *(leg.receiver for leg in legs)]
    chain = " → ".join(actor[stop].name for stop in stops)
    sentences = [
        _TIERS[path.tier],
        path.composition[0].upper() + path.composition[1:],
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


def _keystones(network: Network, path: TransferPath) -> str:
    if not path.keystones:
        return "No single voice carries it alone"
    names = [_name(network, voice) for voice in path.keystones]
    return f"Stands or falls with {' and with '.join(names)}"


def _name(network: Network, voice: str) -> str:
    names = [one.name for one in network.dataset.origins if one.voice == voice]
    return names[0] if len(names) == 1 else f"the voice {voice} ({'; '.join(names)})"
