"""Datasets and limits drawn to try the search, and its answers held against trying everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from graph.constraints.limits import Limits
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.model.vocabulary import MODES
from graph.network import Network, build
from graph.paths.search import Search
from graph.rules.admission import Chain
from tests.support import random_datasets
from tests.support.oracles import oracle

ENDS = ("a0", "a3", "a5")


def draw(seed: int) -> Dataset:
    """A small dense dataset: parallel transfers, some of the same evidence, intervals, places."""
    random = Random(seed)
    data = random_datasets.draw(seed, 6, random.choice([9, 12, 15]), random.choice([3, 5]))
    people = tuple(
        replace(one, type="armed-group" if random.random() < 0.6 else one.type)
        for one in data.actors
    )
    legs = [_varied(random, leg) if random.random() < 0.6 else leg for leg in data.transfers]
    said = [
        replace(one, status="active", explicitness="explicit") if random.random() < 0.7 else one
        for one in data.statements
    ]
    for leg in random.sample(legs, 3):
        again = f"{random.choice('pz')}{leg.id}"
        legs.append(_varied(random, replace(leg, id=again)))
        same = [one for one in said if one.transfer == leg.id]
        said += [replace(one, id=f"{again}-{one.id}", transfer=again) for one in same]
    return replace(data, actors=people, transfers=tuple(legs), statements=tuple(said))


def crowded(seed: int) -> Network:
    """Seven actors with many transfers among them: some voices are heard often, others once."""
    random = Random(seed)
    people = tuple(Actor(f"a{n}", f"A{n}", "armed-group") for n in range(7))
    grades = random.choice(["ABCDE", "BBD", "CF", "F"])
    voices = tuple(
        Origin(f"o{n}", f"O{n}", "", "", random.choice(grades), "a reason") for n in range(60)
    )
    common = random.choice([0.0, 0.5, 1.0])
    legs: list[Transfer] = []
    said: list[Statement] = []
    for n in range(random.choice([16, 20, 24])):
        giver, receiver = random.sample(range(7), 2)
        start = parse(str(random.randrange(2015, 2022))) if random.random() < 0.3 else None
        materiel = (random.choice(["rifle", "atgm", "small-arm"]),) * (random.random() < 0.3)
        leg = Transfer(f"t{n:02}", f"a{giver}", f"a{receiver}", "supplied", materiel, start=start)
        legs.append(leg)
        for m in range(random.choice([1, 1, 1, 2])):
            voice = random.randrange(4) if random.random() < common else 10 + len(said)
            stance = "denies" if m and random.random() < 0.5 else "asserts"
            hedge = random.choice(["plain", "plain", "plain", "even"])
            one = Statement(f"s{n}-{m}", leg.id, f"o{voice}", "d", stance, hedge=hedge)
            said.append(replace(one, basis="testimony"))
    return build(Dataset(people, (Document("d", "D"),), voices, tuple(legs), tuple(said)))


def _varied(random: Random, leg: Transfer) -> Transfer:
    start, end = sorted(random.choices(range(2014, 2024), k=2))
    spans = [(None, None), (parse(str(start)), parse(str(end))), (None, parse(str(end)))]
    begins, ends = random.choice(spans)
    return replace(
        leg,
        start=begins,
        end=ends,
        mode=random.choice(["supplied", "supplied", leg.mode, "observed-with", *MODES]),
        materiel=tuple(random.sample(random_datasets.MATERIEL, random.choice([0, 0, 1, 2]))),
        place=random.choice(["", "", "Kabul, Afghanistan", "Mosul", "New Kabul"]),
    )


def some_limits(seed: int, data: Dataset) -> Limits:
    """Two or three limits at once, drawn from all there are."""
    random = Random(seed)
    inner = [actor.id for actor in data.actors if actor.id not in ENDS]
    types = sorted({actor.type for actor in data.actors})
    years = sorted(random.choices(range(2015, 2023), k=2))
    wanted: dict[str, Any] = {
        "max_legs": random.choice([1, 2, 3]),
        "via": tuple(random.sample(inner, random.choice([1, 1, 2]))),
        "avoid": (random.choice(inner),),
        "via_types": (random.choice(types),),
        "avoid_types": (random.choice(types),),
        "modes": tuple(random.sample([*MODES, "diversion", "transfer"], 6)),
        "materiel": tuple(random.sample(random_datasets.MATERIEL, random.choice([1, 2]))),
        "places": (random.choice(["kabul", "Afghanistan", "new kabul"]),),
        "between": (date(years[0], 1, 1), date(years[1], 12, 31)),
        "least_band": random.choice(["acknowledged", "reported"]),
        "min_support": Fraction(random.choice([1, 3, 5]), 10),
        "only_direct": True,
        "undisputed": True,
        "any_time": True,
        "any_materiel": True,
    }
    chosen = random.sample(list(wanted), random.choice([1, 2, 3]))
    limits = Limits(**{name: wanted[name] for name in chosen})
    if {*limits.via} & {*limits.avoid} or {*limits.via_types} & {*limits.avoid_types}:
        return replace(limits, avoid=(), avoid_types=())
    if any(part in data.parts(one) for one in limits.avoid for part in (*ENDS, *limits.via)):
        return replace(limits, avoid=())
    return limits


def agrees(network: Network, start: str, goal: str, limits: Limits, **others: bool) -> int:
    """How many paths there are, all being as they should be."""
    every = oracle.Brute(network, start, goal, limits, **others).paths()
    for inferred in (False, True):
        expected = [row for row in every if row[0] is inferred]
        search = Search(network, start, goal, limits, inferred, **others)
        found = search.best(10_000)
        assert not found.truncated
        assert found.proved == len(found.chains)
        _same(network, found.chains, expected)
        for k in (1, 2):
            _same(network, search.best(k).chains, expected[:k])
    return len(every)


def _same(network: Network, chains: list[Chain], expected: list[tuple[Any, ...]]) -> None:
    assert [chain.legs for chain in chains] == [row[4] for row in expected]
    assert [chain.alternatives for chain in chains] == [row[5] for row in expected]


def graded(data: Dataset, grades: dict[str, str], voices: dict[str, str]) -> Dataset:
    """The dataset with other grades and voices of the origins of some transfers."""
    return replace(
        data,
        origins=tuple(
            replace(
                one,
                grade=grades.get(one.name, one.grade),
                group=voices.get(one.name, one.group),
            )
            for one in data.origins
        ),
    )
