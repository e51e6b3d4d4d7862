"""Slow and plain: what a transfer's evidence amounts to, read off the rows as the design words it.

Nothing of :mod:`graph.evidence` is used here but the ladder of grades: who says what, at which
letter and with which coin is worked out anew, and figures are summed over every world there is.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from graph.evidence.findings import Evidence
from graph.model.rows import Dataset, Origin, Statement

World = dict[tuple[str, ...], Fraction]

GRADED = tuple("ABCDE")
HEDGES = {
    "plain": Fraction(1),
    "almost-certain": Fraction(".95"),
    "very-likely": Fraction(".85"),
    "likely": Fraction(".70"),
    "even": Fraction(".50"),
    "unlikely": Fraction(".30"),
}


@dataclass(frozen=True)
class Said:
    """One assertion: ``weak`` is what a bare denial counters, or the bare denial itself."""

    origin: Origin
    backs: bool
    carried: str
    letter: str
    hedge: Fraction
    coin: tuple[str, ...]
    drawn_as: tuple[str, ...]
    weak: bool
    lending: tuple[Statement, ...]
    documents: frozenset[str]


def said(evidence: Evidence, transfer: str) -> list[Said]:
    """All assertions on a transfer that nobody has withdrawn."""
    known: dict[str, list[Said]] = vars(evidence).setdefault("of the oracle", {})
    if transfer not in known:
        known[transfer] = list(_said(evidence.dataset, transfer))
    return known[transfer]


def counts(one: Statement) -> bool:
    return (
        one.status != "excluded"
        and one.explicitness != "coder"
        and one.review != "draft"
        and one.fidelity != "misquoted"
    )


def _said(dataset: Dataset, transfer: str) -> Iterator[Said]:
    for origin in dataset.origins:
        own = [
            one
            for one in dataset.statements
            if (one.transfer, one.origin) == (transfer, origin.id) and counts(one)
        ]
        backing = [one for one in own if one.stance in ("asserts", "acknowledges")]
        fewest = min((len(one.relay) for one in backing), default=0)
        near = [one for one in backing if len(one.relay) == fewest]
        if any(one.status == "active" for one in near):
            yield _for(dataset, origin, near, backing)
        denials = [one for one in own if one.stance == "denies"]
        if any(one.status == "active" for one in denials):
            yield _against(dataset, origin, denials)


def _for(dataset: Dataset, origin: Origin, near: list[Statement], all_: list[Statement]) -> Said:
    hedge = min(HEDGES[one.hedge] for one in near)
    carried = _carried(dataset, origin, all_)
    return Said(
        origin=origin,
        backs=True,
        carried=carried,
        letter=_down(carried) if any(map(lacking, near)) else carried,
        hedge=hedge,
        coin=_coin(dataset, [one for one in near if HEDGES[one.hedge] == hedge], weakest=True),
        drawn_as=_drawn_as(dataset, origin),
        weak=any(one.basis not in ("physical", "record") for one in near),
        lending=tuple(
            one
            for one in near
            if one.status == "active"
            and one.fidelity != "strengthened"
            and one.explicitness in ("explicit", "party-implied")
        ),
        documents=frozenset(one.document for one in all_ if one.status == "active"),
    )


def _against(dataset: Dataset, origin: Origin, all_: list[Statement]) -> Said:
    active = [one for one in all_ if one.status == "active"]
    hedge = max(HEDGES[one.hedge] for one in active)
    carried = _carried(dataset, origin, all_)
    return Said(
        origin=origin,
        backs=False,
        carried=carried,
        letter=_down(carried) if all(map(lacking, active)) else carried,
        hedge=hedge,
        coin=_coin(dataset, [one for one in active if HEDGES[one.hedge] == hedge], weakest=False),
        drawn_as=_drawn_as(dataset, origin),
        weak=all(one.basis == "none-shown" and interested(one) for one in active),
        lending=(),
        documents=frozenset(one.document for one in active),
    )


def interested(one: Statement) -> bool:
    return one.interest in ("party", "adversary")


def lacking(one: Statement) -> bool:
    return interested(one) or one.basis == "none-shown"


def _down(letter: str) -> str:
    return {"A": "B", "B": "C", "C": "D", "D": "E", "E": "E"}.get(letter, letter)


def _carried(dataset: Dataset, origin: Origin, statements: list[Statement]) -> str:
    if origin.grade not in GRADED:
        return "F"
    grades = {one.id: one.grade for one in dataset.documents}
    for of in (["active"], ["active", "retracted"]):
        carriers = [grades[one.document] for one in statements if one.status in of]
        graded = [grade for grade in carriers if grade in GRADED]
        if graded:
            return max(origin.grade, min(graded))
    return origin.grade


def _drawn_as(dataset: Dataset, origin: Origin) -> tuple[str, ...]:
    same = [one.grade for one in dataset.origins if one.voice == origin.voice]
    return ("voice", origin.voice) if any(one in GRADED for one in same) else ("all ungraded",)


def _coin(dataset: Dataset, equal: list[Statement], weakest: bool) -> tuple[str, ...]:
    """The coin of the weakest (of denials the strongest) wording, of several the first printed."""
    documents = {one.id: one for one in dataset.documents}
    order = ["explicit", "party-implied", "implied", "coder"]

    def key(one: Statement) -> tuple[object, ...]:
        if one.stance == "denies":
            reaches = not (interested(one) and one.basis == "none-shown")
        else:
            reaches = one.basis in ("physical", "record")
        rank = order.index(one.explicitness)
        wording = (not lacking(one), reaches, -rank)
        if not weakest:
            wording = (lacking(one), not reaches, rank)
        printed = documents[one.document].published
        day = printed.earliest.toordinal() if printed else 0
        return (*wording, day, documents[one.document].title, *_span(one), one.document, one.id)

    one = min(equal, key=key)
    return ("coin", one.origin, *_span(one))


def _span(one: Statement) -> tuple[str, ...]:
    if one.paragraph is not None:
        return (one.document, str(one.paragraph), one.sentences)
    if one.span_sha256:
        return (one.document, one.span_sha256)
    return ("", one.transfer, "against" if one.stance == "denies" else "for")


def threshold(evidence: Evidence, one: Said, level: str) -> Fraction:
    rung = evidence.ladder[one.letter]
    if level == "point":
        return rung.point
    return rung.high if one.backs == (level == "high") else rung.low


Named = Callable[[Said], tuple[str, ...]]


def as_known(one: Said) -> tuple[str, ...]:
    return one.drawn_as


def as_one(one: Said) -> tuple[str, ...]:
    """All that assert are one voice; whoever denies is itself."""
    return ("one",) if one.backs else one.drawn_as


def worlds(
    evidence: Evidence, transfers: Iterable[str], level: str = "point", named: Named = as_known
) -> Iterator[tuple[Fraction, World]]:
    """Every world that differs for these transfers: its probability, and a U for each variable."""
    cuts: dict[tuple[str, ...], set[Fraction]] = {}
    for transfer in transfers:
        for one in said(evidence, transfer):
            cuts.setdefault(named(one), set()).add(threshold(evidence, one, level))
            if one.hedge < 1:
                cuts.setdefault(one.coin, set()).add(one.hedge)
    names = list(cuts)
    intervals = []
    for name in names:
        ends = sorted({Fraction(0), Fraction(1), *cuts[name]})
        intervals.append([(end - start, end) for start, end in itertools.pairwise(ends)])
    for choice in itertools.product(*intervals):
        probability = Fraction(1)
        for width, _ in choice:
            probability *= width
        yield probability, {name: end for name, (_, end) in zip(names, choice, strict=True)}


def holds(evidence: Evidence, one: Said, world: World, level: str, named: Named = as_known) -> bool:
    relied_on = world[named(one)] <= threshold(evidence, one, level)
    return relied_on and (one.hedge == 1 or world[one.coin] <= one.hedge)


def state(
    evidence: Evidence, transfer: str, world: World, level: str, named: Named = as_known
) -> tuple[bool, bool]:
    """Whether the transfer is backed, and whether it is countered."""
    held = [one for one in said(evidence, transfer) if holds(evidence, one, world, level, named)]
    backed = any(one.backs for one in held)
    on_hard_evidence = any(one.backs and not one.weak for one in held)
    denials = [one for one in held if not one.backs and not (one.weak and on_hard_evidence)]
    return backed, bool(denials)


def masses(
    evidence: Evidence, transfer: str, level: str = "point", named: Named = as_known
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Support, conflict, counter and open of one transfer."""
    found = [Fraction(0)] * 4
    for probability, world in worlds(evidence, [transfer], level, named):
        backed, countered = state(evidence, transfer, world, level, named)
        place = {(True, False): 0, (True, True): 1, (False, True): 2, (False, False): 3}
        found[place[backed, countered]] += probability
    return found[0], found[1], found[2], found[3]


