"""Wording that grows stronger along the relay: later copies that say more than the nearest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.assertions import stated
from graph.materiel import UNSPECIFIED, MaterielTree
from graph.model import Dataset, Statement
from graph.vocabulary import BASES, EXPLICITNESS, FIDELITIES, HEDGES, STANCES
from seeds.noticed import Noticed, listed

_BASES = ("steps", "", "hard")

STRENGTH: Mapping[str, Callable[[str], float]] = MappingProxyType(
    {
        "stance": lambda word: bool(STANCES[word].kind),
        # verbatim and paraphrase are both faithful: only what says more than the origin grows
        "fidelity": lambda word: max(list(FIDELITIES).index(word), 1),
        "hedge": lambda word: float(HEDGES[word].kind),
        "explicitness": lambda word: -list(EXPLICITNESS).index(word),
        "basis": lambda word: _BASES.index(BASES[word].kind),
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
    """Statements of one origin on one transfer that say more than those nearer to the origin.

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
    """The statements that say more than the nearest, by id, each with what has grown."""
    sides: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in same:
        sides[STANCES[one.stance].kind].append(one)
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
