"""The constraints of a question, each once: to add one, add its entry here and its field to Limits.

An entry holds the rule of one constraint for one transfer and for all at once, its reason, its
option and keywords, how what was typed is read, and its words: in the help, in a question and in an
answer. All that deals with constraints loops over :data:`CONSTRAINTS` and knows none by name, save
the search for paths, which has to know those of a whole path.

One rule throughout: what is *not known* of a transfer is no reason to leave it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from graph.arrays.compact import Compact, Flags, Names
from graph.constraints import typed
from graph.constraints.constraint import Constraint, Flag, Parties, ValueType, Way, coded
from graph.constraints.limits import Limits
from graph.constraints.narrowing import days
from graph.constraints.typed import Find
from graph.errors import QuestionError, TermError
from graph.evidence.findings import NO_BAND, at_least
from graph.model.dates import Period, in_full
from graph.model.folding import fold
from graph.model.materiel import UNSPECIFIED
from graph.model.rows import Dataset, Transfer
from graph.model.vocabulary import BANDS, MODE_KINDS, MODES, lookup, nearest, spoken
from graph.network import Network

UNSTATED_MODE = "unspecified"
"""The mode of a transfer of which nobody states how it came about."""


class Via(Parties):
    """The path passes each of these actors, and an actor of each of these types."""

    name = "via"
    fields = ("via", "via_types")
    help = "Only paths through it, or through one of that type."
    said = "through"
    asked_with = "via"
    reason_turn = 10
    phrase_turn = 1

    def breaches(self, dataset: Dataset, way: Way, limits: Limits) -> Iterable[str]:
        """Yield whom it does not pass: neither the actor nor a part; nobody else of the type."""
        for actor in limits.via:
            if way.touched.isdisjoint({actor} | dataset.parts(actor)):
                yield f"way: it does not pass {dataset.actor[actor].name}"
        types = {dataset.actor[one].type for one in way.touched - way.ends}
        for kind in limits.via_types:
            if kind not in types:
                yield f"way: it passes no actor of the type “{kind}”"


class Avoid(Parties):
    """The path touches none of these actors, with their parts, and none of these types."""

    name = "avoid"
    fields = ("avoid", "avoid_types")
    of_transfer = ("avoid",)
    help = "No path through it, or through any of that type."
    help_alone = "No transfer from it or to it."
    metavar_alone = "ACTOR"
    said = "not through"
    asked_with = "avoiding"
    reason_turn = 1
    phrase_turn = 2

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise as well where the same is to be passed, or asked for."""
        super().check(dataset, ends, limits)
        avoided = self.excludes(dataset, limits)
        for one in (*ends, *limits.via):
            if one in avoided:
                raise QuestionError(f"'{one}' is to be avoided and to be passed at once.")
        if both := {*limits.via_types} & {*limits.avoid_types}:
            raise QuestionError(f"'{min(both)}' is to be avoided and to be passed at once.")

    def beyond(self, field: str, limits: Limits, others: Iterable[str]) -> str:
        """Return that it is a type, of which no transfer by itself can tell."""
        return (
            f"'{limits.avoid_types[0]}' is a type of actor, which only a path can avoid; name the"
            " actors."
        )

    def excludes(self, dataset: Dataset, limits: Limits) -> frozenset[str]:
        """Return the actors to be avoided, with their parts."""
        return frozenset(part for one in limits.avoid for part in (one, *dataset.parts(one)))

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return that its giver, or else its receiver, is to be avoided."""
        avoided = self.excludes(network.dataset, limits)
        for one in (leg.giver, leg.receiver):
            if one in avoided:
                return f"avoided: {network.dataset.actor[one].name} is to be avoided"
        return ""

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return where neither giver nor receiver is to be avoided."""
        good = ~flat.marked(self.excludes(dataset, limits))
        return coded(flat, "giver", good) & coded(flat, "receiver", good)

    def objection(self, dataset: Dataset, actor: str, limits: Limits) -> str:
        """Return that the actor is of a type to be avoided."""
        one = dataset.actor[actor]
        avoided = one.type in limits.avoid_types
        return f"avoided: {one.name} is of the type “{one.type}”" if avoided else ""


