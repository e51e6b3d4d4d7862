"""The words of --explain: why a calculation has its form, and what each voice has to do with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exports.report.text import as_text
from graph.model.rows import Dataset
from graph.network import build
from graph.paths.answer import answer
from tests.support.cli import printed, run
from tests.support.contracts import VALID
from tests.support.small_networks import dataset, edge


def told(data: Dataset) -> str:
    network = build(data)
    text = as_text(network, answer(network, "a", "c"), explaining=True)
    return " ".join(text.split())


def plain() -> Dataset:
    return dataset(edge("a-b"), edge("b-c"))


def test_two_voices_are_said_to_multiply() -> None:
    text = told(plain())
    assert ".70 x .70 = .49" in text
    assert "2 voices, each independent of the others: so the figures multiply." in text
    assert "a-b backs leg 1: grade B, .70 wholly relied on, support is .70; not at all, 0" in text


def test_one_voice_behind_two_legs_is_said_to_count_once() -> None:
    data = plain()
    text = told(replace(data, origins=tuple(replace(o, group="one") for o in data.origins)))
    assert "It is .70: one voice decides it alone." in text
    assert "a-b or others of that voice backs leg 1 and leg 2, and counts once." in text
    assert ".70 x .70" not in text


def test_a_letter_that_was_lowered_and_a_hedge_are_told() -> None:
    data = plain()
    said = (replace(data.statements[0], interest="party", hedge="even"), data.statements[1])
    text = told(replace(data, statements=said))
    assert "backs leg 1: grade C, .50 (graded B, lowered to C), x .50 by its own hedge" in text
    assert "2 voices, each independent of the others, and 1 hedge, independent of all else" in text
    assert ".50 x .50 x .70 = .175" in text or ".70 x .50 x .50 = .175" in text


def test_a_denial_is_told_and_taken_off() -> None:
    data = plain()
    denial = replace(data.statements[0], id="no", origin="x", stance="denies")
    other = replace(data.origins[0], id="x", name="the denier")
    said = (*data.statements, denial)
    text = told(replace(data, statements=said, origins=(*data.origins, other)))
    assert "the denier denies leg 1: grade B, .70 wholly relied on, support is 0" in text
    assert ".70 x .70 x (1 - .70) = .147" in text
    assert "[########xxxxxxxxxxxxxxxxxxx" in text


def test_a_voice_that_cannot_back_one_leg_without_denying_another_leaves_nothing() -> None:
    data = plain()
    denial = replace(data.statements[0], id="no", origin="o-b-c", stance="denies")
    text = told(replace(data, statements=(*data.statements, denial)))
    assert "How the upper end of its range came about (its support is 0)" in text


def test_what_is_not_graded_is_explained_by_its_upper_end() -> None:
    data = plain()
    text = told(replace(data, origins=tuple(replace(o, grade="F") for o in data.origins)))
    assert "How the upper end of its range came about (not all of it is graded)" in text
    assert "It is .50: the ungraded voices, which count as one, decide it alone." in text
    assert "not graded, .50" in text


@pytest.mark.parametrize("pair", [("US DoD", "Hamas"), ("US", "Taliban"), ("US", "ISIS")])
def test_the_bundled_explanations_fit_80_columns_and_keep_their_contract(
    pair: tuple[str, str],
) -> None:
    text = run("paths", *pair, "--explain").stdout
    assert "The four masses of each leg" in text
    assert max(map(len, text.splitlines())) <= 80
    found = printed("paths", *pair, "--explain", "--json")
    VALID["paths"].validate(found)
    for path in found["paths"]:
        for voice in path["explanation"]["voices"]:
            total = sum(case["width"] * case["support"] for case in voice["cases"])
            assert total == pytest.approx(path["explanation"]["value"])
