"""Who says what of a transfer, counted once: statements of one origin and side are one assertion.

What an assertion *for* a transfer is worth is what all of its statements nearest to the origin
give: in each respect the weakest of them, so that no repeat, and no later and stronger wording, can
raise it. A retracted one among them still weakens; where all are retracted, the assertion is
withdrawn, however many documents still carry it. What it lends to the band is the clearest of those
nearest statements that are active and say no more than the origin said.

A *denial* is worth what any of its active statements gives: in each respect the strongest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from graph.evidence.ladder import LETTERS, stepped
from graph.evidence.worlds import Variable
from graph.model.columns import DatasetColumns
from graph.model.rows import Dataset, Document, Origin, Statement
from graph.model.vocabulary import (
    BASES,
    EXPLICITNESS,
    FIDELITIES,
    HEDGES,
    INTERESTS,
    REVIEWS,
    STANCES,
)

ALL_UNGRADED: Variable = ("ungraded",)
"""The one variable of all ungraded voices: nothing says that they are independent of each other."""


def stated(statement: Statement) -> bool:
    """Return whether the document itself states it.

    Neither set aside nor the researcher's inference nor an unread draft, and no words that the
    origin never said.
    """
    words = EXPLICITNESS[statement.explicitness].counts and FIDELITIES[statement.fidelity].counts
    return words and REVIEWS[statement.review].counts and statement.status != "excluded"


def supporting(statement: Statement) -> bool:
    """Return whether the statement is active, counts, and asserts or acknowledges its transfer."""
    return _counts(statement) and STANCES[statement.stance].side == "for"


def countering(statement: Statement) -> bool:
    """Return whether the statement is active, counts, and denies its transfer."""
    return _counts(statement) and STANCES[statement.stance].side == "against"


def _counts(statement: Statement) -> bool:
    return stated(statement) and statement.status == "active"


@dataclass(frozen=True, slots=True)
class Assertion:
    """All statements of one ``origin`` on one side of one transfer.

    ``supports`` says which side. ``nearest`` is the statement that gives the number, first of all
    its ``hedge`` (the probability that its ``coin`` falls right; 1: no coin). ``carried`` is the
    letter of the origin or of the best document that carries it, whichever is worse; ``letter`` the
    same after the step down. ``variable`` is the voice's own, or that of all ungraded ones.
    ``hard`` is, of what backs, that it rests on an item or a record; of a denial, that it counters
    even that: one by an interested party that shows nothing does not.
    ``clear`` are the statements that can lend it more than *alleged*.
    """

    nearest: Statement
    origin: Origin
    supports: bool
    carried: str
    letter: str
    hedge: Fraction
    coin: Variable
    variable: Variable
    hard: bool
    clear: tuple[Statement, ...]
    statements: tuple[Statement, ...]

    @property
    def voice(self) -> str:
        """Return the independent voice behind it."""
        return self.origin.voice

    @property
    def graded(self) -> bool:
        """Return whether it has a letter other than F."""
        return self.letter in LETTERS


class Gathered(Mapping[str, tuple[Assertion, ...]]):
    """The active assertions on each transfer, denials among them, by transfer id.

    Those of a transfer are gathered when they are first asked for.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._known = dataset, dict[str, tuple[Assertion, ...]]()

    def __getitem__(self, transfer: str) -> tuple[Assertion, ...]:
        known = self._known.get(transfer)
        if known is None:
            known = self._known[transfer] = tuple(self._gathered(transfer))
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._dataset.statements_of)

    def __len__(self) -> int:
        return len(self._dataset.statements_of)

    def _gathered(self, transfer: str) -> Iterator[Assertion]:
        sides: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
        for one in self._dataset.statements_of[transfer]:
            if stated(one) and STANCES[one.stance].side:
                sides[one.origin, STANCES[one.stance].side].append(one)
        for (origin, side), same in sorted(sides.items()):
            deciding = _nearest(same) if side == "for" else same
            if any(one.status == "active" for one in deciding):
                yield self._assertion(self._dataset.origin[origin], side == "for", deciding, same)

    def _assertion(
        self, origin: Origin, supports: bool, deciding: list[Statement], same: list[Statement]
    ) -> Assertion:
        active = [one for one in deciding if one.status == "active"]
        clear = (one for one in active if EXPLICITNESS[one.explicitness].hand_over)
        least, all_or_any, weighed = (min, all, deciding) if supports else (max, any, active)
        first = least(weighed, key=lambda one: HEDGES[one.hedge].factor)
        hedge = HEDGES[first.hedge].factor
        like = [one for one in weighed if HEDGES[one.hedge].factor == hedge]
        nearest = min(like, key=lambda one: _weak_first(one, supports) + self._place(one))
        step = max(map(_steps, weighed)) if supports else min(map(_steps, weighed))
        carried = self._carried(origin, same)
        return Assertion(
            nearest=nearest,
            origin=origin,
            supports=supports,
            carried=carried,
            letter=stepped(carried, step),
            hedge=hedge,
            coin=coin(nearest),
            variable=self._variable(origin),
            hard=all_or_any(_hard(one) for one in weighed),
            clear=tuple(one for one in clear if not FIDELITIES[one.fidelity].says_more),
            statements=tuple(same),
        )

    def _variable(self, origin: Origin) -> Variable:
        return ("voice", origin.voice) if origin.voice in self.graded else ALL_UNGRADED

    @cached_property
    def graded(self) -> frozenset[str]:
        """Return the voices of which an origin is graded: what else they say stands with it."""
        if self._dataset.viewed:
            return _graded(self._dataset.viewed)
        return frozenset(one.voice for one in self._dataset.origins if one.grade in LETTERS)

    def _carried(self, origin: Origin, same: Iterable[Statement]) -> str:
        """Return the letter of the origin or of the best document, whichever is worse.

        A document whose statement was retracted lends its letter only where no other is graded.
        """
        if origin.grade not in LETTERS:
            return "F"
        documents = self._dataset.document
        carrying = [one for one in same if documents[one.document].grade in LETTERS]
        carrying = [one for one in carrying if one.status == "active"] or carrying
        letters = (documents[one.document].grade for one in carrying)
        return max(origin.grade, min(letters, default=origin.grade))

    def _place(self, statement: Statement) -> tuple[object, ...]:
        """Return where a statement stands, by what no renaming changes first."""
        document: Document = self._dataset.document[statement.document]
        printed = document.published
        return (
            printed.earliest.toordinal() if printed else 0,
            document.title,
            *_span(statement),
            document.id,
            statement.id,
        )


