"""One table of questions to generated datasets, with the answers of ``armstrail paths``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from exports.report.sentences import sentences
from graph.evidence.findings import ONE_VOICE
from graph.network import Network, build
from graph.paths.answer import TransferPath, answer
from graph.rules.kinship import Junction
from tests.support.random_datasets import draw

SIZES = ((6, 9, 5), (7, 14, 4), (9, 20, 6), (5, 16, 3))
K = 4


def cases(count: int) -> Iterator[tuple[Network, list[tuple[str, str]]]]:
    """Networks, the same every time, each with the questions that are asked of it."""
    for seed in range(count):
        actors, transfers, origins = SIZES[seed % len(SIZES)]
        network = build(draw(seed, actors, transfers, origins))
        yield network, [(f"a{n}", f"a{(n + 1 + seed % (actors - 1)) % actors}") for n in range(3)]


def expected(network: Network, start: str, goal: str) -> dict[str, Any]:
    """The answer as plain values; figures as exact fractions in text."""
    found = answer(network, start, goal, K)
    return {
        "paths": [
            {
                **_path(network, head),
                "family": [_path(network, member) for member in head.family],
            }
            for head in found.paths
        ],
        "detours": found.detours,
        "truncated": found.truncated,
        "nearest": found.nearest and [[*found.nearest.from_start], [*found.nearest.to_goal]],
    }


def _path(network: Network, path: TransferPath) -> dict[str, Any]:
    return {
        "tier": path.tier,
        "legs": list(path.legs),
        "junctions": [_junction(one) for one in path.junctions],
        **{level: exact(network, path, level) for level in ("point", "low", "high")},
        "alone": exact(network, path, "point", ONE_VOICE),
        "band": path.band,
        "marks": list(path.marks),
        "order": path.order,
        "materiel": list(path.materiel),
        "agreement": [path.agreement.level, list(path.agreement.terms)],
        "told": _materiel(network, path),
        "weakest": path.weakest,
        "voices": path.voices,
        "documents": path.documents,
        "denials": path.denials,
        "keystones": list(path.keystones),
        "rest": path.ungraded_rest,
    }


def _materiel(network: Network, path: TransferPath) -> str:
    """What the text says of its materiel, without the word itself."""
    (told,) = (one for one in sentences(network, path) if "Materiel" in one)
    return re.sub(r"^.*Materiel(, |: | )", "", told).removesuffix(".")


def exact(network: Network, path: TransferPath, level: Any, voice: str | None = None) -> str:
    """A figure of the path as a fraction in lowest terms."""
    from graph.rules.admission import lineage

    formula = lineage(network.evidence, path.legs, path.junctions, level, voice)
    return str(network.evidence.worlds.exact(formula))


def _junction(one: Junction | None) -> list[Any] | None:
    return [one.kind, one.here, one.there, list(one.transfers)] if one else None


READ = """
([facts, questions, k]) => {
  const engine = armstrail.makeEngine(facts);
  const exact = ({ n, k }) => `${n}/${BigInt(facts.denominator) ** BigInt(k)}`;
  const told = (one) => ({
    tier: one.tier, legs: one.legs,
    junctions: one.junctions.map((it) => it && [it.kind, it.here, it.there, it.transfers]),
    point: exact(one.support), low: exact(one.low), high: exact(one.high),
    alone: exact(one.ifOneVoice),
    band: one.band, marks: one.marks, order: one.order, materiel: one.materiel,
    agreement: [one.agreement.level, one.agreement.terms],
    told: engine.materiel.told(one, armstrail.t), weakest: one.weakest, voices: one.voices,
    documents: one.documents, denials: one.denials, keystones: one.keystones,
    rest: one.ungradedRest,
  });
  return questions.map(([start, goal]) => engine.now(start, goal, k, 50_000)).map((found) => ({
    truncated: found.truncated, detours: found.detours,
    nearest: found.nearest && [found.nearest.from, found.nearest.to].map(
      (side) => side.map(({ transfer }) => transfer)),
    paths: found.paths.map((one) => ({ ...told(one), family: one.family.map(told) })),
  }));
}
"""


def reduced(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of the page with its fractions in lowest terms."""
    for head in answer["paths"]:
        for path in (head, *head["family"]):
            for name in ("point", "low", "high", "alone"):
                path[name] = str(Fraction(path[name]))
    return answer