class OfMode(Constraint):
    """Every leg is of one of these modes, or of a mode of one of these kinds."""

    name = "mode"
    fields = of_transfer = ("modes",)
    help = "Only legs of this mode or kind of mode, such as 'diversion'."
    takes = ValueType.TEXTS
    metavar = "MODE"
    unknown_stays = True
    reason_turn = 2
    phrase_turn = 5

    def read(self, network: Network, find: Find, texts: Iterable[str]) -> dict[str, Any]:
        """Return terms of the two vocabularies."""
        return {"modes": tuple(typed.modes(texts))}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield all in one; of a kind any mode is one."""
        named = (f"a {one}" if one in MODE_KINDS else spoken(one) for one in limits.modes)
        yield f"every leg {_either(named)}"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield all in one."""
        yield _either(f"by mode {mode}" for mode in limits.modes)

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where one is neither a mode nor a kind."""
        _check_known(limits.modes, {**MODES, **MODE_KINDS}, "mode")

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return which mode it is of instead."""
        if self._lets(leg.mode, limits):
            return ""
        return f"mode: {leg.id} is {leg.mode}, not {_either(limits.modes)}"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return the same, asked of each mode once."""
        return coded(flat, "mode", [self._lets(mode, limits) for mode in MODES])

    def _lets(self, mode: str, limits: Limits) -> bool:
        return mode == UNSTATED_MODE or bool({mode, MODES[mode].family} & {*limits.modes})


class OfMateriel(Constraint):
    """One thing of these kinds can have been among the materiel of every leg."""

    name = "materiel"
    fields = of_transfer = ("materiel",)
    help = "Only what can have been of this kind."
    takes = ValueType.TEXTS
    metavar = "TERM"
    unknown_stays = True
    reason_turn = 5
    phrase_turn = 6

    def read(self, network: Network, find: Find, texts: Iterable[str]) -> dict[str, Any]:
        """Return terms of the dataset's tree."""
        return {"materiel": tuple(typed.materiel(network, texts))}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield all in one, by name."""
        terms = network.dataset.tree.terms
        yield f"of {_either(terms[one].name for one in limits.materiel)}"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield all in one."""
        yield _either(f"of materiel {term}" for term in limits.materiel)

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where one is not in the tree."""
        _check_known(limits.materiel, dataset.tree.terms, "materiel")

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return what it is of instead."""
        if self._lets(network.dataset, leg.materiel, limits):
            return ""
        named = ", ".join(leg.materiel)
        return f"materiel: {leg.id} is of {named}, not {_either(limits.materiel)}"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return the same, asked of each set of terms once."""
        kinds = (tuple(text.split(";")) if text else () for text in Names(flat.arrays, "kinds"))
        return coded(flat, "kind", [self._lets(dataset, kind, limits) for kind in kinds])

    def narrow(self, dataset: Dataset, leg: Transfer, limits: Limits) -> Transfer:
        """Return it with that of its materiel which fits."""
        wanted = frozenset(limits.materiel)
        if UNSPECIFIED in wanted:
            return leg
        narrow = dataset.tree.carried(wanted, frozenset(leg.materiel))
        return replace(leg, materiel=tuple(sorted(narrow)))

    def _lets(self, dataset: Dataset, materiel: tuple[str, ...], limits: Limits) -> bool:
        wanted = frozenset(limits.materiel)
        fits = UNSPECIFIED in wanted or dataset.tree.carried(wanted, frozenset(materiel))
        return bool(fits)


class AtPlace(Constraint):
    """Every leg was at one of these places: whole words of its place, spelling folded."""

    name = "place"
    fields = of_transfer = ("places",)
    help = "Only legs at this place."
    takes = ValueType.TEXTS
    metavar = "PLACE"
    unknown_stays = True
    reason_turn = 3
    phrase_turn = 4

    def read(self, network: Network, find: Find, texts: Iterable[str]) -> dict[str, Any]:
        """Return them as typed."""
        return {"places": tuple(typed.places(texts))}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield all in one."""
        yield f"every leg at {_either(f'“{one}”' for one in limits.places)}"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield all in one."""
        places = (f'"{place}"' if quoted else place for place in limits.places)
        yield _either(f"in {place}" for place in places)

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return where it was instead."""
        if self._lets(leg.place, limits):
            return ""
        return f"place: {leg.id} was in {leg.place}, not in {_either(limits.places)}"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return the same, asked of each place once."""
        places = Names(flat.arrays, "places")
        return coded(flat, "place", [self._lets(place, limits) for place in places])

    def _lets(self, place: str, limits: Limits) -> bool:
        whole = f" {_folded(place)} "
        return not place or any(f" {_folded(one)} " in whole for one in limits.places)


class Between(Constraint):
    """Every leg can have happened on one of these days: the first and the last of them."""

    name = "between"
    fields = of_transfer = ("between",)
    help = "Only legs that can have been between these dates."
    takes = ValueType.DATES
    metavar = "DATE DATE"
    unknown_stays = True
    reason_turn = 4
    phrase_turn = 3

    def read(self, network: Network, find: Find, ends: tuple[str, str] | None) -> dict[str, Any]:
        """Return all days of both dates and between them."""
        return {"between": typed.between(ends) if ends else None}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield from when, until when, or both."""
        first, last = _span(limits)
        since = "" if first == date.min else f"from {in_full(first)}"
        until = f"to {in_full(last)}" if since else f"until {in_full(last)}"
        parts = (since, "" if last.year == date.max.year else until)
        yield " ".join(part for part in parts if part) or "at any time"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield after which day, until which, or between which."""
        first, last = _span(limits)
        if last == date.max:
            yield f"after {first - timedelta(1)}"
        else:
            yield f"until {last}" if first == date.min else f"between {first} and {last}"

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where there is no such day."""
        first, last = _span(limits)
        if first > last:
            raise QuestionError(
                f"No day lies between {first} and {last}; name the earlier one first."
            )

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return that it cannot have happened then."""
        first, last = _span(limits)
        if leg.span is None or max(leg.span[0], first) <= min(leg.span[1], last):
            return ""
        when = f"after {first}" if first > date.min else f"before {last}"
        if first > date.min and last < date.max:
            when = f"between {first} and {last}"
        return f"time: {leg.id} cannot have happened {when}"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return where nothing is dated, or a day is left."""
        first, last = days(flat, limits)
        found: Flags = ~flat["dated"] | (first <= last)
        return found

    def narrow(self, dataset: Dataset, leg: Transfer, limits: Limits) -> Transfer:
        """Return it with those of its days that lie within."""
        if leg.span is None:
            return leg
        first, last = _span(limits)
        first, last = max(leg.span[0], first), min(leg.span[1], last)
        return replace(leg, start=_day(first), end=_day(last))


