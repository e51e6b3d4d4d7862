"""What was measured stands beside what is held to, and no goal is said to be met that is not."""

from __future__ import annotations

import pytest

from benchmarks.contests import results, searched
from benchmarks.measuring import Cost
from benchmarks.results import Figure, Goal, Result, Table, greatest, growth, middle


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure(14), "met"),
        (Figure(14.01), "not met"),
        (Figure(20, over=True), "not met"),
        (Figure(14, over=True), "not met"),
        (Figure(3, over=True), "not known"),
    ],
)
def test_a_goal_is_met_where_the_figure_is_known_to_be_no_more(
    figure: Figure, verdict: str
) -> None:
    assert Goal("ratio", 14).verdict({"ratio": figure}, 1_000_000) == verdict


def test_a_goal_without_a_figure_is_not_known_to_be_met() -> None:
    assert Goal("ratio", 14).verdict({}, 1_000_000) == "not known"


def test_a_goal_for_another_size_is_shown_and_not_judged() -> None:
    goal = Goal("ratio", 14)
    assert goal.verdict({"ratio": Figure(1)}, 10_000) == ""
    assert goal.text(10_000) == "≤ 14.0 times (at 1,000,000)"
    assert goal.text(1_000_000) == "≤ 14.0 times"


def test_a_median_of_which_more_than_half_is_over_is_over() -> None:
    over, done = Figure(30, over=True), Figure(2)
    assert middle([done, over, over]) == over
    assert middle([done, over, done]) == done
    assert middle([over, Figure(40), over]) == over


def test_the_greatest_is_over_where_anything_is() -> None:
    assert greatest([Figure(40), Figure(30, over=True)]) == Figure(40, over=True)
    assert greatest([Figure(40), Figure(30)]) == Figure(40)


def test_ratios_are_of_medians_and_what_failed_has_none() -> None:
    costs = {
        "floor": [Cost(2, 9, 50), Cost(1, 9, 50), Cost(4, 9, 50)],
        "ours": [Cost(300, 900, 70, over=300)],
        "theirs": [Cost(1, 1, 1, failed="no such library")],
    }
    floor, ours, theirs = results(costs, "floor")
    assert floor.figures["cpu"] == Figure(2)
    assert ours.figures["ratio"] == Figure(150, over=True)
    assert (theirs.figures, theirs.note) == ({}, "failed: no such library")


def test_a_search_that_was_ended_is_neither_proved_nor_left_out() -> None:
    dijkstra = {"what": "Dijkstra", "runs": [{"cpu": 0.5, "wall": 1}]}
    done = {"what": "armstrail", "runs": [{"cpu": 5, "wall": 7, "proved": True, "found": 10}]}
    ended = {"what": "armstrail", "runs": []}
    found = Cost(0, 0, 80, told=(dijkstra, done, dijkstra, ended, dijkstra, ended))
    _, ours = searched(found, 30)
    assert ours.note == "1 of 3 proved, 10 paths"
    assert ours.figures["ratio"] == Figure(60, over=True)
    assert ours.figures["slowest"] == Figure(30, over=True)
    assert ours.figures["unproved"] == Figure(2)


def test_what_memory_grows_by_is_told_from_size_to_size_but_not_of_what_was_ended() -> None:
    def table(size: int, cpu: Figure, peak: float) -> Table:
        return Table("Any", size, [Result("ours", {"cpu": cpu, "peak": Figure(peak)})])

    done, ended = Figure(1), Figure(300, over=True)
    tables = [table(10, done, 50), table(100, done, 150), table(1_000, ended, 999)]
    grown = growth(tables, ["ours"])
    [one] = grown.results
    assert one.name == "ours, from 10 to 100 statements"
    assert one.figures == {"peak": Figure(100)}
    assert "| not met" in grown.markdown()


def test_a_table_tells_figures_goals_and_verdicts() -> None:
    ours = Result("ours", {"cpu": Figure(1.234), "ratio": Figure(20), "worst": Figure(300, True)})
    goals = {"ours": [Goal("ratio", 14, 0), Goal("cpu", 2, 0)]}
    told = Table("Title", 10_000, [ours], goals).markdown()
    assert told.startswith("### Title\n\n|")
    row = [cell.strip() for cell in told.splitlines()[-1].split("|")]
    assert row[1:4] == ["ours", "1.23", ""]
    assert row[5:8] == [
        "20.0 (worst over 300)",
        "≤ 14.0 times; ≤ 2.00 s",
        "not met; met",
    ]
