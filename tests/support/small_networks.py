"""Small datasets written out by hand, and the paths in them: actors are named by the transfers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from graph.constraints.limits import Limits
from graph.model.dates import parse
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import build
from graph.paths import answer as answers
from graph.paths.answer import TransferPath
from tests.support.statements import denies, says

answer = partial(answers.answer, families=False)


def dataset(*edges: Transfer, parents: dict[str, str] | None = None, **types: str) -> Dataset:
    """Actors named by the edges; each edge asserted by an origin of its own, graded B."""
    names = sorted({end for edge in edges for end in (edge.giver, edge.receiver)} | set(types))
    actors = [
        Actor(one, one.upper(), types.get(one, "armed-group"), (parents or {}).get(one, ""))
        for one in [*names, *sorted(set(parents or {}) - set(names))]
    ]
    return Dataset(
        actors=tuple(actors),
        documents=(Document("d", "D"), Document("e", "E")),
        origins=tuple(Origin(f"o-{one.id}", one.id, "", "", "B", "why") for one in edges),
        transfers=edges,
        statements=tuple(
            replace(
                Statement(f"s-{one.id}", one.id, f"o-{one.id}", "d", "asserts"),
                basis="testimony",
                summary="It is said.",
            )
            for one in edges
        ),
    )


def edge(name: str, mode: str = "supplied", **columns: Any) -> Transfer:
    """``a-b`` or ``a-b-again`` as a transfer from a to b."""
    giver, receiver, *_ = name.split("-")
    for date in ("start", "end"):
        if date in columns:
            columns[date] = parse(columns[date])
    return Transfer(name, giver, receiver, mode, **columns)


def one_voice(data: Dataset) -> Dataset:
    """Return the dataset with all its origins as one voice."""
    return replace(data, origins=tuple(replace(one, group="one") for one in data.origins))


def without(data: Dataset, voice: str) -> Dataset:
    """Return the dataset without what a voice says."""
    silent = {one.id for one in data.origins if one.voice == voice}
    return replace(
        data, statements=tuple(one for one in data.statements if one.origin not in silent)
    )


def found(data: Dataset, start: str = "a", goal: str = "c", **options: Any) -> list[TransferPath]:
    """Return the paths of a dataset, each by itself."""
    limits = Limits(**options)
    return list(answer(build(data), start, goal, 50, limits).paths)


def legs(paths: list[TransferPath]) -> list[str]:
    """Return the legs of each path as one text."""
    return [" ".join(path.legs) for path in paths]


def heard(backing: int, denying: int) -> Dataset:
    """A transfer that so many voices assert, and so many deny."""
    names = [f"o{n}" for n in range(backing + denying)]
    said = [
        (says if n < backing else denies)(id=f"s{n}", origin=name, transfer="a-b")
        for n, name in enumerate(names)
    ]
    origins = tuple(Origin(name, name, "", "", "C", "why") for name in names)
    data = dataset(edge("a-b"))
    return replace(data, statements=tuple(said), origins=origins, documents=(Document("d", "D"),))
