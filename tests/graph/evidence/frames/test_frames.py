"""The figures and assertions as dataframe expressions, beside those of each transfer by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from typing import Any, Literal

import pytest

from graph.evidence.assertions import ALL_UNGRADED, Assertion, Gathered
from graph.evidence.columns import LETTERS_AND_F
from graph.evidence.findings import weigh as weigh_each
from graph.evidence.frames.figures import weigh
from graph.evidence.frames.saying import WORDS
from graph.evidence.frames.tables import Frame
from graph.evidence.ladder import LADDER, Ladder, Rung
from graph.model.rows import Dataset
from tests.support.engines.as_frames import all_ids, as_frames, coded
from tests.support.random_datasets import many

Engine = Literal["pandas", "polars"]

ENGINES: tuple[Engine, ...] = ("pandas", "polars")
ROUGH: Ladder = {
    **LADDER,
    "A": Rung(Fraction(1, 2), Fraction(1), Fraction(1)),
    "E": Rung(Fraction(0), Fraction(1, 10**9), Fraction(1, 10**6)),
    "F": Rung(Fraction(0), Fraction(1, 4), Fraction(1, 2)),
}
"""A ladder with what is certain, what is next to nothing, and a letter of its own for F."""


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("ladder", "slack"), [(LADDER, 0.0), (ROUGH, 1e-15)])
def test_figures_of_all_transfers_are_those_of_each(
    engine: Engine, ladder: Ladder, slack: float
) -> None:
    data = many(range(100))
    found = {row["transfer"]: row for row in rows(weigh(as_frames(data, engine), ladder).figures)}
    expected = weigh_each(data, ladder)
    assert found.keys() == expected.keys()
    for transfer, one in expected.items():
        figures = asdict(one) | {"marks": ";".join(one.marks)}
        assert found[transfer] == {
            name: nearly(value, slack if name == "conflict" else 0)
            for name, value in figures.items()
        }


def nearly(value: Any, slack: float) -> Any:
    """What equals a float in proportion, and within ``slack``; anything else is what it is."""
    return pytest.approx(float(value), rel=1e-12, abs=slack) if isinstance(value, float) else value


def test_whole_numbers_in_the_place_of_ids_and_terms_give_the_same_figures() -> None:
    data = many(range(40))
    ids = all_ids(data)
    found = {ids[one["transfer"]]: one for one in rows(weigh(coded(data)).figures)}
    for one in rows(weigh(as_frames(data, "polars")).figures):
        expected = {name: nearly(value, 1e-15) for name, value in one.items()}
        assert found[one["transfer"]] | {"transfer": one["transfer"]} == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_assertions_of_all_transfers_are_those_of_each(engine: Engine) -> None:
    data = many(range(60))
    weighed = weigh(as_frames(data, engine))
    gathered = [one for own in Gathered(data).values() for one in own]
    assert told(rows(weighed.assertions)) == {key(one): plainly(one) for one in gathered}
    assert coins(rows(weighed.assertions)) == {
        (key(one), key(other))
        for one in gathered
        for other in gathered
        if one.hedge < 1 and other.hedge < 1 and one.coin == other.coin
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_sources_are_who_asserts_each_transfer_in_which_document(engine: Engine) -> None:
    data = many(range(60))
    assert {tuple(one.values()) for one in rows(weigh(as_frames(data, engine)).sources)} == {
        (transfer, one.origin.id, statement.document)
        for transfer, said in Gathered(data).items()
        for one in said
        if one.supports
        for statement in one.statements
        if statement.status == "active"
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_said_of_any_transfer_leaves_all_of_them_open(engine: Engine) -> None:
    data = many(range(3))
    silent = Dataset(data.actors, data.documents, data.origins, data.transfers)
    found = rows(weigh(as_frames(silent, engine)).figures)
    assert {(one["open"], one["support"], one["band"], one["marks"]) for one in found} == {
        (1.0, 0.0, "", "")
    }


Key = tuple[Any, ...]


def rows(frame: Frame) -> list[dict[str, Any]]:
    """The rows of an eager frame, nulls of any sort as None."""
    found: list[dict[str, Any]] = frame.to_arrow().to_pylist()
    return found


def key(one: Assertion) -> Key:
    return (one.nearest.transfer, one.origin.id, one.supports)


def plainly(one: Assertion) -> Key:
    ungraded = one.variable == ALL_UNGRADED
    return (
        one.voice,
        "" if ungraded else one.voice,
        one.carried,
        one.letter,
        one.graded,
        one.nearest.hedge,
        float(one.hedge),
        one.hard,
        bool(one.clear),
        bool(one.origin.speaker),
    )


def told(found: Iterable[dict[str, Any]]) -> dict[Key, Key]:
    return {
        (one["transfer"], one["origin"], one["supports"]): (
            one["voice"],
            one["variable"],
            LETTERS_AND_F[one["carried"]],
            LETTERS_AND_F[one["letter"]],
            one["graded"],
            WORDS[one["hedge"]],
            one["factor"],
            one["hard"],
            one["clear"],
            one["named"],
        )
        for one in found
    }


def coins(found: Iterable[dict[str, Any]]) -> set[tuple[Key, Key]]:
    """The pairs of hedged assertions that hang on one coin."""
    by_coin: dict[Key, list[Key]] = {}
    for one in found:
        if one["factor"] < 1:
            said = (one["transfer"], one["origin"], one["supports"])
            place = (one["coin_document"], one["coin_place"])
            own = said if one["coin_place"] is None else ()
            by_coin.setdefault((one["origin"], *place, *own), []).append(said)
    return {(a, b) for same in by_coin.values() for a in same for b in same}
