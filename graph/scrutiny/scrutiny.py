"""What a conclusion rests on: keystones, minimal cuts, and what is left without each voice.

All of it is read off decision diagrams (:mod:`graph.reach.decision_diagrams`), for a path and for
reach alike. Paths that must respect time have no theorem of Menger, so a maximum flow would be no
cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from graph.constraints.limits import NO_LIMITS
from graph.errors import BudgetError, QuestionError
from graph.evidence.assertions import ALL_UNGRADED
from graph.evidence.figures import Figure
from graph.evidence.findings import Level
from graph.evidence.worlds import Variable
from graph.network import Network
from graph.paths.path import TransferPath, describe
from graph.paths.search import Search
from graph.reach.decision_diagrams import MOST_NODES, DDMemoryError, DecisionDiagrams, Diagram
from graph.reach.propagation import Propagation
from graph.reach.sweep import WorldSets, noting
from graph.reach.worldsets import claim, every
from graph.rules.admission import Chain
from graph.scrutiny.cuts import Cut, minimal_cuts

CUT_BUDGET = 2_000
"""How many sets are carried along, and proofs taken in, before cuts are given up."""

Holds = Callable[[WorldSets[Diagram]], Diagram]
"""The worlds in which a conclusion holds, from those in which transfers stand."""


@dataclass(frozen=True, slots=True)
class VoiceWeight:
    """What one voice means to a conclusion.

    ``without`` is support (or its high end, where the point figure is 0) as if the voice had said
    nothing; ``birnbaum`` the difference between the voice being wholly reliable and not at all
    (Birnbaum 1969): negative for a voice whose denials weigh more than its assertions.
    """

    voice: str
    without: float
    birnbaum: float


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """What one conclusion (a path, or reach) rests on.

    ``level`` says which figure was examined: ``point``, or ``high`` where nothing is graded.
    ``voice_cuts`` are the minimal sets of voices, ``claim_cuts`` those of transfers, without which
    nothing is left; sets in order of size. ``cuts_complete`` is False where there were too many.
    All figures are exact.
    """

    value: float
    level: Level
    keystones: tuple[str, ...]
    voice_cuts: tuple[Cut, ...]
    claim_cuts: tuple[Cut, ...]
    cuts_complete: bool
    voices: tuple[VoiceWeight, ...]


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

    Stated chains are examined where there are any, inferred ones otherwise. Raises
    :class:`~graph.errors.BudgetError` where diagrams of so many ``nodes`` cannot hold it, and
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

    def reached(sets: WorldSets[Diagram]) -> Diagram:
        return propagation.downstream(start, sets, goal).get(goal, sets.none)

    best = Search(network, start, goal, NO_LIMITS, inferred).best(k)
    paths = best.chains[: best.proved]
    examined = tuple(
        (describe(network, rank, one), examine(network, one.claims, partial(_stands, one), nodes))
        for rank, one in enumerate(paths, 1)
    )
    return Report(start, goal, inferred, examined, examine(network, met, reached, nodes))


def _stands(chain: Chain, sets: WorldSets[Diagram]) -> Diagram:
    """Return the worlds in which every leg stands, and every stockpile in between is held."""
    held = [sets.any_of(one.transfers) for one in chain.junctions if one and one.transfers]
    return sets.meet([*map(sets.of, chain.legs), *held])


def examine(
    network: Network, transfers: Iterable[str], holds: Holds, nodes: int = MOST_NODES
) -> Scrutiny:
    """Return what a conclusion about these transfers rests on."""
    transfers = tuple(transfers)
    try:
        found = _examined(network, transfers, holds, "point", nodes)
        return found or _examined(network, transfers, holds, "high", nodes) or _NOTHING
    except DDMemoryError:
        raise BudgetError(
            "What this rests on is too entangled to be told apart exactly;"
            " ask for a pair of actors that lie nearer to each other."
        ) from None


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