def support(
    evidence: Evidence, legs: Iterable[str], held: Iterable[Iterable[str]], level: str = "point"
) -> Fraction:
    """That all legs stand, and of each group in ``held`` at least one, in the same world."""
    legs, groups = list(legs), [list(group) for group in held]
    total = Fraction(0)
    for probability, world in worlds(evidence, {*legs, *itertools.chain(*groups)}, level):

        def stands(transfer: str, world: World = world) -> bool:
            return state(evidence, transfer, world, level) == (True, False)

        if all(map(stands, legs)) and all(any(map(stands, group)) for group in groups):
            total += probability
    return total


def band(evidence: Evidence, transfer: str) -> str:
    """The verbal grade; empty where no active statement asserts it."""
    backing = [one for one in said(evidence, transfer) if one.backs]
    for one in backing:
        for way in one.lending:
            hard = way.basis in ("physical", "record")
            if hard and not interested(way) and one.carried in ("A", "B", "C"):
                return "documented"
    (leg,) = (one for one in evidence.dataset.transfers if one.id == transfer)
    lending = [one for one in backing if one.lending]
    if leg.directness == "carrier-unknown" or not lending:
        return "alleged" if backing else ""
    if any(way.stance == "acknowledges" for one in lending for way in one.lending):
        return "acknowledged"
    graded = [one for one in lending if one.letter in GRADED]
    free = [one for one in graded if not all(map(interested, one.lending))]
    if any(one.origin.speaker and one.carried in ("A", "B", "C") for one in free):
        return "reported"
    return "reported" if free and len({one.origin.voice for one in graded}) > 1 else "alleged"


def marks(evidence: Evidence, transfer: str) -> tuple[str, ...]:
    found = said(evidence, transfer)
    backing = [one for one in found if one.backs]
    own = [one for one in evidence.dataset.statements if one.transfer == transfer and counts(one)]
    taken_back = [one for one in own if one.status == "retracted"]
    held = {
        "disputed": len(backing) < len(found),
        "ungraded": bool(backing) and all(one.letter == "F" for one in backing),
        "retracted": not backing
        and any(one.stance in ("asserts", "acknowledges") for one in taken_back),
        "contested": any(one.review == "contested" for one in own if one.status == "active"),
    }
    return tuple(mark for mark, here in held.items() if here)
