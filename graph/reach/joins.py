"""The widest way from one actor to every other, by joins alone: for more transfers than one machine
holds.

A join knows of a way its weakest leg. So the *bound* of an actor is the greatest, over all ways to
it along completed transfers that a document asserts, of the least support of a leg on the way. No
path has more support than its least supported leg: no stated path to the actor has more than its
bound. Time and materiel, which can only take ways away, are not looked at. Neither are inferred
steps, which can add some: an inferred path may have more.

This is Bellman and Ford's relaxation over maximum and minimum (a bottleneck path; Pollack, *The
maximum capacity through a network*, 1960): of what changed in one round the legs are joined in the
next, until nothing changes. Values only rise, and are among those of the legs: it ends. Each round
is kept (:func:`~graph.evidence.frames.tables.settled`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import narwhals as nw

from graph.constraints.limits import NO_LIMITS
from graph.evidence.frames.tables import CellReader, Frame, Tables, settled, small
from graph.network import Network
from graph.paths.answer import TransferPath, describe
from graph.paths.search import SEARCH_BUDGET, Search

NO_WAY = -1.0
"""The bound of what no way leads to."""

_VALUES = ("support", "high", "support_on", "high_on")


def legs(tables: Tables, figures: Frame) -> Frame:
    """Return the transfers that a way can take: completed, and asserted by an active statement.

    The columns are ``leg``, ``giver``, ``receiver``, ``leg_support``, ``leg_high`` and
    ``goes_on``: whether a way can go on from where it leads.
    """
    cells, types = CellReader(tables, "transfers"), CellReader(tables, "actors")
    nobody = tables["actors"].filter(types.is_a("type", lambda one: not one.junction))
    stated = figures.filter(nw.col("voices") > 0).select(
        leg=nw.col("transfer"), leg_support=nw.col("support"), leg_high=nw.col("high")
    )
    completed = tables["transfers"].filter(cells.is_a("outcome", lambda one: one.arrived))
    found = completed.select(
        "giver", "receiver", leg=nw.col("id"), moves=cells.is_a("mode", lambda one: one.carries_on)
    )
    ends = nobody.select(receiver=nw.col("id"), nobody=nw.lit(True))
    found = found.join(stated, on="leg", how="inner").join(ends, on="receiver", how="left")
    return found.with_columns(goes_on=nw.col("moves") & ~nw.col("nobody").fill_null(False)).drop(
        "moves", "nobody"
    )


def widest(
    ways: Frame, starts: Sequence[str], told: Callable[[int, int], None] = lambda *_: None
) -> Frame:
    """Return the bounds of all actors that a way leads to from any of ``starts``.

    ``ways`` are :func:`legs`. The columns are ``actor``, ``support`` (the bound), ``high`` (the
    same of upper ends), ``leg`` (the last leg of a way with that bound; of several the one whose id
    comes first), and the same of ways that can go on, ``support_on``, ``high_on`` and ``leg_on``:
    these are below 0 where none can. ``told`` hears of each round how many actors it changed. Cost:
    as many rounds as the longest of the ways has legs, each a join of what changed with the legs.
    """
    known = small(
        ways,
        {
            "actor": list(starts),
            **{name: [1.0] * len(starts) for name in _VALUES},
            **{name: [""] * len(starts) for name in ("leg", "leg_on")},
        },
    )
    changed, rounds = known, 0
    while True:
        known, changed = _relaxed(ways, known, changed)
        rounds, count = rounds + 1, _count(changed)
        told(rounds, count)
        if not count:
            return known.filter(~nw.col("actor").is_in(list(starts)))


def _relaxed(ways: Frame, known: Frame, changed: Frame) -> tuple[Frame, Frame]:
    """Return the bounds after one more leg, and the rows of those that rose."""
    onward = changed.filter(nw.col("high_on") >= 0).select(
        "support_on", "high_on", giver=nw.col("actor")
    )
    tried = ways.join(onward, on="giver", how="inner").with_columns(
        support=nw.min_horizontal("support_on", "leg_support"),
        high=nw.min_horizontal("high_on", "leg_high"),
    )
    tried = tried.with_columns(
        support_on=_if(nw.col("goes_on"), nw.col("support")),
        high_on=_if(nw.col("goes_on"), nw.col("high")),
    ).select(*_VALUES, "leg", actor=nw.col("receiver"))
    best = tried.group_by("actor").agg(
        *(nw.col(name).max().alias(f"new_{name}") for name in _VALUES)
    )
    named = tried.join(best, on="actor", how="inner")
    for name, leg in (("support", "leg"), ("support_on", "leg_on")):
        first = named.filter(nw.col(name) == nw.col(f"new_{name}")).group_by("actor")
        best = best.join(first.agg(nw.col("leg").min().alias(f"new_{leg}")), on="actor", how="left")
    return _merged(known, settled(best))


def _merged(known: Frame, best: Frame) -> tuple[Frame, Frame]:
    absent = {name: nw.col(name).fill_null(NO_WAY) for name in _VALUES}
    every = nw.concat([known.select("actor"), best.select("actor")]).unique()
    both = every.join(known, on="actor", how="left").join(best, on="actor", how="left")
    both = both.with_columns(
        **absent, **{f"new_{name}": nw.col(f"new_{name}").fill_null(NO_WAY) for name in _VALUES}
    )
    rose = {name: nw.col(f"new_{name}") > nw.col(name) for name in _VALUES}
    any_rose = rose["support"] | rose["high"] | rose["support_on"] | rose["high_on"]
    after = settled(
        both.select(
            "actor",
            **{name: nw.max_horizontal(name, f"new_{name}") for name in _VALUES},
            leg=nw.when(rose["support"]).then(nw.col("new_leg")).otherwise(nw.col("leg")),
            leg_on=nw.when(rose["support_on"])
            .then(nw.col("new_leg_on"))
            .otherwise(nw.col("leg_on")),
            rose=any_rose,
        )
    )
    return after.drop("rose"), after.filter(nw.col("rose")).drop("rose")


def _if(truth: nw.Expr, value: nw.Expr) -> nw.Expr:
    return nw.when(truth).then(value).otherwise(nw.lit(NO_WAY))


def _count(frame: Frame) -> int:
    counted = frame.select(nw.len())
    return int(collected(counted).item())


def collected(frame: Frame) -> Any:
    """Return a frame on this machine, eager."""
    return frame.collect() if isinstance(frame, nw.LazyFrame) else frame


@dataclass(frozen=True, slots=True)
class BoundedReach:
    """An actor that chains lead to: no stated path to it has more than ``support``, or a range
    above ``high``; ``leg`` is the last of a chain with that bound, and ``path`` the best stated one
    that was found among the transfers brought back, None where none was. ``proved``: it is the best
    among these, or none of these make one.
    """

    actor: str
    support: float
    high: float
    leg: str
    path: TransferPath | None = None
    proved: bool = False


def parts_of(tables: Tables, actor: str) -> list[str]:
    """Return the actor and all that is a part of it, at any depth. As many joins as that is."""
    found, new = [actor], [actor]
    if "parent" not in tables["actors"].collect_schema():
        return found
    while new:
        below = tables["actors"].filter(nw.col("parent").is_in(new)).select("id")
        new = sorted(set(collected(below)["id"].to_list()) - set(found))
        found += new
    return found


def foremost(reached: Frame, most: int) -> list[BoundedReach]:
    """Return the actors with the greatest bounds, at ``most`` so many; ties by id."""
    order = {"by": ["support", "high", "actor"], "descending": [True, True, False]}
    rows = collected(reached.sort(**order).head(most)).sort(**order)
    return [
        BoundedReach(one["actor"], one["support"], one["high"], one["leg"])
        for one in rows.select("actor", "support", "high", "leg").iter_rows(named=True)
    ]


def with_parts(tables: Tables, reached: Frame, found: Sequence[BoundedReach]) -> list[BoundedReach]:
    """Return the same with bounds that hold of their parts too: what came to one is said of both.

    As many joins as the parts are deep.
    """
    wholes = _wholes(tables, [one.actor for one in found])
    rows = foremost(reached.filter(nw.col("actor").is_in(sorted(wholes))), max(len(wholes), 1))
    return [_raised(one, [row for row in rows if one.actor in wholes[row.actor]]) for one in found]


def _wholes(tables: Tables, actors: Iterable[str]) -> Mapping[str, set[str]]:
    """Return the parts of these actors, at any depth, each with those that it is a part of."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    above = {actor: {actor} for actor in actors}
    while above and "parent" in tables["actors"].collect_schema():
        below = tables["actors"].filter(nw.col("parent").is_in(sorted(above)))
        new: defaultdict[str, set[str]] = defaultdict(set)
        for name, parent in collected(below.select("id", "parent")).iter_rows():
            new[name] |= above[parent] - found[name]
        above = {name: of for name, of in new.items() if of}
        for name, of in above.items():
            found[name] |= of
    return found