class MaxLegs(Constraint):
    """The path has no more legs than this."""

    name = "max_legs"
    fields = ("max_legs",)
    help = "No path longer than this."
    takes = ValueType.WHOLE
    metavar = "N"
    reason_turn = 9

    def read(self, network: Network, find: Find, legs: int | None) -> dict[str, Any]:
        """Return the number."""
        return {"max_legs": legs}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield how many at most."""
        yield "one leg at most" if limits.max_legs == 1 else f"{limits.max_legs} legs at most"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield how many at most."""
        yield f"in at most {limits.max_legs} {'step' if limits.max_legs == 1 else 'steps'}"

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where it leaves no leg."""
        if limits.max_legs is not None and limits.max_legs < 1:
            raise QuestionError(f"{limits.max_legs} legs are no path; the least is 1.")

    def breaches(self, dataset: Dataset, way: Way, limits: Limits) -> Iterable[str]:
        """Yield how many legs it has."""
        if limits.max_legs is not None and way.legs > limits.max_legs:
            yield f"length: {way.legs} legs, and at most {limits.max_legs} were asked for"


class LeastBand(Constraint):
    """Every leg is of this band or a better one."""

    name = "least_band"
    fields = of_transfer = ("least_band",)
    help = "Only legs of this band or a better one."
    takes = ValueType.TEXT
    metavar = "BAND"
    reason_turn = 8

    def read(self, network: Network, find: Find, text: str | None) -> dict[str, Any]:
        """Return a term of the vocabulary."""
        return {"least_band": typed.band(text) if text else ""}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield the band."""
        yield f"every leg at least {limits.least_band}"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield the band."""
        yield f"at least {limits.least_band}"

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where it is no band."""
        lookup("band", limits.least_band)

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return which band it is of instead."""
        band = network.evidence.band(leg.id)
        if at_least(band, limits.least_band):
            return ""
        return f"band: {leg.id} is {band or 'not stated'}, not {limits.least_band} or better"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return the same, asked of each band once."""
        bands = [*BANDS, NO_BAND]
        return coded(flat, "band", [at_least(band, limits.least_band) for band in bands])


class MinSupport(Constraint):
    """The support of the whole path is no less than this."""

    name = "min_support"
    fields = ("min_support",)
    help = "Only paths of at least this support, 0 to 1."
    takes = ValueType.FIGURE
    metavar = "S"
    reason_turn = 11

    def read(
        self, network: Network, find: Find, value: str | float | Fraction | None
    ) -> dict[str, Any]:
        """Return the figure, exactly."""
        return {"min_support": None if value is None else typed.support(value)}

    def words(self, network: Network, limits: Limits) -> Iterable[str]:
        """Yield the figure, as figures are printed."""
        least = f"{float(limits.min_support or 0):g}".removeprefix("0") or "0"
        yield f"support of the whole path at least {least}"

    def phrase(self, limits: Limits, name: Find, quoted: bool = False) -> Iterable[str]:
        """Yield the figure, exactly: as a fraction where no decimal is."""
        share = limits.min_support or Fraction(0)
        decimal = f"{float(share):.6f}".rstrip("0")
        exact = decimal + "0" * decimal.endswith(".")
        yield f"with support of at least {exact if Fraction(decimal) == share else share}"

    def check(self, dataset: Dataset, ends: Sequence[str], limits: Limits) -> None:
        """Raise where no support is so much."""
        if limits.min_support is not None and not 0 <= limits.min_support <= 1:
            raise QuestionError(f"No support is {limits.min_support}; it is between 0 and 1.")

    def breaches(self, dataset: Dataset, way: Way, limits: Limits) -> Iterable[str]:
        """Yield how much it has."""
        least = limits.min_support
        if way.support and least is not None and (support := way.support()) < least:
            yield f"support: {float(support):.2g} is less than the {float(least):.2g} asked for"