def _graded(columns: DatasetColumns) -> frozenset[str]:
    numbers, names = columns.voices
    graded = columns.numbered("origins", "grade", lambda letter: letter in LETTERS) > 0
    return frozenset(names[n] for n in set(numbers[graded].tolist()))


def same_evidence(said: Sequence[Assertion]) -> object:
    """Return a key that transfers of the same formulas, by the same voices, share."""
    return frozenset(
        (one.voice, one.letter, one.supports, one.hard, one.hedge, one.hedge < 1 and one.coin)
        for one in said
    )


def coin(statement: Statement) -> Variable:
    """Return the variable of a hedge: one for one origin and one span of text.

    A statement of which no place in the text is known has a coin of its own on its transfer.
    """
    return ("coin", statement.origin, *_span(statement))


def _span(statement: Statement) -> tuple[str, ...]:
    if statement.paragraph is not None:
        return (statement.document, str(statement.paragraph), statement.sentences)
    if statement.span_sha256:
        return (statement.document, statement.span_sha256)
    return ("", statement.transfer, STANCES[statement.stance].side)


def _nearest(same: Sequence[Statement]) -> list[Statement]:
    """Return the statements with the fewest relays.

    When a copy was printed says nothing of how near it is.
    """
    fewest = min(len(one.relay) for one in same)
    return [one for one in same if len(one.relay) == fewest]


def _steps(statement: Statement) -> bool:
    """Return whether the statement is a letter below its voice: once, for whatever reason."""
    return INTERESTS[statement.interest].steps or BASES[statement.basis].steps


def _hard(statement: Statement) -> bool:
    """Return whether it rests on an item or a record; of a denial, whether it reaches that."""
    interest, basis = INTERESTS[statement.interest], BASES[statement.basis]
    if STANCES[statement.stance].side == "for":
        return basis.hard
    return not (interest.steps and basis.steps)


def _weak_first(statement: Statement, supports: bool) -> tuple[object, ...]:
    """Return a key by which, of what supports, the weaker comes first; of denials the stronger."""
    order = list(EXPLICITNESS).index(statement.explicitness)
    if supports:
        return (not _steps(statement), _hard(statement), -order)
    return (_steps(statement), not _hard(statement), order)
