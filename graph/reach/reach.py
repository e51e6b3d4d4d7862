"""How far arms from an actor are alleged to have come, and from where they came to it.

Reach of a pair is the probability that at least one admissible path stands, found for all actors in
one sweep (:mod:`graph.reach.propagation`): over all worlds where these can be told apart within the
budget (:mod:`graph.reach.decision_diagrams`), which is exact; otherwise over worlds drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from graph.constraints.limits import NO_LIMITS
from graph.errors import QuestionError
from graph.evidence.findings import LEVELS
from graph.evidence.sampling import Draws, Estimate, counted
from graph.network import Network
from graph.paths.answer import TransferPath, describe
from graph.paths.search import SEARCH_BUDGET, Search
from graph.reach.decision_diagrams import MOST_NODES, DDMemoryError
from graph.reach.propagation import Propagation
from graph.reach.sweep import M, WorldSets, noting
from graph.reach.worldsets import affordable, drawn, every, layer

Pair = tuple[str, str]
"""Start and goal, actor ids."""

LEAST_PATHS, PATH_WORK = 10, 400_000
"""For how many actors the best path is looked for: so many at least, or times transfers at most."""

PATH_BUDGET = 500
"""How many partial paths that search takes where reach was sampled."""


class ReachFigures(NamedTuple):
    """Reach over some paths: the point figure and its range, each with its method."""

    support: Estimate
    low: Estimate
    high: Estimate


@dataclass(frozen=True, slots=True)
class Reach:
    """Reach from ``start`` to ``goal``, told twice.

    ``stated`` is over the paths that documents state throughout, None where there is none;
    ``with_inferred`` over these and the inferred ones. ``best`` is the best stated path, else the
    best inferred one; None where it was not looked for or not found in time. It names the materiel
    that was asked for if any path does; ``unnamed`` says that none does.
    """

    start: str
    goal: str
    stated: ReachFigures | None
    with_inferred: ReachFigures
    best: TransferPath | None = None
    unnamed: bool = False

    @property
    def inferred(self) -> bool:
        """Return whether no path is stated throughout."""
        return self.stated is None

    @property
    def figures(self) -> ReachFigures:
        """Return the figures over stated paths, over inferred ones where there is none."""
        return self.stated or self.with_inferred

    @property
    def voices(self) -> int:
        """Return how many independent voices assert a leg of the best path."""
        return self.best.voices if self.best else 0


def downstream(
    network: Network, start: str, draws: Draws | None = None, budget: int = MOST_NODES
) -> list[Reach]:
    """Return every actor that arms of ``start`` are alleged to have come to, best supported first.

    Actors reached by stated chains come before those reached by inference alone. ``draws`` are
    the worlds to sample, those of the network's evidence by default; ``budget`` bounds the nodes
    of the diagrams for an exact answer (0: sample).
    """
    return _answered(network, _Question(start=start), draws, budget)


def upstream(
    network: Network, goal: str, draws: Draws | None = None, budget: int = MOST_NODES
) -> list[Reach]:
    """Return every actor whose arms are alleged to have come to ``goal``, best supported first.

    The rest as for :func:`downstream`.
    """
    return _answered(network, _Question(goal=goal), draws, budget)


def between(
    network: Network, start: str, goal: str, draws: Draws | None = None, budget: int = MOST_NODES
) -> Reach | None:
    """Return the reach of one pair; None where no admissible path is stated or inferred."""
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    return next(iter(_answered(network, _Question(start, goal), draws, budget)), None)


@dataclass(frozen=True, slots=True)
class _Question:
    """Reach out of ``start``, into ``goal``, or from the one to the other."""

    start: str = ""
    goal: str = ""

    def ask(self, propagation: Propagation, sets: WorldSets[M]) -> dict[Pair, M]:
        """Return, by pair, the worlds in which some admissible path stands."""
        if self.start:
            out = propagation.downstream(self.start, sets, self.goal)
            return {(self.start, goal): worlds for goal, worlds in out.items()}
        into = propagation.upstream(self.goal, sets)
        return {(start, self.goal): worlds for start, worlds in into.items()}


_Found = Mapping[Pair, ReachFigures]


def _answered(
    network: Network, question: _Question, draws: Draws | None, budget: int
) -> list[Reach]:
    try:
        if budget < 1:
            raise DDMemoryError
        found = _found(network, partial(_exact, network, question, budget))
    except DDMemoryError:
        worlds = draws or affordable(network)
        found = _found(network, partial(_sampled, network, question, worlds))
    return _with_paths(network, _ordered(found))


def _found(network: Network, figures: Callable[[Propagation], _Found]) -> list[Reach]:
    """Return what stated steps reach, and what these and inferred ones reach together."""
    stated = figures(Propagation(network))
    inferring = Propagation(network, inferred=True)
    every = figures(inferring) if inferring.adds else stated
    return [Reach(*pair, stated.get(pair), found) for pair, found in every.items()]


def _exact(network: Network, question: _Question, nodes: int, propagation: Propagation) -> _Found:
    met, anywhere = noting()
    pairs = [*question.ask(propagation, anywhere)]
    figures: dict[Pair, list[Estimate]] = {pair: [] for pair in pairs}
    for level in LEVELS if pairs else ():
        diagrams, sets = every(network, met, level, nodes)
        stands = question.ask(propagation, sets)
        for pair in pairs:
            value = diagrams.probability(stands.get(pair, sets.none))
            figures[pair].append(counted(value, 0))
    return {pair: ReachFigures(*found) for pair, found in figures.items()}


def _sampled(
    network: Network, question: _Question, draws: Draws, propagation: Propagation
) -> _Found:
    come = question.ask(propagation, drawn(network, draws))
    return {
        pair: ReachFigures(*(_count(bits, place, draws) for place in range(len(LEVELS))))
        for pair, bits in come.items()
    }


def _count(bits: int, place: int, draws: Draws) -> Estimate:
    hits = layer(bits, place, draws.worlds).bit_count()
    return counted(Fraction(hits, draws.worlds), draws.worlds)


def _with_paths(network: Network, found: list[Reach]) -> list[Reach]:
    most = max(LEAST_PATHS, PATH_WORK // (len(network.dataset.transfers) or 1))
    return _ordered([*(_with_path(network, one) for one in found[:most]), *found[most:]])


def _with_path(network: Network, one: Reach) -> Reach:
    budget = PATH_BUDGET if one.figures.support.worlds else SEARCH_BUDGET
    for inferred, unnamed in _kinds(network, one):
        pair = one.start, one.goal
        found = Search(network, *pair, NO_LIMITS, inferred, budget, unnamed=unnamed).best(1)
        if found.proved:
            best = describe(network, 1, found.chains[0])
            return _resting_on(replace(one, unnamed=unnamed), best)
        if found.truncated:
            break
    return one


def _kinds(network: Network, one: Reach) -> list[tuple[bool, bool]]:
    """Return which paths are looked for in turn: whether inferred, whether unnamed."""
    if network.naming is None:
        return [(one.inferred, False)]
    return [*((kind, False) for kind in sorted({one.inferred, True})), (one.inferred, True)]


def _resting_on(one: Reach, best: TransferPath) -> Reach:
    """Return the reach with its best path; no figure that was drawn is below that of the path."""
    least = best.support, best.low, best.high
    stated = one.stated
    if stated and best.tier != "inferred":
        stated = _raised(stated, least)
    return replace(one, stated=stated, with_inferred=_raised(one.with_inferred, least), best=best)


def _raised(figures: ReachFigures, least: Sequence[float]) -> ReachFigures:
    both = zip(figures, least, strict=True)
    return ReachFigures(
        *(replace(had, value=max(had.value, it)) if had.worlds else had for had, it in both)
    )


def _ordered(found: Iterable[Reach]) -> list[Reach]:
    return sorted(
        found,
        key=lambda one: (
            one.inferred,
            -one.figures.support.value,
            -one.figures.high.value,
            one.start,
            one.goal,
        ),
    )
