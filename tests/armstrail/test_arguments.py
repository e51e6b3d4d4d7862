"""What Python code may pass, and how it is told what it may not."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
import pytest

import armstrail
from armstrail.notebook import arguments
from graph.constraints.limits import Limits
from graph.errors import QuestionError

NET: Any = armstrail.load()
"""Of no type, so that the wrong ones can be passed."""

load: Any = armstrail.load


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: NET.paths("US", "ISIS", k="5"), "k: '5' is no whole number; give one such as k=3"),
        (lambda: NET.paths("US", "ISIS", k=None), "k: None is no whole number"),
        (lambda: NET.paths("US", "ISIS", k=1.5), "k: 1.5 is no whole number"),
        (lambda: NET.paths("US", "ISIS", k=True), "k: True is no whole number"),
        (lambda: NET.paths("US", "ISIS", k=0), "0 paths are no answer"),
        (lambda: NET.paths("US", "ISIS", inferred="no"), "inferred: 'no' is no yes or no; give T"),
        (lambda: NET.paths("US", "ISIS", singly=1), "singly: 1 is no yes or no"),
        (lambda: NET.paths("US", None), "None is no name"),
        (lambda: NET.paths("US", "ISIS", max_legs="3"), "max_legs: '3' is no whole number"),
        (lambda: NET.paths("US", "ISIS", max_legs=2.5), "max_legs: 2.5 is no whole number"),
        (lambda: NET.paths("US", "ISIS", only_direct="no"), "only_direct: 'no' is no yes or no"),
        (
            lambda: NET.paths("US", "ISIS", between=(2015,)),
            r"between: \(2015,\) is no time; give a",
        ),
        (lambda: NET.paths("US", "ISIS", between=(None, 2015)), r"between: \(None, 2015\) is no"),
        (lambda: NET.paths("US", "ISIS", between=2015.5), "between: 2015.5 is no time"),
        (lambda: NET.paths("US", "ISIS", between=True), "between: True is no time"),
        (lambda: NET.paths("US", "ISIS", avoid=5), "avoid: 5 is no text or list of texts"),
        (lambda: NET.paths("US", "ISIS", modes=["sold", None]), r"modes: \['sold', None\] is no"),
        (lambda: NET.paths("US", "ISIS", places=b"Mosul"), "places: b'Mosul' is no text or list"),
        (lambda: NET.paths("US", "ISIS", least_band=2), "least_band: 2 is no text"),
        (lambda: NET.paths("US", "ISIS", min_support=[1]), r"min_support: \[1\] is no figure"),
        (lambda: NET.paths("US", "ISIS", min_support=True), "min_support: True is no figure"),
        (lambda: NET.paths("US", "ISIS", min_support=2), "'2' is no support; give a figure from"),
        (lambda: NET.downstream("US", undisputed="yes"), "undisputed: 'yes' is no yes or no"),
        (lambda: NET.scrutinise("US", "ISIS", k="3"), "k: '3' is no whole number"),
        (lambda: NET.ask(None), "text: None is no text; give a text in quotes"),
        (lambda: NET.scrutinise("US", "ISIS", k=0), "0"),
        (lambda: NET.ask("who is Hamas", k=True), "k: True is no whole number"),
        (lambda: NET.without(None), "without: None is no text"),
        (lambda: NET.without(["newsweek"]), r"without: \['newsweek'\] is no text"),
        (lambda: NET.graded("B"), "grades: 'B' is no mapping of ids to letters"),
        (lambda: NET.graded({"us-dod-report-2022": None}), "is no mapping of ids to letters"),
        (lambda: NET.measures(transfers=None), "transfers: None is no text"),
        (lambda: NET.measures(merge_parts="no"), "merge_parts: 'no' is no yes or no"),
        (lambda: NET.map(height="860"), "height: '860' is no whole number"),
        (lambda: NET.map(around="US", steps="2"), "steps: '2' is no whole number"),
        (lambda: NET.map(arround="US"), "'arround' is no keyword of the map; the nearest is 'aro"),
        (lambda: NET.export(None, "x"), "format_: None is no text"),
        (lambda: NET.export("json", None), "path: None is no path; give a text or a pathlib.Path"),
        (lambda: NET.export("json", "x", strict="no"), "strict: 'no' is no yes or no"),
        (lambda: NET.export("markdown", "x", about=["US"]), r"about: \['US'\] is no text"),
        (lambda: load(5), "path: 5 is no path"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_name(ask: Any, message: str) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        ask()
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("between", "days"),
    [
        (2015, ("2015-01-01", "2015-12-31")),
        ("2015-02", ("2015-02-01", "2015-02-28")),
        ([date(2015, 3, 1), "2016"], ("2015-03-01", "2016-12-31")),
        ((np.int64(2015), 2016), ("2015-01-01", "2016-12-31")),
    ],
)
def test_one_time_by_itself_is_all_of_it(between: Any, days: tuple[str, str]) -> None:
    limits = NET.paths("US", "ISIS", between=between).answer.limits
    assert tuple(map(str, limits.between or ())) == days


def test_numbers_of_numpy_and_what_is_not_given_are_taken() -> None:
    found = NET.paths("US", "ISIS", k=np.int64(1), undisputed=np.bool_(True), max_legs=None)
    assert found.answer.limits == Limits(undisputed=True)
    assert [path.tier for path in found].count("inferred") <= 1


def test_every_limit_is_checked() -> None:
    assert {*arguments.LIMITS} == {field.name for field in fields(Limits)}
