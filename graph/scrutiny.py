"""What a conclusion rests on: keystones, minimal cuts, and what is left without each voice.

Cuts are minimal hitting sets of the proofs, found by taking the proofs one after another and
keeping the minimal sets (Berge, *Hypergraphs*, 1989, chapter 2). Paths that must respect time
have no theorem of Menger, so a maximum flow would be no cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain as joined
from itertools import product

from graph.answer import TransferPath, describe, keystones
from graph.chain import Chain
from graph.errors import QuestionError
from graph.evidence import Level, coin, voices_of
from graph.network import Network
from graph.proofs import BUDGET, Proofs, ranked, reach_formula
from graph.sampling import Estimate
from graph.worlds import ONE, Formula

MOST_CUTS = 2_000
"""How many proofs are taken, and how many sets carried along, before cuts are given up."""

MOST_CASES = 100_000
"""How many cases of voices on both sides are looked at before cuts are given up."""

Cut = frozenset[str]

_Proof = frozenset[Cut]
"""The sets that break one proof: all of one of them must fall."""


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
    ``method`` says how ``value`` and the figures of the voices were come by.
    """

    value: float
    level: Level
    keystones: tuple[str, ...]
    voice_cuts: tuple[Cut, ...]
    claim_cuts: tuple[Cut, ...]
    cuts_complete: bool
    voices: tuple[VoiceWeight, ...]
    method: Estimate


@dataclass(frozen=True, slots=True)
class Report:
    """Scrutiny of reach from start to goal and of each of its best paths."""

    start: str
    goal: str
    inferred: bool
    paths: tuple[tuple[TransferPath, Scrutiny], ...]
    reach: Scrutiny


def scrutinise(
    network: Network, start: str, goal: str, k: int = 3, budget: int = BUDGET
) -> Report | None:
    """What "``start`` could reach ``goal``" rests on; None where there is no admissible path.

    Stated chains are examined where there are any, inferred ones otherwise. Raises
    :class:`~graph.errors.BudgetError` where the chains are too many to list, and
    :class:`~graph.errors.QuestionError` where start is goal.
    """
    if start == goal:
        raise QuestionError(f"'{start}' is both start and goal; name two actors.")
    found = Proofs(network, budget).between(start, goal)
    if not found.strict:
        return None
    paths = tuple(
        (describe(network, rank, chain), examine(network, [chain]))
        for rank, chain in enumerate(ranked(network, found.strict, k), 1)
    )
    return Report(start, goal, not found.stated, paths, examine(network, found.strict))


def examine(network: Network, chains: list[Chain]) -> Scrutiny:
    """What "at least one of these chains stands" rests on."""
    level: Level = "point"
    formula = reach_formula(network, chains)
    if not network.evidence.worlds.possible(formula):
        level = "high"
        formula = reach_formula(network, chains, level)
    voice_cuts = _cuts(proof for one in chains for proof in _voice_proofs(network, one, level))
    claim_cuts = _cuts(proof for one in chains for proof in _claim_proofs(network, one, level))
    method, voices = _weights(network, formula)
    return Scrutiny(
        value=method.value,
        level=level,
        keystones=keystones(network, formula),
        voice_cuts=voice_cuts or (),
        claim_cuts=claim_cuts or (),
        cuts_complete=voice_cuts is not None and claim_cuts is not None,
        voices=voices,
        method=method,
    )


def _claims(chain: Chain) -> list[tuple[str, ...]]:
    """What the chain needs: of each of these groups of transfers one must stand."""
    held = [one.transfers for one in chain.junctions if one and one.transfers]
    return [*((leg,) for leg in chain.legs), *held]


def _voice_proofs(network: Network, chain: Chain, level: Level) -> Iterator[_Proof | None]:
    """The ways in which the chain can stand, as the sets of voices that break each (None: dead).

    A voice that backs one claim of the chain and denies one cannot be told by what it backs: the
    chain is taken apart by how far such voices are relied on. Of all others, each claim needs
    one that backs it, and is the freer the less is denied.
    """
    evidence, worlds = network.evidence, network.evidence.worlds
    claims = _claims(chain)
    said = [one for transfer in set(joined(*claims)) for one in evidence.assertions[transfer]]
    denying = {one.voice for one in said if not one.supports}
    both = sorted({one.voice for one in said if one.supports} & denying)
    free = {coin(one): one.hedge if one.supports else ONE for one in said}
    free |= {("voice", one): ONE for one in denying}
    needs = [worlds.any_of(evidence.stands(one, level) for one in claim) for claim in claims]
    whole = worlds.all_of(needs)
    for ends in product(*(worlds.intervals(whole, ("voice", one)) for one in both)):
        case = {("voice", one): end for one, end in zip(both, ends, strict=True)}
        left = [worlds.given(need, free | case) for need in needs]
        relied_on = {frozenset([name]) for (_, name), end in case.items() if end != ONE}
        backers = {frozenset(voices_of(need)) for need in left if need is not worlds.true}
        yield None if worlds.false in left else frozenset(relied_on | backers)


def _claim_proofs(network: Network, chain: Chain, level: Level) -> Iterator[_Proof | None]:
    """The sets of transfers that can stand together and make the chain, each as single claims."""
    evidence, worlds = network.evidence, network.evidence.worlds
    for chosen in product(*_claims(chain)):
        whole = worlds.all_of(evidence.stands(one, level) for one in chosen)
        yield frozenset(frozenset([one]) for one in chosen) if worlds.possible(whole) else None


def _cuts(proofs: Iterable[_Proof | None]) -> tuple[Cut, ...] | None:
    """Minimal sets that break every proof; None where there are too many to tell."""
    taken: set[_Proof] = set()
    for count, proof in enumerate(proofs):
        if count > MOST_CASES or len(taken) > MOST_CUTS:
            return None
        taken |= set() if proof is None else {proof}
    cuts: set[Cut] = {frozenset()} if taken else set()
    for proof in sorted(taken, key=_size):
        broken = {cut for cut in cuts if any(part <= cut for part in proof)}
        longer = {cut | part for cut in cuts - broken for part in proof}
        cuts = broken | {one for one in _least(longer) if not any(cut <= one for cut in broken)}
        if len(cuts) > MOST_CUTS:
            return None
    return tuple(sorted(cuts, key=lambda cut: (len(cut), sorted(cut))))


def _size(proof: _Proof) -> tuple[int, list[list[str]]]:
    return len(proof), sorted(sorted(part) for part in proof)


def _least(sets: Iterable[Cut]) -> list[Cut]:
    """The sets of which no other is a part."""
    kept: list[Cut] = []
    for one in sorted(sets, key=len):
        if not any(other <= one for other in kept):
            kept.append(one)
    return kept


def _weights(network: Network, formula: Formula) -> tuple[Estimate, tuple[VoiceWeight, ...]]:
    """The value of the formula, and what each of its voices means to it."""
    worlds, names = network.evidence.worlds, sorted(voices_of(formula))
    silent = [worlds.without(formula, ("voice", name)) for name in names]
    least = {name: worlds.intervals(formula, ("voice", name))[0] for name in names}
    wholly = [worlds.given(formula, {("voice", name): end}) for name, end in least.items()]
    whole, *rest = network.evidence.estimates([formula, *silent, *wholly])
    values = [one.value for one in rest]
    found = [
        VoiceWeight(name, without, relied_on - without)
        for name, without, relied_on in zip(names, values, values[len(names) :], strict=False)
    ]
    return whole, tuple(sorted(found, key=lambda one: (one.without, one.voice)))
