"""The worlds in which transfers stand, as the sweep wants them: drawn, or all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache, partial, reduce
from itertools import chain, starmap
from operator import and_

from graph.evidence.assertions import ALL_UNGRADED, Assertion
from graph.evidence.findings import LEVELS, Level, where_it_stands
from graph.evidence.sampling import Draws
from graph.evidence.worlds import ONE, Variable
from graph.network import Network
from graph.reach.bit_matrix import DrawnWorlds
from graph.reach.decision_diagrams import MOST_NODES, DecisionDiagrams, Diagram
from graph.reach.sweep import WorldSets

MOST_BITS = 1 << 29
"""How many worlds are drawn at most, all transfers taken together."""

_HALF = Fraction(1, 2)

LEAST_WORLDS = 4096
"""How many are drawn at least, however many transfers there are."""


def affordable(network: Network) -> Draws:
    """Return the worlds of the network's evidence; fewer where there are very many transfers."""
    draws = network.evidence.draws
    most = max(LEAST_WORLDS, MOST_BITS // (len(network.usable) or 1))
    return draws if draws.worlds <= most else draws.fewer(most)


def drawn(network: Network, draws: Draws, silent: str = "") -> DrawnWorlds:
    """Return the worlds of point, low and high figure side by side, and one bit that is always set.

    One sweep then finds all three figures, and by the last bit every actor that an admissible
    path leads to, whatever was drawn. :func:`layer` takes them apart. Nothing holds that the voice
    ``silent`` says.
    """
    always = 1 << (len(LEVELS) * draws.worlds)
    known: dict[tuple[Variable, str, bool, Fraction, Variable], int] = {}

    def holds(one: Assertion) -> int:
        if one.voice == silent:
            return 0
        hedge = one.coin if one.hedge < 1 else ()
        key = (one.variable, one.letter, one.supports, one.hedge, hedge)
        if key not in known:
            formulas = (network.evidence.holds(one, level) for level in LEVELS)
            words = b"".join(draws.mask(formula).tobytes() for formula in formulas)
            known[key] = int.from_bytes(words, "little")
        return known[key]

    @cache
    def of(transfer: str) -> int:
        return where_it_stands(network.evidence.assertions[transfer], holds, 0) | always

    return DrawnWorlds(2 * always - 1, 0, of)


def layer(bits: int, place: int, worlds: int) -> int:
    """Return the bits of the figure at that place in :data:`~graph.evidence.findings.LEVELS`."""
    return (bits >> (place * worlds)) & ((1 << worlds) - 1)


def every(
    network: Network,
    transfers: Iterable[str],
    level: Level,
    nodes: int = MOST_NODES,
    *,
    claimed: bool = False,
    apart: bool = False,
) -> tuple[DecisionDiagrams, WorldSets[Diagram]]:
    """Return all worlds of one figure, told apart by ``transfers``; in ``nodes`` nodes at most.

    Voices stand in the diagrams in the order in which the transfers first name them. With
    ``claimed`` a transfer stands only while it is alleged at all, which is a variable of its own:
    :func:`claim`. With ``apart`` each ungraded voice has a variable as well, for being heard: it
    always is, unless it is given that it is silent.
    """
    said = {one: network.evidence.assertions[one] for one in transfers}
    cuts: defaultdict[Variable, set[Fraction]] = defaultdict(set)

    needs = partial(_needs, network, level, apart)
    for transfer, assertions in said.items():
        if claimed:
            cuts[claim(transfer)].add(_HALF)
        for variable, threshold in chain.from_iterable(map(needs, assertions)):
            cuts[variable].add(threshold)
    made = DecisionDiagrams(cuts, nodes)

    def holds(one: Assertion) -> Diagram:
        return reduce(and_, starmap(made.below, needs(one)))

    @cache
    def of(transfer: str) -> Diagram:
        alleged = made.ever(claim(transfer)) if claimed else made.true
        return alleged & where_it_stands(said[transfer], holds, made.false)

    return made, WorldSets(made.true, made.false, of)


def _needs(
    network: Network, level: Level, apart: bool, one: Assertion
) -> Iterator[tuple[Variable, Fraction]]:
    """Yield what holds where the assertion does: variables that are no more than a threshold."""
    yield one.variable, network.evidence.threshold(one, level)
    if apart and one.variable == ALL_UNGRADED:
        yield ("voice", one.voice), ONE
    if one.hedge < 1:
        yield one.coin, one.hedge


def claim(transfer: str) -> Variable:
    """Return the variable that says that the transfer is alleged at all."""
    return ("claim", transfer)