def _raised(one: BoundedReach, parts: Iterable[BoundedReach]) -> BoundedReach:
    every = [one, *parts]
    best = max(every, key=lambda each: each.support)
    return replace(best, actor=one.actor, high=max(each.high for each in every))


def ways_back(ways: Frame, reached: Frame, found: Iterable[BoundedReach]) -> set[str]:
    """Return the actors on a chain with the bound of each, back to where it starts.

    As many pairs of joins as the longest of them has legs.
    """
    wanted = {one.leg for one in found}
    nodes, followed = {one.actor for one in found}, set[str]()
    while wanted:
        last = ways.filter(nw.col("leg").is_in(sorted(wanted))).select("giver", "receiver")
        ends = collected(last)
        new = sorted(set(ends["giver"].to_list()) - followed)
        followed |= set(new)
        nodes |= {*new, *ends["receiver"].to_list()}
        rows = collected(reached.filter(nw.col("actor").is_in(new)).select("leg_on"))
        wanted = {one for one in rows["leg_on"].to_list() if one}
    return nodes


def among(ways: Frame, nodes: Collection[str], most: int) -> list[str]:
    """Return ids of the transfers between these actors, at ``most`` so many: the best supported."""
    every = sorted(nodes)
    inside = ways.filter(nw.col("giver").is_in(every) & nw.col("receiver").is_in(every))
    order = {"by": ["leg_support", "leg_high", "leg"], "descending": [True, True, False]}
    found: list[str] = collected(inside.sort(**order).head(most))["leg"].to_list()
    return found


def with_paths(network: Network, start: str, found: Iterable[BoundedReach]) -> list[BoundedReach]:
    """Return the same with the best stated path to each among the transfers of ``network``.

    Its support is exact, its times and its materiel fit. ``network`` has all these actors.
    """
    return [_with_path(network, start, one) for one in found]


def _with_path(network: Network, start: str, one: BoundedReach) -> BoundedReach:
    best = Search(network, start, one.actor, NO_LIMITS, False, SEARCH_BUDGET).best(1)
    if not best.chains:
        return replace(one, proved=not best.truncated)
    path = describe(network, 1, best.chains[0])
    return replace(one, path=path, proved=bool(best.proved))
