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


@dataclass(frozen=True, slots=True)
class Reach:
    """Reach from ``start`` to ``goal``: point figure and range, each with its method.

    ``inferred`` says that no chain is stated throughout; ``best`` is the best path, None where
    it was not looked for or not found in time; ``voices`` counts the independent voices behind
    that path.
    """

    start: str
    goal: str
    inferred: bool
    support: Estimate
    low: Estimate
    high: Estimate
    best: TransferPath | None

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


_Known = Mapping[Pair, Reach]
_Figures = Mapping[Pair, Sequence[Estimate]]
"""By pair, for those that were not known yet: an estimate for each of LEVELS."""


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


def _found(network: Network, figures: Callable[[Propagation, _Known], _Figures]) -> list[Reach]:
    """Return what stated steps reach, then, for pairs that these do not join, inferred ones."""
    found: dict[Pair, Reach] = {}
    for inferred in (False, True):
        propagation = Propagation(network, inferred)
        if propagation.adds:
            for pair, (point, low, high) in figures(propagation, found).items():
                found[pair] = Reach(*pair, inferred, point, low, high, None)
    return list(found.values())


def _exact(
    network: Network, question: _Question, nodes: int, propagation: Propagation, known: _Known
) -> _Figures:
    met, anywhere = noting()
    come = question.ask(propagation, anywhere)
    pairs = [pair for pair in come if pair not in known]
    figures: dict[Pair, list[Estimate]] = {pair: [] for pair in pairs}
    for level in LEVELS if pairs else ():
        diagrams, sets = every(network, met, level, nodes)
        stands = question.ask(propagation, sets)
        for pair in pairs:
            value = diagrams.probability(stands.get(pair, sets.none))
            figures[pair].append(counted(value, 0))
    return figures


def _sampled(
    network: Network, question: _Question, draws: Draws, propagation: Propagation, known: _Known
) -> _Figures:
    come = question.ask(propagation, drawn(network, draws))
    return {
        pair: [_count(bits, place, draws) for place in range(len(LEVELS))]
        for pair, bits in come.items()
        if pair not in known
    }


def _count(bits: int, place: int, draws: Draws) -> Estimate:
    hits = layer(bits, place, draws.worlds).bit_count()
    return counted(Fraction(hits, draws.worlds), draws.worlds)


def _with_paths(network: Network, found: list[Reach]) -> list[Reach]:
    most = max(LEAST_PATHS, PATH_WORK // (len(network.dataset.transfers) or 1))
    return _ordered([*(_with_path(network, one) for one in found[:most]), *found[most:]])


def _with_path(network: Network, one: Reach) -> Reach:
    budget = PATH_BUDGET if one.support.worlds else SEARCH_BUDGET
    search = Search(network, one.start, one.goal, NO_LIMITS, one.inferred, budget)
    found = search.best(1)
    return _resting_on(one, describe(network, 1, found.chains[0])) if found.proved else one


def _resting_on(one: Reach, best: TransferPath) -> Reach:
    """Return the reach with its best path; no figure that was drawn is below that of the path."""
    figures = ((one.support, best.support), (one.low, best.low), (one.high, best.high))
    support, low, high = (
        replace(had, value=max(had.value, least)) if had.worlds else had for had, least in figures
    )
    return replace(one, support=support, low=low, high=high, best=best)


def _ordered(found: Iterable[Reach]) -> list[Reach]:
    return sorted(
        found,
        key=lambda one: (one.inferred, -one.support.value, -one.high.value, one.start, one.goal),
    )
