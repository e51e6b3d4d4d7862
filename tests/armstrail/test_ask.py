"""``armstrail ask``: the question as it was read, what was not, and the answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import armstrail
from exports.report import measuring, replies
from exports.report.schemas import versioned
from graph.errors import ArmstrailError
from graph.measures.measures import measure
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import build
from graph.question.kinds import EXAMPLES, QUESTION_KINDS
from tests.support.cli import printed, run
from tests.support.contracts import VALID
from tests.support.strategies import datasets

CONTRACTS = {
    "says": "says",
    "quantities": "quantities",
    "paths": "paths",
    "downstream": "reach",
    "upstream": "reach",
    "scrutinise": "scrutiny",
    "show": "show-actor",
}


def valid(found: dict[str, Any]) -> None:
    for name, part in (("ask", found), (CONTRACTS[found["answered_by"]], found["answer"])):
        VALID[name].validate(part)


@pytest.mark.parametrize("question", EXAMPLES)
def test_the_examples_are_answered_and_keep_their_contracts(question: str) -> None:
    found = printed("ask", question, "--json")
    assert found["question"]["text"] == question
    valid(found)
    text = run("ask", question).stdout
    told = " ".join(text.split())
    assert told.startswith(" ".join(found["verdict"]["sentence"].split()))
    assert f"Read as: {found['read_as']}" in told
    assert max(map(len, text.splitlines())) <= 80


def test_a_question_is_answered_as_the_command_of_its_kind() -> None:
    found = printed("ask", "how could US weapons reach ISIS without stockpiles", "--json")
    assert found["answer"] == printed("paths", "US", "ISIS", "--avoid", "stockpile", "--json")
    for kind, command in (
        ("what became of US arms", ("downstream", "US")),
        ("who could have supplied ISIS", ("upstream", "ISIS")),
        ("what does US -> Taliban rest on", ("scrutinise", "US", "Taliban")),
        ("who is Hamas", ("show", "Hamas")),
    ):
        assert printed("ask", kind, "--json")["answer"] == printed(*command, "--json")


def test_how_it_was_read_stands_under_the_verdict() -> None:
    text = run("ask", "how could US weapons reach Hamas after 2021 without the Taleban")
    verdict, read, *_ = text.stdout.split("\n\n")
    assert verdict.startswith("No document states that arms from United States came to Hamas")
    assert read.splitlines()[:2] == [
        "Read as: paths from United States to Hamas; avoiding Taliban; after 2021-12-31",
        "Read 'the Taleban' as Taliban.",
    ]


def test_nothing_is_left_out_of_a_question() -> None:
    refused = run("ask", "who could have supplied ISIS via Pakistan by camel")
    assert (refused.exit_code, refused.stdout) == (2, "")
    said = " ".join(refused.stderr.split())
    assert "'by camel' is not understood; 'via Pakistan' is no limit to such a question" in said
    assert "ask 'whose arms could have reached ISIS', which leaves them out" in said


def test_since_when_is_answered_with_the_paths_and_said_to_be() -> None:
    found = printed("ask", "since when did the US arm the FSA?", "--json")
    meant = "the paths, whose legs carry their periods"
    assert found["notes"] == [{"typed": "since when", "answered_with": meant}]
    assert found["answer"] == printed("paths", "US", "FSA", "--json")
    valid(found)
    text = run("ask", "since when did the US arm the FSA?").stdout
    assert f"'since when' is answered with {meant}." in text


def test_whether_it_is_stated_is_answered_with_the_handing_over_alone() -> None:
    found = printed("ask", "did the Taliban arm the TTP?", "--json")
    assert found["answered_by"] == "paths"
    limited = printed("paths", "Taliban", "TTP", "--max-legs", "1", "--json")
    asked, typed = found["answer"].pop("verdict"), limited.pop("verdict")
    assert found["answer"] == limited
    assert asked["kind"] == typed["kind"] == "not-stated-inferred"
    head, _, nearest = asked["sentence"].partition("; ")
    assert head.endswith(" directly")
    assert nearest == typed["sentence"].partition("; ")[2]
    reverse = printed("ask", "was the Taliban armed by the TTP?", "--json")
    assert (reverse["question"]["giver"], reverse["question"]["goal"]) == ("ttp", "taliban")
    assert reverse["answer"]["paths"] == []


def test_what_was_captured_is_not_answered_with_what_was_got_otherwise() -> None:
    dataset = Dataset(
        actors=tuple(Actor(one, one.capitalize(), "armed-group") for one in ("alpha", "beta")),
        transfers=(Transfer("t", "alpha", "beta", "unspecified"),),
        origins=(Origin("o", "An official"),),
        documents=(Document("d", "A report"),),
        statements=(Statement("s", "t", "o", "d", "asserts", 1),),
    )
    network = build(dataset)
    for asked, kind in (
        ("did arms from Alpha reach Beta", "stated"),
        ("did Beta get arms from Alpha", "stated"),
        ("did Alpha give arms to Beta", "stated-otherwise"),
        ("did Beta capture arms from Alpha", "stated-otherwise"),
        ("did Beta capture Alpha arms", "stated-otherwise"),
        ("did Alpha get arms from Beta", "nothing-connects"),
    ):
        assert replies.ask(network, asked).reply.data()["verdict"]["kind"] == kind


def test_a_question_may_say_as_of_when() -> None:
    found = printed("ask", "how could US weapons reach Hamas, as of June 2021?", "--json")
    assert found["question"]["as_of"] == "2021-06"
    assert found["answer"] == printed("paths", "US", "Hamas", "--as-of", "2021-06", "--json")


def test_reach_is_within_what_was_asked() -> None:
    everything = printed("ask", "what became of US arms", "--json")["answer"]["reach"]
    later = printed("ask", "what became of US arms after 2021", "--json")["answer"]["reach"]
    assert {row["actor"] for row in later} < {row["actor"] for row in everything}
    assert "is not left out" in run("ask", "what became of US arms after 2021").stdout


def test_a_question_may_stand_without_quotes_and_be_asked_of_what_is_supposed() -> None:
    question = ("what", "does", "from", "US", "to", "Taliban", "rest", "on")
    whole = printed("ask", " ".join(question), "--json")["answer"]
    assert printed("ask", *question, "--json")["answer"] == whole
    found = printed("ask", *question, "--without", "us-dod", "--json")
    (changed,) = found["answer"]["changed"]
    assert changed.startswith("without the voice us-dod: ")
    assert found["question"]["kind"] == "scrutinise"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "Nothing was asked"),
        ("why?", "names no actor"),
        ("how could US weapons reach Boko Haram", "'Boko Haram' is no actor"),
        ("how could US weapons reach US", "both start and goal"),
        ("what became of US arms without the US", "asked for and to be avoided"),
        ("how could US weapons reach ISIS after 2021 before 2020", "No day is both"),
        ("how could US weapons reach ISIS via FSA or TTP", "'via FSA or TTP' has no meaning"),
        ("who other than FSA supplied ISIS", "what 'other than FSA' leaves out"),
        ("how could US weapons reach ISIS in at most 0 steps", "0 legs are no path"),
        ("did Hamas not get arms from the US", "arms went from United States to Hamas' instead"),
    ],
)
def test_what_cannot_be_asked_is_one_message_and_exit_code_2(question: str, message: str) -> None:
    result = run("ask", question)
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert message in result.stderr
    assert result.stdout == ""


@settings(max_examples=25)
@given(datasets(max_actors=4, max_statements=6), st.data())
def test_the_answers_of_any_dataset_keep_their_contracts(dataset: Any, data: Any) -> None:
    network = build(dataset)
    first, last = (f'"{dataset.actors[place].id}"' for place in (0, -1))
    for said in (data.draw(st.sampled_from(kind.said)) for kind in QUESTION_KINDS):
        text = said.format(start=first, goal=last, giver=first, supplier=first, voice=last)
        try:
            told = replies.ask(network, text)
        except ArmstrailError:
            assert first == last or "{voice}" in said or "{start} reached" in said
        else:
            valid(versioned(told.reply.data()))
            read = f"Read as: {told.read.read_as}"
            assert " ".join(read.split()) in " ".join(told.reply.text().split())


def test_stats_keep_their_contract_and_fit_80_columns() -> None:
    for options in ((), ("--nodes", "giant", "--merge-parts"), ("--transfers", "drawn", "--all")):
        for weight in ("both", "plain", "support"):
            found = printed("stats", *options, "--weight", weight, "--json")
            VALID["stats"].validate(found)
            assert any("_by_support" in key for key in found["actors"][0]) == (weight != "plain")
            assert ("betweenness" in found["actors"][0]) == (weight != "support")
            text = run("stats", *options, "--weight", weight).stdout
            assert max(map(len, text.splitlines())) <= 80
    assert len(found["actors"]) == found["counts"]["actors"] > 20


def test_stats_say_on_what_they_were_taken() -> None:
    text = " ".join(run("stats", "--nodes", "giant").stdout.split())
    aliases = sum(len(one.aliases) for one in armstrail.load().dataset.actors)
    assert printed("stats", "--json")["counts"]["aliases"] == aliases > 0
    for said in (
        "Transfers: those that an active assertion backs",
        f"Aliases ({aliases}): merged, names of one actor each and never nodes.",
        "the largest component; 9 actors outside it left out",
        "24 actors known to speak only",
        "3 arrows of weight 0",
        "They say nothing of guilt",
    ):
        assert said in text
    assert "and 13 more: --all lists them" in run("stats").stdout


def test_of_a_large_network_stats_say_that_they_are_estimated() -> None:
    actors = tuple(Actor(f"a{number}", "A", "state") for number in range(1_001))
    network = build(Dataset(actors=actors))
    told = measuring.as_text(network, measure(network), "both", everybody=False)
    assert "drawn with seed 1, and closeness is left out" in " ".join(told.split())


def test_the_bundled_dataset_is_loaded_with_all_that_can_be_asked_of_it() -> None:
    assert armstrail.load().ask("who is Hamas?").found.id == "hamas"
