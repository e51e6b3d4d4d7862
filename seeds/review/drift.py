"""What changes from rendering to rendering: wording that grows stronger, figures that move.

Later copies that say more than the nearest; figures of one origin that differ, or that nobody has
linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.evidence.assertions import stated
from graph.model.materiel import UNSPECIFIED, MaterielTree
from graph.model.rows import Dataset, Quantity, Statement
from graph.model.vocabulary import BASES, EXPLICITNESS, FIDELITIES, HEDGES, STANCES
from seeds.sheets.complaints import Noticed, few, listed

STRENGTH: Mapping[str, Callable[[str], float]] = MappingProxyType(
    {
        "stance": lambda word: bool(STANCES[word].side),
        # verbatim and paraphrase are both faithful: only what says more than the origin grows
        "fidelity": lambda word: max(list(FIDELITIES).index(word), 1),
        "hedge": lambda word: float(HEDGES[word].factor),
        "explicitness": lambda word: -list(EXPLICITNESS).index(word),
        "basis": lambda word: BASES[word].hard - BASES[word].steps,
    }
)
"""How strong a word in a column of statements is: the higher, the more the statement says."""


@dataclass(frozen=True, slots=True)
class _Nearest:
    """The statements nearest to the origin, and the strongest that any of them says."""

    statements: tuple[Statement, ...]
    words: Mapping[str, str]
    counted: frozenset[str]

    @property
    def distance(self) -> int:
        return len(self.statements[0].relay)


def growing_wording(dataset: Dataset) -> Iterator[Noticed]:
    """Yield statements of one origin on one transfer that say more than those nearer to the origin.

    A statement is held against those with the fewest relays that take its side, or any side
    where none of them takes it; it grows where its stance, fidelity, hedge, explicitness or basis
    is stronger than in all of these, or where what its figures count is wider.
    O(statements · log statements).
    """
    counted: defaultdict[str, set[str]] = defaultdict(set)
    for figure in dataset.quantities:
        counted[figure.statement].add(figure.of)
    said: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in sorted(dataset.statements, key=lambda one: one.id):
        if stated(statement):
            said[statement.transfer, statement.origin].append(statement)
    for (transfer, origin), same in said.items():
        nearest = _nearest(same, counted)
        grown = dict(_grown(dataset.tree, same, nearest, counted))
        if grown:
            near = [one.id for one in nearest.statements]
            yield (*near, *sorted(grown)), _sentence(transfer, origin, near, grown)


def _nearest(same: Iterable[Statement], counted: Mapping[str, set[str]]) -> _Nearest:
    every = list(same)
    least = min(len(one.relay) for one in every)
    near = tuple(one for one in every if len(one.relay) == least)
    words = {
        column: max((getattr(one, column) for one in near), key=strength)
        for column, strength in STRENGTH.items()
    }
    return _Nearest(near, words, frozenset(of for one in near for of in counted.get(one.id, ())))


def _grown(
    tree: MaterielTree,
    same: Iterable[Statement],
    nearest: _Nearest,
    counted: Mapping[str, set[str]],
) -> Iterator[tuple[str, list[str]]]:
    """Yield the statements that say more than the nearest, by id, each with what has grown."""
    sides: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in same:
        sides[STANCES[one.stance].side].append(one)
    for side in sides.values():
        aligned = _nearest(side, counted)
        for one in side:
            before = aligned if len(one.relay) > aligned.distance else nearest
            if len(one.relay) > before.distance:
                phrases = [
                    *_stronger(before, one),
                    *_wider(tree, before.counted, counted.get(one.id, ())),
                ]
                if phrases:
                    yield one.id, phrases


def _stronger(nearest: _Nearest, later: Statement) -> Iterator[str]:
    for column, strength in STRENGTH.items():
        before, after = nearest.words[column], getattr(later, column)
        if strength(after) > strength(before):
            yield f"{column} {after} after {before}"


def _wider(tree: MaterielTree, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    for wide in sorted(set(after).difference(before)):
        narrow = [one for one in before if wide == UNSPECIFIED or tree.is_a(one, wide)]
        if narrow:
            yield f"materiel {wide} after {min(narrow)}"


def _sentence(transfer: str, origin: str, near: list[str], grown: Mapping[str, list[str]]) -> str:
    later = listed(f"{name} ({', '.join(how)})" for name, how in sorted(grown.items()))
    comes = "comes" if len(grown) == 1 else "come"
    return (
        f"The wording of {origin} on {transfer} grows along the relay: nearest to the origin is"
        f" {listed(near)}, and after more relays {comes} {later}; the nearest decides how it"
        " counts, so see whether each is coded as it reads."
    )


Figures = list[Quantity]


def drifting_figures(dataset: Dataset) -> Iterator[Noticed]:
    """Yield figures of one origin that differ from rendering to rendering, or are not linked.

    A rendering drifts where its range or its qualifier is another's; figures without a range
    where they are written otherwise. Figures of one chain of ``same_as`` are compared wherever
    they stand. Unlinked ones are compared where one origin counts the same in the same unit:
    equal ones anywhere, different ones on one transfer in different documents (in one document
    they are two figures). O(figures · log figures).
    """
    chains = _chains(dataset.quantities)
    figures = [one for one in sorted(dataset.quantities, key=_id) if _is_stated(dataset, one)]
    for same in _grouped(figures, lambda one: (chains[one.id], _counted(dataset, one)[0])):
        if len(set(map(_rendering, same))) > 1:
            yield _ids(same), _drift(f"The figure of {_counted(dataset, same[0])[0]}", same)
    for same in _grouped(figures, lambda one: (_counted(dataset, one), _range(one))):
        if _linked_apart(chains, same):
            yield _ids(same), _unlinked(dataset, same)
    for same in _grouped(figures, lambda one: (_counted(dataset, one), _transfer(dataset, one))):
        documents = {dataset.statement[one.statement].document for one in same}
        if len(documents) > 1 and len(set(map(_range, same))) > 1 and _linked_apart(chains, same):
            yield _ids(same), _drift(_what(dataset, same[0]), same)


def _id(one: Quantity) -> str:
    return one.id


def _is_stated(dataset: Dataset, one: Quantity) -> bool:
    known = one.as_written or one.minimum is not None or one.maximum is not None
    return bool(known) and stated(dataset.statement[one.statement])


def _grouped(figures: Figures, key: Callable[[Quantity], object]) -> Iterable[Figures]:
    groups: defaultdict[object, Figures] = defaultdict(list)
    for figure in figures:
        groups[key(figure)].append(figure)
    return groups.values()


def _chains(figures: Iterable[Quantity]) -> Mapping[str, str]:
    """Return for each figure the one that its chain of ``same_as`` leads to."""
    known = {figure.id: figure for figure in figures}
    ends: dict[str, str] = {}
    for figure in figures:
        last, passed = figure.id, {figure.id}
        while last not in ends and (after := known[last].same_as) in known and after not in passed:
            last = after
            passed.add(last)
        ends |= dict.fromkeys(passed, ends.get(last, last))
    return ends


def _linked_apart(chains: Mapping[str, str], figures: Figures) -> bool:
    return len({chains[one.id] for one in figures}) > 1


def _ids(figures: Figures) -> tuple[str, ...]:
    return tuple(one.id for one in figures)


def _transfer(dataset: Dataset, one: Quantity) -> str:
    return dataset.statement[one.statement].transfer


def _counted(dataset: Dataset, one: Quantity) -> tuple[str, str, str]:
    return dataset.statement[one.statement].origin, one.of, one.unit


def _range(one: Quantity) -> tuple[object, ...]:
    if one.minimum is None and one.maximum is None:
        return (one.as_written.casefold(),)
    return one.minimum, one.maximum


def _rendering(one: Quantity) -> tuple[object, ...]:
    return *_range(one), one.qualifier


def _drift(what: str, figures: Figures) -> str:
    least = max((one.minimum for one in figures if one.minimum is not None), default=None)
    most = min((one.maximum for one in figures if one.maximum is not None), default=None)
    apart = least is not None and most is not None and least > most
    verdict = "cannot all be right" if apart else "need not be the same"
    readings = listed(f"{one.id} {_read(one)}" for one in figures)
    return (
        f"{what} drifts: {readings} {verdict}; see which is nearest to the origin, and link by"
        " same_as those, and only those, that render one figure."
    )


def _read(one: Quantity) -> str:
    if one.as_written:
        return few(one.as_written)
    ends = ("?" if end is None else f"{end:,.15g}" for end in (one.minimum, one.maximum))
    return f"{' to '.join(ends)} {one.unit}".strip()


def _what(dataset: Dataset, one: Quantity) -> str:
    origin, of, unit = _counted(dataset, one)
    return f"What {origin} is said to count on {_transfer(dataset, one)} ({of} in {unit})"


def _unlinked(dataset: Dataset, figures: Figures) -> str:
    origin, of, unit = _counted(dataset, figures[0])
    return (
        f"The figures {listed(_ids(figures))} of {origin} are alike ({of} in {unit}) and not"
        " linked; if they are one figure, link them by same_as, so that it counts once."
    )
