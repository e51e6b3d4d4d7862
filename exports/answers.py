"""The answer to "how could X reach Y" as text for 80 columns; :func:`as_json` is its contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from exports import explanations, options, sayings, wording
from exports.answer_json import as_json
from exports.shortfall import excluded, missing, route
from exports.wording import wrap
from graph.answer import Answer, TransferPath
from graph.chain import Junction
from graph.explanation import explain
from graph.network import Network

__all__ = ["MATERIEL", "TIERS", "as_json", "as_text"]

TIERS = {
    "reported": "one origin asserts the whole chain",
    "assembled": "legs from different statements",
    "inferred": "some step is no source's statement",
}

MATERIEL = {
    "same-item": "Materiel, same item by designation: {}",
    "model": "Materiel, same model: {}",
    "class": "Materiel, same class: {}",
    "unstated": "Materiel that no leg rules out: {}",
    "different": "Materiel: nothing fits all legs",
}
"""How a path's materiel is told, by how closely its legs agree on it."""


def as_text(
    network: Network, answer: Answer, changed: Sequence[str] = (), explaining: bool = False
) -> str:
    """The answer in plain words, ending with what the figures mean.

    ``explaining`` adds how the support of each path came about. Where inferred paths were not
    asked for there is no word of them.
    """
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    lines = [wrap(f"How could arms from {start} have come to {goal}?")]
    lines += [wrap(one) for one in options.told(network, answer.limits, answer.inferred)]
    lines += [*(wrap(f"As if: {one}.") for one in changed), ""]
    told = _Told(network, explaining)
    stated = [path for path in answer.paths if path.tier != "inferred"]
    lines += told.paths("Reported and assembled paths", stated)
    if answer.inferred:
        rest = [path for path in answer.paths if path.tier == "inferred"]
        lines += told.paths("Inferred paths", rest)
    if answer.cut:
        paths = "path was" if answer.taken == 1 else "paths were"
        lines += [f"Only {answer.taken:,} {paths} looked at; families may have more.", ""]
    lines += missing(network, answer)
    lines += excluded(network, answer)
    lines += [*sayings.documents(network.dataset, told.shown), ""] if told.shown else []
    lines += [wrap(wording.SUPPORT_MEANS), wrap(wording.NO_WRONGDOING)]
    return "\n".join(lines)


class _Told:
    """Tells paths; ``shown`` remembers under which path each transfer was told in full."""

    def __init__(self, network: Network, explaining: bool) -> None:
        self.network, self.explaining = network, explaining
        self.shown: dict[str, int] = {}

    def paths(self, title: str, paths: list[TransferPath]) -> Iterator[str]:
        """The paths of one list."""
        taken = sum(1 + len(path.family) for path in paths)
        families = f", standing for {taken} that rest on the same" if taken > len(paths) else ""
        yield f"{title}: {len(paths) or 'none'}{families}"
        yield ""
        for path in paths:
            yield from head(self.network, path)
            yield from self._legs(path)
            yield from _family(self.network, path)
            if self.explaining:
                yield ""
                yield from explanations.lines(self.network, path, explain(self.network, path))
            yield ""

    def _legs(self, path: TransferPath) -> Iterator[str]:
        for step, leg, others in zip_longest(path.junctions, path.legs, path.alternatives):
            if step and step.transfers:
                yield from _held(self.network, step)
                for claim in step.transfers:
                    yield from _leg(self.network, claim, path, self.shown)
            if leg:
                yield from _leg(self.network, leg, path, self.shown)
                yield from _alternatives(self.network, others)


def head(network: Network, path: TransferPath) -> Iterator[str]:
    """What stands above the legs of a path: the way, its figures, and what it rests on."""
    dataset = network.dataset
    pad = "   "
    yield wrap(f"{path.rank}. {route(network, path.legs)}", "", pad)
    sampled = f"; {path.method}" if path.method.worlds else ""
    yield wrap(f"{wording.verdict(path)}{sampled}", pad)
    yield wrap(f"{composition(path)}.", pad)
    for junction in path.junctions:
        if junction and junction.kind == "part":
            here, there = (dataset.actor[one].name for one in (junction.here, junction.there))
            yield wrap(f"Said of {there}, a part of {here}.", pad)
    yield wrap(f"{wording.tally(path)}.", pad)
    yield wrap(f"{_keystones(network, path)}. {_conditions(path)}", pad)


