"""How the support of a path came about, voice by voice.

For every voice: what it backs and denies and at which letter, and the support of the path given
how far the voice is relied on. These cases, weighed by their widths, sum to the support (the law
of total probability), whatever else the voices share; so each voice's cases check the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from graph.evidence.assertions import Assertion
from graph.evidence.findings import Evidence, Finding, Level
from graph.evidence.sampling import Estimate, counted, shares
from graph.evidence.worlds import ZERO, Formula, Variable
from graph.network import Network
from graph.paths.path import TransferPath
from graph.rules.admission import lineage
from graph.scrutiny.arithmetic import Sum, written_out


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion: on which ``transfer``, by which ``origin``, at which letter and its worth.

    ``hedge`` is the probability of its own coin, 1 where the origin does not hedge.
    """

    transfer: str
    origin: str
    letter: str
    threshold: Fraction
    hedge: Fraction


@dataclass(frozen=True, slots=True)
class Case:
    """The voice is relied on up to ``end``: how probable that is, and support where it is so."""

    end: Fraction
    width: Fraction
    support: Fraction


@dataclass(frozen=True, slots=True)
class VoiceShare:
    """What one voice does for a path; its cases, from the least part relied on, sum to support."""

    voice: str
    backs: tuple[Said, ...]
    denies: tuple[Said, ...]
    cases: tuple[Case, ...]

    @property
    def wholly(self) -> Fraction:
        """Return the support where the voice is relied on in all that it says."""
        return self.cases[0].support

    @property
    def silent(self) -> Fraction:
        """Return the support where the voice is relied on in nothing."""
        return self.cases[-1].support


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one figure of a path came about.

    ``level`` is ``point``, or ``high`` where nothing is graded and the upper end is explained.
    ``sum`` is the whole calculation where it can be written out, None where it cannot or where
    the figures are sampled. ``claims`` are the figures of the legs and of what says that a
    stockpile in between is held.
    """

    level: Level
    value: Fraction
    method: Estimate
    voices: tuple[VoiceShare, ...]
    claims: tuple[Finding, ...]
    sum: Sum | None


def explain(network: Network, path: TransferPath) -> Explanation:
    """Return how the support of ``path`` (its upper end, where nothing is graded) came about.

    Cost: one evaluation for every voice of the path and every threshold at which it speaks.
    """
    evidence, worlds = network.evidence, network.evidence.worlds
    level: Level = "point"
    formula = lineage(evidence, path.legs, path.junctions)
    if not worlds.possible(formula):
        level = "high"
        formula = lineage(evidence, path.legs, path.junctions, level)
    claims = _claims(path)
    said = [one for claim in claims for one in evidence.assertions[claim]]
    variables = dict(sorted((one.voice, one.variable) for one in said))
    ends = [worlds.intervals(formula, variable) for variable in variables.values()]
    given = [
        worlds.given(formula, {variable: end})
        for variable, own in zip(variables.values(), ends, strict=True)
        for end in own
    ]
    if len(claims) == 1:
        _know(evidence, claims[0], level, zip(variables.values(), ends, strict=True), given)
    (value, *rest), drawn = shares(worlds, [formula, *given], evidence.draws)
    left = iter(rest)
    voices = tuple(
        _voice(evidence, level, name, said, own, [next(left) for _ in own])
        for name, own in zip(variables, ends, strict=True)
    )
    return Explanation(
        level=level,
        value=value,
        method=counted(value, drawn),
        voices=voices,
        claims=tuple(evidence.finding(claim) for claim in claims),
        sum=None if drawn else written_out(worlds, formula),
    )


def _know(
    evidence: Evidence,
    transfer: str,
    level: Level,
    ends: Iterable[tuple[Variable, Sequence[Fraction]]],
    given: Iterable[Formula],
) -> None:
    """Tell the worlds what one transfer comes to in each case, in closed form."""
    cases = ((variable, end) for variable, own in ends for end in own)
    for formula, case in zip(given, cases, strict=True):
        evidence.worlds.know(formula, partial(evidence.support_given, transfer, level, *case))


def _claims(path: TransferPath) -> tuple[str, ...]:
    held = (one for junction in path.junctions if junction for one in junction.transfers)
    return tuple(dict.fromkeys([*path.legs, *held]))


def _voice(
    evidence: Evidence,
    level: Level,
    voice: str,
    said: Iterable[Assertion],
    ends: Sequence[Fraction],
    supports: Sequence[Fraction],
) -> VoiceShare:
    own = [one for one in said if one.voice == voice]
    backs, denies = (
        tuple(_said(evidence, level, one) for one in own if one.supports is side)
        for side in (True, False)
    )
    starts = [ZERO, *ends]
    cases = tuple(
        Case(end, end - start, support)
        for start, end, support in zip(starts, ends, supports, strict=False)
    )
    return VoiceShare(voice, backs, denies, cases)


def _said(evidence: Evidence, level: Level, one: Assertion) -> Said:
    return Said(
        one.nearest.transfer,
        one.origin.id,
        one.letter,
        evidence.threshold(one, level),
        one.hedge,
    )
