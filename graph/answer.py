"""The answer to "how could X reach Y": paths with figures, what was excluded, what is near.

Three tiers (DESIGN 4). *Reported*: one origin asserts every leg, in one document. *Assembled*:
the legs come from different statements. *Inferred*: some step is no source's statement; its gap
is named. The first two stand in one list, the inferred ones in a second after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.chain import Chain, Junction, lineage
from graph.evidence import LEVELS, ONE_VOICE, Finding, Level, voices_of, weakest_band
from graph.limits import NO_LIMITS, Limits
from graph.materiel import UNSPECIFIED
from graph.near import Near, nearest_reported
from graph.network import Network
from graph.paths import BUDGET, Excluded, Found, Search
from graph.sampling import Estimate
from graph.vocabulary import MARKS
from graph.worlds import Formula


@dataclass(frozen=True, slots=True)
class TransferPath:
    """A path with what it rests on; ``support``, ``low`` and ``high`` as for a transfer.

    ``junctions`` has one place more than ``legs``: see :class:`graph.paths.Chain`. ``voices``
    counts independent voices that assert a leg, ``keystones`` are those without which its
    support (its high end where the point figure is 0) would be 0. An inferred path is alleged at
    best: no source states it. ``method`` is support with how
    the figures were come by.
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
    method: Estimate


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is answered: ids of start and goal, paths (inferred ones last), and what is not.

    ``truncated`` says that a search ended at its budget; ``more_excluded`` counts candidates
    beyond those listed. ``near`` is there where nothing was found and the search was not cut
    short; ``limited`` says that the asker set limits, which may be why.
    """

    start: str
    goal: str
    paths: tuple[TransferPath, ...]
    excluded: tuple[Excluded, ...]
    more_excluded: int
    near: Near | None
    truncated: bool
    limited: bool = False


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
    excluded, truncated = _excluded(found), any(one.truncated for one in found)
    return Answer(
        start,
        goal,
        paths,
        excluded,
        max(one.more_excluded for one in found),
        _near(network, start, goal, limits, inferred) if not (paths or truncated) else None,
        truncated,
        limits != NO_LIMITS,
    )


def _near(network: Network, start: str, goal: str, limits: Limits, inferred: bool) -> Near:
    avoided = {part for one in limits.avoid for part in (one, *network.dataset.parts(one))}
    return nearest_reported(network, start, goal, frozenset(avoided), inferred)


def _excluded(found: Iterable[Found]) -> tuple[Excluded, ...]:
    merged: dict[tuple[str, ...], str] = {}
    for one in found:
        merged |= one.excluded
    return tuple(Excluded(legs, reason) for legs, reason in merged.items())


def describe(network: Network, rank: int, chain: Chain) -> TransferPath:
    """A chain with all that it rests on."""
    formulas = [_formula(network, chain, level) for level in LEVELS]
    alone = _formula(network, chain, voice=ONE_VOICE)
    method, *ends, single = network.evidence.estimates([*formulas, alone])
    findings = [network.evidence.finding(leg) for leg in chain.legs]
    rests_on = [network.evidence.finding(claim) for claim in chain.claims]
    # legs are evaluated apart from the path: a path drawn by luck is not above an exact leg
    support = min(method.value, *(one.support for one in findings))
    asserting = [one for claim in chain.claims for one in network.evidence.assertions[claim]]
    tier, composition = _composition(network, chain)
    return TransferPath(
        rank=rank,
        tier=tier,
        legs=chain.legs,
        junctions=chain.junctions,
        support=support,
        low=min(ends[0].value, *(one.low for one in findings)),
        high=min(ends[1].value, *(one.high for one in findings)),
        if_one_voice=single.value,
        band="alleged" if chain.gaps else weakest_band(one.band for one in rests_on),
        marks=_marks(rests_on),
        order=chain.state.order,
        materiel=tuple(sorted(chain.state.carried - {UNSPECIFIED})),
        materiel_unstated=chain.state.unspecified,
        weakest=min(findings, key=lambda one: (one.support, one.high, one.transfer)).transfer,
        voices=len({one.voice for one in asserting if one.supports}),
        documents=len(_documents(network, chain)),
        denials=len({one.voice for one in asserting if not one.supports}),
        keystones=_keystones(network, formulas),
        composition=composition,
        method=replace(method, value=support),
    )


def _formula(
    network: Network, chain: Chain, level: Level = "point", voice: str | None = None
) -> Formula:
    return lineage(network.evidence, chain.legs, chain.junctions, level, voice)


def _marks(findings: list[Finding]) -> tuple[str, ...]:
    held = {mark for finding in findings for mark in finding.marks}
    return tuple(mark for mark in MARKS if mark in held)


def _documents(network: Network, chain: Chain) -> set[str]:
    return {document for claim in chain.claims for _, document in _asserted_by(network, claim)}


def _asserted_by(network: Network, transfer: str) -> set[tuple[str, str]]:
    """Pairs (origin, document): who asserts the transfer, and where."""
    return {
        (one.origin.id, statement.document)
        for one in network.evidence.assertions[transfer]
        if one.supports
        for statement in one.statements
        if statement.status == "active"
    }


def _keystones(network: Network, formulas: Sequence[Formula]) -> tuple[str, ...]:
    point, _, high = formulas
    return keystones(network, point if network.evidence.worlds.possible(point) else high)


def keystones(network: Network, formula: Formula) -> tuple[str, ...]:
    """The voices without which ``formula`` cannot be true; none where it never is."""
    worlds = network.evidence.worlds
    if not worlds.possible(formula):
        return ()
    return tuple(
        voice
        for voice in sorted(voices_of(formula))
        if not worlds.possible(worlds.without(formula, ("voice", voice)))
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
        for claim in chain.claims
        for one in network.evidence.assertions[claim]
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
