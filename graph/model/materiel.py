"""The materiel tree: what is a kind of what, and which designations can be the same item.

Each term carries a crosswalk to the categories of the UN Register of Conventional Arms (UNROCA,
I to VII, "SALW" for its small-arms part) and to the classes of the International Tracing
Instrument (small arm, light weapon). A dataset may add terms with ``materiel.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from graph.errors import TermError
from graph.model.folding import fold
from graph.model.own import Own
from graph.model.vocabulary import nearest

UNSPECIFIED = "equipment"
"""The term for materiel that a document does not specify; an empty cell means the same."""

Sameness = Literal["same-item", "model", "class", "unstated", "different"]

_RANKS: tuple[Sameness, ...] = ("same-item", "model", "class", "unstated", "different")


class Agreement(NamedTuple):
    """How closely the legs of a path agree on what passed, and the terms on which they do."""

    level: Sameness
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Materiel:
    """One designation; ``parent`` is the wider designation, empty at the top of the tree.

    ``aliases`` are designations as documents write them.
    """

    id: str
    name: str
    parent: str = ""
    aliases: tuple[str, ...] = ()
    unroca: str = ""
    own: Own = ()


_TERMS = (
    Materiel("small-arm", "small arm", "", unroca="SALW small arms"),
    Materiel("pistol", "pistol or revolver", "small-arm", unroca="SALW small arms 1"),
    Materiel("rifle", "rifle or carbine", "small-arm", unroca="SALW small arms 2"),
    Materiel("assault-rifle", "assault rifle", "rifle", unroca="SALW small arms 4"),
    Materiel("sub-machine-gun", "sub-machine gun", "small-arm", unroca="SALW small arms 3"),
    Materiel("light-machine-gun", "light machine gun", "small-arm", unroca="SALW small arms 5"),
    Materiel("light-weapon", "light weapon", "", unroca="SALW light weapons"),
    Materiel(
        "heavy-machine-gun", "heavy machine gun", "light-weapon", unroca="SALW light weapons 1"
    ),
    Materiel("grenade-launcher", "grenade launcher", "light-weapon", unroca="SALW light weapons 2"),
    Materiel("recoilless-rifle", "recoilless rifle", "light-weapon", unroca="SALW light weapons 4"),
    Materiel("atgm", "anti-tank guided missile", "light-weapon", unroca="SALW light weapons 5"),
    Materiel("mortar", "mortar", "light-weapon", unroca="SALW light weapons 6"),
    Materiel("manpads", "man-portable air-defence system", "light-weapon", unroca="VII b"),
    Materiel("ammunition", "ammunition", ""),
    Materiel("grenade-40mm", "40 mm grenade", "ammunition"),
    Materiel("air-to-ground-munition", "air-to-ground munition", "ammunition"),
    Materiel("rocket", "rocket", "ammunition", unroca="VII a"),
    Materiel("missile", "missile", "", unroca="VII a"),
    Materiel("vehicle", "vehicle", ""),
    Materiel("armoured-vehicle", "armoured vehicle", "vehicle", unroca="II"),
    Materiel("tank", "tank", "armoured-vehicle", unroca="I"),
    Materiel("artillery", "artillery", "", unroca="III"),
    Materiel("aircraft", "aircraft", "", unroca="IV"),
    Materiel("helicopter", "helicopter", "aircraft", unroca="V"),
    Materiel("uav", "unmanned aerial vehicle", "aircraft", unroca="IV b"),
    Materiel("ship", "ship", "", unroca="VI"),
    Materiel("night-vision", "night-vision device"),
    Materiel("thermal-optic", "thermal optic"),
    Materiel("communications", "communications equipment"),
    Materiel("surveillance", "surveillance equipment"),
    Materiel("biometric", "biometric device"),
    Materiel("body-armour", "body armour"),
    Materiel("explosive", "explosive"),
    Materiel("parts", "parts and components"),
    Materiel(UNSPECIFIED, "arms or equipment, not specified"),
)

BUILT_IN: Mapping[str, Materiel] = MappingProxyType({term.id: term for term in _TERMS})


def named(terms: Iterable[str]) -> frozenset[str]:
    """Return the terms without ``equipment``, which says nothing beside others; else it alone."""
    return frozenset(terms) - {UNSPECIFIED} or frozenset({UNSPECIFIED})


class MaterielTree:
    """The tree of designations: the built-in terms and those that a dataset adds.

    Raises :class:`~graph.errors.TermError` where an added term repeats an id, hangs on a parent
    that does not exist, or closes a circle.
    """

    def __init__(self, added: Iterable[Materiel] = ()) -> None:
        self.terms: dict[str, Materiel] = dict(BUILT_IN)
        for term in added:
            if term.id in self.terms:
                raise TermError(f"materiel '{term.id}' is defined twice")
            self.terms[term.id] = term
        for term in self.terms.values():
            self._check_parent(term)
        self._above = {name: self._climb(name) for name in self.terms}
        wider = {term.parent for term in self.terms.values()}
        self.narrowest = sorted(set(self.terms) - wider - {UNSPECIFIED})
        self._things: dict[frozenset[str], frozenset[str]] = {}

    def _check_parent(self, term: Materiel) -> None:
        seen = {term.id}
        while term.parent:
            if term.parent not in self.terms:
                near = nearest(term.parent, self.terms)
                raise TermError(
                    f"materiel '{term.id}' has the unknown parent '{term.parent}';"
                    f" the nearest term is '{near}'"
                )
            if term.parent in seen:
                raise TermError(f"materiel '{term.parent}' is above itself")
            seen.add(term.parent)
            term = self.terms[term.parent]

    def _climb(self, name: str) -> frozenset[str]:
        above = {name}
        while name := self.terms[name].parent:
            above.add(name)
        return frozenset(above)

    def by_alias(self) -> dict[str, str]:
        """Return the term of each alias, folded; an alias that several terms have is none's."""
        owners: dict[str, set[str]] = {}
        for term in self.terms.values():
            for alias in term.aliases:
                owners.setdefault(fold(alias), set()).add(term.id)
        return {alias: next(iter(ids)) for alias, ids in owners.items() if alias and len(ids) == 1}

    def is_a(self, narrow: str, wide: str) -> bool:
        """Return whether ``narrow`` is ``wide`` or lies below it.

        >>> MaterielTree().is_a("assault-rifle", "small-arm")
        True
        """
        return wide in self._above[narrow]

    def things(self, terms: Iterable[str]) -> frozenset[str]:
        """Return the narrowest designations of which a thing can have been among these ``terms``.

        Legs fit each other, however many they are, where one of these fits them all: of terms in
        one line each thing below the narrowest lies below all.

        >>> sorted(MaterielTree().things({"vehicle", "equipment"}))
        ['tank']
        """
        known = named(terms)
        if known not in self._things:
            unknown = UNSPECIFIED in known
            fit = (one for one in self.narrowest if unknown or self._above[one] & known)
            self._things[known] = frozenset(fit)
        return self._things[known]

    def carried(self, before: frozenset[str], leg: frozenset[str]) -> frozenset[str]:
        """Return what can have come from earlier legs (``before``) and gone on with ``leg``.

        Both are sets of term ids; an empty set or ``equipment`` alone means unspecified and passes
        all that the other side names; beside named kinds ``equipment`` adds nothing. Of two terms
        in one line the narrower is kept. Empty when nothing is compatible; it then stays empty
        however the path goes on. O(n·m).

        >>> tree = MaterielTree()
        >>> sorted(tree.carried(frozenset({"small-arm", "ship"}), frozenset({"rifle", "tank"})))
        ['rifle']
        >>> tree.carried(frozenset({"tank"}), frozenset({"atgm"}))
        frozenset()
        """
        before, leg = named(before), named(leg)
        met = set[str]()
        for one in before:
            for other in leg:
                if other == UNSPECIFIED or self.is_a(one, other):
                    met.add(one)
                elif one == UNSPECIFIED or self.is_a(other, one):
                    met.add(other)
        return frozenset(met)

    def agreement(self, legs: Sequence[Iterable[str]]) -> Agreement:
        """Return how closely the legs (term ids of each) agree on what passed, at the closest.

        *same-item*: every leg names one designation, which has none below it and one above it;
        *model*: a designation that is not at the top fits all legs, some of which name a wider
        one; *class*: only one at the top does; *unstated*: some leg does not say; *different*:
        nothing fits all legs. Designations are compared, never serial numbers.

        >>> tree = MaterielTree()
        >>> tree.agreement([{"assault-rifle", "small-arm"}, {"assault-rifle"}])
        Agreement(level='same-item', terms=('assault-rifle',))
        >>> tree.agreement([{"small-arm"}, {"rifle"}]).level, tree.agreement([{"rifle"}, []]).level
        ('model', 'unstated')
        """
        every = [named(leg) for leg in legs]
        levels = {term: self._level(term, every) for leg in every for term in leg}
        best = min(levels.values(), key=_RANKS.index)
        fit = (term for term, level in levels.items() if level == best and term != UNSPECIFIED)
        return Agreement(best, tuple(sorted(fit)) if best != "different" else ())

    def is_narrowest(self, term: str) -> bool:
        """Return whether no designation stands below it. O(terms of the tree)."""
        return all(one.parent != term for one in self.terms.values())

    def _level(self, term: str, legs: Sequence[frozenset[str]]) -> Sameness:
        """Return how closely the legs agree on that term."""
        silent = [leg for leg in legs if leg.isdisjoint(self._above[term])]
        if any(UNSPECIFIED not in leg for leg in silent):
            return "different"
        if silent or term == UNSPECIFIED:
            return "unstated"
        if not self.terms[term].parent:
            return "class"
        alike = self.is_narrowest(term) and all(term in leg for leg in legs)
        return "same-item" if alike else "model"
