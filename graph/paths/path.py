"""A path with all that it rests on: figures, tier, weakest leg, keystones, materiel.

Three tiers. *Reported*: one origin asserts every leg, in one document. *Assembled*: the legs come
from different statements. *Inferred*: some step is no source's statement (it is said of the whole
or of a collective, or passes through a stockpile that somebody is said to hold); its gap is named.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.arrays.compiling import sources
from graph.evidence.findings import (
    APART,
    LEVELS,
    ONE_VOICE,
    Finding,
    Level,
    voices_of,
    weakest_band,
)
from graph.evidence.sampling import Estimate
from graph.evidence.worlds import Formula
from graph.model.materiel import UNSPECIFIED, Agreement
from graph.model.vocabulary import MARKS
from graph.network import Network
from graph.rules.admission import Chain, claims_of, lineage
from graph.rules.kinship import Junction

TIERS = ("reported", "assembled", "inferred")
"""The tiers, in the order in which an answer lists them."""


@dataclass(frozen=True, slots=True)
class TransferPath:
    """A path with what it rests on; ``support``, ``low`` and ``high`` as for a transfer.

    ``tier`` is one of :data:`TIERS`; ``order`` in time is ``none`` of a single leg.
    ``junctions`` has one place more than ``legs``: see :class:`graph.rules.admission.Chain`;
    ``alternatives`` has, for each leg, the transfers with the same evidence that could stand in its
    place. ``voices`` counts independent voices that assert a leg, ``keystones`` are those without
    which its support (its high end where the point figure is 0) would be 0; where
    ``ungraded_rest``, ungraded voices would still say it without one of them. An inferred path is
    alleged at best: no source states it. ``agreement`` says how closely the legs agree on what
    passed. ``method`` is support with how the figures were come by. ``family`` are further paths
    that rest on the same and differ in one leg: see :mod:`graph.paths.families`.
    """

    rank: int
    tier: str
    legs: tuple[str, ...]
    junctions: tuple[Junction | None, ...]
    alternatives: tuple[tuple[str, ...], ...]
    support: float
    low: float
    high: float
    if_one_voice: float
    band: str
    marks: tuple[str, ...]
    order: str
    materiel: tuple[str, ...]
    agreement: Agreement
    weakest: str
    voices: int
    documents: int
    denials: int
    keystones: tuple[str, ...]
    ungraded_rest: bool
    method: Estimate
    family: tuple[TransferPath, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the transfers that it rests on: its legs, and what says that a stock is held."""
        return claims_of(self.legs, self.junctions)


def describe(network: Network, rank: int, chain: Chain) -> TransferPath:
    """Return a chain with all that it rests on."""
    formulas = [_formula(network, chain, level) for level in LEVELS]
    alone = _formula(network, chain, voice=ONE_VOICE)
    method, *ends, single = network.evidence.estimates([*formulas, alone])
    findings = [network.evidence.finding(leg) for leg in chain.legs]
    rests_on = [network.evidence.finding(claim) for claim in chain.claims]
    # legs are evaluated apart from the path: a path drawn by luck is not above an exact leg
    support = min(method.value, *(one.support for one in findings))
    asserting = [one for claim in chain.claims for one in network.evidence.assertions[claim]]
    carrying, rest = _keystones(network, formulas[0], _formula(network, chain, "high", APART))
    return TransferPath(
        rank=rank,
        tier=_tier(network, chain),
        legs=chain.legs,
        junctions=chain.junctions,
        alternatives=chain.alternatives or ((),) * len(chain.legs),
        support=support,
        low=min(ends[0].value, *(one.low for one in findings)),
        high=min(ends[1].value, *(one.high for one in findings)),
        if_one_voice=single.value,
        band="alleged" if chain.gaps else weakest_band(one.band for one in rests_on),
        marks=_marks(rests_on),
        order=chain.order,
        materiel=tuple(sorted(chain.state.carried - {UNSPECIFIED})),
        agreement=_agreement(network, chain),
        weakest=min(findings, key=lambda one: (one.support, one.high, one.transfer)).transfer,
        voices=len({one.voice for one in asserting if one.supports}),
        documents=len(_documents(network, chain)),
        denials=len({one.voice for one in asserting if not one.supports}),
        keystones=carrying,
        ungraded_rest=rest,
        method=replace(method, value=support),
    )


def _agreement(network: Network, chain: Chain) -> Agreement:
    dataset = network.dataset
    return dataset.tree.agreement([dataset.transfer[leg].materiel for leg in chain.legs])


def _formula(
    network: Network, chain: Chain, level: Level = "point", voice: str | None = None
) -> Formula:
    return lineage(network.evidence, chain.legs, chain.junctions, level, voice)


def _marks(findings: list[Finding]) -> tuple[str, ...]:
    held = {mark for finding in findings for mark in finding.marks}
    return tuple(mark for mark in MARKS if mark in held)


def _documents(network: Network, chain: Chain) -> set[str]:
    return {document for claim in chain.claims for _, document in sources(network, claim)}


def _keystones(network: Network, point: Formula, high: Formula) -> tuple[tuple[str, ...], bool]:
    """Return the keystones, and whether an ungraded rest would be left without one of them."""
    worlds = network.evidence.worlds
    if not worlds.possible(point):
        return keystones(network, high), False
    found = keystones(network, point)
    left = (worlds.possible(worlds.without(high, ("voice", one))) for one in found)
    return found, any(left)


def keystones(network: Network, formula: Formula) -> tuple[str, ...]:
    """Return the voices without which ``formula`` cannot be true; none where it never is.

    Its ungraded voices are to be told apart.
    """
    worlds = network.evidence.worlds
    if not worlds.possible(formula):
        return ()
    return tuple(
        voice
        for voice in sorted(voices_of(formula))
        if not worlds.possible(worlds.without(formula, ("voice", voice)))
    )


def _tier(network: Network, chain: Chain) -> str:
    if chain.gaps:
        return "inferred"
    whole = set.intersection(*(sources(network, leg) for leg in chain.legs))
    return "reported" if whole else "assembled"