class OnlyDirect(Flag):
    """The carrier of every leg is named."""

    of_transfer = ("only_direct",)
    reason_turn = 6

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return that it names no carrier."""
        if leg.directness == "direct":
            return ""
        return f"directness: {leg.id} names no carrier between giver and receiver"

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return where no carrier is missing."""
        found: Flags = flat["direct"]
        return found


class Undisputed(Flag):
    """Nobody denies any leg."""

    of_transfer = ("undisputed",)
    reason_turn = 7

    def refusal(self, network: Network, leg: Transfer, limits: Limits) -> str:
        """Return that somebody denies it."""
        disputed = "disputed" in network.evidence.marks(leg.id)
        return f"disputed: somebody denies {leg.id}" if disputed else ""

    def mask(self, flat: Compact, dataset: Dataset, limits: Limits) -> Flags:
        """Return where nobody denies it."""
        found: Flags = ~flat["disputed"]
        return found


CONSTRAINTS: tuple[Constraint, ...] = (
    Via(),
    Avoid(),
    OfMode(),
    OfMateriel(),
    AtPlace(),
    Between(),
    MaxLegs(),
    LeastBand(),
    MinSupport(),
    OnlyDirect(
        "only_direct",
        "Only legs whose carrier is named.",
        "every leg with its carrier named",
        *("directly", "direct", "only direct", "only directly"),
    ),
    Undisputed(
        "undisputed",
        "Only legs that nobody denies.",
        "no leg that anybody denies",
        *("undisputed", "undenied", "not disputed", "not denied", "denied by nobody"),
        "without denials",
        *(
            f"{that}nobody {denies}"
            for that in ("", "that ", "which ", "where ")
            for denies in ("denies", "denied", "disputes")
        ),
    ),
    Flag(
        "any_time",
        "Set order in time aside.",
        "order in time set aside",
        *("at any time", "any time", "in any order", "whatever the order"),
    ),
    Flag(
        "any_materiel",
        "Set aside whether the materiel fits.",
        "materiel set aside",
        *("any materiel", "of any materiel", "of any kind", "whatever the materiel"),
    ),
)
"""Every constraint, in the order in which help and answers list them."""

FLAGS = tuple(one for one in CONSTRAINTS if isinstance(one, Flag))
"""Those of them that are set or not."""

BY_FIELD: Mapping[str, Constraint] = MappingProxyType(
    {field: one for one in CONSTRAINTS for field in one.fields}
)
"""The constraint of each field of Limits, which is its keyword in Python."""

HEEDED = tuple(field for one in CONSTRAINTS for field in one.of_transfer)
"""The limits that can be told from a transfer by itself; the others are those of one path."""


def read(network: Network, find: Find, asked: Mapping[str, Any]) -> Limits:
    """Return the limits that were typed: ``asked`` has names of constraints, any may be missing.

    Raises the house's errors for a word, a date or a figure that is none.
    """
    fields: dict[str, Any] = {}
    for one in CONSTRAINTS:
        if one.name in asked:
            fields |= one.read(network, find, asked[one.name])
    return Limits(**fields)


def words(network: Network, limits: Limits) -> list[str]:
    """Return what was asked for as an answer says it; nothing where nothing was."""
    asked = (one for one in CONSTRAINTS if one.asked(limits))
    return [said for one in asked for said in one.words(network, limits)]


def phrases(limits: Limits, name: Find, quoted: bool = False) -> list[str]:
    """Return what was asked for as a question says it: see :meth:`Constraint.phrase`."""
    asked = [one for one in CONSTRAINTS if one.asked(limits)]
    asked.sort(key=lambda one: one.phrase_turn)
    return [said for one in asked for said in one.phrase(limits, name, quoted)]


def _span(limits: Limits) -> tuple[date, date]:
    return limits.between or (date.min, date.max)


def _day(day: date) -> Period | None:
    return Period(day.isoformat(), day, day) if day > date.min else None


def _either(wanted: Iterable[str]) -> str:
    return " or ".join(wanted)


@lru_cache(maxsize=65536)
def _folded(text: str) -> str:
    return fold(text)


def _check_known(wanted: Sequence[str], known: Mapping[str, object], noun: str) -> None:
    for word in wanted:
        if word not in known:
            raise TermError(f"'{word}' is no {noun}; the nearest is '{nearest(word, known)}'")
