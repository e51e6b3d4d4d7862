"""How far chains lead, and what is said of it: a bound is never told as a support."""

from __future__ import annotations

from dataclasses import replace

import pytest

from armstrail.cli.engines import spreading
from armstrail.cli.engines.spreading import bounded
from exports.report import bounds
from exports.report.bounds import Bounded
from exports.words import phrases
from graph.errors import QuestionError
from graph.evidence.frames.figures import weigh
from graph.network import Network, build
from seeds import tables
from seeds.engines import local
from tests.support.cli import run
from tests.support.contracts import keeps

START = "us-forces-afghanistan"


@pytest.fixture(scope="module")
def network() -> Network:
    return build(tables.read(tables.bundled()))


@pytest.fixture(scope="module")
def answer() -> Bounded:
    pytest.importorskip("polars")
    frames = local.frames(tables.bundled(), "polars")[0]
    return bounded(frames, weigh(frames).figures, START)


def test_paths_have_their_exact_support_and_none_exceeds_the_bound(
    network: Network, answer: Bounded
) -> None:
    assert answer.total == len(answer.found) > 5
    for one in answer.found:
        assert one.path is not None
        assert one.path.support == float(network.evidence.support(one.path.legs))
        assert one.path.support <= one.support + 1e-12
        assert one.path.high <= one.high + 1e-12


def test_every_line_says_by_itself_what_is_a_bound_and_what_is_exact(answer: Bounded) -> None:
    text = " ".join(bounds.as_lines(answer).split())
    assert text.startswith(
        "With times and materiel not compared and no inferred step taken, alleged"
    )
    assert "which is a bound and no statement that arms went so far" in text
    assert text.count("no stated path to it has more support than") == len(answer.found)
    assert text.count("; if all asserting voices were one, ") == len(answer.found)
    assert text.count("exact for this path,") == len(answer.found)
    assert text.endswith("No wrongdoing is inferred for parties earlier in a chain.")
    assert max(map(len, bounds.as_lines(answer).splitlines())) <= 80


def test_what_came_to_a_part_is_said_to_be_of_a_part(answer: Bounded) -> None:
    transfer = answer.network.dataset.transfer
    apart = [one for one in answer.found if one.path and _end(transfer, one.path) != one.actor]
    assert len(apart) == bounds.as_lines(answer).replace("\n   ", "").count(", to a part of it")


def _end(transfer: object, path: object) -> str:
    return str(transfer[path.legs[-1]].receiver)  # type: ignore[index, attr-defined]


def test_the_json_keeps_its_contract(answer: Bounded) -> None:
    keeps("bounds", bounds.as_data(answer))


def test_who_gives_nothing_has_no_chain() -> None:
    pytest.importorskip("polars")
    frames = local.frames(tables.bundled(), "polars")[0]
    found = bounded(frames, weigh(frames).figures, "hamas")
    assert bounds.as_data(found)["bounded"] == []
    assert bounds.as_lines(found).startswith("No collected document alleges a completed transfer")


def test_what_was_not_brought_back_is_not_said_to_be_no_path(
    answer: Bounded, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = local.frames(tables.bundled(), "polars")[0]
    monkeypatch.setattr(spreading, "MOST_TRANSFERS", 1)
    few = bounded(frames, weigh(frames).figures, START)
    keeps("bounds", bounds.as_data(few))
    text = " ".join(bounds.as_lines(few).split())
    none = "none make a path whose times and materiel fit; there may be one"
    assert text.count(none) == len(few.found) - 1
    cut = few._replace(found=[replace(one, path=None, proved=False) for one in few.found])
    said = " ".join(bounds.as_lines(cut).split())
    assert said.count("no path was found") == len(few.found)
    assert "none make a path" not in said


def test_what_is_disputed_is_told_with_what_backs_it(answer: Bounded) -> None:
    disputed = [one for one in answer.found if one.path and "disputed" in one.path.marks]
    told = " ".join(bounds.as_lines(answer).split())
    assert all(phrases.strength(one.path) in told for one in disputed if one.path)


def test_an_actor_that_is_not_there_is_refused() -> None:
    pytest.importorskip("polars")
    frames = local.frames(tables.bundled(), "polars")[0]
    with pytest.raises(QuestionError, match="no id and no full name"):
        bounded(frames, weigh(frames).figures, "Hamaz")


def test_on_spark_no_limit_is_passed_over_in_silence() -> None:
    done = run("downstream", "US", "--engine", "spark", "--materiel", "uav")
    assert (done.exit_code, "--engine spark takes no --materiel" in done.stderr) == (2, True)
