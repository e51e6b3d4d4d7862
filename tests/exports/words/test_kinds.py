"""The kinds of verdicts are one closed list: documented, in every contract, and all given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

import pytest

from exports.report import schemas
from exports.report.statements import figures, says, timeline
from exports.report.statements.says import Heard, Hearing
from exports.words import verdict
from exports.words.kinds import KINDS, Verdict, VerdictKind
from graph.constraints.limits import NO_LIMITS, Limits
from graph.constraints.meant import EVERYBODY, Scope, scoped
from graph.model.rows import Dataset, Quantity
from graph.network import build
from graph.paths.answer import Answer, answer
from tests.support.places import ROOT
from tests.support.small_networks import dataset, edge

DOCUMENTED = dict(
    re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", (ROOT / "docs/json.md").read_text("utf-8"), re.M)
)


def found(data: Dataset, start: str = "a", goal: str = "c", limits: Limits = NO_LIMITS) -> Verdict:
    network = build(data)
    return verdict.of_answer(network, answer(network, start, goal, limits=limits))


def heard(data: Dataset, scope: Scope = EVERYBODY, deny: bool = False) -> Verdict:
    return Heard(build(data), Hearing(scope, deny=deny)).verdict()


def speaker(data: Dataset) -> Verdict:
    network = build(data)
    asked = says.hearing(network, lambda typed: typed, by="o-a-c")
    return Heard(network, asked).verdict()


def in_time(data: Dataset, scope: Scope = EVERYBODY) -> Verdict:
    return timeline.Timeline(build(data), scope, NO_LIMITS).verdict()


def counted(data: Dataset) -> Verdict:
    found: Verdict = figures.reply(build(data)).found.verdict()
    return found


def every(data: Dataset, **columns: Any) -> Dataset:
    """Return the dataset with these columns in all its statements."""
    return replace(data, statements=tuple(replace(one, **columns) for one in data.statements))


def disputed(data: Dataset) -> Dataset:
    """Return the dataset with a denial of its first transfer, by who asserts the second."""
    first, second, *_ = data.statements
    no = replace(first, id="no", origin=second.origin, stance="denies")
    return replace(data, statements=(*data.statements, no))


def of_kin(data: Dataset) -> Dataset:
    """Return the dataset with A as an organ of W."""
    actors = (replace(one, parent="w" if one.id == "a" else "") for one in data.actors)
    return replace(data, actors=tuple(replace(one, parent_kind="organ") for one in actors))


DIRECT = dataset(edge("a-c"), edge("x-y"))
OF_W = of_kin(dataset(edge("w-c"), edge("x-y"), a="armed-forces", w="state"))
INTENDED = dataset(edge("a-c", outcome="intended"))
WAY = dataset(edge("a-b"), edge("b-c"))
FIGURE = replace(DIRECT, quantities=(Quantity("q", "s-a-c", "rifle", as_written="ten"),))

WAYS: Mapping[VerdictKind, Callable[[], Verdict]] = {
    "stated": lambda: found(DIRECT),
    "stated-disputed": lambda: found(disputed(DIRECT)),
    "implied": lambda: found(every(DIRECT, explicitness="implied")),
    "of-a-part": lambda: heard(of_kin(dataset(edge("a-c"), w="state")), Scope("w", "c")),
    "stated-otherwise": lambda: found(DIRECT, limits=Limits(modes=("sold",))),
    "not-stated-assembled": lambda: found(WAY),
    "not-stated-inferred": lambda: found(OF_W),
    "intended-or-stopped-only": lambda: found(INTENDED),
    "intended-or-stopped-inferred": lambda: found(
        of_kin(dataset(edge("w-c", outcome="intended"), a="armed-forces", w="state"))
    ),
    "withdrawn": lambda: found(every(DIRECT, status="retracted")),
    "withdrawn-inferred": lambda: found(every(OF_W, status="retracted")),
    "only-denied": lambda: found(every(DIRECT, stance="denies")),
    "only-denied-inferred": lambda: found(every(OF_W, stance="denies")),
    "not-stated": lambda: verdict.of_transfer(build(every(DIRECT, stance="no-comment")), "a-c"),
    "no-path": lambda: found(dataset(edge("a-b", "observed-with"), edge("b-c"))),
    "nothing-connects": lambda: found(DIRECT, "c", "a"),
    "part-of-the-other": lambda: found(OF_W, "a", "w"),
    "search-cut-short": lambda: verdict.of_answer(
        build(DIRECT), Answer("a", "c", (), truncated=True)
    ),
    "denied": lambda: heard(disputed(DIRECT), scoped("a", "c"), deny=True),
    "not-denied": lambda: heard(DIRECT, scoped("a", "c"), deny=True),
    "overall": lambda: heard(DIRECT),
    "not-of-it": lambda: heard(OF_W, scoped("a")),
    "speaker": lambda: speaker(DIRECT),
    "timeline": lambda: in_time(DIRECT),
    "not-of-them": lambda: in_time(OF_W, scoped("a", "c")),
    "none-came-about": lambda: in_time(INTENDED),
    "nothing": lambda: in_time(DIRECT, scoped("c", "a")),
    "figures": lambda: counted(FIGURE),
    "no-figure": lambda: counted(DIRECT),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_given_by_some_answer(kind: VerdictKind) -> None:
    assert WAYS[kind]().kind == kind


def test_the_list_is_closed_and_every_kind_is_documented_with_what_it_means() -> None:
    assert tuple(KINDS) == get_args(VerdictKind)
    assert DOCUMENTED == KINDS


@pytest.mark.parametrize("name", schemas.names())
def test_every_contract_with_a_verdict_has_the_kinds_as_an_enumeration(name: str) -> None:
    schema = schemas.schema(name)
    if "verdict" in schema["properties"]:
        own = schema["properties"]["verdict"]
        defined = schema["$defs"]["verdict"] if "$ref" in own else own
        assert defined["properties"]["kind"] == {"enum": [*KINDS]}
