"""The commands that question the evidence: reach, scrutiny, suppositions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import armstrail
from graph.constraints.limits import Limits
from graph.constraints.registry import HEEDED
from graph.constraints.restriction import restricted
from graph.reach.reach import downstream, upstream
from tests.support.cli import printed, run
from tests.support.datasets_io import write_dataset
from tests.support.places import SCHEMAS
from tests.support.small_networks import dataset, edge

LADDER = (
    "letter,low,point,high\nA,.9,.9,.9\nB,.5,.5,.5\nC,.4,.4,.4\nD,.2,.2,.2\nE,0,0,0\nF,0,0,.5\n"
)


def rows(command: str, actor: str, *options: str) -> dict[str, Any]:
    found = printed(command, actor, "--json", *options)
    jsonschema.validate(found, json.loads((SCHEMAS / "reach.schema.json").read_text("utf-8")))
    return {row["actor"]: row for row in found["reach"]}


def test_downstream_lists_every_actor_with_reach_range_path_and_voices() -> None:
    found = rows("downstream", "US")
    assert 0 < found["taliban"]["low"] < found["taliban"]["support"] < found["taliban"]["high"]
    assert found["taliban"]["path"][-1] == "stock-afghanistan-with-taliban"
    assert (found["hamas"]["inferred"], found["taliban"]["inferred"]) == (True, False)
    assert found["hamas"]["marks"] == ["disputed", "ungraded"]
    assert {row["method"] for row in found.values()} == {"exact"}


def test_upstream_is_downstream_seen_from_the_other_end() -> None:
    for actor, row in rows("upstream", "ISIS").items():
        other = rows("downstream", actor)["isis"]
        assert (other["support"], other["low"], other["high"]) == (
            row["support"],
            row["low"],
            row["high"],
        )


LIMITS: list[tuple[tuple[str, ...], dict[str, Any], str]] = [
    (("--avoid", "Taleban"), {"avoid": ("taliban",)}, "not through Taliban"),
    (("--mode", "diversion"), {"modes": ("diversion",)}, "every leg a diversion"),
    (("--materiel", "small arm"), {"materiel": ("small-arm",)}, "of small arm"),
    (("--place", "Syria"), {"places": ("Syria",)}, "every leg at “Syria”"),
    (
        ("--between", "2015", "2016"),
        {"between": (date(2015, 1, 1), date(2016, 12, 31))},
        "from 1 January 2015 to 31 December 2016",
    ),
    (("--least-band", "reported"), {"least_band": "reported"}, "every leg at least reported"),
    (("--only-direct",), {"only_direct": True}, "every leg with its carrier named"),
    (("--undisputed",), {"undisputed": True}, "no leg that anybody denies"),
]


def test_every_limit_of_a_transfer_by_itself_is_tried() -> None:
    assert {name for _, fields, _ in LIMITS for name in fields} == {*HEEDED}


@pytest.mark.parametrize(("typed", "fields", "words"), LIMITS)
def test_reach_is_taken_within_constraints_and_says_so(
    typed: tuple[str, ...], fields: dict[str, Any], words: str
) -> None:
    within = restricted(armstrail.load().network, Limits(**fields))
    expected = {one.goal: one.figures.support.value for one in downstream(within, "us")}
    assert {actor: row["support"] for actor, row in rows("downstream", "US", *typed).items()} == (
        pytest.approx(expected)
    )
    sources = {one.start: one.figures.support.value for one in upstream(within, "isis")}
    assert {actor: row["support"] for actor, row in rows("upstream", "ISIS", *typed).items()} == (
        pytest.approx(sources)
    )
    (told,) = printed("downstream", "US", "--json", *typed)["constraints"]
    assert words in told
    text = " ".join(run("upstream", "ISIS", *typed).stdout.split())
    assert f"With these constraints: {told}." in text


def test_constraints_change_what_reach_and_scrutiny_find() -> None:
    assert {*rows("downstream", "US", "--least-band", "reported")} < {*rows("downstream", "US")}
    typed = ("scrutinise", "US", "Taliban", "--avoid", "Former Afghan government")
    found, free = printed(*typed, "--json"), printed(*typed[:3], "--json")
    schema = json.loads((SCHEMAS / "scrutiny.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["constraints"] == ["not through Former Afghan government"]
    assert free["constraints"] == []
    assert found["reach"]["value"] < free["reach"]["value"]
    text = " ".join(run(*typed).stdout.split())
    assert "With these constraints: not through Former Afghan government." in text
    nothing = run("scrutinise", "US", "Taliban", "--least-band", "documented").stdout
    assert "can be inferred within these constraints." in " ".join(nothing.split())


def test_a_question_in_a_sentence_is_limited_as_the_command_is() -> None:
    asked = printed("ask", "what became of US arms in 2015 undisputed", "--json")["answer"]
    typed = ("--between", "2015", "2015", "--undisputed", "--json")
    assert asked == printed("downstream", "US", *typed)
    assert len(asked["constraints"]) == 2


@pytest.mark.parametrize("command", ["downstream", "upstream", "scrutinise"])
@pytest.mark.parametrize("option", ["--via", "--max-legs", "--min-support", "--any-time"])
def test_a_limit_of_a_path_is_no_option_of_reach(command: str, option: str) -> None:
    actors = ["US", "ISIS"] if command == "scrutinise" else ["US"]
    result = run(command, *actors, option, "2")
    assert result.exit_code == 2
    assert "No such option" in result.stderr
    assert option in result.stderr


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("--avoid", "stockpile"), "'stockpile' is a type of actor, which only a path can avoid"),
        (("--avoid", "US"), "asked for and to be avoided"),
        (("--mode", "divrsion"), "the nearest is 'diversion'"),
    ],
)
def test_a_wrong_limit_of_reach_is_one_message(typed: tuple[str, ...], message: str) -> None:
    result = run("downstream", "US", *typed)
    assert (result.exit_code, "Traceback" in result.output, result.stdout) == (2, False, "")
    assert message in result.stderr


def test_nothing_is_inferred_of_a_spokesman() -> None:
    assert "zabihullah-mujahid" not in rows("downstream", "US")


@pytest.mark.parametrize("pair", [("US", "Taliban"), ("US DoD", "Hamas"), ("Hamas", "US")])
def test_scrutiny_keeps_its_contract(pair: tuple[str, str]) -> None:
    schema = json.loads((SCHEMAS / "scrutiny.schema.json").read_text("utf-8"))
    jsonschema.validate(printed("scrutinise", *pair, "--json"), schema)


def test_scrutiny_names_the_voices_without_which_nothing_is_left() -> None:
    found = printed("scrutinise", "US", "Taliban", "--json")
    assert found["reach"]["voice_cuts"] == [["taliban", "us-dod"]]
    assert found["paths"][0]["keystones"] == ["taliban"]
    without = {row["voice"]: row["without"] for row in found["reach"]["voices"]}
    assert 0 < without["taliban"] < without["us-dod"] < found["reach"]["value"]


def test_scrutiny_of_what_nobody_states_says_so() -> None:
    assert "No admissible path" in run("scrutinise", "Hamas", "US").stdout


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("us-dod-report-2022", "origin"),
        ("us-dod", "voice"),
        ("coverpage-hamas", "document"),
        ("The Cradle", "outlet"),
        ("newsweek", "outlet"),
    ],
)
def test_an_answer_without_a_source_says_what_was_set_aside(source: str, kind: str) -> None:
    found = printed("paths", "US", "Taliban", "--without", source, "--json")
    assert found["changed"][0].startswith(f"without the {kind} {source}: ")
    assert f"As if: without the {kind}" in run("downstream", "US", "--without", source).stdout


@pytest.fixture
def two_ways(tmp_path: Path) -> str:
    """A dataset with two ways from a to c: by one leg, and by way of b."""
    ways = dataset(edge("a-c", "sold"), edge("a-b", "sold"), edge("b-c", "sold"))
    return str(write_dataset(ways, tmp_path / "two-ways"))


def test_without_the_one_report_the_best_path_falls(two_ways: str) -> None:
    asked = ("paths", "a", "c", "--json", "--data", two_ways)
    before, second = printed(*asked)["paths"]
    (after,) = printed(*asked, "--without", "o-a-c")["paths"]
    assert after["legs"] == second["legs"] != before["legs"]
    assert after["support"] < before["support"]


def test_another_grade_changes_the_figure_and_says_so(two_ways: str) -> None:
    asked = ("paths", "a", "c", "--json", "--data", two_ways)
    found = printed(*asked, "--grade", "o-a-c=C")
    assert found["changed"] == ["o-a-c graded C instead of B"]
    support = {len(path["legs"]): path["support"] for path in found["paths"]}
    assert support == {1: pytest.approx(0.5), 2: pytest.approx(0.49)}


def test_another_ladder_moves_figures_but_no_band(tmp_path: Path) -> None:
    file = tmp_path / "ladder.csv"
    file.write_text(LADDER)
    before = rows("downstream", "US")
    after = rows("downstream", "US", "--ladder", str(file))
    assert after["taliban"]["support"] != before["taliban"]["support"]
    direct = "former-afghan-government"
    assert after[direct]["band"] == before[direct]["band"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--without", "nobody-at-all"), "is no origin, document, voice or outlet"),
        (("--grade", "us-dod-report-2022=Z"), "'Z' is no grade"),
        (("--grade", "nobody=B"), "'nobody' is no origin"),
        (("--grade", "B"), "write ORIGIN=B"),
        (("--ladder", "no-such-file.csv"), "no-such-file.csv"),
    ],
)
def test_a_supposition_without_sense_is_one_message(options: tuple[str, ...], message: str) -> None:
    result = run("paths", "US", "Taliban", *options)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert message in result.stderr


def test_the_tree_of_sources_shows_one_commander_in_two_documents() -> None:
    text = run("sources", "--tree").stdout
    block = text[text.index("[israeli-commander-newsweek]: one voice") :].split("\n\n")[0]
    assert "in 2 documents" in block
    assert "via Townhall" in block
    assert max(map(len, text.splitlines())) <= 80


def test_check_proposes_and_never_decides() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "Look at: " in result.stdout
    assert "grows along the relay" in " ".join(result.stdout.split())


@pytest.mark.parametrize("command", ["downstream", "upstream", "scrutinise"])
def test_plain_answers_fit_80_columns(command: str) -> None:
    arguments = ["US", "ISIS"] if command == "scrutinise" else ["ISIS"]
    text = run(command, *arguments).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert "not the probability that it happened" in text


def test_what_one_left_came_to_the_other_over_what_lay_between() -> None:
    """No single transfer leads from who left arms behind to who took them."""
    output = run("ask", "did the US leave weapons to the Taliban?").output
    assert "No document states" not in output.split("\n\n", maxsplit=1)[0]
    assert "US forces in Afghanistan → US-origin arms left or captured" in output
    assert "'left or lost' is answered with the paths" in output
