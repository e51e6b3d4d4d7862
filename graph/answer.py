"""The answer to "how could X reach Y": paths with figures, what was excluded, what is near.

Three tiers (DESIGN 4). *Reported*: one origin asserts every leg, in one document. *Assembled*:
the legs come from different statements. *Inferred*: some step is no source's statement; its gap
is named. The first two stand in one list, the inferred ones in a second after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from graph.chain import Chain, Junction, lineage
from graph.evidence import LEVELS, ONE_VOICE, Finding, Level, voices_of, weakest_band
from graph.materiel import UNSPECIFIED
from graph.near import Near, nearest_reported
from graph.network import Network
from graph.paths import BUDGET, NO_LIMITS, Excluded, Found, Limits, Search
from graph.vocabulary import MARKS
from graph.worlds import Formula


@dataclass(frozen=True, slots=True)
class TransferPath:
    """A path with what it rests on; ``support``, ``low`` and ``high`` as for a transfer.

    ``junctions`` has one place more than ``legs``: see :class:`graph.paths.Chain`. ``voices``
    counts independent voices that assert a leg, ``keystones`` are those without which its
    support (its high end where the point figure is 0) would be 0.
    """

    rank: int
    tier: str
    legs: tuple[str, ...]
    junctions: tuple[Junction | None, ...]
    support: float
    low: float
    high: float
    if_one_voice: float
    band: str
    marks: tuple[str, ...]
    order: str
    materiel: tuple[str, ...]
    materiel_unstated: bool
    weakest: str
    voices: int
    documents: int
    denials: int
    keystones: tuple[str, ...]
    composition: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is answered: ids of start and goal, paths (inferred ones last), and what is not.

    ``truncated`` says that a search ended at its budget; ``more_excluded`` counts candidates
    beyond those listed.
    """

    start: str
    goal: str
    paths: tuple[TransferPath, ...]
    excluded: tuple[Excluded, ...]
    more_excluded: int
    near: Near | None
    truncated: bool


def answer(
    network: Network,
    start: str,
    goal: str,
    k: int = 5,
    limits: Limits = NO_LIMITS,
    inferred: bool = True,
    budget: int = BUDGET,
) -> Answer:
    """How could ``start`` reach ``goal`` (actor ids): up to ``k`` paths in each of the two lists.

    Raises :class:`~graph.errors.QuestionError` for a question that makes no sense. Cost: see
    :class:`graph.paths.Search`, once for each list.
    """
    searches = [Search(network, start, goal, limits, kind, budget) for kind in (False, True)]
    found = [search.best(k) for search in searches[: 2 if inferred else 1]]
    chains = [chain for one in found for chain in one.chains]
    paths = tuple(describe(network, rank, chain) for rank, chain in enumerate(chains, 1))
    excluded = _excluded(found)
    return Answer(
        start,
        goal,
        paths,
        excluded,
        max(one.more_excluded for one in found),
        None if paths else nearest_reported(network, start, goal),
        any(one.truncated for one in found),
    )


def _excluded(found: Iterable[Found]) -> tuple[Excluded, ...]:
    merged: dict[tuple[str, ...], str] = {}
    for one in found:
        merged |= one.excluded
    return tuple(Excluded(legs, reason) for legs, reason in merged.items())


def describe(network: Network, rank: int, chain: Chain) -> TransferPath:
    """A chain with all that it rests on."""
    value = network.evidence.worlds.probability
    support, low, high = (value(_formula(network, chain, level)) for level in LEVELS)
    alone = value(_formula(network, chain, voice=ONE_VOICE))
    findings = [network.findings[leg] for leg in chain.legs]
    asserting = [one for leg in chain.legs for one in network.evidence.assertions[leg]]
    tier, composition = _composition(network, chain)
    return TransferPath(
        rank=rank,
        tier=tier,
        legs=chain.legs,
        junctions=chain.junctions,
        support=float(support),
        low=float(low),
        high=float(high),
        if_one_voice=float(alone),
        band=weakest_band(one.band for one in findings),
        marks=_marks(findings),
        order=chain.state.order,
        materiel=tuple(sorted(chain.state.carried - {UNSPECIFIED})),
        materiel_unstated=chain.state.unspecified,
        weakest=min(findings, key=lambda one: (one.support, one.high, one.transfer)).transfer,
        voices=len({one.voice for one in asserting if one.supports}),
        documents=len(_documents(network, chain)),
        denials=len({one.voice for one in asserting if not one.supports}),
        keystones=_keystones(network, chain, support),
        composition=composition,
    )


def _formula(
    network: Network, chain: Chain, level: Level = "point", voice: str | None = None
) -> Formula:
    return lineage(network.evidence, chain.legs, chain.junctions, level, voice)


def _marks(findings: list[Finding]) -> tuple[str, ...]:
    held = {mark for finding in findings for mark in finding.marks}
    return tuple(mark for mark in MARKS if mark in held)


def _documents(network: Network, chain: Chain) -> set[str]:
    return {document for leg in chain.legs for _, document in _asserted_by(network, leg)}


def _asserted_by(network: Network, transfer: str) -> set[tuple[str, str]]:
    """Pairs (origin, document): who asserts the transfer, and where."""
    return {
        (one.origin.id, statement.document)
        for one in network.evidence.assertions[transfer]
        if one.supports
        for statement in one.statements
        if statement.status == "active"
    }


def _keystones(network: Network, chain: Chain, support: Fraction) -> tuple[str, ...]:
    return keystones(network, _formula(network, chain, "point" if support else "high"))


def keystones(network: Network, formula: Formula) -> tuple[str, ...]:
    """The voices without which ``formula`` cannot be true; none where it never is."""
    worlds = network.evidence.worlds
    if not worlds.probability(formula):
        return ()
    return tuple(
        voice
        for voice in sorted(voices_of(formula))
        if not worlds.probability(worlds.without(formula, ("voice", voice)))
    )


def _composition(network: Network, chain: Chain) -> tuple[str, str]:
    """The tier and the sentence that says who put the chain together."""
    whole = _assert_all(network, chain)
    joined = f"asserted end to end by {whole}" if whole else _assembled(network, chain)
    if not chain.gaps:
        return ("reported" if whole else "assembled"), joined
    if any(gap.kind == "held" or gap in chain.junctions[1:-1] for gap in chain.gaps):
        joined = _assembled(network, chain)
    return "inferred", "; ".join([*(_gap(network, chain, gap) for gap in chain.gaps), joined])


def _assert_all(network: Network, chain: Chain) -> str:
    """The names of the origins that assert every leg, each in one document; empty if none."""
    pairs = [_asserted_by(network, leg) for leg in chain.legs]
    whole = sorted({origin for origin, _ in set.intersection(*pairs)})
    return ", ".join(network.dataset.origin[origin].name for origin in whole)


def _assembled(network: Network, chain: Chain) -> str:
    statements = {
        statement.id
        for leg in chain.legs
        for one in network.evidence.assertions[leg]
        if one.supports
        for statement in one.statements
        if statement.status == "active"
    }
    count = len(statements)
    noun = "statement" if count == 1 else "statements"
    return f"assembled from {count} {noun}; no source asserts the whole path"


def _gap(network: Network, chain: Chain, gap: Junction) -> str:
    here, there = (network.dataset.actor[actor].name for actor in (gap.here, gap.there))
    if gap.kind == "held":
        return f"{here} is said to hold {there}; no source says that {here} passed it on"
    if gap in chain.junctions[1:-1]:
        return f"said to have come to {here} and to have gone on from {there}"
    return f"said of {there}, the collective, not of {here} by name"
