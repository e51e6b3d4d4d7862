"""The answer to "how could X reach Y" as text for 80 columns and as the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from exports import sayings, wording
from exports.wording import wrap
from graph.answer import Answer, TransferPath
from graph.model import Actor, Statement
from graph.near import Near
from graph.network import Network

MOST_LISTED = 5
"""How many excluded candidates the text lists; the JSON has them all."""

TIERS = {
    "reported": "one origin asserts the whole chain",
    "assembled": "legs from different statements",
    "inferred": "some step is no source's statement",
}


def as_json(network: Network, answer: Answer) -> dict[str, Any]:
    """The contract that the README's reference documents; plain values only."""
    dataset = network.dataset
    return {
        "from": _named(dataset.actor[answer.start]),
        "to": _named(dataset.actor[answer.goal]),
        "paths": [_path_json(network, path) for path in answer.paths],
        "excluded": [{"legs": list(one.legs), "reason": one.reason} for one in answer.excluded],
        "near": {"from": list(answer.near.from_start), "to": list(answer.near.to_goal)}
        if answer.near
        else {},
        "truncated": answer.truncated,
    }


def _named(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "name": actor.name}


def _path_json(network: Network, path: TransferPath) -> dict[str, Any]:
    return {
        "rank": path.rank,
        "tier": path.tier,
        "support": path.support,
        "low": path.low,
        "high": path.high,
        "band": path.band,
        "marks": list(path.marks),
        "order": path.order,
        "composition": path.composition,
        "legs": [_leg_json(network, leg) for leg in path.legs],
        "keystones": list(path.keystones),
    }


def _leg_json(network: Network, leg: str) -> dict[str, Any]:
    transfer, finding = network.dataset.transfer[leg], network.findings[leg]
    statements = network.dataset.statements_of[leg]
    return {
        "transfer": leg,
        "from": transfer.giver,
        "to": transfer.receiver,
        "mode": transfer.mode,
        "directness": transfer.directness,
        "support": finding.support,
        "low": finding.low,
        "high": finding.high,
        "band": finding.band,
        "marks": list(finding.marks),
        "statements": [_statement_json(network, one) for one in sayings.ordered(statements)],
    }


def _statement_json(network: Network, statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "origin": statement.origin,
        "group": network.dataset.origin[statement.origin].voice,
        "document": statement.document,
        "stance": statement.stance,
        "paragraph": statement.paragraph,
    }


def as_text(network: Network, answer: Answer) -> str:
    """The answer in plain words, ending with what the figures mean."""
    actor = network.dataset.actor
    lines = [wrap(f"How could {actor[answer.start].name} reach {actor[answer.goal].name}?"), ""]
    stated = [path for path in answer.paths if path.tier != "inferred"]
    inferred = [path for path in answer.paths if path.tier == "inferred"]
    shown: dict[str, int] = {}
    lines += _list(network, "Reported and assembled paths", stated, shown)
    lines += _list(network, "Inferred paths", inferred, shown)
    if answer.near:
        lines += _near(network, answer, answer.near)
    lines += _excluded(network, answer)
    if answer.truncated:
        lines += [wrap("The search stopped at its budget: further paths may exist."), ""]
    lines += [*sayings.documents(network.dataset, shown), ""] if shown else []
    lines += [wrap(wording.SUPPORT_MEANS), wrap(wording.NO_WRONGDOING)]
    return "\n".join(lines)


def _list(
    network: Network, title: str, paths: list[TransferPath], shown: dict[str, int]
) -> Iterator[str]:
    """The paths of one list; ``shown`` remembers in which path each leg was told in full."""
    yield f"{title}: {len(paths) or 'none'}"
    yield ""
    for path in paths:
        yield from _path(network, path, shown)
        yield ""


