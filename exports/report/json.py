"""The answer to "how could X reach Y" as the JSON contract that docs/json.md documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from exports.report import constraints
from exports.report.explanations import as_json as explained
from exports.rows import near
from exports.rows.sayings import standings
from exports.words import chains, verdict
from exports.words.voices import voice_names
from graph.model.rows import Actor, Statement
from graph.network import Network
from graph.paths.answer import Answer
from graph.paths.near_misses import NearMiss
from graph.paths.nearest import Nearest
from graph.paths.path import TransferPath
from graph.rules.kinship import Junction
from graph.scrutiny.explanation import explain

Plain = dict[str, Any]


def as_json(
    network: Network,
    answer: Answer,
    changed: Sequence[str] = (),
    explaining: bool = False,
    asked: verdict.AskedWhether = verdict.NOT_ASKED,
) -> Plain:
    """Return the answer as plain values; ``explaining`` says how each support came about."""
    dataset = network.dataset
    return {
        "verdict": verdict.of_answer(network, answer, changed, asked)._asdict(),
        "from": _named(dataset.actor[answer.start]),
        "to": _named(dataset.actor[answer.goal]),
        "changed": list(changed),
        "constraints": constraints.sentences(network, answer.limits, answer.inferred),
        "paths": [_path(network, path, explaining) for path in answer.paths],
        "taken": answer.taken,
        "families_cut": answer.cut,
        "detours": answer.detours,
        "unnamed": [_path(network, path, explaining) for path in answer.unnamed],
        "attempts": [_path(network, path, explaining) for path in answer.attempts],
        "not_completed": {
            whose: [_leg(network, one) for one in transfers]
            for whose, transfers in answer.not_completed._asdict().items()
        },
        "excluded": [_excluded(one) for one in answer.near_misses],
        "excluded_cut": answer.near_misses_cut,
        "comes_close": [
            near.passage_row(one) for one in near.passages(dataset, answer.start, answer.goal)
        ],
        "near": _near(answer.nearest) if answer.nearest else {},
        "truncated": answer.truncated,
        "unsearched": [asdict(one) for one in answer.unsearched],
    }


def _named(actor: Actor) -> dict[str, str]:
    return {"id": actor.id, "name": actor.name}


def _excluded(one: NearMiss) -> Plain:
    return {"legs": list(one.legs), "reason": one.reason, "further_reasons": one.others}


def _near(nearest: Nearest) -> Plain:
    return {"from": list(nearest.from_start), "to": list(nearest.to_goal)}


def _path(network: Network, path: TransferPath, explaining: bool) -> Plain:
    names = voice_names(network.dataset)
    return {
        "rank": path.rank,
        "tier": path.tier,
        **_figures(path),
        "if_one_voice": path.if_one_voice,
        "voices": path.voices,
        "documents": path.documents,
        "denials": path.denials,
        "materiel": list(path.materiel),
        "materiel_level": path.agreement.level,
        "composition": chains.composed(network, path),
        "legs": [
            {**_leg(network, leg), "alternatives": list(others)}
            for leg, others in zip(path.legs, path.alternatives, strict=True)
        ],
        "junctions": _junctions(network, path.junctions),
        "weakest": path.weakest,
        "keystones": list(path.keystones),
        "keystone_names": [names[voice] for voice in path.keystones],
        "ungraded_rest": path.ungraded_rest,
        "family": [_member(path, one) for one in path.family],
        **({"explanation": explained(network, explain(network, path))} if explaining else {}),
    }


def _figures(path: TransferPath) -> Plain:
    method = path.method
    return {
        "support": path.support,
        "low": path.low,
        "high": path.high,
        "method": {"name": method.method, "worlds": method.worlds, "error": method.error},
        "band": path.band or None,
        "marks": list(path.marks),
        "order": path.order,
    }


def _member(head: TransferPath, path: TransferPath) -> Plain:
    return {
        **_figures(path),
        "legs": list(path.legs),
        "instead_of": [leg for leg in head.legs if leg not in path.legs],
        "has": [leg for leg in path.legs if leg not in head.legs],
    }


def _junctions(network: Network, junctions: Sequence[Junction | None]) -> list[Plain]:
    """Return the steps between legs that are no transfer.

    What is held, with the claims that it is.
    """
    return [
        {
            "before_leg": place + 1,
            "kind": one.kind,
            "here": one.here,
            "there": one.there,
            "transfers": [_leg(network, claim) for claim in one.transfers],
        }
        for place, one in enumerate(junctions)
        if one
    ]


def _leg(network: Network, leg: str) -> Plain:
    transfer, finding = network.dataset.transfer[leg], network.evidence.finding(leg)
    return {
        "transfer": leg,
        "from": transfer.giver,
        "to": transfer.receiver,
        "mode": transfer.mode,
        "materiel": list(transfer.materiel),
        "start": str(transfer.start) if transfer.start else None,
        "end": str(transfer.end) if transfer.end else None,
        "place": transfer.place or None,
        "directness": transfer.directness,
        "outcome": transfer.outcome,
        "support": finding.support,
        "low": finding.low,
        "high": finding.high,
        "band": finding.band or None,
        "marks": list(finding.marks),
        "statements": [_statement(network, one.statement) for one in standings(network, leg)],
    }


def _statement(network: Network, statement: Statement) -> Plain:
    return {
        "id": statement.id,
        "origin": statement.origin,
        "group": network.dataset.origin[statement.origin].voice,
        "document": statement.document,
        "stance": statement.stance,
        "paragraph": statement.paragraph,
        "explicitness": statement.explicitness,
        "hedge": statement.hedge,
        "fidelity": statement.fidelity,
    }
