"""How far arms from an actor are alleged to have come, and from where they came to it.

Reach of a pair is the probability that at least one admissible path stands. It is exact where
the chains can be listed and their lineage evaluated within the budgets; otherwise it is sampled,
for all actors in one sweep (:mod:`graph.spread`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from graph.answer import TransferPath, describe
from graph.assertions import Assertion
from graph.chain import Kinship
from graph.errors import BudgetError, QuestionError
from graph.evidence import LEVELS, coin
from graph.limits import NO_LIMITS
from graph.network import Network
from graph.paths import Search
from graph.proofs import BUDGET, Chains, Proofs, ranked, reach_formula
from graph.sampling import Draws, Estimate, counted, estimates
from graph.spread import Bits, Spread
from graph.worlds import Variable

Pair = tuple[str, str]
"""Start and goal, actor ids."""

MOST_PATHS = 10
"""For how many actors the best path is looked for when reach was sampled."""

PATH_BUDGET = 500
"""How many prefixes that search takes: beyond it there is no best path to show."""


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
        """Independent voices that assert a leg of the best path."""
        return self.best.voices if self.best else 0


def downstream(
    network: Network, start: str, draws: Draws | None = None, budget: int = BUDGET
) -> list[Reach]:
    """Every actor that arms from ``start`` are alleged to have come to, best supported first.

    Actors reached by stated chains come before those reached by inference alone. ``draws`` are
    the worlds to sample, those of the network's evidence by default; ``budget`` bounds the
    prefixes of chains that are listed (0: sample).
    """
    draws = draws or network.evidence.draws
    try:
        found = Proofs(network, budget).out_of(start)
    except BudgetError:
        return _with_paths(network, _out_of(network, start, draws))
    return _ordered(_exact(network, (start, goal), one, draws) for goal, one in found.items())


def upstream(
    network: Network, goal: str, draws: Draws | None = None, budget: int = BUDGET
) -> list[Reach]:
    """Every actor from which arms are alleged to have come to ``goal``, best supported first.

    The rest as for :func:`downstream`; ``budget`` is for all starts together.
    """
    draws = draws or network.evidence.draws
    try:
        found = Proofs(network, budget).into(goal)
    except BudgetError:
        return _with_paths(network, _into(network, goal, draws))
    return _ordered(_exact(network, (start, goal), one, draws) for start, one in found.items())


def between(
    network: Network, start: str, goal: str, draws: Draws | None = None, budget: int = BUDGET
) -> Reach | None:
    """Reach of one pair; None where no admissible path is stated or inferred."""
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    draws = draws or network.evidence.draws
    try:
        found = Proofs(network, budget).between(start, goal)
    except BudgetError:
        every = (one for one in _out_of(network, start, draws) if one.goal == goal)
        return next((_with_path(network, one) for one in every), None)
    return _exact(network, (start, goal), found, draws) if found.strict else None


def _exact(network: Network, pair: Pair, found: Chains, draws: Draws) -> Reach:
    chains = found.strict
    formulas = [reach_formula(network, chains, level) for level in LEVELS]
    point, low, high = estimates(network.evidence.worlds, formulas, draws)
    one = Reach(*pair, not found.stated, point, low, high, None)
    return _resting_on(one, describe(network, 1, ranked(network, chains)[0]))


def _resting_on(one: Reach, best: TransferPath) -> Reach:
    """Reach with its best path; no figure that was drawn is below that of the path."""
    figures = ((one.support, best.support), (one.low, best.low), (one.high, best.high))
    support, low, high = (
        replace(had, value=max(had.value, least)) if had.worlds else had for had, least in figures
    )
    return replace(one, support=support, low=low, high=high, best=best)


def layers(network: Network, draws: Draws) -> Bits:
    """The worlds of point, low and high figure side by side, and one bit that is always set.

    One sweep then finds all three figures, and by the last bit every actor that an admissible
    path leads to, whatever was drawn. :func:`layer` takes them apart.
    """
    always = 1 << (len(LEVELS) * draws.worlds)
    known: dict[tuple[str, str, bool, Variable], int] = {}

    def holds(one: Assertion) -> int:
        key = (one.voice, one.letter, one.supports, coin(one) if one.hedge < 1 else ())
        if key not in known:
            formulas = (network.evidence.holds(one, level) for level in LEVELS)
            drawn = b"".join(draws.mask(formula).tobytes() for formula in formulas)
            known[key] = int.from_bytes(drawn, "little")
        return known[key]

    @cache
    def of(transfer: str) -> int:
        backed, countered = 0, 0
        for one in network.evidence.assertions[transfer]:
            backed |= holds(one) if one.supports else 0
            countered |= 0 if one.supports else holds(one)
        return backed & ~countered | always

    return Bits(2 * always - 1, of)


def layer(bits: int, place: int, worlds: int) -> int:
    """The bits of the figure at that place in :data:`~graph.evidence.LEVELS`."""
    return (bits >> (place * worlds)) & ((1 << worlds) - 1)


def _out_of(network: Network, start: str, draws: Draws) -> list[Reach]:
    def pairs(spread: Spread, bits: Bits) -> dict[Pair, int]:
        return {(start, goal): worlds for goal, worlds in spread.downstream(start, bits).items()}

    return _sampled(network, draws, pairs)


def _into(network: Network, goal: str, draws: Draws) -> list[Reach]:
    def pairs(spread: Spread, bits: Bits) -> dict[Pair, int]:
        return {(start, goal): worlds for start, worlds in spread.upstream(goal, bits).items()}

    return _sampled(network, draws, pairs)


def _sampled(
    network: Network, draws: Draws, pairs: Callable[[Spread, Bits], Mapping[Pair, int]]
) -> list[Reach]:
    """Reach of all pairs: a sweep over stated steps, then one with inferred ones for the rest."""
    bits = layers(network, draws)
    found: dict[Pair, Reach] = {}
    for inferred in (False, True):
        if inferred and not _infers(network):
            continue
        for pair, worlds in pairs(Spread(network, inferred), bits).items():
            if pair not in found:
                point, low, high = (_count(worlds, n, draws) for n in range(len(LEVELS)))
                found[pair] = Reach(*pair, inferred, point, low, high, None)
    return _ordered(found.values())


def _infers(network: Network) -> bool:
    """Whether there is any step that is no source's statement."""
    kinship = Kinship(network.dataset, network.usable)
    onward = (
        step for actor in network.dataset.actor for step in kinship.onward(actor, False, True)
    )
    parts = (network.dataset.parts(one.receiver) for one in network.dataset.transfers)
    return any(junction for _, junction in onward) or any(parts)


def _count(worlds: int, place: int, draws: Draws) -> Estimate:
    hits = layer(worlds, place, draws.worlds).bit_count()
    return counted(Fraction(hits, draws.worlds), draws.worlds)


def _with_paths(network: Network, found: list[Reach]) -> list[Reach]:
    best = [_with_path(network, one) for one in found[:MOST_PATHS]]
    return _ordered([*best, *found[MOST_PATHS:]])


def _with_path(network: Network, one: Reach) -> Reach:
    search = Search(network, one.start, one.goal, NO_LIMITS, one.inferred, PATH_BUDGET)
    chains = search.best(1).chains
    return _resting_on(one, describe(network, 1, chains[0])) if chains else one


def _ordered(found: Iterable[Reach]) -> list[Reach]:
    return sorted(
        found,
        key=lambda one: (one.inferred, -one.support.value, -one.high.value, one.start, one.goal),
    )
