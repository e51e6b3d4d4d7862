"""Networks made to flood a search: ladders, everybody with everybody, one hub."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from random import Random

from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build

Pairs = Sequence[tuple[str, str]]

Choice = Callable[[int], str]


def crossed(rungs: int) -> Pairs:
    """A ladder of two rails, each rung joined to both ends of the next."""
    pairs = [("a", "l00"), ("a", "r00"), (f"l{rungs:02}", "z"), (f"r{rungs:02}", "z")]
    for n in range(rungs):
        pairs += [(f"{x}{n:02}", f"{y}{n + 1:02}") for x in "lr" for y in "lr"]
    return pairs


def runged(rungs: int) -> Pairs:
    """A ladder of two rails with rungs that lead both ways."""
    pairs = [("a", "l00"), ("a", "r00"), (f"l{rungs:02}", "z"), (f"r{rungs:02}", "z")]
    for n in range(rungs):
        pairs += [(f"{x}{n:02}", f"{x}{n + 1:02}") for x in "lr"]
    every = range(rungs + 1)
    return pairs + [(f"{x}{n:02}", f"{y}{n:02}") for n in every for x, y in ("lr", "rl")]


def complete(actors: int) -> Pairs:
    """Everybody gives to everybody."""
    return list(itertools.permutations(["a", "z", *(f"n{n:02}" for n in range(actors - 2))], 2))


def hub(transfers: int) -> Pairs:
    """One actor through whom all goes, with that many transfers."""
    half = transfers // 2
    many = [(f"n{n % 300:03}", "h") for n in range(half)]
    many += [("h", f"m{n % 300:03}") for n in range(half)]
    outer = [pair for n in range(300) for pair in (("a", f"n{n:03}"), (f"m{n:03}", "z"))]
    return many + outer


def network(
    pairs: Pairs, voice: Choice, grade: Choice = lambda _: "B", day: Choice = lambda _: ""
) -> Network:
    """One transfer and one statement a pair; ``voice``, ``grade`` and ``day`` by number."""
    actors = sorted({end for pair in pairs for end in pair})
    voices = sorted({voice(n) for n in range(len(pairs))})
    return build(
        Dataset(
            actors=tuple(Actor(one, one, "armed-group") for one in actors),
            documents=(Document("d", "D"),),
            origins=tuple(Origin(one, one, "", "", grade(n), "") for n, one in enumerate(voices)),
            transfers=tuple(
                Transfer(f"t{n:05}", *pair, "supplied", start=parse(day(n)) if day(n) else None)
                for n, pair in enumerate(pairs)
            ),
            statements=tuple(
                Statement(f"s{n}", f"t{n:05}", voice(n), "d", "asserts", basis="testimony")
                for n in range(len(pairs))
            ),
        )
    )


def own(n: int) -> str:
    """Return an origin of its own for each transfer."""
    return f"o{n:05}"


def one(_: int) -> str:
    """Return the one origin of all transfers."""
    return "o"


def of_five(n: int) -> str:
    """Return one of five origins, in turn."""
    return f"o{n % 5}"


def of_forty(n: int) -> str:
    """Return one of forty origins, at random."""
    return f"o{Random(n).randrange(40):02}"


def any_letter(n: int) -> str:
    """Return a grade at random."""
    return Random(n).choice("ABCDE")
