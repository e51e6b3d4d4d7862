"""Who says what of a transfer, counted once: statements of one origin are one assertion.

Statements of one origin with one stance on one transfer are one assertion; it takes its
attributes from the statement nearest to the origin, so that neither a repeat nor a later and
stronger wording can raise it. That statement's status is an attribute too: when it is retracted,
the assertion is withdrawn, however many documents still carry it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graph.evidence.ladder import LETTERS, stepped
from graph.model.dates import Period
from graph.model.rows import Dataset, Origin, Statement
from graph.model.vocabulary import BASES, EXPLICITNESS, HEDGES, INTERESTS, STANCES


def stated(statement: Statement) -> bool:
    """Return whether the document itself states it.

    Neither set aside nor the researcher's inference.
    """
    return statement.status != "excluded" and EXPLICITNESS[statement.explicitness].counts


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
    """All statements of one ``origin`` with one stance on one transfer.

    ``nearest`` is the statement that gives the attributes, ``letter`` the origin's grade after
    the steps down, ``hedge`` the probability of its own coin (1: no coin).
    """

    nearest: Statement
    origin: Origin
    letter: str
    hedge: Fraction
    statements: tuple[Statement, ...]

    @property
    def voice(self) -> str:
        """Return the independent voice behind it."""
        return self.origin.voice

    @property
    def graded(self) -> bool:
        """Return whether the voice has a letter other than F."""
        return self.letter in LETTERS

    @property
    def interested(self) -> bool:
        """Return whether the statement serves the speaker."""
        return INTERESTS[self.nearest.interest].steps

    @property
    def supports(self) -> bool:
        """Return whether it backs the transfer; otherwise it counters it."""
        return STANCES[self.nearest.stance].side == "for"


class Gathered(Mapping[str, tuple[Assertion, ...]]):
    """The active assertions on each transfer, denials among them, by transfer id.

    Those of a transfer are gathered when they are first asked for.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self._known = dataset, dict[str, tuple[Assertion, ...]]()

    def __getitem__(self, transfer: str) -> tuple[Assertion, ...]:
        known = self._known.get(transfer)
        if known is None:
            statements = self._dataset.statements_of[transfer]
            known = self._known[transfer] = tuple(_assertions(self._dataset, statements))
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._dataset.statements_of)

    def __len__(self) -> int:
        return len(self._dataset.statements_of)


def same_evidence(transfer: str, said: Sequence[Assertion]) -> object:
    """Return a key that transfers of the same formulas share.

    What is hedged has coins of its own.
    """
    if any(one.hedge < 1 for one in said):
        return transfer
    return frozenset((one.voice, one.letter, one.supports) for one in said)


def _assertions(dataset: Dataset, statements: Iterable[Statement]) -> Iterable[Assertion]:
    by_origin: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if stated(statement) and STANCES[statement.stance].side:
            by_origin[statement.origin, statement.stance].append(statement)
    for (origin, _), same in sorted(by_origin.items()):
        nearest = same[0]
        if len(same) > 1:
            nearest = min(same, key=lambda one: _distance(dataset, one) + _strength(one))
        if nearest.status == "active":
            yield _assertion(dataset.origin[origin], nearest, same)


def _assertion(origin: Origin, nearest: Statement, same: list[Statement]) -> Assertion:
    letter = stepped(origin.grade, _steps(nearest))
    return Assertion(nearest, origin, letter, HEDGES[nearest.hedge].factor, tuple(same))


def _steps(statement: Statement) -> int:
    return INTERESTS[statement.interest].steps + BASES[statement.basis].steps


def _distance(dataset: Dataset, statement: Statement) -> tuple[object, ...]:
    """Return how far from the origin: relays passed, then the date of the document."""
    return (len(statement.relay), _day(dataset.document[statement.document].published))


def _strength(statement: Statement) -> tuple[object, ...]:
    """Return a key by which, of two statements at one distance, the weaker comes first."""
    return (
        -_steps(statement),
        -list(EXPLICITNESS).index(statement.explicitness),
        HEDGES[statement.hedge].factor,
        BASES[statement.basis].hard,
        not INTERESTS[statement.interest].steps,
        statement.basis,
        statement.interest,
        statement.status,
    )


def _day(period: Period | None) -> tuple[bool, int]:
    """Return a key to sort by: dated before undated, early before late."""
    return (period is None, period.earliest.toordinal() if period else 0)
