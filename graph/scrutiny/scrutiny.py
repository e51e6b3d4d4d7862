"""What a conclusion rests on: keystones, minimal cuts, and what is left without each voice.

All of it is read off decision diagrams (:mod:`graph.reach.decision_diagrams`), for a path and for
reach alike; where these would be too large, worlds are drawn (:mod:`graph.scrutiny.sampled`). Paths
that must respect time have no theorem of Menger, so a maximum flow would be no cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from graph.constraints.limits import NO_LIMITS
from graph.errors import QuestionError
from graph.evidence.assertions import ALL_UNGRADED
from graph.evidence.figures import Figure
from graph.evidence.findings import Level
from graph.evidence.worlds import Variable
from graph.network import Network
from graph.paths.path import TransferPath, describe
from graph.paths.search import Search
from graph.reach.decision_diagrams import MOST_NODES, DDMemoryError, DecisionDiagrams, Diagram
from graph.reach.propagation import Propagation
from graph.reach.sweep import M, WorldSets, noting
from graph.reach.worldsets import claim, every
from graph.rules.admission import Chain
from graph.scrutiny.cuts import Cut, minimal_cuts
from graph.scrutiny.sampled import sampled
from graph.scrutiny.weights import Holds, Scrutiny, VoiceWeight

CUT_BUDGET = 2_000
"""How many sets are carried along, and proofs taken in, before cuts are given up."""

EXAMINED = 3
"""How many of the best paths are examined, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """Scrutiny of reach from start to goal and of each of its best paths."""

    start: str
    goal: str
    inferred: bool
    paths: tuple[tuple[TransferPath, Scrutiny], ...]
    reach: Scrutiny


def scrutinise(
    network: Network, start: str, goal: str, k: int = EXAMINED, nodes: int = MOST_NODES
) -> Report | None:
    """Return what "``start`` could reach ``goal``" rests on; None where no path is admissible.

    Stated chains are examined where there are any, inferred ones otherwise. What diagrams of so
    many ``nodes`` cannot hold is counted over worlds drawn. Raises
    :class:`~graph.errors.QuestionError` where start is goal.
    """
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    for inferred in (False, True):
        propagation = Propagation(network, inferred)
        met, anywhere = noting()
        if propagation.downstream(start, anywhere, goal):
            break
    else:
        return None

    def reached(sets: WorldSets[M]) -> M:
        return propagation.downstream(start, sets, goal).get(goal, sets.none)

    best = Search(network, start, goal, NO_LIMITS, inferred).best(k)
    paths = best.chains[: best.proved]
    examined = tuple(
        (describe(network, rank, one), examine(network, one.claims, _standing(one), nodes))
        for rank, one in enumerate(paths, 1)
    )
    behind = {claim for one in paths for claim in one.claims}
    reach = examine(network, met, reached, nodes, behind)
    return Report(start, goal, inferred, examined, _no_less(reach, examined))


def _no_less(reach: Scrutiny, paths: Iterable[tuple[TransferPath, Scrutiny]]) -> Scrutiny:
    """Return the scrutiny of reach, whose figure, where drawn, is not below that of a path."""
    if not reach.worlds:
        return reach
    least = (one.value for _, one in paths if one.level == reach.level and not one.worlds)
    return replace(reach, value=max([reach.value, *least]))


def _standing(chain: Chain) -> Holds:
    """Return where every leg stands, and every stockpile in between is held."""

    def stands(sets: WorldSets[M]) -> M:
        held = [sets.any_of(one.transfers) for one in chain.junctions if one and one.transfers]
        return sets.meet([*map(sets.of, chain.legs), *held])

    return stands


def examine(
    network: Network,
    transfers: Iterable[str],
    holds: Holds,
    nodes: int = MOST_NODES,
    behind: Collection[str] | None = None,
) -> Scrutiny:
    """Return what a conclusion about these transfers rests on.

    Where worlds are drawn only voices that speak of ``behind`` (by default all) are weighed.
    """
    transfers = tuple(transfers)
    try:
        found = _examined(network, transfers, holds, "point", nodes)
        return found or _examined(network, transfers, holds, "high", nodes) or _NOTHING
    except DDMemoryError:
        return sampled(network, transfers, transfers if behind is None else behind, holds)


_NOTHING = Scrutiny(0.0, "high", (), (), (), True, ())
"""What holds in no world, whoever is relied on."""


def _examined(
    network: Network, transfers: tuple[str, ...], holds: Holds, level: Level, nodes: int
) -> Scrutiny | None:
    """Return the scrutiny at that figure; None where the conclusion holds in no world."""
    diagrams, sets = every(network, transfers, level, nodes, apart=True)
    stands = holds(sets)
    if stands == sets.none:
        return None
    voices = [name for name in diagrams.named(stands) if name[0] == "voice"]
    weights = [_weight(network, diagrams, stands, name) for name in voices]
    speaks = {name[1]: diagrams.ever(name) for name in voices}
    voice_cuts = minimal_cuts(stands, sets.none, speaks, CUT_BUDGET)
    claim_cuts = _claim_cuts(network, transfers, holds, level, nodes)
    return Scrutiny(
        value=Figure(diagrams.probability(stands)),
        level=level,
        keystones=tuple(sorted(one.voice for one in weights if not one.without)),
        voice_cuts=voice_cuts or (),
        claim_cuts=claim_cuts or (),
        cuts_complete=voice_cuts is not None and claim_cuts is not None,
        voices=tuple(sorted(weights, key=lambda one: (one.without, one.voice))),
    )


def _weight(
    network: Network, diagrams: DecisionDiagrams, stands: Diagram, name: Variable
) -> VoiceWeight:
    graded = name[1] in network.evidence.graded
    relied_on = {name: True} if graded else {name: True, ALL_UNGRADED: True}
    sure = diagrams.probability(stands, relied_on)
    silent = diagrams.probability(stands, {name: False})
    return VoiceWeight(name[1], Figure(silent), Figure(sure - silent))


def _claim_cuts(
    network: Network, transfers: tuple[str, ...], holds: Holds, level: Level, nodes: int
) -> tuple[Cut, ...] | None:
    diagrams, sets = every(network, transfers, level, nodes, claimed=True)
    alleged = {one: diagrams.ever(claim(one)) for one in transfers}
    return minimal_cuts(holds(sets), sets.none, alleged, CUT_BUDGET)