def _path(network: Network, path: TransferPath, shown: dict[str, int]) -> Iterator[str]:
    dataset = network.dataset
    legs = [dataset.transfer[leg] for leg in path.legs]
    stops = [legs[0].giver]
    for leg in legs:
        stops += [f"({leg.giver})"] * (leg.giver != stops[-1]) + [leg.receiver]
    yield wrap(f"{path.rank}. {' → '.join(_stop(network, stop) for stop in stops)}", "", "   ")
    figure = wording.figure(path.support, path.low, path.high, path.marks)
    pad = "   "
    yield wrap(f"{wording.grade(path.band, path.marks)}; {figure}", pad)
    yield wrap(f"{_composition(path)}.", pad)
    for junction in path.junctions:
        if junction and junction.kind == "part":
            here, there = (dataset.actor[one].name for one in (junction.here, junction.there))
            yield wrap(f"Said of {there}, a part of {here}.", pad)
    yield wrap(f"{wording.counts(path.voices, path.documents, path.denials)}.", pad)
    yield wrap(f"{_keystones(network, path)}. {_conditions(path)}", pad)
    for leg_id in path.legs:
        yield from _leg(network, leg_id, path, shown)


def _stop(network: Network, stop: str) -> str:
    if stop.startswith("("):
        return f"({network.dataset.actor[stop[1:-1]].name})"
    return network.dataset.actor[stop].name


def _composition(path: TransferPath) -> str:
    if path.tier == "inferred":
        return f"Inferred: {path.composition}"
    return path.composition[0].upper() + path.composition[1:]


def _keystones(network: Network, path: TransferPath) -> str:
    names = [_voice(network, path, voice) for voice in path.keystones]
    if not names:
        return "No single voice carries it alone"
    return f"Stands or falls with {' and with '.join(names)}"


def _voice(network: Network, path: TransferPath, voice: str) -> str:
    """The voice by the names of those of its origins that speak of the path."""
    claims = {claim for one in path.junctions if one for claim in one.transfers} | {*path.legs}
    assertions = (one for claim in claims for one in network.evidence.assertions[claim])
    names = sorted({one.origin.name for one in assertions if one.voice == voice})
    return names[0] if len(names) == 1 else f"the voice {voice} ({'; '.join(names)})"


def _conditions(path: TransferPath) -> str:
    materiel = ", ".join(path.materiel) or "not stated"
    unstated = ", not stated on every leg" if path.materiel and path.materiel_unstated else ""
    return f"Order in time: {path.order}. Materiel: {materiel}{unstated}."


def _leg(network: Network, leg: str, path: TransferPath, shown: dict[str, int]) -> Iterator[str]:
    dataset = network.dataset
    transfer = dataset.transfer[leg]
    arrow = wording.arrow(dataset.actor[transfer.giver], dataset.actor[transfer.receiver])
    weakest = " (weakest leg)" if leg == path.weakest and len(path.legs) > 1 else ""
    yield ""
    yield wrap(f"{arrow}{weakest}", "   ", "     ")
    if leg in shown:
        verdict = wording.verdict(network.findings[leg])
        yield wrap(f"{transfer.mode}: {verdict}; told under path {shown[leg]}", "     ")
        return
    shown[leg] = path.rank
    yield wrap(f"{wording.what(transfer)}  [{leg}]", "     ")
    yield wrap(wording.verdict(network.findings[leg]), "     ")
    yield from sayings.lines(dataset, dataset.statements_of[leg], "     ")


def _near(network: Network, answer: Answer, near: Near) -> Iterator[str]:
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    yield wrap(f"No admissible path is stated. Nearest on the side of {start}:")
    yield from _transfers(network, near.from_start, f"nothing is said to leave {start}")
    yield wrap(f"Nearest on the side of {goal}:")
    yield from _transfers(network, near.to_goal, f"nothing is said to come to {goal}")
    yield wrap("What is missing is a stated transfer that joins the two sides.")
    yield ""


def _transfers(network: Network, transfers: Iterable[str], none: str) -> Iterator[str]:
    dataset, any_at_all = network.dataset, False
    for transfer_id in transfers:
        any_at_all = True
        one = dataset.transfer[transfer_id]
        arrow = wording.arrow(dataset.actor[one.giver], dataset.actor[one.receiver])
        yield wrap(f"{arrow}: {wording.verdict(network.findings[one.id])}", "  ", "    ")
    if not any_at_all:
        yield wrap(none, "  ")


def _excluded(network: Network, answer: Answer) -> Iterator[str]:
    if not answer.excluded:
        return
    yield f"Excluded candidates: {len(answer.excluded) + answer.more_excluded}"
    for one in answer.excluded[:MOST_LISTED]:
        yield wrap(f"- {' > '.join(one.legs)}: {one.reason}", "  ", "    ")
    if len(answer.excluded) > MOST_LISTED:
        yield "  - and others: --json lists them"
    yield ""
