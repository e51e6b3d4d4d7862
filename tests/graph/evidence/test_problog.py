"""The evaluator beside ProbLog (KU Leuven, Apache-2.0), which serves as an oracle here alone."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import pytest

from graph.evidence.findings import Evidence, Level
from graph.model.rows import Actor, Dataset
from graph.network import build
from graph.reach.reach import downstream
from tests.support import random_datasets
from tests.support.oracles import oracle
from tests.support.oracles.listed import out_of, stand

WHY = "ProbLog, an oracle for development, is not installed"
problog = pytest.importorskip("problog", reason=WHY)
programs = pytest.importorskip("problog.program", reason=WHY)


def program(evidence: Evidence, level: Level = "point") -> str:
    """Worlds over voices as ProbLog clauses: an annotated disjunction a voice, a fact a coin."""
    return "\n".join([*_voices(evidence, level), *_transfers(evidence, level)])


def _voices(evidence: Evidence, level: Level) -> Iterator[str]:
    cuts: dict[tuple[str, ...], set[Fraction]] = {}
    for transfer in evidence.dataset.transfers:
        for one in oracle.said(evidence, transfer.id):
            cuts.setdefault(one.drawn_as, set()).add(oracle.threshold(evidence, one, level))
            if one.hedge < 1:
                cuts.setdefault(one.coin, set()).add(one.hedge)
    for variable, thresholds in cuts.items():
        ends = sorted({Fraction(0), Fraction(1), *thresholds})
        heads = (f"{float(b - a)}::u({_drawn(variable)},{_index(b)})" for a, b in pairwise(ends))
        yield "; ".join(heads) + "."


def _transfers(evidence: Evidence, level: Level) -> Iterator[str]:
    for transfer in evidence.dataset.transfers:
        name = _name(transfer.id)
        for one in oracle.said(evidence, transfer.id):
            side = ("weakly" if one.weak else "hard") + ("_backed" if one.backs else "_denied")
            limit = _index(oracle.threshold(evidence, one, level))
            holds = f"u({_drawn(one.drawn_as)},U), U =< {limit}"
            if one.hedge < 1:
                holds += f", u({_drawn(one.coin)},V), V =< {_index(one.hedge)}"
            yield f"{side}({name}) :- {holds}."
        for side in ("hard_backed", "weakly_backed", "hard_denied", "weakly_denied"):
            yield f"{side}({name}) :- fail."
        yield f"stands({name}) :- hard_backed({name}), \\+hard_denied({name})."
        denials = f"\\+hard_denied({name}), \\+weakly_denied({name})"
        yield f"stands({name}) :- weakly_backed({name}), {denials}."


def _drawn(variable: tuple[str, ...]) -> str:
    return _name(" ".join(variable))


def _name(name: str) -> str:
    return f"'{name}'"


def _index(threshold: Fraction) -> int:
    return int(threshold * 1000)


def ask(clauses: str, query: str) -> float:
    model = programs.PrologString(f"{clauses}\nquery({query}).")
    return float(next(iter(problog.get_evaluatable().create_from(model).evaluate().values())))


@pytest.mark.parametrize("level", ["point", "low", "high"])
@pytest.mark.parametrize("seed", range(8))
def test_support_of_transfers_is_what_problog_gives(seed: int, level: Level) -> None:
    evidence = Evidence(random_datasets.draw(seed))
    clauses = program(evidence, level)
    for transfer in evidence.dataset.transfers[:4]:
        found = float(evidence.support([transfer.id], level))
        assert found == pytest.approx(ask(clauses, f"stands({_name(transfer.id)})"), abs=1e-9)


def plain(data: Dataset) -> Dataset:
    """The same evidence on transfers without dates, materiel, stockpiles and kin."""
    actors = tuple(Actor(one.id, one.name, "armed-group") for one in data.actors)
    transfers = tuple(
        type(one)(one.id, one.giver, one.receiver, "supplied") for one in data.transfers
    )
    return Dataset(actors, data.documents, data.origins, transfers, data.statements)


@pytest.mark.parametrize("seed", range(30))
def test_reach_is_what_problog_gives(seed: int) -> None:
    network = build(plain(random_datasets.draw(seed, 5, 10, 6)))
    clauses = [
        program(network.evidence),
        *(
            f"leg({_name(one.giver)},{_name(one.receiver)}) :- stands({_name(one.id)})."
            for one in network.dataset.transfers
        ),
        "leg(none,none) :- fail.",
        "reach(X,Y) :- leg(X,Y).",
        "reach(X,Y) :- leg(X,Z), reach(Z,Y).",
    ]
    reached = {one.goal: one.figures.support.value for one in downstream(network, "a0")}
    for goal, rows in out_of(network, "a0").items():
        formula = stand(network, [row for row in rows if not row[1]])
        expected = ask("\n".join(clauses), f"reach('a0',{_name(goal)})")
        assert float(network.evidence.worlds.exact(formula)) == pytest.approx(expected, abs=1e-9)
        assert reached[goal] == pytest.approx(expected, abs=1e-9)
