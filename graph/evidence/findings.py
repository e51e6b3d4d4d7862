"""What backs a transfer and what counters it: the four masses, ranges, bands and marks.

Origins of one group are one voice, one variable in :mod:`graph.evidence.worlds`; all ungraded
voices are one variable together, on both sides. Nothing says that they are independent, and their
number costs nothing: at the upper end of a range fifty of them back a transfer no better than one,
and at the lower end fifty of them counter it no better than one.

A bare denial (by an interested party that shows nothing) counters only what rests on testimony or
on nothing shown: in a world in which something on an item or a record backs the transfer it
counters nothing. Bands are read off the structure of the evidence, never off the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar

from graph.evidence.assertions import Assertion, Gathered, stated
from graph.evidence.figures import Figure
from graph.evidence.ladder import LADDER, LETTERS, Ladder
from graph.evidence.masses import ClosedForm, Thresholds, Voices, VoiceSays, without_names
from graph.evidence.sampling import Draws, Estimate, Signatures, estimates
from graph.evidence.worlds import Formula, Variable, Worlds
from graph.model.rows import Dataset, Statement
from graph.model.vocabulary import BANDS, BASES, INTERESTS, REVIEWS, STANCES

Sets = TypeVar("Sets", bound=Any)
"""Sets of worlds of any sort: with ``&``, ``|`` and ``~``."""

Level = Literal["point", "low", "high"]
"""Which figure of the ladder: the point figure, or one end of the range of support."""

LEVELS: tuple[Level, ...] = ("point", "low", "high")

ONE_VOICE = "all voices as one"
"""As a ``voice``: all voices that assert are one, those that deny keep their own variables."""

APART = "each voice by itself"
"""As a ``voice``: ungraded voices are told apart, as the search for keystones needs them."""

NO_BAND = ""
"""The band of a transfer that no active statement asserts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The figures of one transfer.

    ``support``, ``conflict``, ``counter`` and ``open`` are probabilities over worlds that sum to
    1; ``low`` and ``high`` bound support; ``backed`` is support and conflict together;
    ``if_one_voice`` is support if all voices that assert it were one. ``band`` is empty where no
    active statement asserts it. ``voices`` counts asserting voices, ``documents`` those that carry
    an active assertion, ``denials`` denying voices.
    """

    transfer: str
    support: float
    low: float
    high: float
    conflict: float
    counter: float
    open: float
    backed: float
    if_one_voice: float
    band: str
    marks: tuple[str, ...]
    voices: int
    documents: int
    denials: int


class Figures(NamedTuple):
    """The figures of :class:`Finding` that are worked out, each a probability."""

    support: Figure
    low: Figure
    high: Figure
    conflict: Figure
    counter: Figure
    open: Figure
    backed: Figure
    if_one_voice: Figure


class Evidence:
    """Assertions of a dataset as formulas over voices, under one ladder of grades.

    Formulas of one instance share their :class:`~graph.evidence.worlds.Worlds`, so that the support
    of a path is one evaluation of the conjunction of its legs, not a product; what is of one
    transfer has a closed form (:mod:`graph.evidence.masses`). ``assertions`` holds
    the active assertions on each transfer, denials among them, by transfer id. What exact
    evaluation cannot afford is counted over ``draws``, one set of worlds for all questions.
    ``made`` keeps what others make of it once.
    """

    def __init__(
        self, dataset: Dataset, ladder: Ladder = LADDER, draws: Draws | None = None
    ) -> None:
        self.dataset = dataset
        self.ladder = ladder
        self.draws = draws or Draws(name=Signatures(dataset).of)
        self.worlds = Worlds(otherwise=lambda formula: self.draws.share(formula))
        self.assertions = Gathered(dataset)
        self._relied_on: dict[tuple[Variable, str, Level], Formula] = {}
        self._stands: dict[tuple[str, Level, str | None], Formula] = {}
        self._figures: dict[frozenset[tuple[VoiceSays, int]], Figures] = {}
        self._found: dict[str, Finding] = {}
        self.made: dict[object, Any] = {}

    @property
    def graded(self) -> frozenset[str]:
        """Return the voices that are graded: each has a variable of its own."""
        return self.assertions.graded

    def holds(self, assertion: Assertion, level: Level, voice: str | None = None) -> Formula:
        """Return that the assertion holds.

        Its voice is relied on for it, and its hedge falls right.

        ``level`` is the end of the range of *support*: at ``low`` a denial stands at the high
        end of its letter. ``voice`` is ONE_VOICE or APART, if any.
        """
        variable = _variable(assertion, voice)
        end = rung_end(level, assertion.supports)
        key = (variable, assertion.letter, end)
        relied_on = self._relied_on.get(key)
        if relied_on is None:
            threshold = self.threshold(assertion, level)
            relied_on = self._relied_on[key] = self.worlds.below(variable, threshold)
        if assertion.hedge == 1:
            return relied_on
        return self.worlds.all_of([relied_on, self.worlds.below(assertion.coin, assertion.hedge)])

    def threshold(self, assertion: Assertion, level: Level = "point") -> Fraction:
        """Return what the assertion's letter is worth at that end of the range of *support*."""
        return self._closed[level].thresholds[assertion.letter, assertion.supports]

    def backed(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that a reliable voice asserts the transfer."""
        return self.worlds.any_of(self._some(transfer, True, level, voice))

    def countered(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that a reliable voice denies the transfer, more than barely where it has to."""
        worlds = self.worlds
        bare = worlds.any_of(self._some(transfer, False, level, voice, hard=False))
        if bare is not worlds.false:
            hard = worlds.any_of(self._some(transfer, True, level, voice, hard=True))
            bare = worlds.all_of([bare, worlds.negation(hard)])
        return worlds.any_of([*self._some(transfer, False, level, voice, hard=True), bare])

    def _some(
        self,
        transfer: str,
        supports: bool,
        level: Level,
        voice: str | None,
        hard: bool | None = None,
    ) -> list[Formula]:
        return [
            self.holds(one, level, voice)
            for one in self.assertions[transfer]
            if one.supports is supports and hard in (None, one.hard)
        ]

    def stands(self, transfer: str, level: Level = "point", voice: str | None = None) -> Formula:
        """Return that the transfer is backed and not countered."""
        key = (transfer, level, voice)
        if key not in self._stands:
            stands = self.backed(transfer, level, voice)
            countered = self.countered(transfer, level, voice)
            if countered is not self.worlds.false:
                stands = self.worlds.all_of([stands, self.worlds.negation(countered)])
            self._stands[key] = stands
            if name := _FIGURES.get((level, voice)):
                self.worlds.know(stands, lambda: self._figure(transfer, name))
        return self._stands[key]

    def support(self, transfers: Iterable[str], level: Level = "point") -> Fraction:
        """Return the probability that all ``transfers`` stand in the same world.

        Of none it is 1.
        """
        legs = list(dict.fromkeys(transfers))
        if len(legs) == 1:
            return self._figure(legs[0], _FIGURES[level, None])
        stand = [self.stands(transfer, level) for transfer in legs]
        return self.worlds.probability(self.worlds.all_of(stand))

    def support_given(
        self, transfer: str, level: Level, variable: Variable, end: Fraction
    ) -> Fraction:
        """Return support of one transfer where U of ``variable`` is in the interval to ``end``."""
        said = self.assertions[transfer]
        own = without_names(one for one in said if one.variable == variable)
        others = without_names(one for one in said if one.variable != variable)
        return self._closed[level].support_given(others, own, end)

    def _figure(self, transfer: str, name: str) -> Fraction:
        figure: Figure = getattr(self.figures(transfer), name)
        return figure.exact

    def estimates(self, formulas: Sequence[Formula]) -> list[Estimate]:
        """Return probabilities that belong together.

        All exact, or all from the same worlds drawn.
        """
        return estimates(self.worlds, formulas, self.draws)

    def finding(self, transfer: str) -> Finding:
        """Return all figures of one transfer, in closed form: :mod:`graph.evidence.masses`."""
        if transfer not in self._found:
            self._found[transfer] = self._weigh(transfer)
        return self._found[transfer]

    def _weigh(self, transfer: str) -> Finding:
        figures = self.figures(transfer)
        asserting = [one for one in self.assertions[transfer] if one.supports]
        denying = [one for one in self.assertions[transfer] if not one.supports]
        return Finding(
            transfer,
            *figures,
            band=self.band(transfer),
            marks=self.marks(transfer),
            voices=len({one.voice for one in asserting}),
            documents=len(self._documents(asserting)),
            denials=len({one.voice for one in denying}),
        )

    def figures(self, transfer: str) -> Figures:
        """Return what is worked out of one transfer; what several share is worked out once."""
        voices = without_names(self.assertions[transfer])
        key = frozenset(voices.items())
        if key not in self._figures:
            self._figures[key] = Figures(*map(Figure, self._worked_out(voices)))
        return self._figures[key]

    def _worked_out(self, voices: Voices) -> Iterator[Fraction]:
        """Yield the values of :class:`Figures`, in order."""
        point, low, high = (self._closed[level] for level in LEVELS)
        support, conflict, counter, neither = point.masses(voices)
        yield support
        yield low.masses(voices).support
        yield high.masses(voices).support
        yield from (conflict, counter, neither, support + conflict)
        yield point.if_one_voice(voices)

    @cached_property
    def _closed(self) -> Mapping[Level, ClosedForm]:
        """Return what evaluates single transfers, by figure of the ladder."""
        return {level: ClosedForm(self.thresholds(level)) for level in LEVELS}

    def thresholds(self, level: Level = "point") -> Thresholds:
        """Return what each letter is worth at that end of the range of *support*."""
        return {
            (letter, side): getattr(rung, rung_end(level, side))
            for letter, rung in self.ladder.items()
            for side in (True, False)
        }

    def _documents(self, assertions: Iterable[Assertion]) -> set[str]:
        return {
            statement.document
            for assertion in assertions
            for statement in assertion.statements
            if statement.status == "active"
        }

    def band(self, transfer: str) -> str:
        """Return the verbal grade, from the structure of the evidence, one of BANDS.

        Empty where no active statement asserts it. What is implied, or is known only in a
        strengthened wording, lends no more than the last of BANDS; so does all on a transfer
        without a carrier whose receipt is not itself documented.
        """
        found = [one for one in self.assertions[transfer] if one.supports]
        if not found:
            return NO_BAND
        if any(_documents_it(one) for one in found):
            return "documented"
        if self.dataset.transfer[transfer].directness == "carrier-unknown":
            return "alleged"
        if any(said.stance == "acknowledges" for one in found for said in one.clear):
            return "acknowledged"
        return "reported" if _is_reported(found) else "alleged"

    def withdrawn(self, transfer: str) -> tuple[str, ...]:
        """Return the ids of the origins of whose word for a transfer some was retracted, sorted."""
        gone = {
            one.origin
            for one in self.dataset.statements_of[transfer]
            if stated(one) and one.status == "retracted" and STANCES[one.stance].side == "for"
        }
        return tuple(sorted(gone))

    def marks(self, transfer: str) -> tuple[str, ...]:
        """Return the marks that stand beside the band, those of MARKS."""
        found = self.assertions[transfer]
        asserting = [one for one in found if one.supports]
        said = [one for one in self.dataset.statements_of[transfer] if stated(one)]
        marks = []
        if len(asserting) < len(found):
            marks.append("disputed")
        if asserting and not any(one.graded for one in asserting):
            marks.append("ungraded")
        if not asserting and self.withdrawn(transfer):
            marks.append("retracted")
        if any(REVIEWS[one.review].contested for one in said if one.status == "active"):
            marks.append("contested")
        return tuple(marks)


_FIGURES: Mapping[tuple[Level, str | None], str] = MappingProxyType(
    {
        ("point", None): "support",
        ("low", None): "low",
        ("high", None): "high",
        ("point", ONE_VOICE): "if_one_voice",
    }
)
"""The figure that says how probable it is that a transfer stands."""


def _variable(assertion: Assertion, voice: str | None) -> Variable:
    if voice == ONE_VOICE and assertion.supports:
        return ("voice", ONE_VOICE)
    return ("voice", assertion.voice) if voice == APART else assertion.variable


def _good(assertion: Assertion) -> bool:
    return assertion.carried in LETTERS[: LETTERS.index("C") + 1]


def _serves(statement: Statement) -> bool:
    return INTERESTS[statement.interest].steps


def _documents_it(assertion: Assertion) -> bool:
    hard = any(BASES[one.basis].hard and not _serves(one) for one in assertion.clear)
    return hard and _good(assertion)


def _is_reported(assertions: Iterable[Assertion]) -> bool:
    said = [one for one in assertions if one.graded and one.clear]
    free = [one for one in said if not all(map(_serves, one.clear))]
    named = any(one.origin.speaker and _good(one) for one in free)
    return named or bool(free and len({one.voice for one in said}) > 1)


def rung_end(level: Level, supports: bool) -> Level:
    """Return the figure of the ladder at which an assertion of that side enters that figure of
    support.
    """
    if level == "point":
        return "point"
    return "low" if supports == (level == "low") else "high"


def where_it_stands(
    said: Iterable[Assertion], holds: Callable[[Assertion], Sets], nowhere: Sets
) -> Sets:
    """Return the worlds in which a transfer of which this is ``said`` is backed and not countered.

    ``holds`` gives those in which one assertion holds.
    """
    sides = dict.fromkeys(((True, True), (True, False), (False, True), (False, False)), nowhere)
    for one in said:
        sides[one.supports, one.hard] |= holds(one)
    backed = sides[True, True] | (sides[True, False] & ~sides[False, False])
    found: Sets = backed & ~sides[False, True]
    return found


def voices_of(formula: Formula) -> set[str]:
    """Return the voices that a formula of :class:`Evidence` speaks of.

    Its coins are left out, and so are ungraded voices unless they are told APART.
    """
    return {one[1] for one in formula.variables if one[0] == "voice"}


def weakest_band(bands: Iterable[str]) -> str:
    """Return the least of several bands: documented > acknowledged > reported > alleged > none."""
    return max(bands, key=[*BANDS, NO_BAND].index)


def at_least(band: str, least: str) -> bool:
    """Return whether a band is that one or a better one; what is not stated is of none.

    >>> at_least("documented", "reported"), at_least("", "alleged")
    (True, False)
    """
    order = [*BANDS, NO_BAND]
    return order.index(band) <= order.index(least)


def weigh(dataset: Dataset, ladder: Ladder = LADDER) -> dict[str, Finding]:
    """Return the figures of every transfer, by transfer id, in the dataset's order."""
    evidence = Evidence(dataset, ladder)
    return {transfer.id: evidence.finding(transfer.id) for transfer in dataset.transfers}
