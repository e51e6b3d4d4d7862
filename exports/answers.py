"""The answer to "how could X reach Y" as text for 80 columns and as the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from exports import sayings, wording
from exports.sides import standings
from exports.wording import wrap
from graph.answer import Answer, TransferPath
from graph.chain import Junction
from graph.model import Actor, Statement
from graph.near import Near
from graph.network import Network

MOST_LISTED = 5
"""How many excluded candidates the text lists; the JSON has all that were kept."""

TIERS = {
    "reported": "one origin asserts the whole chain",
    "assembled": "legs from different statements",
    "inferred": "some step is no source's statement",
}


def as_json(network: Network, answer: Answer, changed: Sequence[str] = ()) -> dict[str, Any]:
    """The contract that the README's reference documents; plain values only."""
    dataset = network.dataset
    return {
        "from": _named(dataset.actor[answer.start]),
        "to": _named(dataset.actor[answer.goal]),
        "changed": list(changed),
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
        "method": {
            "name": path.method.method,
            "worlds": path.method.worlds,
            "error": path.method.error,
        },
        "band": path.band,
        "marks": list(path.marks),
        "order": path.order,
        "composition": path.composition,
        "legs": [_leg_json(network, leg) for leg in path.legs],
        "keystones": list(path.keystones),
    }


def _leg_json(network: Network, leg: str) -> dict[str, Any]:
    transfer, finding = network.dataset.transfer[leg], network.evidence.finding(leg)
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
        "statements": [_statement_json(network, one.statement) for one in standings(network, leg)],
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


def as_text(
    network: Network, answer: Answer, changed: Sequence[str] = (), inferred: bool = True
) -> str:
    """The answer in plain words, ending with what the figures mean.

    ``inferred`` False says that inferred paths were not asked for: there is no word of them.
    """
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    lines = [wrap(f"How could arms from {start} have come to {goal}?")]
    lines += [*(wrap(f"As if: {one}.") for one in changed), ""]
    stated = [path for path in answer.paths if path.tier != "inferred"]
    shown: dict[str, int] = {}
    lines += _list(network, "Reported and assembled paths", stated, shown)
    if inferred:
        rest = [path for path in answer.paths if path.tier == "inferred"]
        lines += _list(network, "Inferred paths", rest, shown)
    lines += _missing(network, answer)
    lines += _excluded(answer)
    lines += [*sayings.documents(network.dataset, shown), ""] if shown else []
    lines += [wrap(wording.SUPPORT_MEANS), wrap(wording.NO_WRONGDOING)]
    return "\n".join(lines)


def _list(
    network: Network, title: str, paths: list[TransferPath], shown: dict[str, int]
) -> Iterator[str]:
    """The paths of one list; ``shown`` remembers in which path each transfer was told in full."""
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
    pad = "   "
    sampled = f"; {path.method}" if path.method.worlds else ""
    yield wrap(f"{wording.verdict(path)}{sampled}", pad)
    yield wrap(f"{_composition(path)}.", pad)
    for junction in path.junctions:
        if junction and junction.kind == "part":
            here, there = (dataset.actor[one].name for one in (junction.here, junction.there))
            yield wrap(f"Said of {there}, a part of {here}.", pad)
    yield wrap(f"{wording.tally(path)}.", pad)
    yield wrap(f"{_keystones(network, path)}. {_conditions(path)}", pad)
    for step, leg_id in zip_longest(path.junctions, path.legs):
        if step and step.transfers:
            yield from _held(network, step, path, shown)
        if leg_id:
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
    what = "Materiel that no leg rules out" if path.materiel_unstated else "Materiel"
    return f"Order in time: {path.order}. {what if path.materiel else 'Materiel'}: {materiel}."


def _held(
    network: Network, step: Junction, path: TransferPath, shown: dict[str, int]
) -> Iterator[str]:
    """The claims that somebody took over a stockpile in between: support counts them too."""
    here, there = (network.dataset.actor[actor].name for actor in (step.here, step.there))
    claims = " by any of these claims" if len(step.transfers) > 1 else ""
    yield ""
    yield wrap(f"{here} is said to hold {there}{claims}:", "   ")
    for transfer in step.transfers:
        yield from _leg(network, transfer, path, shown)


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


def _missing(network: Network, answer: Answer) -> Iterator[str]:
    """What was not found, or may not have been."""
    if answer.truncated:
        stopped = "The search stopped at its budget: further paths may exist."
        nothing = "No path was found before the search ended at its budget."
        yield wrap(stopped if answer.paths else nothing)
        yield ""
    elif answer.near:
        yield from _near(network, answer, answer.near)


def _near(network: Network, answer: Answer, near: Near) -> Iterator[str]:
    actor = network.dataset.actor
    start, goal = actor[answer.start].name, actor[answer.goal].name
    within = " within the limits asked for" if answer.limited else ""
    yield wrap(f"No admissible path is stated{within}. Nearest on the side of {start}:")
    yield from _transfers(network, near.from_start, f"nothing is said to leave {start}")
    yield wrap(f"Nearest on the side of {goal}:")
    yield from _transfers(network, near.to_goal, f"nothing is said to come to {goal}")
    if not answer.limited:
        yield wrap("What is missing is a stated transfer that joins the two sides.")
    yield ""


def _transfers(network: Network, transfers: Iterable[str], none: str) -> Iterator[str]:
    dataset, any_at_all = network.dataset, False
    for transfer_id in transfers:
        any_at_all = True
        one = dataset.transfer[transfer_id]
        arrow = wording.arrow(dataset.actor[one.giver], dataset.actor[one.receiver])
        yield wrap(f"{arrow}: {wording.verdict(network.evidence.finding(one.id))}", "  ", "    ")
    if not any_at_all:
        yield wrap(none, "  ")


def _excluded(answer: Answer) -> Iterator[str]:
    kept = len(answer.excluded)
    if not kept:
        return
    yield f"Excluded candidates: {kept + answer.more_excluded:,}"
    for one in answer.excluded[:MOST_LISTED]:
        yield wrap(f"- {' > '.join(one.legs)}: {one.reason}", "  ", "    ")
    unlisted = max(kept - MOST_LISTED, 0)
    if unlisted + answer.more_excluded:
        those = f"{unlisted:,} of them" if answer.more_excluded else "them"
        where = f": --json lists {those}" if unlisted else ""
        yield f"  - and {unlisted + answer.more_excluded:,} more{where}"
    yield ""