def _family(network: Network, path: TransferPath) -> Iterator[str]:
    """The further paths of the family, each by what it has otherwise."""
    if path.family:
        yield ""
        yield wrap("Also, resting on the same voices or legs:", "   ")
    for one in path.family:
        found = wording.figure(one.support, one.low, one.high, one.marks)
        yield wrap(f"- {found}: {_difference(network, path, one)}", "   ", "     ")


def _difference(network: Network, head: TransferPath, path: TransferPath) -> str:
    gone = [f"leg {n}" for n, leg in enumerate(head.legs, 1) if leg not in path.legs]
    new = [_briefly(network, leg) for leg in path.legs if leg not in head.legs]
    if gone and new:
        return f"differs in {gone[0]}: {new[0]}"
    if gone or new:
        return f"without {gone[0]}" if gone else f"with one leg more: {new[0]}"
    return f"the same legs, joined otherwise: {path.composition}"


def _briefly(network: Network, leg: str) -> str:
    transfer, actor = network.dataset.transfer[leg], network.dataset.actor
    arrow = wording.arrow(actor[transfer.giver], actor[transfer.receiver])
    return f"{arrow} {transfer.mode} [{leg}]"


def _alternatives(network: Network, others: Sequence[str] | None) -> Iterator[str]:
    """The transfers that could stand in a leg's place: what is said of them has the same worth."""
    for other in others or ():
        what = wording.what(network.dataset.transfer[other])
        yield wrap(f"or, on the same evidence: {what}  [{other}]", "     ", "       ")


def composition(path: TransferPath) -> str:
    """Who put the chain together, as a sentence without its full stop."""
    if path.tier == "inferred":
        return f"Inferred: {path.composition}"
    return path.composition[0].upper() + path.composition[1:]


def _keystones(network: Network, path: TransferPath) -> str:
    return wording.keystones([_voice(network, path, voice) for voice in path.keystones])


def _voice(network: Network, path: TransferPath, voice: str) -> str:
    """The voice by the names of those of its origins that speak of the path."""
    claims = {claim for one in path.junctions if one for claim in one.transfers} | {*path.legs}
    assertions = (one for claim in claims for one in network.evidence.assertions[claim])
    names = sorted({one.origin.name for one in assertions if one.voice == voice})
    return names[0] if len(names) == 1 else f"the voice {voice} ({'; '.join(names)})"


def _conditions(path: TransferPath) -> str:
    level, terms = path.agreement
    what = MATERIEL[level].format(", ".join(terms))
    if level == "unstated" and not terms:
        what = "Materiel: not stated"
    further = [one for one in path.materiel if one not in terms]
    besides = f"; fitting, too: {', '.join(further)}" if further and level != "different" else ""
    return f"Order in time: {path.order}. {what}{besides}."


def _held(network: Network, step: Junction) -> Iterator[str]:
    """The claims that somebody took over a stockpile in between: support counts them too."""
    here, there = (network.dataset.actor[actor].name for actor in (step.here, step.there))
    claims = " by any of these claims" if len(step.transfers) > 1 else ""
    yield ""
    yield wrap(f"{here} is said to hold {there}{claims}:", "   ")


def _leg(network: Network, leg: str, path: TransferPath, shown: dict[str, int]) -> Iterator[str]:
    dataset = network.dataset
    transfer = dataset.transfer[leg]
    arrow = wording.arrow(dataset.actor[transfer.giver], dataset.actor[transfer.receiver])
    weakest = " (weakest leg)" if leg == path.weakest and len(path.legs) > 1 else ""
    yield ""
    yield wrap(f"{arrow}{weakest}", "   ", "     ")
    if leg in shown:
        verdict = wording.verdict(network.evidence.finding(leg))
        yield wrap(f"{transfer.mode}: {verdict}; told under path {shown[leg]}", "     ")
        return
    shown[leg] = path.rank
    yield wrap(f"{wording.what(transfer)}  [{leg}]", "     ")
    yield wrap(wording.verdict(network.evidence.finding(leg)), "     ")
    yield from sayings.lines(network, leg, "     ")
