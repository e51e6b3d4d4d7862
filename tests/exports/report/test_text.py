"""The answer in plain words says what was found, what it rests on, and no more than is true."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from exports.report.text import as_json, as_text
from graph.constraints.limits import Limits
from graph.model.rows import Actor, Dataset, Document, Origin, Statement, Transfer
from graph.network import Network, build
from graph.paths.answer import Answer, answer
from graph.paths.near_misses import NearMiss
from graph.paths.nearest import Nearest

ACTORS = (
    Actor("giver", "Giver", "state"),
    Actor("holder", "Holder", "armed-group"),
    Actor("stock", "Stock at the bay", "stockpile"),
    Actor("taker", "Taker", "armed-group"),
    Actor("nobody", "Nobody", "armed-group"),
)
DOCUMENTS = (Document("daily", "Stock lost", "The Daily"), Document("post", "Where it went"))
ORIGINS = (
    Origin("minister", "The minister", grade="B", grade_reason="on record"),
    Origin("witness", "A witness", grade="C", grade_reason="was there"),
    Origin("fighter", "A fighter, not named"),
)
TRANSFERS = (
    Transfer("sale", "giver", "holder", "sold"),
    Transfer("seizure", "stock", "holder", "captured"),
    Transfer("theft", "stock", "taker", "stolen"),
)
STATEMENTS = (
    Statement("s1", "sale", "minister", "daily", "asserts", paragraph=1, basis="testimony"),
    Statement("s2", "seizure", "witness", "post", "asserts", paragraph=2, basis="testimony"),
    Statement("s3", "theft", "minister", "daily", "asserts", paragraph=3, basis="testimony"),
)
HELD = Dataset(ACTORS, DOCUMENTS, ORIGINS, TRANSFERS, STATEMENTS)


def text(network: Network, found: Answer, **options: Any) -> str:
    """The answer with every white space, line ends among them, as one blank."""
    return " ".join(as_text(network, found, **options).split())


def nothing(**values: Any) -> Answer:
    """An answer without any path."""
    return Answer("giver", "taker", (), **values)


def test_a_path_says_what_its_support_would_be_if_all_voices_were_one() -> None:
    network = build(HELD)
    found = answer(network, "giver", "taker")
    (path,) = found.paths
    assert (path.support, path.if_one_voice) == pytest.approx((0.35, 0.5))
    told = text(network, found)
    assert "2 independent voices, 2 documents, 0 denying voices; if all asserting voices" in told
    assert "voices were one, support .50." in told


def test_what_nobody_has_graded_would_not_be_graded_as_one_voice_either() -> None:
    said = (Statement("s1", "sale", "fighter", "daily", "asserts"),)
    network = build(replace(HELD, statements=said))
    told = text(network, answer(network, "giver", "holder"))
    assert "if all asserting voices were one, not graded." in told
    assert "support 0" not in told


def test_the_claim_that_a_stockpile_is_held_is_told_where_it_stands_on_the_path() -> None:
    network = build(HELD)
    told = text(network, answer(network, "giver", "taker"))
    said = "Holder is said to hold Stock at the bay: Stock at the bay → Holder captured"
    assert told.index("[sale]") < told.index(said) < told.index("[seizure]") < told.index("[theft]")
    assert "A witness (grade C) asserts: post paragraph 2" in told
    assert "post: “Where it went”" in told


def test_several_claims_that_a_stockpile_is_held_are_told_as_such_and_each_but_once() -> None:
    network = build(
        replace(
            HELD,
            actors=(*ACTORS, Actor("other", "Other", "armed-group")),
            transfers=(
                *TRANSFERS,
                Transfer("fall", "stock", "holder", "seized-on-collapse"),
                Transfer("second", "stock", "other", "leaked"),
                Transfer("onward", "other", "taker", "sold"),
            ),
            statements=(
                *STATEMENTS,
                Statement("s4", "fall", "fighter", "daily", "asserts"),
                Statement("s5", "second", "witness", "daily", "asserts"),
                Statement("s6", "onward", "witness", "daily", "asserts"),
            ),
        )
    )
    told = text(network, answer(network, "giver", "taker"))
    assert told.count("Holder is said to hold Stock at the bay by any of these claims:") == 2
    assert told.count("A fighter, not named (not graded) asserts") == 1
    assert "seized-on-collapse: alleged, ungraded; not graded, 0 to .50; told under path 1" in told


def test_a_leg_lists_what_backs_it_then_what_denies_it_then_the_rest() -> None:
    said = (
        Statement("n", "sale", "fighter", "daily", "no-comment"),
        Statement("d", "sale", "witness", "daily", "denies"),
        Statement("x", "sale", "minister", "post", "asserts", status="excluded"),
        Statement("a", "sale", "minister", "daily", "asserts"),
    )
    network = build(replace(HELD, statements=said))
    found = answer(network, "giver", "holder")
    lines = as_text(network, found).split("\n")
    marks = [line.split()[0] for line in lines if line.startswith("     ") and line[5] in "+-o"]
    assert marks == ["+", "-", "o", "o"]
    (path,) = as_json(network, found)["paths"]
    assert [one["id"] for one in path["legs"][0]["statements"]] == ["a", "d", "n", "x"]


def test_there_is_no_word_of_inferred_paths_where_they_were_not_asked_for() -> None:
    network = build(HELD)
    found = answer(network, "giver", "taker", inferred=False)
    assert "Inferred" not in text(network, found)
    told = text(network, replace(found, inferred=True))
    assert "(with a step that no source states): none" in told


def test_families_that_may_have_more_say_how_many_paths_were_looked_at() -> None:
    told = text(build(HELD), nothing(taken=1_200, cut=True))
    assert "Only 1,200 paths were looked at; families may have more." in told
    assert "families" not in text(build(HELD), nothing(taken=1_200))


def test_no_path_before_the_budget_was_spent_is_not_said_to_be_no_path() -> None:
    told = text(build(HELD), nothing(truncated=True))
    assert "No path was found before the search ended at its budget." in told
    assert "No admissible path is stated" not in told
    assert "further paths" not in told


def test_paths_found_before_the_budget_was_spent_may_not_be_all() -> None:
    network = build(HELD)
    found = replace(answer(network, "giver", "taker"), truncated=True)
    assert "The search stopped at its budget: further paths may exist." in text(network, found)


def test_where_there_is_no_path_the_nearest_transfers_stand() -> None:
    network = build(HELD)
    told = text(network, answer(network, "giver", "nobody"))
    assert "No admissible path is stated." in told
    assert "Nearest on the side of Giver: Giver → Holder" in told
    assert "nothing is said to come to Nobody" in told


def test_within_limits_a_missing_path_is_missing_within_these_limits() -> None:
    network = build(HELD)
    told = text(network, answer(network, "giver", "taker", limits=Limits(avoid=("stock",))))
    assert "No admissible path is stated within these constraints." in told


@pytest.mark.parametrize(
    ("kept", "cut", "last"),
    [
        (1, False, "sale: because (and 2 further reasons)"),
        (8, False, "sale: because (and 2 further reasons)"),
        (9, False, "- and 1 more: --json lists them"),
        (50, True, "- and 42 more: --json lists them, and there may be others"),
        (1, True, "- and there may be others"),
    ],
)
def test_excluded_candidates_are_counted_and_json_lists_no_more_than_it_does(
    kept: int, cut: bool, last: str
) -> None:
    network = build(HELD)
    one = NearMiss(("sale",), "sale: because", 2)
    found = nothing(near_misses=(one,) * kept, near_misses_cut=cut, nearest=Nearest((), ()))
    block = as_text(network, found).partition("Excluded, ")[2].split("\n\n")[0]
    assert block.split("\n")[-1].strip() == last
    assert len(as_json(network, found)["excluded"]) == kept
