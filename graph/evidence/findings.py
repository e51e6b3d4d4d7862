"""What backs a transfer and what counters it: the four masses, ranges, bands and marks.

Origins of one group are one voice, one variable in :mod:`graph.evidence.worlds`. Bands are read off
the structure of the evidence, never off the numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from graph.evidence.assertions import Assertion, Gathered, stated
from graph.evidence.ladder import LADDER, LETTERS, Ladder
from graph.evidence.sampling import Draws, Estimate, Signatures, counted, estimates, shares
from graph.evidence.worlds import Formula, Variable, Worlds
from graph.model.rows import Dataset
from graph.model.vocabulary import BANDS, BASES, STANCES

Level = Literal["point", "low", "high"]
"""Which figure of the ladder: the point figure, or one end of the range of support."""

LEVELS: tuple[Level, ...] = ("point", "low", "high")

ONE_VOICE = "all voices as one"


@dataclass(frozen=True, slots=True)
class Finding:
    """The figures of one transfer.

    ``support``, ``conflict``, ``counter`` and ``open`` are probabilities over worlds that sum to
    1; ``low`` and ``high`` bound support; ``if_one_voice`` is support if all asserting voices were one.
    ``voices`` counts independent asserting voices, ``documents`` those that carry an active
    assertion, ``denials`` independent denying voices.
    """

    transfer: str
    support: float
    low: float
    high: float
    conflict: float
    counter: float
    open: float
    if_one_voice: float
    band: str
    marks: tuple[str, ...]
    voices: int
    documents: int
    denials: int


class Evidence:
    """Assertions of a dataset as formulas over voices, under one ladder of grades.

    Formulas of one instance share their :class:`~graph.evidence.worlds.Worlds`, so that the support
    of a path is one evaluation of the conjunction of its legs, not a product. ``assertions`` holds
    the active assertions on each transfer, denials among them, by transfer id. What exact
    evaluation cannot afford is counted over ``draws``, one set of worlds for all questions.
    """

    def __init__(
        self, dataset: Dataset, ladder: Ladder = LADDER, draws: Draws | None = None
    ) -> None:
        self.dataset = dataset
        self.ladder = ladder
        self.draws = draws or Draws(name=Signatures(dataset).of)
        self.worlds = Worlds(otherwise=lambda formula: self.draws.share(formula))
        self.assertions: Mapping[str, tuple[Assertion, ...]] = Gathered(dataset)
        self._relied_on: dict[tuple[str, str, Level], Formula] = {}
        self._stands: dict[tuple[str, Level, str | None], Formula] = {}
        self._found: dict[str, tuple[Finding, Estimate]] = {}

    def holds(self, assertion: Assertion, level: Level, voice: str | None = None) -> Formula:
        """Return that the assertion holds.

        Its voice is relied on for it, and its hedge falls right.

        ``level`` is the end of the range of *support*: at ``low`` a denial stands at the high
        end of its letter. ``voice`` overrides the voice's name.
        """
        end = rung_end(level, assertion.supports)
        key = (voice or assertion.voice, assertion.letter, end)
        relied_on = self._relied_on.get(key)
        if relied_on is None:
            threshold = self.threshold(assertion, level)
            relied_on = self._relied_on[key] = self.worlds.below(("voice", key[0]), threshold)
        if assertion.hedge == 1:
            return relied_on
        return self.worlds.all_of([relied_on, self.worlds.below(coin(assertion), assertion.hedge)])

    def threshold(self, assertion: Assertion, level: Level = "point") -> Fraction:
        """Return what the assertion's letter is worth at that end of the range of *support*."""
        worth: Fraction = getattr(
            self.ladder[assertion.letter], rung_end(level, assertion.supports)
        )
        return worth

    def backed(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that a reliable voice asserts the transfer."""
        return self._some(transfer, True, level, voice)

    def countered(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that a reliable voice denies the transfer."""
        return self._some(transfer, False, level, voice)

    def _some(self, transfer: str, supports: bool, level: Level, voice: str | None) -> Formula:
        found = [one for one in self.assertions[transfer] if one.supports is supports]
        parts = [self.holds(one, level, voice) for one in found]
        return parts[0] if len(parts) == 1 else self.worlds.any_of(parts)

    def stands(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that the transfer is backed and not countered."""
        key = (transfer, level, voice)
        if key not in self._stands:
            stands = self.backed(transfer, level, voice)
            countered = self.countered(transfer, level, voice)
            if countered is not self.worlds.false:
                stands = self.worlds.all_of([stands, self.worlds.negation(countered)])
            self._stands[key] = stands
        return self._stands[key]

    def support(self, transfers: Iterable[str], level: Level = "point") -> Fraction:
        """Return the probability that all ``transfers`` stand in the same world.

        Of none it is 1.
        """
        legs = [self.stands(transfer, level) for transfer in transfers]
        return self.worlds.probability(self.worlds.all_of(legs))

    def estimates(self, formulas: Sequence[Formula]) -> list[Estimate]:
        """Return probabilities that belong together.

        All exact, or all from the same worlds drawn.
        """
        return estimates(self.worlds, formulas, self.draws)

    def method(self, transfer: str) -> Estimate:
        """Return support of one transfer, with the method and the standard error of its figures."""
        self.finding(transfer)
        return self._found[transfer][1]

    def finding(self, transfer: str) -> Finding:
        """Return all figures of one transfer; :meth:`method` says how they were come by."""
        if transfer not in self._found:
            self._found[transfer] = self._weigh(transfer)
        return self._found[transfer][0]

    def _weigh(self, transfer: str) -> tuple[Finding, Estimate]:
        backed, countered = self.backed(transfer), self.countered(transfer)
        formulas = [
            *(self.stands(transfer, level) for level in LEVELS),
            self.worlds.all_of([backed, countered]),
            countered,
            self.stands(transfer, voice=ONE_VOICE),
        ]
        values, drawn = shares(self.worlds, formulas, self.draws)
        support, low, high, conflict, denied, alone = values
        asserting = [one for one in self.assertions[transfer] if one.supports]
        denying = [one for one in self.assertions[transfer] if not one.supports]
        found = Finding(
            transfer=transfer,
            support=float(support),
            low=float(low),
            high=float(high),
            conflict=float(conflict),
            counter=float(denied - conflict),
            open=float(1 - support - denied),
            if_one_voice=float(alone),
            band=self.band(transfer),
            marks=self.marks(transfer),
            voices=len({one.voice for one in asserting}),
            documents=len(self._documents(asserting)),
            denials=len({one.voice for one in denying}),
        )
        return found, counted(support, drawn)

    def _documents(self, assertions: Iterable[Assertion]) -> set[str]:
        return {
            statement.document
            for assertion in assertions
            for statement in assertion.statements
            if statement.status == "active"
        }

    def band(self, transfer: str) -> str:
        """Return the verbal grade, from the structure of the evidence, one of BANDS."""
        found = [one for one in self.assertions[transfer] if one.supports]
        if any(_documents_it(one) for one in found):
            return "documented"
        implied = all(one.nearest.explicitness != "explicit" for one in found)
        if implied or self.dataset.transfer[transfer].directness == "carrier-unknown":
            return "alleged"
        if any(_admits(one) for one in found):
            return "acknowledged"
        return "reported" if _is_reported(found) else "alleged"

    def marks(self, transfer: str) -> tuple[str, ...]:
        """Return the marks that stand beside the band: disputed, ungraded, retracted."""
        found = self.assertions[transfer]
        asserting = [one for one in found if one.supports]
        withdrawn = any(
            stated(one) and one.status == "retracted" and STANCES[one.stance].side == "for"
            for one in self.dataset.statements_of[transfer]
        )
        marks = []
        if len(asserting) < len(found):
            marks.append("disputed")
        if asserting and not any(one.graded for one in asserting):
            marks.append("ungraded")
        if not asserting and withdrawn:
            marks.append("retracted")
        return tuple(marks)


def _admits(assertion: Assertion) -> bool:
    nearest = assertion.nearest
    return nearest.stance == "acknowledges" and nearest.explicitness == "explicit"


def _documents_it(assertion: Assertion) -> bool:
    nearest = assertion.nearest
    return (
        nearest.explicitness == "explicit"
        and BASES[nearest.basis].hard
        and not assertion.interested
    )


def _is_reported(assertions: list[Assertion]) -> bool:
    for one in assertions:
        good = one.origin.grade in LETTERS[: LETTERS.index("C") + 1]
        if good and one.origin.speaker and not one.interested:
            return True
    graded = {one.voice for one in assertions if one.graded}
    return len(graded) > 1 and any(one.graded and not one.interested for one in assertions)


def rung_end(level: Level, supports: bool) -> Level:
    """Return the figure of the ladder at which an assertion of that side enters that figure of
    support.
    """
    if level == "point":
        return "point"
    return "low" if supports == (level == "low") else "high"


def coin(assertion: Assertion) -> Variable:
    """Return the variable of the assertion's hedge, its own."""
    return ("coin", assertion.nearest.transfer, assertion.origin.id, assertion.nearest.stance)


def voices_of(formula: Formula) -> set[str]:
    """Return the voices that a formula of :class:`Evidence` speaks of, its coins left out."""
    return {name for kind, name, *_ in formula.variables if kind == "voice"}


def weakest_band(bands: Iterable[str]) -> str:
    """Return the least of several bands: documented > acknowledged > reported > alleged."""
    return max(bands, key=list(BANDS).index)


def weigh(dataset: Dataset, ladder: Ladder = LADDER) -> dict[str, Finding]:
    """Return the figures of every transfer, by transfer id, in the dataset's order."""
    evidence = Evidence(dataset, ladder)
    return {transfer.id: evidence.finding(transfer.id) for transfer in dataset.transfers}
